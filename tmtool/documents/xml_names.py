"""Names in the XML of office documents, with the prefixes that they usually have, whatever a file calls them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_MOST_DIGITS = 10
_OPENDOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:"
_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    "urn:schemas-microsoft-com:vml": "v",
    f"{_OPENDOCUMENT}office:1.0": "office",
    f"{_OPENDOCUMENT}text:1.0": "text",
    f"{_OPENDOCUMENT}style:1.0": "style",
    f"{_OPENDOCUMENT}table:1.0": "table",
    f"{_OPENDOCUMENT}drawing:1.0": "draw",
    f"{_OPENDOCUMENT}svg-compatible:1.0": "svg",
    f"{_OPENDOCUMENT}xsl-fo-compatible:1.0": "fo",
    f"{_OPENDOCUMENT}script:1.0": "script",
    "http://www.w3.org/1999/xlink": "xlink",
    "http://openoffice.org/2009/office": "officeooo",
}


@lru_cache(maxsize=4096)
def short(name: Any) -> str:
    """Give the name of an element or attribute with its usual prefix; nothing for comments and instructions."""
    if not isinstance(name, str):
        return ""
    namespace, brace, local = name[1:].partition("}") if name.startswith("{") else ("", "", name)
    return f"{_PREFIXES.get(namespace, '?')}:{local}" if brace else local


def namespace_of(element: Any) -> str:
    """Give the namespace of an element."""
    return str(element.tag).rpartition("}")[0].lstrip("{")


def child(element: Any, name: str) -> Any:
    """Give the first child of that name, such as `w:pPr`, or None."""
    return next((one for one in element if short(one.tag) == name), None)


def attribute(element: Any, name: str) -> str | None:
    """Give an attribute by its short name, or None."""
    return next((text for key, text in element.attrib.items() if short(key) == name), None)


def native(element: Any, longest: int = 300) -> str:
    """Give an element as a short mark without content: its name and its own attributes, revision numbers left away."""
    attributes = "".join(f" {short(key)}={quoted(text)}" for key, text in element.attrib.items() if "rsid" not in key)
    return f"<{short(element.tag)}{attributes}"[:longest] + "/>"


def quoted(text: str) -> str:
    """Give a text as the value of an attribute."""
    return '"' + text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;") + '"'


def whole(text: str | None) -> int | None:
    """Give a number that a part says; None for what is none, or has more digits than any of a document."""
    return int(text) if text and len(text) < _MOST_DIGITS and text.isdecimal() else None
