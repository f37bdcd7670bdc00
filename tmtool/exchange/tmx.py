"""TMX 1.1 to 1.4b: reading as a stream, strictly first and with repairs where that fails; writing is in tmx_writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from xml.parsers import expat

from tmtool.exchange.tmx_fields import ANY_LANGUAGE
from tmtool.exchange.tmx_units import UnitBuilder
from tmtool.exchange.tmx_writing import write
from tmtool.exchange.unit_source import UnitSource
from tmtool.exchange.xml_repair import SUSPICIOUS_AMPERSAND
from tmtool.exchange.xml_text import XmlFile, damaged, safe_parser
from tmtool.model.errors import RefusedInput
from tmtool.model.job_content import JobContent
from tmtool.model.units import Unit

__all__ = ["read", "write", "write_job"]

_DEEPEST = 100
_LONGEST_ENTITY = 6
"""Characters of the longest entity that XML knows, `&quot;`."""


class _NotStrict(Exception):
    """The file is no XML as it stands."""


@dataclass(frozen=True, slots=True)
class _Survey:
    """What one look through the whole file tells."""

    tool: str
    source_language: str | None
    units: int


def read(path: Path, *, encoding: str | None = None, repair: bool = False) -> UnitSource:
    """Open a TMX file for reading its units as a stream; the whole file has been looked through by then.

    Args:
        path: the file; it may be packed with gzip.
        encoding: what the person asked for, else the file tells.
        repair: also repair NUL, lone surrogates and bytes that do not decode.

    Raises:
        MissingInput: the file cannot be read.
        RefusedInput: it is empty, damaged, cut off, no TMX, declares entities or does not decode; names the line.
        UsageError: `encoding` is no text encoding.
    """
    path = Path(path)
    file = XmlFile.open(path, encoding=encoding)
    repaired: dict[str, int] = {}
    skipped: dict[str, int] = {}
    left_out: dict[int, str] = {}
    repairs = False
    try:
        survey = _survey(_without_suspicion(file.strict_pieces()), path)
    except (_NotStrict, UnicodeDecodeError, expat.ExpatError):
        repairs = True
        survey = _survey_repaired(file, repair)
    pieces = file.repaired_pieces(forced=repair, counts=repaired) if repairs else file.strict_pieces()
    builder = UnitBuilder(tool=survey.tool, source_language=survey.source_language, skipped=skipped, left_out=left_out)
    return UnitSource(_units(pieces, path, builder), survey.source_language, repaired, skipped, left_out, survey.units)


def write_job(job: JobContent, out: BinaryIO) -> int:
    """Write what is ready of a job as TMX 1.4; the number of its units is given."""
    return write(job.units, out, source_language=job.source_tag, created=job.created, tool_version=job.tool_version)


def _survey_repaired(file: XmlFile, forced: bool) -> _Survey:
    try:
        return _survey(file.repaired_pieces(forced=forced, counts={}), file.path)
    except expat.ExpatError as error:
        raise damaged(file.path, error) from None


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


def _survey(pieces: Iterable[str], path: Path) -> _Survey:
    """Look through the whole file: is it well-formed, is it TMX, what does its header say, how many units has it."""
    parser = safe_parser(path)
    root: list[str] = []
    header: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if not root:
            root.append(name)
            _refuse_other_roots(name, path, parser.CurrentLineNumber)
        elif name == "header":
            header.update(attributes)
        else:
            parser.StartElementHandler = None

    parser.StartElementHandler = start
    units = 0
    for piece in pieces:
        parser.Parse(piece, False)
        units += piece.count("<tu ") + piece.count("<tu>")
    parser.Parse("", True)
    language = header.get("srclang", "")
    return _Survey(header.get("creationtool", ""), None if language.lower() in ANY_LANGUAGE else language, units)


def _refuse_other_roots(name: str, path: Path, line: int) -> None:
    if name != "tmx":
        message = f"“{path.name}” is no TMX file: it begins with “{name}” where “tmx” should stand, in line {line}."
        raise RefusedInput(message, file=path, line=line)


def _units(pieces: Iterable[str], path: Path, builder: UnitBuilder) -> Iterator[Unit]:
    parser = safe_parser(path)
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            line = parser.CurrentLineNumber
            message = f"“{path.name}” has more than {_DEEPEST} elements inside one another in line {line}; no TMX has."
            raise RefusedInput(message, file=path, line=line)
        builder.start(name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(name)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.text
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            yield from builder.units
            builder.units.clear()
        parser.Parse("", True)
    except expat.ExpatError as error:
        raise damaged(path, error) from None
    yield from builder.units
