"""Taking staged units into a memory: one transaction, by a few set operations."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tmtool.store import dialect, tables
from tmtool.store.handing_down import hand_down
from tmtool.store.transaction import Table, Transaction, table_of
from tmtool.store.unit_fates import FATE, judge, met_again, says_otherwise
from tmtool.store.unit_staging import (
    STAGED_UNIT,
    STAGED_VARIANT,
    UNIT_KEY,
    UNIT_METADATA,
    UNIT_SAID,
    VARIANT_METADATA,
    VARIANT_REVIVED,
    VARIANT_SAID,
)

_UNIT = table_of(tables.UnitRow)
_VARIANT = table_of(tables.VariantRow)


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """What became of the staged units."""

    new: int
    updated: int
    duplicate: int
    removed: int


def write(transaction: Transaction, memory: int, *, replace: bool) -> UnitCounts:
    """Write what was staged into a memory.

    Args:
        transaction: the transaction, on the connection that staged.
        memory: the memory to write into.
        replace: whether units and texts of the memory that were not staged go.
    """
    execute = transaction.connection.execute
    last_known = dialect.last_identity(transaction.connection, _UNIT.name)
    if execute(sa.select(_UNIT.c.id).where(_UNIT.c.memory == memory).limit(1)).first() is not None:
        _find_units(transaction, memory)
    _insert_units(transaction, memory)
    _find_units(transaction, memory)
    several = [unit for (unit,) in execute(met_again())]
    hand_down(transaction, several, last_known, replace=replace)
    judge(transaction, last_known, replace=replace, meet=bool(several))
    removed = _remove_others(transaction, memory) if replace else 0
    are_old = execute(sa.select(STAGED_UNIT.c.n).where(STAGED_UNIT.c.unit <= last_known).limit(1)).first() is not None
    updated = _update_units(transaction, replace=replace) if are_old or several else set()
    _revive(transaction, tables.UnitRow, sa.select(STAGED_UNIT.c.unit))
    _revive(transaction, tables.VariantRow, sa.select(FATE.c.variant))
    _insert_variants(transaction)
    _update_variants(transaction, replace=replace)
    return _count(transaction, removed, updated)


def _find_units(transaction: Transaction, memory: int) -> None:
    same_key = [_UNIT.c[name].is_not_distinct_from(STAGED_UNIT.c[name]) for name in ("source_language", "source_key")]
    # The key index holds these expressions; a comparison of the bare columns would not use it.
    nothing: dict[str, sa.ColumnElement[Any]] = {
        "previous_hash": sa.text("x''"),  # type: ignore[dict-item]
        "next_hash": sa.text("x''"),  # type: ignore[dict-item]
        "tuid": sa.func.char(sa.literal_column("0")),
    }
    same_key += [
        sa.func.coalesce(_UNIT.c[name], empty) == sa.func.coalesce(STAGED_UNIT.c[name], empty)
        for name, empty in nothing.items()
    ]
    found = sa.select(_UNIT.c.id).where(_UNIT.c.memory == memory, *same_key).scalar_subquery()
    transaction.connection.execute(sa.update(STAGED_UNIT).where(STAGED_UNIT.c.unit.is_(None)).values(unit=found))


def _insert_units(transaction: Transaction, memory: int) -> None:
    first = (
        sa.select(sa.func.min(STAGED_UNIT.c.n))
        .where(STAGED_UNIT.c.unit.is_(None))
        .group_by(*(STAGED_UNIT.c[name] for name in UNIT_KEY))
    )
    unknown = sa.select(STAGED_UNIT.c.n).where(STAGED_UNIT.c.unit.is_(None)).limit(1)
    if transaction.connection.execute(unknown).first() is None:
        return
    missing = sa.select(
        sa.literal(memory),
        *(STAGED_UNIT.c[name] for name in (*UNIT_SAID, "digest")),
        *(sa.literal(0), sa.literal(0), sa.literal(transaction.change)),
    ).where(STAGED_UNIT.c.n.in_(first))
    columns = ["memory", *UNIT_SAID, "digest", "hidden", "deleted", "change"]
    _insert_from(transaction, _UNIT, columns, missing.order_by(STAGED_UNIT.c.n))


def _insert_from(transaction: Transaction, table: sa.Table, columns: list[str], query: sa.Select[Any]) -> None:
    before = dialect.last_identity(transaction.connection, table.name)
    transaction.connection.execute(sa.insert(table).from_select(columns, query))
    made = range(before + 1, dialect.last_identity(transaction.connection, table.name) + 1)
    transaction.made(table, made)


def _update_units(transaction: Transaction, *, replace: bool) -> set[int]:
    """Take over what a file says newer of known units as wholes; of several the newest counts.

    Returns:
        The staged units that brought it.
    """
    staged_when = sa.func.coalesce(STAGED_UNIT.c.changed_at, STAGED_UNIT.c.created_at, "")
    newest = sa.func.row_number().over(partition_by=STAGED_UNIT.c.unit, order_by=(staged_when.desc(), STAGED_UNIT.c.n))
    ranked = sa.select(STAGED_UNIT.c.n, newest.label("rank")).subquery()
    says_otherwise = sa.or_(*(_UNIT.c[name].is_distinct_from(STAGED_UNIT.c[name]) for name in UNIT_METADATA))
    is_newer = sa.func.coalesce(_UNIT.c.changed_at, _UNIT.c.created_at, "") < staged_when
    query = (
        sa.select(STAGED_UNIT)
        .join(_UNIT, _UNIT.c.id == STAGED_UNIT.c.unit)
        .join(ranked, sa.and_(ranked.c.n == STAGED_UNIT.c.n, ranked.c.rank == 1))
        .where(says_otherwise if replace else sa.or_(is_newer, sa.and_(_UNIT.c.deleted == 1, says_otherwise)))
        .order_by(STAGED_UNIT.c.n)
    )
    updated: set[int] = set()
    for row in transaction.connection.execute(query).mappings().all():
        said = {name: row[name] for name in UNIT_METADATA if replace or row[name] is not None}
        if transaction.update(tables.UnitRow, row["unit"], **said):
            updated.add(row["n"])
    return updated


def _insert_variants(transaction: Transaction) -> None:
    new = sa.and_(FATE.c.fate == "new", FATE.c.variant.is_(None))
    if transaction.connection.execute(sa.select(FATE.c.id).where(new).limit(1)).first() is None:
        return
    query = (
        sa.select(
            FATE.c.unit,
            *(STAGED_VARIANT.c[name] for name in (*VARIANT_SAID, "digest")),
            *(sa.literal(0), sa.literal(transaction.change)),
        )
        .join(FATE, FATE.c.id == STAGED_VARIANT.c.id)
        .where(new)
    )
    columns = ["unit", *VARIANT_SAID, "digest", "deleted", "change"]
    _insert_from(transaction, _VARIANT, columns, query.order_by(STAGED_VARIANT.c.id))


def _update_variants(transaction: Transaction, *, replace: bool) -> None:
    revived = sa.and_(FATE.c.fate == "new", says_otherwise())
    query = (
        sa.select(STAGED_VARIANT, FATE.c.variant, FATE.c.fate)
        .join(FATE, FATE.c.id == STAGED_VARIANT.c.id)
        .join(_VARIANT, _VARIANT.c.id == FATE.c.variant)
        .where(sa.or_(FATE.c.fate == "updated", revived))
        .order_by(STAGED_VARIANT.c.id)
    )
    for row in transaction.connection.execute(query).mappings().all():
        if replace or row["fate"] == "new":
            said = {name: row[name] for name in VARIANT_REVIVED}
        else:
            said = {name: row[name] for name in VARIANT_METADATA if row[name] is not None}
        transaction.update(tables.VariantRow, row["variant"], **said)


def _revive(transaction: Transaction, row: Table, staged: sa.Select[Any]) -> None:
    table = table_of(row)
    dead = sa.select(table.c.id).where(table.c.id.in_(staged), table.c.deleted == 1).order_by(table.c.id)
    identities = transaction.connection.execute(dead).scalars().all()
    transaction.set_deleted(row, identities, deleted=False)


def _remove_others(transaction: Transaction, memory: int) -> int:
    staged = sa.select(STAGED_UNIT.c.unit)
    units = transaction.connection.execute(
        sa.select(_UNIT.c.id)
        .where(_UNIT.c.memory == memory, _UNIT.c.deleted == 0, _UNIT.c.id.not_in(staged))
        .order_by(_UNIT.c.id)
    ).scalars()
    gone = units.all()
    kept = sa.select(FATE.c.variant).where(FATE.c.variant.is_not(None))
    variants = transaction.connection.execute(
        sa.select(_VARIANT.c.id)
        .join(_UNIT, _UNIT.c.id == _VARIANT.c.unit)
        .where(_UNIT.c.memory == memory, _VARIANT.c.deleted == 0, _VARIANT.c.id.not_in(kept))
        .order_by(_VARIANT.c.id)
    ).scalars()
    transaction.set_deleted(tables.VariantRow, variants.all(), deleted=True)
    transaction.set_deleted(tables.UnitRow, gone, deleted=True)
    return len(gone)


def _count(transaction: Transaction, removed: int, updated: set[int]) -> UnitCounts:
    """Count the staged units, each by the best that became of it or of one of its texts."""
    rank = sa.case((FATE.c.fate == "new", 2), (FATE.c.fate == "updated", 1), else_=0)
    best = sa.select(FATE.c.n, sa.func.max(rank).label("best")).group_by(FATE.c.n).subquery()
    counted = sa.select(best.c.best, sa.func.count()).group_by(best.c.best)
    of = Counter({rank: number for rank, number in transaction.connection.execute(counted)})
    if updated:
        same = transaction.connection.execute(sa.select(best.c.n).where(best.c.best == 0)).scalars()
        raised = len(updated.intersection(same))
        of.update({1: raised, 0: -raised})
    return UnitCounts(new=of[2], updated=of[1], duplicate=of[0], removed=removed)
