"""The content of a TMX seg: text, and inline elements as tags."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from tmtool.exchange.tmx_fields import TYPED, typed_native
from tmtool.model.text import Tag, TaggedText, TagKind

LONGEST_TEXT = 100_000
"""Characters; a longer seg, property or note is not read."""
MOST_TAGS = 10_000
"""Tags of one text; one with more is not read."""
DEEPEST = 100
"""Elements inside one another."""
TEXT_IN_TAG = "text inside a tag"
UNKNOWN_ELEMENT = "unknown element made a tag"

_CODES = frozenset(("bpt", "ept", "it", "ph", "ut"))
"""Elements whose content is a mark of the original format, not text."""
_PRETTY_START = re.compile(r"\n[ \t]+")
_PRETTY_END = re.compile(r"\n[ \t]*\Z")
_OMEGAT_TAG = re.compile(r"<(/?)[^\W\d_]{1,20}(\d{1,4})(/?)>")


class TooDeep(Exception):
    """More elements stand inside one another than in any TMX."""


@dataclass(slots=True)
class _Around:
    """An element that stands around text, such as hi."""

    name: str
    place: int
    """That of its first tag among the tags."""
    number: int
    start: int
    """Where it begins in the text."""


class SegmentBuilder:
    """Builds one tagged text of the events inside a seg; tags that carry no number get the lowest free one.

    Args:
        text: what stands before the first element.
        oddities: filled with the number of things that no TMX should have, by name.
    """

    def __init__(self, text: list[str], oddities: dict[str, int]) -> None:
        self.length = sum(map(len, text))
        self._text = text
        self._oddities = oddities
        self._tags: list[Tag] = []
        self._code: list[str] | None = None
        self._type = ""
        self._code_length = 0
        self._code_depth = 0
        self._pending = (0, TagKind.ALONE, 0)
        self._pairs: dict[str, int] = {}
        self._used: set[tuple[TagKind, int]] = set()
        self._free: dict[TagKind, int] = {}
        self._around: list[_Around] = []

    @property
    def is_open(self) -> bool:
        """Whether an element inside the seg is not closed yet."""
        return bool(self._around) or self._code is not None

    @property
    def is_too_long(self) -> bool:
        """Whether it is more than any sentence."""
        return max(self.length, self._code_length) > LONGEST_TEXT or len(self._tags) > MOST_TAGS

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An inline element begins; what stands inside a code belongs to the code.

        Raises:
            TooDeep: too many are open.
        """
        if len(self._around) + self._code_depth >= DEEPEST:
            raise TooDeep
        if self._code is not None:
            self._code_depth += 1
            self._add_code(_start_tag(name, attributes))
            if name == "sub":
                self._count(TEXT_IN_TAG)
        elif name in _CODES:
            self._code = []
            self._type = attributes.get("type", "") if name in TYPED else ""
            # Nobody will see the tags of a text that has too many; numbering them all takes long.
            if len(self._tags) <= MOST_TAGS:
                self._pending = self._tag(name, attributes)
        else:
            if name != "hi":
                self._count(UNKNOWN_ELEMENT)
            number = self._number(TagKind.OPEN, attributes.get("x", attributes.get("id")))
            self._used.add((TagKind.CLOSE, number))
            self._around.append(_Around(name, len(self._tags), number, self.length))
            self._add(Tag(self.length, TagKind.OPEN, number, _start_tag(name, attributes)))

    def end(self, name: str) -> None:
        """An inline element ends."""
        if self._code is None:
            self._end_around(name)
        elif self._code_depth:
            self._code_depth -= 1
            self._add_code(f"</{name}>")
        else:
            native = "".join(self._code)
            self._add(Tag(*self._pending, typed_native(name, self._type, native) if self._type else native))
            self._code = None

    def text(self, data: str) -> None:
        """Characters, of the text or of a code."""
        if self._code is not None:
            self._add_code(escape(data) if self._code_depth else data)
            return
        self.length += len(data)
        if self.length <= LONGEST_TEXT:
            self._text.append(data)

    def finish(self) -> TaggedText:
        """Give the tagged text."""
        return TaggedText("".join(self._text), tuple(self._tags))

    def _add(self, tag: Tag) -> None:
        if len(self._tags) <= MOST_TAGS:
            self._tags.append(tag)

    def _add_code(self, mark: str) -> None:
        self._code_length += len(mark)
        if self._code is not None and self._code_length <= LONGEST_TEXT:
            self._code.append(mark)

    def _count(self, what: str) -> None:
        self._oddities[what] = self._oddities.get(what, 0) + 1

    def _end_around(self, name: str) -> None:
        around = self._around.pop()
        is_empty = self.length == around.start and len(self._tags) == around.place + 1
        if name == "hi" or not is_empty:
            self._add(Tag(self.length, TagKind.CLOSE, around.number, f"</{name}>"))
            return
        # What XLIFF and others write as <x id="1"/>.
        native = f"{self._tags[around.place].native[:-1]}/>"
        number = self._number(TagKind.ALONE, str(around.number))
        self._tags[around.place] = Tag(around.start, TagKind.ALONE, number, native)

    def _tag(self, name: str, attributes: Mapping[str, str]) -> tuple[int, TagKind, int]:
        """Give the place, kind and number of the tag that a code stands for."""
        pair, link = attributes.get("i", ""), attributes.get("x")
        if name == "ept":
            number = self._pairs.pop(pair, None)
            if number is None:
                number = self._number(TagKind.CLOSE, pair)
            return self.length, TagKind.CLOSE, number
        if name == "bpt":
            number = self._number(TagKind.OPEN, link or pair)
            self._used.add((TagKind.CLOSE, number))
            self._pairs[pair] = number
            return self.length, TagKind.OPEN, number
        kind = TagKind.ALONE
        if name == "it":
            kind = TagKind.CLOSE if attributes.get("pos", "").lower() == "end" else TagKind.OPEN
        return self.length, kind, self._number(kind, link)

    def _number(self, kind: TagKind, wanted: str | None) -> int:
        number = int(wanted) if wanted and wanted.isdecimal() and len(wanted) <= 6 else -1
        if number < 0 or (kind, number) in self._used:
            number = self._free.get(kind, 1)
            while (kind, number) in self._used:
                number += 1
            self._free[kind] = number
        self._used.add((kind, number))
        return number


