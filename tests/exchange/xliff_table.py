"""The shape of the table of XLIFF files and what becomes of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is refused."""

    line: int | None
    message: str


@dataclass(frozen=True, slots=True, init=False)
class Outcome:
    """A file that is read: its languages, then a line for each entry.

    A line reads `number state [locked]: source => target # comment`.
    """

    languages: str
    entries: tuple[str, ...]
    skipped: dict[str, int]
    """By reason, as a memory."""
    repaired: dict[str, int]
    encoding: str

    def __init__(
        self,
        languages: str,
        *entries: str,
        skipped: dict[str, int] | None = None,
        repaired: dict[str, int] | None = None,
        encoding: str = "utf-8",
    ) -> None:
        values = (languages, entries, skipped or {}, repaired or {}, encoding)
        for name, value in zip(self.__slots__, values, strict=True):
            object.__setattr__(self, name, value)
