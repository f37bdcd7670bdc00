"""What lies under all screens: whoever leaves an article that was opened at once comes Home."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

if TYPE_CHECKING:
    from tmtool.tui.app import TmtoolApp


class Ground(Screen[object]):
    """Shows nothing itself."""

    def __init__(self) -> None:
        super().__init__(id="_default")
        self._is_left = False

    def on_screen_suspend(self) -> None:
        """Remember that something lay over it."""
        self._is_left = True

    def on_screen_resume(self) -> None:
        """Show Home where nothing lies over it any more."""
        if self._is_left:
            cast("TmtoolApp", self.app).show_home()
