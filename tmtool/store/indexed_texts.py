"""What the fuzzy index is made of: the texts of a language with their tokens, all of them or those that changed.

Rows come as plain pairs in batches, straight from the driver: a million of them are read in a second.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from tmtool.model.text import TaggedText
from tmtool.store import tables
from tmtool.store.marked import tagged
from tmtool.store.settings import identity_and_change
from tmtool.store.transaction import table_of

_VARIANT = table_of(tables.VariantRow)
_OPERATION = table_of(tables.OperationRow)
_BATCH = 100_000

Kept = tuple[int, bytes]
"""A text's identity and the tokens stored with it."""
Written = tuple[int, TaggedText]
"""A text's identity and the text itself."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in the life of a desk, by which what was derived then is known to go with the desk now."""

    identity: str
    change: int
    operation: int
    """The last operation, 0 where there was none."""
    witness: str
    """What that operation was: an older backup that was worked on again has another of the same number."""


def moment(connection: sa.Connection) -> Moment:
    """Give the present moment of a desk."""
    identity, change = identity_and_change(connection)
    last = connection.execute(sa.select(_OPERATION).order_by(_OPERATION.c.id.desc()).limit(1)).one_or_none()
    return Moment(identity, change, last.id if last else 0, _witness(last))


def has_lived(connection: sa.Connection, past: Moment) -> bool:
    """Say whether a moment is one of this desk, and not of another or of one that a backup has undone."""
    identity, change = identity_and_change(connection)
    if identity != past.identity or change < past.change:
        return False
    operation = connection.execute(sa.select(_OPERATION).where(_OPERATION.c.id == past.operation)).one_or_none()
    return _witness(operation) == past.witness


def _witness(operation: sa.Row[Any] | None) -> str:
    if operation is None:
        return ""
    said = f"{operation.id} {operation.change} {operation.time} {operation.kind} {operation.person}"
    return blake2b(said.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def last_text(connection: sa.Connection) -> int:
    """Give the highest identity of a text: there are at most so many, of all languages."""
    return int(connection.execute(sa.select(sa.func.max(_VARIANT.c.id))).scalar() or 0)


def indexed_tokens(connection: sa.Connection, language: str) -> Iterator[list[Kept]]:
    """Give every live text of a language by its stored tokens, in the order of identities, in batches."""
    return _batches(connection, _TOKENS.order_by(_VARIANT.c.id), language=language)


def tokens_of_size(connection: sa.Connection, language: str, at_least: int, at_most: int) -> Iterator[list[Kept]]:
    """Give the live texts of a language whose stored tokens take so many bytes, in batches."""
    size = sa.func.length(_VARIANT.c.tokens)
    return _batches(connection, _TOKENS.where(size.between(at_least, at_most)), language=language)


def indexed_texts(connection: sa.Connection, language: str) -> Iterator[list[Written]]:
    """Give every live text of a language itself, for when the stored tokens follow other rules, in batches."""
    query = sa.select(_VARIANT.c.id, _VARIANT.c.text, _VARIANT.c.tags).where(_IS_LIVE).order_by(_VARIANT.c.id)
    for batch in connection.execute(query, {"language": language}).partitions(_BATCH):
        yield [(row, tagged(text, tags)) for row, text, tags in batch]


def count_changed(connection: sa.Connection, since: int, limit: int) -> int:
    """Count the texts of any language that were written or deleted after a change, up to a limit."""
    return int(connection.execute(_CHANGED_COUNT, {"since": since, "limit": limit}).scalar_one())


def changed_tokens(connection: sa.Connection, language: str, since: int) -> Iterator[list[tuple[int, bytes | None]]]:
    """Give the stored tokens of what was written after a change, in batches; None for what is no text of it (now).

    Texts of other languages are among them: one may have been in this language before.
    """
    return _batches(connection, _CHANGED_TOKENS, language=language, since=since)


def changed_texts(
    connection: sa.Connection, language: str, since: int
) -> Iterator[list[tuple[int, TaggedText | None]]]:
    """Give the texts themselves of what was written after a change, as `changed_tokens` gives tokens."""
    for batch in connection.execute(_CHANGED_TEXTS, {"language": language, "since": since}).partitions(_BATCH):
        yield [(row, None if text is None else tagged(text, tags)) for row, text, tags in batch]


# Statements are made once: making one takes longer than running it, and look-ups ask for changes all the time.
_IS_LIVE = sa.and_(_VARIANT.c.language == sa.bindparam("language"), _VARIANT.c.deleted == 0)
_HAS_CHANGED = _VARIANT.c.change > sa.bindparam("since")
_TOKENS = sa.select(_VARIANT.c.id, _VARIANT.c.tokens).where(_IS_LIVE)
_CHANGED_TOKENS = sa.select(_VARIANT.c.id, sa.case((_IS_LIVE, _VARIANT.c.tokens))).where(_HAS_CHANGED)
_CHANGED_TEXTS = sa.select(_VARIANT.c.id, sa.case((_IS_LIVE, _VARIANT.c.text)), _VARIANT.c.tags).where(_HAS_CHANGED)
_CHANGED_COUNT = sa.select(sa.func.count()).select_from(
    sa.select(_VARIANT.c.change).where(_HAS_CHANGED).limit(sa.bindparam("limit")).subquery()
)


def _batches(connection: sa.Connection, query: sa.Select[Any], **given: Any) -> Iterator[list[Any]]:
    # The driver's own cursor gives tuples; rows with names would take longer than reading them.
    cursor = connection.execute(query, given).cursor
    assert cursor is not None
    try:
        while batch := cursor.fetchmany(_BATCH):
            yield list(batch)
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError(str(query), None, error) from error
    finally:
        cursor.close()
