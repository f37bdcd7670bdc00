"""An F2 menu: what is done seldom, one letter each, on Latin and Cyrillic layouts."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from tmtool.tui.actions import Place, at
from tmtool.tui.screens.letter_menu import LetterMenu
from tmtool.tui.shown.menu_lines import menu_lines

_SHARE = 0.95
"""How much of the window's height a dialog may take."""
_BORDER = 2
_TITLE = 2


class ActionMenu(LetterMenu):
    """Ask what to do; gives the method of the action, or None."""

    DEFAULT_CSS = "ActionMenu { align: center middle; }"

    def __init__(self, place: Place, title: str = "") -> None:
        """Make the menu.

        Args:
            place: that of its actions.
            title: what it is for.
        """
        super().__init__(title, ())
        self._place = place

    def content(self, width: int) -> Content:
        """Give the lines of the actions, in two columns where the window is too low."""
        height = int(self.size.height * _SHARE) - _BORDER - (_TITLE if self._question else 0)
        return menu_lines(at(self._place), width, height)

    @property
    def results(self) -> Mapping[str, str]:
        """What each letter gives: the method of its action."""
        return {key: action.method for action in at(self._place) for key in action.keys}
