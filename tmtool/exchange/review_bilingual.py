"""A DOCX review table opened as a job of its own, and written back with nothing but its cells changed."""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Iterator, Mapping
from zipfile import ZipFile

from lxml import etree

from tmtool.exchange.bilingual_file import BilingualEntry, BilingualFile
from tmtool.exchange.review_columns import Column
from tmtool.exchange.review_identity import comparable, written
from tmtool.exchange.review_rows import ReviewRow
from tmtool.exchange.review_table_reading import Parts, cells_of, read_docx, rows_of
from tmtool.exchange.review_wording import is_locked, read_status
from tmtool.model.articles import Comment, State
from tmtool.model.text import Tag, TaggedText, TagKind

_TAG = re.compile(r"‹(/?)(\d{1,4})(/?)›")
_SAYS_PERSON = re.compile(r"(?s)([^\n:]{1,60}): (.+)")


def read_bilingual(data: bytes, *, name: str, encoding: str | None = None, repair: bool = False) -> BilingualFile:
    """Read a review table as entries; a row with another identity than its neighbours counts like them.

    Args:
        data: the bytes of the file.
        name: its name, for messages.
        encoding: of no account, the file says it.
        repair: of no account.

    Raises:
        NoReviewTable: it holds no row of one.
        RefusedInput: it is damaged or protected.
    """
    table = read_docx(data, name)
    languages = () if table.language is None else (table.language,)
    return BilingualFile(tuple(_entry(row) for row in table.rows), None, languages, skipped=dict(table.skipped))


def write_bilingual(data: bytes, file: BilingualFile, changed: Mapping[int, BilingualEntry]) -> bytes:
    """Write targets, states and comments into the rows of a review table; everything else stays.

    Args:
        data: the original bytes.
        file: what `read_bilingual` made of them.
        changed: entries by their number.
    """
    if not changed:
        return data
    parts = Parts(data, "table.docx")
    main, document = parts.document()
    rows = list(rows_of(document))
    for row in read_docx(data, "table.docx").rows:
        if (entry := changed.get(row.place)) is not None:
            cells = {at: cell for cell, at in cells_of(rows[row.row])}
            for column, text in _texts(row, entry):
                if (cell := cells.get(row.columns.get(column, -1))) is not None:
                    _put(cell, text)
    return _with_part(data, main, etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True))


def _entry(row: ReviewRow) -> BilingualEntry:
    target = tagged_cell(row.target)
    state = read_status(row.status) or (State.TRANSLATED if target else State.NEW)
    written_ones = [_comment(row.comment)] if row.comment else []
    return BilingualEntry(
        row.place,
        tagged_cell(row.source),
        target,
        state if target else State.NEW,
        is_locked(row.status),
        (*written_ones, *row.remarks),
    )


def tagged_cell(cell: str) -> TaggedText:
    """Read a cell of a review table; what stands there as a tag is one, since nobody knows better."""
    known = []
    for closing, number, alone in _TAG.findall(cell):
        kind = TagKind.CLOSE if closing else TagKind.ALONE if alone else TagKind.OPEN
        known.append(Tag(0, kind, int(number), f"‹{closing}{number}{alone}›"))
    return TaggedText.from_shown(comparable(cell), known)


def _comment(cell: str) -> Comment:
    found = _SAYS_PERSON.fullmatch(cell)
    return Comment(cell, "", "") if found is None else Comment(found[2], found[1], "")


def _texts(row: ReviewRow, entry: BilingualEntry) -> Iterator[tuple[str, str]]:
    """Give what the cells of a row shall say, where that is something else than now."""
    target = entry.target.shown
    if comparable(target) != comparable(row.target):
        yield Column.TARGET, target
    if read_status(row.status) is not entry.state:
        yield Column.STATUS, str(entry.state)
    known = {one.text for one in _entry(row).comments}
    added = [f"{one.person}: {one.text}" if one.person else one.text for one in entry.comments if one.text not in known]
    if added:
        yield Column.COMMENT, "\n".join([*filter(None, [row.comment]), *added])


def _put(cell: etree._Element, text: str) -> None:
    """Put a text into a cell in place of all that is in it; it looks as its first words looked."""
    first, *_ = cell.findall("{*}p") or [None]
    if first is None:
        first = etree.SubElement(cell, _named(cell, "p"))
    for other in [one for one in cell if one is not first and not one.tag.endswith("}tcPr")]:
        cell.remove(other)
    look = first.find(".//{*}r/{*}rPr")
    for one in [one for one in first if not (isinstance(one.tag, str) and one.tag.endswith("}pPr"))]:
        first.remove(one)
    run = etree.SubElement(first, _named(cell, "r"))
    if look is not None:
        run.append(copy.deepcopy(look))
    for at, line in enumerate(written(text).split("\n")):
        if at:
            etree.SubElement(run, _named(cell, "br"))
        words = etree.SubElement(run, _named(cell, "t"))
        words.text = line
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _named(beside: etree._Element, name: str) -> str:
    return f"{{{etree.QName(beside).namespace}}}{name}"


def _with_part(data: bytes, part: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w") as new:
        for info in old.infolist():
            held = content if info.filename.lower() == part.lower() else old.read(info)
            new.writestr(info, held, info.compress_type)
    return out.getvalue()
