"""What the columns of a review table are, by their headings or by where the identity stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from tmtool.exchange.review_identity import looks_like_one, read_identity
from tmtool.exchange.review_rows import Cells, NoReviewTable, ReviewRow, ReviewTable

_NUMBER = re.compile(r"\D{0,3}(\d{1,7})\D{0,3}")
_NO_ROW = "no row of a segment"


class Column(StrEnum):
    """A column of a review table; its value is its heading."""

    NUMBER = "#"
    IDENTITY = "ID"
    SOURCE = "Source"
    TARGET = "Target"
    STATUS = "Status"
    COMMENT = "Comment"


_NAMES: Mapping[Column, frozenset[str]] = {
    Column.NUMBER: frozenset(("#", "№", "no", "nr", "n", "number", "номер", "нөмір", "нөмірі", "segment", "сегмент")),
    Column.IDENTITY: frozenset(("id", "ид", "идентификатор", "identity", "hash")),
    Column.SOURCE: frozenset(("source", "original", "оригинал", "исходный текст", "источник", "түпнұсқа", "english")),
    Column.TARGET: frozenset(("target", "translation", "перевод", "аударма", "russian", "kazakh")),
    Column.STATUS: frozenset(("status", "state", "статус", "состояние", "күйі", "мәртебе")),
    Column.COMMENT: frozenset(
        ("comment", "comments", "remark", "remarks", "note", "notes", "комментарий", "комментарии", "примечание",
         "замечание", "замечания", "пікір", "ескерту")
    ),
}  # fmt: skip
_ORDER = tuple(Column)
_FEWEST_KNOWN = 3
Places = Mapping[Column, int]


def table_of(
    rows: Iterable[Cells], name: str, *, article: str | None = None, language: str | None = None
) -> ReviewTable:
    """Make a review table of rows of cells.

    Headings may come again, may be missing, and may stand in another order; columns besides are not read.

    Args:
        rows: all rows of all tables of a file, in their order.
        name: the name of the file, for messages.
        article: the name of the article that the file says it is of.
        language: the language that it says.

    Raises:
        NoReviewTable: there is no row of one.
    """
    places: Places = {}
    found: list[ReviewRow] = []
    skipped = 0
    others: dict[str, None] = {}
    is_headed = False
    for index, cells in enumerate(rows):
        headings = _headings(cells.texts)
        if headings:
            places, is_headed = headings, True
            known = set(headings.values())
            others |= dict.fromkeys(
                text.strip() for at, text in enumerate(cells.texts) if at not in known and text.strip()
            )
            continue
        here = _places(cells.texts, places)
        row = None if here is None else _row(cells, here, len(found) + 1, index)
        if row is None:
            skipped += any(text.strip() for text in cells.texts)
            continue
        found.append(row)
        places = here or places
    if not found:
        message = f"“{name}” holds no row of a review table; write one with: tmtool export --format review"
        raise NoReviewTable(message, file=name)
    remarks = (f"Columns that are not read: {', '.join(others)}.",) if others else ()
    return ReviewTable(
        tuple(found),
        article,
        language,
        Column.IDENTITY in places,
        Column.TARGET in places,
        Column.STATUS in places if is_headed else any(row.status for row in found),
        remarks,
        {_NO_ROW: skipped} if skipped else {},
    )


def _headings(texts: Sequence[str]) -> dict[Column, int]:
    """Give the places of the columns that a row names; nothing where it is no row of headings."""
    found: dict[Column, int] = {}
    for at, text in enumerate(texts):
        word = " ".join(text.split()).casefold().strip(".: ")
        for column, names in _NAMES.items():
            if word in names or word.partition(" (")[0] in names:
                found.setdefault(column, at)
    is_whole = len(found) >= _FEWEST_KNOWN and Column.TARGET in found
    return found if is_whole and not any(read_identity(text) for text in texts) else {}


def _places(texts: Sequence[str], known: Places) -> Places | None:
    """Give where the columns of a row are: as the headings said, moved where the identity stands elsewhere."""
    at = next((at for at, text in enumerate(texts) if read_identity(text)), None)
    if at is None:
        at = next((at for at, text in enumerate(texts) if looks_like_one(text)), None)
    if at is None or known.get(Column.IDENTITY) == at:
        return known or None
    if Column.IDENTITY in known:
        moved = at - known[Column.IDENTITY]
        return {column: place + moved for column, place in known.items()}
    if known:
        return None
    first = at - _ORDER.index(Column.IDENTITY)
    return {column: first + place for place, column in enumerate(_ORDER) if first + place < len(texts)}


def _row(cells: Cells, places: Places, place: int, index: int) -> ReviewRow | None:
    def cell(column: Column) -> str:
        at = places.get(column, -1)
        return cells.texts[at].strip() if 0 <= at < len(cells.texts) else ""

    said = cell(Column.IDENTITY)
    identity = read_identity(said)
    numbered = _NUMBER.fullmatch(cell(Column.NUMBER))
    if identity is None and not (numbered and (cell(Column.SOURCE) or said)):
        return None
    return ReviewRow(
        place,
        int(numbered.group(1)) if numbered else None,
        identity,
        identity is None and Column.IDENTITY in places,
        cell(Column.SOURCE),
        cell(Column.TARGET),
        cell(Column.STATUS),
        cell(Column.COMMENT),
        cells.remarks,
        index,
        {str(column): at for column, at in places.items()},
    )
