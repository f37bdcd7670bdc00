"""Writing many pairs of texts into a memory at once, and taking away what segments wrote before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.transaction import Row, Transaction, table_of
from tmtool.store.units import Context, Text, new_unit, new_variant, revived_variant
from tmtool.store.whole_units import has_target, imported, remove_each_unit

_SEGMENT = table_of(tables.SegmentRow)
_UNIT = table_of(tables.UnitRow)
_VARIANT = table_of(tables.VariantRow)
_CHUNK = 500
_Said = tuple[int, str, bytes]
"""Unit, language and key of a text."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A source and a target text on their way into a memory, and what stands around them."""

    source: Text
    target: Text
    context: Context


def write_pairs(transaction: Transaction, memory: int, pairs: Sequence[Pair]) -> list[int]:
    """Write pairs as units, or find them where they are, as `write_pair` does with one.

    Returns:
        The identity of the target variant of each.
    """
    units = _units(transaction, memory, pairs)
    sources = {(units[_key(one)], one.source.language, one.source.key): one.source for one in pairs}
    targets = {(units[_key(one)], one.target.language, one.target.key): one.target for one in pairs}
    # A source text can only be taken back after its targets, which are younger.
    _variants(transaction, sources)
    written = _variants(transaction, targets)
    return [written[units[_key(one)], one.target.language, one.target.key] for one in pairs]


def written_variants(connection: sa.Connection, segments: Sequence[int]) -> dict[int, int]:
    """Give the variants that confirming segments wrote for the source texts that they have, as long as these live."""
    found: dict[int, int] = {}
    for start in range(0, len(segments), _CHUNK):
        query = (
            sa.select(_SEGMENT.c.id, _VARIANT.c.id.label("variant"))
            .join(_VARIANT, _SEGMENT.c.wrote == _VARIANT.c.id)
            .join(_UNIT, _UNIT.c.id == _VARIANT.c.unit)
            .where(_SEGMENT.c.id.in_(segments[start : start + _CHUNK]))
            .where(_VARIANT.c.deleted == 0, _UNIT.c.source_key == _SEGMENT.c.source_key)
        )
        found |= {row.id: row.variant for row in connection.execute(query)}
    return found


def supersede(transaction: Transaction, variants: Iterable[int]) -> None:
    """Remove what segments wrote before, unless a segment points there still or a file brought it."""
    connection = transaction.connection
    before = sorted(set(variants))
    for start in range(0, len(before), _CHUNK):
        chunk = before[start : start + _CHUNK]
        pointing = sa.select(_SEGMENT.c.wrote).where(_SEGMENT.c.wrote.in_(chunk), _SEGMENT.c.deleted == 0)
        kept = set(connection.execute(pointing).scalars()) | imported(connection, chunk)
        gone = transaction.remove_each(tables.VariantRow, [one for one in chunk if one not in kept])
        units = sa.select(_VARIANT.c.unit).where(_VARIANT.c.id.in_(gone))
        bare = sa.select(_UNIT.c.id).where(_UNIT.c.id.in_(units), ~has_target(_UNIT.c.id))
        remove_each_unit(transaction, connection.execute(bare).scalars().all())


def _key(pair: Pair) -> tuple[Any, ...]:
    return pair.source.language, pair.source.key, pair.context.previous_hash, pair.context.next_hash


def _units(transaction: Transaction, memory: int, pairs: Sequence[Pair]) -> dict[tuple[Any, ...], int]:
    wanted = {_key(pair): pair for pair in pairs}
    found: dict[tuple[Any, ...], int] = {}
    keys = sorted({pair.source.key for pair in pairs})
    columns = (_UNIT.c.id, _UNIT.c.source_language, _UNIT.c.source_key, _UNIT.c.previous_hash, _UNIT.c.next_hash)
    for language in sorted({pair.source.language for pair in pairs}):
        for start in range(0, len(keys), _CHUNK):
            query = sa.select(*columns).where(
                _UNIT.c.memory == memory,
                _UNIT.c.source_language == language,
                _UNIT.c.source_key.in_(keys[start : start + _CHUNK]),
                _UNIT.c.tuid.is_(None),
            )
            for identity, *key in transaction.connection.execute(query):
                if tuple(key) in wanted:
                    found[tuple(key)] = identity
    transaction.update_each(tables.UnitRow, {identity: {"deleted": 0} for identity in found.values()})
    missing = [key for key in wanted if key not in found]
    rows = [new_unit(transaction, memory, wanted[key].source, wanted[key].context) for key in missing]
    return found | dict(zip(missing, transaction.insert_each(tables.UnitRow, rows), strict=True))


def _variants(
    transaction: Transaction, wanted: Mapping[tuple[int, str, bytes], Text]
) -> dict[tuple[int, str, bytes], int]:
    units = sorted({unit for unit, _, _ in wanted})
    found: dict[_Said, int] = {}
    revived: dict[int, Row] = {}
    columns = (_VARIANT.c.id, _VARIANT.c.deleted, _VARIANT.c.unit, _VARIANT.c.language, _VARIANT.c.text_key)
    for start in range(0, len(units), _CHUNK):
        query = sa.select(*columns).where(_VARIANT.c.unit.in_(units[start : start + _CHUNK]))
        for identity, is_gone, *parts in transaction.connection.execute(query):
            key = (parts[0], parts[1], parts[2])
            if key in wanted:
                found[key] = identity
                if is_gone:
                    revived[identity] = revived_variant(transaction, wanted[key])
    transaction.update_each(tables.VariantRow, revived)
    missing = [key for key in wanted if key not in found]
    rows = [new_variant(transaction, unit, wanted[unit, language, text_key]) for unit, language, text_key in missing]
    return found | dict(zip(missing, transaction.insert_each(tables.VariantRow, rows), strict=True))
