"""The units of a memory as a file carries them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

import sqlalchemy as sa

from tmtool.model.units import Authorship, Properties, Status, Unit, Variant
from tmtool.store import tables
from tmtool.store.marked import tagged
from tmtool.store.transaction import table_of

_UNIT, _VARIANT = table_of(tables.UnitRow), table_of(tables.VariantRow)
_DESK = table_of(tables.DeskRow)
_CHUNK = 500

_AnyRow = Any
"""A row of one of the two questions below, as a tuple."""
_STATUSES = {status.value: status for status in Status}
_AUTHORSHIP = ("created_by", "created_at", "changed_by", "changed_at")
_AS_IT_LIES = sa.types.NullType()


def _asked(table: sa.Table, *names: str) -> sa.Select[Any]:
    """Ask for columns as they lie in the database: most structures are empty, and looking at each takes long."""
    columns: list[Any] = [sa.type_coerce(table.c[name], _AS_IT_LIES) for name in names]
    return sa.select(*columns)


# Only what a file carries is read, in the order in which it is taken apart below.
_UNITS = _asked(_UNIT, "id", "source_language", "source_key", "tuid", "properties", "notes", *_AUTHORSHIP)
_VARIANTS = _asked(
    _VARIANT,
    *("unit", "language", "text_key", "language_tag", "text", "tags", "status", "properties", "notes"),
    *_AUTHORSHIP,
)


def pairs(connection: sa.Connection, memory: int) -> tuple[tuple[str, str], ...]:
    """Give the languages that a memory translates from and into, the pair with the most units first."""
    query = (
        sa.select(_UNIT.c.source_language, _VARIANT.c.language)
        .join(_VARIANT, _VARIANT.c.unit == _UNIT.c.id)
        .where(*_live(memory), _VARIANT.c.deleted == 0, _VARIANT.c.language != _UNIT.c.source_language)
        .group_by(_UNIT.c.source_language, _VARIANT.c.language)
        .order_by(sa.func.count(_UNIT.c.id.distinct()).desc(), _UNIT.c.source_language, _VARIANT.c.language)
    )
    return tuple((source, target) for source, target in connection.execute(query))


def identities(
    connection: sa.Connection, memory: int, *, source: str | None = None, targets: Sequence[str] = ()
) -> Sequence[int]:
    """Give the units of a memory that live and are not hidden, the oldest first.

    Args:
        connection: where to read.
        memory: the memory.
        source: the language that they are translated from; any, unless given.
        targets: languages of which they have at least one; any, unless given.
    """
    query = sa.select(_UNIT.c.id).where(*_live(memory), *_wanted(source, targets))
    return connection.execute(query.order_by(_UNIT.c.id)).scalars().all()


def _wanted(source: str | None, targets: Sequence[str]) -> Iterator[sa.ColumnElement[bool]]:
    if source is not None:
        yield _UNIT.c.source_language == source
    if targets:
        target = _VARIANT.alias()
        yield sa.exists().where(
            target.c.unit == _UNIT.c.id,
            target.c.deleted == 0,
            target.c.language != _UNIT.c.source_language,
            target.c.language.in_(targets),
        )


def _live(memory: int) -> tuple[sa.ColumnElement[bool], ...]:
    return _UNIT.c.memory == memory, _UNIT.c.deleted == 0, _UNIT.c.hidden == 0


def last_written(
    connection: sa.Connection, memory: int, *, source: str | None = None, targets: Sequence[str] = ()
) -> str:
    """Give the time of the last text of a memory, ISO 8601, so that the same memory gives the same file.

    Arguments as for `identities`.
    """
    said = sa.func.coalesce(_VARIANT.c.changed_at, _VARIANT.c.created_at)
    query = sa.select(sa.func.max(said)).join(_UNIT, _UNIT.c.id == _VARIANT.c.unit)
    query = query.where(*_live(memory), *_wanted(source, targets), _VARIANT.c.deleted == 0)
    if targets:
        query = query.where(sa.or_(_VARIANT.c.language == _UNIT.c.source_language, _VARIANT.c.language.in_(targets)))
    found = connection.execute(query).scalar()
    return str(found or connection.execute(sa.select(_DESK.c.created)).scalar_one())


def units(
    connection: sa.Connection,
    wanted: Sequence[int],
    previous_name: str,
    next_name: str,
    *,
    targets: Sequence[str] = (),
) -> Iterator[Unit]:
    """Give units with all their texts, the source first; their source language is named by the tag of that text.

    Args:
        connection: where to read.
        wanted: their identities, in the order in which they are given.
        previous_name: the property that holds the source text of the segment before.
        next_name: the property that holds that of the segment after.
        targets: the languages besides that of the source; all, unless given.
    """
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        texts: dict[int, list[_AnyRow]] = {identity: [] for identity in chunk}
        query = _VARIANTS.where(_VARIANT.c.unit.in_(chunk), _VARIANT.c.deleted == 0)
        for text in connection.execute(query.order_by(_VARIANT.c.language, _VARIANT.c.id)).all():
            texts[text[0]].append(text)
        for unit in connection.execute(_UNITS.where(_UNIT.c.id.in_(chunk)).order_by(_UNIT.c.id)).all():
            identity, source_language, source_key, tuid, properties, notes, *authorship = unit
            rows = texts[identity]
            if rows and (rows[0][1], rows[0][2]) != (source_language, source_key):
                # The source text first; the others stay in their order.
                rows.sort(key=lambda row: not (row[1] == source_language and row[2] == source_key))
            named = _named(properties)
            said = dict(named)
            yield Unit(
                tuple([_variant(row) for row in rows if not targets or row[1] == source_language or row[1] in targets]),
                rows[0][3] if rows else source_language,
                tuid,
                said.get(previous_name),
                said.get(next_name),
                _authorship(*authorship),
                tuple([one for one in named if one[0] not in (previous_name, next_name)]),
                _notes(notes),
            )


def _variant(row: _AnyRow) -> Variant:
    _, _, _, language_tag, text, tags, status, properties, notes, *authorship = row
    return Variant(
        language_tag,
        tagged(text, tags and json.loads(tags)),
        _STATUSES[status],
        _authorship(*authorship),
        _named(properties),
        _notes(notes),
    )


@lru_cache(maxsize=4096)
def _authorship(*said: str | None) -> Authorship:
    """Give one record for all that was said by the same persons at the same time."""
    return Authorship(*said)


def _named(properties: str | None) -> Properties:
    return tuple([(name, value) for name, value in json.loads(properties)]) if properties else ()


def _notes(notes: str | None) -> tuple[str, ...]:
    return tuple(json.loads(notes)) if notes else ()
