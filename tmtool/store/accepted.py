"""How a segment stood before a person began to type over what had been confirmed."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from tmtool.model.articles import State
from tmtool.store import tables
from tmtool.store.transaction import Row, table_of, values

_OPERATION = table_of(tables.OperationRow)
_REVISION = table_of(tables.RevisionRow)
_OF_SEGMENT = (
    sa.select(_OPERATION.c.kind, _REVISION.c.before)
    .join(_REVISION, _REVISION.c.operation == _OPERATION.c.id)
    .where(
        _REVISION.c.table_name == "segment",
        _REVISION.c.row == sa.bindparam("segment"),
        _REVISION.c.last_row == sa.bindparam("segment"),
    )
    .order_by(_REVISION.c.id.desc())
)


def stood_before_typing(connection: sa.Connection, segment: int) -> Row | None:
    """Give the columns of a segment as it was confirmed last; None where more than typing has changed it since."""
    before: dict[str, Any] | None = None
    for revision in connection.execute(_OF_SEGMENT, {"segment": segment}):
        if revision.kind != "draft":
            break
        before = revision.before
        if before and State(before["state"]).confirmed:
            return values(before)
    return None
