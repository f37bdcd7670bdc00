"""HTML cut into tags, text and what is neither, as browsers read it; every character has its place."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

_TAG = re.compile(
    r"<(/?)([A-Za-z][^\s/>]*+)"
    r"((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+|(?=>)))*+)>"
)
# What is left of a tag whose quotation marks are never closed.
_TORN_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]*+)([^>]*+)>")
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
"""Elements whose content is no markup."""
_XML_DECLARATION = re.compile(r"\s*<\?xml\s")


class TokenKind(Enum):
    """What a token is."""

    TEXT = auto()
    START = auto()
    END = auto()
    RAW = auto()
    """Content that is no markup, such as that of a script."""
    OTHER = auto()
    """A comment, a declaration, an instruction or a CDATA section."""


class Token(NamedTuple):
    """A piece of the page, from `start` to `end` in characters."""

    kind: TokenKind
    start: int
    end: int
    name: str = ""
    """Name of the element, in lower case; of a tag and of raw content."""
    is_closed: bool = False
    """Whether the tag ends in `/>`."""


def is_xml(page: str) -> bool:
    """Whether a page says of itself that it is XML, where `<div/>` is an element without content."""
    return _XML_DECLARATION.match(page) is not None


def scan(page: str) -> list[Token]:
    """Cut a page into tokens that cover it without a gap, in time that grows with its length."""
    return _Scanner(page).scan()


class _Scanner:
    def __init__(self, page: str) -> None:
        self._page = page
        self._tokens: list[Token] = []
        self._never_again: set[str] = set()
        """What was sought to the end of the page in vain; it is not sought again."""

    def scan(self) -> list[Token]:
        page, at, text_from = self._page, 0, 0
        while (at := page.find("<", at)) >= 0:
            tag = _TAG.match(page, at) if "whole tag" not in self._never_again else None
            found = _token(tag) if tag is not None else self._markup(at)
            if found is None:
                at += 1
                continue
            if text_from < at:
                self._tokens.append(Token(TokenKind.TEXT, text_from, at))
            self._tokens.append(found)
            at = text_from = found.end
            if found.kind is TokenKind.START and found.name in _RAW and not found.is_closed:
                at = text_from = self._raw(found)
        if text_from < len(page):
            self._tokens.append(Token(TokenKind.TEXT, text_from, len(page)))
        return self._tokens

    def _markup(self, at: int) -> Token | None:
        """Give the token that begins with the `<` there; None where it is only a sign."""
        following = self._page[at + 1 : at + 2]
        if following == "!":
            return self._declaration(at)
        if following == "?":
            ends = "?>" if self._page.startswith(("<?php", "<?="), at) else ">"
            return self._until(at, at + 2, ends)
        if following == "/" and not re.match("[A-Za-z]", self._page[at + 2 : at + 3]):
            return self._until(at, at + 2, ">") if self._page[at + 2 : at + 3] else None
        return self._torn_tag(at) if re.match("/?[A-Za-z]", self._page[at + 1 : at + 3]) else None

    def _torn_tag(self, at: int) -> Token | None:
        # From here on the quotation marks of the page are of no help, so they are not followed to its end again.
        self._never_again.add("whole tag")
        if self._find(">", at) < 0:
            return None
        tag = _TORN_TAG.match(self._page, at)
        return None if tag is None else _token(tag)

    def _declaration(self, at: int) -> Token:
        if self._page.startswith("<!--", at):
            if self._page.startswith((">", "->"), at + 4):
                return self._until(at, at + 4, ">")
            return self._until(at, at + 4, "-->")
        if self._page.startswith("<![CDATA[", at) and self._find("]]>", at) >= 0:
            return self._until(at, at + 9, "]]>")
        return self._until(at, at + 2, ">")

    def _until(self, start: int, search_from: int, end: str) -> Token:
        """Give the token up to a sign; where it never comes, to the next `>`, and else to the end of the page."""
        found = self._find(end, search_from)
        if found < 0:
            end = ">"
            found = self._find(end, search_from)
        return Token(TokenKind.OTHER, start, len(self._page) if found < 0 else found + len(end))

    def _find(self, sign: str, at: int) -> int:
        if sign in self._never_again:
            return -1
        found = self._page.find(sign, at)
        if found < 0:
            self._never_again.add(sign)
        return found

    def _raw(self, start_tag: Token) -> int:
        """Add the content of an element that holds no markup, and give where it ends."""
        name, begin = start_tag.name, start_tag.end
        if name in self._never_again:
            return begin
        found = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(self._page, begin)
        if found is None:
            self._never_again.add(name)
            # A title or a frame that is never closed ends where the next tag begins.
            if name in ("title", "textarea", "iframe", "noembed", "noframes"):
                return begin
        end = len(self._page) if found is None else found.start()
        if end > begin:
            self._tokens.append(Token(TokenKind.RAW, begin, end, name))
        return end


def _token(tag: re.Match[str]) -> Token:
    stroke, name, rest = tag.groups()
    # In `<a href=/x/>` the stroke belongs to the address.
    is_closed = rest.endswith("/") and (rest[-2:-1] in ("", " ", "\t", "\r", "\n", "\f", '"', "'") or "=" not in rest)
    return Token(TokenKind.END if stroke else TokenKind.START, tag.start(), tag.end(), name.lower(), is_closed)
