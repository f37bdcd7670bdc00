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


@dataclass(frozen=True, slots=True)
class _Level:
    """What a numbering says of one of its levels."""

    form: str = _USUAL_FORM
    counter: str | None = None
    """What counts its items: numberings may share it."""
    start: int = 1
    restart: int | None = None
    """The number from which a numbering counts anew that is used the first time."""


class DocxLists:
    """Finds the items of lists, asked for the paragraphs in their order.

    Args:
        root: the root of the part that says what the lists are; None where there is none.
        styles: the styles of the document.
    """

    def __init__(self, root: Any, styles: Styles) -> None:
        self._styles = styles
        self._levels = {} if root is None else _levels(root)
        self._reached: dict[str, list[tuple[int, int]]] = {}
        """By counter, the levels that are counted, the deepest last, with the number of the last item of each."""
        self._used: set[tuple[str, int]] = set()
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
        numbering, level = found
        said = self._levels.get(found, _Level())
        number = self._count_on(numbering, level, said)
        if said.form == "none":
            self._open = []
            return ()
        while self._open and self._open[-1].level > level:
            self._open.pop()
        before = self._open.pop() if self._open and self._open[-1].level == level else None
        if before is not None and before.numbering == numbering:
            of_list, start = before.item.list, before.item.start
        else:
            of_list, start = self._next(), number
        item = ListItem(of_list, self._next(), said.form != _USUAL_FORM, start)
        self._open.append(_Open(numbering, level, item))
        return tuple(one.item for one in self._open)

    def _numbering(self, paragraph: Any) -> tuple[str, int] | None:
        """Give numbering and level of a paragraph; None where it is no item."""
        properties = child(paragraph, "w:pPr")
        style = None if properties is None else value(child(properties, "w:pStyle"))
        own, of_style = numbering_of(properties), self._styles.numbering(style)
        said = [one for one in (own, of_style) if one is not None]
        numbering = next((found for one in said if (found := value(child(one, "w:numId"))) is not None), None)
        if numbering is None or numbering == _NO_LIST:
            return None
        level = next((depth for one in said if (depth := whole(value(child(one, "w:ilvl")))) is not None), 0)
        return numbering, level

    def _count_on(self, numbering: str, level: int, said: _Level) -> int:
        """Give the number of the next item, which lets the levels below it begin anew."""
        reached = self._reached.setdefault(said.counter or numbering, [])
        while reached and reached[-1][0] > level:
            reached.pop()
        number = reached.pop()[1] + 1 if reached and reached[-1][0] == level else said.start
        if said.restart is not None and (numbering, level) not in self._used:
            number = said.restart
        self._used.add((numbering, level))
        reached.append((level, number))
        return number

    def _next(self) -> int:
        self._count += 1
        return self._count


def _levels(root: Any) -> dict[tuple[str, int], _Level]:
    """Give what is said of the levels of numberings, by numbering and level."""
    shared = {
        value(one, "w:abstractNumId"): {
            whole(value(level, "w:ilvl")) or 0: level for level in one if short(level.tag) == "w:lvl"
        }
        for one in root
        if short(one.tag) == "w:abstractNum"
    }
    found: dict[tuple[str, int], _Level] = {}
    for one in root:
        if short(one.tag) != "w:num":
            continue
        counter = value(child(one, "w:abstractNumId"))
        restarts = {
            whole(value(changed, "w:ilvl")) or 0: whole(value(child(changed, "w:startOverride")))
            for changed in one
            if short(changed.tag) == "w:lvlOverride"
        }
        for depth, level in shared.get(counter, {}).items():
            start = whole(value(child(level, "w:start")))
            found[value(one, "w:numId") or "", depth] = _Level(
                value(child(level, "w:numFmt")) or "decimal",
                counter,
                1 if start is None else start,
                restarts.get(depth),
            )
    return found
