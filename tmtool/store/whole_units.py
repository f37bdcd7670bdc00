"""Units stay whole: a unit and its source text live as long as another text of the unit does, and no longer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.transaction import Transaction, table_of

_OPERATION = table_of(tables.OperationRow)
_REVISION = table_of(tables.RevisionRow)
_SEGMENT = table_of(tables.SegmentRow)
_UNIT = table_of(tables.UnitRow)
_VARIANT = table_of(tables.VariantRow)
_CHUNK = 500


# Conditions are made once: to put one together takes longer than to carry it out.


@cache
def is_source() -> sa.ColumnElement[bool]:
    """Whether a text is the source text of its unit."""
    unit = _UNIT.alias()
    return sa.exists().where(
        unit.c.id == _VARIANT.c.unit,
        unit.c.source_language == _VARIANT.c.language,
        unit.c.source_key == _VARIANT.c.text_key,
    )


@cache
def has_target(unit_id: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Whether a unit has a live text besides its source text."""
    unit, variant = _UNIT.alias(), _VARIANT.alias()
    return sa.exists().where(
        unit.c.id == unit_id,
        variant.c.unit == unit.c.id,
        variant.c.deleted == 0,
        sa.or_(variant.c.language != unit.c.source_language, variant.c.text_key != unit.c.source_key),
    )


@cache
def _is_pointed_at(variant_id: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    segment = _SEGMENT.alias()
    return sa.exists().where(*points_at(segment, variant_id))


def points_at(segment: sa.FromClause, variant_id: sa.ColumnElement[int]) -> tuple[sa.ColumnElement[bool], ...]:
    """The conditions under which a segment is confirmed and points at a text."""
    return (
        segment.c.wrote == variant_id,
        segment.c.deleted == 0,
        segment.c.state.in_(("translated", "reviewed", "final")),
    )


def release(transaction: Transaction, variants: set[int]) -> None:
    """Remove the texts that only the segments taken back had written."""
    wanted, alone = sorted(variants), list[int]()
    for start in range(0, len(wanted), _CHUNK):
        among = _VARIANT.c.id.in_(wanted[start : start + _CHUNK])
        query = sa.select(_VARIANT.c.id).where(among, _VARIANT.c.deleted == 0, ~_is_pointed_at(_VARIANT.c.id))
        alone += transaction.connection.execute(query).scalars()
    brought = imported(transaction.connection, alone)
    transaction.remove_each(tables.VariantRow, [one for one in alone if one not in brought])


def is_imported(connection: sa.Connection, variant: int) -> bool:
    """Whether a file brought this text, so that no segment may take it away."""
    return bool(imported(connection, [variant]))


def imported(connection: sa.Connection, variants: Sequence[int]) -> set[int]:
    """Give those of some texts that a file brought, so that no segment may take them away."""
    if not variants:
        return set()
    brought = sa.select(_OPERATION.c.id).where(
        _OPERATION.c.kind.in_(("import", "drop folder")), _OPERATION.c.undone == 0
    )
    query = sa.select(_REVISION.c.row, _REVISION.c.last_row).where(_REVISION.c.operation.in_(brought))
    found: set[int] = set()
    for start in range(0, len(variants), _CHUNK):
        among = _REVISION.c.row.in_(variants[start : start + _CHUNK])
        of_rows = query.where(_REVISION.c.table_name == "variant", among, _REVISION.c.last_row == _REVISION.c.row)
        found.update(row for row, _ in connection.execute(of_rows))
    # Rows brought by the thousand are few entries: they are found by the operation, not among all of the texts.
    is_text = _REVISION.c.table_name.concat("") == "variant"
    for first, last in connection.execute(query.where(is_text, _REVISION.c.last_row > _REVISION.c.row)):
        found.update(one for one in variants if first <= one <= last)
    return found


def make_units_whole(transaction: Transaction, variants: Sequence[range]) -> None:
    """Let the units of texts live or go with their last target, and the source texts with them."""
    single = [run.start for run in variants if len(run) == 1]
    of_texts = [_VARIANT.c.id.in_(single[start : start + _CHUNK]) for start in range(0, len(single), _CHUNK)]
    of_texts += [_VARIANT.c.id.between(run.start, run.stop - 1) for run in variants if len(run) > 1]
    execute = transaction.connection.execute
    for of_text in of_texts:
        units = sa.select(_VARIANT.c.unit).where(of_text)
        here = _UNIT.c.id.in_(units)
        dead = sa.select(_UNIT.c.id).where(here, _UNIT.c.deleted == 1, has_target(_UNIT.c.id))
        transaction.update_each(tables.UnitRow, {unit: {"deleted": 0} for unit in execute(dead).scalars().all()})
        silent = sa.select(_VARIANT.c.id).where(
            _VARIANT.c.unit.in_(units), _VARIANT.c.deleted == 1, is_source(), has_target(_VARIANT.c.unit)
        )
        silent_ones = execute(silent).scalars().all()
        transaction.update_each(tables.VariantRow, {variant: {"deleted": 0} for variant in silent_ones})
        bare = sa.select(_UNIT.c.id).where(here, _UNIT.c.deleted == 0, ~has_target(_UNIT.c.id))
        remove_each_unit(transaction, execute(bare).scalars().all())


def remove_each_unit(transaction: Transaction, units: Sequence[int]) -> None:
    """Make units and their texts tombstones."""
    for start in range(0, len(units), _CHUNK):
        chunk = units[start : start + _CHUNK]
        alive = sa.select(_VARIANT.c.id).where(_VARIANT.c.unit.in_(chunk), _VARIANT.c.deleted == 0)
        transaction.remove_each(tables.VariantRow, transaction.connection.execute(alive).scalars().all())
        transaction.remove_each(tables.UnitRow, chunk)


def remove_unit(transaction: Transaction, unit: int) -> None:
    """Make a unit and its texts tombstones."""
    remove_each_unit(transaction, [unit])
