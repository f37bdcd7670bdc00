"""The reviewer's mode: read, accept, change with changes shown, remark, next."""

from __future__ import annotations

from dataclasses import dataclass, replace

from textual import on
from textual.message import Message
from textual.widgets import TextArea

from tmtool.model.articles import HistoryEntry, Segment, State
from tmtool.model.errors import TmtoolError
from tmtool.tui import messages
from tmtool.tui.job.open_job import OpenJob
from tmtool.tui.translating.going import Going
from tmtool.tui.widgets.bars import KeyBar
from tmtool.tui.widgets.changes_text import Accepted, ChangesText

_CLASS = "-reviewing"
_ACCEPT = {"translate.confirm": "Accept", "translate.next_unconfirmed": "Next to read"}
"""What keys are called in this mode."""


@dataclass
class AcceptedRead(Message):
    """It was read how a segment stood when somebody last confirmed it."""

    segment: int
    entry: HistoryEntry | None


class Reviewing(Going):
    """The keys of the reviewer; everything else works as for the translator."""

    _accepted: Accepted | None = None
    """The text that the changes are shown against."""

    def on_mount(self) -> None:
        """Show the mode, where the screen begins in it."""
        self._show_mode()

    def action_review(self) -> None:
        """Begin or end reviewing."""
        self.reviewing = not self.reviewing
        self._show_mode()
        if self.opened:
            self.opened = replace(self.opened, reviewing=self.reviewing)
            self.call_after_refresh(self.show_segment)
        words = (
            "Reviewing: Enter accepts and goes to the next. F2 R ends it." if self.reviewing else "Translating again."
        )
        self.notify(words, timeout=4)

    def _show_mode(self) -> None:
        self.set_class(self.reviewing, _CLASS)
        self.view.query_one(KeyBar).rename(_ACCEPT if self.reviewing else {})

    @on(messages.JobOpened)
    def _begin(self, message: messages.JobOpened) -> None:
        """Begin at the first segment that is not reviewed, unless the person wanted to go to another one."""
        wanted = self.stand.segments or self.stand.place
        if self.reviewing and self.opened is None and not wanted:
            self.call_later(self._go_to_first)

    def _go_to_first(self) -> None:
        if opened := self.opened:
            review = opened.review
            self.go(opened.at if review.first is None else review.first)
            self.notify(review.words, timeout=8)

    # Accepting

    def action_confirm(self) -> None:
        """Accept the segment and go on to the next that is not reviewed."""
        opened, segment = self.opened, self.current
        if not self.reviewing or opened is None or segment is None or not self.editor.has_focus:
            super().action_confirm()
            return
        text = self.editor.text
        # What is typed here counts, also where the writer has not made a draft of it yet.
        is_read_only = segment.locked or (segment.left_out and not text.strip())
        is_settled = segment.left_out or segment.state is State.FINAL
        if is_read_only or (is_settled and text == segment.target.shown):
            self._pass_by(opened)
            return
        if not (text.strip() or segment.state.confirmed):
            self.go(opened.passing_by())
            return
        if self.asks_again(segment, text):
            return
        self.saving.accept(segment, text, as_it_stands=self.is_untouched(segment, text))
        self.expect(segment, text, State.REVIEWED)
        opened = self.opened or opened
        if segment.state is State.FINAL:
            self.notify(f"Segment {segment.number} was signed off; your change opened it again. F12 signs off anew.")
        elif opened.next_open() is None:
            self.say_that_is_all(opened)
        self.leave_for(opened.after_confirming())

    def _pass_by(self, opened: OpenJob) -> None:
        """Go on from what there is nothing to accept of."""
        index = opened.passing_by()
        if self.is_standing_at(index):
            self.say_that_is_all(opened)
        self.go(index)

    def put_in_by_itself(self) -> None:
        """Put nothing in: a reviewer reads what a translator wrote."""
        if not self.reviewing:
            super().put_in_by_itself()

    # What was changed

    def show_segment(self) -> None:
        """Show the segment with what was accepted of it before."""
        super().show_segment()
        if self.reviewing and (segment := self.current):
            self._accepted = Accepted.of(segment)
            if self._accepted is None:
                self._read_accepted(segment)
            self._paint_changes()

    def _read_accepted(self, segment: Segment) -> None:
        def work() -> None:
            try:
                self.post_message(AcceptedRead(segment.id, self.desk.reviewing.last_accepted(segment.id)))
            except TmtoolError as error:
                self.post_message(messages.Failed(error))

        self.run_worker(work, group="accepted", exclusive=True, exit_on_error=False, thread=True)

    @on(AcceptedRead)
    def _accepted_read(self, message: AcceptedRead) -> None:
        if self.current and self.current.id == message.segment and message.entry and self._accepted is None:
            self._accepted = Accepted(message.entry.target, message.entry.person, message.entry.time)
            self._paint_changes()

    @on(TextArea.Changed, "#editor")
    def _changed(self) -> None:
        self._paint_changes()

    def _paint_changes(self) -> None:
        if self.reviewing and self.current:
            self.view.query_one(ChangesText).show_changes(self._accepted, self.editor.text)

    def on_resize(self) -> None:
        """Draw the changes for the new size too."""
        self.call_after_refresh(self._paint_changes)

    # Remarks

    def action_comments(self) -> None:
        """Show the remarks of the whole job; Enter goes to one."""
        from tmtool.tui.screens.comments import CommentsView

        if self.opened is None:
            return

        def answered(index: int | None) -> None:
            if index is not None:
                self.go(index)

        self.app.push_screen(CommentsView(self.opened.segments), answered)
