"""What the blocks and tags of HTML are on the page of a CMS."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from tmtool.documents.document import ListItem
from tmtool.documents.html_attributes import attributes
from tmtool.documents.html_elements import NONE, elements_of
from tmtool.documents.html_encoding import decode_page
from tmtool.documents.html_names import CODE, HEADINGS, UNREAD, is_inline
from tmtool.documents.html_page import Page, PageBlock, read_page
from tmtool.documents.html_scanning import TokenKind, is_xml, scan
from tmtool.documents.html_text import unescaped
from tmtool.documents.web_blocks import Mark, WebBlock, pairs
from tmtool.documents.web_text import address
from tmtool.model.text import fold_white_space

_ELEMENTS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "sub": "sub", "sup": "sup"}
_NAME = re.compile(r"<(/?)([A-Za-z][^\s/>]*)")
_WEIGHT = re.compile(r"(?:^|;)\s*font-weight\s*:\s*([\w-]+)", re.IGNORECASE)
_SLANT = re.compile(r"(?:^|;)\s*font-style\s*:\s*([\w-]+)", re.IGNORECASE)
_BOLD = frozenset(("bold", "bolder", "600", "700", "800", "900"))
_SLANTED = frozenset(("italic", "oblique"))
_NUMBER = re.compile(r"\s*([-+]?[0-9]{1,9})(?![0-9])")
_LISTS = {"ul": False, "menu": False, "ol": True}
_DEEPEST_LIST = 20
"""Lists in lists beyond that are not told apart."""
_DEEPEST = 100
"""Marks round a block that are looked at."""


def web_blocks(data: bytes, encoding: str) -> list[WebBlock]:
    """Give what the blocks of a page are.

    Args:
        data: the original bytes.
        encoding: in which they are read.
    """
    return blocks_of_page(read_page(decode_page(data, encoding).text))


def blocks_of_page(page: Page) -> list[WebBlock]:
    """Give what the blocks of a page are, or of a piece of one."""
    surroundings = _Surroundings(page)
    return [surroundings.of_block(block) for block in page.blocks]


def mark_of(native: str) -> Mark:
    """Give what an HTML tag makes of words, or what an element reads as that is one tag of a text."""
    found = _NAME.match(native)
    if found is None:
        return Mark()
    name = found.group(2).lower()
    if name == "br":
        return Mark(text="\n")
    end = scan(native)[0].end
    if end < len(native):
        elements = frozenset(("code",)) if name in CODE else frozenset()
        return Mark(elements, text=_text_of(native))
    said = {one.name: one.value for one in attributes(native, 0, end)}
    return Mark(_elements(name, said.get("style") or ""), address(said.get("href")) if name == "a" else None)


def _elements(name: str, style: str) -> frozenset[str]:
    elements = {_ELEMENTS[name]} if name in _ELEMENTS else set()
    # What was copied from a word processor has its look in styles, and `<b>` may be of normal weight.
    for pattern, values, element in ((_WEIGHT, _BOLD, "strong"), (_SLANT, _SLANTED, "em")):
        said = pattern.search(style)
        if said is not None:
            elements.discard(element)
            elements |= {element} if said.group(1).lower() in values else set()
    return frozenset(elements)


def _text_of(native: str) -> str:
    """Give the text of an element that is not translated; of a script, a formula or the like there is none."""
    parts: list[str] = []
    unread = 0
    for token in scan(native):
        if token.name in UNREAD and token.kind in (TokenKind.START, TokenKind.END):
            unread += 1 if token.kind is TokenKind.START and not token.is_closed else -1
        elif token.kind is TokenKind.TEXT and unread <= 0:
            parts.append(unescaped(native[token.start : token.end]))
    return fold_white_space("".join(parts))


@dataclass(frozen=True, slots=True)
class _Numbers:
    """How far a numbered list is."""

    list: int
    """The list, or the item of which the number leaps: with it another one begins."""
    start: int
    next: int


class _Surroundings:
    """Knows what is round the blocks of a page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._elements = elements_of(page.tokens, xml=is_xml(page.text))
        self._starts = [token.start for token in page.tokens]
        self._known: dict[int, WebBlock] = {NONE: WebBlock()}
        self._lists: dict[int, int] = {NONE: NONE}
        """For each element that was asked for, the list in which it stands."""
        self._numbers: dict[int, _Numbers] = {}
        """By list; its items are asked for in their order."""

    def of_block(self, block: PageBlock) -> WebBlock:
        marks = {pair: mark_of(pair.opening) for _, pair in pairs(block.placed.text.tags)}
        if block.place is not None:
            return WebBlock(marks)
        token = bisect_right(self._starts, block.placed.start) - 1
        element = self._elements.of_tokens[token]
        inner: list[Mark] = []
        while element != NONE and is_inline(self._elements.names[element]) and len(inner) < _DEEPEST:
            if self._goes_round(element, block):
                inner.append(self._mark(element))
            element = self._elements.parents[element]
        outer = self._of_element(element)
        return WebBlock(marks, _joined(outer.around, *reversed(inner)), outer.level, outer.items)

    def _goes_round(self, element: int, block: PageBlock) -> bool:
        end = self._elements.end_tokens[element]
        start = self._starts[self._elements.start_tokens[element]]
        return start < block.placed.start and (end >= len(self._starts) or self._starts[end] >= block.placed.end)

    def _mark(self, element: int) -> Mark:
        token = self._page.tokens[self._elements.start_tokens[element]]
        return mark_of(self._page.text[token.start : token.end])

    def _of_element(self, element: int) -> WebBlock:
        """Give what is true of all in an element; what is known of those round it is not asked for again."""
        climb = []
        while element not in self._known:
            climb.append(element)
            element = self._elements.parents[element]
        known = self._known[element]
        for one in reversed(climb):
            known = self._known[one] = self._within(one, known)
        return known

    def _within(self, element: int, outer: WebBlock) -> WebBlock:
        name = self._elements.names[element]
        around, level, items = outer.around, outer.level, outer.items
        of_list = self._lists[self._elements.parents[element]]
        if name in _LISTS:
            of_list = element
        elif name == "li" and of_list != NONE and len(items) < _DEEPEST_LIST:
            items = (*items, self._item(element, of_list))
            of_list = NONE
        elif name in ("table", "td", "th"):
            items, of_list = (), NONE
        elif name in HEADINGS:
            level = int(name[1:])
        elif is_inline(name):
            around = _joined(around, self._mark(element))
        self._lists[element] = of_list
        return WebBlock({}, around, level, items)

    def _item(self, element: int, of_list: int) -> ListItem:
        if not _LISTS[self._elements.names[of_list]]:
            return ListItem(of_list, element, is_ordered=False)
        numbers = self._numbers.get(of_list)
        if numbers is None:
            start = self._number(of_list, "start")
            numbers = _Numbers(of_list, 1, 1) if start is None else _Numbers(of_list, start, start)
        said = self._number(element, "value")
        if said is not None and said != numbers.next:
            numbers = _Numbers(element, said, said)
        self._numbers[of_list] = replace(numbers, next=numbers.next + 1)
        return ListItem(numbers.list, element, is_ordered=True, start=numbers.start)

    def _number(self, element: int, name: str) -> int | None:
        """Give the number that an attribute of an element says; None where it says none."""
        token = self._page.tokens[self._elements.start_tokens[element]]
        said = {one.name: one.value for one in attributes(self._page.text, token.start, token.end)}
        found = _NUMBER.match(said.get(name) or "")
        return None if found is None else int(found.group(1))


def _joined(*marks: Mark) -> Mark:
    """Give what marks make that stand in each other, the outermost first."""
    addresses = [mark.address for mark in marks if mark.address]
    return Mark(frozenset().union(*(mark.elements for mark in marks)), addresses[-1] if addresses else None)
