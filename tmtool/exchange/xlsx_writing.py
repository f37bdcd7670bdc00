"""Writing a table as an XLSX workbook of one sheet, whose cells are all text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import BinaryIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tmtool.model.errors import UsageError

_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_576
_NARROWEST, _WIDEST = 10, 60
_BEGINNING_OF_TIME = (1980, 1, 1, 0, 0, 0)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_HEADING, _TEXT = 1, 2
"""Numbers of styles."""

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
        "</Relationships>"
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
        '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
        '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
        '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
        '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
        '<alignment vertical="top" wrapText="1"/></xf></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    ),
}


def write_sheet(rows: Iterable[Sequence[str]], out: BinaryIO, *, title: str, created: str) -> int:
    """Write a table; the same one always gives the same bytes.

    The first row is the heading: it is bold and stays in sight. Characters that XML does not allow are dropped.

    Args:
        rows: of texts, the heading first; they may be of different lengths.
        out: open for writing bytes.
        title: the name of the sheet.
        created: when the last thing in it was done, ISO 8601; empty where nobody knows.

    Returns:
        The number of rows written, the heading too.

    Raises:
        UsageError: there are more rows, or a text is longer, than a workbook can hold.
    """
    all_rows = list(rows)
    if len(all_rows) > _MOST_ROWS:
        raise UsageError(f"A workbook holds {_MOST_ROWS:,} rows, and these are {len(all_rows):,}; write CSV.")
    parts = {
        **_PARTS,
        "docProps/core.xml": _core(created),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
            f'<sheet name="{escape(title, {chr(34): "&quot;"})}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": _sheet(all_rows),
    }
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = ZipInfo(name, _BEGINNING_OF_TIME)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            info.create_system = 3
            archive.writestr(info, (_DECLARATION + content).encode())
    return len(all_rows)


def _core(created: str) -> str:
    time = f'<dcterms:created xsi:type="dcterms:W3CDTF">{escape(created)}</dcterms:created>' if created else ""
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:creator>tmtool</dc:creator>{time}</cp:coreProperties>"
    )


def _sheet(rows: Sequence[Sequence[str]]) -> str:
    widths: dict[int, int] = {}
    for row in rows:
        for place, text in enumerate(row):
            longest = max(map(len, text.split("\n")))
            widths[place] = max(widths.get(place, _NARROWEST), min(longest + 2, _WIDEST))
    columns = "".join(
        f'<col min="{place + 1}" max="{place + 1}" width="{width}" customWidth="1"/>'
        for place, width in sorted(widths.items())
    )
    body = "".join(_row(number, row) for number, row in enumerate(rows, start=1))
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"{f'<cols>{columns}</cols>' if columns else ''}<sheetData>{body}</sheetData></worksheet>"
    )


def _row(number: int, row: Sequence[str]) -> str:
    style = _HEADING if number == 1 else _TEXT
    cells = "".join(
        f'<c r="{_letters(place)}{number}" s="{style}" t="inlineStr"><is><t xml:space="preserve">'
        f"{_text(text, number)}</t></is></c>"
        for place, text in enumerate(row)
        if text
    )
    return f'<row r="{number}">{cells}</row>'


def _text(text: str, row: int) -> str:
    clean = _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(clean) > _LONGEST_CELL:
        raise UsageError(f"Row {row} has a text of {len(clean):,} characters; a cell of a workbook holds 32,767.")
    return escape(_LOOKS_ESCAPED.sub("_x005F_", clean))


def _letters(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
