"""Choosing where to cut a segment in two."""

from __future__ import annotations

import re

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from tmtool.tui.actions import Place, first_key
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import literal
from tmtool.tui.widgets.bars import Row


def cuts(text: str) -> tuple[int, ...]:
    """Give the places where a text can be cut: before each word but the first, in characters."""
    return tuple(found.end() for found in re.finditer(r"\S\s+(?=\S)", text))


def middle(text: str) -> int:
    """Give the index of the cut to begin with: behind a comma or semicolon if there is one, else in the middle."""
    places = cuts(text)
    marks = [index for index, place in enumerate(places) if text[:place].rstrip().endswith((",", ";", ":", "—", "–"))]
    half = len(text) / 2
    return min(marks or range(len(places)), key=lambda index: abs(places[index] - half), default=0)


class SplitView(ModalScreen[int | None]):
    """Ask where to split; gives the offset in the text, or None."""

    BINDINGS = bindings(Place.SPLIT)
    CSS_PATH = "dialogs.tcss"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self._cuts = cuts(text)
        self._at = middle(text)

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        with Vertical(classes="dialog"):
            yield Row(classes="title")
            yield Row(classes="list")

    def on_mount(self) -> None:
        """Show the first cut."""
        keys = f"{first_key('split.left')} {first_key('split.right')} choose the place, {first_key('split.cut')} cuts"
        title = f"Split: {keys}" if self._cuts else "One word cannot be split"
        self.query_one(".title", Row).show(title)
        self._draw()

    def _draw(self) -> None:
        place = self._cuts[self._at] if self._cuts else len(self._text)
        content = literal(self._text[:place]) + Content.styled("┃", "bold $accent") + literal(self._text[place:])
        self.query_one(".list", Row).update(content)

    def action_move(self, step: int) -> None:
        """Move the cut."""
        if self._cuts:
            self._at = max(0, min(self._at + step, len(self._cuts) - 1))
            self._draw()

    def action_cut(self) -> None:
        """Take the cut."""
        self.dismiss(self._cuts[self._at] if self._cuts else None)
