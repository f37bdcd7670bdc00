"""Names of WordprocessingML, the same for transitional and strict (ISO) documents."""

from __future__ import annotations

from typing import Any

from tmtool.documents.xml_names import attribute

WORD_NAMESPACES = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
RELATIONSHIPS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def value(element: Any, name: str = "w:val") -> str | None:
    """Give an attribute by its short name, or None; also of an element that is None."""
    return None if element is None else attribute(element, name)


def is_on(element: Any) -> bool:
    """Whether a switch such as `w:b` is there and on."""
    return element is not None and value(element) not in ("0", "false", "off")
