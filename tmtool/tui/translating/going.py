"""Going on: confirm, next, a number, the list of segments."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic

from textual import on
from textual.widgets import TextArea

from tmtool.language.counted import counted
from tmtool.model.articles import Segment, State
from tmtool.tui.actions import keys_of
from tmtool.tui.job.open_job import OpenJob
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.second_look import wants_second_enter
from tmtool.tui.widgets.segment_grid import SegmentGrid

HELD_DOWN = 0.3
"""Seconds: a key that comes again sooner is held down."""


class Going(JobScreen):
    """The keys that go on."""

    _asked_again: frozenset[int] = frozenset()
    """Segments of which the person has been told that their source changed."""

    _asked_at = 0.0
    """When Enter last asked for a second one."""

    _passes_by: int | None = None
    """An empty segment in which Enter was pressed while its matches were looked up."""

    _told_opened: frozenset[int] = frozenset()
    """Signed-off segments of which the person has been told that typing opens them."""

    @on(TextArea.Changed, "#editor")
    def _opens_signed_off(self) -> None:
        segment = self.current
        if segment is None or segment.state is not State.FINAL or segment.id in self._told_opened:
            return
        if self.editor.text != segment.target.shown:
            self._told_opened |= {segment.id}
            words = "what you change opens this segment again; the files that went out stay as they are."
            self.notify(f"Signed off: {words} Ctrl+Z takes it back.", severity="warning", timeout=6)

    def action_confirm(self) -> None:
        """Confirm and go on; from the grid, go back to the text."""
        opened, segment = self.opened, self.current
        if opened is None or segment is None:
            return
        if not self.editor.has_focus:
            self.change_focus()
            return
        text = self.editor.text
        if not text.strip():
            self._pass_empty(opened, segment)
            return
        if segment.locked:
            self.notify("This segment is locked.", severity="warning")
            return
        if segment.left_out and text == segment.target.shown:
            self.notify(f"Segment {segment.number} is left out: it is not confirmed. F2 L takes it back.", timeout=4)
            self.go(opened.following())
            return
        if self.asks_again(segment, text):
            return
        self.saving.confirm(segment, text, self.origin_of(text), as_it_stands=self.is_untouched(segment, text))
        self.expect(segment, text)
        opened = self.opened or opened
        if opened.next_open() is None:
            self.say_that_is_all(opened)
        self.leave_for(opened.after_confirming())

    def _pass_empty(self, opened: OpenJob, segment: Segment) -> None:
        """Go on from an empty segment, once no match puts itself in: Enter held down passes by none."""
        if self.may_be_put_in:
            self._passes_by = segment.id
            return
        index = opened.passing_by()
        if self.is_standing_at(index) and (following := opened.next_open()) is not None:
            open_one, key = opened.segments[following].number, keys_of("translate.next_unconfirmed")
            self.notify(f"That is the end. Segment {open_one} is still to be done: {key} goes there.", timeout=6)
        self.go(index)

    def put_in_by_itself(self) -> None:
        """Put the best match in; where none is, do what Enter was pressed for meanwhile."""
        super().put_in_by_itself()
        waited, self._passes_by = self._passes_by, None
        if waited is not None and self.current and self.current.id == waited and not self.editor.text:
            self.call_later(self._pass_by_empty, waited)

    def _pass_by_empty(self, segment_id: int) -> None:
        if self.opened and self.current and self.current.id == segment_id and not self.editor.text:
            self._pass_empty(self.opened, self.current)

    def asks_again(self, segment: Segment, text: str) -> bool:
        """Ask once for a second Enter where the first would confirm an old figure that nobody has looked at."""
        before, self._asked_at = self._asked_at, monotonic()
        if not wants_second_enter(segment, text, self.findings):
            return False
        if segment.id in self._asked_again:
            # A key that is held down says nothing of what was read.
            return monotonic() - before < HELD_DOWN
        self._asked_again |= {segment.id}
        self.notify("The source changed; Enter again confirms the old text.", severity="warning", timeout=6)
        return True

    def say_that_is_all(self, opened: OpenJob) -> None:
        """Say that nothing is left to do."""
        if opened.filtered:
            again = f"{keys_of('translate.grid')} twice shows all segments again."
            words = f"That was the last: {opened.filtered.filter.words}. {again}"
            confirmed, counting = opened.counted
            self.notify(f"{words} Every segment is confirmed: F12 delivers." if confirmed == counting else words)
        elif opened.reviewing:
            how = "reviewed or signed off" if opened.review.signed_off else "reviewed"
            self.notify(f"Every segment is {how}. F12 finishes and delivers the article.")
        else:
            self.notify("Every segment is confirmed. F12 exports the article.")

    def leave_for(self, index: int) -> None:
        """Go on after a confirmation, which writes the text by itself."""
        if self.opened is None or self.is_standing_at(index):
            # What put itself in counts now, and is drawn so.
            self.editor.take()
            self.paint()
            return
        self.opened = self.opened.standing_at(index)
        self.show_segment()

    def action_next_segment(self) -> None:
        """Go down by one."""
        if self.opened:
            self.go(self.opened.beside(1))

    def action_previous_segment(self) -> None:
        """Go up by one."""
        if self.opened:
            self.go(self.opened.beside(-1))

    def action_next_unconfirmed(self) -> None:
        """Go to the next segment that is to be done, or that the filter lets through."""
        if (opened := self.opened) is None:
            return
        confirmed, counting = opened.counted
        if (index := opened.next_open()) is not None:
            self.go(index)
        elif opened.filtered or confirmed == counting:
            self.say_that_is_all(opened)
        else:
            self.notify("No other segment is to be done.", timeout=4)

    def action_go_to(self) -> None:
        """Ask for a number and go there."""
        from tmtool.tui.screens.prompt import Prompt

        def go(answer: str | None) -> None:
            if self.opened is None or not answer or not answer.strip().isdecimal():
                return
            if int(answer) > (last := len(self.opened.segments)):
                self.notify(f"There {'is' if last == 1 else 'are'} only {counted(last, 'segment')}.")
            else:
                self.go(int(answer) - 1)

        self.app.push_screen(Prompt("Go to segment", "", "number"), go)

    @on(SegmentGrid.Chosen)
    def _chosen(self, message: SegmentGrid.Chosen) -> None:
        if self.opened:
            self.go(self.opened.index_in_sight(message.index))

    def action_grid(self) -> None:
        """Change between the text and the list of segments; from a list that is filtered, show all of it first."""
        if self.opened and self.opened.filtered and not self.editor.has_focus:
            self.opened = replace(self.opened, filtered=None)
            self.paint()
            self.look_up_again()
        else:
            self.change_focus()

    def change_focus(self) -> None:
        """Change between the text and the list of segments."""
        (self.view.grid if self.editor.has_focus else self.editor).focus()
        self.call_after_refresh(self.paint)
