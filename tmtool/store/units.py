"""Units and variants of the memories: writing one pair, and finding candidates for matches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import sqlalchemy as sa

from tmtool.model.text import TaggedText, key_hash, text_hash
from tmtool.model.units import Status
from tmtool.store import tables
from tmtool.store.marked import tagged, tags_to
from tmtool.store.transaction import Row, Transaction, table_of
from tmtool.store.whole_units import remove_unit

_UNIT = table_of(tables.UnitRow)
_VARIANT = table_of(tables.VariantRow)
_MEMORY = table_of(tables.MemoryRow)
_CHUNK = 500


class Text(NamedTuple):
    """A text on its way into a memory."""

    language: str
    text: TaggedText
    tokens: bytes
    hash: bytes
    key: bytes

    @classmethod
    def of(cls, language: str, text: TaggedText, tokens: bytes) -> Text:
        """Give a text its hashes."""
        hashed = text_hash(text.text)
        return cls(language, text, tokens, hashed, key_hash(text) if text.tags else hashed)


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a unit: hashes for the key, texts to give back; None where unknown."""

    previous_hash: bytes | None
    next_hash: bytes | None
    properties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may match: its text in the language looked up, and one of its texts in the target language."""

    unit: int
    looked_up: int
    """The variant whose text is that of the language looked up."""
    variant: int
    text: TaggedText
    text_hash: bytes
    text_key: bytes
    target: TaggedText
    status: Status
    memory: str
    penalty: int
    source_language: str
    language: str
    previous_hash: bytes | None
    next_hash: bytes | None
    by: str | None
    at: str | None


def write_pair(transaction: Transaction, memory: int, source: Text, target: Text, context: Context) -> int:
    """Write a source and a target text as one unit, or find them where they are.

    Returns:
        The identity of the target variant.
    """
    unit = _unit(transaction, memory, source, context)
    _variant(transaction, unit, source)
    return _variant(transaction, unit, target)


def approve_variant(transaction: Transaction, variant: int, status: Status) -> None:
    """Give a target text the status that a person gave to it; one that is final stays it."""
    now = transaction.connection.execute(sa.select(_VARIANT.c.status).where(_VARIANT.c.id == variant)).scalar()
    if now != Status.FINAL:
        transaction.update(tables.VariantRow, variant, status=str(status))


def remove_variant(transaction: Transaction, variant: int) -> None:
    """Make a target text a tombstone, and its unit too where it was the last one."""
    transaction.remove(tables.VariantRow, variant)
    unit = transaction.connection.execute(
        sa.select(_VARIANT.c.unit, _UNIT.c.source_language, _UNIT.c.source_key)
        .join(_UNIT, _UNIT.c.id == _VARIANT.c.unit)
        .where(_VARIANT.c.id == variant)
    ).one()
    others = sa.select(_VARIANT.c.id).where(
        _VARIANT.c.unit == unit.unit,
        _VARIANT.c.deleted == 0,
        sa.or_(_VARIANT.c.language != unit.source_language, _VARIANT.c.text_key != unit.source_key),
    )
    if transaction.connection.execute(others.limit(1)).scalar() is None:
        remove_unit(transaction, unit.unit)


def by_hash(
    connection: sa.Connection, hashes: Sequence[bytes], language: str, target_language: str, memory: str | None = None
) -> tuple[Candidate, ...]:
    """Find the units whose text in a language has one of these hashes and that have a text in the target language."""
    found: list[Candidate] = []
    for start in range(0, len(hashes), _CHUNK):
        chunk = hashes[start : start + _CHUNK]
        found += _candidates(connection, _BY_HASH, target_language, memory, hashes=chunk, language=language)
    return tuple(found)


def by_variant(
    connection: sa.Connection, variants: Sequence[int], target_language: str, memory: str | None = None
) -> tuple[Candidate, ...]:
    """Find the units of variants that the fuzzy index named, where they have a text in the target language."""
    found: list[Candidate] = []
    for start in range(0, len(variants), _CHUNK):
        chunk = variants[start : start + _CHUNK]
        found += _candidates(connection, _BY_VARIANT, target_language, memory, variants=chunk)
    return tuple(found)


def texts_of(connection: sa.Connection, variants: Sequence[int]) -> list[TaggedText]:
    """Give texts, in the order of the variants, whether live or not."""
    found: dict[int, TaggedText] = {}
    for start in range(0, len(variants), _CHUNK):
        query = sa.select(_VARIANT.c.id, _VARIANT.c.text, _VARIANT.c.tags)
        for row in connection.execute(query.where(_VARIANT.c.id.in_(variants[start : start + _CHUNK]))):
            found[row.id] = tagged(row.text, row.tags)
    return [found[variant] for variant in variants]


# Statements are made once: to put one together takes longer than to carry it out.
_SAME_UNIT = sa.select(_UNIT.c.id).where(
    _UNIT.c.memory == sa.bindparam("memory"),
    _UNIT.c.source_language == sa.bindparam("language"),
    _UNIT.c.source_key == sa.bindparam("key"),
    _UNIT.c.previous_hash.is_not_distinct_from(sa.bindparam("previous")),
    _UNIT.c.next_hash.is_not_distinct_from(sa.bindparam("next")),
    _UNIT.c.tuid.is_(None),
)
_SAME_TEXT = sa.select(_VARIANT.c.id, _VARIANT.c.deleted).where(
    _VARIANT.c.unit == sa.bindparam("unit"),
    _VARIANT.c.language == sa.bindparam("language"),
    _VARIANT.c.text_key == sa.bindparam("key"),
)


def _unit(transaction: Transaction, memory: int, source: Text, context: Context) -> int:
    asked = {
        "memory": memory,
        "language": source.language,
        "key": source.key,
        "previous": context.previous_hash,
        "next": context.next_hash,
    }
    found = transaction.connection.execute(_SAME_UNIT, asked).scalar()
    if found is not None:
        transaction.update(tables.UnitRow, found, deleted=0)
        return int(found)
    return transaction.insert(tables.UnitRow, **new_unit(transaction, memory, source, context))


def new_unit(transaction: Transaction, memory: int, source: Text, context: Context) -> Row:
    """A row for a unit that a person writes."""
    return {
        "memory": memory,
        "source_language": source.language,
        "source_hash": source.hash,
        "source_key": source.key,
        "previous_hash": context.previous_hash,
        "next_hash": context.next_hash,
        "tuid": None,
        "properties": [list(named) for named in context.properties] or None,
        "notes": None,
        "created_by": transaction.doing.person,
        "created_at": transaction.now,
        "hidden": 0,
        "deleted": 0,
    }


def _variant(transaction: Transaction, unit: int, text: Text) -> int:
    asked = {"unit": unit, "language": text.language, "key": text.key}
    found = transaction.connection.execute(_SAME_TEXT, asked).one_or_none()
    if found is not None and not found.deleted:
        return int(found.id)
    if found is not None:
        transaction.update(tables.VariantRow, found.id, **revived_variant(transaction, text))
        return int(found.id)
    return transaction.insert(tables.VariantRow, **new_variant(transaction, unit, text))


def revived_variant(transaction: Transaction, text: Text) -> Row:
    """The columns of a text that was removed and is written again."""
    return {
        "status": str(Status.TRANSLATED),
        **_said(transaction, text),
        "changed_by": None,
        "changed_at": None,
        "deleted": 0,
    }


def new_variant(transaction: Transaction, unit: int, text: Text) -> Row:
    """A row for a text that a person writes."""
    return {
        "unit": unit,
        "language": text.language,
        "language_tag": text.language,
        "text_hash": text.hash,
        "text_key": text.key,
        "status": str(Status.TRANSLATED),
        "properties": None,
        "notes": None,
        "deleted": 0,
        **_said(transaction, text),
    }


def _said(transaction: Transaction, text: Text) -> Row:
    return {
        "text": text.text.text,
        "tags": tags_to(text.text.tags),
        "tokens": text.tokens,
        "created_by": transaction.doing.person,
        "created_at": transaction.now,
    }


_SOURCE, _TARGET = _VARIANT.alias("source"), _VARIANT.alias("target")


def _last_known(what: str) -> sa.ColumnElement[Any]:
    """Who, or when: of the last change, else of the making, of the text, else of the unit."""
    columns = (table.c[f"{verb}_{what}"] for table in (_TARGET, _UNIT) for verb in ("changed", "created"))
    return sa.func.coalesce(*columns).label(what)


_LIVE_PAIRS = (
    sa.select(
        _UNIT.c.id.label("unit"),
        _SOURCE.c.id.label("looked_up"),
        _UNIT.c.source_language,
        _UNIT.c.previous_hash,
        _UNIT.c.next_hash,
        _SOURCE.c.text.label("source_text"),
        _SOURCE.c.tags.label("source_tags"),
        _SOURCE.c.text_hash,
        _SOURCE.c.text_key,
        _SOURCE.c.language.label("language"),
        _TARGET.c.id.label("variant"),
        _TARGET.c.text.label("target_text"),
        _TARGET.c.tags.label("target_tags"),
        _TARGET.c.status,
        _last_known("by"),
        _last_known("at"),
        _MEMORY.c.name.label("memory"),
        _MEMORY.c.penalty,
    )
    .join(_UNIT, _UNIT.c.id == _SOURCE.c.unit)
    .join(_MEMORY, _MEMORY.c.id == _UNIT.c.memory)
    .join(_TARGET, _TARGET.c.unit == _UNIT.c.id)
    .where(
        _SOURCE.c.deleted == 0,
        _TARGET.c.deleted == 0,
        _UNIT.c.deleted == 0,
        _UNIT.c.hidden == 0,
        _MEMORY.c.deleted == 0,
        _TARGET.c.language == sa.bindparam("target_language"),
    )
)
# Made once: to put such a statement together takes longer than to carry it out.
_IN_MEMORY = _MEMORY.c.name == sa.bindparam("memory")
_BY_HASH = _LIVE_PAIRS.where(
    _SOURCE.c.text_hash.in_(sa.bindparam("hashes", expanding=True)), _SOURCE.c.language == sa.bindparam("language")
)
_BY_VARIANT = _LIVE_PAIRS.where(_SOURCE.c.id.in_(sa.bindparam("variants", expanding=True)))
_IN_ONE_MEMORY = {_BY_HASH: _BY_HASH.where(_IN_MEMORY), _BY_VARIANT: _BY_VARIANT.where(_IN_MEMORY)}


def _candidates(
    connection: sa.Connection, statement: sa.Select[Any], target_language: str, memory: str | None, **given: Any
) -> tuple[Candidate, ...]:
    bound = {**given, "target_language": target_language}
    if memory is not None:
        statement, bound["memory"] = _IN_ONE_MEMORY[statement], memory
    return tuple(_candidate(row) for row in connection.execute(statement, bound))


def _candidate(row: sa.Row[Any]) -> Candidate:
    return Candidate(
        unit=row.unit,
        looked_up=row.looked_up,
        variant=row.variant,
        text=tagged(row.source_text, row.source_tags),
        text_hash=row.text_hash,
        text_key=row.text_key,
        target=tagged(row.target_text, row.target_tags),
        status=Status(row.status),
        memory=row.memory,
        penalty=row.penalty,
        source_language=row.source_language,
        language=row.language,
        previous_hash=row.previous_hash,
        next_hash=row.next_hash,
        by=row.by,
        at=row.at,
    )
