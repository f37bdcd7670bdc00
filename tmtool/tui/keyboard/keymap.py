"""Which keys are in force: those of the registry, of a preset, and of the person, who has the last word. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest

from tmtool.tui.actions import ACTIONS, Action, Place, shown_key
from tmtool.tui.keyboard.keymaps import OWN, PRESETS

NO_KEY = "none"
"""A key that no terminal sends: Textual knows no binding without one."""

MENUS = frozenset({Place.MENU, Place.HOME_MENU})
"""Where one letter is pressed."""
_TYPED_IN = frozenset(
    {
        Place.TRANSLATE, Place.EVERYWHERE, Place.REVIEW, Place.FIND, Place.CONCORDANCE, Place.TERM, Place.PROMPT,
        Place.WORDING, Place.UPDATE, Place.NEW_ARTICLE,
    }
)  # fmt: skip
"""Where a sign without Ctrl or Alt is text."""

_MODIFIERS = ("ctrl", "alt", "shift", "super", "meta", "hyper")
_NAMED = {f"f{number}" for number in range(1, 25)} | {
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", "enter", "tab", "space",
    "backspace", "escape",
}  # fmt: skip
_SIGNS = {
    "?": "question_mark", "/": "slash", ".": "full_stop", "-": "minus", "+": "plus", "=": "equals_sign",
    ";": "semicolon", ":": "colon", "'": "apostrophe", "`": "grave_accent", "\\": "backslash", "*": "asterisk",
    "!": "exclamation_mark", "@": "at", "#": "number_sign", "_": "underscore",
}  # fmt: skip
_SAME = {"i": "Tab", "m": "Enter", "h": "Backspace"}


@dataclass(frozen=True, slots=True)
class Keymap:
    """All actions with the keys that they have."""

    preset: str = OWN.name
    actions: tuple[Action, ...] = ACTIONS
    problems: tuple[str, ...] = ()
    """What of the person's wishes cannot be, one sentence each."""
    cannot: tuple[str, ...] = ()
    """What a terminal cannot send of the preset."""

    @property
    def moved(self) -> dict[str, str]:
        """The bindings whose keys are other than those of the registry: identity to keys, parted by commas."""
        moved: dict[str, str] = {}
        for now, before in zip(self.actions, ACTIONS, strict=True):
            if now.keys == before.keys:
                continue
            if now.numbered:
                for number, (old, new) in enumerate(zip_longest(before.keys, now.keys, fillvalue=""), start=1):
                    if old != new:
                        moved[f"{now.id}.{number}"] = new or NO_KEY
            else:
                moved[now.id] = ",".join(now.keys) or NO_KEY
        return moved


def keymap(preset: str = OWN.name, own: Mapping[str, str] | None = None) -> Keymap:
    """Give the keys in force.

    Args:
        preset: one of `PRESETS`.
        own: what the person chose: identity of an action, or of one number of it (`translate.insert_match.3`), to its
            keys, parted by commas; nothing between the quotes takes them away.
    """
    problems: list[str] = []
    chosen = {identity: tuple(keys) for identity, keys in _wishes(own or {}, problems)}
    theirs = PRESETS[preset].keys
    taken: dict[tuple[Place, str], Action] = {}
    result: dict[str, tuple[str, ...]] = {}
    for wanted in (chosen, theirs, {action.id: action.keys for action in ACTIONS}):
        # The registry may have a key everywhere and otherwise in one place; that is no clash.
        before = taken if wanted is chosen or wanted is theirs else dict(taken)
        for action in ACTIONS:
            if action.id in wanted and action.id not in result:
                said = problems if wanted is chosen else []
                result[action.id] = tuple(_free(action, wanted[action.id], before, said))
                taken |= {(action.place, key): action for key in result[action.id] if key}
    for action in ACTIONS:
        if theirs.get(action.id, action.keys) and action.id not in chosen and not any(result[action.id]):
            problems.append(f"“{action.title or action.id}” ({action.id}) has no key any more.")
    actions = tuple(replace(action, keys=result[action.id]) for action in ACTIONS)
    return Keymap(preset, actions, tuple(problems), PRESETS[preset].cannot)


