"""Review tables: the segments of a job as a DOCX table in which an editor corrects, out and in.

A table comes back as DOCX, or as the CSV or XLSX table of a job with the same columns.
"""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from tmtool.exchange.bilingual_file import BilingualEntry, BilingualFile
from tmtool.exchange.review_columns import Column, table_of
from tmtool.exchange.review_rows import Cells, NoReviewTable, ReviewTable
from tmtool.exchange.review_table_writing import write_job
from tmtool.language.encodings import decode
from tmtool.model.errors import RefusedInput

__all__ = ["read_bilingual", "read_review", "write_bilingual", "write_job"]

_ZIP = b"PK\x03\x04"
_SHEETS = "xl/workbook.xml"
_DELIMITERS = ",;\t"
_FORMULA_STARTS = ("=", "+", "-", "@")


def read_review(data: bytes, name: str) -> ReviewTable:
    """Read a review table.

    Args:
        data: the bytes of the file.
        name: its name, for messages.

    Raises:
        NoReviewTable: it holds no row of one.
        RefusedInput: it is damaged, protected or beyond measure.
    """
    if not data.startswith(_ZIP):
        return _read_text(data, name)
    if _is_workbook(data):
        return _read_sheets(data, name)
    from tmtool.exchange.review_table_reading import read_docx

    return read_docx(data, name)


def _is_workbook(data: bytes) -> bool:
    """Whether an archive is a workbook; a document may have one in it."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            return _SHEETS in archive.namelist()
    except (BadZipFile, ValueError, NotImplementedError):
        return False


def read_bilingual(data: bytes, *, name: str, encoding: str | None = None, repair: bool = False) -> BilingualFile:
    """Read a DOCX review table as a job; arguments and errors as for `review_bilingual.read_bilingual`."""
    from tmtool.exchange import review_bilingual

    return review_bilingual.read_bilingual(data, name=name, encoding=encoding, repair=repair)


def write_bilingual(data: bytes, file: BilingualFile, changed: Mapping[int, BilingualEntry]) -> bytes:
    """Write entries into a DOCX review table; arguments as for `review_bilingual.write_bilingual`."""
    from tmtool.exchange import review_bilingual

    return review_bilingual.write_bilingual(data, file, changed)


def _read_text(data: bytes, name: str) -> ReviewTable:
    text = decode(data, file=name).text
    first = text.removeprefix("\ufeff").partition("\n")[0]
    named = first.strip("\r\"' ").lower()
    if named.startswith("sep="):
        delimiter, text = named[4:5] or "\t", text.partition("\n")[2]
    else:
        delimiter = max(_DELIMITERS, key=first.count)
    if first.count(delimiter) < len(Column) // 2 and not named.startswith("sep="):
        raise NoReviewTable(f"“{name}” holds no table.", file=name)
    try:
        rows = [tuple(map(_plain, cells)) for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error:
        raise NoReviewTable(f"“{name}” holds no table.", file=name) from None
    table = table_of((Cells(row) for row in rows if row), name)
    if len(rows[-1]) < len(rows[0]) and not text.endswith(("\n", "\r")):
        # Half a translation would be taken for what the editor wrote.
        line = 1 + text.count("\n")
        message = f"“{name}” is cut off in line {line}; copy it again, or save the table again."
        raise RefusedInput(message, file=name, line=line)
    return table


def _plain(cell: str) -> str:
    """Take the guard against formulas away."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA_STARTS) else cell


def _read_sheets(data: bytes, name: str) -> ReviewTable:
    from tmtool.exchange.xlsx_package import Package
    from tmtool.exchange.xlsx_sheets import Workbook

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (Path(name).name or "table.xlsx")
        path.write_bytes(data)
        repaired: dict[str, int] = {}
        with closing(Package(path, repaired)) as package:
            workbook = Workbook(package, repaired)
            rows = [Cells(tuple(cells)) for sheet in workbook.sheets for _, cells in workbook.rows(sheet).rows]
    return table_of(rows, name)
