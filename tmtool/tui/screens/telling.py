"""What every screen that reads and writes does with what goes wrong: a person's errors are said, ours stay loud."""

from __future__ import annotations

from textual import on
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.worker import Worker, WorkerState

from tmtool.tui import messages


class TellingScreen(Screen[ScreenResultType]):
    """A screen with workers and writes."""

    @on(messages.Failed)
    def _failed(self, message: messages.Failed) -> None:
        self.notify(message.error.message, severity="error", timeout=10)

    @on(messages.Broken)
    def _broken(self, message: messages.Broken) -> None:
        raise message.error

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Keep programming errors in workers loud."""
        if event.state is WorkerState.ERROR and event.worker.error:
            raise event.worker.error


class TellingDialog(TellingScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """A dialog with workers and writes."""
