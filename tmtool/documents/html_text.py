"""Text of an HTML page as it reads, piece by piece, and text written into a page."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from tmtool.documents.inline_pieces import Piece

WHITE = " \t\n\r\f"
"""What a page shows as one space."""
_SPECIAL = re.compile(r"[\t\n\r\f][ \t\n\r\f]*| [ \t\n\r\f]+|&(?:#(?:\d+|[xX][0-9a-fA-F]+)|[A-Za-z][A-Za-z0-9]*+);?")
_REFERENCE = re.compile(r"&(?:#(?:\d{1,7}|[xX][0-9a-fA-F]{1,6})|[A-Za-z]{2,8});")
# Numbers with so many digits are refused by Python; no character has one.
_NO_CHARACTER = re.compile(r"&#\d{20,};?")
_NOT_SEEN = frozenset("\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u2002\u2003\u2009\u202f\u2060")
_NOT_ALLOWED = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_LINE_ENDS = re.compile(r"[\t\n\r\f\x0b\x1c-\x1e\x85\u2028\u2029]+")


def pieces_of(page: str, start: int, end: int) -> list[Piece]:
    """Cut text into pieces, character references and folded white space apart from what reads as it is written."""
    pieces: list[Piece] = []
    done = start
    for special in _SPECIAL.finditer(page, start, end):
        if done < special.start():
            pieces.append(Piece(done, special.start(), page[done : special.start()]))
        raw = special.group()
        pieces.append(Piece(special.start(), special.end(), unescaped(raw) if raw[0] == "&" else " "))
        done = special.end()
    if done < end:
        pieces.append(Piece(done, end, page[done:end]))
    return pieces


def unescaped(text: str) -> str:
    """Give a text with its character references as the characters that they stand for."""
    return html.unescape(_NO_CHARACTER.sub("\ufffd", text))


def invisible_references(page: str) -> dict[str, str]:
    """Give the characters that nobody sees and that this page writes as references, each with its reference."""
    found: dict[str, str] = {}
    for raw in dict.fromkeys(_REFERENCE.findall(page)):
        character = unescaped(raw)
        if character in _NOT_SEEN:
            found.setdefault(character, raw)
    return found


def escaped(text: str, references: Mapping[str, str], quote: str = "") -> str:
    """Write text so that a page reads it as text.

    Args:
        text: any text; characters that no page may hold are left away, and line ends become spaces.
        references: characters that are written as references, as `invisible_references` gives them.
        quote: the quotation mark around it, where it is the value of an attribute.
    """
    text = _NOT_ALLOWED.sub("", _LINE_ENDS.sub(" ", text))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        text = text.replace(quote, "&quot;" if quote == '"' else "&#39;")
    for character, reference in references.items():
        text = text.replace(character, reference)
    return text
