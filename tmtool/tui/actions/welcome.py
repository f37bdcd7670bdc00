"""What the F2 menu of Home opens: screens about a job or the desk, the sample article."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place

_MENU = Place.HOME_MENU

WELCOME: tuple[Action, ...] = (
    Action("home.review", "review", ("r",), "Review", "Opens it for a reviewer: read, accept, correct.", _MENU),
    Action("home.checks", "checks", ("e",), "Checks", "Shows everything that the checks say of it.", _MENU),
    Action("home.analysis", "analysis", ("n",), "Analysis", "Counts how much of it the memories know.", _MENU),
    Action(
        "home.settings", "settings", ("s",), "Settings", "Shows the settings of the desk, yours, and the keys.", _MENU
    ),
    Action("home.welcome", "welcome", ("w",), "Sample", "Opens an article to try the keys with.", _MENU),
)
