"""TMX 1.1 to 1.4b: reading as a stream, strictly first and with repairs where that fails; writing is in tmx_writing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.parsers import expat

from tmtool.exchange.packed import is_zipped, members
from tmtool.exchange.tmx_bilingual import read_bilingual, write_bilingual
from tmtool.exchange.tmx_segments import TooDeep
from tmtool.exchange.tmx_survey import Survey, plain_name, survey, too_deep
from tmtool.exchange.tmx_units import UnitBuilder
from tmtool.exchange.tmx_writing import write, write_job
from tmtool.exchange.unit_source import UnitSource
from tmtool.exchange.xml_text import XmlFile, damaged, safe_parser
from tmtool.model.errors import RefusedInput
from tmtool.model.units import Unit

__all__ = ["read", "read_bilingual", "write", "write_bilingual", "write_job"]

MISDECLARED = "wrong encoding declaration"


def read(path: Path, *, encoding: str | None = None, repair: bool = False) -> UnitSource:
    """Open a TMX file for reading its units as a stream; the whole file has been looked through by then.

    Args:
        path: the file; it may be packed with gzip, and a ZIP archive may hold several.
        encoding: what the person asked for, else the file tells.
        repair: also repair NUL, lone surrogates and bytes that do not decode.

    Raises:
        MissingInput: the file cannot be read.
        RefusedInput: it is empty, damaged, cut off, no TMX, declares entities or does not decode; names the line.
        UsageError: `encoding` is no text encoding.
    """
    path = Path(path)
    inside: list[str | None] = [*_zipped(path)] if is_zipped(path) else [None]
    files = [XmlFile.open(path, encoding=encoding, member=member) for member in inside]
    surveys = [survey(file, forced=repair) for file in files]
    languages = {found.source_language for found in surveys}
    source = UnitSource(
        iter(()),
        source_language=languages.pop() if len(languages) == 1 else None,
        total_hint=sum(found.units for found in surveys),
    )
    return UnitSource(
        _all_units(list(zip(files, surveys, strict=True)), source, forced=repair),
        source.source_language,
        source.repaired,
        source.skipped,
        source.left_out,
        source.total_hint,
    )


def _zipped(path: Path) -> list[str]:
    """Name the TMX files in an archive.

    Raises:
        RefusedInput: there is none.
    """
    names = [name for name in members(path) if name.lower().endswith(".tmx")]
    if not names:
        raise RefusedInput(f"“{path.name}” is a ZIP archive without a TMX file in it; name another file.", file=path)
    return names


def _all_units(files: list[tuple[XmlFile, Survey]], source: UnitSource, *, forced: bool) -> Iterator[Unit]:
    """Give the units of one file after the other, and fill what is told of them."""
    met = 0
    for file, found in files:
        if file.is_misdeclared:
            source.repaired[MISDECLARED] = source.repaired.get(MISDECLARED, 0) + 1
        pieces = file.repaired_pieces(forced=forced, counts=source.repaired) if found.repairs else file.strict_pieces()
        builder = UnitBuilder(
            tool=found.tool,
            source_language=found.source_language,
            skipped=source.skipped,
            left_out=source.left_out,
            repaired=source.repaired,
        )
        builder.met = met
        yield from _units(pieces, file, builder, is_renamed=found.is_renamed)
        met = builder.met


def _units(pieces: Iterable[str], file: XmlFile, builder: UnitBuilder, *, is_renamed: bool) -> Iterator[Unit]:
    parser = safe_parser(file.path, name=file.name)
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    if is_renamed:
        parser.StartElementHandler = lambda name, attributes: builder.start(plain_name(name), attributes)
        parser.EndElementHandler = lambda name: builder.end(plain_name(name))
    parser.CharacterDataHandler = builder.text
    try:
        for piece in pieces:
            parser.Parse(piece, False)
            if builder.units:
                yield from builder.units
                builder.units.clear()
        parser.Parse("", True)
    except expat.ExpatError as error:
        raise damaged(file.path, error, name=file.name) from None
    except TooDeep:
        raise too_deep(file, parser.CurrentLineNumber) from None
    yield from builder.units
