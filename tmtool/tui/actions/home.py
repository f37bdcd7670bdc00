"""What can be done at Home."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place

_PLACE = Place.HOME

HOME: tuple[Action, ...] = (
    Action("home.open", "open", ("enter",), "Translate", "Opens the article where you stopped.", _PLACE, True),
    Action("home.language", "next_language", ("right", "f5"), "Language", "Chooses the next language.", _PLACE, True),
    Action("home.language_back", "previous_language", ("left",), "", "Chooses the language before.", _PLACE),
    Action(
        "home.new",
        "new_article",
        ("ctrl+v", "ctrl+n"),
        "New article",
        "Takes in a new article; pasting a text here does the same.",
        _PLACE,
        True,
    ),
    Action("home.reload", "reload", ("f8",), "Look again", "Reads the list of articles again.", _PLACE),
    Action("home.quit", "quit", ("ctrl+q",), "Quit", "Leaves tmtool; everything is saved.", _PLACE, True),
)
