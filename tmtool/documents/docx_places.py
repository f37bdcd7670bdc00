"""Where the text of a DOCX file stands: its paragraphs and the descriptions of its pictures, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tmtool.documents.docx_names import value
from tmtool.documents.docx_package import DocxPackage, DocxPart
from tmtool.documents.docx_runs import Looks, pieces_of
from tmtool.documents.docx_styles import Styles, outline_level
from tmtool.documents.headlines import FoundBlock
from tmtool.documents.paragraph_pieces import Paragraph
from tmtool.documents.paragraph_reading import paragraph_of
from tmtool.documents.xml_names import child, short
from tmtool.model.articles import BlockKind
from tmtool.model.text import TaggedText

_DESCRIBED = {
    "wp:docPr": ("descr", "title"),
    "pic:cNvPr": ("descr", "title"),
    "v:shape": ("alt",),
    "v:rect": ("alt",),
    "v:imagedata": ("alt",),
}
_FILE_NAME = re.compile(
    r"(?:[a-z]+:)?[^\s]*[\\/][^\s]*|.*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp)", re.IGNORECASE
)
_AWAY = {"w:del", "w:moveFrom", "w:t", "w:pPr", "w:rPr", "w:proofErr"}
"""What goes from a paragraph that is written anew; a text box in it was deleted too."""
_DELETED = {"w:trPr": ("w:del",), "w:tcPr": ("w:cellDel",)}


@dataclass(slots=True)
class Place:
    """A block: its text, and every element that shows it."""

    part: DocxPart
    block: FoundBlock
    shown_in: list[Spot] = field(default_factory=list)
    """Mostly one; a text box is there twice, for new programs and for old ones."""

    @property
    def text(self) -> TaggedText:
        return self.block.text

    @property
    def paragraph(self) -> Paragraph | None:
        return self.shown_in[0].paragraph


@dataclass(frozen=True, slots=True)
class Spot:
    """One element that shows the text of a block."""

    element: Any
    paragraph: Paragraph | None = None
    attribute: str = ""
    """Its name, where the text is an attribute."""
    bound: tuple[Any, ...] = ()
    """Properties of the content controls round it."""


@dataclass(frozen=True, slots=True)
class _Surroundings:
    is_cell: bool = False
    is_deleted: bool = False
    again: Any = None
    """The element round it that shows once more what stands before it, for old programs."""
    bound: tuple[Any, ...] = ()


class DocxPlaces:
    """All blocks of a document.

    Args:
        package: the document, taken apart.
    """

    def __init__(self, package: DocxPackage) -> None:
        self._styles = Styles(None if package.styles is None else package.styles.tree.getroot())
        self.looks = Looks(self._styles)
        self._around: dict[Any, _Surroundings] = {}
        self._first_shown: dict[Any, dict[str, list[Place]]] = {}
        self._repeated: dict[tuple[Any, str], int] = {}
        self.places = [place for part in package.parts for place in self._of_part(part)]

    def _of_part(self, part: DocxPart) -> Iterator[Place]:
        for element in part.tree.getroot().iter():
            name = short(element.tag)
            if name == "w:p":
                yield from self._paragraph(part, element)
            elif name in _DESCRIBED:
                yield from self._descriptions(part, element, name)

    def _paragraph(self, part: DocxPart, element: Any) -> Iterator[Place]:
        around = self._surroundings(element)
        properties = child(element, "w:pPr")
        style = None if properties is None else value(child(properties, "w:pStyle"))
        if around.is_deleted or self._styles.is_hidden(style):
            return
        read = paragraph_of(pieces_of(element, self.looks, self._styles), self.looks)
        if read is None:
            return
        text, paragraph = read
        is_title, level = self._styles.is_title(style), outline_level(properties)
        level = self._styles.level(style) if level is None else level if level < 9 else None
        kind = BlockKind.PARAGRAPH
        if part.is_note:
            kind = BlockKind.NOTE
        elif around.is_cell:
            kind = BlockKind.CELL
        elif level is not None or is_title:
            kind = BlockKind.HEADING
        place = Place(part, FoundBlock(kind, text, is_title, level))
        yield from self._at(place, Spot(element, paragraph, bound=around.bound), around)

    def _descriptions(self, part: DocxPart, element: Any, name: str) -> Iterator[Place]:
        for attribute in _DESCRIBED[name]:
            text = (element.get(attribute) or "").strip()
            if any(map(str.isalpha, text)) and not _FILE_NAME.fullmatch(text):
                around = self._surroundings(element)
                if around.is_deleted:
                    continue
                if name == "pic:cNvPr":
                    drawing = next((one for one in element.iterancestors() if short(one.tag) == "w:drawing"), None)
                    around = _Surroundings(again=drawing)
                yield from self._at(
                    Place(part, FoundBlock(BlockKind.ATTRIBUTE, TaggedText(text))),
                    Spot(element, attribute=attribute),
                    around,
                )

    def _at(self, place: Place, spot: Spot, around: _Surroundings) -> Iterator[Place]:
        """Give a new block, unless it is what an earlier one shows already for other programs."""
        first = self._earlier(place, around)
        if first is not None:
            first.shown_in.append(spot)
            return
        place.shown_in.append(spot)
        for alternative in self._alternatives(spot.element):
            self._first_shown.setdefault(alternative, {}).setdefault(place.text.shown, []).append(place)
        yield place

    def _earlier(self, place: Place, around: _Surroundings) -> Place | None:
        if around.again is None:
            return None
        round_all = around.again if short(around.again.tag) == "w:drawing" else around.again.getparent()
        shown = place.text.shown
        same = self._first_shown.get(round_all, {}).get(shown, [])
        if not same:
            return None
        number = self._repeated[around.again, shown] = self._repeated.get((around.again, shown), -1) + 1
        return (
            same[min(number, len(same) - 1)]
            if short(around.again.tag) == "w:drawing"
            else (same[number] if number < len(same) else None)
        )

    def _alternatives(self, element: Any) -> Iterator[Any]:
        """Give what is round an element in which something may show its text once more."""
        yield from element.iterancestors("{*}AlternateContent", "{*}drawing")

    def _surroundings(self, element: Any) -> _Surroundings:
        """Find out what is round an element; what is known of its ancestors is not asked for again."""
        climb = []
        known = _Surroundings()
        one = element.getparent()
        while one is not None:
            if one in self._around:
                known = self._around[one]
                break
            climb.append(one)
            one = one.getparent()
        for one in reversed(climb):
            known = self._around[one] = _in(one, known)
        return known


def _in(element: Any, around: _Surroundings) -> _Surroundings:
    """Give what is round the children of an element."""
    name = short(element.tag)
    is_cell, again, bound = around.is_cell, around.again, around.bound
    is_deleted = around.is_deleted or name in _AWAY
    if name == "w:tc":
        is_cell = True
    elif name == "w:txbxContent":
        is_cell = False
    elif name == "mc:Fallback" or (
        name == "mc:Choice" and short(getattr(element.getprevious(), "tag", "")) == "mc:Choice"
    ):
        again = element if again is None else again
    elif name == "w:sdt" and (properties := child(element, "w:sdtPr")) is not None:
        bound = (*bound, properties)
    for holder, deleted in _DELETED.items():
        properties = child(element, holder) if name in ("w:tr", "w:tc") else None
        is_deleted = is_deleted or (
            properties is not None and any(child(properties, one) is not None for one in deleted)
        )
    return _Surroundings(is_cell, is_deleted, again, bound)
