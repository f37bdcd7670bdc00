"""What can be done everywhere."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place

EVERYWHERE: tuple[Action, ...] = (
    Action("app.help", "help", ("f1",), "Help", "Shows what can be done here, and the keys.", Place.EVERYWHERE, True),
    Action(
        "app.palette", "command_palette", ("ctrl+p",), "All actions", "Finds an action by its name.", Place.EVERYWHERE
    ),
    Action(
        "app.redraw",
        "redraw",
        ("ctrl+l",),
        "Draw again",
        "Draws the whole screen again, when something else wrote on it.",
        Place.EVERYWHERE,
    ),
    Action(
        "app.cancel_work",
        "cancel_work",
        ("ctrl+o",),
        "Stop the work",
        "Stops the long work that is being done, such as an import; nothing of it is kept.",
        Place.EVERYWHERE,
    ),
    Action(
        "app.concordance",
        "concordance",
        ("f3",),
        "Concordance",
        "Shows how words were translated before: while translating the selected ones, or the one at the cursor.",
        Place.EVERYWHERE,
        opens=True,
    ),
)
