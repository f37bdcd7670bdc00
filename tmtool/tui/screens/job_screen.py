"""The translate screen without its keys: what is shown of a job, where the person stands, what is being saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import TextArea
from textual.worker import Worker, WorkerState

from tmtool.model.articles import Article, Origin, Segment, State
from tmtool.model.errors import TmtoolError
from tmtool.model.findings import Finding
from tmtool.model.terms import TermHit
from tmtool.model.text import TaggedText
from tmtool.model.units import Match
from tmtool.tui import messages
from tmtool.tui.lookups import Lookups
from tmtool.tui.open_job import OpenJob
from tmtool.tui.opening import Stand, read_job
from tmtool.tui.saving import Saving
from tmtool.tui.term_cycle import Inserted
from tmtool.tui.widgets.job_view import JobView
from tmtool.tui.widgets.target_editor import TargetEditor
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
        self._check: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield JobView()

    def on_mount(self) -> None:
        """Read the job once the frame is drawn."""
        self.view.paint_opening(self.article.name)
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
        typed_ahead = self.editor.text if self.opened is None else ""
        job = OpenJob(message.article, message.job, message.segments, 0, message.sibling_language, message.sibling)
        self.opened = job.standing_at(message.number - 1)
        self.show_segment()
        if typed_ahead:
            self.editor.insert(typed_ahead)

    # What the person stands on

    @property
    def view(self) -> JobView:
        """What draws."""
        return self.query_one(JobView)

    @property
    def editor(self) -> TargetEditor:
        """Where the person types."""
        return self.view.editor

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
            self.editor.read_only = segment.locked
            known = self.lookups.known(segment)
            self.matches, self.terms = (known.matches, known.terms) if known else ((), ())
            self.used = tuple(False for _ in self.terms)
            self.paint()
            self.view.paint_matches(opened, self.matches, empty="" if known is None else "No match.")
        following = opened.next_open()
        self.lookups.look_up(segment, None if following is None else opened.segments[following])
        self._check_soon()
        self.saving.enter(segment)

    def paint(self) -> None:
        """Draw everything that depends on the segment and its job."""
        if opened := self.opened:
            self.view.paint_job(opened, self.terms)
            self.view.paint_terms(opened, self.terms, self.used)
            self.view.paint_findings(opened.current, self.findings)
            self.view.paint_rule(opened.current, self.matches)
            self.paint_status()

    def paint_status(self) -> None:
        """Draw the top line."""
        if self.opened:
            waiting = bool(self.unsaved)
            self.view.paint_status(self.opened, saved_at=self.saved_at, waiting=waiting, failed=self.failed)

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
        self._check_soon()

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
        self.saved_at = datetime.fromisoformat(self.desk.clock()).astimezone().strftime("%H:%M:%S")
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
            self.view.paint_terms(self.opened, self.terms, self.used)
            self._check_text()
        self.matches = message.matches
        self.view.paint_matches(self.opened, self.matches)
        self.view.paint_rule(segment, self.matches)

    def _check_soon(self) -> None:
        if self._check:
            self._check.stop()
        self._check = self.set_timer(CHECK_AFTER, self._check_text)

    def _check_text(self) -> None:
        if segment := self.current:
            self.lookups.check(segment, self.editor.text, self.terms)

    @on(messages.TextChecked)
    def _text_checked(self, message: messages.TextChecked) -> None:
        opened = self.opened
        if opened and opened.current.id == message.segment and self.editor.text == message.text:
            self.findings = message.findings
            self.view.paint_findings(opened.current, self.findings)
            if len(message.used) == len(self.terms):
                self.used = message.used
                self.view.paint_terms(opened, self.terms, self.used)

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
