"""What can be done while a new preferred term takes the place of another."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place

_PLACE = Place.NEW_TERM

NEW_PREFERRED: tuple[Action, ...] = (
    Action(
        "new_term.go_on", "go_on", ("enter",), "Look, then replace",
        "Looks for everything that uses the old term; once that is shown, replaces it where it is marked.",
        _PLACE, True,
    ),
    Action(
        "new_term.toggle", "put_in", ("space",), "In or out", "Marks the place to be replaced, or leaves it.",
        _PLACE, True,
    ),
    Action("new_term.all", "all", ("f6",), "All or none", "Marks every place, or none.", _PLACE, True),
    Action(
        "new_term.next", "next_term", ("f4",), "Term", "Takes the next term of the segment as the old one.",
        _PLACE, True,
    ),
    Action("new_term.close", "close", ("escape", "ctrl+q"), "Cancel", "Goes back; nothing is changed.", _PLACE, True),
)  # fmt: skip
