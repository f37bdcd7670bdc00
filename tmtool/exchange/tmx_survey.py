"""One look through a whole TMX file before its units are read: is it sound, who wrote it, how much is in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.parsers import expat

from tmtool.exchange.tmx_fields import ANY_LANGUAGE, OMEGAT
from tmtool.exchange.tmx_segments import DEEPEST
from tmtool.exchange.xml_repair import SUSPICIOUS_AMPERSAND
from tmtool.exchange.xml_text import XmlFile, damaged, safe_parser
from tmtool.model.errors import RefusedInput

_SEEMS_DEEP = 1000
_LONGEST_MARK = 4 << 20
"""Bytes of one tag, comment or declaration."""
_LONGEST_ENTITY = 6
"""Characters of the longest entity that XML knows, `&quot;`."""
_WITHOUT_CONTENT = re.compile(rb"<[^<>]*/>")


class _NotStrict(Exception):
    """The file is no XML as it stands."""


class _SeemsDeep(Exception):
    """The file seems to have very many elements inside one another."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What one look through the whole file tells."""

    tool: str
    source_language: str | None
    units: int
    repairs: bool = False
    """Whether it can only be read with repairs."""
    is_renamed: bool = False
    """Whether its elements have capitals or a prefix in their names."""


def survey(file: XmlFile, *, forced: bool) -> Survey:
    """Look through a whole file, strictly first, and with repairs where that fails.

    Args:
        file: the file.
        forced: also repair what may mean lost text.

    Raises:
        RefusedInput: it is damaged, cut off, no TMX, declares entities or does not decode; names the line.
    """
    try:
        try:
            return _survey(file, repairs=False, forced=forced)
        except (_NotStrict, UnicodeDecodeError, expat.ExpatError):
            return _survey(file, repairs=True, forced=forced)
    except expat.ExpatError as error:
        raise damaged(file.path, error, name=file.name) from None


def _survey(file: XmlFile, *, repairs: bool, forced: bool) -> Survey:
    def pieces() -> Iterator[str]:
        if repairs:
            return file.repaired_pieces(forced=forced, counts={})
        return _without_suspicion(file.strict_pieces())

    try:
        return _looked_through(file, pieces(), repairs=repairs, counts_depth=False)
    except _SeemsDeep:
        return _looked_through(file, pieces(), repairs=repairs, counts_depth=True)


def _without_suspicion(pieces: Iterable[str]) -> Iterator[str]:
    """Pass text on; raise _NotStrict where an entity occurs that XML does not know.

    Expat drops such entities without a word where the file has a DOCTYPE.
    """
    carried = ""
    for piece in pieces:
        window = carried + piece
        found = SUSPICIOUS_AMPERSAND.search(window)
        if found is not None and found.start() < len(window) - _LONGEST_ENTITY:
            raise _NotStrict
        carried = window[-_LONGEST_ENTITY:]
        yield piece
    if SUSPICIOUS_AMPERSAND.search(carried):
        raise _NotStrict


class _Watch:
    """The handlers of a survey: the root and the header, and how deep the elements go where that is asked."""

    def __init__(self, file: XmlFile, parser: expat.XMLParserType, *, counts_depth: bool) -> None:
        self.header: dict[str, str] = {}
        self.is_renamed = False
        self._file = file
        self._parser = parser
        self._depth = 0
        self._has_root = False
        self._counts_depth = counts_depth
        parser.StartElementHandler = self._start
        if counts_depth:
            parser.EndElementHandler = self._end

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if not self._has_root:
            self._has_root = True
            self._refuse_other_roots(name)
            self.is_renamed = name != "tmx"
        elif name == "header" or (self.is_renamed and plain_name(name) == "header"):
            self.header.update(attributes)
        elif not self._counts_depth:
            # Nothing of what follows matters here, and a call for each element would.
            self._parser.StartElementHandler = None
        if self._depth > DEEPEST:
            raise too_deep(self._file, self._parser.CurrentLineNumber)

    def _end(self, _: str) -> None:
        self._depth -= 1

    def _refuse_other_roots(self, name: str) -> None:
        if plain_name(name) != "tmx":
            raise self._refused(f"is no TMX file: it begins with “{name}” where “tmx” should stand, in line {{}}")

    def _refused(self, what: str) -> RefusedInput:
        line = self._parser.CurrentLineNumber
        return RefusedInput(f"“{self._file.name}” {what.format(line)}.", file=self._file.path, line=line)

    def refuse_endless_marks(self, given: int) -> None:
        """Refuse a file in which one mark goes on and on; all of it would have to be held."""
        if given - self._parser.CurrentByteIndex > _LONGEST_MARK:
            raise self._refused("holds a mark of several megabytes that begins in line {}; no TMX has")


def too_deep(file: XmlFile, line: int) -> RefusedInput:
    """Build the error for elements far inside one another."""
    message = f"“{file.name}” has more than {DEEPEST} elements inside one another in line {line}; no TMX has."
    return RefusedInput(message, file=file.path, line=line)


def _looked_through(file: XmlFile, pieces: Iterable[str], *, repairs: bool, counts_depth: bool) -> Survey:
    parser = safe_parser(file.path, name=file.name)
    watch = _Watch(file, parser, counts_depth=counts_depth)
    units = given = depth = 0
    for piece in pieces:
        data = piece.encode()
        parser.Parse(data, False)
        given += len(data)
        watch.refuse_endless_marks(given)
        units += data.count(b"<tu ") + data.count(b"<tu>")
        if not counts_depth:
            depth += _grown_deeper(data)
            if depth > _SEEMS_DEEP:
                raise _SeemsDeep
    parser.Parse(b"", True)
    tool, language = watch.header.get("creationtool", ""), watch.header.get("srclang", "").strip()
    if watch.header.get("o-tmf", "").lower().startswith(OMEGAT):
        # Others write memories for OmegaT in its own way.
        tool = OMEGAT
    source = None if language.lower() in ANY_LANGUAGE else language
    return Survey(tool, source, units, repairs, watch.is_renamed)


def plain_name(name: str) -> str:
    """Give the name of an element without prefix and capitals."""
    return name.rpartition(":")[2].lower()


def _grown_deeper(piece: bytes) -> int:
    """Guess how many elements a piece opens and does not close; never too few where it is written as usual."""
    opened = piece.count(b"<") - 2 * piece.count(b"</") - piece.count(b"<!") - piece.count(b"<?")
    return opened - len(_WITHOUT_CONTENT.findall(piece)) if opened > 0 else opened
