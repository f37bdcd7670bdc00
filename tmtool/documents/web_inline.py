"""Text with tags as the inside of an element of a page: few elements, always closed, no attribute but an address."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import takewhile

from tmtool.documents.web_blocks import Mark, WebBlock, pairs
from tmtool.documents.web_text import legal, with_spaces
from tmtool.model.text import TaggedText, TagKind

ELEMENTS = ("strong", "em", "sub", "sup", "code")
"""What words may be on a page, the outermost first; a link goes round all of them."""
_LINK = "a href="


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Text that looks the same, or a line break."""

    text: str
    elements: frozenset[str]
    address: str | None

    @property
    def wanted(self) -> list[str]:
        """The start tags of the elements in which it stands, the outermost first."""
        link = [] if self.address is None else [f'{_LINK}"{escape(self.address)}"']
        return [*link, *(name for name in ELEMENTS if name in self.elements)]


class _OpenMarks:
    """The marks that are open at a place, and how words look in them.

    Marks cross and end in any order; so it is not built again what those look like that stay, but kept which marks make
    a thing of words, the innermost last. Of these an element counts that no mark in it replaces.
    """

    def __init__(self, around: Mark) -> None:
        self._is_open: list[bool] = []
        self._of_number: dict[int, list[int]] = {}
        self._with_element: dict[str, list[int]] = {}
        self._replacing: list[int] = []
        self._links: list[tuple[int, str]] = []
        self._add(around)

    def open(self, number: int, mark: Mark) -> None:
        """Open a mark within all others."""
        self._of_number.setdefault(number, []).append(len(self._is_open))
        self._add(mark)

    def close(self, number: int) -> None:
        """Take the innermost mark of a number away; those in it stay."""
        if self._of_number.get(number):
            self._is_open[self._of_number[number].pop()] = False

    @property
    def look(self) -> _Stretch:
        """How words look now: a stretch without text."""
        while self._links and not self._is_open[self._links[-1][0]]:
            self._links.pop()
        least = self._innermost(self._replacing)
        elements = (name for name, marks in self._with_element.items() if self._innermost(marks) >= max(least, 0))
        return _Stretch("", frozenset(elements), self._links[-1][1] if self._links else None)

    def _add(self, mark: Mark) -> None:
        index = len(self._is_open)
        self._is_open.append(True)
        for name in mark.elements:
            self._with_element.setdefault(name, []).append(index)
        if mark.replaces:
            self._replacing.append(index)
        if mark.address:
            self._links.append((index, mark.address))

    def _innermost(self, marks: list[int]) -> int:
        """Give the last mark that is open, or -1; those behind it will not be open again."""
        while marks and not self._is_open[marks[-1]]:
            marks.pop()
        return marks[-1] if marks else -1


def inline_html(
    text: TaggedText,
    block: WebBlock,
    anywhere: Mapping[tuple[str, str], Mark],
    no_break_spaces: str,
    *,
    is_heading: bool = False,
) -> str:
    """Write a text for a page; what is no mark that a page shall have is left away, and its text stays.

    Args:
        text: the text with the tags of the document; they may cross, and lack an end.
        block: what its tags are.
        anywhere: what tags are that the block does not have, as `marks_anywhere` gives it.
        no_break_spaces: how these are written, as in `with_spaces`.
        is_heading: whether it is a heading, of which it says nothing that all of it is bold or a link.
    """
    stretches = list(_stretches(text, block, anywhere))
    if is_heading:
        stretches = _without_what_all_have(stretches)
    trimmed = _trimmed(_trimmed(stretches, str.lstrip)[::-1], str.rstrip)[::-1]
    return _written(_with_plain_spaces(trimmed), no_break_spaces)


