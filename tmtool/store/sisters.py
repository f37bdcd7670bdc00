"""The other jobs of an article over the same stretch, and what stood there when a segment was confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from tmtool.model.articles import State
from tmtool.store import tables
from tmtool.store.marked import tagged
from tmtool.store.transaction import table_of

_SEGMENT = table_of(tables.SegmentRow)
_BLOCK = table_of(tables.BlockRow)
_JOB = table_of(tables.JobRow)
_HERE = _JOB.alias("here")
_FIRST, _LAST = _BLOCK.alias("first"), _BLOCK.alias("last")
# Statements are made once: to put one together takes longer than to carry it out.
_JOBS = (
    sa.select(_JOB.c.id, _JOB.c.language)
    .join(_HERE, _HERE.c.article == _JOB.c.article)
    .where(_HERE.c.id == sa.bindparam("job"), _JOB.c.deleted == 0)
    .order_by(_JOB.c.id)
)
_RECORDED = sa.select(_SEGMENT.c.id, _SEGMENT.c.sisters).where(
    _SEGMENT.c.job == sa.bindparam("job"), _SEGMENT.c.deleted == 0, _SEGMENT.c.sisters.is_not(None)
)
_RECORDED_OF_ONE = sa.select(_SEGMENT.c.id, _SEGMENT.c.sisters).where(
    _SEGMENT.c.id == sa.bindparam("segment"), _SEGMENT.c.sisters.is_not(None)
)
_STANDING = (
    sa.select(
        _FIRST.c.position.label("first_block"),
        _SEGMENT.c.start,
        _LAST.c.position.label("last_block"),
        _SEGMENT.c.end,
        _SEGMENT.c.source,
        _SEGMENT.c.target,
        _SEGMENT.c.target_tags,
        _SEGMENT.c.state,
    )
    .join(_FIRST, _FIRST.c.id == _SEGMENT.c.first_block)
    .join(_LAST, _LAST.c.id == _SEGMENT.c.last_block)
    .where(
        _SEGMENT.c.job == sa.bindparam("job"),
        _SEGMENT.c.deleted == 0,
        _SEGMENT.c.left_out == 0,
        _SEGMENT.c.source != "",
        _LAST.c.position >= sa.bindparam("from_block"),
        _FIRST.c.position <= sa.bindparam("to_block"),
    )
    .order_by(_SEGMENT.c.position)
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A segment of a sister job; its places are those of `Segment`."""

    first_block: int
    start: int
    last_block: int
    end: int
    source: str
    target: str | None
    """In shown form; None while it is not confirmed."""


def jobs_beside(connection: sa.Connection, job: int) -> tuple[tuple[int, str], ...]:
    """Give identity and language of every job of a job's article, its own included, in the order they were made."""
    return tuple((identity, language) for identity, language in connection.execute(_JOBS, {"job": job}))


def standing(connection: sa.Connection, job: int, blocks: tuple[int, int]) -> tuple[Standing, ...]:
    """Give the segments of a job that touch some blocks, in order; left-out and added ones not.

    Args:
        connection: where to read.
        job: the job.
        blocks: positions of the first and the last block.
    """
    rows = connection.execute(_STANDING, {"job": job, "from_block": blocks[0], "to_block": blocks[1]})
    return tuple(
        Standing(
            row.first_block,
            row.start,
            row.last_block,
            row.end,
            row.source,
            tagged(row.target, row.target_tags).shown if State(row.state).confirmed else None,
        )
        for row in rows
    )


def recorded(
    connection: sa.Connection, job: int, segments: Sequence[int]
) -> dict[int, list[tuple[str, str, str | None]]]:
    """Give what segments of a job keep of their sisters: language, source and text of each.

    Args:
        connection: where to read.
        job: the job.
        segments: those that are wanted; the whole job is read for more than one.
    """
    if len(segments) == 1:
        rows = connection.execute(_RECORDED_OF_ONE, {"segment": segments[0]})
    else:
        rows = connection.execute(_RECORDED, {"job": job})
    return {identity: [(language, source, text) for language, source, text in kept] for identity, kept in rows}
