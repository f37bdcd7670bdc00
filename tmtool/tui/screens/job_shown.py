"""What is shown of a job: segment, matches, terms, findings. What is typed is `job_typed`'s."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.timer import Timer

from tmtool.model.articles import Article, HistoryEntry, Origin, Segment
from tmtool.model.errors import TmtoolError
from tmtool.model.findings import Finding
from tmtool.model.terms import TermHit
from tmtool.model.units import Match
from tmtool.tui import messages
from tmtool.tui.inserting.insertion_cycle import Inserted
from tmtool.tui.job.limits import allowance
from tmtool.tui.job.lookups import Lookups
from tmtool.tui.job.open_job import OpenJob
from tmtool.tui.job.pace import Pace
from tmtool.tui.job.saving import Saving
from tmtool.tui.job.unsaved import Unsaved
from tmtool.tui.messages import Stand
from tmtool.tui.screens.telling import TellingScreen
from tmtool.tui.widgets.job_view import JobView
from tmtool.tui.widgets.target_editor import TargetEditor
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk

CHECK_AFTER = 0.4
"""Seconds without a keystroke before the text is checked."""


class JobShown(TellingScreen[None]):
    """Shows one job."""

    AUTO_FOCUS = "#editor"
    CSS_PATH = ["translate.tcss", "review.tcss"]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide"), (180, "-broad")]
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (18, "-short"), (32, "-tall")]
    reviewing = False
    """Whether what is translated is read and accepted."""

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
        self.matches: tuple[Match, ...] = ()
        self.terms: tuple[TermHit, ...] = ()
        self.used: tuple[bool, ...] = ()
        self.findings: tuple[Finding, ...] = ()
        self.findings_text: str | None = None
        """The text that they are of; None where this segment was not checked yet."""
        self.chosen_finding: Finding | None = None
        """The one that keys mean; None where none was chosen."""
        self.origin: tuple[str, Origin] | None = None
        """The text that a match put in, and where it came from; the person's own as soon as it is changed."""
        self.inserted_term: Inserted | None = None
        self.inserted_figure: Inserted | None = None
        self.bookmarks: frozenset[int] = frozenset()
        """The segments that the person marked."""
        self.history: tuple[int, tuple[HistoryEntry, ...]] = (0, ())
        """A segment and what was in it before, newest first."""
        self.pace: Pace | None = None
        """How fast the person is, who asked for that."""
        self.stand = stand or Stand()
        """Where to stand once the job is read."""
        self._check: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield JobView()

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

    def paint(self) -> None:
        """Draw everything that depends on the segment and its job."""
        if opened := self.opened:
            self.view.paint_job(opened, self.terms, self.bookmarks)
            self.view.paint_terms(opened, self.terms, self.used)
            self.paint_findings()
            self.view.allowed = allowance(opened, self.desk.settings)
            self.view.paint_rule(opened.current, self.matches)
            self.paint_status()
            self.paint_side()

    def paint_findings(self) -> None:
        """Draw what the checks say of the text."""
        if self.opened:
            self.view.paint_findings(self.opened.current, self.findings, self.chosen_finding)

    def with_findings_over_job(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Give the findings of the text with those that are only seen beside the other segments."""
        return findings

    def paint_status(self) -> None:
        """Draw the top line."""
        if self.opened:
            waiting = bool(self.unsaved)
            self.view.paint_status(
                self.opened,
                saved_at=self.saved_at,
                waiting=waiting,
                failed=self.unsaved.failed,
                an_hour=self.pace.an_hour if self.pace else None,
            )

    def paint_side(self) -> None:
        """Draw what a broad screen has room for."""
        if self.opened and self.view.has_side:
            segment, entries = self.history
            history = entries if segment == self.opened.current.id else ()
            self.view.paint_side(self.opened, history, self.desk.clock())

    def read_history(self) -> None:
        """Read what was in the segment before, for a screen that has room for it."""
        if (segment := self.current) is None or not self.view.has_side:
            return

        def work() -> None:
            try:
                self.post_message(messages.HistoryRead(segment.id, self.desk.operations.history(segment.id)))
            except TmtoolError as error:
                self.post_message(messages.Failed(error))

        self.run_worker(work, group="history", exclusive=True, exit_on_error=False, thread=True)

    @on(messages.HistoryRead)
    def _history_read(self, message: messages.HistoryRead) -> None:
        self.history = (message.segment, message.entries)
        self.paint_side()

    def count_words(self) -> None:
        """Count the words of the job in a worker; that takes a moment at thousands of segments."""
        if self.opened is None or (tally := self.opened.tally) is None or tally.has_words:
            return

        def work() -> None:
            tally.count_words()
            self.app.call_from_thread(self.paint_status)

        self.run_worker(work, group="words of the job", exclusive=True, exit_on_error=False, thread=True)

    def on_resize(self) -> None:
        """Draw again for the new size, once the widgets have it."""
        self.call_after_refresh(self.paint)

    # What was looked up

    def look_up_again(self, *, anew: bool = True) -> None:
        """Look up the segment, and the one that comes next; the arguments are those of `Lookups.look_up`."""
        if self.opened:
            following = self.opened.next_open()
            next_one = None if following is None else self.opened.segments[following]
            self.lookups.look_up(self.opened.current, next_one, anew=anew)

    @on(messages.SuggestionsFound)
    def _suggestions_found(self, message: messages.SuggestionsFound) -> None:
        if self.opened is None or (index := self.opened.index_of(message.segment)) is None:
            return
        segment = self.opened.segments[index]
        if segment.source.shown != message.source:
            return
        if not message.is_whole and (known := self.lookups.known(segment)):
            # What is shown already stays until the fragments have come again.
            message = replace(message, matches=known.matches, is_whole=known.is_whole)
        self.lookups.remember(segment, message)
        if index != self.opened.at:
            return
        if message.terms != self.terms:
            self.terms, self.used = message.terms, tuple(False for _ in message.terms)
            self.view.paint_terms(self.opened, self.terms, self.used)
            self._check_text()
        self.matches = message.matches
        self.put_in_by_itself()
        self.view.paint_matches(self.opened, self.matches, empty="No match." if message.is_whole else "")
        self.view.paint_rule(segment, self.matches)

    def put_in_by_itself(self) -> None:
        """Put the best match into an empty segment, where it is as good as the person wants it."""

    def check_soon(self) -> None:
        """Check the text once the person pauses."""
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
            self.findings, self.findings_text = self.with_findings_over_job(message.findings), message.text
            self.paint_findings()
            if len(message.used) == len(self.terms):
                self.used = message.used
                self.view.paint_terms(opened, self.terms, self.used)

    @on(messages.Done)
    def _done(self, message: messages.Done) -> None:
        self.notify(message.words)