def _stretches(text: TaggedText, block: WebBlock, anywhere: Mapping[tuple[str, str], Mark]) -> Iterator[_Stretch]:
    """Cut a text where its look changes and at line breaks."""
    known = {
        index: block.marks.get(pair) or anywhere.get((pair.opening, pair.closing)) or Mark()
        for index, pair in pairs(text.tags)
    }
    open_now = _OpenMarks(block.around)
    done = 0
    for index, tag in enumerate(text.tags):
        at = min(max(tag.at, done), len(text.text))
        look = open_now.look
        yield from _lines(text.text[done:at], look)
        done = at
        if tag.kind is TagKind.ALONE:
            yield from _lines(_alone(known[index], text.text, at), _look(look, known[index]))
        elif tag.kind is TagKind.OPEN:
            open_now.open(tag.number, known[index])
        else:
            open_now.close(tag.number)
    yield from _lines(text.text[done:], open_now.look)


def _without_what_all_have(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    said = [one for one in stretches if one.text.strip()]
    shared = frozenset(ELEMENTS).intersection(*(one.elements for one in said))
    is_one_link = len({one.address for one in said}) == 1
    return [
        replace(one, elements=one.elements - shared, address=None if is_one_link else one.address) for one in stretches
    ]


def _look(outer: _Stretch, mark: Mark) -> _Stretch:
    """Give an empty stretch that looks as a mark makes it within another look."""
    elements = mark.elements if mark.replaces else outer.elements | mark.elements
    return _Stretch("", elements, mark.address or outer.address)


def _alone(mark: Mark, text: str, at: int) -> str:
    """Give what a tag that stands alone reads as; a space only where none is there already."""
    is_apart = not at or at == len(text) or text[at - 1].isspace() or text[at].isspace()
    return "" if mark.text == " " and is_apart else mark.text


def _lines(text: str, look: _Stretch) -> Iterator[_Stretch]:
    for part in re.split("(\n)", legal(text.replace("\r\n", "\n"))):
        if part:
            yield replace(look, text=part)


def _trimmed(stretches: Sequence[_Stretch], trim: Callable[[str], str]) -> list[_Stretch]:
    """Take away white space at the beginning and behind line breaks, and line breaks at the beginning."""
    kept: list[_Stretch] = []
    for one in stretches:
        if one.text == "\n":
            kept += [one] if kept else []
        elif not kept or kept[-1].text == "\n":
            kept += [replace(one, text=trim(one.text))] if trim(one.text) else []
        else:
            kept.append(one)
    return kept


def _with_plain_spaces(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Put white space outside of the elements of which it stands at an end."""
    parts = [replace(one, text=part) for one in stretches for part in _with_ends(one.text)]
    for index in range(1, len(parts) - 1):
        before, here, after = parts[index - 1 : index + 2]
        if here.text.isspace():
            address = before.address if before.address == after.address else None
            parts[index] = replace(here, elements=before.elements & after.elements, address=address)
    return parts


def _with_ends(text: str) -> Iterator[str]:
    """Cut a text into the white space before it, itself, and the white space behind it."""
    bare = text.strip()
    start = text.find(bare) if bare else len(text)
    yield from filter(None, (text[:start], bare, text[start + len(bare) :]))


def _written(stretches: Sequence[_Stretch], no_break_spaces: str) -> str:
    parts: list[str] = []
    open_now: list[str] = []
    for one in stretches:
        stays = _stays(open_now, one.wanted)
        added = [element for element in one.wanted if element not in stays]
        parts += _ends(open_now[len(stays) :])
        parts += (f"<{element}>" for element in added)
        open_now = [*stays, *added]
        inside = escape(one.text, quote=False)
        parts.append("<br>" if one.text == "\n" else with_spaces(inside, no_break_spaces))
    return "".join([*parts, *_ends(open_now)])


def _stays(open_now: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """Give what stays open; a link goes round all else, so nothing does where another one begins or one ends."""
    if [one for one in open_now if one.startswith(_LINK)] != [one for one in wanted if one.startswith(_LINK)]:
        return []
    return list(takewhile(lambda element: element in wanted, open_now))


def _ends(elements: Sequence[str]) -> list[str]:
    return [f"</{element.partition(' ')[0]}>" for element in reversed(elements)]
