"""What can be done at Home."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place

_PLACE = Place.HOME

_MENU = Place.HOME_MENU

HOME: tuple[Action, ...] = (
    Action("home.open", "open", ("enter",), "Translate", "Opens the article where you stopped.", _PLACE, True),
    Action("home.language", "next_language", ("right", "f5"), "Language", "Chooses the next language.", _PLACE, True),
    Action("home.language_back", "previous_language", ("left",), "", "Chooses the language before.", _PLACE),
    Action(
        "home.new",
        "new_article",
        ("ctrl+n", "ctrl+v"),
        "New article",
        "Takes in a new article; pasting a text here does the same.",
        _PLACE,
        True,
    ),
    Action(
        "home.menu",
        "menu",
        ("f2",),
        "More",
        "Opens the menu of Home: new version, due, who has it, put away, preview …",
        _PLACE,
        True,
        opens=True,
    ),
    Action("home.reload", "reload", ("f8",), "Look again", "Reads the list of articles again.", _PLACE),
    Action(
        "home.undo",
        "undo",
        ("ctrl+z",),
        "Undo",
        "Takes back what you did here: due, who has it, putting away, a review brought back.",
        _PLACE,
    ),
    Action("home.quit", "quit", ("ctrl+q",), "Quit", "Leaves tmtool; everything is saved.", _PLACE, True),
    Action("home.update", "update", ("u",), "New version", "Takes in a new version of the article’s source.", _MENU),
    Action("home.due", "due", ("d",), "Due", "Says when the translation must be done: 14:30, tomorrow 9:00 …", _MENU),
    Action("home.take", "take", ("t",), "Take it", "Says that you have it, or gives it back.", _MENU),
    Action("home.preview", "preview", ("v",), "Preview", "Shows the whole article as it will be read.", _MENU),
    Action("home.memories", "memories", ("m",), "Memories", "Shows the memories: browse, change, import.", _MENU),
    Action("home.glossaries", "glossaries", ("g",), "Glossaries", "Shows the glossaries and their terms.", _MENU),
    Action("home.remove", "remove", ("x",), "Put away", "Takes the article off the list; the memory stays.", _MENU),
)
