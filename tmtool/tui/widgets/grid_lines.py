"""The lines of a list of segments: which stands where. Only what is near a place is wrapped, the rest is guessed."""

from __future__ import annotations

from textual.content import Content

from tmtool.language.registry import name_of
from tmtool.model.articles import Segment
from tmtool.tui.literal import literal
from tmtool.tui.widgets.measured_lines import MeasuredLines

Columns = tuple[list[Content], list[Content]]
"""The wrapped lines of a segment's source and target."""
ADDED = "+ added"
"""What stands for the source of a sentence that only the translation has."""


class GridLines(MeasuredLines[Columns]):
    """Knows the height of each segment, for certain where it was measured."""

    def __init__(self) -> None:
        super().__init__()
        self.segments: tuple[Segment, ...] = ()
        self._widths = (1, 1)

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
            self._guess(len(self.segments))
        elif changed:
            for place in changed:
                was_measured = self._laid.pop(place, None) is not None
                self._heights[place] = self._height(place) if was_measured else self._guessed(place)
            self._add_up()
        return changed

    def fit(self, source_width: int, target_width: int) -> None:
        """Lay out for columns of so many cells."""
        if (source_width, target_width) != self._widths:
            self._widths = (source_width, target_width)
            self._guess(len(self.segments))

    def _lay(self, place: int) -> Columns:
        return self._wrap(self.segments[place])

    def _lines_of(self, laid: Columns) -> int:
        return max(map(len, laid))

    def _wrap(self, segment: Segment) -> Columns:
        style = "bold" if segment.headline else "dim" if segment.left_out else ""
        source_width, target_width = self._widths
        said = Content.styled(ADDED, "dim") if segment.added else literal(segment.source.shown, style=style)
        source = _with_end(said, source_width) if segment.ends_block else said.wrap(source_width)
        target = literal(segment.target.shown, style=style).wrap(target_width) if segment.target else [Content("")]
        target += [
            Content.styled(f"≠ {name_of(change.language)} changed", "$text-warning").truncate(target_width)
            for change in segment.sister_changes
        ]
        return source, target

    def _guessed(self, place: int) -> int:
        segment = self.segments[place]
        source_width, target_width = self._widths
        source = -(-len(segment.source.text) // source_width)
        target = -(-len(segment.target.text) // target_width) + len(segment.sister_changes)
        return max(source, target, 1)


def _with_end(said: Content, width: int) -> list[Content]:
    """Wrap the text that ends a paragraph, with the sign for that behind its last word."""
    lines = said.wrap(width)
    if lines[-1].cell_length >= width:
        # The sign is no word: it must not take a line of its own, so the last one leaves a cell free for it.
        lines = said.wrap(max(width - 1, 1))
    end = " ¶" if lines[-1].cell_length < width - 1 else "¶"
    return [*lines[:-1], lines[-1] + Content.styled(end, "dim")]
