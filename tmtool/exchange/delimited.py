"""Tables as text: which sign stands between the cells, and the rows."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tmtool.exchange.table_columns import Field, columns_of
from tmtool.exchange.table_heading import Row, find
from tmtool.model.errors import RefusedInput

STRAY_QUOTE = "stray quotation mark"

_DELIMITERS = "\t;,|"
_NAMES = {"\t": "tabs", ";": "semicolons", ",": "commas", "|": "bars"}
_LOOKED_AT = 50
_MOST_LINES = 1_048_576
_BLANK = [""]
_FORMULA_STARTS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Delimited:
    """A text read as a table."""

    rows: list[Row]
    """Blank lines left out; the number is that of the line on which a row begins."""
    remark: str
    """What stands between the cells, in a sentence."""


def table_of(text: str, path: Path, *, forced: bool, repaired: dict[str, int]) -> Delimited:
    """Read a text as a table.

    The sign between the cells is the one that a first line `sep=;` names, else the one with which the headings make
    sense, else the one that gives the most lines the same number of cells. Quotation marks that do not enclose a cell
    are letters.

    Args:
        text: the file.
        path: its name, for messages.
        forced: whether a quotation mark that is not closed is a letter too.
        repaired: filled with the number of repairs by name.

    Raises:
        RefusedInput: a quotation mark is not closed, or a cell is huge; names the line.
    """
    lines = io.StringIO(text, newline="").readlines()
    if len(lines) > _MOST_LINES:
        message = f"“{path.name}” has more than {_MOST_LINES:,} lines, more than a workbook holds; split it."
        raise RefusedInput(message, file=path, line=_MOST_LINES + 1)
    first, delimiter = beginning(lines)
    delimiter = delimiter or delimiter_of(lines[first:])
    has_heading = find(list(_sample(lines[first:], delimiter))) is not None
    # The tab files of OmegaT have no headings, and no quotation marks but letters; neither have files with an odd one.
    are_letters = delimiter == "\t" and (not has_heading or text.count('"') % 2 == 1)
    reading = _Reading(lines, path, delimiter, are_letters, forced, repaired)
    # A file of comments only has no rows.
    comments = not has_heading and delimiter == "\t"
    rows = [
        (number, [plain(cell) for cell in cells] if any(cells) else _BLANK)
        for number, cells in reading.records(first)
        if cells and not (comments and cells[0].startswith("#"))
    ]
    return Delimited(rows, f"The cells are divided by {_NAMES.get(delimiter, f'“{delimiter}”')}.")


def guarded(text: str) -> str:
    """Keep a spreadsheet from reading a text as a formula."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA_STARTS) else text


def plain(cell: str) -> str:
    """Take the guard against formulas away, and white space at the ends."""
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(_FORMULA_STARTS) else cell


def beginning(lines: Sequence[str]) -> tuple[int, str | None]:
    """Give the index of the first line that counts, and the delimiter where the file names it."""
    first = next((number for number, line in enumerate(lines) if line.strip() and not line.startswith("#")), 0)
    named = lines[first].strip("\r\n\"' ").lower() if lines else ""
    if named.startswith("sep=") and len(lines[first].strip("\r\n\"'").removesuffix(" ")) in (4, 5):
        sign = lines[first].strip("\r\n\"'")[4:5]
        return first + 1, sign or "\t"
    return first, None


def delimiter_of(lines: Sequence[str]) -> str:
    """Give the sign between the cells: the one with which the headings make sense, else the steadiest one."""

    def fitness(delimiter: str) -> tuple[int, float, int]:
        rows = list(_sample(lines, delimiter))
        index = find(rows)
        known = 0
        if index is not None:
            known = sum(column.field is not Field.OTHER for column in columns_of(rows[index][1]))
        counts = Counter(len(cells) for _, cells in rows if any(cells))
        width, number = max(counts.items(), key=lambda one: (one[0] > 1, one[1]), default=(0, 0))
        return known, number / counts.total() if width > 1 else 0.0, width

    return max(_DELIMITERS, key=fitness)


def _sample(lines: Sequence[str], delimiter: str) -> Iterator[Row]:
    try:
        for number, cells in enumerate(csv.reader(lines[:_LOOKED_AT], delimiter=delimiter), start=1):
            if cells:
                yield number, [cell.strip() for cell in cells]
    except csv.Error:
        return


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way through the lines of a table."""

    lines: Sequence[str]
    path: Path
    delimiter: str
    are_letters: bool
    """Whether quotation marks are letters everywhere."""
    forced: bool
    repaired: dict[str, int]

    def records(self, first: int) -> Iterator[Row]:
        """Give the records with the number of the line on which each begins."""
        while first < len(self.lines):
            reader = csv.reader(
                map(self.lines.__getitem__, range(first, len(self.lines))),
                delimiter=self.delimiter,
                quoting=csv.QUOTE_NONE if self.are_letters else csv.QUOTE_MINIMAL,
                strict=True,
            )
            taken = 0
            try:
                for cells in reader:
                    yield first + taken + 1, cells
                    taken = reader.line_num
                return
            except csv.Error as error:
                first += taken
                yield first + 1, self._as_letters(first, str(error))
                first += 1

    def _as_letters(self, index: int, error: str) -> list[str]:
        """Read one line whose quotation marks do not enclose cells; refuse what would swallow others."""
        line = index + 1
        if "field larger" in error or "new-line" in error:
            message = f"“{self.path.name}” has a cell that is too long in line {line}; shorten it."
            raise RefusedInput(message, file=self.path, line=line)
        if "unexpected end" in error and not self.forced:
            message = (
                f"“{self.path.name}” is damaged in line {line}: a quotation mark is not closed; "
                "mend that line, save the table again, or take the mark as a letter with --repair."
            )
            raise RefusedInput(message, file=self.path, line=line)
        self.repaired[STRAY_QUOTE] = self.repaired.get(STRAY_QUOTE, 0) + 1
        text = self.lines[index].rstrip("\r\n")
        cells = next(csv.reader([text], delimiter=self.delimiter, quoting=csv.QUOTE_NONE), [])
        return [_without_quotes(cell) for cell in cells]


def _without_quotes(cell: str) -> str:
    """Take away the marks of a cell that they do enclose, in a line where others are letters."""
    cell = cell.strip()
    inner = cell[1:-1]
    is_enclosed = len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner.replace('""', "")
    return inner.replace('""', '"') if is_enclosed else cell
