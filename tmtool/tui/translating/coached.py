"""The translate screen of a newcomer: a line above the keys says what to press next, until it is done."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.message import Message
from textual.widgets import TextArea

from tmtool.model.articles import Segment, State
from tmtool.model.errors import TmtoolError
from tmtool.tui import messages
from tmtool.tui.actions import keys_of
from tmtool.tui.literal import one_line
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.shown.coaching import Coach
from tmtool.tui.widgets.bars import Row


@dataclass
class Newcomer(Message):
    """This person was never coached."""


class Coached(JobScreen):
    """What a newcomer is told; nothing of it is there for anybody else."""

    coach: Coach | None = None
    """Given before the screen is shown; it says nothing to a person who was coached before."""

    def on_mount(self) -> None:
        """Find out whether the person was coached before."""
        if self.coach is None:
            return

        def work() -> None:
            try:
                if not self.desk.preferences.is_welcomed():
                    self.post_message(Newcomer())
            except TmtoolError as error:
                # Who cannot be remembered is not coached every time.
                self.log.warning(error.message)

        self.run_worker(work, group="coach", exclusive=True, exit_on_error=False, thread=True)

    @on(Newcomer)
    async def _begin_to_coach(self) -> None:
        self.add_class("-coached")
        await self.mount(CoachRow())
        self._say()

    @on(messages.SuggestionsFound)
    def _something_found(self) -> None:
        self.call_after_refresh(self._say)

    @on(TextArea.Changed, "#editor")
    def _something_typed(self) -> None:
        if self.coach and self.editor.text:
            self.coach.typed()
            self._say()

    def expect(self, segment: Segment, text: str, state: State = State.TRANSLATED) -> None:
        """Show a confirmation; who has made one has been welcomed."""
        super().expect(segment, text, state)
        if self.coach:
            self.coach.confirmed()
            self._say()
            self.writer.submit(self._remember, self.post_message)

    def _remember(self) -> None:
        try:
            self.desk.preferences.put_welcomed()
        except (TmtoolError, OSError) as error:
            self.log.warning(str(error))

    def _say(self) -> None:
        if self.coach is None and not self.has_class("-coached"):
            return
        for row in self.query(CoachRow):
            has_match = any(not match.fragment for match in self.matches)
            words = self.coach.line(keys_of, has_match=has_match) if self.coach else ""
            row.display = bool(words)
            self.set_class(bool(words), "-coached")
            row.show(one_line(f" ▶ {words}", self.size.width))

    def on_resize(self) -> None:
        """Fit the line to the width."""
        self.call_after_refresh(self._say)


class CoachRow(Row):
    """Draws the line over the lowest one of what is there, so that nothing moves when it goes."""

    DEFAULT_CSS = """
    CoachRow {
        layer: progress;
        dock: bottom;
        height: 1;
        margin-bottom: 1;
        background: $accent 30%;
        text-style: bold;
    }
    """
