"""What can be done with the settings."""

from __future__ import annotations

from tmtool.tui.actions.action import Action, Place, translating

_PLACE = Place.SETTINGS

SETTINGS: tuple[Action, ...] = (
    translating("settings", (), "Settings", "Shows the settings of the desk, yours, and the keys."),
    Action(
        "settings.change", "change", ("enter",), "Change", "Changes the value; of a key: asks for it.", _PLACE, True
    ),
    Action("settings.next_value", "next_value", ("right",), "Next value", "Takes the next value.", _PLACE, True),
    Action("settings.previous_value", "next_value(-1)", ("left",), "", "Takes the value before.", _PLACE),
    Action(
        "settings.default", "default", ("delete", "backspace"), "Default", "Gives it back its default.", _PLACE, True
    ),
    Action("settings.keys", "keys", ("tab",), "Keys", "Shows the keys, or the settings again.", _PLACE, True),
    Action("settings.close", "close", ("escape", "ctrl+q"), "Back", "Goes back.", _PLACE, True),
)
