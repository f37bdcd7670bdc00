"""Characters that cannot be seen, as signs that can: what a terminal would obey never reaches it."""

from __future__ import annotations

import re

HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Control, bidi and zero-width characters, and halves of characters."""


def sign_of(character: str) -> str:
    """Give the sign that stands for a hidden character."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if 0x80 <= code <= 0x9F or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    if character == "\u00ad":
        return "‧"
    return f"⟨{code:04X}⟩"


def visible(text: str, *, lines: bool = False) -> str:
    """Give a text with every control, bidi and zero-width character as a sign that can be seen.

    Args:
        text: any text.
        lines: whether line breaks stay line breaks; otherwise they too become a sign.
    """
    return HIDDEN.sub(lambda found: found[0] if lines and found[0] == "\n" else sign_of(found[0]), text)
