"""Which paragraphs of an ODT document are items of lists, and where the numbers of these begin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tmtool.documents.document import ListItem
from tmtool.documents.xml_names import attribute, short, whole

_NUMBERED = "text:list-level-style-number"
_AWAY = ("table:table-cell", "draw:text-box", "text:note")


class OdtLists:
    """Finds the items of lists, asked for the paragraphs in their order.

    Args:
        roots: the roots of the parts that say what the lists are.
    """

    def __init__(self, roots: Sequence[Any]) -> None:
        self._starts = {
            (attribute(style, "style:name"), whole(attribute(level, "text:level"))): _start(level)
            for root in roots
            for style in root.iter("{*}list-style")
            for level in style
            if short(level.tag) == _NUMBERED
        }
        """By style and level, where numbers begin; only of lists that are numbered."""
        self._reached: dict[tuple[str | None, int], int] = {}
        """By style and level, the number of the last item."""
        self._known: dict[Any, dict[Any, ListItem]] = {}
        """The items of the lists that were met."""
        self._count = 0

    def items_of(self, element: Any) -> tuple[ListItem, ...]:
        """Give the items in which a paragraph stands, the outermost first."""
        found: list[tuple[Any, Any]] = []
        item = None
        for one in element.iterancestors():
            name = short(one.tag)
            if name in _AWAY:
                break
            if name == "text:list-item":
                item = one
            elif name == "text:list" and item is not None:
                found += [(one, item)] if item.getparent() is one else []
                item = None
        style, goes_on = None, False
        items: list[ListItem] = []
        for depth, (of_list, item) in enumerate(reversed(found), 1):
            style = attribute(of_list, "text:style-name") or style
            goes_on = goes_on or _goes_on(of_list)
            if of_list not in self._known:
                self._known[of_list] = self._items(of_list, style, depth, goes_on=goes_on)
            items.append(self._known[of_list][item])
            # An item without text of its own leads to where the list in it goes on.
            goes_on = goes_on and item is of_list[0] and _begins_with_list(item)
        return tuple(items)

    def _items(self, of_list: Any, style: str | None, depth: int, *, goes_on: bool) -> dict[Any, ListItem]:
        """Give the items of a list; where its numbers leap, another one begins."""
        start = self._starts.get((style, depth))
        reached = self._reached.get((style, depth), 0) if goes_on else 0
        number = reached or (start or 1) - 1
        found: dict[Any, ListItem] = {}
        of_numbers = first = 0
        for item in of_list:
            if short(item.tag) != "text:list-item":
                continue
            said = whole(attribute(item, "text:start-value"))
            is_way = bool(reached) and not found and _begins_with_list(item)
            wanted = number if is_way else number + 1 if said is None else said
            if not found or (wanted != number + 1 and start is not None):
                of_numbers, first = self._next(), wanted
            number = wanted
            found[item] = ListItem(of_numbers, self._next(), start is not None, first if start is not None else 1)
        self._reached[style, depth] = number
        return found

    def _next(self) -> int:
        self._count += 1
        return self._count


def _start(level: Any) -> int:
    said = whole(attribute(level, "text:start-value"))
    return 1 if said is None else said


def _goes_on(of_list: Any) -> bool:
    is_on = attribute(of_list, "text:continue-numbering") == "true"
    return is_on or attribute(of_list, "text:continue-list") is not None


def _begins_with_list(item: Any) -> bool:
    return len(item) > 0 and short(item[0].tag) == "text:list"
