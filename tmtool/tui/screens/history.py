"""What was written in a segment before, when and by whom; any of it can be taken into the editor again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from tmtool.model.articles import HistoryEntry, Segment
from tmtool.model.errors import TmtoolError
from tmtool.tui.actions import Place, first_key
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import hanging, literal
from tmtool.tui.messages import Failed
from tmtool.tui.screens.telling import TellingDialog
from tmtool.tui.shown.days import moment
from tmtool.tui.widgets.bars import Row
from tmtool.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk

_DONE = {
    "draft": "typed",
    "confirm": "confirmed",
    "accept": "accepted",
    "confirm run": "confirmed with a run",
    "pre-translate": "filled from memory",
    "replace": "replaced",
    "join": "joined",
    "unconfirm": "made a draft again",
    "undo": "taken back",
    "sign off": "signed off",
}
"""What was done, by the kind of the operation; of other kinds their own name says it."""
_LINES = 4


def entry_lines(entry: HistoryEntry, now: str, width: int) -> list[Content]:
    """Give the lines of one entry: who, what and when, and the text that it left.

    Args:
        entry: the entry.
        now: the time of the desk.
        width: cells of a line.
    """
    undone = ", but taken back" if entry.undone else ""
    head = f"{moment(entry.time, now)} · {entry.person} · {_DONE.get(entry.kind, entry.kind)}{undone}"
    text = literal(f"  {entry.target or 'no text'}", style="strike" if entry.undone and entry.target else "")
    return [literal(head, style="dim"), *hanging(text, 2, width)][:_LINES]


def first_wanted(entries: Sequence[HistoryEntry], text: str) -> int:
    """Give the entry to begin with: the newest with another text than there is, else the newest.

    Args:
        entries: newest first.
        text: what stands in the editor.
    """
    return next((at for at, entry in enumerate(entries) if entry.target and entry.target != text), 0)


class HistoryView(TellingDialog[str | None]):
    """Show the history of a segment; gives the text to put in again, or None."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS = bindings(Place.HISTORY)
    AUTO_FOCUS = "LineList"

    class Read(Message):
        """The history was read."""

        def __init__(self, entries: tuple[HistoryEntry, ...]) -> None:
            self.entries = entries
            super().__init__()

    def __init__(self, desk: Desk, segment: Segment, text: str = "") -> None:
        """Make it.

        Args:
            desk: the desk.
            segment: of this segment.
            text: what stands in the editor.
        """
        super().__init__()
        self._desk, self._segment, self._text = desk, segment, text
        self._now = ""

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="dialog tall"):
            yield Row(classes="title")
            yield LineList[HistoryEntry](lambda entry, width: entry_lines(entry, self._now, width), lines=_LINES)

    def on_mount(self) -> None:
        """Read the history in a worker."""
        restore, close = first_key("history.restore"), first_key("history.close")
        words = (
            f"History of segment {self._segment.number}. ↑ ↓ choose, {restore} puts a text in again, {close} closes."
        )
        self.query_one(".title", Row).show(words)

        def work() -> None:
            try:
                self.post_message(self.Read(self._desk.operations.history(self._segment.id)))
            except TmtoolError as error:
                self.post_message(Failed(error))

        self.run_worker(work, group="history", exclusive=True, exit_on_error=False, thread=True)

    @on(Read)
    def _show(self, message: Read) -> None:
        self._now = self._desk.clock()
        first = first_wanted(message.entries, self._text)
        self.query_one(LineList).show_items(message.entries, first, empty="Nothing was written here yet.")

    @on(LineList.Chosen)
    def action_restore(self) -> None:
        """Put the chosen text in again."""
        chosen: LineList[HistoryEntry] = self.query_one(LineList)
        if chosen.item and chosen.item.target:
            self.dismiss(chosen.item.target)
        elif chosen.item:
            self.app.notify("There was no text then: choose another one.", timeout=3)
