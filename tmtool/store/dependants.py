"""What stands on the rows that an operation made, and would hang in the air if it were taken back."""

from __future__ import annotations

import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.transaction import table_of

_REVISION = table_of(tables.RevisionRow)
_JOB = table_of(tables.JobRow)
_SEGMENT = table_of(tables.SegmentRow)
_COMMENT = table_of(tables.CommentRow)


def dependants(connection: sa.Connection, operation: int) -> list[tuple[str, int]]:
    """Find the live rows of other operations that need what this one made.

    These are jobs opened on its article, segments cut from its blocks and comments on its segments.

    Returns:
        Table and identity of each.
    """
    made = sa.select(_REVISION.c.id).where(
        _REVISION.c.operation == operation,
        _REVISION.c.before.is_(None),
        _REVISION.c.table_name.in_(("article", "block", "segment")),
    )
    if connection.execute(made.limit(1)).scalar() is None:
        return []
    queries = (
        sa.select(sa.literal("job"), _JOB.c.id).where(
            _made(operation, "article", _JOB.c.article), ~_made(operation, "job", _JOB.c.id), _JOB.c.deleted == 0
        ),
        sa.select(sa.literal("segment"), _SEGMENT.c.id).where(
            sa.or_(_made(operation, "block", _SEGMENT.c.first_block), _made(operation, "block", _SEGMENT.c.last_block)),
            ~_touched(operation, "segment", _SEGMENT.c.id),
            _SEGMENT.c.deleted == 0,
        ),
        sa.select(sa.literal("comment"), _COMMENT.c.id).where(
            _made(operation, "segment", _COMMENT.c.segment),
            ~_touched(operation, "comment", _COMMENT.c.id),
            _COMMENT.c.deleted == 0,
        ),
    )
    return [(str(table), int(row)) for query in queries for table, row in connection.execute(query)]


def _touched(operation: int, table: str, row: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    return sa.exists().where(
        _REVISION.c.operation == operation,
        _REVISION.c.table_name == table,
        _REVISION.c.row <= row,
        _REVISION.c.last_row >= row,
    )


def _made(operation: int, table: str, row: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    return sa.exists().where(
        _REVISION.c.operation == operation,
        _REVISION.c.table_name == table,
        _REVISION.c.row <= row,
        _REVISION.c.last_row >= row,
        _REVISION.c.before.is_(None),
    )
