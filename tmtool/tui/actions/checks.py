"""What can be done with the findings of a job."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place

_PLACE = Place.CHECKS

CHECKS: tuple[Action, ...] = (
    Action("checks.go", "go", ("enter",), "Go there", "Goes to the segment of the finding.", _PLACE, True),
    Action("checks.fix", "fix", ("f", "alt+f"), "Fix", "Puts right what is certain.", _PLACE, True),
    Action(
        "checks.ignore",
        "ignore",
        ("i", "alt+i"),
        "Ignore",
        "Never says it again: here, for this word, or anywhere on the desk.",
        _PLACE,
        True,
        opens=True,
    ),
    Action("checks.family", "next_family", ("right",), "Kind", "Shows only the next kind of findings.", _PLACE, True),
    Action("checks.family_back", "previous_family", ("left",), "", "Shows only the kind before.", _PLACE),
    Action(
        "checks.ignored",
        "show_ignored",
        ("s", "alt+s"),
        "Ignored",
        "Shows what is ignored too, or hides it.",
        _PLACE,
        True,
    ),
    Action("checks.heed", "heed", ("h", "alt+h"), "Heed", "Says again what was ignored.", _PLACE),
    Action("checks.undo", "undo", ("ctrl+z",), "Undo", "Takes back the last thing you did.", _PLACE),
    Action("checks.again", "check_again", ("f8",), "Check again", "Runs all checks again.", _PLACE),
    Action("checks.close", "close", ("escape", "ctrl+q"), "Back", "Goes back.", _PLACE, True),
)
