"""XLSX files of the kinds that the trade makes, and of kinds that nobody should, made by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def cell(reference: str, text: str, *, extra: str = "") -> str:
    """Give an inline text."""
    return f'<c r="{reference}" t="inlineStr"{extra}><is><t>{text}</t></is></c>'


def row(number: int, *texts: str, extra: str = "") -> str:
    """Give a row of inline texts; empty ones have no cell."""
    cells = "".join(cell(f"{chr(65 + place)}{number}", text) for place, text in enumerate(texts) if text)
    return f'<row r="{number}"{extra}>{cells}</row>'


def sheet(*rows: str, behind: str = "", main: str = MAIN) -> str:
    """Give the part of a sheet."""
    return f'<worksheet xmlns="{main}"><sheetData>{"".join(rows)}</sheetData>{behind}</worksheet>'


def workbook(
    sheets: Mapping[str, str] | str,
    *,
    strings: Sequence[str] = (),
    styles: str = "",
    hidden: Sequence[str] = (),
    properties: str = "",
    main: str = MAIN,
    office: str = OFFICE,
    others: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """Give the bytes of a workbook.

    Args:
        sheets: the parts by the names of the sheets; or the only one.
        strings: the content of the shared strings, each what stands in `si`.
        styles: the content of the style sheet.
        hidden: names of sheets that are hidden.
        properties: what stands before the sheets in the workbook.
        main: the namespace of the sheets.
        office: the namespace of relations.
        others: more members, or other contents for them.
    """
    named = {"Terms": sheets} if isinstance(sheets, str) else dict(sheets)
    entries, relations, parts = [], [], {}
    for number, (name, part) in enumerate(named.items(), start=1):
        state = ' state="hidden"' if name in hidden else ""
        entries.append(f'<sheet name="{name}" sheetId="{number}"{state} r:id="rId{number}"/>')
        relations.append(
            f'<Relationship Id="rId{number}" Type="{office}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        )
        parts[f"xl/worksheets/sheet{number}.xml"] = part
    for kind, content in (("sharedStrings", "".join(f"<si>{one}</si>" for one in strings)), ("styles", styles)):
        if content:
            root = "sst" if kind == "sharedStrings" else "styleSheet"
            relations.append(f'<Relationship Id="{kind}" Type="{office}/{kind}" Target="/xl/{kind}.xml"/>')
            parts[f"xl/{kind}.xml"] = f'<{root} xmlns="{main}">{content}</{root}>'
    parts["_rels/.rels"] = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{office}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>'
    )
    parts["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{RELATIONS}">{"".join(relations)}</Relationships>'
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{main}" xmlns:r="{office}">{properties}<sheets>{"".join(entries)}</sheets></workbook>'
    )
    return packed({**parts, **(others or {})})


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Give a ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