def _free(
    action: Action, keys: tuple[str, ...], taken: Mapping[tuple[Place, str], Action], problems: list[str]
) -> Iterator[str]:
    """Give the keys that nobody has; a number keeps its place without a key."""
    for key in keys:
        other = _holder(action, key, taken) if key else None
        if other:
            problems.append(
                f"{action.id}: {shown_key(key)} is “{other.title or other.id}” ({other.id}) already; one key does one "
                "thing."
            )
        elif key:
            yield key
        if action.numbered and (other or not key):
            yield ""


def _holder(action: Action, key: str, taken: Mapping[tuple[Place, str], Action]) -> Action | None:
    if action.place is Place.EVERYWHERE:
        return next((other for (_, held), other in taken.items() if held == key and other.place not in MENUS), None)
    everywhere = None if action.place in MENUS else taken.get((Place.EVERYWHERE, key))
    return taken.get((action.place, key)) or everywhere


def _wishes(own: Mapping[str, str], problems: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Give each action that the person chose keys for, with those that can be."""
    by_id = {action.id: action for action in ACTIONS}
    numbered: dict[str, list[str]] = {}
    for identity, typed in own.items():
        base, _, number = identity.rpartition(".")
        action = by_id.get(identity) or (by_id.get(base) if number.isdecimal() else None)
        if action is None or (action.id != identity and not (action.numbered and 1 <= int(number) <= len(action.keys))):
            problems.append(f"“{identity}” under [keys] is no action; the table in the README names them all.")
            continue
        keys = list(_usable(action, typed, problems))
        if action.id != identity:
            numbered.setdefault(base, list(action.keys))[int(number) - 1] = keys[0] if keys else ""
        elif action.numbered:
            numbered[identity] = keys[: len(action.keys)]
        elif keys or not typed.strip():
            yield identity, keys
    yield from numbered.items()


def _usable(action: Action, typed: str, problems: list[str]) -> Iterator[str]:
    for one in typed.split(","):
        if not one.strip():
            continue
        key = normal_key(one)
        reason = f"“{one.strip()}” is no key; write for example ctrl+d, alt+c or f9" if key is None else None
        if key is not None and (reason := why_not(key, action.place)) is None:
            yield key
        else:
            problems.append(f"{action.id}: {reason}.")


def normal_key(typed: str) -> str | None:
    """Give a key as Textual names it: `Ctrl+?` is `ctrl+question_mark`; None for what is no key."""
    words = typed.strip().lower()
    *modifiers, last = [*words[:-2].split("+"), "+"] if words.endswith("+") else words.split("+")
    modifiers = [modifier.strip() for modifier in modifiers if modifier.strip()]
    last = _SIGNS.get(last.strip(), last.strip())
    known = last in _NAMED or last in _SIGNS.values() or last == "comma" or (len(last) == 1 and last.isalnum())
    if not known or not last.isascii() or not set(modifiers) <= set(_MODIFIERS):
        return None
    return "+".join([*sorted(set(modifiers)), last])


def why_not(key: str, place: Place) -> str | None:
    """Say why a key cannot do something in a place; None where it can.

    Args:
        key: as Textual names it.
        place: where it is to do it.
    """
    *modifiers, last = key.split("+")
    shown, is_letter = shown_key(key), len(last) == 1 and last.isalpha()
    if place in MENUS:
        return None if is_letter and not modifiers else f"{shown} is no single Latin letter, as the menu wants"
    if last == "f3" and modifiers:
        return f"{shown} reaches no program: a terminal tells the place of its cursor with the same bytes"
    if modifiers == ["ctrl"] and _SAME.get(last):
        return f"{shown} is {_SAME[last]} in a terminal"
    if modifiers == ["ctrl", "shift"] and is_letter:
        return f"{shown} cannot be told from Ctrl+{last.upper()} in most terminals, and many keep it for themselves"
    if "ctrl" in modifiers and not is_letter and (last.isdecimal() or last == "comma"):
        return f"{shown} is not sent by a terminal"
    if len(last) == 1 and not set(modifiers) - {"shift"}:
        if place in _TYPED_IN:
            return f"{shown} types a sign"
        if place is Place.GRID and not last.isdecimal():
            return f"in the list {shown} is what Alt+{shown} is; give Alt+{shown} to an action of the text"
    return None
