"""The content of XLIFF sources and targets: inline elements become tags, and tags the same elements again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from xml.parsers import expat

from tmtool.exchange.tmx_segments import LONGEST_TEXT, without_indentation
from tmtool.exchange.xliff_units import Element
from tmtool.model.text import Tag, TaggedText, TagKind

Natives = Mapping[tuple[TagKind, int], str]
"""The original marks by what they do and by their number."""

_AROUND = frozenset(("g", "pc"))
_OPENING = frozenset(("bx", "bpt", "sc"))
_CLOSING = frozenset(("ex", "ept", "ec"))
_TRANSPARENT = frozenset(("mrk", "sub"))
_POINTS = frozenset(("sm", "em"))
_DELETED = re.compile(r"x-sdl-(?:feedback-)?deleted")
_TAG_NAME = re.compile(r"</?([^\s/>]+)")
_READABLE_CONTROLS = re.compile(r"[\x01-\x08\x0b\x0c\x0e-\x1f]")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE_ESCAPES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)


class Numbering:
    """Gives the tags of a segment their numbers: those of the source first, the same ones in the target again."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, TagKind | None, int], int] = {}
        self._natives: dict[tuple[TagKind, int], str] = {}
        self._met: Counter[tuple[str, TagKind]] = Counter()
        self._copies: dict[str, str] = {}
        self._last = 0
        self._is_source = False

    def begin(self) -> None:
        """The source follows, or after it the target."""
        self._is_source = not self._numbers and not self._is_source
        self._met.clear()

    def copy(self, identity: str, original: str) -> None:
        """Note that a mark is a copy of another one, as XLIFF 2 says with `copyOf`."""
        self._copies[identity] = original

    def number(self, key: str, kind: TagKind, native: str) -> int:
        """Give the number of a mark; several marks of one key are told apart by how often they were met."""
        key = self._copies.get(key, key)
        self._met[key, kind] += 1
        # The two ends of a pair share their number, so a lone mark must not stand for one of them.
        place = (key, TagKind.ALONE if kind is TagKind.ALONE else None, self._met[key, kind])
        number = self._numbers.get(place)
        if number is None and place[2] > 1:
            first = self._numbers.get((place[0], place[1], 1))
            # A mark that comes twice in the target was doubled; in the source it may be another with the same name.
            if first is not None and ((key and not self._is_source) or self._natives.get((kind, first)) == native):
                number = first
        if number is None:
            self._last += 1
            number = self._last
        self._numbers.setdefault(place, number)
        self._natives.setdefault((kind, number), native)
        return number


class _InlineReader:
    """Reads the content of one source, target or mrk."""

    def __init__(self, body: bytes, numbering: Numbering) -> None:
        self._body = body
        self._numbering = numbering
        self._text: list[str] = []
        self._tags: list[Tag] = []
        self._length = 0

    def read(self, children: Iterable[str | Element]) -> TaggedText:
        self._children(children)
        return TaggedText("".join(self._text), tuple(self._tags))

    def _children(self, children: Iterable[str | Element]) -> None:
        for child in children:
            if isinstance(child, str):
                self._add(child)
            else:
                self._element(child)

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)

    def _element(self, element: Element) -> None:
        name = element.name
        if name in _TRANSPARENT:
            if not _DELETED.fullmatch(element.attributes.get("mtype", "")):
                self._children(element.children)
        elif name in _AROUND or (element.children and name not in _OPENING | _CLOSING | {"ph", "x", "it", "cp"}):
            self._pair(element)
        elif name in _OPENING:
            self._tag(TagKind.OPEN, _pair_key(element), self._whole(element))
        elif name in _CLOSING:
            self._tag(TagKind.CLOSE, _pair_key(element), self._whole(element))
        elif name == "it":
            ends = element.attributes.get("pos", "").lower() in ("close", "end")
            self._tag(TagKind.CLOSE if ends else TagKind.OPEN, f"it {_pair_key(element)}", self._whole(element))
        elif name == "cp" and (character := _character(element)):
            self._add(character)
        elif name not in _POINTS:
            self._tag(TagKind.ALONE, self._identity(element), self._whole(element))

    def _pair(self, element: Element) -> None:
        start = self._slice(element.start, element.inner)
        end = self._slice(element.inner_end, element.end)
        if not end:
            start = start[:-2].rstrip() + ">"
        raw_name = _TAG_NAME.match(start)
        key = self._identity(element)
        self._tag(TagKind.OPEN, key, start)
        self._children(element.children)
        self._tag(TagKind.CLOSE, key, end or f"</{raw_name.group(1) if raw_name else element.name}>")

    def _identity(self, element: Element) -> str:
        identity = element.attributes.get("id", "")
        if original := element.attributes.get("copyOf"):
            self._numbering.copy(identity, original)
        return identity

    def _tag(self, kind: TagKind, key: str, native: str) -> None:
        self._tags.append(Tag(self._length, kind, self._numbering.number(key, kind, native), native))

    def _whole(self, element: Element) -> str:
        self._identity(element)
        return self._slice(element.start, element.end)

    def _slice(self, start: int, end: int) -> str:
        return self._body[start:end].decode()


