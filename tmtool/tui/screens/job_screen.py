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
from tmtool.model.errors import DeskError, MissingInput, TmtoolError
from tmtool.model.findings import Finding
from tmtool.model.terms import TermHit
from tmtool.model.text import TaggedText
from tmtool.model.units import Match
from tmtool.tui import messages
from tmtool.tui.lookups import Lookups
from tmtool.tui.messages import Stand
from tmtool.tui.open_job import OpenJob, same_place
from tmtool.tui.opening import read_job
from tmtool.tui.saving import Saving
from tmtool.tui.term_cycle import Inserted
from tmtool.tui.unsaved import Unsaved
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
        self.unsaved = Unsaved()
        self.saved_at = ""
        self._before: dict[int, Segment] = {}
        """Segments as they were before a confirmation was shown that is not on disk yet."""
        self.matches: tuple[Match, ...] = ()
        self.terms: tuple[TermHit, ...] = ()
        self.used: tuple[bool, ...] = ()
        self.findings: tuple[Finding, ...] = ()
        self.origin: tuple[str, Origin] | None = None
        """The text that a match put in, and where it came from; the person's own as soon as it is changed."""
        self.inserted_term: Inserted | None = None
        self._stand = stand or Stand()
        self._seen = ""
        """The text of the editor that `unsaved` knows of."""
        self._draft_waits = False
        self._retry: Timer | None = None
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
        job = OpenJob(message.article, message.job, message.segments, 0, message.sibling_language, message.sibling)
        job = job.standing_at(message.number - 1)
        if self.opened:
            self._job_read_again(self.opened, job, message.asked_at)
            return
        typed_ahead = self.editor.text
        self.opened = job
        self.show_segment()
        if typed_ahead:
            self.editor.insert(typed_ahead)

    def _job_read_again(self, old: OpenJob, job: OpenJob, asked_at: int | None) -> None:
        self.flush()
        stays = old.current.id in self.unsaved or old.current.id != asked_at
        self.opened = job = old.read_again(job, self.unsaved, moves=not stays)
        for place, text in self.unsaved.take_homeless({segment.id for segment in job.segments}):
            segment = job.segments[same_place(job.segments, *place) - 1]
            self.unsaved.offer(segment, text)
            self.notify(
                f"The segment you typed in is no longer there. Your text is offered in segment {segment.number}: "
                "Enter writes it, Ctrl+Z drops it.",
                severity="warning",
                timeout=10,
            )
        if job.current.id != old.current.id or self._text_of(job.current) != self.editor.text:
            self.show_segment()
        else:
            self.paint()

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
                self.editor.load(self._text_of(segment))
            self._seen = self.editor.text
            self.editor.read_only = segment.locked
            known = self.lookups.known(segment)
            self.matches, self.terms = (known.matches, known.terms) if known else ((), ())
            self.used = tuple(False for _ in self.terms)
            self.paint()
            self.view.paint_matches(opened, self.matches, empty="" if known is None else "No match.")
        self.look_up_again()
        self._check_soon()
        self.saving.enter(segment)

    def _text_of(self, segment: Segment) -> str:
        unsaved = self.unsaved.text(segment.id)
        return segment.target.shown if unsaved is None else unsaved

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
            self.view.paint_status(self.opened, saved_at=self.saved_at, waiting=waiting, failed=self.unsaved.failed)

    def on_resize(self) -> None:
        """Draw again for the new size, once the widgets have it."""
        self.call_after_refresh(self.paint)

    # What is typed

    @on(TextArea.Changed, "#editor")
    def _typed(self) -> None:
        was_waiting = bool(self.unsaved)
        if not self._take_typed():
            return
        if not was_waiting:
            self.paint_status()
        if not self._draft_waits:
            self._draft_waits = True
            self.set_timer(DRAFT_AFTER, self.flush)
        self._check_soon()

    def _take_typed(self) -> bool:
        """Keep what is in the editor; word of the last letters may still be under way. Whether there was any."""
        segment, text = self.current, self.editor.text
        if segment is None or text == self._seen:
            return False
        self._seen = text
        self.unsaved.typed(segment, text)
        return True

    def flush(self) -> None:
        """Write everything that is typed and not written, but what waits for the person's word."""
        self._draft_waits = False
        self._take_typed()
        if self.opened is None:
            return
        for segment_id, text in self.unsaved.to_write().items():
            if (index := self.opened.index_of(segment_id)) is not None:
                origin = self.origin_of(text) if index == self.opened.at else None
                self.unsaved.sent(segment_id, text)
                self.saving.draft(self.opened.segments[index], text, origin)

    def origin_of(self, text: str) -> Origin | None:
        """Where a text came from, if it is still what a match put in."""
        return self.origin[1] if self.origin and self.origin[0] == text else None

    def expect(self, segment: Segment, text: str) -> None:
        """Show a confirmation before it is on disk; the writer's answer replaces it, or takes it back."""
        if self.opened:
            target = TaggedText.from_shown(text, segment.source.tags)
            self._seen = self.editor.text
            self.unsaved.typed(segment, text)
            self.unsaved.sent(segment.id, text)
            self._before.setdefault(segment.id, segment)
            confirmed = replace(segment, target=target, state=State.TRANSLATED, sister_changes=())
            self.opened = self.opened.with_changed([confirmed])

    @on(messages.Written)
    def _written(self, message: messages.Written) -> None:
        self.saved_at = datetime.fromisoformat(self.desk.clock()).astimezone().strftime("%H:%M:%S")
        if message.text:
            self.unsaved.written(*message.text)
        for segment in message.segments:
            self._before.pop(segment.id, None)
        if message.words:
            self.notify(message.words)
        if message.reread is not None:
            self.read(message.reread)
        if self.opened and message.segments:
            self.opened = self.opened.with_changed(message.segments)
        self.paint()

    @on(messages.NotWritten)
    def _not_written(self, message: messages.NotWritten) -> None:
        words = message.error.message
        by_disk = isinstance(message.error, DeskError)
        if message.text and self.opened:
            segment, text = message.text
            self._take_typed()
            is_news = self.unsaved.not_written(segment, text, by_disk=by_disk)
            before = self._before.pop(segment.id, None)
            if true := message.now or before:
                self.opened = self.opened.with_changed([true])
            if not by_disk:
                words += "\nYours is not saved: Enter writes it, Ctrl+Z drops it."
            index = self.opened.index_of(segment.id)
            if is_news and index is not None and not self.editor.touched:
                self.go(index)
        self.notify(words, severity="error", timeout=10)
        if by_disk and message.text and self._retry is None:
            self._retry = self.set_timer(RETRY_AFTER, self.retry)
        if self.current and (isinstance(message.error, MissingInput) or (message.text and not by_disk)):
            self.read(Stand.after(self.current))
        self.paint()

    def retry(self) -> None:
        """Write what the disk did not take once more, as drafts."""
        self._retry = None
        self.flush()

    # What was looked up

    def look_up_again(self) -> None:
        """Look up the segment, and the one that comes next."""
        if self.opened:
            following = self.opened.next_open()
            self.lookups.look_up(self.opened.current, None if following is None else self.opened.segments[following])

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
