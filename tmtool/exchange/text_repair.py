"""Decoding the text formats of the trade, with counted repairs; the names are those of the XML repairs."""

from __future__ import annotations

import re

from tmtool.exchange.xml_repair import CONTROL_CHARACTER, NUL, UNDECODABLE_BYTE
from tmtool.language.code_pages import NAMES
from tmtool.language.encodings import decode, detect, refuse_unless_text
from tmtool.model.errors import RefusedInput

_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f]")


def repaired_text(
    data: bytes,
    *,
    encoding: str | None,
    declared: str | None,
    name: str,
    forced: bool,
    counts: dict[str, int],
) -> str:
    """Decode a file, drop control characters and count them; a guessed code page counts as one repair.

    Args:
        data: the whole file.
        encoding: what the person asked for.
        declared: what the file says of itself.
        name: the name to use in messages.
        forced: also drop NUL characters, and put U+FFFD for bytes that do not decode.
        counts: filled with the number of repairs by name.

    Raises:
        RefusedInput: the file is binary; or not forced, and a byte does not decode or is NUL; names its line.
        UsageError: `encoding` is no text encoding.
    """
    try:
        decoded = decode(data, encoding=encoding, declared=declared, file=name)
        text = decoded.text
        if decoded.is_guessed:
            counts[f"read as {NAMES[decoded.encoding]}"] = 1
    except RefusedInput:
        codec, mark = detect(data, encoding=encoding, declared=declared)
        if not forced:
            raise
        text = data[len(mark) :].decode(codec, "replace")
        # A file may hold U+FFFD of its own; that is no repair of ours.
        broken = text.count("\ufffd") - data[len(mark) :].decode(codec, "ignore").count("\ufffd")
        _count(counts, UNDECODABLE_BYTE, broken)
    if forced:
        _count(counts, NUL, text.count("\0"))
        text = text.replace("\0", "")
    refuse_unless_text(text, name)
    text, dropped = _CONTROLS.subn("", text)
    _count(counts, CONTROL_CHARACTER, dropped)
    return text


def _count(counts: dict[str, int], what: str, number: int) -> None:
    if number:
        counts[what] = counts.get(what, 0) + number
