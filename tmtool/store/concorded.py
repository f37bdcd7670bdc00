"""What the concordance reads on the desk: texts in the order of changes, and what they stand beside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tmtool.model.text import TaggedText
from tmtool.store import tables
from tmtool.store.concordance_index import LastOperation, Place, Shelf
from tmtool.store.marked import tagged
from tmtool.store.transaction import table_of

_UNIT, _VARIANT, _MEMORY = table_of(tables.UnitRow), table_of(tables.VariantRow), table_of(tables.MemoryRow)
_SEGMENT, _JOB, _ARTICLE = table_of(tables.SegmentRow), table_of(tables.JobRow), table_of(tables.ArticleRow)
_OPERATION, _DESK = table_of(tables.OperationRow), table_of(tables.DeskRow)
_SOURCE = _VARIANT.alias("source")
_CHUNK = 500
_AT_ONCE = 1000


class KeptText(NamedTuple):
    """A text of a unit or segment as it is now."""

    item: int
    owner: int
    home: int
    language: str
    text: str


class ChangedRow(NamedTuple):
    """A row that changed, with the texts that are to be found by it now."""

    change: int
    row: int
    items: tuple[int, ...]
    """What its texts are called, those that are gone too."""
    texts: tuple[KeptText, ...]


class Pair(NamedTuple):
    """Two texts of a unit that a translator wants to see beside each other, by their identities."""

    left: int
    right: int


class VariantText(NamedTuple):
    """One text of a unit."""

    language: str
    text: TaggedText
    unit: int
    memory: str


class LiveSegment(NamedTuple):
    """A segment of an article that is on the desk."""

    segment: int
    job: int
    position: float
    article: str
    source_language: str
    target_language: str
    source: TaggedText
    target: TaggedText


def history(connection: sa.Connection) -> LastOperation:
    """Give the last operation that the desk has recorded."""
    columns = (_OPERATION.c.id, _OPERATION.c.change, _OPERATION.c.time)
    found = connection.execute(sa.select(*columns).order_by(_OPERATION.c.id.desc()).limit(1)).one_or_none()
    return LastOperation() if found is None else LastOperation(*found)


def has_been_at(connection: sa.Connection, place: Place) -> bool:
    """Say whether a place was read from this very desk, and not from one whose later work was lost."""
    if place.change > connection.execute(sa.select(_DESK.c.change)).scalar_one():
        return False
    query = sa.select(_OPERATION.c.change, _OPERATION.c.time).where(_OPERATION.c.id == place.last.operation)
    found = connection.execute(query).one_or_none()
    return place.last == LastOperation() if found is None else tuple(found) == place.last[1:]


def live_homes(connection: sa.Connection, shelf: Shelf) -> frozenset[int]:
    """Give the memories, or the jobs of articles, that are on the desk."""
    if shelf is Shelf.MEMORIES:
        query = sa.select(_MEMORY.c.id).where(_MEMORY.c.deleted == 0)
    else:
        query = (
            sa.select(_JOB.c.id)
            .join(_ARTICLE, _ARTICLE.c.id == _JOB.c.article)
            .where(_JOB.c.deleted == 0, _ARTICLE.c.deleted == 0, _ARTICLE.c.archived == 0)
        )
    return frozenset(connection.execute(query).scalars())


def changed_since(connection: sa.Connection, shelf: Shelf, place: Place, most: int) -> int:
    """Count the rows of a shelf that changed after a place, up to so many."""
    table = _table(shelf)
    counted = sum(
        connection.execute(sa.select(sa.func.count()).select_from(rows.limit(most).subquery())).scalar_one()
        for rows in (sa.select(table.c.id).where(after) for after in _after(table, place))
    )
    return min(counted, most)


def changed_rows(connection: sa.Connection, shelf: Shelf, place: Place, most: int) -> list[ChangedRow]:
    """Give the first rows that changed after a place, in order of change."""
    table, found = _table(shelf), list[ChangedRow]()
    for after in _after(table, place):
        query = _changes(shelf).where(after).order_by(table.c.change, table.c.id).limit(most - len(found))
        found += [_changed(shelf, row) for row in connection.execute(query)] if len(found) < most else []
    return found


def newest_texts(connection: sa.Connection, shelf: Shelf, place: Place) -> Iterator[tuple[int, int, str, str]]:
    """Give the live texts that changed after a place, the newest first: item, owner, language and text.

    There may be millions, so that nothing is joined or made that a search does without.
    """
    table = _table(shelf)
    texts = sa.select(*(_VARIANT.c[name] for name in ("id", "unit", "language", "text"))).where(_VARIANT.c.deleted == 0)
    for after in reversed(_after(table, place)):
        query = (texts if shelf is Shelf.MEMORIES else _changes(shelf)).where(after)
        newest_first = query.order_by(table.c.change.desc(), table.c.id.desc())
        with connection.execution_options(yield_per=_AT_ONCE).execute(newest_first) as rows:
            if shelf is Shelf.MEMORIES:
                yield from map(tuple, rows)
            else:
                found = (text for row in rows for text in reversed(_changed(shelf, row).texts))
                yield from ((text.item, text.owner, text.language, text.text) for text in found)


def pairs(connection: sa.Connection, met: Sequence[int], to: str | None) -> list[Pair]:
    """Give the pairs in which texts of memories stand.

    A source text stands beside each translation. A translation stands beside its source, or, where another language
    is asked for, beside the translations into that.

    Args:
        met: the identities of the texts; what is gone, hidden or in a deleted memory gives nothing.
        to: the language of the right-hand texts; None for any.

    Returns:
        The pairs in the order of `met`, of one text those with the newest translation first.
    """
    this, other = _VARIANT.alias("this"), _VARIANT.alias("other")
    is_right = this.c.language != _UNIT.c.source_language
    wanted: sa.ColumnElement[bool] = sa.true()
    if to is not None:
        is_right, wanted = sa.and_(is_right, this.c.language == to), other.c.language == to
    query = (
        sa.select(this.c.id, other.c.id.label("other"), is_right.label("is_right"))
        .join(_UNIT, _UNIT.c.id == this.c.unit)
        .join(_MEMORY, _MEMORY.c.id == _UNIT.c.memory)
        .join(other, sa.and_(other.c.unit == this.c.unit, other.c.language != this.c.language, other.c.deleted == 0))
        .where(this.c.deleted == 0, _UNIT.c.deleted == 0, _UNIT.c.hidden == 0, _MEMORY.c.deleted == 0)
        .where(sa.case((is_right, _is_source(other)), else_=wanted))
        .order_by(other.c.change.desc(), other.c.id.desc())
    )
    found: dict[int, list[Pair]] = {item: [] for item in met}
    for chunk in _chunks(found):
        for item, beside, right in connection.execute(query.where(this.c.id.in_(chunk))):
            found[item].append(Pair(beside, item) if right else Pair(item, beside))
    return [pair for of_text in found.values() for pair in of_text]


def variant_texts(connection: sa.Connection, variants: Collection[int]) -> dict[int, VariantText]:
    """Give texts of memories by their identities."""
    query = (
        sa.select(_VARIANT.c.id, *(_VARIANT.c[name] for name in ("language", "text", "tags", "unit")), _MEMORY.c.name)
        .join(_UNIT, _UNIT.c.id == _VARIANT.c.unit)
        .join(_MEMORY, _MEMORY.c.id == _UNIT.c.memory)
    )
    return {
        row.id: VariantText(row.language, tagged(row.text, row.tags), row.unit, row.name)
        for chunk in _chunks(variants)
        for row in connection.execute(query.where(_VARIANT.c.id.in_(chunk)))
    }


def live_segments(connection: sa.Connection, segments: Collection[int]) -> dict[int, LiveSegment]:
    """Give segments with what they stand in; those that are gone, or whose article is, are left out."""
    query = (
        sa.select(
            *(_SEGMENT.c[name] for name in ("id", "job", "position", "source", "source_tags", "target", "target_tags")),
            _ARTICLE.c.name,
            _ARTICLE.c.language.label("source_language"),
            _JOB.c.language,
        )
        .join(_JOB, _JOB.c.id == _SEGMENT.c.job)
        .join(_ARTICLE, _ARTICLE.c.id == _JOB.c.article)
        .where(_SEGMENT.c.deleted == 0, _JOB.c.deleted == 0, _ARTICLE.c.deleted == 0, _ARTICLE.c.archived == 0)
    )
    return {
        row.id: LiveSegment(
            row.id,
            row.job,
            row.position,
            row.name,
            row.source_language,
            row.language,
            tagged(row.source, row.source_tags),
            tagged(row.target, row.target_tags),
        )
        for chunk in _chunks(segments)
        for row in connection.execute(query.where(_SEGMENT.c.id.in_(chunk)))
    }


def number_in_job(connection: sa.Connection, segment: LiveSegment) -> int:
    """Give the 1-based number of a segment in its job."""
    counted = sa.select(sa.func.count()).where(
        _SEGMENT.c.job == segment.job, _SEGMENT.c.deleted == 0, _SEGMENT.c.position <= segment.position
    )
    return int(connection.execute(counted).scalar_one())


def _table(shelf: Shelf) -> sa.Table:
    return _VARIANT if shelf is Shelf.MEMORIES else _SEGMENT


def _after(table: sa.Table, place: Place) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    """What comes after a place, in two parts that the index of changes can answer each: an import is one change."""
    return sa.and_(table.c.change == place.change, table.c.id > place.row), table.c.change > place.change


def _is_source(variant: Any) -> sa.ColumnElement[bool]:
    return sa.and_(variant.c.language == _UNIT.c.source_language, variant.c.text_key == _UNIT.c.source_key)


def _changes(shelf: Shelf) -> sa.Select[Any]:
    if shelf is Shelf.ARTICLES:
        columns = (_SEGMENT.c[name] for name in ("change", "id", "job", "source", "target", "deleted"))
        return (
            sa.select(*columns, _ARTICLE.c.language.label("source_language"), _JOB.c.language)
            .join(_JOB, _JOB.c.id == _SEGMENT.c.job)
            .join(_ARTICLE, _ARTICLE.c.id == _JOB.c.article)
        )
    older = sa.and_(_SOURCE.c.unit == _VARIANT.c.unit, _is_source(_SOURCE), _SOURCE.c.change < _VARIANT.c.change)
    return (
        sa.select(
            *(_VARIANT.c[name] for name in ("change", "id", "unit", "language", "text", "deleted")),
            _UNIT.c.memory,
            *(_SOURCE.c[name].label(f"source_{name}") for name in ("id", "language", "text")),
        )
        .join(_UNIT, _UNIT.c.id == _VARIANT.c.unit)
        .outerjoin(_SOURCE, sa.and_(older, _SOURCE.c.deleted == 0, _VARIANT.c.deleted == 0))
    )


def _changed(shelf: Shelf, row: Any) -> ChangedRow:
    return _changed_variant(row) if shelf is Shelf.MEMORIES else _changed_segment(row)


def _changed_variant(row: Any) -> ChangedRow:
    if row.deleted:
        return ChangedRow(row.change, row.id, (row.id,), ())
    text = KeptText(row.id, row.unit, row.memory, row.language, row.text)
    if row.source_id is None:
        return ChangedRow(row.change, row.id, (row.id,), (text,))
    # A source text that was translated anew is as new as its translation.
    source = KeptText(row.source_id, row.unit, row.memory, row.source_language, row.source_text)
    return ChangedRow(row.change, row.id, (source.item, text.item), (source, text))


def _changed_segment(row: Any) -> ChangedRow:
    source, target = 2 * row.id, 2 * row.id + 1
    sides = ((source, row.source_language, row.source), (target, row.language, row.target))
    texts = () if row.deleted else tuple(KeptText(item, row.id, row.job, *side) for item, *side in sides if side[1])
    return ChangedRow(row.change, row.id, (source, target), texts)


def _chunks(identities: Collection[int]) -> Iterator[Sequence[int]]:
    listed = list(identities)
    return (listed[start : start + _CHUNK] for start in range(0, len(listed), _CHUNK))
