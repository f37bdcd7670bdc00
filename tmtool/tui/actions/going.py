"""Keys of the translate screen that go on: confirm, next, a number, the list of segments."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, translating

GOING: tuple[Action, ...] = (
    translating(
        "confirm", ("enter", "ctrl+enter", "ctrl+j"), "Confirm",
        "Confirms the segment and goes on to the next unconfirmed one; an empty one is passed by.", footer=True,
    ),
    translating("next_segment", ("ctrl+down", "alt+down"), "Next", "Goes to the next segment without confirming."),
    translating("previous_segment", ("ctrl+up", "alt+up"), "Previous", "Goes to the segment before."),
    translating(
        "next_unconfirmed", ("ctrl+n",), "Next unconfirmed", "Goes to the next segment that is not confirmed."
    ),
    translating("go_to", ("ctrl+g",), "Go to", "Goes to the segment whose number you give.", opens=True),
    translating(
        "menu", ("f2",), "More", "Opens the menu for this segment: split, join, leave out …", footer=True, opens=True
    ),
    translating("bookmark", ("alt+b",), "Bookmark", "Marks the segment for yourself, or takes the mark away."),
    translating(
        "grid", ("escape",), "Grid",
        "Leaves the text for the list of segments; again: shows all of a filtered list, else goes back, as Enter does.",
    ),
)  # fmt: skip
