"""What a tag that stands alone reads as, told by the mark of the original that it keeps."""

from __future__ import annotations

import re

from tmtool.documents.html_marks import mark_of
from tmtool.documents.web_blocks import Mark
from tmtool.documents.web_text import address

_HARD_BREAK = re.compile(r"(?:[ \t]{2,}|\\)[\r\n]")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]+:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>")
_CODE = re.compile(r"(`+)(.*)\1", re.DOTALL)


def mark_alone(native: str) -> Mark:
    """Give what a mark of Markdown or HTML makes of words, or reads as."""
    if _HARD_BREAK.match(native):
        return Mark(text="\n")
    code, linked = _CODE.fullmatch(native), _AUTOLINK.fullmatch(native)
    if code is not None:
        return Mark(frozenset(("code",)), text=_code(code.group(2)))
    if linked is not None:
        target = linked.group(1)
        leads_to = target if ":" in target.partition("@")[0] else f"mailto:{target}"
        return Mark(address=address(leads_to), text=target)
    return mark_of(native)


def words_alone(native: str) -> str:
    """Give the words that stand for a tag on a page; nothing for a line break, or where the mark does not have them.

    Those of the fields of office documents stand in the document alone.
    """
    return mark_alone(native).text.strip() if native[:1] in ("<", "`") else ""


def _code(inside: str) -> str:
    text = re.sub(r"\s*[\r\n]+[ \t>]*", " ", inside)
    return text[1:-1] if text.strip() and text[0] == text[-1] == " " else text
