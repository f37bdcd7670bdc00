"""The settings and the keys as lines of a list. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from tmtool.desk.settable import SettingType, Value
from tmtool.desk.told import Scope, Told
from tmtool.tui.actions import Action, Place
from tmtool.tui.keyboard.keymap import MENUS, keymap, normal_key, why_not
from tmtool.tui.literal import literal, one_line

_NAME = 22
_VALUE = 24
_SCOPE = 11
_PLACE = 24
_TITLE = 20
_HEARD = {
    Scope.DESK: "For everyone at this desk: here at once, with others from their next start on.",
    Scope.PERSON: "For you, on every desk; at once.",
}


@dataclass(frozen=True, slots=True)
class SettingLine:
    """One setting in the list."""

    told: Told
    opens_scope: bool

    def lines(self, width: int) -> list[Content]:
        """Lay it out: for whom where that begins, name, value, meaning; a star where it is not as on a new desk."""
        told = self.told
        value = one_line(told.setting.shown(told.value), _VALUE - 3)
        star = " " if told.is_default else "*"
        head = Content.assemble(
            (f"{told.scope if self.opens_scope else '':<{_SCOPE}}", "bold"),
            f"{told.setting.name:<{_NAME}}",
            (star, "bold $accent"),
            literal(f"{value:<{_VALUE - 1}}", style="bold" if not told.is_default else ""),
        )
        return [head + Content.styled(one_line(told.setting.help, max(width - head.cell_length, 1)), "dim")]

    @property
    def words(self) -> str:
        """What it means, what it may be, and for whom it counts."""
        setting = self.told.setting
        may = {
            SettingType.CHOICE: f"It can be: {', '.join(setting.choices)} (← → change it).",
            SettingType.SWITCH: "It can be: on, off (← → change it).",
            SettingType.NUMBER: "It can be a whole number above zero, or none (Enter).",
            SettingType.MARKS: "Four signs: outer and inner, opening and closing (Enter).",
            SettingType.SPELLINGS: "Pairs: what is not written = what is instead, parted by commas (Enter).",
        }[setting.type]
        default = f"Default: {setting.shown(setting.default) or 'none'}."
        return f"{setting.help[:1].upper()}{setting.help[1:]}. {may} {default} {_HEARD[self.told.scope]}"


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One action with its keys."""

    action: Action
    is_own: bool
    """Whether the person chose them."""

    def lines(self, width: int) -> list[Content]:
        """Lay it out: where, what, which keys; a star where the person chose them."""
        star = "*" if self.is_own else " "
        head = Content.assemble(
            (f"{one_line(self.action.place, _PLACE - 1):<{_PLACE}}", "dim"),
            f"{one_line(self.action.title or self.action.help.rstrip('.'), _TITLE - 1):<{_TITLE}}",
            (star, "bold $accent"),
            (self.action.shown, "bold"),
        )
        rest = one_line(f"  {self.action.help}", max(width - head.cell_length, 1))
        return [head + Content.styled(rest if width > head.cell_length else "", "dim")]

    @property
    def words(self) -> str:
        """What it does, and how its key is changed."""
        if self.action.numbered:
            return f"{self.action.help} Each number has its own key; they are changed in the file, under [keys]."
        return f"{self.action.help} Enter asks for another key, Delete gives it its own key back."


def setting_lines(told: Sequence[Told]) -> tuple[SettingLine, ...]:
    """Give the settings in their order, the first of each scope marked."""
    scopes = [None, *(one.scope for one in told)]
    return tuple(SettingLine(one, one.scope is not before) for one, before in zip(told, scopes, strict=False))


def key_lines(preset: str, own: Mapping[str, str]) -> tuple[KeyLine, ...]:
    """Give all actions with the keys that are in force.

    Args:
        preset: whose keys the screen has.
        own: what the person chose.
    """
    chosen = {identity.rstrip(".123456789") for identity in own} | set(own)
    return tuple(KeyLine(action, action.id in chosen) for action in keymap(preset, own).actions)


def refusal(preset: str, own: Mapping[str, str], action: Action, key: str) -> str | None:
    """Say why an action cannot have a key; None where it can.

    Args:
        preset: whose keys the screen has.
        own: what the person chose before.
        action: the action.
        key: as Textual names it.
    """
    if normal_key(key) is None:
        return "no action can have it."
    if words := why_not(key, action.place):
        return f"{words}."
    for other in keymap(preset, own).actions:
        is_near = other.place is action.place or (
            Place.EVERYWHERE in (action.place, other.place) and other.place not in MENUS
        )
        if other.id != action.id and is_near and key in other.keys:
            return f"it is “{other.title or other.help}” there already; give that another key first."
    return None


def stepped(told: Told, step: int) -> str | None:
    """Give the next value of a choice or a switch, as a person types it; None where it is typed."""
    setting = told.setting
    if setting.type is SettingType.SWITCH:
        return setting.shown(not told.value)
    if setting.type is not SettingType.CHOICE:
        return None
    at = setting.choices.index(str(told.value))
    following: Value = setting.choices[(at + step) % len(setting.choices)]
    return str(following)
