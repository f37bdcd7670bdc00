"""Which paragraphs of a Word document are items of lists; Word only says the level and the numbering of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tmtool.documents.document import ListItem
from tmtool.documents.docx_names import value
from tmtool.documents.docx_places import Place
from tmtool.documents.docx_styles import Styles, numbering_of
from tmtool.documents.xml_names import child, short, whole
from tmtool.model.articles import BlockKind

_NO_LIST = "0"
_USUAL_FORM = "bullet"


@dataclass(frozen=True, slots=True)
class _Open:
    """An item that the next paragraph may stand in or follow."""

    numbering: str
    level: int
    item: ListItem


class DocxLists:
    """Finds the items of lists, asked for the paragraphs in their order.

    Args:
        root: the root of the part that says what the lists are; None where there is none.
        styles: the styles of the document.
    """

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._forms = {} if root is None else _forms(root)
        self._open: list[_Open] = []
        self._count = 0

    def items_of(self, place: Place) -> tuple[ListItem, ...]:
        """Give the items in which a paragraph stands, the outermost first."""
        if place.block.kind is BlockKind.ATTRIBUTE:
            return ()
        found = self._numbering(place.shown_in[0].element) if place.block.kind is BlockKind.PARAGRAPH else None
        if found is None:
            self._open = []
            return ()
        numbering, level, form = found
        while self._open and self._open[-1].level > level:
            self._open.pop()
        before = self._open.pop() if self._open and self._open[-1].level == level else None
        goes_on = before is not None and before.numbering == numbering
        of_list = before.item.list if before is not None and goes_on else self._next()
        item = ListItem(of_list, self._next(), form != _USUAL_FORM)
        self._open.append(_Open(numbering, level, item))
        return tuple(one.item for one in self._open)

    def _numbering(self, paragraph: Any) -> tuple[str, int, str] | None:
        """Give numbering, level and form of numbers of a paragraph; None where it is no item."""
        properties = child(paragraph, "w:pPr")
        style = None if properties is None else value(child(properties, "w:pStyle"))
        own, of_style = numbering_of(properties), self._styles.numbering(style)
        said = [one for one in (own, of_style) if one is not None]
        numbering = next((found for one in said if (found := value(child(one, "w:numId"))) is not None), None)
        if numbering is None or numbering == _NO_LIST:
            return None
        level = next((depth for one in said if (depth := whole(value(child(one, "w:ilvl")))) is not None), 0)
        form = self._forms.get((numbering, level), _USUAL_FORM)
        return None if form == "none" else (numbering, level, form)

    def _next(self) -> int:
        self._count += 1
        return self._count


def _forms(root: Any) -> dict[tuple[str, int], str]:
    """Give the forms of the numbers, such as `bullet` or `decimal`, by numbering and level."""
    abstract = {
        value(one, "w:abstractNumId"): {
            whole(value(level, "w:ilvl")) or 0: value(child(level, "w:numFmt")) or "decimal"
            for level in one
            if short(level.tag) == "w:lvl"
        }
        for one in root
        if short(one.tag) == "w:abstractNum"
    }
    return {
        (value(one, "w:numId") or "", level): form
        for one in root
        if short(one.tag) == "w:num"
        for level, form in abstract.get(value(child(one, "w:abstractNumId")), {}).items()
    }
