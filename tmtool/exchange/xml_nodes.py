"""Some elements of a large XML file as small trees, one after the other; nothing else of the file is held."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from xml.parsers import expat

from tmtool.exchange.xml_text import damaged, safe_parser
from tmtool.model.errors import RefusedInput

_DEEPEST = 100
_MOST_ELEMENTS = 200_000
_MOST_CHARACTERS = 8_000_000

Result = TypeVar("Result")


class NotStrict(Exception):
    """The file is no XML as it stands."""


@dataclass(slots=True)
class Node:
    """An element with all that is in it."""

    name: str
    """Without its prefix, in small letters: the same in every namespace."""
    attributes: dict[str, str]
    """By name without prefix."""
    line: int
    children: list[str | Node] = field(default_factory=list)

    @property
    def elements(self) -> Iterator[Node]:
        """Its child elements."""
        return (child for child in self.children if isinstance(child, Node))

    def first(self, name: str) -> Node | None:
        """Give the first child element of a name."""
        return next((child for child in self.elements if child.name == name), None)

    def text(self, *, without: Collection[str] = ()) -> str:
        """Give all text inside it, but what stands in elements of some names."""
        return "".join(
            child if isinstance(child, str) else child.text(without=without)
            for child in self.children
            if isinstance(child, str) or child.name not in without
        )


class NodeReader:
    """Reads the wanted elements of one file.

    Args:
        path: the file, for messages.
        wanted: the names of the elements to give, in small letters; one inside another belongs to that.
        name: what to call the file in messages; else by its name.
    """

    def __init__(self, path: Path, wanted: Collection[str], *, name: str = "") -> None:
        self.root: Node | None = None
        """The first element of the file, without what is in it."""
        self._path = path
        self._name = name or path.name
        self._wanted = frozenset(wanted)
        self._open: list[Node] = []
        self._done: list[Node] = []
        self._depth = self._elements = self._characters = 0
        self._parser = safe_parser(path)
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        # Where a file names a DTD, expat passes over entities that it does not know, without an error.
        self._parser.SkippedEntityHandler = self._skipped_entity

    def nodes(self, pieces: Iterable[str]) -> Iterator[Node]:
        """Give the wanted elements in their order.

        Raises:
            ExpatError, NotStrict: it is no XML as it stands.
            RefusedInput: it declares entities, or goes beyond all measure; names the line.
        """
        for piece in pieces:
            self._parser.Parse(piece, False)
            yield from self._done
            self._done.clear()
        self._parser.Parse("", True)
        yield from self._done

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._refused(f"has more than {_DEEPEST} elements inside one another")
        local = name.rpartition(":")[2].lower()
        if self.root is None:
            self.root = self._node(local, attributes)
        if self._open:
            node = self._node(local, attributes)
            self._open[-1].children.append(node)
            self._open.append(node)
            self._elements += 1
            if self._elements > _MOST_ELEMENTS:
                raise self._refused(f"has an entry of more than {_MOST_ELEMENTS} elements")
        elif local in self._wanted:
            self._elements = self._characters = 0
            self._open.append(self._node(local, attributes))

    def _node(self, local: str, attributes: dict[str, str]) -> Node:
        named = {name.rpartition(":")[2]: value for name, value in attributes.items()} if attributes else attributes
        return Node(local, named, self._parser.CurrentLineNumber)

    def _text(self, data: str) -> None:
        if self._open:
            self._open[-1].children.append(data)
            self._characters += len(data)
            if self._characters > _MOST_CHARACTERS:
                raise self._refused(f"has an entry of more than {_MOST_CHARACTERS} characters")

    def _end(self, _: str) -> None:
        self._depth -= 1
        if self._open:
            node = self._open.pop()
            if not self._open:
                self._done.append(node)

    def _skipped_entity(self, *_: object) -> None:
        raise NotStrict

    def _refused(self, what: str) -> RefusedInput:
        line = self._parser.CurrentLineNumber
        return RefusedInput(
            f"“{self._name}” {what} in line {line}, which no sound file has.", file=self._path, line=line
        )


def read_strictly_first(
    read: Callable[[Iterable[str]], Result],
    strict: Callable[[], Iterable[str]],
    repaired: Callable[[], Iterable[str]],
    path: Path,
) -> Result:
    """Read an XML file as it stands, or, where that fails, with repairs.

    Args:
        read: reads the text of the file; it is called a second time for the repairs.
        strict: gives the text as it is.
        repaired: gives the text with its faults put right.
        path: the file, for messages.

    Raises:
        RefusedInput: it is damaged; names the line.
    """
    try:
        return read(strict())
    except (NotStrict, UnicodeDecodeError, expat.ExpatError):
        pass
    try:
        return read(repaired())
    except NotStrict:
        # The repairs leave no entity that XML does not know.
        raise RefusedInput(f"“{path.name}” is damaged; export it again.", file=path) from None
    except expat.ExpatError as error:
        raise damaged(path, error) from None
