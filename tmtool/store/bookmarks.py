"""The segments that a person wants to find again."""

from __future__ import annotations

import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.transaction import Transaction, table_of

_BOOKMARK = table_of(tables.BookmarkRow)
_SEGMENT = table_of(tables.SegmentRow)


def bookmarks_in(connection: sa.Connection, person: str, job: int) -> frozenset[int]:
    """Give the segments of a job that a person marked."""
    query = (
        sa.select(_BOOKMARK.c.segment)
        .join(_SEGMENT, _SEGMENT.c.id == _BOOKMARK.c.segment)
        .where(_BOOKMARK.c.person == person, _SEGMENT.c.job == job, _SEGMENT.c.deleted == 0)
    )
    return frozenset(connection.execute(query).scalars())


def mark(transaction: Transaction, person: str, segment: int) -> None:
    """Mark a segment for a person, once."""
    unmark(transaction, person, segment)
    transaction.connection.execute(sa.insert(_BOOKMARK).values(person=person, segment=segment))


def unmark(transaction: Transaction, person: str, segment: int) -> None:
    """Take a person's mark from a segment."""
    transaction.connection.execute(
        sa.delete(_BOOKMARK).where(_BOOKMARK.c.person == person, _BOOKMARK.c.segment == segment)
    )
