"""What bare keys do in the list of segments, for a terminal that keeps some keys to itself."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place

_PLACE = Place.GRID

GRID: tuple[Action, ...] = (
    Action("grid.up", "previous_segment", ("up",), "Previous", "Goes to the segment before.", _PLACE),
    Action("grid.down", "next_segment", ("down",), "Next", "Goes to the next segment.", _PLACE),
    Action("grid.page_up", "page(-1)", ("pageup",), "Page up", "Goes a page up.", _PLACE),
    Action("grid.page_down", "page(1)", ("pagedown",), "Page down", "Goes a page down.", _PLACE),
    Action("grid.first", "edge(0)", ("home",), "First", "Goes to the first segment.", _PLACE),
    Action("grid.last", "edge(-1)", ("end",), "Last", "Goes to the last segment.", _PLACE),
    Action("grid.find", "find", ("slash",), "Find, filter", "Finds a text or filters the segments.", _PLACE),
    Action("grid.help", "app.help", ("question_mark",), "Help", "Shows this help.", _PLACE),
    Action(
        "grid.match",
        "insert_match",
        tuple("123456789"),
        "Match",
        "Replaces the translation by that match; on the Kazakh layout the letters of the digit row do it.",
        _PLACE,
        numbered=True,
    ),
)
