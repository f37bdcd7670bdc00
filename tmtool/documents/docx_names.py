"""Names of WordprocessingML, the same for transitional and strict (ISO) documents."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

WORD_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
RELATIONSHIPS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PREFIXES = {
    **dict.fromkeys(WORD_NAMESPACES, "w"),
    **dict.fromkeys(RELATIONSHIPS, "r"),
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


def value(element: Any, name: str = "w:val") -> str | None:
    """Give an attribute by its short name, or None; also of an element that is None."""
    if element is None:
        return None
    return next((text for key, text in element.attrib.items() if short(key) == name), None)


def is_on(element: Any) -> bool:
    """Whether a switch such as `w:b` is there and on."""
    return element is not None and value(element) not in ("0", "false", "off")
