"""The F2 menu: one letter each, on Latin and Cyrillic layouts."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen

from tmtool.tui.actions import Place, at
from tmtool.tui.keys import latin_letter
from tmtool.tui.menu_lines import menu_lines
from tmtool.tui.widgets.bars import Row

_SHARE = 0.95
"""How much of the window's height a dialog may take."""
_BORDER = 2


class SegmentMenu(ModalScreen[str | None]):
    """Ask what to do with the segment; gives the method of the action, or None."""

    CSS_PATH = "dialogs.tcss"

    def compose(self) -> ComposeResult:
        """Lay out the menu."""
        with Vertical(classes="dialog"):
            yield Row(classes="list")

    def on_resize(self) -> None:
        """Fit the lines to the window."""
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        row = self.query_one(".list", Row)
        height = int(self.size.height * _SHARE) - _BORDER
        row.update(menu_lines(at(Place.MENU), row.size.width or 60, height))

    def on_key(self, event: events.Key) -> None:
        """Take the letter; any other key closes the menu."""
        event.stop()
        letter = latin_letter(event.character or "")
        methods = {key: action.method for action in at(Place.MENU) for key in action.keys}
        self.dismiss(methods.get(letter))
