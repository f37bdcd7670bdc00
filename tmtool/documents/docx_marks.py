"""What the blocks and tags of a Word document are on the page of a CMS."""

from __future__ import annotations

import re
from typing import Any

from tmtool.documents.document import ListItem
from tmtool.documents.docx_lists import DocxLists
from tmtool.documents.docx_names import is_on, value
from tmtool.documents.docx_package import DocxPackage, open_package
from tmtool.documents.docx_places import DocxPlaces, Place
from tmtool.documents.docx_runs import FieldEnds
from tmtool.documents.docx_styles import Styles
from tmtool.documents.paragraph_pieces import Link, Thing
from tmtool.documents.web_blocks import Mark, WebBlock, pairs
from tmtool.documents.web_text import address
from tmtool.documents.xml_names import child, short
from tmtool.model.articles import BlockKind

_SWITCHES = {"w:b": "strong", "w:i": "em"}
_PLACES = {"superscript": "sup", "subscript": "sub"}
_LEADS_TO = re.compile(r"\s*HYPERLINK\s+(?:\"([^\"]+)\"|([^\s\"\\]\S*))", re.IGNORECASE)


def web_blocks(data: bytes, encoding: str) -> list[WebBlock]:
    """Give what the blocks of a Word document are.

    Args:
        data: the original bytes.
        encoding: of no account.
    """
    package = open_package(data)
    styles = Styles(None if package.styles is None else package.styles.tree.getroot())
    every = DocxPlaces(package)
    lists = DocxLists(package.numbering(), styles)
    reader = _Reader(package, styles, every)
    return [reader.of_place(place, lists.items_of(place)) for place in every.places]


class _Reader:
    def __init__(self, package: DocxPackage, styles: Styles, every: DocxPlaces) -> None:
        self._styles = styles
        self._looks = every.looks
        self._addresses = {part.name: package.addresses(part.name) for part in package.parts}

    def of_place(self, place: Place, items: tuple[ListItem, ...]) -> WebBlock:
        paragraph = place.paragraph
        if paragraph is None:
            return WebBlock()
        marks = {
            pair: self._mark(paragraph.shown[pair.number], self._addresses[place.part.name])
            for _, pair in pairs(place.text.tags)
        }
        level = 0 if place.block.is_title and place.block.level is None else place.block.level
        is_heading = place.block.kind is BlockKind.HEADING and level is not None
        return WebBlock(
            marks, self._look(paragraph.base), level + 1 if is_heading and level is not None else None, items
        )

    def _mark(self, shown: str | Thing | Link, addresses: dict[str, str]) -> Mark:
        if isinstance(shown, str):
            return self._look(shown)
        if isinstance(shown, Link):
            look = self._look(shown.base)
            return Mark(look.elements, address(_leads_to(shown.opening.source, addresses)), replaces=True)
        return Mark(text="".join(_text_of(bit.element) for bit in shown.source))

    def _look(self, look: str) -> Mark:
        """Give what a look is; its own properties count before those of its style."""
        properties = self._looks[look].source
        if properties is None:
            return Mark(replaces=True)
        style = value(child(properties, "w:rStyle"))
        elements = set()
        for name, element in _SWITCHES.items():
            own = child(properties, name)
            if self._styles.is_switched_on(style, name) if own is None else is_on(own):
                elements.add(element)
        place = _PLACES.get(value(child(properties, "w:vertAlign")) or "")
        return Mark(frozenset(elements | ({place} if place else set())), replaces=True)


def _leads_to(source: Any, addresses: dict[str, str]) -> str | None:
    """Give the address of a link; None for one that leads elsewhere in the document."""
    if isinstance(source, FieldEnds):
        texts = (bit.element.text or "" for bit in source.before if short(bit.element.tag) == "w:instrText")
        instruction = "".join(texts)
    elif short(source.tag) == "w:hyperlink":
        target = addresses.get(value(source, "r:id") or "")
        anchor = value(source, "w:anchor")
        return f"{target}#{anchor}" if target and anchor and "#" not in target else target
    else:
        instruction = value(source, "w:instr") or ""
    found = _LEADS_TO.match(instruction)
    return None if found is None else found.group(1) or found.group(2)


def _text_of(element: Any) -> str:
    """Give what stands for words in a thing: its line break, or the result of its field."""
    name = short(element.tag)
    if name == "w:cr" or (name == "w:br" and value(element, "w:type") in (None, "textWrapping")):
        return "\n"
    if name in ("w:br", "w:tab", "w:ptab"):
        return " "
    if name in ("w:t", "w:fldSimple"):
        return "".join(one.text or "" for one in element.iter() if short(one.tag) == "w:t")
    return ""
