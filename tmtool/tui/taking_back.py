"""What was done in one place of the screen, so that exactly that can be taken back there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tmtool.model.errors import UsageError
from tmtool.tui.actions import keys_of

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk


def takes_back(what: str = "it", *, action: str = "translate.undo") -> str:
    """Say which key takes something back: `Ctrl+Z takes it back.`

    Args:
        what: “it”, or “it all”.
        action: the identity of the undo of the place.
    """
    return f"{keys_of(action)} takes {what} back."


class TakingBack:
    """The operations of one place; only the writer's thread comes here."""

    def __init__(self, desk: Desk) -> None:
        """Begin with nothing done.

        Args:
            desk: the desk.
        """
        self._desk = desk
        self._done: list[tuple[int, str]] = []
        """The operations, and what each was done to."""

    def do(self, write: Callable[[], str], to: str = "") -> str:
        """Write something that can be taken back here.

        Args:
            write: writes it, and gives the sentence that tells of it.
            to: what it is done to, as a person calls it; where several things are in sight, the last one done may
                not be the one that stands chosen when it is taken back.
        """
        with self._desk.operations.noted() as operations:
            try:
                return write()
            finally:
                self._done += [(operation, to) for operation in operations]

    def undo(self) -> str:
        """Take back the last thing that was done here, and say so; what could not be taken back stays the last."""
        if not self._done:
            return "Nothing was done here that could be taken back."
        operation, to = self._done[-1]
        try:
            undone = self._desk.operations.undo(operation=operation)
        except UsageError:
            # It went back elsewhere, or its article is gone for good: it never can be here.
            self._done.pop()
            raise
        if not undone.nothing:
            self._done.pop()
        return f"{to}. {undone.words}" if to else undone.words
