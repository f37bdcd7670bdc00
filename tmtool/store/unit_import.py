"""Taking staged units into a memory: one transaction, by a few set operations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tmtool.store import dialect, tables
from tmtool.store.handing_down import hand_down
from tmtool.store.transaction import Table, Transaction, table_of
from tmtool.store.unit_staging import (
    STAGED_UNIT,
    STAGED_VARIANT,
    UNIT_KEY,
    UNIT_METADATA,
    UNIT_SAID,
    VARIANT_KEY,
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
    last_known = dialect.last_identity(transaction.connection, _UNIT.name)
    _find_units(transaction, memory)
    _insert_units(transaction, memory)
    _find_units(transaction, memory)
    hand_down(transaction, last_known, replace=replace)
    _judge_variants(transaction, replace=replace)
    removed = _remove_others(transaction, memory) if replace else 0
    updated = _update_units(transaction, replace=replace)
    _revive(transaction, tables.UnitRow, sa.select(STAGED_UNIT.c.unit))
    _revive(transaction, tables.VariantRow, sa.select(STAGED_VARIANT.c.variant))
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
    if transaction.connection.execute(first.limit(1)).first() is None:
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


def _judge_variants(transaction: Transaction, *, replace: bool) -> None:
    """Say of each staged text whether it is new, an update of a known one, or a duplicate.

    Of texts that come more than once the newest counts, or the same file would change the memory twice.
    """
    execute = transaction.connection.execute
    unit = sa.select(STAGED_UNIT.c.unit).where(STAGED_UNIT.c.n == STAGED_VARIANT.c.n).scalar_subquery()
    execute(sa.update(STAGED_VARIANT).values(unit=unit))
    known = (
        sa.select(_VARIANT.c.id)
        .where(
            _VARIANT.c.unit == STAGED_VARIANT.c.unit,
            _VARIANT.c.language == STAGED_VARIANT.c.language,
            _VARIANT.c.text_key == STAGED_VARIANT.c.text_key,
        )
        .scalar_subquery()
    )
    execute(sa.update(STAGED_VARIANT).values(variant=known, fate="duplicate"))
    staged_when = sa.func.coalesce(STAGED_VARIANT.c.changed_at, STAGED_VARIANT.c.created_at, "")
    same = [STAGED_VARIANT.c[name] for name in ("unit", *VARIANT_KEY)]
    newest = sa.func.row_number().over(partition_by=same, order_by=(staged_when.desc(), STAGED_VARIANT.c.id))
    ranked = sa.select(STAGED_VARIANT.c.id, newest.label("rank")).subquery()
    first = sa.select(ranked.c.id).where(ranked.c.rank == 1)
    gone = sa.exists().where(_VARIANT.c.id == STAGED_VARIANT.c.variant, _VARIANT.c.deleted == 1)
    execute(
        sa.update(STAGED_VARIANT)
        .where(STAGED_VARIANT.c.id.in_(first), sa.or_(STAGED_VARIANT.c.variant.is_(None), gone))
        .values(fate="new")
    )
    when = sa.func.coalesce(_VARIANT.c.changed_at, _VARIANT.c.created_at, "")
    outdated = _says_otherwise() if replace else when < staged_when
    known_otherwise = sa.exists().where(_VARIANT.c.id == STAGED_VARIANT.c.variant, _VARIANT.c.deleted == 0, outdated)
    execute(
        sa.update(STAGED_VARIANT)
        .where(STAGED_VARIANT.c.id.in_(first), STAGED_VARIANT.c.fate == "duplicate", known_otherwise)
        .values(fate="updated")
    )


def _says_otherwise() -> sa.ColumnElement[bool]:
    return sa.or_(*(_VARIANT.c[name].is_distinct_from(STAGED_VARIANT.c[name]) for name in VARIANT_REVIVED))


def _insert_variants(transaction: Transaction) -> None:
    new = sa.and_(STAGED_VARIANT.c.fate == "new", STAGED_VARIANT.c.variant.is_(None))
    if transaction.connection.execute(sa.select(STAGED_VARIANT.c.id).where(new).limit(1)).first() is None:
        return
    query = sa.select(
        STAGED_VARIANT.c.unit,
        *(STAGED_VARIANT.c[name] for name in (*VARIANT_SAID, "digest")),
        *(sa.literal(0), sa.literal(transaction.change)),
    ).where(new)
    columns = ["unit", *VARIANT_SAID, "digest", "deleted", "change"]
    _insert_from(transaction, _VARIANT, columns, query.order_by(STAGED_VARIANT.c.id))


def _update_variants(transaction: Transaction, *, replace: bool) -> None:
    revived = sa.and_(STAGED_VARIANT.c.fate == "new", _says_otherwise())
    query = (
        sa.select(STAGED_VARIANT)
        .join(_VARIANT, _VARIANT.c.id == STAGED_VARIANT.c.variant)
        .where(sa.or_(STAGED_VARIANT.c.fate == "updated", revived))
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
    kept = sa.select(STAGED_VARIANT.c.variant).where(STAGED_VARIANT.c.variant.is_not(None))
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
    best = sa.select(
        STAGED_VARIANT.c.n,
        sa.func.max(sa.case((STAGED_VARIANT.c.fate == "new", 2), (STAGED_VARIANT.c.fate == "updated", 1), else_=0)),
    ).group_by(STAGED_VARIANT.c.n)
    fates = [max(fate, int(n in updated)) for n, fate in transaction.connection.execute(best)]
    return UnitCounts(new=fates.count(2), updated=fates.count(1), duplicate=fates.count(0), removed=removed)
