"""The whole article as it will be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from tmtool.model.articles import Article, Segment
from tmtool.model.errors import TmtoolError
from tmtool.tui.actions import Place
from tmtool.tui.job.open_job import same_place
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import around
from tmtool.tui.messages import Failed
from tmtool.tui.other_language import OtherLanguage, find_other_language
from tmtool.tui.screens.telling import TellingScreen
from tmtool.tui.shown.article_text import Paragraph, paragraphs
from tmtool.tui.widgets.article_view import ArticleView
from tmtool.tui.widgets.bars import KeyBar, Row

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk

_BESIDE_FROM = 110
"""Cells from which there is room for the source beside the translation."""


@dataclass(frozen=True, slots=True)
class Jump:
    """Where the person wants to go from the preview."""

    language: str
    segment: int
    place: tuple[int, int]


class JobRead(Message):
    """The segments of a job were read and put together."""

    def __init__(self, language: str, segments: tuple[Segment, ...]) -> None:
        self.language = language
        self.segments = segments
        self.paragraphs = paragraphs(segments)
        super().__init__()


class PreviewView(TellingScreen[Jump | None]):
    """Read the article; what is not translated yet stands there in its own language."""

    BINDINGS = bindings(Place.PREVIEW)
    AUTO_FOCUS = "ArticleView"
    DEFAULT_CSS = """
    PreviewView #title { height: 1; background: $panel; text-style: bold; }
    PreviewView ArticleView { padding: 1 2; max-width: 180; }
    """

    def __init__(
        self, desk: Desk, article: Article, language: str, *, segments: tuple[Segment, ...] = (), at: int | None = None
    ) -> None:
        """Make the preview.

        Args:
            desk: the desk.
            article: the article.
            language: the language to begin with.
            segments: its segments, if they are known.
            at: the identity of the segment to begin with.
        """
        super().__init__()
        self._desk = desk
        self._article = article
        self._language = language
        self._segments = segments
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._wanted = at
        self._beside: bool | None = None
        """Whether the source stands beside it, where the person has said so; else where there is room."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Row(id="title")
        yield ArticleView()
        yield KeyBar(Place.PREVIEW, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Show what is known, or read it."""
        self._read(self._language, self._segments)

    def _read(self, language: str, known: tuple[Segment, ...] = ()) -> None:
        def work() -> None:
            try:
                if known:
                    self.post_message(JobRead(language, known))
                    return
                article = self._desk.articles.find(self._article.name)
                job = next((one for one in article.jobs if one.language == language), None)
                self.post_message(JobRead(language, self._desk.articles.segments(job) if job else ()))
            except TmtoolError as error:
                self.post_message(Failed(error))

        self.run_worker(work, group="preview", exclusive=True, exit_on_error=False, thread=True)

    @on(JobRead)
    def _job_read(self, message: JobRead) -> None:
        if not message.segments:
            self.notify("It is not translated into that language yet.", severity="warning")
            return
        if self._segments and (stood := self.query_one(ArticleView).segment):
            number = same_place(message.segments, stood.first_block, stood.start)
            self._wanted = message.segments[number - 1].id
        self._language, self._segments, self._paragraphs = message.language, message.segments, message.paragraphs
        self._draw()

    @property
    def is_beside(self) -> bool:
        """Whether the source stands beside the translation."""
        return self.size.width >= _BESIDE_FROM and self._beside is not False

    def _draw(self) -> None:
        found = self._paragraphs
        self.query_one(ArticleView).show(found, self._wanted, beside=self.is_beside)
        open_ones = sum(piece.is_source for paragraph in found for piece in paragraph.pieces)
        left_out = sum(one.left_out for one in self._segments)
        facts = f"{open_ones} not translated" if open_ones else "everything is translated"
        out = f", {left_out} left out" if left_out else ""
        name, width = self._article.title or self._article.name, max(self.size.width - 1, 10)
        self.query_one("#title", Row).show(around(f" {self._language.upper()} · ", name, f" · {facts}{out}", width))
        self.query_one(KeyBar).rename({} if self.size.width >= _BESIDE_FROM else {"preview.beside": ""})

    def on_resize(self) -> None:
        """Draw again for the new size."""
        if self._paragraphs:
            self._wanted = stood.id if (stood := self.query_one(ArticleView).segment) else self._wanted
            self.call_after_refresh(self._draw)

    def action_language(self) -> None:
        """Show the same place in the next language."""
        if found := find_other_language(self, self._desk, self._article, self._language):
            self._show_other_language(found)

    @on(OtherLanguage)
    def _show_other_language(self, message: OtherLanguage) -> None:
        if message.language is None:
            self.notify("There is no other language.", severity="warning")
        else:
            self._read(message.language)

    def action_beside(self) -> None:
        """Put the source beside the translation, or take it away."""
        if self.size.width < _BESIDE_FROM:
            self.notify(f"The source stands beside it from {_BESIDE_FROM} columns on.", timeout=4)
            return
        self._beside = not self.is_beside
        self.on_resize()

    @on(ArticleView.Chosen)
    def action_jump(self) -> None:
        """Go to the chosen sentence."""
        if segment := self.query_one(ArticleView).segment:
            self.dismiss(Jump(self._language, segment.id, (segment.first_block, segment.start)))

    def action_close(self) -> None:
        """Go back to where the person was."""
        self.dismiss(None)
