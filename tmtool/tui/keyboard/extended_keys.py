"""Keys that a terminal sends with their modifiers in numbers, brought into the one form that Textual reads rightly.

Three ways are in use: `CSI code;modifiers u` (kitty and tmux), `CSI 27;modifiers;code ~` (xterm), and functional keys
`CSI number;modifiers letter`. kitty adds more: `code:shifted:base`, `modifiers:event`, the text of the key, and locks.
Sources: the kitty keyboard protocol, https://sw.kovidgoyal.net/kitty/keyboard-protocol/; xterm's ctlseqs. Pure.
"""

from __future__ import annotations

import re

from tmtool.tui.keyboard.keys import LATIN

_EXTENDED = re.compile(r"\x1b\[([0-9:;]*)([u~A-HPQS])")
_SINGLE_SHIFT = re.compile(r"\x1bO(\d+)([A-HPQS])")
_SHIFT, _ALT, _CTRL = 1, 2, 4
_LOCKS = 64 | 128
_ALL = 255
_RELEASE = "3"
_LONGEST_NUMBER = 7
_PRIVATE = range(0xE000, 0xF900)
"""Where kitty has its functional keys."""

DROPPED = ""
"""What stands for a sequence that is no key press."""


def canonical(sequence: str) -> str | None:
    """Give a key sequence in the form that Textual reads, `DROPPED` for one that means nothing, None for any other.

    Args:
        sequence: one whole sequence.
    """
    if shifted := _SINGLE_SHIFT.fullmatch(sequence):
        sequence = f"\x1b[1;{shifted[1]}{shifted[2]}"
    found = _EXTENDED.fullmatch(sequence)
    if not found or not found[1]:
        return None
    fields = [field.split(":") for field in found[1].split(";")]
    if any(len(number) > _LONGEST_NUMBER for field in fields for number in field):
        return DROPPED
    if found[2] == "~" and len(fields) == 3 and fields[0] == ["27"]:
        return _character_key(fields[2], fields[1], [])
    if found[2] == "u":
        fields += [[""], [""]]
        return _character_key(fields[0], fields[1], fields[2])
    if len(fields) != 2:
        return None if len(fields) == len(fields[0]) == 1 else DROPPED
    modifiers = _modifiers(fields[1])
    if modifiers is None or not fields[0][0]:
        return DROPPED
    return f"\x1b[{fields[0][0]};{modifiers + 1}{found[2]}" if modifiers else _bare(fields[0][0], found[2])


def _bare(number: str, final: str) -> str:
    return f"\x1b[{number}~" if final == "~" else f"\x1b[1;1{final}"


def _modifiers(field: list[str]) -> int | None:
    """Give the bits of the modifiers without the locks; None where the key was let go."""
    if field[1:2] == [_RELEASE]:
        return None
    bits = max(int(field[0] or 1) - 1, 0)
    return bits & _ALL & ~_LOCKS


def _character_key(codes: list[str], modifier_field: list[str], text_field: list[str]) -> str:
    modifiers = _modifiers(modifier_field)
    code = _code(codes[0] or "0")
    if modifiers is None or code is None:
        return DROPPED
    base = _code(codes[2]) if len(codes) > 2 and codes[2] else None
    shifted = _code(codes[1]) if len(codes) > 1 and codes[1] else None
    text = "".join(chr(one) for number in text_field if number and (one := _code(number)))
    text = text if text.isprintable() else ""
    if modifiers & ~_SHIFT:
        if _is_option_sign(code, modifiers, text):
            return _with_text(code, 0, text)
        return _command(code, base, modifiers)
    if not text and code and code not in _PRIVATE and chr(code).isprintable() and code != 0x7F:
        # The terminal tells only the key: the sign is that of the key, with Shift the other one on it.
        text = (chr(shifted) if shifted else chr(code).upper()) if modifiers else chr(code)
    return _with_text(code, modifiers, text) if text else f"\x1b[{code};{modifiers + 1}u" if code else DROPPED


def _command(code: int, base: int | None, modifiers: int) -> str:
    """Give a key with Ctrl or Alt, without the case of its letter."""
    character = chr(code)
    if base and chr(base).isascii() and chr(base).isalnum() and not (character.isascii() and character.isalnum()):
        code = base
    elif character.isalpha() and len(character.lower()) == 1:
        code = ord(character.lower())
    if not modifiers & ~(_SHIFT | _ALT) and chr(code).isalpha():
        modifiers &= ~_SHIFT
    return f"\x1b[{code};{modifiers + 1}u"


def _is_option_sign(code: int, modifiers: int, text: str) -> bool:
    """Whether a Mac's Option key typed a sign: Alt alone gives the letter of the key again, Option another one.

    Keys of the digit row put matches in, on every layout.
    """
    if not text or modifiers & ~(_SHIFT | _ALT):
        return False
    key = chr(code).lower()
    return text.lower() != key and not LATIN.get(key, key).isdecimal()


def _with_text(code: int, modifiers: int, text: str) -> str:
    return f"\x1b[{code};{modifiers + 1};{':'.join(str(ord(sign)) for sign in text)}u"


def _code(number: str) -> int | None:
    """Give a code point; None where the number is none, or half of one."""
    code = int(number)
    return code if code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF else None
