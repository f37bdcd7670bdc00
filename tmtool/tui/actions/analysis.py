"""What can be done where articles are analysed."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place

_PLACE = Place.ANALYSIS

ANALYSIS: tuple[Action, ...] = (
    Action("analysis.next", "next_article", ("right",), "Article", "Shows the next article alone.", _PLACE, True),
    Action("analysis.previous", "previous_article", ("left",), "", "Shows the article before alone.", _PLACE),
    Action(
        "analysis.all",
        "all_articles",
        ("a", "alt+a"),
        "All articles",
        "Counts all articles in work together.",
        _PLACE,
        True,
    ),
    Action("analysis.language", "language", ("f5",), "Language", "Counts for the other language.", _PLACE, True),
    Action("analysis.again", "again", ("f8",), "Again", "Counts again.", _PLACE),
    Action("analysis.close", "close", ("escape", "ctrl+q"), "Back", "Goes back.", _PLACE, True),
)
