"""Every key of the screen, once: bindings, footer, help, palette and the table in the README come from here.

Loads no Textual, so that commands and tests may read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where an action can be done."""

    EVERYWHERE = "everywhere"
    HOME = "Home"
    TRANSLATE = "translating"
    GRID = "translating, after Escape"
    MENU = "translating, after F2"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a key does."""

    id: str
    """`place.verb`, by which a key may be given to it in the settings."""
    method: str
    """The Textual action: `confirm` calls `action_confirm`."""
    keys: tuple[str, ...]
    """As Textual names them, the one that is shown first. In the F2 menu: one Latin letter."""
    title: str
    help: str
    """One sentence."""
    place: Place
    footer: bool = False
    numbered: bool = False
    """Whether the method takes the number of the key, from 1: `insert_match(3)`."""
    opens: bool = False
    """Whether it opens a dialog, which must get the very next key."""

    @property
    def methods(self) -> tuple[tuple[str, str], ...]:
        """Each key with what Textual calls for it: `alt+3` with `insert_match(3)`."""
        return tuple(
            (key, f"{self.method}({number})" if self.numbered else self.method)
            for number, key in enumerate(self.keys, start=1)
        )

    @property
    def shown(self) -> str:
        """The keys as a person reads them."""
        if self.numbered:
            return f"{shown_key(self.keys[0])}…{shown_key(self.keys[-1]).rpartition('+')[2]}"
        return " or ".join(shown_key(key) for key in self.keys)


_NAMES = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pageup": "PgUp", "pagedown": "PgDn",
    "escape": "Esc", "question_mark": "?", "slash": "/",
}  # fmt: skip


def shown_key(key: str) -> str:
    """Give a key as a person reads it: `ctrl+down` is `Ctrl+↓`."""
    return "+".join(_NAMES.get(part, part.upper() if part[1:].isdecimal() else part.title()) for part in key.split("+"))


def _everywhere() -> Iterator[Action]:
    yield Action(
        "app.help", "help", ("f1",), "Help", "Shows what can be done here, and the keys.", Place.EVERYWHERE, True
    )
    yield Action(
        "app.palette", "command_palette", ("ctrl+p",), "All actions", "Finds an action by its name.", Place.EVERYWHERE
    )
    yield Action(
        "app.redraw", "redraw", ("ctrl+l",), "Draw again",
        "Draws the whole screen again, when something else wrote on it.", Place.EVERYWHERE,
    )  # fmt: skip


def _home() -> Iterator[Action]:
    place = Place.HOME
    yield Action("home.open", "open", ("enter",), "Translate", "Opens the article where you stopped.", place, True)
    yield Action(
        "home.language", "next_language", ("right", "f5"), "Language", "Chooses the next language.", place, True
    )
    yield Action("home.language_back", "previous_language", ("left",), "", "Chooses the language before.", place)
    yield Action(
        "home.new", "new_article", ("ctrl+v", "ctrl+n"), "New article",
        "Takes in a new article; pasting a text here does the same.", place, True,
    )  # fmt: skip
    yield Action("home.reload", "reload", ("f8",), "Look again", "Reads the list of articles again.", place)
    yield Action("home.quit", "quit", ("ctrl+q",), "Quit", "Leaves tmtool; everything is saved.", place, True)


def _translate() -> Iterator[Action]:
    def action(
        verb: str,
        keys: tuple[str, ...],
        title: str,
        help_text: str,
        *,
        footer: bool = False,
        numbered: bool = False,
        opens: bool = False,
    ) -> Action:
        return Action(
            f"translate.{verb}", verb, keys, title, help_text, Place.TRANSLATE, footer, numbered=numbered, opens=opens
        )

    yield action(
        "confirm", ("enter", "ctrl+enter", "ctrl+j"), "Confirm",
        "Confirms the segment and goes on to the next unconfirmed one; an empty one is passed by.", footer=True,
    )  # fmt: skip
    yield action("line_break", ("alt+enter", "shift+enter"), "Line break", "Puts a line break into the translation.")
    yield action(
        "insert_match", tuple(f"alt+{number}" for number in range(1, 10)), "Match",
        "Replaces the translation by that match, on any keyboard layout.", footer=True, numbered=True,
    )  # fmt: skip
    yield action(
        "all_matches", ("f7",), "All matches",
        "Shows all matches whole, with warnings and what was put right; a digit puts one in.", opens=True,
    )  # fmt: skip
    yield action("copy_source", ("ctrl+d",), "Copy source", "Puts the English text into the translation.", footer=True)
    yield action(
        "insert_term", ("f4",), "Term",
        "Puts in the next term that is not used yet; pressed again, its next form.", footer=True,
    )  # fmt: skip
    yield action("next_segment", ("ctrl+down", "alt+down"), "Next", "Goes to the next segment without confirming.")
    yield action("previous_segment", ("ctrl+up", "alt+up"), "Previous", "Goes to the segment before.")
    yield action("next_unconfirmed", ("ctrl+n",), "Next unconfirmed", "Goes to the next segment that is not confirmed.")
    yield action("go_to", ("ctrl+g",), "Go to", "Goes to the segment whose number you give.", opens=True)
    yield action(
        "undo", ("ctrl+z",), "Undo",
        "Takes back typing; in an untouched segment, the last thing you confirmed, split, joined or filled.",
    )  # fmt: skip
    yield action("redo", ("ctrl+y",), "Redo", "Does again what undo took back while typing.")
    yield action(
        "menu", ("f2",), "More", "Opens the menu for this segment: split, join, leave out …", footer=True, opens=True
    )
    yield action(
        "other_language", ("f5",), "Other language", "Shows the same place in the other language.", footer=True
    )
    yield action(
        "save", ("ctrl+s",), "Save now", "Writes the text at once; it is written by itself within two seconds."
    )
    yield action(
        "export", ("f12",), "Export", "Writes this translation in every format into the current folder.", footer=True
    )
    yield action("grid", ("escape",), "Grid", "Leaves the text for the list of segments; again, or Enter: goes back.")
    yield action("home", ("ctrl+q",), "Home", "Goes back to the list of articles.", footer=True)


def _grid() -> Iterator[Action]:
    place = Place.GRID
    yield Action("grid.up", "previous_segment", ("up",), "Previous", "Goes to the segment before.", place)
    yield Action("grid.down", "next_segment", ("down",), "Next", "Goes to the next segment.", place)
    yield Action("grid.page_up", "page(-1)", ("pageup",), "Page up", "Goes a page up.", place)
    yield Action("grid.page_down", "page(1)", ("pagedown",), "Page down", "Goes a page down.", place)
    yield Action("grid.first", "edge(0)", ("home",), "First", "Goes to the first segment.", place)
    yield Action("grid.last", "edge(-1)", ("end",), "Last", "Goes to the last segment.", place)
    yield Action("grid.help", "app.help", ("question_mark",), "Help", "Shows this help.", place)
    yield Action(
        "grid.match", "insert_match", tuple("123456789"), "Match",
        "Replaces the translation by that match; on the Kazakh layout the letters of the digit row do it.",
        place, numbered=True,
    )  # fmt: skip


def _menu() -> Iterator[Action]:
    place = Place.MENU
    yield Action("menu.split", "split", ("s",), "Split", "Cuts the segment in two.", place)
    yield Action("menu.join", "join", ("j",), "Join", "Joins the segment with the next one.", place)
    yield Action(
        "menu.leave_out", "leave_out", ("l",), "Leave out", "Leaves the segment out, or takes it back.",
        place,
    )  # fmt: skip
    yield Action("menu.comment", "comment", ("c",), "Comment", "Adds a remark to the segment.", place)
    yield Action("menu.history", "history", ("h",), "History", "Shows what was here before.", place)
    yield Action(
        "menu.fix", "fix", ("f",), "Fix", "Puts right what the first finding with a certain remedy says.", place
    )
    yield Action(
        "menu.ignore", "ignore", ("i",), "Ignore", "Never says the first finding of this segment again.", place
    )
    yield Action(
        "menu.pretranslate", "pretranslate", ("p",), "Fill from memory",
        "Fills in what the memories know exactly.", place,
    )  # fmt: skip


ACTIONS: tuple[Action, ...] = (*_everywhere(), *_home(), *_translate(), *_grid(), *_menu())
"""In the order of the help."""


def at(place: Place) -> tuple[Action, ...]:
    """Give the actions of one place."""
    return tuple(action for action in ACTIONS if action.place is place)


def key_table() -> str:
    """Give all keys as a Markdown table, as it stands in the README."""
    rows = ["| Where | Key | Does |", "|---|---|---|"]
    for action in ACTIONS:
        keys = action.shown.replace("|", "\\|")
        rows.append(f"| {action.place} | {keys} | {action.help} |")
    return "\n".join(rows) + "\n"
