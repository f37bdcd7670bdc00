"""What was written in a segment before, when and by whom; any of it can be taken into the editor again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tmtool.model.articles import HistoryEntry, Segment
from tmtool.model.errors import TmtoolError
from tmtool.tui.days import moment
from tmtool.tui.literal import literal
from tmtool.tui.widgets.bars import Row

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk

_STATES = {"new": "emptied", "draft": "draft", "translated": "translated", "reviewed": "reviewed", "final": "final"}


def entry_content(entry: HistoryEntry, now: str) -> Content:
    """Give the lines of one entry: who, what and when, and the text that it left.

    Args:
        entry: the entry.
        now: the time of the desk.
    """
    undone = " · taken back" if entry.undone else ""
    head = f"{moment(entry.time, now)} · {entry.person} · {entry.kind}, then {_STATES[str(entry.state)]}{undone}"
    text = literal(f"  {entry.target or '—'}", style="strike" if entry.undone else "")
    return Content.assemble(literal(head, style="dim"), "\n", text)


class HistoryView(ModalScreen[str | None]):
    """Show the history of a segment; gives the text to put in again, or None."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = [("escape,f2,ctrl+q", "dismiss", "Close")]

    class Read(Message):
        """The history was read."""

        def __init__(self, entries: tuple[HistoryEntry, ...]) -> None:
            self.entries = entries
            super().__init__()

    def __init__(self, desk: Desk, segment: Segment) -> None:
        super().__init__()
        self._desk, self._segment = desk, segment
        self._entries: tuple[HistoryEntry, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="dialog tall"):
            yield Row(classes="title")
            yield OptionList(markup=False, compact=True)

    def on_mount(self) -> None:
        """Read the history in a worker."""
        words = f"History of segment {self._segment.number}. ↑ ↓ choose, Enter puts a text in again, Esc closes."
        self.query_one(".title", Row).show(words)
        self.query_one(OptionList).focus()

        def work() -> None:
            try:
                self.post_message(self.Read(self._desk.operations.history(self._segment.id)))
            except TmtoolError as error:
                self.app.notify(error.message, severity="error")

        self.run_worker(work, group="history", exclusive=True, exit_on_error=False, thread=True)

    @on(Read)
    def _show(self, message: Read) -> None:
        self._entries, now = message.entries, self._desk.clock()
        options = self.query_one(OptionList)
        options.add_options([Option(entry_content(entry, now)) for entry in self._entries])
        options.highlighted = 0 if self._entries else None
        if not self._entries:
            self.query_one(".title", Row).show("Nothing was written here yet. Esc closes.")

    @on(OptionList.OptionSelected)
    def _restore(self, message: OptionList.OptionSelected) -> None:
        self.dismiss(self._entries[message.option_index].target)
