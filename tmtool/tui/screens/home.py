"""Home: the articles of the desk, how far they have come, taking in new ones, and all that is done beside."""

from __future__ import annotations

from tmtool.tui.actions import Place
from tmtool.tui.home.chores import Chores
from tmtool.tui.home.welcoming import Welcoming
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.long_work import long_work


class HomeScreen(Welcoming, Chores):
    """Choose what to translate."""

    BINDINGS = bindings(Place.HOME)

    def action_quit(self) -> None:
        """Leave tmtool; where a long work runs, at the second time of asking."""
        if long_work(self).may_leave():
            self.app.exit()
