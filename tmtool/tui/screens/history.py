"""What was written in a segment before, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen

from tmtool.model.articles import HistoryEntry, Segment
from tmtool.model.errors import TmtoolError
from tmtool.tui.literal import literal
from tmtool.tui.widgets.bars import Row

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk


def history_content(entries: tuple[HistoryEntry, ...]) -> Content:
    """Give the entries, newest first."""
    lines = []
    for entry in entries:
        undone = " (taken back)" if entry.undone else ""
        when = entry.time[:16].replace("T", " ")
        lines.append(literal(f"{when}  {entry.person}  {entry.kind} → {entry.state}{undone}", style="dim"))
        lines.append(literal(f"  {entry.target or '—'}", style="strike" if entry.undone else ""))
    return Content("\n").join(lines) if lines else Content("Nothing was written here yet.")


class HistoryView(ModalScreen[None]):
    """Show the history of a segment."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = [("escape,enter,f2,ctrl+q", "dismiss", "Close")]

    class Read(Message):
        """The history was read."""

        def __init__(self, entries: tuple[HistoryEntry, ...]) -> None:
            self.entries = entries
            super().__init__()

    def __init__(self, desk: Desk, segment: Segment) -> None:
        super().__init__()
        self._desk, self._segment = desk, segment

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="dialog tall"):
            yield Row(classes="title")
            with VerticalScroll():
                yield Row(classes="list")

    def on_mount(self) -> None:
        """Read the history in a worker."""
        self.query_one(".title", Row).show(f"History of segment {self._segment.number}. Esc closes.")

        def work() -> None:
            try:
                self.post_message(self.Read(self._desk.operations.history(self._segment.id)))
            except TmtoolError as error:
                self.app.notify(error.message, severity="error")

        self.run_worker(work, group="history", exclusive=True, exit_on_error=False, thread=True)

    @on(Read)
    def _show(self, message: Read) -> None:
        self.query_one(".list", Row).update(history_content(message.entries))
