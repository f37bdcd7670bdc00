"""The lines of a list of segments: which stands where. Only what is near a place is wrapped, the rest is guessed."""

from __future__ import annotations

from itertools import accumulate

from textual.content import Content

from tmtool.language.registry import name_of
from tmtool.model.articles import Segment
from tmtool.tui.literal import literal

Columns = tuple[list[Content], list[Content]]
"""The wrapped lines of a segment's source and target."""
ADDED = "+ added"
"""What stands for the source of a sentence that only the translation has."""
KEPT = 200
"""So many segments are kept wrapped, then those near the place; their heights stay known."""


class GridLines:
    """Knows the height of each segment, for certain where it was measured."""

    def __init__(self) -> None:
        self.segments: tuple[Segment, ...] = ()
        self.tops: list[int] = [0]
        """First line of each segment, and behind the last one the number of all lines."""
        self._widths = (1, 1)
        self._wrapped: dict[int, Columns] = {}
        self._heights: list[int] = []

    def show(self, segments: tuple[Segment, ...]) -> set[int]:
        """Take segments, and give the places where they are others than before."""
        old = self.segments
        if segments is old:
            return set()
        changed = {
            place
            for place, segment in enumerate(segments)
            # Most of them are the same objects, which is much faster to see than that they are equal.
            if place >= len(old) or (segment is not old[place] and segment != old[place])
        }
        self.segments = segments
        if len(segments) != len(old):
            self._guess()
        elif changed:
            for place in changed:
                was_measured = self._wrapped.pop(place, None) is not None
                self._heights[place] = self._height(place) if was_measured else self._guessed(segments[place])
            self._add_up()
        return changed

    def fit(self, source_width: int, target_width: int) -> None:
        """Lay out for columns of so many cells."""
        if (source_width, target_width) != self._widths:
            self._widths = (source_width, target_width)
            self._guess()

    def columns(self, place: int) -> Columns:
        """Give the wrapped lines of a segment's source and target."""
        found = self._wrapped.get(place)
        if found is None:
            found = self._wrapped[place] = self._wrap(self.segments[place])
        return found

    def measure(self, place: int, lines: int) -> None:
        """Know for certain what stands so many lines above and below a segment."""
        known = list(self._heights)
        if len(self._wrapped) > KEPT:
            self._wrapped = {one: wrapped for one, wrapped in self._wrapped.items() if abs(one - place) <= lines}
        for step in (1, -1):
            at, left = place, lines
            while 0 <= at < len(self.segments) and left > 0:
                self._heights[at] = self._height(at)
                left -= self._heights[at] if at != place else 0
                at += step
        if self._heights != known:
            self._add_up()

    def _height(self, place: int) -> int:
        return max(map(len, self.columns(place)))

    def _wrap(self, segment: Segment) -> Columns:
        style = "bold" if segment.headline else "dim" if segment.left_out else ""
        end = Content.styled(" ¶", "dim") if segment.ends_block else Content("")
        source_width, target_width = self._widths
        said = Content.styled(ADDED, "dim") if segment.added else literal(segment.source.shown, style=style)
        source = (said + end).wrap(source_width)
        target = literal(segment.target.shown, style=style).wrap(target_width) if segment.target else [Content("")]
        target += [
            Content.styled(f"≠ {name_of(change.language)} changed", "$text-warning").truncate(target_width)
            for change in segment.sister_changes
        ]
        return source, target

    def _guess(self) -> None:
        self._wrapped.clear()
        self._heights = [self._guessed(segment) for segment in self.segments]
        self._add_up()

    def _guessed(self, segment: Segment) -> int:
        source_width, target_width = self._widths
        source = -(-len(segment.source.text) // source_width)
        target = -(-len(segment.target.text) // target_width) + len(segment.sister_changes)
        return max(source, target, 1)

    def _add_up(self) -> None:
        self.tops = [0, *accumulate(self._heights)]
