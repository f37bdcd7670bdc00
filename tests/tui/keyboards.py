"""What the keyboards of the tests send: three layouts, and the ways in which terminals put keys into bytes."""

from __future__ import annotations

from collections.abc import Callable

from tmtool.tui.keyboard.keys import LATIN

_LATIN_ROW = "qwertyuiopasdfghjklzxcvbnm"
_RUSSIAN_ROW = "йцукенгшщзфывапролдячсмить"
_DIGITS = "1234567890"
_KAZAKH_DIGIT_ROW = '"әіңғ,.үұқ'

LAYOUTS: dict[str, dict[str, str]] = {
    "US": {},
    "Russian": dict(zip(_LATIN_ROW, _RUSSIAN_ROW, strict=True)),
    "Kazakh": dict(zip(_LATIN_ROW + _DIGITS, _RUSSIAN_ROW + _KAZAKH_DIGIT_ROW, strict=True)),
}
"""Which sign stands on a key, where it is not the one of the US keyboard."""

_BITS = {"shift": 1, "alt": 2, "ctrl": 4}
_CODES = {"enter": 13, "escape": 27, "tab": 9, "backspace": 127, "space": 32}
_NAMED = {"question_mark": "?", "slash": "/", "full_stop": ".", "comma": ",", "minus": "-", "plus": "+"}
_LETTERED = {
    "up": "A",
    "down": "B",
    "right": "C",
    "left": "D",
    "home": "H",
    "end": "F",
    "f1": "P",
    "f2": "Q",
    "f4": "S",
}
_NUMBERED = {
    "insert": 2, "delete": 3, "pageup": 5, "pagedown": 6, "f3": 13, "f5": 15, "f6": 17, "f7": 18, "f8": 19, "f9": 20,
    "f10": 21, "f11": 23, "f12": 24,
}  # fmt: skip
_LEGACY_F = {"f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS"}

Encoding = Callable[[str, dict[str, str]], str | None]


def _parts(key: str) -> tuple[int, str]:
    *modifiers, last = key.split("+")
    return sum(_BITS[modifier] for modifier in modifiers), last


def _sign(last: str, layout: dict[str, str]) -> str | None:
    """What the key types without modifiers."""
    sign = _NAMED.get(last, last)
    return layout.get(sign, sign) if len(sign) == 1 else None


def _functional(bits: int, last: str) -> str | None:
    if letter := _LETTERED.get(last):
        if last in _LEGACY_F:
            return f"\x1b[1;{bits + 1}{letter}" if bits else _LEGACY_F[last]
        return f"\x1b[1;{bits + 1}{letter}" if bits else f"\x1b[{letter}"
    if last == "f3" and not bits:
        return _LEGACY_F["f3"]
    if number := _NUMBERED.get(last):
        return f"\x1b[{number};{bits + 1}~" if bits else f"\x1b[{number}~"
    return None


def legacy(key: str, layout: dict[str, str]) -> str | None:
    """As xterm, VTE and tmux send a key by default; None where they send another key, or nothing."""
    bits, last = _parts(key)
    if found := _functional(bits, last):
        return found
    if (sign := _sign(last, layout)) is None:
        plain = {"enter": "\r", "escape": "\x1b", "tab": "\t", "backspace": "\x7f", "space": " "}.get(last)
        if (bits, last) == (4, "space"):
            return "\0"
        if plain is None or bits & ~2 or (bits and last != "enter"):
            return "\x1b[Z" if (bits, last) == (1, "tab") else None
        return "\x1b" * bool(bits) + plain
    if bits == 4:
        return chr(ord(last) & 0x1F) if last.isalpha() else None
    return {0: sign, 2: f"\x1b{sign}"}.get(bits)


def modify_other_keys(key: str, layout: dict[str, str]) -> str | None:
    """As xterm sends a key when it tells modifiers in numbers."""
    bits, last = _parts(key)
    if not bits or (found := _functional(bits, last)):
        return legacy(key, layout) if not bits else found
    code = _CODES.get(last) or ord(_sign(last, layout) or "\0")
    return f"\x1b[27;{bits + 1};{code}~"


def tmux_extended(key: str, layout: dict[str, str]) -> str | None:
    """As tmux sends a key with extended-keys in the csi-u format."""
    bits, last = _parts(key)
    if not bits or (found := _functional(bits, last)):
        return legacy(key, layout) if not bits else found
    code = _CODES.get(last) or ord(_sign(last, layout) or "\0")
    return f"\x1b[{code};{bits + 1}u"


def kitty(key: str, layout: dict[str, str]) -> str | None:
    """As the kitty protocol sends a key with the flags that Textual sets."""
    bits, last = _parts(key)
    if found := _functional(bits, last):
        return found if bits or last != "f3" else "\x1b[13~"
    if code := _CODES.get(last):
        return f"\x1b[{code};{bits + 1}u" if bits else f"\x1b[{code}u"
    sign = _sign(last, layout) or "\0"
    return f"\x1b[{ord(sign)};{bits + 1}u" if bits else f"\x1b[{ord(sign)};;{ord(sign)}u"


def kitty_with_everything(key: str, layout: dict[str, str]) -> str | None:
    """The same with what a terminal may add: the other keys, a lock, that it is a press, and the text even with Alt."""
    bits, last = _parts(key)
    if last in _CODES or _functional(bits, last):
        found = kitty(key, layout)
        return found and found.replace(f";{bits + 1}", f";{bits + 1 + 128}:1") if bits else found
    sign = _sign(last, layout) or "\0"
    base = _NAMED.get(last, last)
    text = f";{ord(sign)}" if not bits & 4 else ""
    return f"\x1b[{ord(sign)}:{ord(sign.upper()[0])}:{ord(base)};{bits + 1 + 64}:1{text}u"


ENCODINGS: dict[str, Encoding] = {
    "legacy": legacy,
    "modifyOtherKeys": modify_other_keys,
    "tmux": tmux_extended,
    "kitty": kitty,
    "kitty with everything": kitty_with_everything,
}

assert set(LATIN) >= set(_RUSSIAN_ROW)
