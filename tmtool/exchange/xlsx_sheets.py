"""The sheets of an XLSX workbook and their rows, with the cells as a person sees them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tmtool.exchange.days import BadDay, day_of
from tmtool.exchange.number_formats import BUILT_IN, shown
from tmtool.exchange.table_heading import Row
from tmtool.exchange.xlsx_package import Package
from tmtool.exchange.xml_nodes import Node
from tmtool.model.errors import RefusedInput

ERROR_VALUE = "error value in a cell"
NO_VALUE = "formula without a value"
BROKEN_CELL = "broken cell"

_MOST_CELLS = 500_000
_MOST_BLANK_ROWS = 10_000
"""Rows without content one after the other, behind which nothing more is looked for."""
_MOST_COLUMNS = 16_384
_MOST_FILLED = 200_000
_MOST_CHARACTERS = 50_000_000
"""In one sheet; a long text that is kept once may stand in any number of cells."""
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TRUE = ("1", "true", "on")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, not read yet."""

    name: str
    part: str
    is_hidden: bool


@dataclass(slots=True)
class SheetRows:
    """What a sheet has."""

    rows: list[Row] = field(default_factory=list)
    """Rows with content, and blank ones between them; the number is that of the sheet."""
    hidden: int = 0
    """How many rows with content are hidden."""


