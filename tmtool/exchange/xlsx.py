"""XLSX workbooks: glossaries in and out, the segments of a job out.

Reading takes one sheet: the first that is not hidden and names the languages of its columns, unless another is named.
A glossary comes back from what is written here as it does from CSV (see `tables`); texts of more than 32,767
characters do not fit into a cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from tmtool.exchange.glossary_rows import concepts_of
from tmtool.exchange.glossary_source import Choices, GlossarySource
from tmtool.exchange.glossary_table import table
from tmtool.exchange.review_sheet import write_job
from tmtool.exchange.table_heading import find, heading_of
from tmtool.exchange.xlsx_package import Package
from tmtool.exchange.xlsx_sheets import Sheet, Workbook
from tmtool.exchange.xlsx_writing import write_sheet
from tmtool.model.errors import RefusedInput, UsageError
from tmtool.model.terms import Concept

__all__ = ["read_glossary", "write_glossary", "write_job"]

_LOOKED_AT = 50


def read_glossary(
    path: Path, *, encoding: str | None = None, repair: bool = False, choices: Choices | None = None
) -> GlossarySource:
    """Read a glossary from a workbook; its first language is the source.

    Args:
        path: the file.
        encoding: not needed; a workbook says it.
        repair: not needed; what can be repaired is.
        choices: what the person said of the file.

    Raises:
        MissingInput: the file cannot be read.
        RefusedInput: it is no sound XLSX file, or no sheet tells two languages; names the row.
        UsageError: there is no such sheet, or the chosen columns do not name two languages.
    """
    path = Path(path)
    choices = choices or Choices()
    repaired: dict[str, int] = {}
    with closing(Package(path, repaired)) as package:
        workbook = Workbook(package, repaired)
        if not workbook.sheets:
            raise RefusedInput(f"“{path.name}” has no sheet with cells; there is nothing to read in it.", file=path)
        sheet, others = _chosen(workbook, choices, path)
        # What was put right while the sheets were looked at is counted when the chosen one is read.
        repaired.clear()
        found = workbook.rows(sheet)
        stuck = workbook.comments(sheet)
    heading = heading_of(found.rows, choices, path=path, where="row")
    remarks = [f"Sheet “{sheet.name}” is taken."]
    if found.hidden:
        remarks.append(f"Rows that are hidden are taken too: {found.hidden}.")
    if stuck:
        remarks.append(f"Comments on cells are not taken: {stuck}.")
    return concepts_of(found.rows, heading, repaired, (*remarks, *others))


def write_glossary(concepts: Sequence[Concept], out: BinaryIO, *, source_language: str, created: str) -> int:
    """Write concepts as a workbook of one sheet; every cell is text, none a formula.

    Args:
        concepts: in their order.
        out: open for writing bytes.
        source_language: the language whose column comes first.
        created: when the last thing in it was done, ISO 8601.

    Returns:
        The number of concepts written.

    Raises:
        UsageError: a text is longer than a cell may be.
    """
    write_sheet(table(concepts, source_language), out, title="Glossary", created=created)
    return len(concepts)


def _chosen(workbook: Workbook, choices: Choices, path: Path) -> tuple[Sheet, list[str]]:
    """Give the sheet to read, and what is to be said of the others."""
    if choices.sheet is not None:
        wanted = choices.sheet.strip().casefold()
        named = next((sheet for sheet in workbook.sheets if sheet.name.strip().casefold() == wanted), None)
        if named is None:
            names = ", ".join(f"“{sheet.name}”" for sheet in workbook.sheets)
            raise UsageError(f"“{path.name}” has no sheet “{choices.sheet}”; it has {names}.", file=path)
        return named, []
    seen = [sheet for sheet in workbook.sheets if not sheet.is_hidden] or list(workbook.sheets)
    heads = {sheet: workbook.rows(sheet, first=_LOOKED_AT).rows for sheet in seen}
    usable = [sheet for sheet, rows in heads.items() if find(rows) is not None]
    filled = [sheet for sheet, rows in heads.items() if rows]
    if not filled:
        raise RefusedInput(f"“{path.name}” is empty; there is nothing to read in it.", file=path)
    sheet = next(iter(filled if choices.columns else usable or filled))
    remarks = [
        f"Sheet “{other.name}” is a glossary too and is not taken; take it with --sheet."
        for other in usable
        if other != sheet
    ]
    hidden = [f"“{other.name}”" for other in workbook.sheets if other.is_hidden and other != sheet]
    if hidden:
        remarks.append(f"Hidden sheets are not taken: {', '.join(hidden)}.")
    return sheet, remarks
