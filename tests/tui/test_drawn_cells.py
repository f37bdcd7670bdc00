"""Only cells that change go to the terminal, and what is seen is right all the same."""

from __future__ import annotations

import io
import re

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tmtool.tui.drawn_cells import DrawnCells, change_to, look_of

CONSOLE = Console(file=io.StringIO(), color_system="truecolor")
WIDTH = 12


class Screen:
    """One line of a terminal that understands moves and styles."""

    def __init__(self) -> None:
        self.characters = [" "] * WIDTH

    def take(self, sequence: str) -> None:
        for column, text in re.findall(r"\x1b\[1;(\d+)H(.*?)(?=\x1b\[1;|$)", sequence):
            plain = re.sub(r"\x1b\[[\d;]*m", "", text)
            for at, character in enumerate(plain, int(column) - 1):
                self.characters[at] = character


def strip(text: str, style: str = "") -> Strip:
    return Strip([Segment(text, Style.parse(style))])


def test_what_is_shown_already_is_not_sent() -> None:
    cells = DrawnCells()
    assert "abc" in cells.draw(0, 0, strip("abc"), CONSOLE)
    assert cells.draw(0, 0, strip("abc"), CONSOLE) == ""
    assert cells.draw(0, 1, strip("abc"), CONSOLE) != ""


def test_only_the_changed_cells_are_sent() -> None:
    cells = DrawnCells()
    cells.draw(0, 0, strip("abcdef"), CONSOLE)
    assert cells.draw(0, 0, strip("abXYef"), CONSOLE) == "\x1b[1;3HXY"


def test_a_change_of_style_is_sent() -> None:
    cells = DrawnCells()
    cells.draw(0, 0, strip("abc"), CONSOLE)
    assert "abc" in cells.draw(0, 0, strip("abc", "bold"), CONSOLE)


def test_of_a_style_only_what_changes_is_sent() -> None:
    assert look_of("1;4;38;2;220;220;212;48;2;18;20;22") == ("1;4", "38;2;220;220;212", "48;2;18;20;22")
    assert look_of("31;104") == ("", "31", "104")
    plain, red, bold = ("", "", ""), ("", "31", "40"), ("1", "31", "40")
    assert change_to(red, plain) == "\x1b[31;40m"
    assert change_to(("", "32", "40"), red) == "\x1b[32m"
    assert change_to(bold, red) == "\x1b[0;1;31;40m"
    assert change_to(plain, red) == "\x1b[0m"
    assert change_to(red, red) == ""


def test_what_stays_between_two_changes_is_not_sent() -> None:
    cells = DrawnCells()
    cells.draw(0, 0, strip("abcdefghijkl"), CONSOLE)
    assert cells.draw(0, 0, strip("Xbcdefghijkl"), CONSOLE) == "\x1b[1;1HX"
    assert cells.draw(0, 0, strip("abcdefghijkL", "bold"), CONSOLE).count("H") == 1
    assert cells.draw(0, 0, strip("Abcdefghijkl", "bold"), CONSOLE) == "\x1b[1;1H\x1b[1mA\x1b[1;12Hl\x1b[0m"


def test_a_line_with_wide_characters_is_always_sent_whole() -> None:
    cells = DrawnCells()
    cells.draw(0, 0, strip("a漢b"), CONSOLE)
    assert "a漢b" in cells.draw(0, 0, strip("a漢b"), CONSOLE)
    assert "xyzw" in cells.draw(0, 0, strip("xyzw"), CONSOLE)


@given(st.lists(st.tuples(st.integers(0, 7), st.text("abж ", min_size=1, max_size=5))))
def test_the_terminal_shows_what_was_drawn(drawings: list[tuple[int, str]]) -> None:
    cells, screen, wanted = DrawnCells(), Screen(), [" "] * WIDTH
    for x, text in drawings:
        screen.take(cells.draw(x, 0, strip(text), CONSOLE))
        wanted[x : x + len(text)] = text
    assert screen.characters == wanted
