"""The units of a file beside the desk's: in temporary tables that only one connection sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

import sqlalchemy as sa

from tmtool.model.units import Authorship, Status
from tmtool.store import tables
from tmtool.store.columns import as_json
from tmtool.store.marked import tags_to
from tmtool.store.transaction import digest_of, table_of
from tmtool.store.units import Context, Text

_UNIT = table_of(tables.UnitRow)
_VARIANT = table_of(tables.VariantRow)
_BATCH = 1000
_Row = tuple[Any, ...]
_NOTHING = type(None)

UNIT_KEY = ("source_language", "source_key", "previous_hash", "next_hash", "tuid")
UNIT_METADATA = ("properties", "notes", "created_by", "created_at", "changed_by", "changed_at")
UNIT_SAID = ("source_language", "source_hash", "source_key", "previous_hash", "next_hash", "tuid", *UNIT_METADATA)
"""In the order of the table, as digests take it."""
VARIANT_KEY = ("language", "text_key")
VARIANT_METADATA = ("status", "properties", "notes", "created_by", "created_at", "changed_by", "changed_at")
VARIANT_SAID = ("language", "language_tag", "text", "tags", "text_hash", "text_key", "tokens", *VARIANT_METADATA)
"""In the order of the table, as digests take it."""
VARIANT_REVIVED = tuple(name for name in VARIANT_SAID if name not in (*VARIANT_KEY, "text_hash"))
"""What a text says beside its key: all of it comes from the file where a tombstone is revived or a file owns it."""


class ImportedVariant(NamedTuple):
    """A text of a unit that comes in."""

    text: Text
    language_tag: str
    status: Status
    authorship: Authorship
    properties: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


class ImportedUnit(NamedTuple):
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
        # Nothing but temporary tables is touched, so nobody waits for this transaction.
        connection.exec_driver_sql("BEGIN")
        _put(connection, STAGED_UNIT, UNIT_SAID, [_unit_row(n, unit) for n, unit in numbered])
        texts = [_text_row(n, text) for n, unit in numbered for text in _without_twins(unit.variants)]
        _put(connection, STAGED_VARIANT, VARIANT_SAID, texts)
        connection.exec_driver_sql("COMMIT")
        done += len(batch)
        yield done


def _put(connection: sa.Connection, table: sa.Table, said: Sequence[str], rows: list[_Row]) -> None:
    # Straight to the driver: preparing each row's parameters one by one would take longer than writing them.
    columns = dict(zip(("n", *said, "digest"), map(_quick_to_bind, zip(*rows, strict=True)), strict=True))
    filled = {name: values for name, values in columns.items() if values is not None}
    statement = sa.insert(table).compile(dialect=connection.dialect, column_keys=list(filled))
    connection.exec_driver_sql(str(statement), list(zip(*filled.values(), strict=True)))


def _quick_to_bind(values: tuple[Any, ...]) -> Iterable[Any] | None:
    """Give the values of a column in types that the driver takes as they are; None where none holds anything.

    For None and bytes it seeks an adapter each time (CPython's need_adapt), which takes longer than to write them.
    """
    kinds = set(map(type, values))
    if kinds == {_NOTHING}:
        return None
    if bytes not in kinds:
        return values
    return map(bytearray, values) if len(kinds) == 1 else [value and bytearray(value) for value in values]


def _json(value: Sequence[Any] | None) -> str | None:
    return as_json(list(value)) if value else None


def _without_twins(variants: tuple[ImportedVariant, ...]) -> tuple[ImportedVariant, ...]:
    """Leave out what a unit says twice in one language; the newest counts, of equally old ones the first."""
    if len({(variant.text.language, variant.text.key) for variant in variants}) == len(variants):
        return variants
    newest: dict[tuple[str, bytes], ImportedVariant] = {}
    for variant in variants:
        one = newest.setdefault((variant.text.language, variant.text.key), variant)
        if variant.authorship.when > one.authorship.when:
            newest[variant.text.language, variant.text.key] = variant
    counting = set(map(id, newest.values()))
    return tuple(variant for variant in variants if id(variant) in counting)


def _unit_row(n: int, unit: ImportedUnit) -> _Row:
    """Give the number of a unit, what it says and the digest of that."""
    source, context, who = unit.variants[0].text, unit.context, unit.authorship
    said = (
        *(source.language, source.hash, source.key),
        *(context.previous_hash, context.next_hash, unit.tuid, _json(context.properties), _json(unit.notes)),
        *(who.created_by, who.created_at, who.changed_by, who.changed_at),
    )
    return (n, *said, digest_of(said))


def _text_row(n: int, variant: ImportedVariant) -> _Row:
    """Give the number of the unit of a text, what it says and the digest of that."""
    text, tagged, who = variant.text, variant.text.text, variant.authorship
    said = (
        *(text.language, variant.language_tag, tagged.text, _json(tags_to(tagged.tags) if tagged.tags else ())),
        *(text.hash, text.key, text.tokens, variant.status.value, _json(variant.properties), _json(variant.notes)),
        *(who.created_by, who.created_at, who.changed_by, who.changed_at),
    )
    return (n, *said, digest_of(said))
