"""The units of a file beside the desk's: in temporary tables that only one connection sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from tmtool.model.units import Authorship, Status
from tmtool.store import tables
from tmtool.store.columns import as_json
from tmtool.store.marked import tags_to
from tmtool.store.transaction import Row, digest, table_of
from tmtool.store.units import Context, Text

_UNIT = table_of(tables.UnitRow)
_VARIANT = table_of(tables.VariantRow)
_BATCH = 1000

UNIT_KEY = ("source_language", "source_key", "previous_hash", "next_hash", "tuid")
UNIT_METADATA = ("properties", "notes", "created_by", "created_at", "changed_by", "changed_at")
UNIT_SAID = (*UNIT_KEY, "source_hash", *UNIT_METADATA)
VARIANT_KEY = ("language", "text_key")
VARIANT_METADATA = ("status", "properties", "notes", "created_by", "created_at", "changed_by", "changed_at")
VARIANT_SAID = (*VARIANT_KEY, "language_tag", "text", "tags", "text_hash", "tokens", *VARIANT_METADATA)
VARIANT_REVIVED = tuple(name for name in VARIANT_SAID if name not in (*VARIANT_KEY, "text_hash"))
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


def _staging_columns(table: sa.Table, names: Sequence[str]) -> Iterator[sa.Column[Any]]:
    return (sa.Column(name, table.c[name].type) for name in names)


_STAGING = sa.MetaData()
STAGED_UNIT = sa.Table(
    "staged_unit",
    _STAGING,
    sa.Column("n", sa.Integer, primary_key=True),
    *_staging_columns(_UNIT, UNIT_SAID),
    sa.Column("digest", sa.LargeBinary),
    sa.Column("unit", sa.Integer),
    prefixes=["TEMPORARY"],
)
STAGED_VARIANT = sa.Table(
    "staged_variant",
    _STAGING,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("n", sa.Integer),
    *_staging_columns(_VARIANT, VARIANT_SAID),
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
        _put(connection, STAGED_UNIT, [_unit_row(n, unit) for n, unit in numbered])
        _put(
            connection, STAGED_VARIANT, [_variant_row(n, variant) for n, unit in numbered for variant in unit.variants]
        )
        done += len(batch)
        yield done


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
