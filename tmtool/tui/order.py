"""In which order a job is read and written: what was read too early must not stand over what is newer. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from tmtool.tui.messages import Stand

MOST_TRIES = 3
"""So often a reading is done again; then it is taken, and what is shown keeps what is newer in it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One reading of the job."""

    turn: int
    stand: Stand
    """Where the person wanted to stand."""
    tries: int = 1


@dataclass
class Order:
    """Counts readings as they are asked for and writes as they are answered."""

    _turn: int = 0
    _written: int = 0
    _shown: int = 0

    def ask(self, stand: Stand, again: Asked | None = None) -> Asked:
        """Begin a reading.

        Args:
            stand: where to stand then.
            again: the one that it takes the place of.
        """
        self._turn += 1
        return Asked(self._turn, stand, again.tries + 1 if again else 1)

    def wrote(self) -> None:
        """Note that a write has been answered: what is on the way may have been read before it."""
        self._turn += 1
        self._written = self._turn

    def show(self, asked: Asked) -> None:
        """Note that a reading is shown."""
        self._shown = max(self._shown, asked.turn)

    def is_overtaken(self, asked: Asked) -> bool:
        """Whether a later reading is shown already."""
        return asked.turn < self._shown

    def is_too_early(self, asked: Asked) -> bool:
        """Whether something was written since it was asked for, so that the job is to be read again."""
        return asked.turn < self._written and asked.tries < MOST_TRIES
