"""Units as a person keeps them up: reading them whole, and finding what repeats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

import sqlalchemy as sa

from tmtool.model.text import TaggedText
from tmtool.model.units import Status
from tmtool.store import tables
from tmtool.store.marked import tagged
from tmtool.store.transaction import table_of

_UNIT = table_of(tables.UnitRow)
_VARIANT = table_of(tables.VariantRow)
_MEMORY = table_of(tables.MemoryRow)
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class KeptText:
    """A live text of a unit."""

    id: int
    language: str
    text: TaggedText
    key: bytes
    status: Status
    notes: tuple[str, ...]
    by: str | None
    """Who changed it last, else made it; and when."""
    at: str | None
    is_source: bool


@dataclass(frozen=True, slots=True)
class KeptUnit:
    """A live unit with all its texts."""

    id: int
    memory: int
    memory_name: str
    read_only: bool
    """Whether a file owns its memory."""
    source_language: str
    source_key: bytes
    context: tuple[bytes | None, bytes | None]
    """The hashes of its neighbours, None where unknown."""
    notes: tuple[str, ...]
    texts: tuple[KeptText, ...] = ()
    """The source text first, then by language, the oldest first."""

    @property
    def source(self) -> KeptText:
        """Its source text."""
        return self.texts[0]

    def in_language(self, language: str) -> tuple[KeptText, ...]:
        """Give its texts in a language, without the source text."""
        return tuple(text for text in self.texts if text.language == language and not text.is_source)


def units(connection: sa.Connection, identities: Sequence[int]) -> Iterator[KeptUnit]:
    """Give those of some units that live and are not hidden, in the order of their identities."""
    wanted = sorted(identities)
    for start in range(0, len(wanted), _CHUNK):
        chunk = wanted[start : start + _CHUNK]
        found = {unit.id: unit for unit in _without_texts(connection, chunk)}
        texts: dict[int, list[KeptText]] = {identity: [] for identity in found}
        query = (
            sa.select(_VARIANT)
            .where(_VARIANT.c.unit.in_(texts), _VARIANT.c.deleted == 0)
            .order_by(_VARIANT.c.language, _VARIANT.c.id)
        )
        for row in connection.execute(query):
            texts[row.unit].append(_text(row, found[row.unit]))
        for identity, unit in found.items():
            yield replace(unit, texts=tuple(sorted(texts[identity], key=lambda text: not text.is_source)))


def groups_of_units(connection: sa.Connection, groups: Iterable[tuple[int, ...]]) -> Iterator[tuple[KeptUnit, ...]]:
    """Give groups of units, as `units` gives them, many groups at a time."""
    waiting = iter(groups)
    while batch := list(islice(waiting, _CHUNK)):
        found = {unit.id: unit for unit in units(connection, [identity for group in batch for identity in group])}
        yield from (tuple(found[identity] for identity in group if identity in found) for group in batch)


def all_units(connection: sa.Connection, memory: int) -> Iterator[KeptUnit]:
    """Give every unit of a memory that lives and is not hidden, the oldest first."""
    identities = connection.execute(sa.select(_UNIT.c.id).where(*_live(memory)).order_by(_UNIT.c.id)).scalars().all()
    return units(connection, identities)


def unit_by_id(connection: sa.Connection, unit: int) -> KeptUnit | None:
    """Find a unit that lives and is not hidden."""
    return next(units(connection, [unit]), None)


def unit_of_variant(connection: sa.Connection, variant: int) -> KeptUnit | None:
    """Find the unit of a live text."""
    query = sa.select(_VARIANT.c.unit).where(_VARIANT.c.id == variant, _VARIANT.c.deleted == 0)
    unit = connection.execute(query).scalar()
    return None if unit is None else unit_by_id(connection, unit)


def count_units(connection: sa.Connection, memory: int) -> int:
    """Count the units of a memory that live and are not hidden."""
    return connection.execute(sa.select(sa.func.count()).where(*_live(memory))).scalar_one()


def target_texts(connection: sa.Connection, memory: int, language: str) -> Iterator[tuple[int, str]]:
    """Give every target text of a memory in a language, with the identity of its unit."""
    return _texts(connection, *_live(memory), _VARIANT.c.language == language, ~_is_source())


def all_texts(connection: sa.Connection, memory: int) -> Iterator[tuple[int, str]]:
    """Give every text of a memory, with the identity of its unit."""
    return _texts(connection, *_live(memory))


def _texts(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> Iterator[tuple[int, str]]:
    query = (
        sa.select(_VARIANT.c.unit, _VARIANT.c.text)
        .join(_UNIT, _UNIT.c.id == _VARIANT.c.unit)
        .where(_VARIANT.c.deleted == 0, *conditions)
        .order_by(_VARIANT.c.unit, _VARIANT.c.id)
    )
    for row in connection.execution_options(yield_per=5000).execute(query):
        yield row.unit, row.text


def repeated_sources(connection: sa.Connection, memory: int) -> list[tuple[int, ...]]:
    """Find the units of a memory that share a source text: their identities, a tuple for each text."""
    same = (_UNIT.c.source_language, _UNIT.c.source_key)
    often = sa.select(*same).where(*_live(memory)).group_by(*same).having(sa.func.count() > 1).subquery()
    query = (
        sa.select(*same, _UNIT.c.id)
        .join(often, sa.and_(often.c.source_language == same[0], often.c.source_key == same[1]))
        .where(*_live(memory))
        .order_by(_UNIT.c.id)
    )
    return _grouped((row[:2], row.id) for row in connection.execute(query))


def several_targets(connection: sa.Connection, memory: int, language: str) -> list[tuple[int, ...]]:
    """Find the units of a memory whose source text has several target texts in a language, a tuple for each text."""
    return _at_odds(connection, memory, language, (_UNIT.c.source_language, _UNIT.c.source_key), _VARIANT.c.text_key)


def several_sources(connection: sa.Connection, memory: int, language: str) -> list[tuple[int, ...]]:
    """Find the units of a memory whose target text in a language stands for several source texts."""
    return _at_odds(connection, memory, language, (_UNIT.c.source_language, _VARIANT.c.text_key), _UNIT.c.source_key)


def _at_odds(
    connection: sa.Connection,
    memory: int,
    language: str,
    same: tuple[sa.ColumnElement[Any], ...],
    other: sa.ColumnElement[Any],
) -> list[tuple[int, ...]]:
    pairs = (*_live(memory), _VARIANT.c.language == language, _VARIANT.c.deleted == 0, ~_is_source())
    joined = sa.select(*(column.label(f"same{n}") for n, column in enumerate(same)))
    often = (
        joined.join_from(_UNIT, _VARIANT, _UNIT.c.id == _VARIANT.c.unit)
        .where(*pairs)
        .group_by(*same)
        .having(sa.func.count(sa.distinct(other)) > 1)
        .subquery()
    )
    query = (
        sa.select(*same, _UNIT.c.id)
        .join_from(_UNIT, _VARIANT, _UNIT.c.id == _VARIANT.c.unit)
        .join(often, sa.and_(*(often.c[f"same{n}"] == column for n, column in enumerate(same))))
        .where(*pairs)
        .order_by(_UNIT.c.id)
    )
    return _grouped((row[:2], row.id) for row in connection.execute(query))


def _grouped(rows: Iterable[tuple[Any, int]]) -> list[tuple[int, ...]]:
    groups: dict[tuple[Any, ...], dict[int, None]] = {}
    for same, unit in rows:
        groups.setdefault(tuple(same), {})[unit] = None
    return [tuple(group) for group in groups.values()]


def _live(memory: int) -> tuple[sa.ColumnElement[bool], ...]:
    return (_UNIT.c.memory == memory, _UNIT.c.deleted == 0, _UNIT.c.hidden == 0)


def _is_source() -> sa.ColumnElement[bool]:
    return sa.and_(_VARIANT.c.language == _UNIT.c.source_language, _VARIANT.c.text_key == _UNIT.c.source_key)


def _without_texts(connection: sa.Connection, identities: Sequence[int]) -> Iterator[KeptUnit]:
    query = (
        sa.select(_UNIT, _MEMORY.c.name, _MEMORY.c.read_only)
        .join(_MEMORY, _MEMORY.c.id == _UNIT.c.memory)
        .where(_UNIT.c.id.in_(identities), _UNIT.c.deleted == 0, _UNIT.c.hidden == 0, _MEMORY.c.deleted == 0)
        .order_by(_UNIT.c.id)
    )
    for row in connection.execute(query):
        yield KeptUnit(
            id=row.id,
            memory=row.memory,
            memory_name=row.name,
            read_only=bool(row.read_only),
            source_language=row.source_language,
            source_key=row.source_key,
            context=(row.previous_hash, row.next_hash),
            notes=tuple(row.notes or ()),
        )


def _text(row: sa.Row[Any], unit: KeptUnit) -> KeptText:
    return KeptText(
        id=row.id,
        language=row.language,
        text=tagged(row.text, row.tags),
        key=row.text_key,
        status=Status(row.status),
        notes=tuple(row.notes or ()),
        by=row.changed_by or row.created_by,
        at=row.changed_at or row.created_at,
        is_source=row.language == unit.source_language and row.text_key == unit.source_key,
    )
