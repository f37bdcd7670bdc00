"""The units of an XLIFF file one after the other, each a small tree that knows its places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from sys import intern
from xml.parsers import expat

from tmtool.exchange.xml_loading import XmlBody
from tmtool.exchange.xml_text import PIECE, damaged, safe_parser
from tmtool.model.articles import Comment

_MOST_ELEMENTS = 20_000
_MOST_CHARACTERS = 2_000_000
_START_TAG = re.compile(rb"<[^<>\"']*(?:\"[^\"]*\"[^<>\"']*|'[^']*'[^<>\"']*)*>")
_NAMESPACE = "urn:oasis:names:tc:xliff:document:"
_UNITS = frozenset(("trans-unit", "unit"))


@dataclass(slots=True)
class Element:
    """An element with the places of its parts: offsets into the UTF-8 text of the file."""

    name: str
    """Without the prefix that the file has for XLIFF."""
    attributes: dict[str, str]
    start: int
    inner: int
    """Where its content begins."""
    inner_end: int = 0
    """Where its content ends; as `inner` where it is empty."""
    end: int = 0
    children: list[str | Element] = field(default_factory=list)
    """Text and elements in their order; comments and instructions are not among them."""

    @property
    def elements(self) -> Iterator[Element]:
        """Its child elements."""
        return (child for child in self.children if isinstance(child, Element))

    def first(self, name: str) -> Element | None:
        """Give the first child element of a name."""
        return next((child for child in self.elements if child.name == name), None)

    def all_inside(self, name: str) -> Iterator[Element]:
        """Give every element of a name inside it, at any depth, in order."""
        for child in self.elements:
            if child.name == name:
                yield child
            yield from child.all_inside(name)

    @property
    def text(self) -> str:
        """All text inside it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


@dataclass(slots=True)
class XliffFile:
    """What a `file` element says of its units."""

    number: int
    """Counted from 1."""
    attributes: dict[str, str]
    source_language: str
    target_language: str
    language_owner: tuple[int, int]
    """The start tag in which the target language stands, or would stand."""
    language_attribute: str

    @property
    def is_ours(self) -> bool:
        """Whether tmtool wrote it."""
        return self.attributes.get("tool-id") == "tmtool"


@dataclass(frozen=True, slots=True)
class XliffUnit:
    """A `trans-unit` of XLIFF 1.2 or a `unit` of 2.x."""

    element: Element
    file: XliffFile
    translate: bool
    keeps_space: bool
    """Whether all white space in it is content."""
    remarks: dict[str, tuple[Comment, ...]]
    """Trados' comments, by the identity that marks name."""
    is_too_large: bool = False
    """Whether parts of it were not kept, as it has no end of elements or characters."""


def units(text: XmlBody) -> Iterator[XliffUnit]:
    """Give the units of a file that `load` has found well-formed."""
    stream = _UnitStream(text)
    place, size = 0, PIECE
    while place <= len(text.body):
        try:
            stream.parser.Parse(text.body[place : place + size], place + size > len(text.body))
        except expat.ExpatError as error:
            raise damaged(Path(text.name), error) from None
        yield from stream.found
        stream.found.clear()
        place += size
        # Expat looks from its beginning through a mark that has not ended yet, so a long one is given in ever larger
        # pieces.
        size = max(PIECE, place - stream.parser.CurrentByteIndex)


class _UnitStream:
    """Builds units of expat events; outside of units it keeps only what units inherit."""

    def __init__(self, text: XmlBody) -> None:
        self.found: list[XliffUnit] = []
        self.parser = safe_parser(Path(text.name))
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._body = text.body
        self._prefixes: set[str] = set()
        self._root: dict[str, str] = {}
        self._root_tag = (0, 0)
        self._file = XliffFile(0, {}, "", "", (0, 0), "target-language")
        self._inherited: list[tuple[bool, bool]] = []
        self._open: list[Element] = []
        self._elements = 0
        self._characters = 0
        self._is_too_large = False
        self._remarks: dict[str, tuple[Comment, ...]] = {}

    def _name(self, raw: str) -> str:
        prefix, colon, local = raw.partition(":")
        return local if colon and prefix in self._prefixes else raw

    def _start(self, raw: str, attributes: dict[str, str]) -> None:
        if self._open:
            self._elements += 1
            if self._elements > _MOST_ELEMENTS:
                self._is_too_large = True
            self._push(self._name(raw), attributes, joins=not self._is_too_large)
            return
        if not self._inherited:
            self._root = attributes
            self._prefixes = {
                name[6:] for name, value in attributes.items() if name[:6] == "xmlns:" and value.startswith(_NAMESPACE)
            }
            self._prefixes.add(raw.rpartition(":")[0])
            self._root_tag = self._tag()
        name = self._name(raw)
        above = self._inherited[-1] if self._inherited else (True, False)
        own = attributes.get("translate"), attributes.get("xml:space")
        self._inherited.append(
            (above[0] if own[0] is None else own[0] != "no", above[1] if own[1] is None else own[1] == "preserve")
        )
        if name == "file":
            self._begin_file(attributes)
        elif name in _UNITS or name.rpartition(":")[2] == "cmt-def":
            self._elements = self._characters = 0
            self._is_too_large = False
            self.parser.CharacterDataHandler = self._text
            self._push(name, attributes, joins=False)

    def _begin_file(self, attributes: dict[str, str]) -> None:
        is_on_root = "srcLang" in self._root or "trgLang" in self._root
        self._file = XliffFile(
            self._file.number + 1,
            attributes,
            (attributes.get("source-language") or self._root.get("srcLang") or attributes.get("srcLang") or "").strip(),
            (attributes.get("target-language") or self._root.get("trgLang") or attributes.get("trgLang") or "").strip(),
            self._root_tag if is_on_root else self._tag(),
            "trgLang" if is_on_root else "target-language",
        )

    def _tag(self) -> tuple[int, int]:
        start = self.parser.CurrentByteIndex
        found = _START_TAG.match(self._body, start)
        return start, found.end() if found else start

    def _push(self, name: str, attributes: dict[str, str], *, joins: bool) -> None:
        start, inner = self._tag()
        element = Element(name, attributes, start, inner)
        if joins:
            self._open[-1].children.append(element)
        self._open.append(element)

    def _text(self, data: str) -> None:
        self._characters += len(data)
        if self._characters > _MOST_CHARACTERS:
            self._is_too_large = True
        if not self._is_too_large:
            self._open[-1].children.append(data)

    def _end(self, _raw: str) -> None:
        if self._open:
            element = self._open.pop()
            if self._body[element.inner - 2 : element.inner] == b"/>":
                element.inner_end = element.end = element.inner
            else:
                element.inner_end = self.parser.CurrentByteIndex
                element.end = self._body.index(b">", element.inner_end) + 1
            if self._open:
                return
            self.parser.CharacterDataHandler = None
            self._finish(element)
        self._inherited.pop()

    def _finish(self, element: Element) -> None:
        if element.name in _UNITS:
            translate, keeps_space = self._inherited[-1]
            unit = XliffUnit(element, self._file, translate, keeps_space, self._remarks, self._is_too_large)
            self.found.append(unit)
        else:
            self._remarks[element.attributes.get("id", "")] = tuple(_comments_of_trados(element))


def _comments_of_trados(definition: Element) -> Iterator[Comment]:
    for element in definition.elements:
        if element.name in ("Comment", "sdl:Comment"):
            # There may be very many of them, by the same person.
            person, time = intern(element.attributes.get("user", "")), intern(element.attributes.get("date", ""))
            yield Comment(element.text, person, time)
        else:
            yield from _comments_of_trados(element)