def read_content(element: Element, body: bytes, numbering: Numbering, *, keeps_space: bool) -> TaggedText:
    """Read what stands in a source, a target or a mrk.

    Marks that only annotate (mrk) leave their text and give no tag; text that was deleted under Trados' tracked
    changes is no text.

    Args:
        element: the source, target or mrk.
        body: the text of the file.
        numbering: of the segment; the source must be read before the target.
        keeps_space: else line breaks and indentation at the ends are taken for layout.
    """
    numbering.begin()
    text = _InlineReader(body, numbering).read(element.children)
    preserved = element.attributes.get("xml:space")
    keeps = keeps_space if preserved is None else preserved == "preserve"
    return text if keeps else without_indentation(text)


def is_too_long(text: TaggedText) -> bool:
    """Whether a text is longer than any segment."""
    return len(text.text) > LONGEST_TEXT


def natives(text: TaggedText) -> Natives:
    """Give the original marks of a text."""
    return {(tag.kind, tag.number): tag.native for tag in reversed(text.tags)}


def content(text: TaggedText, source: TaggedText, target: TaggedText, *, controls: bool) -> str:
    """Write a text as the content of a target: well-formed whatever its tags do.

    Only marks that the segment itself has, in its source or its old target, are written; ends without beginnings
    are dropped, and elements that cross are closed and opened again.

    Args:
        text: the new target.
        source: of the segment as it was read.
        target: the old one as it was read.
        controls: whether characters that XML forbids become `cp` elements; else they are dropped.
    """
    marks = _marks(text.tags, natives(source), natives(target))
    parts: list[str] = []
    done = 0
    for place, tag in enumerate(text.tags):
        parts += (escaped(text.text[done : tag.at], controls=controls), marks[place])
        done = tag.at
    written = "".join([*parts, escaped(text.text[done:], controls=controls)])
    return written if not text.tags or _is_well_formed(written) else escaped(text.text, controls=controls)


def _marks(tags: Sequence[Tag], of_source: Natives, of_target: Natives) -> list[str]:
    from_target = {tag.number for tag in tags if tag.native and of_target.get((tag.kind, tag.number)) == tag.native}
    chosen: list[str] = []
    for tag in tags:
        key = (tag.kind, tag.number)
        first, second = (of_target, of_source) if tag.number in from_target else (of_source, of_target)
        chosen.append(first.get(key) or second.get(key) or "")
    around = {place for place, mark in enumerate(chosen) if _is_half(mark)}
    closes = partners(tags, around)
    opened_by = {close: start for start, close in closes.items()}
    marks: list[str] = []
    within: list[int] = []
    for place, mark in enumerate(chosen):
        if place not in around:
            marks.append(mark)
        elif place in closes:
            within.append(place)
            marks.append(mark)
        elif place in opened_by:
            at = within.index(opened_by[place])
            crossing = within[at + 1 :]
            del within[at]
            ends = "".join(chosen[closes[start]] for start in reversed(crossing))
            marks.append(ends + mark + "".join(chosen[start] for start in crossing))
        else:
            marks.append("")
    return marks


def partners(tags: Sequence[Tag], among: set[int]) -> dict[int, int]:
    """Give the places of the marks that begin an element with those of their ends."""
    waiting: dict[int, list[int]] = {}
    found: dict[int, int] = {}
    for place, tag in enumerate(tags):
        if place not in among:
            continue
        if tag.kind is TagKind.OPEN:
            waiting.setdefault(tag.number, []).append(place)
        elif waiting.get(tag.number):
            found[waiting[tag.number].pop()] = place
    return found


def _is_half(mark: str) -> bool:
    """Whether a mark is only the start tag or only the end tag of an element."""
    name = _TAG_NAME.match(mark)
    if name is None or mark.endswith("/>"):
        return False
    return mark.startswith("</") or not mark.endswith(f"</{name.group(1)}>")


def _is_well_formed(written: str) -> bool:
    parser = expat.ParserCreate("utf-8")
    try:
        parser.Parse(f"<t>{written}</t>".encode(), True)
    except expat.ExpatError:
        return False
    return True


def _pair_key(element: Element) -> str:
    attributes = element.attributes
    return attributes.get("rid") or attributes.get("startRef") or attributes.get("id", "")


def _character(element: Element) -> str:
    """Give the control character that a cp stands for; nothing for what no text may hold."""
    try:
        character = chr(int(element.attributes.get("hex", ""), 16))
    except (ValueError, OverflowError):
        return ""
    return character if _READABLE_CONTROLS.match(character) else ""


def escaped(text: str, *, controls: bool = False) -> str:
    """Write text as XML.

    Args:
        text: any text.
        controls: whether characters that XML forbids become `cp` elements; lone surrogates are always dropped.
    """
    written = text.translate(_ESCAPES)
    return _FORBIDDEN.sub(_code_point if controls else "", written) if _FORBIDDEN.search(written) else written


def _code_point(found: re.Match[str]) -> str:
    code = ord(found.group())
    return "" if 0xD800 <= code < 0xE000 else f'<cp hex="{code:04X}"/>'


def attribute(text: str) -> str:
    """Write text as the value of an attribute between double quotes."""
    return _FORBIDDEN.sub("", text).translate(_ATTRIBUTE_ESCAPES)
