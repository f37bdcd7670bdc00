"""The content of an ODT paragraph made into pieces.

White space reads as OpenDocument has it: a run of it is one space, at the beginning it is none, and spaces that are to
be kept have a mark of their own. Spans that look the same are one look, also where their styles have other names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tmtool.documents.odt_styles import OdtStyles, shows_on_spaces
from tmtool.documents.paragraph_pieces import Closing, Look, Mark, Opening, Piece, Stay, Thing, Words
from tmtool.documents.xml_names import attribute, native, short

_MARK = re.compile(
    r"text:(?:bookmark|reference-mark|toc-mark|alphabetical-index-mark|user-index-mark)(?:-start|-end)?"
    r"|text:change(?:-start|-end)?|office:annotation(?:-end)?|text:hidden-paragraph"
)
_DROPPED = {"", "text:soft-page-break"}
_BREAKS = {"text:tab", "text:line-break"}
_STAYS = re.compile(r"draw:.*|table:.*|office:event-listeners")
_MOST_SPACES = 100
"""A mark that stands for more spaces than that stands for so many."""


@dataclass(frozen=True, slots=True)
class _Raw:
    """Text as it stands in the file."""

    text: str


class OdtLooks(dict[str, Look]):
    """The looks of words, found by what can be seen of the styles of the spans round them."""

    def key_of(self, spans: tuple[Any, ...], styles: OdtStyles) -> str:
        """Give the key of the look that spans make, the outer one first."""
        marks = [(mark, span) for span in spans if (mark := styles.look_of(attribute(span, "text:style-name")))]
        key = "".join(mark for mark, _ in marks)
        if key not in self:
            self[key] = Look(key or "<text:span>", tuple(span for _, span in marks), shows_on_spaces(key))
        return key


def pieces_of(paragraph: Any, looks: OdtLooks, styles: OdtStyles) -> list[Piece]:
    """Give what stands in a paragraph, in order."""
    pieces: list[Piece] = []
    spans: list[Any] = []
    key = looks.key_of((), styles)
    hidden = 0
    is_space_before = True
    for token, is_end in _walk(paragraph):
        if isinstance(token, _Raw):
            text = re.sub(r"[ \t\r\n]+", " ", token.text)
            text = text.removeprefix(" ") if is_space_before else text
            if not text:
                continue
            is_space_before = text.endswith(" ")
            pieces.append(Mark(Unseen(text, tuple(spans))) if hidden else Words(text, key))
            continue
        name = short(token.tag)
        if name == "text:span":
            is_hidden = styles.is_hidden("text", attribute(token, "text:style-name"))
            hidden += (-1 if is_end else 1) if is_hidden else 0
            if is_end:
                spans.pop()
            else:
                spans.append(token)
            key = looks.key_of(tuple(spans), styles)
        elif name in ("text:a", "text:meta"):
            pieces.append(_closing(pieces, token) if is_end else _opening(token, name))
        elif name == "text:s":
            spaces = " " * _count(token)
            pieces.append(Mark(Unseen(spaces, tuple(spans))) if hidden else Words(spaces, key))
            is_space_before = False
        else:
            pieces.append(_thing(token, name))
            is_space_before = is_space_before and name not in _BREAKS
    return pieces


@dataclass(frozen=True, slots=True)
class Unseen:
    """Hidden text and the spans round it."""

    text: str
    spans: tuple[Any, ...]


def _walk(paragraph: Any) -> Iterator[tuple[Any, bool]]:
    """Walk through a paragraph without recursion; what goes round words comes again where it ends."""
    if paragraph.text:
        yield _Raw(paragraph.text), False
    walks: list[tuple[Iterator[Any], Any]] = [(iter(paragraph), None)]
    while walks:
        element = next(walks[-1][0], None)
        if element is None:
            element = walks.pop()[1]
            if element is None:
                return
            yield element, True
        elif short(element.tag) in ("text:span", "text:a", "text:meta"):
            yield element, False
            if element.text:
                yield _Raw(element.text), False
            walks.append((iter(element), element))
            continue
        elif short(element.tag) not in _DROPPED:
            yield element, False
        if element.tail:
            yield _Raw(element.tail), False


def _opening(element: Any, name: str) -> Opening:
    is_link = name == "text:a"
    return Opening(element, native(element)[:-2] + ">", f"</{name}>", repeats=is_link, is_link=is_link)


def _closing(pieces: list[Piece], element: Any) -> Closing:
    return Closing(next(one for one in reversed(pieces) if isinstance(one, Opening) and one.source is element))


def _count(element: Any) -> int:
    count = attribute(element, "text:c") or "1"
    return min(int(count[:4]), _MOST_SPACES) if count.isdecimal() else 1


def _thing(element: Any, name: str) -> Piece:
    if _MARK.fullmatch(name):
        return Mark(element)
    mark = native(element)
    if name in _BREAKS:
        return Thing(element, mark, at_start=True, at_end=True, repeats=True, breaks=True)
    if name == "text:note":
        return Thing(element, mark, at_end=True, stay=Stay.WITH_TEXT)
    if name == "text:number":
        return Thing(element, mark, at_start=True)
    if _STAYS.fullmatch(name):
        return Thing(element, mark, at_start=True, at_end=True, stay=Stay.ALWAYS)
    return Thing(element, mark)
