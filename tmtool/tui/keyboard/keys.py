"""Keyboards: what a key on a Russian or Kazakh layout is at the same place of a Latin one.

Terminals send the letter of the layout with Alt, and some of them with Ctrl too. The Kazakh layout moreover has
letters on its digit row. Everything here is data and pure functions; `textual_compat` feeds it what the terminal sent.
"""

from __future__ import annotations

_RUSSIAN = dict(zip("йцукенгшщзфывапролдячсмить", "qwertyuiopasdfghjklzxcvbnm", strict=True))
_KAZAKH_DIGITS = dict(zip('"әіңғ,.үұқ', "1234567890", strict=True))
_KEY_NAMES = {"quotation_mark": '"', "comma": ",", "full_stop": "."}
"""How Textual names the keys of `_KAZAKH_DIGITS` that are no letters."""
_MODIFIERS = frozenset({"alt", "ctrl", "super", "meta", "hyper"})
_OTHER_NAMES = {"ctrl+\r": "ctrl+enter", "ctrl+@": "ctrl+space", "ctrl+at": "ctrl+space"}
_LINE_ENDS = "\r\n"
PASTED_CHARACTERS = 5
"""So many characters together with two line ends in one read are a paste: no one types them between two reads."""

LATIN = _RUSSIAN | {letter: digit for letter, digit in _KAZAKH_DIGITS.items() if letter.isalpha()}
"""Cyrillic letter to the Latin letter or digit on the same key."""


def latin_key(key: str) -> str:
    """Give a key with Ctrl or Alt by its Latin name: `ctrl+с` (Cyrillic) is `ctrl+c`, `alt+ә` is `alt+2`.

    Shift or Caps Lock change nothing for a letter with Alt; Ctrl+Shift and a letter is the terminal's own.

    Args:
        key: a key as Textual names it.
    """
    *modifiers, last = key.split("+")
    if key in _OTHER_NAMES:
        return _OTHER_NAMES[key]
    if not _MODIFIERS.intersection(modifiers):
        return key
    if len(last) == 1 and last.isalpha():
        last = last.lower()
        if modifiers == ["alt", "shift"]:
            modifiers = ["alt"]
    plain = LATIN.get(last) or (_KAZAKH_DIGITS.get(_KEY_NAMES.get(last, "")) if modifiers == ["alt"] else None)
    return "+".join([*modifiers, plain or last])


def is_command(key: str) -> bool:
    """Tell whether a key has a modifier with which it types nothing.

    Args:
        key: a key as Textual names it.
    """
    return not _MODIFIERS.isdisjoint(key.split("+")[:-1])


def latin_letter(character: str) -> str:
    """Give the Latin letter on the key that typed `character`, in lower case; other characters stay."""
    lower = character.lower()
    return LATIN.get(lower, lower)


def digit(character: str | None) -> int | None:
    """Tell which key of the digit row typed `character`, on any of the three layouts; None where none did."""
    if not character:
        return None
    if character in "0123456789":
        return int(character)
    found = _KAZAKH_DIGITS.get(character.lower())
    return None if found is None else int(found)


def escape_sequences() -> dict[str, str]:
    """Map what a terminal without the kitty protocol sends for Alt+key to the name of the key."""
    names = {character: character for character in "abcdefghijklmnopqrstuvwxyz0123456789"} | _RUSSIAN | _KAZAKH_DIGITS
    sequences = {f"\x1b{typed}": f"alt+{plain}" for character, plain in names.items() for typed in _cases(character)}
    return sequences | {"\x1b\r": "alt+enter", "\x1b\n": "alt+enter"}


def _cases(character: str) -> set[str]:
    return {character, character.upper()}


def is_pasted(chunk: str) -> bool:
    """Tell whether one read from a terminal is a paste without brackets, so that its line ends confirm nothing.

    Args:
        chunk: everything that one read gave.
    """
    if not any(end in chunk for end in _LINE_ENDS):
        return False
    lines = chunk.replace("\r\n", "\n").replace("\r", "\n")
    text = lines.replace("\n", "")
    if any((character < " " and character != "\t") or character == "\x7f" for character in text):
        return False
    # One line end behind a text may be the Enter of a person whom the terminal made wait; between texts it is not.
    return "\n" in lines.strip("\n") or (lines.count("\n") > 1 and len(text) >= PASTED_CHARACTERS)
