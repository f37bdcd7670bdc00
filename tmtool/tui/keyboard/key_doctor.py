"""`tmtool doctor --keys`: shows what the terminal sends for each key, and what that is for us."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events
from textual.app import App, ComposeResult
from textual.content import Content
from textual.message import Message

from tmtool.tui import textual_compat
from tmtool.tui.actions import Place, at, shown_key, use
from tmtool.tui.keyboard.keymap import MENUS
from tmtool.tui.keyboard.keys import is_command, latin_key, latin_letter
from tmtool.tui.literal import hanging, literal, one_line
from tmtool.tui.preferred import preferred
from tmtool.tui.theme import DIMMED_TO, THEMES
from tmtool.tui.widgets.bars import Row

if TYPE_CHECKING:
    from tmtool.desk.preferences import Preferences

_TITLE = "Press any key: here is what your terminal sends for it. Esc twice, or Ctrl+Q, leaves."
_HEADS = ("Terminal sends", "It is called", "For us it is", "It does")
_COLUMNS = (18, 18, 13)
_META = range(0xA0, 0x100)
"""What some terminals send for Alt and a key: the character 128 places further on."""


@dataclass(frozen=True, slots=True)
class KeySeen:
    """One key as it came."""

    sent: str
    """The characters that came, with what cannot be seen written out."""
    named: str
    """How Textual names it; empty for what is no key."""
    meant: str
    """The key on our keyboard."""
    does: str


def does(key: str, character: str | None) -> str:
    """Say what a key does, in all places where it does something.

    Args:
        key: as Textual names it, in its Latin form.
        character: what it types.
    """
    found = [
        f"{action.title or action.help.rstrip('.')} ({action.place})"
        for place in Place
        if place not in MENUS
        for action in at(place)
        if key in action.keys
    ]
    if character and character.isprintable() and not is_command(key):
        if len(character) == 1 and ord(character) in _META and character.isalpha():
            found.append(
                "types a letter; if that was Alt, let your terminal send Escape for it (xterm: metaSendsEscape)"
            )
        elif not found:
            found.append("types itself" + _letter_in_menus(character))
    return "; ".join(found) or "nothing"


def _letter_in_menus(character: str) -> str:
    letter = latin_letter(character)
    titles = [action.title for place in MENUS for action in at(place) if letter in action.keys]
    return f"; after F2: {', '.join(dict.fromkeys(titles))}" if titles else ""


def escaped(sent: str) -> str:
    """Write out what cannot be seen: `\\x1b[A`, and letters as they are."""
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in sent)


def seen(sent: str, keys: Sequence[events.Key]) -> list[KeySeen]:
    """Give the keys of what came in one piece.

    Args:
        sent: its characters.
        keys: as the terminal's parser named them.
    """
    if not keys:
        return [KeySeen(escaped(sent), "", "", "no key: an answer of the terminal, or a key let go")]
    one_each = len(keys) == len(sent)
    result: list[KeySeen] = []
    for number, key in enumerate(keys):
        meant = latin_key(key.key)
        came = sent[number] if one_each else sent
        result.append(KeySeen(escaped(came), key.key, shown_key(meant), does(meant, key.character)))
    return result


def table(rows: Iterable[KeySeen], width: int, height: int) -> Content:
    """Give the last keys as lines, the newest at the bottom.

    Args:
        rows: oldest first.
        width: cells of a line.
        height: lines.
    """
    before = sum(_COLUMNS) + 1

    def lines(cells: tuple[str, ...], style: str = "") -> list[Content]:
        fixed = [one_line(cell, room - 1).ljust(room) for cell, room in zip(cells[:3], _COLUMNS, strict=True)]
        return hanging(literal(" " + "".join(fixed) + cells[3], style=style), before, max(width, before + 10))

    drawn = [line for row in rows for line in lines((row.sent, row.named, row.meant, row.does))]
    return Content("\n").join([*lines(_HEADS, "bold"), *drawn[-max(height - 1, 1) :]])


class Came(Message):
    """A piece came from the terminal."""

    def __init__(self, sent: str, keys: tuple[events.Key, ...]) -> None:
        self.sent, self.keys = sent, keys
        super().__init__()


class KeyDoctor(App[None], inherit_bindings=False):
    """Shows each key as it came."""

    CSS = """
    #title { height: 2; text-style: bold; padding: 0 1; background: $panel; }
    #keys { height: 1fr; }
    """
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, preferences: Preferences) -> None:
        """Make the screen.

        Args:
            preferences: the room that knows the person's keys.
        """
        textual_compat.install()
        super().__init__()
        read = preferred(preferences)
        use(read.keymap.actions)
        textual_compat.dim_to(self, DIMMED_TO)
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = read.theme
        self._rows: deque[KeySeen] = deque(maxlen=200)
        self._last = ""

    def compose(self) -> ComposeResult:
        """Lay out the screen."""
        yield Row(id="title")
        yield Row(id="keys")

    def on_mount(self) -> None:
        """Listen to the terminal."""
        self.query_one("#title", Row).show(_TITLE)
        textual_compat.listen(lambda sent, keys: self.post_message(Came(sent, keys)))

    def on_unmount(self) -> None:
        """Listen no more."""
        textual_compat.listen(None)

    def on_resize(self) -> None:
        """Fit the table to the window."""
        self.call_after_refresh(self._draw)

    def on_came(self, message: Came) -> None:
        """Show a piece, or leave."""
        self._rows.extend(seen(message.sent, message.keys))
        for key in message.keys:
            name = latin_key(key.key)
            if name == "ctrl+q" or (name == self._last == "escape"):
                self.exit()
            self._last = name
        self._draw()

    def _draw(self) -> None:
        self.query_one("#keys", Row).show(table(self._rows, self.size.width - 1, self.size.height - 2))


def run(preferences: Preferences) -> None:
    """Show what the terminal sends until the person leaves.

    Args:
        preferences: the room that knows the person's keys.
    """
    KeyDoctor(preferences).run()
