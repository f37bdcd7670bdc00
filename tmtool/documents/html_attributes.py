"""The attributes of an HTML tag, which of them carry text, and what the head of a page says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tmtool.documents.html_text import unescaped

_ATTRIBUTE = re.compile(
    r"([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"'][^\s>]*+)))?",
)
_NAME = re.compile(r"</?[A-Za-z][^\s/>]*")
_READ_OUT = frozenset(("alt", "title", "placeholder", "aria-label", "aria-description", "aria-roledescription"))
_OF_ELEMENT = {
    "option": frozenset(("label",)),
    "optgroup": frozenset(("label",)),
    "track": frozenset(("label",)),
    "table": frozenset(("summary",)),
    "th": frozenset(("abbr",)),
}
_BUTTONS = frozenset(("button", "submit", "reset"))
_META = frozenset(
    (
        "description",
        "og:title",
        "og:description",
        "og:image:alt",
        "twitter:title",
        "twitter:description",
        "twitter:image:alt",
        "dc.title",
        "dc.description",
        "dcterms.title",
        "dcterms.description",
        "headline",
        "abstract",
        "title",
        "subtitle",
    )
)
"""What may be read in search results and shared links, by name, property or itemprop of a meta element."""
# Addresses and file names now and then stand where a text should.
_NO_TEXT = re.compile(r"(?:https?:|/|\.\.?/)\S*|\S+\.(?:jpe?g|png|gif|webp|svg|avif|mp4)|[\W\d_]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute and the place of its value, without quotation marks."""

    name: str
    """In lower case."""
    value: str
    """With character references read."""
    start: int
    end: int


def attributes(page: str, start: int, end: int) -> list[Attribute]:
    """Give the attributes of the tag from `start` to `end`; of one that stands twice only the first counts."""
    name = _NAME.match(page, start, end)
    found: dict[str, Attribute] = {}
    for match in _ATTRIBUTE.finditer(page, end if name is None else name.end(), end - 1):
        group = match.lastindex or 1
        key = match.group(1).lower()
        if key not in found:
            raw = match.group(group) if group > 1 else ""
            begin = match.start(group) if group > 1 else match.end()
            value = unescaped(raw) if "&" in raw else raw
            found[key] = Attribute(key, value, begin, begin + len(raw))
    return list(found.values())


def with_text(element: str, found: list[Attribute]) -> list[Attribute]:
    """Give those attributes of an element whose values are read by people."""
    named = {attribute.name: attribute.value for attribute in found}
    if element == "meta":
        names = frozenset(("content",)) if meta_names(named) & _META else frozenset()
    elif element == "input" and named.get("type", "").lower() in (*_BUTTONS, "image"):
        names = _READ_OUT | (frozenset(("value",)) if named["type"].lower() in _BUTTONS else frozenset())
    elif element in ("link", "script", "style", "base"):
        names = frozenset()
    else:
        names = _READ_OUT | _OF_ELEMENT.get(element, frozenset())
    return [attribute for attribute in found if attribute.name in names and not _NO_TEXT.fullmatch(attribute.value)]


def meta_names(named: dict[str, str]) -> set[str]:
    """Give the names by which a meta element goes, in lower case."""
    keys = ("name", "property", "itemprop")
    return {name for key in keys for name in named.get(key, "").lower().split()}