def without_indentation(text: TaggedText) -> TaggedText:
    """Take away the line breaks and indentation that a program put around a text to make the file pretty."""
    start, end = _PRETTY_START.match(text.text), _PRETTY_END.search(text.text)
    if start is None or end is None or end.start() < start.end():
        return text
    if any(tag.at < start.end() or tag.at > end.start() for tag in text.tags):
        return text
    return text.slice(start.end(), end.start(), last=True)


def with_omegat_tags(text: TaggedText) -> TaggedText:
    """Turn what OmegaT writes as text, such as `<b0>` and `</b0>`, into tags."""
    if text.tags or "<" not in text.text:
        return text
    parts: list[str] = []
    tags: list[Tag] = []
    length = done = 0
    for found in _OMEGAT_TAG.finditer(text.text):
        closing, number, alone = found.groups()
        kind = TagKind.CLOSE if closing else TagKind.ALONE if alone else TagKind.OPEN
        parts.append(text.text[done : found.start()])
        length += found.start() - done
        # OmegaT counts from 0, our tags from 1.
        tags.append(Tag(length, kind, int(number) + 1, found.group()))
        done = found.end()
    return TaggedText("".join([*parts, text.text[done:]]), tuple(tags))


def counted_from_one(texts: list[TaggedText]) -> list[TaggedText]:
    """Move the numbers of all tags of a unit up by one where the file counts from 0."""
    if not any(tag.number == 0 for text in texts for tag in text.tags):
        return texts
    return [replace(text, tags=tuple(replace(tag, number=tag.number + 1) for tag in text.tags)) for text in texts]


def _start_tag(name: str, attributes: Mapping[str, str]) -> str:
    return "".join([f"<{name}", *(f" {key}={quoteattr(value)}" for key, value in attributes.items()), ">"])
