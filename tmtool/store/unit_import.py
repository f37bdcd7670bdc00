"""Taking the units of a file into a memory: staged first, then written as one transaction by set operations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from tmtool.model.units import Authorship, Status
from tmtool.store import dialect, tables
from tmtool.store.columns import as_json
from tmtool.store.marked import tags_to
from tmtool.store.transaction import Row, Table, Transaction, digest, table_of
from tmtool.store.units import Context, Text

_UNIT = table_of(tables.UnitRow)
_VARIANT = table_of(tables.VariantRow)
_BATCH = 1000

_UNIT_KEY = ("source_language", "source_key", "previous_hash", "next_hash", "tuid")
_UNIT_METADATA = ("properties", "notes", "created_by", "created_at", "changed_by", "changed_at")
_UNIT_SAID = (*_UNIT_KEY, "source_hash", *_UNIT_METADATA)
_VARIANT_KEY = ("language", "text_key")
_VARIANT_METADATA = ("status", "properties", "notes", "created_by", "created_at", "changed_by", "changed_at")
_VARIANT_SAID = (*_VARIANT_KEY, "language_tag", "text", "tags", "text_hash", "tokens", *_VARIANT_METADATA)
_VARIANT_REVIVED = tuple(name for name in _VARIANT_SAID if name not in (*_VARIANT_KEY, "text_hash"))
"""What a text says beside its key: all of it comes from the file where a tombstone is revived or a file owns it."""


@dataclass(frozen=True, slots=True)
class ImportedVariant:
    """A text of a unit that comes in."""

    text: Text
    language_tag: str
    status: Status
    authorship: Authorship
    properties: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedUnit:
    """A unit that comes in; its source text is the first variant."""

    variants: tuple[ImportedVariant, ...]
    context: Context
    tuid: str | None
    authorship: Authorship
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnitCounts:
    """What became of the staged units."""

    new: int
    updated: int
    duplicate: int
    removed: int


def _staging_columns(table: sa.Table, names: Sequence[str]) -> Iterator[sa.Column[Any]]:
    return (sa.Column(name, table.c[name].type) for name in names)


_STAGING = sa.MetaData()
_STAGED_UNIT = sa.Table(
    "staged_unit",
    _STAGING,
    sa.Column("n", sa.Integer, primary_key=True),
    *_staging_columns(_UNIT, _UNIT_SAID),
    sa.Column("digest", sa.LargeBinary),
    sa.Column("unit", sa.Integer),
    prefixes=["TEMPORARY"],
)
_STAGED_VARIANT = sa.Table(
    "staged_variant",
    _STAGING,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("n", sa.Integer),
    *_staging_columns(_VARIANT, _VARIANT_SAID),
    sa.Column("digest", sa.LargeBinary),
    sa.Column("unit", sa.Integer),
    sa.Column("variant", sa.Integer),
    sa.Column("fate", sa.Text),
    prefixes=["TEMPORARY"],
)


def stage(connection: sa.Connection, units: Iterable[ImportedUnit]) -> Iterator[int]:
    """Put the units of a file beside the desk's, where nobody else sees them.

    Yields:
        The number of units staged so far, after each batch.
    """
    _STAGING.drop_all(connection)
    _STAGING.create_all(connection)
    done = 0
    source = iter(units)
    while batch := list(islice(source, _BATCH)):
        numbered = list(enumerate(batch, done + 1))
        _put(connection, _STAGED_UNIT, [_unit_row(n, unit) for n, unit in numbered])
        _put(
            connection, _STAGED_VARIANT, [_variant_row(n, variant) for n, unit in numbered for variant in unit.variants]
        )
        done += len(batch)
        yield done


def write(transaction: Transaction, memory: int, *, replace: bool) -> UnitCounts:
    """Write what was staged into a memory.

    Args:
        transaction: the transaction, on the connection that staged.
        memory: the memory to write into.
        replace: whether units and texts of the memory that were not staged go.
    """
    _find_units(transaction, memory)
    _insert_units(transaction, memory)
    _find_units(transaction, memory)
    _judge_variants(transaction, replace=replace)
    removed = _remove_others(transaction, memory) if replace else 0
    updated = _update_units(transaction, replace=replace)
    _revive(transaction, tables.UnitRow, sa.select(_STAGED_UNIT.c.unit))
    _revive(transaction, tables.VariantRow, sa.select(_STAGED_VARIANT.c.variant))
    _insert_variants(transaction)
    _update_variants(transaction, replace=replace)
    return _count(transaction, removed, updated)


def _put(connection: sa.Connection, table: sa.Table, rows: list[Row]) -> None:
    # Straight to the driver: preparing each row's parameters one by one would take longer than writing them.
    names = [column.name for column in table.columns if column.name in rows[0]]
    statement = sa.insert(table).compile(dialect=connection.dialect, column_keys=names)
    in_order = itemgetter(*names)
    connection.exec_driver_sql(str(statement), [in_order(row) for row in rows])


def _json(value: list[Any]) -> str | None:
    return as_json(value) if value else None


def _unit_row(n: int, unit: ImportedUnit) -> Row:
    source = unit.variants[0].text
    row: Row = {
        "n": n,
        "source_language": source.language,
        "source_hash": source.hash,
        "source_key": source.key,
        "previous_hash": unit.context.previous_hash,
        "next_hash": unit.context.next_hash,
        "tuid": unit.tuid,
        "properties": _json(list(unit.context.properties)),
        "notes": _json(list(unit.notes)),
        **_authorship(unit.authorship),
    }
    return {**row, "digest": digest(_UNIT, row)}


def _variant_row(n: int, variant: ImportedVariant) -> Row:
    row: Row = {
        "n": n,
        "language": variant.text.language,
        "language_tag": variant.language_tag,
        "text": variant.text.text.text,
        "tags": _json(tags_to(variant.text.text.tags) or []),
        "text_hash": variant.text.hash,
        "text_key": variant.text.key,
        "tokens": variant.text.tokens,
        "status": str(variant.status),
        "properties": _json(list(variant.properties)),
        "notes": _json(list(variant.notes)),
        **_authorship(variant.authorship),
    }
    return {**row, "digest": digest(_VARIANT, row)}


def _authorship(authorship: Authorship) -> Row:
    return {
        "created_by": authorship.created_by,
        "created_at": authorship.created_at,
        "changed_by": authorship.changed_by,
        "changed_at": authorship.changed_at,
    }


def _find_units(transaction: Transaction, memory: int) -> None:
    same_key = [_UNIT.c[name].is_not_distinct_from(_STAGED_UNIT.c[name]) for name in ("source_language", "source_key")]
    # The key index holds these expressions; a comparison of the bare columns would not use it.
    nothing: dict[str, sa.ColumnElement[Any]] = {
        "previous_hash": sa.text("x''"),  # type: ignore[dict-item]
        "next_hash": sa.text("x''"),  # type: ignore[dict-item]
        "tuid": sa.func.char(sa.literal_column("0")),
    }
    same_key += [
        sa.func.coalesce(_UNIT.c[name], empty) == sa.func.coalesce(_STAGED_UNIT.c[name], empty)
        for name, empty in nothing.items()
    ]
    found = sa.select(_UNIT.c.id).where(_UNIT.c.memory == memory, *same_key).scalar_subquery()
    transaction.connection.execute(sa.update(_STAGED_UNIT).where(_STAGED_UNIT.c.unit.is_(None)).values(unit=found))


def _insert_units(transaction: Transaction, memory: int) -> None:
    first = (
        sa.select(sa.func.min(_STAGED_UNIT.c.n))
        .where(_STAGED_UNIT.c.unit.is_(None))
        .group_by(*(_STAGED_UNIT.c[name] for name in _UNIT_KEY))
    )
    missing = sa.select(
        sa.literal(memory),
        *(_STAGED_UNIT.c[name] for name in (*_UNIT_SAID, "digest")),
        *(sa.literal(0), sa.literal(0), sa.literal(0)),
    ).where(_STAGED_UNIT.c.n.in_(first))
    if transaction.connection.execute(first.limit(1)).first() is None:
        return
    columns = ["memory", *_UNIT_SAID, "digest", "hidden", "deleted", "change"]
    _insert_from(transaction, _UNIT, columns, missing.order_by(_STAGED_UNIT.c.n))


def _insert_from(transaction: Transaction, table: sa.Table, columns: list[str], query: sa.Select[Any]) -> None:
    before = dialect.last_identity(transaction.connection, table.name)
    transaction.connection.execute(sa.insert(table).from_select(columns, query))
    made = range(before + 1, dialect.last_identity(transaction.connection, table.name) + 1)
    transaction.connection.execute(
        sa.update(table).where(table.c.id.between(made.start, made.stop - 1)).values(change=transaction.change)
    )
    transaction.made(table, made)


def _update_units(transaction: Transaction, *, replace: bool) -> set[int]:
    """Take over what a file says newer of known units as wholes; of several the newest counts.

    Returns:
        The staged units that brought it.
    """
    staged_when = sa.func.coalesce(_STAGED_UNIT.c.changed_at, _STAGED_UNIT.c.created_at, "")
    newest = sa.func.row_number().over(
        partition_by=_STAGED_UNIT.c.unit, order_by=(staged_when.desc(), _STAGED_UNIT.c.n)
    )
    ranked = sa.select(_STAGED_UNIT.c.n, newest.label("rank")).subquery()
    says_otherwise = sa.or_(*(_UNIT.c[name].is_distinct_from(_STAGED_UNIT.c[name]) for name in _UNIT_METADATA))
    is_newer = sa.func.coalesce(_UNIT.c.changed_at, _UNIT.c.created_at, "") < staged_when
    query = (
        sa.select(_STAGED_UNIT)
        .join(_UNIT, _UNIT.c.id == _STAGED_UNIT.c.unit)
        .join(ranked, sa.and_(ranked.c.n == _STAGED_UNIT.c.n, ranked.c.rank == 1))
        .where(says_otherwise if replace else sa.or_(is_newer, sa.and_(_UNIT.c.deleted == 1, says_otherwise)))
        .order_by(_STAGED_UNIT.c.n)
    )
    updated: set[int] = set()
    for row in transaction.connection.execute(query).mappings().all():
        said = {name: row[name] for name in _UNIT_METADATA if replace or row[name] is not None}
        if transaction.update(tables.UnitRow, row["unit"], **said):
            updated.add(row["n"])
    return updated


def _judge_variants(transaction: Transaction, *, replace: bool) -> None:
    """Say of each staged text whether it is new, an update of a known one, or a duplicate.

    Of texts that come more than once the newest counts, or the same file would change the memory twice.
    """
    execute = transaction.connection.execute
    unit = sa.select(_STAGED_UNIT.c.unit).where(_STAGED_UNIT.c.n == _STAGED_VARIANT.c.n).scalar_subquery()
    execute(sa.update(_STAGED_VARIANT).values(unit=unit))
    known = (
        sa.select(_VARIANT.c.id)
        .where(
            _VARIANT.c.unit == _STAGED_VARIANT.c.unit,
            _VARIANT.c.language == _STAGED_VARIANT.c.language,
            _VARIANT.c.text_key == _STAGED_VARIANT.c.text_key,
        )
        .scalar_subquery()
    )
    execute(sa.update(_STAGED_VARIANT).values(variant=known, fate="duplicate"))
    staged_when = sa.func.coalesce(_STAGED_VARIANT.c.changed_at, _STAGED_VARIANT.c.created_at, "")
    same = [_STAGED_VARIANT.c[name] for name in ("unit", *_VARIANT_KEY)]
    newest = sa.func.row_number().over(partition_by=same, order_by=(staged_when.desc(), _STAGED_VARIANT.c.id))
    ranked = sa.select(_STAGED_VARIANT.c.id, newest.label("rank")).subquery()
    first = sa.select(ranked.c.id).where(ranked.c.rank == 1)
    gone = sa.exists().where(_VARIANT.c.id == _STAGED_VARIANT.c.variant, _VARIANT.c.deleted == 1)
    execute(
        sa.update(_STAGED_VARIANT)
        .where(_STAGED_VARIANT.c.id.in_(first), sa.or_(_STAGED_VARIANT.c.variant.is_(None), gone))
        .values(fate="new")
    )
    when = sa.func.coalesce(_VARIANT.c.changed_at, _VARIANT.c.created_at, "")
    outdated = _says_otherwise() if replace else when < staged_when
    known_otherwise = sa.exists().where(_VARIANT.c.id == _STAGED_VARIANT.c.variant, _VARIANT.c.deleted == 0, outdated)
    execute(
        sa.update(_STAGED_VARIANT)
        .where(_STAGED_VARIANT.c.id.in_(first), _STAGED_VARIANT.c.fate == "duplicate", known_otherwise)
        .values(fate="updated")
    )


def _says_otherwise() -> sa.ColumnElement[bool]:
    return sa.or_(*(_VARIANT.c[name].is_distinct_from(_STAGED_VARIANT.c[name]) for name in _VARIANT_REVIVED))


def _insert_variants(transaction: Transaction) -> None:
    new = sa.and_(_STAGED_VARIANT.c.fate == "new", _STAGED_VARIANT.c.variant.is_(None))
    query = sa.select(
        _STAGED_VARIANT.c.unit,
        *(_STAGED_VARIANT.c[name] for name in (*_VARIANT_SAID, "digest")),
        *(sa.literal(0), sa.literal(0)),
    ).where(new)
    if transaction.connection.execute(sa.select(_STAGED_VARIANT.c.id).where(new).limit(1)).first() is not None:
        columns = ["unit", *_VARIANT_SAID, "digest", "deleted", "change"]
        _insert_from(transaction, _VARIANT, columns, query.order_by(_STAGED_VARIANT.c.id))


def _update_variants(transaction: Transaction, *, replace: bool) -> None:
    revived = sa.and_(_STAGED_VARIANT.c.fate == "new", _says_otherwise())
    query = (
        sa.select(_STAGED_VARIANT)
        .join(_VARIANT, _VARIANT.c.id == _STAGED_VARIANT.c.variant)
        .where(sa.or_(_STAGED_VARIANT.c.fate == "updated", revived))
        .order_by(_STAGED_VARIANT.c.id)
    )
    for row in transaction.connection.execute(query).mappings().all():
        if replace or row["fate"] == "new":
            said = {name: row[name] for name in _VARIANT_REVIVED}
        else:
            said = {name: row[name] for name in _VARIANT_METADATA if row[name] is not None}
        transaction.update(tables.VariantRow, row["variant"], **said)


def _revive(transaction: Transaction, row: Table, staged: sa.Select[Any]) -> None:
    table = table_of(row)
    dead = sa.select(table.c.id).where(table.c.id.in_(staged), table.c.deleted == 1).order_by(table.c.id)
    identities = transaction.connection.execute(dead).scalars().all()
    transaction.set_deleted(row, identities, deleted=False)


def _remove_others(transaction: Transaction, memory: int) -> int:
    staged = sa.select(_STAGED_UNIT.c.unit)
    units = transaction.connection.execute(
        sa.select(_UNIT.c.id)
        .where(_UNIT.c.memory == memory, _UNIT.c.deleted == 0, _UNIT.c.id.not_in(staged))
        .order_by(_UNIT.c.id)
    ).scalars()
    gone = units.all()
    kept = sa.select(_STAGED_VARIANT.c.variant).where(_STAGED_VARIANT.c.variant.is_not(None))
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
        _STAGED_VARIANT.c.n,
        sa.func.max(sa.case((_STAGED_VARIANT.c.fate == "new", 2), (_STAGED_VARIANT.c.fate == "updated", 1), else_=0)),
    ).group_by(_STAGED_VARIANT.c.n)
    fates = [max(fate, int(n in updated)) for n, fate in transaction.connection.execute(best)]
    return UnitCounts(new=fates.count(2), updated=fates.count(1), duplicate=fates.count(0), removed=removed)
