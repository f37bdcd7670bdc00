"""The units of a bilingual file as pairs to check; nothing is imported."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tmtool import formats, sniffing
from tmtool.desk.bilingual_document import entries_into, languages_of
from tmtool.desk.file_languages import listed
from tmtool.exchange.bilingual_file import BilingualFile
from tmtool.exchange.input_files import read_input
from tmtool.exchange.unit_source import UNDETERMINED, UnitSource
from tmtool.language.registry import fold
from tmtool.model.errors import RefusedInput
from tmtool.model.units import Unit, Variant
from tmtool.quality.pair import Pair

if TYPE_CHECKING:
    from tmtool.exchange.review_rows import ReviewTable

NO_TARGET = "no target"
_MAY_BE_REVIEW = ("docx", "xlsx")
"""Formats that a review table comes back in and other files have too."""


@dataclass(frozen=True, slots=True)
class Bilingual:
    """What a bilingual file holds in two languages."""

    pairs: tuple[Pair, ...]
    """In the order of the file; their numbers count every unit of it."""
    empty: tuple[int, ...]
    """The numbers of the units without a translation."""
    language: str
    """The language translated into."""


def units_of_file(path: Path, source_language: str, language: str | None, likely: Sequence[str]) -> Bilingual:
    """Read the units of a file, each with its place in it.

    Args:
        path: the file.
        source_language: the language translated from, where the units do not say otherwise.
        language: the language translated into; None for the first of `likely` that the file has.
        likely: the languages of the desk.

    Raises:
        MissingInput: the file is not there.
        RefusedInput: it cannot be read, is not bilingual, or has no unit in these languages.
    """
    format_ = sniffing.sniff_file(path, wanted=("memory", "bilingual"))
    if "memory" not in format_.reads:
        if "bilingual" in format_.reads:
            return _entries_of_file(path, format_, source_language, language, likely)
        if format_.id in _MAY_BE_REVIEW and (table := _review_in(path)):
            return _rows_of_review(path, table, source_language, language, likely)
        known = ", ".join(entry.name for entry in formats.FORMATS.values() if "bilingual" in entry.reads)
        raise RefusedInput(f"“{path.name}” is {format_.name}; what can be checked is: {known}.", file=path)
    opened: UnitSource = format_.load().read(path)
    numbered = list(_numbered(opened))
    there = dict.fromkeys(fold(one.language) for _, unit in numbered for one in unit.variants)
    wanted = language or next((one for one in likely if one in there), None)
    if wanted is None and UNDETERMINED in there and likely:
        wanted = likely[0]
    if wanted is None:
        wanted = next((one for one in there if one != fold(source_language)), "")
    if UNDETERMINED in there and wanted not in there:
        numbered = [(number, _told(unit, wanted)) for number, unit in numbered]
    pairs = [pair for number, unit in numbered for pair in _pairs(unit, number, fold(source_language), wanted)]
    if not pairs and there:
        message = f"“{path.name}” has no unit from {source_language} into {listed([wanted])}; it has {listed(there)}."
        raise RefusedInput(message, file=path)
    empty = tuple(number for number, reason in opened.left_out.items() if reason == NO_TARGET)
    if not (pairs or empty) and opened.left_out:
        why = "; ".join(f"{count} × {reason}" for reason, count in Counter(opened.left_out.values()).items())
        raise RefusedInput(f"None of the entries in “{path.name}” can be checked ({why}).", file=path)
    return Bilingual(tuple(pairs), empty, wanted)


def _entries_of_file(
    path: Path, format_: formats.Format, source_language: str, language: str | None, likely: Sequence[str]
) -> Bilingual:
    """Read the rows of a table, of which none is a unit of a memory by itself."""
    file: BilingualFile = format_.load().read_bilingual(read_input(path), name=path.name)
    there = languages_of(file)
    wanted = language or next((one for one in likely if one in there), None) or next(iter(there or likely), "")
    if there and wanted not in there:
        message = f"“{path.name}” has no unit into {wanted}; it has {listed(there)}."
        raise RefusedInput(message, file=path)
    source = fold(file.source_language) if file.source_language else fold(source_language)
    entries = entries_into(file, wanted)
    pairs = tuple(
        Pair(entry.source, entry.target, number, source, wanted) for number, entry in entries.items() if entry.target
    )
    return Bilingual(pairs, tuple(number for number, entry in entries.items() if not entry.target), wanted)


def _review_in(path: Path) -> ReviewTable | None:
    """Read a review table in a Word document or a workbook; None where no row of it says what it is."""
    from tmtool.exchange.review_rows import NoReviewTable

    try:
        table: ReviewTable = formats.FORMATS["review"].load().read_review(read_input(path), path.name)
    except NoReviewTable:
        return None
    return table if any(row.identity for row in table.rows) else None


def _rows_of_review(
    path: Path, table: ReviewTable, source_language: str, language: str | None, likely: Sequence[str]
) -> Bilingual:
    """Read the rows of a review table, numbered as the reviewer sees them."""
    from tmtool.exchange.review_bilingual import tagged_cell

    there = table.language and fold(table.language)
    wanted = language or there or next(iter(likely), "")
    if there and wanted != there:
        message = f"“{path.name}” has no row into {wanted}; it has {listed([there])}."
        raise RefusedInput(message, file=path)
    rows = [(row.number or row.place, tagged_cell(row.source), tagged_cell(row.target)) for row in table.rows]
    source = fold(source_language)
    pairs = tuple(Pair(text, target, number, source, wanted) for number, text, target in rows if text and target)
    return Bilingual(pairs, tuple(number for number, _, target in rows if not target), wanted)


def _numbered(opened: UnitSource) -> Iterator[tuple[int, Unit]]:
    """Give each unit with its number in the file; units that are left out count too."""
    number = 0
    for unit in opened.units:
        number += 1
        while number in opened.left_out:
            number += 1
        yield number, unit


def _told(unit: Unit, language: str) -> Unit:
    """Give a unit with the language of which its file says nothing."""
    variants = (replace(one, language=language) if one.language == UNDETERMINED else one for one in unit.variants)
    return replace(unit, variants=tuple(variants))


def _pairs(unit: Unit, number: int, source_language: str, language: str) -> Iterator[Pair]:
    source = _in_language(unit.variants, source_language)
    if not source and unit.source_language:
        source = _in_language(unit.variants, fold(unit.source_language))
    for one in source[:1]:
        for other in _in_language(unit.variants, language):
            if other is not one:
                yield Pair(one.text, other.text, number, fold(one.language), language)


def _in_language(variants: Iterable[Variant], language: str) -> list[Variant]:
    return [variant for variant in variants if fold(variant.language) == language]
