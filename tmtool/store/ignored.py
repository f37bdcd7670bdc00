"""Findings that are ignored, in one segment or on the whole desk."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.transaction import Transaction, table_of

_IGNORED = table_of(tables.IgnoredRow)
Entry = tuple[str, int | None, str | None]
"""Id of the check, identity of the segment, what the finding is about; None means any."""


def all_ignored(connection: sa.Connection) -> tuple[Entry, ...]:
    """Give everything that is ignored, the oldest first."""
    query = sa.select(_IGNORED.c.check_id, _IGNORED.c.segment, _IGNORED.c.about)
    found = connection.execute(query.where(_IGNORED.c.deleted == 0).order_by(_IGNORED.c.id))
    return tuple((check, segment, about) for check, segment, about in found)


def ignore(transaction: Transaction, entry: Entry) -> None:
    """Ignore findings; nothing happens where they are ignored already."""
    check, segment, about = entry
    row = _row(transaction, entry)
    if row is not None:
        if row.deleted:
            signed = {"person": transaction.doing.person, "time": transaction.now}
            transaction.update(tables.IgnoredRow, row.id, deleted=0, **signed)
        return
    transaction.insert(
        tables.IgnoredRow,
        check_id=check,
        segment=segment,
        about=about,
        person=transaction.doing.person,
        time=transaction.now,
    )


def heed(transaction: Transaction, entry: Entry) -> bool:
    """Say findings again.

    Returns:
        Whether they were ignored.
    """
    row = _row(transaction, entry)
    return row is not None and not row.deleted and transaction.remove(tables.IgnoredRow, row.id)


def _row(transaction: Transaction, entry: Entry) -> sa.Row[Any, Any] | None:
    check, segment, about = entry
    query = sa.select(_IGNORED.c.id, _IGNORED.c.deleted).where(
        _IGNORED.c.check_id == check, _IGNORED.c.segment.is_(segment), _IGNORED.c.about.is_(about)
    )
    return transaction.connection.execute(query).one_or_none()
