"""What a person does to single units of memories from a screen; each write ends in one message."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from tmtool.tui.taking_back import TakingBack, takes_back
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk


@dataclass
class Kept(Message):
    """Something was written to a memory or a glossary, or taken back."""

    words: str


class KeepingWrites:
    """Writes to memories and glossaries on the writer's thread, and remembers what can be taken back here."""

    def __init__(self, desk: Desk, writer: Writer, tell: Callable[[Message], object]) -> None:
        self._desk = desk
        self._writer = writer
        self._tell = tell
        self._taking_back = TakingBack(desk)

    def edit_unit(self, variant: int, text: str) -> None:
        """Give a text of a unit another wording."""

        def write() -> str:
            edited = self._desk.memories.edit(variant, text)
            instead = " The file's own is hidden; yours is in the desk's memory." if edited.hidden is not None else ""
            return f"Changed.{instead} {takes_back(action='units.undo')}"

        self.do(write)

    def delete_unit(self, unit: int) -> None:
        """Remove a unit."""

        def write() -> str:
            removed = self._desk.memories.delete_unit(unit)
            return f"{'Hidden' if removed.read_only else 'Removed'}. {takes_back(action='units.undo')}"

        self.do(write)

    def undo(self) -> None:
        """Take back the last thing that was done here."""
        self._submit(lambda: Kept(self._taking_back.undo()))

    def do(self, write: Callable[[], str]) -> None:
        """Write something as one operation that can be taken back here.

        Args:
            write: writes it, and gives the sentence that tells of it.
        """
        self._submit(lambda: Kept(self._taking_back.do(write)))

    def _submit(self, write: Callable[[], Message]) -> None:
        self._writer.submit(write, self._tell)
