"""How the segments of a job read before, from what operations did to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from tmtool.model.articles import State
from tmtool.store import tables
from tmtool.store.transaction import Row, table_of

_OPERATION = table_of(tables.OperationRow)
_REVISION = table_of(tables.RevisionRow)
_SEGMENT = table_of(tables.SegmentRow)


@dataclass(slots=True)
class Wordings:
    """What a segment read in the translation, its source where it was not translated; operations by their numbers."""

    now: str | None = None
    """What it reads; None where it does not stand in the translation."""
    earlier: dict[str, int] = field(default_factory=dict)
    """Other texts that it had, with the operation that replaced each last."""
    since: int = 0
    """The operation that gave it the text that it has; 0 where it always had it."""
    there_since: int = 0
    """The operation that brought it into the translation; 0 where it always stood there."""


def wordings_of(connection: sa.Connection, job: int) -> dict[int, Wordings]:
    """Give how the segments of a job read before, removed ones too, by identity; those never touched do not occur.

    What a review wrote that was taken back afterwards never went out, so that its file may come once more.
    """
    in_job = sa.select(_SEGMENT.c.id).where(_SEGMENT.c.job == job)
    query = (
        sa.select(_REVISION.c.row, _REVISION.c.operation, _REVISION.c.before, _REVISION.c.after)
        .join(_OPERATION, _OPERATION.c.id == _REVISION.c.operation)
        .where(_REVISION.c.table_name == "segment", _REVISION.c.row == _REVISION.c.last_row)
        .where(_REVISION.c.row.in_(in_job), ~sa.and_(_OPERATION.c.kind == "review", _OPERATION.c.undone == 1))
        .order_by(_REVISION.c.id)
    )
    found: dict[int, Wordings] = {}
    for row in connection.execute(query):
        known = found.get(row.row)
        if known is None:
            known = found[row.row] = Wordings(_reading(row.before))
        _read_on(known, _reading(row.after), row.operation)
    return found


def _read_on(known: Wordings, text: str | None, operation: int) -> None:
    if text == known.now:
        return
    if known.now is None:
        known.there_since = operation
    elif known.now.strip():
        known.earlier[known.now] = operation
    known.now, known.since = text, operation
    if text is not None:
        known.earlier.pop(text, None)


def _reading(row: Mapping[str, object] | Row | None) -> str | None:
    if not row or "target" not in row or row["deleted"] or row["left_out"]:
        return None
    is_translated = row["target"] or row["target_tags"] or State(str(row["state"])).confirmed
    return str(row["target"] if is_translated else row["source"])
