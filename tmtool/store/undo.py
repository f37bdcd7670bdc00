"""Taking an operation back: the inverse of each revision, where the row is still as the operation left it."""

from __future__ import annotations

from dataclasses import dataclass, field

import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.transaction import Row, Table, Transaction, content, table_of, values

_OPERATION = table_of(tables.OperationRow)
_REVISION = table_of(tables.RevisionRow)
_UNIT = table_of(tables.UnitRow)
_VARIANT = table_of(tables.VariantRow)


@dataclass(slots=True)
class Taken:
    """What became of the rows of an operation that was taken back."""

    restored: list[tuple[str, int]] = field(default_factory=list)
    """Table and identity of each row that is as before; of runs of new rows only the count is kept."""
    in_runs: int = 0
    left: list[tuple[str, int]] = field(default_factory=list)
    """Rows that a later operation touched, or that others now depend on."""


NOT_TAKEN_BACK_UNASKED = ("undo", "drop folder", "open job")
"""Operations that are only taken back by their number."""


def last_operation(connection: sa.Connection, person: str, job: int | None) -> int | None:
    """Find the last operation of a person (on a job) that was not taken back."""
    query = (
        sa.select(_OPERATION.c.id)
        .where(_OPERATION.c.person == person, _OPERATION.c.undone == 0)
        .where(_OPERATION.c.kind.not_in(NOT_TAKEN_BACK_UNASKED))
        .order_by(_OPERATION.c.id.desc())
        .limit(1)
    )
    if job is not None:
        query = query.where(_OPERATION.c.job == job)
    return connection.execute(query).scalar()


def take_back(transaction: Transaction, operation: int) -> Taken:
    """Write the inverse of an operation, newest revision first.

    A unit and its source text stay while other texts of the unit live, and go when the last one goes.
    """
    taken = Taken()
    change = transaction.connection.execute(
        sa.select(_OPERATION.c.change).where(_OPERATION.c.id == operation)
    ).scalar_one()
    revisions = transaction.connection.execute(
        sa.select(_REVISION).where(_REVISION.c.operation == operation).order_by(_REVISION.c.id.desc())
    ).mappings()
    for revision in revisions.all():
        row = tables.BY_NAME[revision["table_name"]]
        if revision["after"] is None or set(revision["after"]) == {"deleted"}:
            _take_back_run(transaction, row, range(revision["row"], revision["last_row"] + 1), revision, change, taken)
        else:
            _take_back_row(transaction, row, revision["row"], revision["before"], revision["after"], taken)
    _remove_units_without_targets(transaction, taken)
    transaction.connection.execute(sa.update(_OPERATION).where(_OPERATION.c.id == operation).values(undone=1))
    undoes = transaction.connection.execute(sa.select(_OPERATION.c.undoes).where(_OPERATION.c.id == operation)).scalar()
    if undoes is not None:
        transaction.connection.execute(sa.update(_OPERATION).where(_OPERATION.c.id == undoes).values(undone=0))
    return taken


def _take_back_row(
    transaction: Transaction, row: Table, identity: int, before: Row | None, after: Row, taken: Taken
) -> None:
    table = table_of(row)
    now = dict(transaction.connection.execute(sa.select(table).where(table.c.id == identity)).mappings().one())
    name = (table.name, identity)
    restored = {**after, "deleted": 1} if before is None else before
    if content(table, now) != after or (restored["deleted"] and _is_needed(transaction, table, identity)):
        taken.left.append(name)
        return
    transaction.update(row, identity, **values(restored))
    taken.restored.append(name)


def _take_back_run(
    transaction: Transaction, row: Table, run: range, revision: sa.RowMapping, change: int, taken: Taken
) -> None:
    table = table_of(row)
    was_removed = bool(revision["after"] and revision["after"]["deleted"])
    touched = transaction.connection.execute(
        sa.select(table.c.id)
        .where(table.c.id.between(run.start, run.stop - 1), table.c.change != change)
        .order_by(table.c.id.desc())
    ).scalars()
    touched_rows = touched.all()
    untouched = sa.and_(table.c.id.between(run.start, run.stop - 1), table.c.change == change)
    # Targets go before source texts, which stay while a target lives.
    for condition in _in_order(table) if not was_removed else (sa.true(),):
        written = transaction.connection.execute(
            sa.update(table)
            .where(untouched, table.c.deleted == int(was_removed), condition)
            .values(deleted=int(not was_removed), change=transaction.change)
        )
        taken.in_runs += written.rowcount
    transaction.run(table, run, {"deleted": int(was_removed)}, {"deleted": int(not was_removed)})
    kept = sa.select(table.c.id).where(untouched, table.c.deleted == int(was_removed))
    taken.left += [(table.name, identity) for identity in transaction.connection.execute(kept).scalars()]
    for identity in touched_rows:
        after = _content_left_in_run(transaction, table, identity, revision["id"])
        before = {**after, "deleted": 1} if after is not None and not was_removed else after
        if after is not None:
            _take_back_row(transaction, row, identity, before, after, taken)


def _in_order(table: sa.Table) -> tuple[sa.ColumnElement[bool], ...]:
    if table.name == "unit":
        return (~_has_target(_UNIT.c.id),)
    if table.name == "variant":
        is_source = _is_source()
        return (~is_source, sa.and_(is_source, ~_has_target(_VARIANT.c.unit)))
    return (sa.true(),)


def _is_source() -> sa.ColumnElement[bool]:
    unit = _UNIT.alias()
    return sa.exists().where(
        unit.c.id == _VARIANT.c.unit,
        unit.c.source_language == _VARIANT.c.language,
        unit.c.source_key == _VARIANT.c.text_key,
    )


def _has_target(unit_id: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    unit, variant = _UNIT.alias(), _VARIANT.alias()
    return sa.exists().where(
        unit.c.id == unit_id,
        variant.c.unit == unit.c.id,
        variant.c.deleted == 0,
        sa.or_(variant.c.language != unit.c.source_language, variant.c.text_key != unit.c.source_key),
    )


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


def _is_needed(transaction: Transaction, table: sa.Table, identity: int) -> bool:
    """Whether a live target keeps this unit or source text from going."""
    if table.name == "unit":
        condition = _has_target(_UNIT.c.id)
    elif table.name == "variant":
        condition = sa.and_(_is_source(), _has_target(_VARIANT.c.unit))
    else:
        return False
    query = sa.select(table.c.id).where(table.c.id == identity, condition)
    return transaction.connection.execute(query).scalar() is not None


def _remove_units_without_targets(transaction: Transaction, taken: Taken) -> None:
    variants = [identity for table, identity in taken.restored if table == "variant"]
    for variant in variants:
        unit = transaction.connection.execute(
            sa.select(_UNIT.c.id)
            .join(_VARIANT, _VARIANT.c.unit == _UNIT.c.id)
            .where(_VARIANT.c.id == variant, _UNIT.c.deleted == 0, ~_has_target(_UNIT.c.id))
        ).scalar()
        if unit is not None:
            remove_unit(transaction, unit)


def remove_unit(transaction: Transaction, unit: int) -> None:
    """Make a unit and its texts tombstones."""
    alive = sa.select(_VARIANT.c.id).where(_VARIANT.c.unit == unit, _VARIANT.c.deleted == 0)
    for variant in transaction.connection.execute(alive).scalars().all():
        transaction.remove(tables.VariantRow, variant)
    transaction.remove(tables.UnitRow, unit)
