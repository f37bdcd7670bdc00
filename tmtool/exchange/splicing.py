"""Changing parts of a text file by their places, so that every other byte stays as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tmtool.exchange.xliff_units import Element

_ATTRIBUTE = re.compile(rb"\s+([^\s=/<>\"']+)\s*=\s*(\"[^\"]*\"|'[^']*')")


@dataclass(slots=True)
class Edits:
    """Replacements of ranges of bytes that do not overlap; those at one place keep their order."""

    found: list[tuple[int, int, bytes]] = field(default_factory=list)

    def replace(self, start: int, end: int, new: str) -> None:
        """Put a text in the place of the bytes from `start` to `end`."""
        self.found.append((start, end, new.encode()))

    def insert(self, place: int, new: str) -> None:
        """Put a text before the byte at a place."""
        self.replace(place, place, new)

    def applied(self, body: bytes) -> bytes:
        """Give the text with all replacements made."""
        parts: list[bytes] = []
        done = 0
        for start, end, new in sorted(self.found, key=lambda edit: edit[:2]):
            parts += (body[done:start], new)
            done = end
        return b"".join([*parts, body[done:]])


class StartTag:
    """The start tag of an element whose attributes are changed; all others stay as they are written."""

    def __init__(self, body: bytes, start: int, end: int) -> None:
        self._start, self._end = start, end
        self._tag = self._before = body[start:end].decode()

    def set(self, name: str, value: str | None) -> None:
        """Give an attribute a value, already escaped; None takes the attribute away."""
        tag = self._tag.encode()
        for found in _ATTRIBUTE.finditer(tag):
            if found.group(1).decode() == name:
                quote = found.group(2)[:1]
                new = b"" if value is None else tag[found.start() : found.start(2)] + quote + value.encode() + quote
                self._tag = (tag[: found.start()] + new + tag[found.end() :]).decode()
                return
        if value is not None:
            end = 2 if self._tag.endswith("/>") else 1
            head = self._tag[:-end]
            tight = head.rstrip()
            self._tag = f'{tight} {name}="{value}"{head[len(tight) :]}{self._tag[-end:]}'

    def opened(self) -> None:
        """Make the tag of an empty element one that content follows."""
        if self._tag.endswith("/>"):
            self._tag = f"{self._tag[:-2].rstrip()}>"

    def write(self, edits: Edits) -> None:
        """Note what has changed."""
        if self._tag != self._before:
            edits.replace(self._start, self._end, self._tag)


def raw_name(body: bytes, element: Element) -> str:
    """Give the name of an element as the file has it, with its prefix."""
    found = re.match(rb"<([^\s/>]+)", body[element.start : element.inner])
    return element.name if found is None else found.group(1).decode()


def set_content(edits: Edits, body: bytes, element: Element, content: str, attributes: dict[str, str | None]) -> None:
    """Give an element another content and some attributes, each already escaped."""
    tag = StartTag(body, element.start, element.inner)
    for name, value in attributes.items():
        tag.set(name, value)
    if element.inner_end == element.end:
        tag.opened()
        tag.write(edits)
        edits.insert(element.end, f"{content}</{raw_name(body, element)}>")
    else:
        tag.write(edits)
        edits.replace(element.inner, element.inner_end, content)


def layout_before(body: bytes, place: int) -> str:
    """Give the line break and indentation before a place; nothing where other text stands there."""
    found = re.search(rb"\s*\Z", body[max(0, place - 200) : place])
    space = b"" if found is None else found.group()
    return space.decode() if b"\n" in space else ""
