"""What the terminal shows, cell by cell, so that only cells that change are sent to it."""

from __future__ import annotations

from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

Cell = tuple[str, Style | None]


def _cells(segments: list[Segment]) -> list[Cell] | None:
    """Give the cells of a strip; None where a character is not one cell wide, so that no one can be sure."""
    if any(segment.control or segment.cell_length != len(segment.text) for segment in segments):
        return None
    return [(character, segment.style) for segment in segments for character in segment.text]


class DrawnCells:
    """The cells of one terminal."""

    def __init__(self) -> None:
        self.size = Size(0, 0)
        self._rows: dict[int, dict[int, Cell]] = {}

    def clear(self, size: Size) -> None:
        """Know nothing of what is shown."""
        self.size = size
        self._rows.clear()

    def draw(self, x: int, y: int, strip: Strip, console: Console) -> str:
        """Give the terminal sequence that shows a strip at a place: from the first changed cell to the last one.

        Args:
            x: column.
            y: line.
            strip: what is to be seen there.
            console: the console whose colours count.
        """
        row = self._rows.setdefault(y, {})
        cells = _cells(list(strip))
        if cells is None:
            row.clear()
            return Control.move_to(x, y).segment.text + strip.render(console)
        changed = [at for at, cell in enumerate(cells, x) if row.get(at) != cell]
        if not changed:
            return ""
        row.update(enumerate(cells, x))
        first, last = changed[0], changed[-1]
        return Control.move_to(first, y).segment.text + strip.crop(first - x, last + 1 - x).render(console)
