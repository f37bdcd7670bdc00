"""Text on its way to a web page or into a CMS: characters that may not be there, and spaces that do not break."""

from __future__ import annotations

import re
from urllib.parse import quote

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ADDRESS = re.compile(r"https?://[^\s/?#\\]|mailto:[^\s?]", re.IGNORECASE)
_PASSED_OVER = re.compile(r"[\t\n\r]")
_NO_BREAK = {"\u00a0": "&nbsp;", "\u202f": "&#8239;", "\u2007": "&#8199;"}


def legal(text: str) -> str:
    """Give a text without the control characters that no page may hold."""
    return _ILLEGAL.sub("", text)


def with_spaces(text: str, no_break_spaces: str) -> str:
    """Give a text with its no-break spaces as a CMS wants them.

    Args:
        text: the text; as markup already, where it is markup.
        no_break_spaces: `keep` leaves the characters, `entity` writes them as `&nbsp;`, `plain` makes spaces of them.
    """
    if no_break_spaces == "keep":
        return text
    for sign, entity in _NO_BREAK.items():
        text = text.replace(sign, entity if no_break_spaces == "entity" else " ")
    return text


def with_signs(text: str) -> str:
    """Give a text that may hold no-break spaces as entities, as `with_spaces` writes them, with the characters."""
    for sign, entity in _NO_BREAK.items():
        text = text.replace(entity, sign)
    return text


def address(text: str | None) -> str | None:
    """Give an address as a link may have it; None where it leads neither to the web nor to mail.

    Args:
        text: the address as a document has it, character references read.
    """
    # Browsers pass over these signs, so `java\nscript:` is a script.
    plain = legal(_PASSED_OVER.sub("", text or "").strip())
    if not _ADDRESS.match(plain):
        return None
    return re.sub(r"\s", lambda found: quote(found.group()), plain)
