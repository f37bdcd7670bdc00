"""Where each of many items of different heights stands. Only what is near a place is laid out, the rest is guessed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_right
from itertools import accumulate
from typing import Generic, TypeVar

Laid = TypeVar("Laid")
"""An item as it is drawn."""
KEPT = 100
"""So many items are kept laid out, then those near the place; their heights stay known."""


class MeasuredLines(ABC, Generic[Laid]):
    """Knows the height of each item, for certain where it was measured."""

    def __init__(self) -> None:
        self.tops: list[int] = [0]
        """First line of each item, and behind the last one the number of all lines."""
        self._laid: dict[int, Laid] = {}
        self._heights: list[int] = []

    @abstractmethod
    def _lay(self, place: int) -> Laid:
        """Lay an item out."""

    @abstractmethod
    def _lines_of(self, laid: Laid) -> int:
        """Count the lines of an item."""

    @abstractmethod
    def _guessed(self, place: int) -> int:
        """Guess the height of an item, quickly."""

    @property
    def count(self) -> int:
        """How many items there are."""
        return len(self._heights)

    def laid(self, place: int) -> Laid:
        """Give an item as it is drawn."""
        found = self._laid.get(place)
        if found is None:
            found = self._laid[place] = self._lay(place)
        return found

    def place_of(self, line: int) -> int:
        """Give the place of the item that stands on a line; the nearest where none does."""
        return max(0, min(bisect_right(self.tops, line) - 1, self.count - 1))

    def measure(self, place: int, lines: int) -> None:
        """Know for certain what stands so many lines above and below an item."""
        known = list(self._heights)
        if len(self._laid) > KEPT:
            self._laid = {one: laid for one, laid in self._laid.items() if abs(one - place) <= lines}
        for step in (1, -1):
            at, left = place, lines
            while 0 <= at < self.count and left > 0:
                self._heights[at] = self._height(at)
                left -= self._heights[at] if at != place else 0
                at += step
        if self._heights != known:
            self._add_up()

    def _height(self, place: int) -> int:
        return self._lines_of(self.laid(place))

    def _guess(self, count: int) -> None:
        """Forget what was laid out."""
        self._laid.clear()
        self._heights = [self._guessed(place) for place in range(count)]
        self._add_up()

    def _add_up(self) -> None:
        self.tops = [0, *accumulate(self._heights)]
