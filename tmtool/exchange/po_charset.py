"""Which encoding a PO file says it is in, where its bytes do not say otherwise."""

from __future__ import annotations

import re

from tmtool.language.encodings import encoding_named, find_mark
from tmtool.model.errors import UsageError

MISDECLARED = "wrong encoding declaration"
_CHARSET = re.compile(rb"charset=([\w.:-]+)", re.IGNORECASE)


def declared(data: bytes) -> str | None:
    """Give the encoding that a file declares; None for UTF-8 that is called an eight-bit code page, and for templates.

    Args:
        data: the whole file.
    """
    charset = _charset(data)
    return None if charset == "CHARSET" or is_misdeclared(data) else charset


def is_misdeclared(data: bytes) -> bool:
    """Whether a file is UTF-8 beyond ASCII and says that it is in a code page; such text hardly ever is by chance."""
    charset = _charset(data)
    if charset is None or data.isascii() or find_mark(data) is not None:
        return False
    try:
        # Of the others, letters are written in two or more bytes, which may well be UTF-8 by chance in a short text.
        encoding = encoding_named(charset)
        has_one_byte_letters = all(len(letter.encode(encoding, "replace")) == 1 for letter in "éя")
        data.decode("utf-8")
    except (UsageError, UnicodeDecodeError):
        return False
    return has_one_byte_letters


def _charset(data: bytes) -> str | None:
    found = _CHARSET.search(data)
    return found.group(1).decode("ascii") if found else None
