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
_LINE_ENDS = "\r\n"
PASTED_CHARACTERS = 5
"""So many characters together with two line ends in one read are a paste: no one types them between two reads."""

LATIN = _RUSSIAN | {letter: digit for letter, digit in _KAZAKH_DIGITS.items() if letter.isalpha()}
"""Cyrillic letter to the Latin letter or digit on the same key."""


def latin_key(key: str) -> str:
    """Give a key with Ctrl or Alt by its Latin name: `ctrl+с` (Cyrillic) is `ctrl+c`, `alt+ә` is `alt+2`.

    Args:
        key: a key as Textual names it.
    """
    *modifiers, last = key.split("+")
    if key == "ctrl+\r":
        return "ctrl+enter"
    if not _MODIFIERS.intersection(modifiers):
        return key
    plain = LATIN.get(last.lower()) or (_KAZAKH_DIGITS.get(_KEY_NAMES.get(last, "")) if modifiers == ["alt"] else None)
    return key if plain is None else "+".join([*modifiers, plain])


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
    sequences = {f"\x1b{number}": f"alt+{number}" for number in "0123456789"}
    sequences |= {f"\x1b{letter}": f"alt+{plain}" for letter, plain in (_RUSSIAN | _KAZAKH_DIGITS).items()}
    return sequences | {"\x1b\r": "alt+enter", "\x1b\n": "alt+enter", "\x1b[27;5;13~": "ctrl+enter"}


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
