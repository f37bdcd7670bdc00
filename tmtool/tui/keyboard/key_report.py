"""The keys in force as data, for `tmtool doctor`. Loads no Textual."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtool.tui.keyboard.keymaps import PRESETS
from tmtool.tui.preferred import preferred

if TYPE_CHECKING:
    from tmtool.desk.preferences import Preferences


def key_summary(preferences: Preferences) -> dict[str, object]:
    """Give what is otherwise than in the README: the preset, what it cannot do, wrong wishes."""
    read = preferred(preferences)
    return {
        "preset": read.keymap.preset,
        "moved": [f"{identity} = {keys}" for identity, keys in read.keymap.moved.items()],
        "problems": list(read.problems),
        "a terminal cannot": list(read.keymap.cannot),
    }


def key_report(preferences: Preferences) -> dict[str, object]:
    """Give every action with the keys that it has."""
    read = preferred(preferences)
    return {
        "file": str(preferences.path),
        "preset": read.keymap.preset,
        "tool": PRESETS[read.keymap.preset].tool,
        "problems": list(read.problems),
        "cannot": list(read.keymap.cannot),
        "actions": [
            {"id": one.id, "place": str(one.place), "keys": list(one.keys), "shown": one.shown, "help": one.help}
            for one in read.keymap.actions
        ],
    }
