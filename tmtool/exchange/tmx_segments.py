"""The content of a TMX seg: text, and inline elements as tags."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from xml.sax.saxutils import escape, quoteattr

from tmtool.model.text import Tag, TaggedText, TagKind

LONGEST_TEXT = 100_000
"""Characters; a longer seg, property or note is not read."""
_PRETTY_START = re.compile(r"\n[ \t]+")
_PRETTY_END = re.compile(r"\n[ \t]*\Z")
_OMEGAT_TAG = re.compile(r"<(/?)[a-z]+(\d{1,4})(/?)>")


class SegmentBuilder:
    """Builds one tagged text of the events inside a seg; tags that carry no number get the lowest free one."""

    def __init__(self) -> None:
        self.length = 0
        self._text: list[str] = []
        self._tags: list[Tag] = []
        self._code: list[str] | None = None
        self._code_depth = 0
        self._pending = Tag(0, TagKind.ALONE, 0)
        self._pairs: dict[str, int] = {}
        self._used: set[tuple[TagKind, int]] = set()
        self._highlights: list[int] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An inline element begins; what stands inside a code belongs to the code."""
        if self._code is not None:
            self._code_depth += 1
            self._code.append(_start_tag(name, attributes))
        elif name == "hi":
            number = self._number(TagKind.OPEN, attributes.get("x"))
            self._highlights.append(number)
            self._tags.append(Tag(self.length, TagKind.OPEN, number, _start_tag(name, attributes)))
        elif name != "sub":
            self._code = []
            self._pending = self._tag(name, attributes)

    def end(self, name: str) -> None:
        """An inline element ends."""
        if self._code is None:
            if name == "hi":
                self._tags.append(Tag(self.length, TagKind.CLOSE, self._highlights.pop(), "</hi>"))
        elif self._code_depth:
            self._code_depth -= 1
            self._code.append(f"</{name}>")
        else:
            self._tags.append(replace(self._pending, native="".join(self._code)))
            self._code = None

    def text(self, data: str) -> None:
        """Characters, of the text or of a code."""
        if self._code is not None:
            self._code.append(escape(data) if self._code_depth else data)
            return
        self.length += len(data)
        if self.length <= LONGEST_TEXT:
            self._text.append(data)

    def finish(self) -> TaggedText:
        """Give the tagged text."""
        return TaggedText("".join(self._text), tuple(self._tags))

    def _tag(self, name: str, attributes: Mapping[str, str]) -> Tag:
        pair, link = attributes.get("i", ""), attributes.get("x")
        if name == "ept":
            number = self._pairs.get(pair)
            if number is None:
                number = self._number(TagKind.CLOSE, pair)
            return Tag(self.length, TagKind.CLOSE, number)
        if name == "bpt":
            number = self._number(TagKind.OPEN, link or pair)
            self._pairs[pair] = number
            return Tag(self.length, TagKind.OPEN, number)
        kind = TagKind.ALONE
        if name == "it":
            kind = TagKind.CLOSE if attributes.get("pos") == "end" else TagKind.OPEN
        return Tag(self.length, kind, self._number(kind, link))

    def _number(self, kind: TagKind, wanted: str | None) -> int:
        number = int(wanted) if wanted and wanted.isdecimal() and len(wanted) <= 6 else -1
        if number < 0 or (kind, number) in self._used:
            number = 1
            while (kind, number) in self._used:
                number += 1
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
