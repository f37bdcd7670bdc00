"""How much of one article, or of several, the memories know already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from tmtool.language.counted import counted
from tmtool.model.articles import Article
from tmtool.model.errors import TmtoolError
from tmtool.tui import messages
from tmtool.tui.actions import Place
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import one_line
from tmtool.tui.long_work import Cancelled
from tmtool.tui.next_language import next_language
from tmtool.tui.other_language import OtherLanguage, find_other_language
from tmtool.tui.screens.telling import TellingScreen
from tmtool.tui.shown.article_lines import is_finished
from tmtool.tui.widgets.bands_table import bands_lines, meaning_lines
from tmtool.tui.widgets.bars import KeyBar, Row, percent, progress_bar

if TYPE_CHECKING:
    from tmtool.desk.analysis import Bands
    from tmtool.desk.desk import Desk

_BAR = 20


@dataclass
class AnalysisCame(Message):
    """So many segments are looked up."""

    done: int
    total: int


@dataclass
class Analysed(Message):
    """The articles were counted."""

    language: str
    articles: tuple[Article, ...]
    bands: tuple[Bands, ...]
    """Of all together, then of each where there are several."""


class AnalysisScreen(TellingScreen[None]):
    """Count articles by how well the memories know them."""

    BINDINGS = bindings(Place.ANALYSIS)
    CSS_PATH = "analysis.tcss"
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, desk: Desk, articles: Article | Sequence[Article], language: str) -> None:
        """Make the screen.

        Args:
            desk: the desk.
            articles: one, or several that are counted together.
            language: the language wanted.
        """
        super().__init__()
        self._desk = desk
        self._articles = self._chosen = (articles,) if isinstance(articles, Article) else tuple(articles)
        self._wants_all = False
        """Whether all articles in work are counted instead of the chosen ones."""
        self._language = language
        self._analysed: Analysed | None = None
        self._at = 0
        """Which bands are shown: all together, or those of one article."""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Row(id="title")
        with VerticalScroll():
            yield Row(id="bands")
        yield KeyBar(Place.ANALYSIS, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Count."""
        self.action_again()

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self.call_after_refresh(self._draw)

    def action_again(self) -> None:
        """Count in a worker."""
        self._analysed = None
        self._draw()
        language, articles = self._language, None if self._wants_all else self._chosen
        self.run_worker(
            lambda: self._count(articles, language), group="analysis", exclusive=True, exit_on_error=False, thread=True
        )

    def _count(self, articles: tuple[Article, ...] | None, language: str) -> None:
        from tmtool.desk.analysis import Bands

        worker = get_current_worker()

        def told(done: int, total: int) -> None:
            if worker.is_cancelled:
                raise Cancelled
            self.post_message(AnalysisCame(done, total))

        try:
            in_work = (one for one in self._desk.articles.all() if not is_finished(one))
            counted = articles or tuple(in_work) or self._chosen
            if len(counted) > 1:
                # A bilingual file has no work in a language for which it has no place.
                counted = tuple(article for article in counted if self._has_place(article, language))
            jobs = [self._desk.articles.job(article, language) for article in counted]
            each = self._desk.analysis.analyse_jobs(jobs, progress=told)
            together = Bands()
            for one in each:
                together.add(one)
            self.post_message(Analysed(language, counted, (together, *(each if len(each) > 1 else ()))))
        except TmtoolError as error:
            self.post_message(messages.Failed(error))
        except Cancelled:
            return

    def _has_place(self, article: Article, language: str) -> bool:
        self._desk.job_languages.look(article, [language])
        return not self._desk.job_languages.closed(article, [language])

    @on(AnalysisCame)
    def _came(self, message: AnalysisCame) -> None:
        if self._analysed is None:
            bar = progress_bar(message.done, message.total, _BAR)
            words = f" {percent(message.done, message.total)} of {counted(message.total, 'segment')} looked up"
            self.query_one("#bands", Row).update(Content.assemble(bar, words))

    @on(Analysed)
    def _counted(self, message: Analysed) -> None:
        if message.language == self._language:
            self._analysed, self._articles, self._at = message, message.articles, 0
            self._draw()

    def _draw(self) -> None:
        width = self.size.width
        names = ["all together", *(article.name for article in self._articles)]
        name = names[self._at] if len(self._articles) > 1 else self._articles[0].name
        count = f" of {len(self._articles)} articles" if len(self._articles) > 1 else ""
        languages = f"{self._articles[0].language.upper()}→{self._language.upper()}"
        self.query_one("#title", Row).show(one_line(f" Analysis{count} · {languages} · {name}", width))
        if self._analysed:
            row = self.query_one("#bands", Row)
            lines = bands_lines(self._analysed.bands[self._at].bands, row.size.width or width)
            row.update(Content("\n").join([*lines, Content(""), *meaning_lines()]))

    def action_next_article(self, step: int = 1) -> None:
        """Show the next article alone, or all together again."""
        if self._analysed:
            self._at = (self._at + step) % len(self._analysed.bands)
            self._draw()

    def action_previous_article(self) -> None:
        """Show the article before."""
        self.action_next_article(-1)

    def action_all_articles(self) -> None:
        """Count all articles in work together, or only the chosen ones again."""
        self._wants_all = not self._wants_all
        self.action_again()

    def action_language(self) -> None:
        """Count for the next language of the desk that the article has a place for."""
        if len(self._articles) > 1:
            self._show_other_language(OtherLanguage(next_language(self._language, self._desk.settings.targets)))
        elif found := find_other_language(self, self._desk, self._articles[0], self._language):
            self._show_other_language(found)

    @on(OtherLanguage)
    def _show_other_language(self, message: OtherLanguage) -> None:
        if message.language is None:
            self.notify("There is no other language.", severity="warning")
            return
        self._language = message.language
        self.action_again()

    def action_close(self) -> None:
        """Go back to where one came from."""
        self.dismiss()
