"""Units stay whole: a unit and its source text live as long as another text of the unit does, and no longer."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.transaction import Transaction, table_of

_OPERATION = table_of(tables.OperationRow)
_REVISION = table_of(tables.RevisionRow)
_SEGMENT = table_of(tables.SegmentRow)
_UNIT = table_of(tables.UnitRow)
_VARIANT = table_of(tables.VariantRow)


def is_source() -> sa.ColumnElement[bool]:
    """Whether a text is the source text of its unit."""
    unit = _UNIT.alias()
    return sa.exists().where(
        unit.c.id == _VARIANT.c.unit,
        unit.c.source_language == _VARIANT.c.language,
        unit.c.source_key == _VARIANT.c.text_key,
    )


def has_target(unit_id: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Whether a unit has a live text besides its source text."""
    unit, variant = _UNIT.alias(), _VARIANT.alias()
    return sa.exists().where(
        unit.c.id == unit_id,
        variant.c.unit == unit.c.id,
        variant.c.deleted == 0,
        sa.or_(variant.c.language != unit.c.source_language, variant.c.text_key != unit.c.source_key),
    )


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
    connection = transaction.connection
    for variant in sorted(variants):
        alone = sa.select(_VARIANT.c.id).where(
            _VARIANT.c.id == variant, _VARIANT.c.deleted == 0, ~_is_pointed_at(_VARIANT.c.id)
        )
        if connection.execute(alone).scalar() is not None and not is_imported(connection, variant):
            transaction.remove(tables.VariantRow, variant)


def is_imported(connection: sa.Connection, variant: int) -> bool:
    """Whether a file brought this text, so that no segment may take it away."""
    query = (
        sa.select(_REVISION.c.id)
        .join(_OPERATION, _OPERATION.c.id == _REVISION.c.operation)
        .where(
            _REVISION.c.table_name == "variant",
            _REVISION.c.row <= variant,
            _REVISION.c.last_row >= variant,
            _OPERATION.c.kind.in_(("import", "drop folder")),
            _OPERATION.c.undone == 0,
        )
    )
    return connection.execute(query.limit(1)).scalar() is not None


def make_units_whole(transaction: Transaction, variants: Sequence[range]) -> None:
    """Let the units of texts live or go with their last target, and the source texts with them."""
    execute = transaction.connection.execute
    for run in variants:
        units = sa.select(_VARIANT.c.unit).where(_VARIANT.c.id.between(run.start, run.stop - 1))
        here = _UNIT.c.id.in_(units)
        dead = sa.select(_UNIT.c.id).where(here, _UNIT.c.deleted == 1, has_target(_UNIT.c.id))
        for unit in execute(dead).scalars().all():
            transaction.update(tables.UnitRow, unit, deleted=0)
        silent = sa.select(_VARIANT.c.id).where(
            _VARIANT.c.unit.in_(units), _VARIANT.c.deleted == 1, is_source(), has_target(_VARIANT.c.unit)
        )
        for variant in execute(silent).scalars().all():
            transaction.update(tables.VariantRow, variant, deleted=0)
        bare = sa.select(_UNIT.c.id).where(here, _UNIT.c.deleted == 0, ~has_target(_UNIT.c.id))
        for unit in execute(bare).scalars().all():
            remove_unit(transaction, unit)


def remove_unit(transaction: Transaction, unit: int) -> None:
    """Make a unit and its texts tombstones."""
    alive = sa.select(_VARIANT.c.id).where(_VARIANT.c.unit == unit, _VARIANT.c.deleted == 0)
    for variant in transaction.connection.execute(alive).scalars().all():
        transaction.remove(tables.VariantRow, variant)
    transaction.remove(tables.UnitRow, unit)
