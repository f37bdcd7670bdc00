"""What was done, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from tmtool.model.articles import HistoryEntry, Origin, OriginKind, State
from tmtool.store import tables
from tmtool.store.marked import tagged
from tmtool.store.transaction import Doing, Row, Transaction, content, table_of

_JOB = table_of(tables.JobRow)
_OPERATION = table_of(tables.OperationRow)
_REVISION = table_of(tables.RevisionRow)
_SEGMENT = table_of(tables.SegmentRow)


NOT_TAKEN_BACK_UNASKED = ("undo", "drop folder", "open job")
"""Operations that are only taken back by their number."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as it was recorded."""

    id: int
    kind: str
    person: str
    time: str
    job: int | None
    undone: bool


def operation_by_id(connection: sa.Connection, operation: int) -> Operation | None:
    """Find an operation."""
    row = connection.execute(sa.select(_OPERATION).where(_OPERATION.c.id == operation)).one_or_none()
    return None if row is None else Operation(row.id, row.kind, row.person, row.time, row.job, bool(row.undone))


def last_operation(connection: sa.Connection, person: str, job: int | None) -> int | None:
    """Find the last operation of a person (on a job) that was not taken back."""
    query = (
        sa.select(_OPERATION.c.id)
        .where(_OPERATION.c.person == person, _OPERATION.c.undone == 0)
        .where(_OPERATION.c.kind.not_in(NOT_TAKEN_BACK_UNASKED), ~_is_purged())
        .order_by(_OPERATION.c.id.desc())
        .limit(1)
    )
    if job is not None:
        query = query.where(_OPERATION.c.job == job)
    return connection.execute(query).scalar()


def last_but_typing(connection: sa.Connection, person: str, job: int) -> tuple[int | None, tuple[int, ...]]:
    """Find the last operation of a person on a job, but for what was only typed into a new or a draft segment.

    Returns:
        It, None where there is none; and the typing after it that came to nothing, because all of it was taken out.
    """
    typed = _REVISION.alias()
    of_draft = sa.and_(
        typed.c.operation == _OPERATION.c.id, typed.c.table_name == "segment", _OPERATION.c.kind == "draft"
    )
    query = (
        sa.select(_OPERATION.c.id, _OPERATION.c.kind, typed.c.before, typed.c.after)
        .outerjoin(typed, of_draft)
        .where(_OPERATION.c.person == person, _OPERATION.c.undone == 0, _OPERATION.c.job == job)
        .where(_OPERATION.c.kind.not_in(NOT_TAKEN_BACK_UNASKED), ~_is_purged())
        .order_by(_OPERATION.c.id.desc())
    )
    vain: list[int] = []
    for row in connection.execute(query):
        if row.kind != "draft" or not row.before:
            return int(row.id), tuple(vain)
        is_confirmed, was_confirmed = (State(one["state"]).confirmed for one in (row.after, row.before))
        if was_confirmed and not is_confirmed:
            return int(row.id), tuple(vain)
        if all(row.before[column] == row.after[column] for column in ("target", "target_tags")):
            vain.append(int(row.id))
    return None, tuple(vain)


def is_purged(connection: sa.Connection, operation: int) -> bool:
    """Whether an operation was on an article that has been deleted for good."""
    query = sa.select(_OPERATION.c.id).where(_OPERATION.c.id == operation, _is_purged())
    return connection.execute(query).scalar() is not None


def _is_purged() -> sa.ColumnElement[bool]:
    # An article takes its jobs and all revisions of its rows with it; what it left in the memories stays.
    job_is_gone = sa.and_(_OPERATION.c.job.is_not(None), ~sa.exists().where(_JOB.c.id == _OPERATION.c.job))
    return sa.or_(job_is_gone, ~sa.exists().where(_REVISION.c.operation == _OPERATION.c.id))


def first_of_chain(connection: sa.Connection, operation: int) -> str:
    """Name the kind of what an operation does or undoes, through undone undos to the first."""
    row = connection.execute(sa.select(_OPERATION).where(_OPERATION.c.id == operation)).one()
    while row.undoes is not None:
        row = connection.execute(sa.select(_OPERATION).where(_OPERATION.c.id == row.undoes)).one()
    return str(row.kind)


def of_segment(connection: sa.Connection, segment: int) -> tuple[HistoryEntry, ...]:
    """Give what touched a segment, newest first."""
    query = (
        sa.select(_OPERATION, _REVISION.c.after)
        .join(_REVISION, _REVISION.c.operation == _OPERATION.c.id)
        .where(_REVISION.c.table_name == "segment", _REVISION.c.row == segment, _REVISION.c.last_row == segment)
        .order_by(_REVISION.c.id.desc())
    )
    return tuple(
        HistoryEntry(
            operation=row.id,
            kind=row.kind,
            person=row.person,
            time=row.time,
            target=tagged(row.after["target"], row.after["target_tags"]).shown,
            state=State(row.after["state"]),
            undone=bool(row.undone),
        )
        for row in connection.execute(query)
        if row.after and "target" in row.after
    )


def accepted_by(connection: sa.Connection, operation: int) -> tuple[int, str, Origin | None] | None:
    """Give the segment that an operation was on, the text that it left there, in shown form, and its origin."""
    query = (
        sa.select(_REVISION.c.row, _REVISION.c.after)
        .where(_REVISION.c.operation == operation, _REVISION.c.table_name == "segment")
        .order_by(_REVISION.c.id)
        .limit(1)
    )
    found = connection.execute(query).one_or_none()
    if found is None or not found.after or "target" not in found.after:
        return None
    after = found.after
    origin = Origin(OriginKind(after["origin"]), after["origin_detail"] or "") if after["origin"] else None
    return int(found.row), tagged(after["target"], after["target_tags"]).shown, origin


def draft_to_extend(connection: sa.Connection, segment: int, person: str) -> int | None:
    """Find the draft operation that further typing continues: the last thing this person did, in this segment."""
    last = (
        sa.select(_OPERATION).where(_OPERATION.c.person == person).order_by(_OPERATION.c.id.desc()).limit(1).subquery()
    )
    after = connection.execute(
        sa.select(last.c.id, _REVISION.c.after)
        .join(_REVISION, _REVISION.c.operation == last.c.id)
        .where(last.c.kind == "draft", last.c.undone == 0)
        .where(_REVISION.c.table_name == "segment", _REVISION.c.row == segment)
    ).one_or_none()
    if after is None:
        return None
    now = connection.execute(sa.select(_SEGMENT).where(_SEGMENT.c.id == segment)).mappings().one()
    return int(after.id) if content(_SEGMENT, dict(now)) == after.after else None


def extend_draft(transaction: Transaction, operation: int, segment: int, columns: Row) -> None:
    """Write more typing into a segment under the draft operation that began it."""
    doing = Doing("draft", transaction.doing.person, recorded=False)
    unrecorded = Transaction(transaction.connection, doing, transaction.now)
    unrecorded.update(tables.SegmentRow, segment, **columns)
    now = transaction.connection.execute(sa.select(_SEGMENT).where(_SEGMENT.c.id == segment)).mappings().one()
    transaction.connection.execute(
        sa.update(_REVISION)
        .where(_REVISION.c.operation == operation, _REVISION.c.table_name == "segment", _REVISION.c.row == segment)
        .values(after=content(_SEGMENT, dict(now)))
    )
    transaction.connection.execute(
        sa.update(_OPERATION).where(_OPERATION.c.id == operation).values(time=transaction.now, change=unrecorded.change)
    )
