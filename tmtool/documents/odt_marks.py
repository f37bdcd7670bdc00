"""What the blocks and tags of an ODT document are on the page of a CMS."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tmtool.documents.odt import OdtFile, OdtPlace
from tmtool.documents.odt_lists import OdtLists
from tmtool.documents.odt_styles import OdtStyles
from tmtool.documents.paragraph_pieces import Link, Thing
from tmtool.documents.web_blocks import Mark, WebBlock, pairs
from tmtool.documents.web_text import address
from tmtool.documents.xml_names import attribute, short
from tmtool.model.articles import BlockKind

_BOLD = frozenset(("bold", "600", "700", "800", "900"))
_SLANTED = frozenset(("italic", "oblique"))
_FIELDS_WITHOUT_TEXT = frozenset(("text:note", "text:ruby"))


def web_blocks(data: bytes, encoding: str) -> list[WebBlock]:
    """Give what the blocks of an ODT document are.

    Args:
        data: the original bytes.
        encoding: of no account.
    """
    file = OdtFile(data)
    reader = _Reader(file)
    return [reader.of_place(place) for place in file.places]


class _Reader:
    def __init__(self, file: OdtFile) -> None:
        self._looks = file.looks
        roots = [file.trees[name].getroot() for name in ("styles.xml", "content.xml") if name in file.trees]
        self._styles = OdtStyles(roots)
        self._lists = OdtLists(roots)

    def of_place(self, place: OdtPlace) -> WebBlock:
        paragraph = place.paragraph
        if paragraph is None:
            return WebBlock()
        marks = {pair: self._mark(paragraph.shown[pair.number]) for _, pair in pairs(place.block.text.tags)}
        level = 0 if place.block.is_title and place.block.level is None else place.block.level
        items = self._lists.items_of(place.element) if place.block.kind is BlockKind.PARAGRAPH else ()
        return WebBlock(marks, self._look(paragraph.base), None if level is None else level + 1, items)

    def _mark(self, shown: str | Thing | Link) -> Mark:
        if isinstance(shown, str):
            return self._look(shown)
        if isinstance(shown, Link):
            leads_to = attribute(shown.opening.source, "xlink:href")
            return Mark(self._look(shown.base).elements, address(leads_to), replaces=True)
        return Mark(text=_text_of(shown.source))

    def _look(self, look: str) -> Mark:
        """Give what the spans of a look make, of which the inner one counts."""
        said: dict[str, str] = {}
        for span in self._looks[look].source:
            said |= self._styles.look_properties(attribute(span, "text:style-name"))
        return Mark(_elements(said), replaces=True)


def _elements(said: Mapping[str, str]) -> frozenset[str]:
    elements = set()
    if said.get("fo:font-weight") in _BOLD:
        elements.add("strong")
    if said.get("fo:font-style") in _SLANTED:
        elements.add("em")
    place = (said.get("style:text-position") or "").split(" ")[0]
    if place == "super" or (place.endswith("%") and place[:1].isdigit() and place.strip("0%")):
        elements.add("sup")
    elif place == "sub" or place.startswith("-"):
        elements.add("sub")
    return frozenset(elements)


def _text_of(element: Any) -> str:
    """Give what stands for words in a thing: its line break, or what its field shows."""
    name = short(element.tag)
    if name == "text:line-break":
        return "\n"
    if name == "text:tab":
        return " "
    is_field = name.startswith("text:") and name not in _FIELDS_WITHOUT_TEXT
    return "".join(element.itertext()) if is_field else ""
