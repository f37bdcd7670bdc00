"""What can be done while a term is added."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place

_PLACE = Place.TERM

TERM: tuple[Action, ...] = (
    Action("term.keep", "keep", ("enter", "ctrl+s"), "Add", "Adds the term; it is known at once.", _PLACE, True),
    Action(
        "term.next", "guess(1)", ("down",), "Words", "Takes the next words of the source for the term.", _PLACE, True
    ),
    Action("term.previous", "guess(-1)", ("up",), "", "Takes the words of the source before.", _PLACE),
    Action(
        "term.status", "status", ("f5",), "Status", "Says whether it is preferred, admitted or forbidden.", _PLACE, True
    ),
    Action("term.close", "close", ("escape", "ctrl+q"), "Cancel", "Goes back without a new term.", _PLACE, True),
)
