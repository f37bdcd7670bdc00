"""What can be done while reviewed work is brought back."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place

_PLACE = Place.RETURNING
_HELP = "Brings back a review table or an edited translation; you choose what is taken."

RETURNING: tuple[Action, ...] = (
    Action("home.bring_back", "bring_back_review", ("b",), "Bring back", _HELP, Place.HOME_MENU),
    Action("menu.bring_back", "bring_back_review", ("g",), "Get a review back", _HELP, Place.MENU),
    Action(
        "returning.go_on", "go_on", ("enter",), "Look, then take",
        "Looks what the file changes; once that is shown, takes what is marked.", _PLACE, True,
    ),
    Action("returning.take", "take", ("space",), "In or out", "Marks the change, or leaves it.", _PLACE, True),
    Action("returning.all", "all", ("f6",), "All or none", "Marks every change, or none.", _PLACE, True),
    Action("returning.complete", "complete", ("tab",), "Complete", "Completes the name of the file.", _PLACE, True),
    Action("returning.close", "close", ("escape", "ctrl+q"), "Cancel", "Goes back; nothing is taken.", _PLACE, True),
)  # fmt: skip
