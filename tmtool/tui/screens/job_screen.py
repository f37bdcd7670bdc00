"""The translate screen without its keys: what is shown of a job, where the person stands, what is being saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.screen import Screen
from textual.widgets import TextArea
from textual.worker import Worker, WorkerState

from tmtool.model.articles import Article, Origin, Segment, State
from tmtool.model.errors import TmtoolError
from tmtool.model.findings import Finding
from tmtool.model.terms import TermHit
from tmtool.model.text import TaggedText
from tmtool.model.units import Match
from tmtool.tui import messages
from tmtool.tui.actions import Place
from tmtool.tui.literal import literal, one_line
from tmtool.tui.lookups import Lookups
from tmtool.tui.open_job import OpenJob
from tmtool.tui.opening import Stand, read_job
from tmtool.tui.saving import Saving
from tmtool.tui.term_cycle import Inserted
from tmtool.tui.widgets.bars import KeyBar, Row, segment_line
from tmtool.tui.widgets.findings_list import FindingsList
from tmtool.tui.widgets.match_list import MatchList
from tmtool.tui.widgets.segment_grid import SegmentGrid
from tmtool.tui.widgets.source_text import SourceText
from tmtool.tui.widgets.status_line import status_line
from tmtool.tui.widgets.target_editor import TargetEditor
from tmtool.tui.widgets.term_list import TermList
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk

DRAFT_AFTER = 1.0
"""Seconds from the first unsaved keystroke to the write; the promise is two."""
CHECK_AFTER = 0.4
"""Seconds without a keystroke before the text is checked."""
RETRY_AFTER = 5.0
"""Seconds until a write that failed is tried again."""


class JobScreen(Screen[None]):
    """Shows one job and keeps what is typed."""

    AUTO_FOCUS = "#editor"
    CSS_PATH = "translate.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]

    def __init__(self, desk: Desk, writer: Writer, article: Article, language: str, stand: Stand | None = None) -> None:
        """Make the screen of a job.

        Args:
            desk: the desk it is on.
            writer: the thread that writes.
            article: the article.
            language: the language to translate into.
            stand: where to stand; where the person stopped by default.
        """
        super().__init__()
        self.desk = desk
        self.writer = writer
        self.article = article
        self.language = language
        self.opened: OpenJob | None = None
        self.saving = Saving(desk, writer, self.post_message)
        self.lookups = Lookups(self, desk, language)
        self.unsaved: dict[int, str] = {}
        """Texts by segment that are not on disk yet."""
        self.saved_at = ""
        self.failed = False
        self.matches: tuple[Match, ...] = ()
        self.terms: tuple[TermHit, ...] = ()
        self.used: tuple[bool, ...] = ()
        self.findings: tuple[Finding, ...] = ()
        self.origin: tuple[str, Origin] | None = None
        """The text that a match put in, and where it came from; the person's own as soon as it is changed."""
        self.inserted_term: Inserted | None = None
        self._stand = stand or Stand()
        self._draft_waits = False
        self._check = self.set_timer(CHECK_AFTER, self._check_text, pause=True)

    def compose(self) -> ComposeResult:
        """Lay out the screen; nothing moves afterwards."""
        yield Row(id="status")
        with Container(id="body"):
            with Vertical(id="work"):
                yield SegmentGrid(id="grid")
                yield Row(id="rule")
                yield SourceText(id="source")
                yield Row(id="sibling")
                yield TargetEditor(id="editor")
                yield FindingsList(id="findings")
            with Vertical(id="aside"):
                yield TermList(id="terms")
                yield MatchList(id="matches")
        yield KeyBar(Place.TRANSLATE, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Read the job once the frame is drawn."""
        self.query_one("#status", Row).show(f" {one_line(self.article.name, 60)} …")
        self.call_after_refresh(self.read, self._stand)

    def read(self, stand: Stand) -> None:
        """Read the job in a worker."""

        def work() -> None:
            try:
                article = self.desk.articles.find(self.article.name)
                self.post_message(read_job(self.desk, article, self.language, stand))
            except TmtoolError as error:
                self.post_message(messages.Failed(error))

        self.run_worker(work, group="job", exclusive=True, exit_on_error=False, thread=True)

    @on(messages.JobOpened)
    def _job_opened(self, message: messages.JobOpened) -> None:
        if not message.segments:
            self.notify("This article has no segments.", severity="warning")
            return
        self.article = message.article
        at = message.number - 1
        self.opened = OpenJob(
            message.article, message.job, message.segments, at, message.sibling_language, message.sibling
        ).standing_at(at)
        self.show_segment()

    # What the person stands on

    @property
    def editor(self) -> TargetEditor:
        """Where the person types."""
        return self.query_one(TargetEditor)

    @property
    def current(self) -> Segment | None:
        """The segment in the editor."""
        return self.opened.current if self.opened else None

    def go(self, index: int) -> None:
        """Go to a segment; what was typed is written."""
        if self.opened and not self.is_standing_at(index):
            self.flush()
            self.opened = self.opened.standing_at(index)
            self.show_segment()

    def is_standing_at(self, index: int) -> bool:
        """Whether going there would move nothing."""
        return self.opened is not None and self.opened.standing_at(index).at == self.opened.at

    def show_segment(self) -> None:
        opened, segment = self.opened, self.current
        if opened is None or segment is None:
            return
        with self.app.batch_update():
            self.origin = self.inserted_term = None
            self.findings = ()
            with self.editor.prevent(TextArea.Changed):
                self.editor.load(self.unsaved.get(segment.id, segment.target.shown))
            known = self.lookups.known(segment)
            self.matches, self.terms = (known.matches, known.terms) if known else ((), ())
            self.used = tuple(False for _ in self.terms)
            self.paint()
            self.query_one(MatchList).show(self.matches, segment.source.text, empty="" if not known else "No match.")
        following = opened.next_open()
        self.lookups.look_up(segment, None if following is None else opened.segments[following])
        self._check.reset()
        self._check.resume()
        self.saving.enter(segment)

    def paint(self) -> None:
        """Draw everything that depends on the segment and its job."""
        opened, segment = self.opened, self.current
        if opened is None or segment is None:
            return
        self.query_one(SegmentGrid).show(opened.segments, opened.at)
        self.query_one(SourceText).show_segment(segment, self.terms)
        self._paint_sibling(opened, segment)
        self.query_one(TermList).show(self.terms, self.used)
        self.query_one(FindingsList).show_findings(self.findings, segment.comments)
        self.paint_rule()
        self.paint_status()

    def _paint_sibling(self, opened: OpenJob, segment: Segment) -> None:
        row = self.query_one("#sibling", Row)
        row.display = opened.sibling_language is not None
        if opened.sibling_language:
            text = f"{opened.sibling_language} {opened.sibling_text(segment) or '—'}"
            height = max(row.size.height, 1)
            row.show(literal(one_line(text, (self.size.width - 4) * height) if height == 1 else text, style="dim"))

    def paint_status(self) -> None:
        """Draw the top line."""
        if self.opened:
            line = status_line(
                self.opened, self.size.width, saved_at=self.saved_at, waiting=bool(self.unsaved), failed=self.failed
            )
            self.query_one("#status", Row).show(line)

    def paint_rule(self) -> None:
        """Draw the rule over the editor."""
        if segment := self.current:
            row = self.query_one("#rule", Row)
            mode = "" if self.editor.has_focus else " 1…9 match · Enter: back to the text "
            score = self.matches[0].score if self.matches else None
            row.show(segment_line(segment, row.size.width or self.size.width, score=score, mode=mode))

    def on_resize(self) -> None:
        """Draw again for the new size, once the widgets have it."""
        self.call_after_refresh(self.paint)

    # What is typed

    @on(TextArea.Changed, "#editor")
    def _typed(self) -> None:
        segment = self.current
        if segment is None:
            return
        was_waiting = bool(self.unsaved)
        self.unsaved[segment.id] = self.editor.text
        if not was_waiting:
            self.paint_status()
        if not self._draft_waits:
            self._draft_waits = True
            self.set_timer(DRAFT_AFTER, self.flush)
        self._check.reset()
        self._check.resume()

    def flush(self) -> None:
        """Write what is typed and not written."""
        self._draft_waits = False
        segment = self.current
        if segment and segment.id in self.unsaved:
            self.saving.draft(segment, self.unsaved[segment.id], self.origin_of(self.unsaved[segment.id]))

    def origin_of(self, text: str) -> Origin | None:
        """Where a text came from, if it is still what a match put in."""
        return self.origin[1] if self.origin and self.origin[0] == text else None

    def expect(self, segment: Segment, text: str) -> None:
        """Show a confirmation before it is on disk; the writer's answer replaces it, or takes it back."""
        if self.opened:
            target = TaggedText.from_shown(text, segment.source.tags)
            self.unsaved[segment.id] = text
            self.opened = self.opened.with_changed([replace(segment, target=target, state=State.TRANSLATED)])

    @on(messages.Written)
    def _written(self, message: messages.Written) -> None:
        self.failed = False
        self.saved_at = datetime.now().strftime("%H:%M:%S")
        if message.text and self.unsaved.get(message.text[0]) == message.text[1]:
            del self.unsaved[message.text[0]]
        if message.words:
            self.notify(message.words)
        if message.reread is not None:
            self.read(Stand(segment=message.reread))
        if self.opened and message.segments:
            self.opened = self.opened.with_changed(message.segments)
        self.paint()

    @on(messages.NotWritten)
    def _not_written(self, message: messages.NotWritten) -> None:
        self.failed = message.text is not None
        self.notify(message.error.message, severity="error", timeout=10)
        if self.opened and message.text:
            index = self.opened.index_of(message.text[0])
            self.unsaved.setdefault(*message.text)
            if index is not None and not self.editor.touched:
                self.go(index)
            self.set_timer(RETRY_AFTER, self.retry)
        self.paint_status()

    def retry(self) -> None:
        """Write everything that could not be written, as drafts."""
        if self.opened:
            for segment in self.opened.segments:
                if segment.id in self.unsaved:
                    self.saving.draft(segment, self.unsaved[segment.id], None)

    # What was looked up

    @on(messages.SuggestionsFound)
    def _suggestions_found(self, message: messages.SuggestionsFound) -> None:
        if self.opened is None or (index := self.opened.index_of(message.segment)) is None:
            return
        segment = self.opened.segments[index]
        self.lookups.remember(segment, message)
        if index != self.opened.at:
            return
        if message.terms != self.terms:
            self.terms, self.used = message.terms, tuple(False for _ in message.terms)
            self.query_one(TermList).show(self.terms, self.used)
            self.query_one(SourceText).show_segment(segment, self.terms)
            self._check_text()
        self.matches = message.matches
        self.query_one(MatchList).show(self.matches, segment.source.text)
        self.paint_rule()

    def _check_text(self) -> None:
        if segment := self.current:
            self.lookups.check(segment, self.editor.text, self.terms)

    @on(messages.TextChecked)
    def _text_checked(self, message: messages.TextChecked) -> None:
        segment = self.current
        if segment and segment.id == message.segment and self.editor.text == message.text:
            self.findings = message.findings
            self.query_one(FindingsList).show_findings(self.findings, segment.comments)
            if len(message.used) == len(self.terms):
                self.used = message.used
                self.query_one(TermList).show(self.terms, self.used)

    @on(messages.Failed)
    def _failed(self, message: messages.Failed) -> None:
        self.notify(message.error.message, severity="error", timeout=10)

    @on(messages.Done)
    def _done(self, message: messages.Done) -> None:
        self.notify(message.words)

    @on(messages.Broken)
    def _broken(self, message: messages.Broken) -> None:
        raise message.error

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Keep programming errors in workers loud."""
        if event.state is WorkerState.ERROR and event.worker.error:
            raise event.worker.error
