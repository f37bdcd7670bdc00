"""What the terminal shows, cell by cell, so that only cells that change are sent to it, and of a style what changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

Cell = tuple[str, Style | None]
Look = tuple[str, str, str]
"""How a terminal is told a style: attributes, colour and background, each as codes parted by semicolons."""

_PLAIN: Look = ("", "", "")
_GAP = 4
"""Up to so many cells that stay are sent along; a move of the cursor takes more bytes."""
_COLOURS = re.compile(r"(?:^|;)((?:38|48);(?:2;\d+;\d+;\d+|5;\d+)|3[0-79]|9[0-7]|4[0-79]|10[0-7])(?=;|$)")


def _cells(segments: list[Segment]) -> list[Cell] | None:
    """Give the cells of a strip; None where a character is not one cell wide, so that no one can be sure."""
    if any(segment.control or segment.cell_length != len(segment.text) for segment in segments):
        return None
    return [(character, segment.style) for segment in segments for character in segment.text]


def look_of(codes: str) -> Look:
    """Take the codes of a style apart.

    Args:
        codes: as rich gives them: attributes, then the colours.
    """
    colour = background = ""
    for found in _COLOURS.finditer(codes):
        if found[1].startswith(("4", "10")):
            background = found[1]
        else:
            colour = found[1]
    return _COLOURS.sub("", codes).strip(";"), colour, background


def change_to(look: Look, before: Look) -> str:
    """Give the sequence that brings a terminal from one look to another; nothing where it is the same."""
    if look == before:
        return ""
    attributes, *colours = look
    is_over = attributes == before[0] and all(now or not old for now, old in zip(colours, before[1:], strict=True))
    if is_over:
        codes = [now for now, old in zip(colours, before[1:], strict=True) if now != old]
    else:
        codes = ["0" if before != _PLAIN else "", *look]
    return f"\x1b[{';'.join(code for code in codes if code)}m"


@lru_cache(maxsize=1024)
def _look(style: Style, console: Console) -> Look:
    """Give the look of a style, from what Textual would send for it."""
    codes, _, rest = Strip([Segment("x", style)]).render(console).removeprefix("\x1b[").partition("m")
    return look_of(codes) if rest else _PLAIN


def _runs(changed: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Put places that lie close together into runs: first and last."""
    first = last = changed[0]
    for at in changed[1:]:
        if at - last > _GAP + 1:
            yield first, last
            first = at
        last = at
    yield first, last


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
        """Give the terminal sequence that shows a strip at a place: the cells that changed.

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
        drawn: list[str] = []
        look = _PLAIN
        for first, last in _runs(changed):
            drawn.append(Control.move_to(first, y).segment.text)
            for style, same in groupby(cells[first - x : last + 1 - x], key=lambda cell: cell[1]):
                now = _PLAIN if style is None else _look(style, console)
                # The text goes through Strip as everything does: there stands the guard of the terminal.
                text = Strip([Segment("".join(character for character, _ in same))]).render(console)
                drawn += (change_to(now, look), text)
                look = now
        return "".join([*drawn, "\x1b[0m" if look != _PLAIN else ""])
