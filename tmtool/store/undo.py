"""Taking an operation back: the inverse of each revision, where the row is still as the operation left it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.transaction import Row, Table, Transaction, content, runs, table_of, values
from tmtool.store.whole_units import has_target, is_source, make_units_whole, points_at, release

_OPERATION = table_of(tables.OperationRow)
_REVISION = table_of(tables.RevisionRow)
_SEGMENT = table_of(tables.SegmentRow)
_UNIT = table_of(tables.UnitRow)
_VARIANT = table_of(tables.VariantRow)
_NAMES = {"article": ("name",), "job": ("article", "language"), "memory": ("name",), "glossary": ("name",)}
"""What only one live row of a table may be called."""

_CONCEPT, _GLOSSARY = table_of(tables.ConceptRow), table_of(tables.GlossaryRow)
_HOLDS = {_CONCEPT: (table_of(tables.TermRow), "concept"), _GLOSSARY: (_CONCEPT, "glossary")}
"""Tables whose rows hold rows of another one, and the column that says in which."""
_CHUNK = 500


@dataclass(slots=True)
class Taken:
    """What became of the rows of an operation that was taken back."""

    restored: list[tuple[str, int]] = field(default_factory=list)
    """Table and identity of each row that is as before; of runs of new rows only the count is kept."""
    in_runs: int = 0
    left: list[tuple[str, int]] = field(default_factory=list)
    """Rows that a later operation touched, or that others now depend on."""


@dataclass(slots=True)
class Later:
    """The rows that other operations wrote later, as far as these were not taken back themselves."""

    operation: int
    """The one after which they came."""
    first: int
    """Its first revision; a part of it may be younger than another operation that came in between."""
    rows: dict[tuple[str, int], int]
    """Table and identity to the last revision by another operation."""
    runs: list[tuple[str, range, int]]
    superseded: set[int | None] = field(default_factory=set)
    """Texts that stay superseded, because the segments that wrote them stay as they are."""
    released: set[int | None] = field(default_factory=set)
    """Texts that a segment pointed at which no longer does."""

    def touched(self, table: str, identity: int, revision: int) -> bool:
        """Whether another operation wrote a row after a revision."""
        return self.rows.get((table, identity), 0) > revision or any(
            name == table and identity in run and last > revision for name, run, last in self.runs
        )


def take_back(transaction: Transaction, operation: int) -> Taken:
    """Write the inverse of an operation: segments first, then the rest, newest revision first.

    A unit and its source text stay while other texts of the unit live, and go when the last one goes. A text stays
    while a confirmed segment points at it, and stays superseded while the segment does that superseded it.
    """
    taken = Taken()
    done = transaction.connection.execute(sa.select(_OPERATION).where(_OPERATION.c.id == operation)).one()
    revisions = revisions_of(transaction.connection, operation)
    later = later_than(transaction.connection, operation)
    for revision in revisions:
        row = tables.BY_NAME[revision["table_name"]]
        if revision["after"] is None or set(revision["after"]) == {"deleted"}:
            run = range(revision["row"], revision["last_row"] + 1)
            _take_back_run(transaction, row, run, revision, done.change, taken, later)
        else:
            take_back_row(transaction, row, revision, taken, later)
    # What undoing an operation released is among the revisions of the undo, and comes back by them.
    released = {variant for variant in later.released if variant is not None and done.undoes is None}
    release(transaction, released)
    texts = [range(r["row"], r["last_row"] + 1) for r in revisions if r["table_name"] == "variant"]
    make_units_whole(transaction, [*texts, *(range(variant, variant + 1) for variant in released)])
    settle_undone(transaction, operation, done.undoes)
    return taken


def revisions_of(connection: sa.Connection, operation: int) -> Sequence[sa.RowMapping]:
    """Give what an operation wrote: segments first, then the rest, the newest first."""
    query = (
        sa.select(_REVISION)
        .where(_REVISION.c.operation == operation)
        .order_by((_REVISION.c.table_name == "segment").desc(), _REVISION.c.id.desc())
    )
    return connection.execute(query).mappings().all()


def settle_undone(transaction: Transaction, operation: int, undoes: int | None) -> None:
    """Note that an operation is taken back, and that what it had taken back itself counts again."""
    transaction.connection.execute(sa.update(_OPERATION).where(_OPERATION.c.id == operation).values(undone=1))
    if undoes is not None:
        transaction.connection.execute(sa.update(_OPERATION).where(_OPERATION.c.id == undoes).values(undone=0))


def put_together(transaction: Transaction, released: set[int], variants: Iterable[int]) -> None:
    """Remove the texts that nobody points at any more, and let units live as long as their texts."""
    release(transaction, released)
    make_units_whole(transaction, list(runs(sorted({*variants, *released}))))


def later_than(connection: sa.Connection, operation: int, rows: Sequence[tuple[str, int]] | None = None) -> Later:
    """Find what other operations wrote after the beginning of one.

    Args:
        connection: where to read.
        operation: the one.
        rows: tables and identities of what it wrote as single rows; everything by default.
    """
    of_operation = sa.select(sa.func.min(_REVISION.c.id)).where(_REVISION.c.operation == operation)
    first = connection.execute(of_operation).scalar() or 0
    query = (
        sa.select(_REVISION.c.table_name, _REVISION.c.row, _REVISION.c.last_row, _REVISION.c.id)
        .join(_OPERATION, _OPERATION.c.id == _REVISION.c.operation)
        .where(_REVISION.c.id > first, _REVISION.c.operation != operation)
        .where(_OPERATION.c.undone == 0, _OPERATION.c.kind != "undo")
    )
    queries = [query]
    if rows is not None:
        by_table: defaultdict[str, list[int]] = defaultdict(list)
        for name, identity in rows:
            by_table[name].append(identity)
        queries = [query.where(_REVISION.c.last_row > _REVISION.c.row)]
        for name, identities in by_table.items():
            of_table = query.where(_REVISION.c.table_name == name)
            queries += [
                of_table.where(_REVISION.c.row.in_(identities[start : start + _CHUNK]))
                for start in range(0, len(identities), _CHUNK)
            ]
    later = Later(operation, first, {}, [])
    for name, row, last, revision in (found for one in queries for found in connection.execute(one)):
        if last > row:
            later.runs.append((name, range(row, last + 1), revision))
        else:
            later.rows[name, row] = max(later.rows.get((name, row), 0), revision)
    return later


def take_back_row(
    transaction: Transaction, row: Table, revision: Mapping[Any, Any], taken: Taken, later: Later
) -> None:
    """Take a single row back where it is still as the operation left it."""
    identity, before, after = revision["row"], revision["before"], revision["after"]
    table = table_of(row)
    now = dict(transaction.connection.execute(sa.select(table).where(table.c.id == identity)).mappings().one())
    name = (table.name, identity)
    restored = {**after, "deleted": 1} if before is None else before
    stays = (
        content(table, now) != after
        or later.touched(*name, revision["id"])
        or (table is _VARIANT and identity in later.superseded and not restored["deleted"])
        or (restored["deleted"] and _is_needed(transaction, table, identity, later))
        or (not restored["deleted"] and _is_taken(transaction, table, identity, restored))
    )
    if stays:
        taken.left.append(name)
    else:
        transaction.update(row, identity, **values(restored))
        taken.restored.append(name)
    if table is _SEGMENT and after["wrote"] != restored["wrote"] and (stays or _fits_source(transaction, after)):
        (later.superseded if stays else later.released).add(restored["wrote"] if stays else after["wrote"])


def _take_back_run(
    transaction: Transaction,
    row: Table,
    run: range,
    revision: sa.RowMapping,
    change: int,
    taken: Taken,
    later: Later,
) -> None:
    table = table_of(row)
    was_removed = bool(revision["after"] and revision["after"]["deleted"])
    in_run = table.c.id.between(run.start, run.stop - 1)
    touched = transaction.connection.execute(
        sa.select(table.c.id).where(in_run, table.c.change != change).order_by(table.c.id.desc())
    ).scalars()
    touched_rows = touched.all()
    untouched = sa.and_(in_run, table.c.change == change)
    sources = set() if was_removed else _sources_among(transaction, table, touched_rows)

    def take_back_touched(identities: Iterable[int]) -> None:
        for identity in identities:
            after = _content_left_in_run(transaction, table, identity, revision["id"])
            if after is not None:
                before = {**after, "deleted": int(not was_removed)}
                alone = {"row": identity, "before": before, "after": after, "id": revision["id"]}
                take_back_row(transaction, row, alone, taken, later)

    # Targets go before source texts, which stay while a target lives.
    take_back_touched(identity for identity in touched_rows if identity not in sources)
    for condition in _in_order(table, later) if not was_removed else (sa.true(),):
        written = transaction.connection.execute(
            sa.update(table)
            .where(untouched, table.c.deleted == int(was_removed), condition)
            .values(deleted=int(not was_removed), change=transaction.change)
        )
        taken.in_runs += written.rowcount
    kept = sa.select(table.c.id).where(untouched, table.c.deleted == int(was_removed)).order_by(table.c.id)
    kept_rows = transaction.connection.execute(kept).scalars().all()
    taken.left += [(table.name, identity) for identity in kept_rows]
    for changed in _without(run, {*touched_rows, *kept_rows}):
        transaction.run(table, changed, {"deleted": int(was_removed)}, {"deleted": int(not was_removed)})
    take_back_touched(identity for identity in touched_rows if identity in sources)


def _sources_among(transaction: Transaction, table: sa.Table, identities: Sequence[int]) -> set[int]:
    """The source texts of units among some rows."""
    if table is not _VARIANT or not identities:
        return set()
    among = sa.select(_VARIANT.c.id).where(_VARIANT.c.id.between(min(identities), max(identities)), is_source())
    return set(transaction.connection.execute(among).scalars()).intersection(identities)


def _without(run: range, spared: set[int]) -> Iterator[range]:
    return runs([identity for identity in run if identity not in spared]) if spared else iter([run])


def _in_order(table: sa.Table, later: Later) -> tuple[sa.ColumnElement[bool], ...]:
    if table.name == "unit":
        return (~has_target(_UNIT.c.id),)
    if table.name == "variant":
        of_source = is_source()
        return (
            sa.and_(~of_source, ~is_kept_by_segment(later)),
            sa.and_(of_source, ~has_target(_VARIANT.c.unit)),
        )
    return (sa.true(),)


def is_kept_by_segment(later: Later) -> sa.ColumnElement[bool]:
    """Whether a confirmed segment points at a text, and did not already before the operation to be taken back.

    One that did has outlived the text: a person had removed it from the memory.
    """
    touched_later = (
        sa.exists()
        .where(
            _REVISION.c.table_name == "segment",
            _REVISION.c.row <= _SEGMENT.c.id,
            _REVISION.c.last_row >= _SEGMENT.c.id,
            _REVISION.c.id > later.first,
            _REVISION.c.operation != later.operation,
            _OPERATION.c.id == _REVISION.c.operation,
            _OPERATION.c.undone == 0,
            _OPERATION.c.kind != "undo",
        )
        .correlate(_SEGMENT)
    )
    return sa.exists().where(*points_at(_SEGMENT, _VARIANT.c.id), touched_later)


def _content_left_in_run(transaction: Transaction, table: sa.Table, identity: int, revision: int) -> Row | None:
    """What the run left in a row that was touched later: what the next revision found there."""
    found = transaction.connection.execute(
        sa.select(_REVISION.c.before)
        .where(
            _REVISION.c.table_name == table.name,
            _REVISION.c.row <= identity,
            _REVISION.c.last_row >= identity,
            _REVISION.c.id > revision,
        )
        .order_by(_REVISION.c.id)
        .limit(1)
    ).scalar()
    if found is None or set(found) == {"deleted"}:
        now = transaction.connection.execute(sa.select(table).where(table.c.id == identity)).mappings().one()
        return {**content(table, dict(now)), **(found or {})}
    return dict(found)


def _is_needed(transaction: Transaction, table: sa.Table, identity: int, later: Later) -> bool:
    """Whether something that lives keeps this row from going.

    That is a live target for a unit or source text, a confirmed segment for a target, a term for a concept, and a
    concept for a glossary.
    """
    condition: sa.ColumnElement[bool]
    if table in _HOLDS:
        inside, owner = _HOLDS[table]
        condition = sa.exists().where(inside.c[owner] == table.c.id, inside.c.deleted == 0)
    elif table is _UNIT:
        condition = has_target(_UNIT.c.id)
    elif table is _VARIANT:
        needed_source = sa.and_(is_source(), has_target(_VARIANT.c.unit))
        condition = sa.or_(needed_source, is_kept_by_segment(later))
    else:
        return False
    query = sa.select(table.c.id).where(table.c.id == identity, condition)
    return transaction.connection.execute(query).scalar() is not None


def _is_taken(transaction: Transaction, table: sa.Table, identity: int, restored: Row) -> bool:
    """Whether another live row has meanwhile got the name that this one had."""
    if table.name not in _NAMES or restored.get("archived"):
        return False
    same = [table.c[column] == restored[column] for column in _NAMES[table.name]]
    is_live = (
        table.c.deleted == 0 if "archived" not in table.c else sa.and_(table.c.deleted == 0, table.c.archived == 0)
    )
    query = sa.select(table.c.id).where(*same, is_live, table.c.id != identity)
    return transaction.connection.execute(query.limit(1)).scalar() is not None


def _fits_source(transaction: Transaction, segment: Row) -> bool:
    return bool(fitting_source(transaction, [segment]))


def fitting_source(transaction: Transaction, segments: Sequence[Row]) -> set[tuple[int, bytes]]:
    """Give the texts that segments point at, with the source key, where they were made for the source that these have.

    After an update or a split they were not, and stay right for the source text of before.
    """
    wanted = {
        (segment["wrote"], values({"key": segment["source_key"]})["key"])
        for segment in segments
        if segment["wrote"] is not None
    }
    pointed = [wrote for wrote, _ in wanted]
    fitting: set[tuple[int, bytes]] = set()
    for start in range(0, len(pointed), _CHUNK):
        query = (
            sa.select(_VARIANT.c.id, _UNIT.c.source_key)
            .join(_UNIT, _UNIT.c.id == _VARIANT.c.unit)
            .where(_VARIANT.c.id.in_(pointed[start : start + _CHUNK]))
        )
        fitting.update((row.id, row.source_key) for row in transaction.connection.execute(query))
    return fitting & wanted