class Workbook:
    """The sheets of an XLSX file.

    Args:
        package: its parts.
        repaired: filled with what had to be put right.

    Raises:
        RefusedInput: there is no workbook in it.
    """

    def __init__(self, package: Package, repaired: dict[str, int]) -> None:
        self._package = package
        self._repaired = repaired
        main = next((name for kind, name in package.related().values() if kind == "officeDocument"), "xl/workbook.xml")
        related = package.related(main)
        nodes = package.nodes(main, ("workbookpr", "sheet"))
        self._from_1904 = any(node.attributes.get("date1904", "").lower() in _TRUE for node in nodes)
        self.sheets = tuple(
            Sheet(node.attributes.get("name", ""), part, node.attributes.get("state", "visible") != "visible")
            for node in nodes
            if node.name == "sheet"
            for kind, part in [related.get(node.attributes.get("id", ""), ("", ""))]
            if kind == "worksheet" and part in package
        )
        """Those with cells, in their order."""
        parts = dict(related.values())
        self._strings = self._shared_strings(parts.get("sharedStrings"))
        self._formats = self._number_formats(parts.get("styles"))

    def rows(self, sheet: Sheet, *, first: int | None = None) -> SheetRows:
        """Read the rows of a sheet; vertically merged cells have their text in every row.

        Args:
            sheet: the sheet.
            first: read no more rows than so many.

        Raises:
            RefusedInput: it has more cells than any glossary.
        """
        return self._package.read(sheet.part, ("row", "mergecell"), lambda nodes: self._read(nodes, sheet, first))

    def comments(self, sheet: Sheet) -> int:
        """Give the number of remarks that people stuck to cells of a sheet; they are not part of the cells."""
        related = self._package.related(sheet.part).values()
        parts = [part for kind, part in related if kind == "comments" and part in self._package]
        return sum(len(self._package.nodes(part, ("comment",))) for part in parts)

    def _read(self, nodes: Iterator[Node], sheet: Sheet, first: int | None) -> SheetRows:
        found = SheetRows()
        cells_met = blank = number = characters = 0
        merged: list[str] = []
        for node in nodes:
            if node.name == "mergecell":
                merged.append(node.attributes.get("ref", ""))
                continue
            if first is not None and len(found.rows) >= first:
                break
            if blank > _MOST_BLANK_ROWS:
                continue
            number = _whole(node.attributes.get("r", "")) or number + 1
            cells = self._cells(node)
            # A single cell far to the right takes as much as all those before it.
            cells_met += max(len(node.children), len(cells))
            if cells_met > _MOST_CELLS:
                name = f"“{self._package.path.name}” has more than half a million cells in the sheet “{sheet.name}”"
                raise RefusedInput(f"{name}; save that sheet as CSV.", file=self._package.path)
            characters += sum(map(len, cells))
            if characters > _MOST_CHARACTERS:
                name = f"The sheet “{sheet.name}” of “{self._package.path.name}” holds more text than any glossary"
                raise RefusedInput(f"{name}; save that sheet as CSV.", file=self._package.path)
            blank = 0 if cells else blank + 1
            found.rows.append((number, cells))
            if cells and node.attributes.get("hidden", "").lower() in _TRUE:
                found.hidden += 1
        while found.rows and not found.rows[-1][1]:
            found.rows.pop()
        _fill_merged(found.rows, merged)
        return found

    def _cells(self, row: Node) -> list[str]:
        cells: list[str] = []
        column = -1
        for node in row.elements:
            if node.name != "c":
                continue
            reference = _REFERENCE.fullmatch(node.attributes.get("r", ""))
            column = column + 1 if reference is None else _column_number(reference[1])
            if column >= _MOST_COLUMNS:
                break
            # Most cells of a styled sheet are empty.
            text = self._cell(node).strip() if node.children else ""
            if text:
                cells += [""] * (column + 1 - len(cells))
                cells[column] = text
        return cells

    def _cell(self, node: Node) -> str:
        kind = node.attributes.get("t", "n")
        value = node.first("v")
        text = value.text() if value is not None else ""
        if kind == "inlineStr" or (value is None and node.first("is") is not None):
            inline = node.first("is")
            return "" if inline is None else self._string(inline)
        if value is None or not text:
            if node.first("f") is not None:
                self._count(NO_VALUE)
            return ""
        if kind == "s":
            place = _whole(text)
            if place is not None and place < len(self._strings):
                return self._strings[place]
            self._count(BROKEN_CELL)
            return ""
        if kind == "str":
            return self._unescaped(text)
        if kind == "b":
            return "TRUE" if text.strip().lower() in _TRUE else "FALSE"
        if kind == "e":
            self._count(ERROR_VALUE)
            return ""
        if kind == "d":
            return _iso_day(text)
        style = _whole(node.attributes.get("s", "0")) or 0
        code = self._formats[style] if style < len(self._formats) else "General"
        return shown(text, code, from_1904=self._from_1904)

    def _shared_strings(self, part: str | None) -> list[str]:
        if part is None or part not in self._package:
            return []
        read: Callable[[Iterator[Node]], list[str]] = lambda nodes: [self._string(node) for node in nodes]  # noqa: E731
        return self._package.read(part, ("si",), read)

    def _string(self, node: Node) -> str:
        """Give a text with its runs joined; how it is spoken (phonetic runs) is left out."""
        texts = [child for child in node.elements if child.name == "t"]
        texts += [text for run in node.elements if run.name == "r" for text in run.elements if text.name == "t"]
        return self._unescaped("".join(text.text() for text in texts))

    def _unescaped(self, text: str) -> str:
        whole = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
        clean, dropped = _CONTROLS.subn("", whole)
        for _ in range(dropped):
            self._count("control character")
        return clean.replace("\r\n", "\n").replace("\r", "\n")

    def _number_formats(self, part: str | None) -> list[str]:
        """Give the code of the number format of each style."""
        if part is None or part not in self._package:
            return []
        codes = dict(BUILT_IN)
        styles: list[str] = []
        for node in self._package.nodes(part, ("numfmts", "cellxfs")):
            for entry in node.elements:
                number = _whole(entry.attributes.get("numFmtId", "0")) or 0
                if entry.name == "numfmt":
                    codes[number] = entry.attributes.get("formatCode", "General")
                elif entry.name == "xf":
                    styles.append(codes.get(number, "General"))
        return styles

    def _count(self, what: str) -> None:
        self._repaired[what] = self._repaired.get(what, 0) + 1


def _fill_merged(rows: Sequence[Row], merged: Sequence[str]) -> None:
    """Put the text of a cell that is merged over several rows into each of them that has other content."""
    by_number = {number: cells for number, cells in rows}
    left = _MOST_FILLED
    for reference in merged:
        first, _, last = reference.partition(":")
        begin, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if begin is None or end is None or int(end[2]) <= int(begin[2]):
            continue
        column, top = _column_number(begin[1]), int(begin[2])
        above = by_number.get(top, [])
        text = above[column] if column < len(above) else ""
        for number in range(top + 1, min(int(end[2]), top + left) + 1) if text else ():
            left -= 1
            cells = by_number.get(number)
            if cells:
                cells += [""] * (column + 1 - len(cells))
                cells[column] = cells[column] or text


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _whole(text: str) -> int | None:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _iso_day(text: str) -> str:
    try:
        return day_of(text) or ""
    except BadDay:
        return text
