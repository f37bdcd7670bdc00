"""What stands around segments: their neighbours, their confirmed sisters in other jobs, what they wrote themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from tmtool.model.text import BEGINNING, END, TaggedText
from tmtool.store import tables
from tmtool.store.marked import tagged
from tmtool.store.transaction import table_of
from tmtool.store.units import Context

_SEGMENT = table_of(tables.SegmentRow)
_JOB = table_of(tables.JobRow)
_UNIT = table_of(tables.UnitRow)
_VARIANT = table_of(tables.VariantRow)
_FEW = 8
"""Up to so many segments are asked for one by one; for more the whole job is read once."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What stands around one segment."""

    context: Context
    """The neighbours in the job, left-out ones included; the ends of the article count."""
    sisters: tuple[tuple[str, TaggedText], ...]
    """Confirmed targets of the same stretch of the article in its other jobs: language and text."""
    own: int | None
    """The variant that confirming the segment wrote for the source text that it has now, as long as it lives."""


def surroundings(connection: sa.Connection, job: int, segments: Sequence[int]) -> dict[int, Surroundings]:
    """Give what stands around some segments of a job.

    Args:
        connection: where to read.
        job: the job.
        segments: identities of live segments of it.
    """
    if len(segments) <= _FEW:
        contexts = {segment: _context(connection, job, segment) for segment in segments}
    else:
        contexts = _contexts(connection, job)
    sisters = _sisters(connection, job, segments)
    own = _own(connection, job, segments)
    nowhere = Context(None, None)
    return {
        segment: Surroundings(contexts.get(segment, nowhere), tuple(sisters.get(segment, ())), own.get(segment))
        for segment in segments
    }


def _of_job(job: int) -> sa.ColumnElement[bool]:
    return sa.and_(_SEGMENT.c.job == job, _SEGMENT.c.deleted == 0)


def _context(connection: sa.Connection, job: int, segment: int) -> Context:
    position = sa.select(_SEGMENT.c.position).where(_SEGMENT.c.id == segment).scalar_subquery()
    beside = sa.select(_SEGMENT.c.source_hash).where(_of_job(job), _SEGMENT.c.source != "").limit(1)
    before = beside.where(_SEGMENT.c.position < position).order_by(_SEGMENT.c.position.desc())
    after = beside.where(_SEGMENT.c.position > position).order_by(_SEGMENT.c.position)
    return Context(connection.execute(before).scalar() or BEGINNING, connection.execute(after).scalar() or END)


def _contexts(connection: sa.Connection, job: int) -> dict[int, Context]:
    query = sa.select(_SEGMENT.c.id, _SEGMENT.c.source_hash, _SEGMENT.c.source == "").where(_of_job(job))
    contexts: dict[int, Context] = {}
    waiting: list[int] = []
    before = previous = BEGINNING
    for segment, hashed, is_added in connection.execute(query.order_by(_SEGMENT.c.position)):
        if not is_added:
            contexts |= {one: Context(before, hashed) for one in waiting}
            waiting, before, previous = [segment], previous, hashed
    return contexts | {one: Context(before, END) for one in waiting}


def _sisters(connection: sa.Connection, job: int, segments: Sequence[int]) -> dict[int, list[tuple[str, TaggedText]]]:
    this, sister = _SEGMENT.alias("this"), _SEGMENT.alias("sister")
    here, there = _JOB.alias("here"), _JOB.alias("there")
    query = (
        sa.select(this.c.id, there.c.language, sister.c.target, sister.c.target_tags)
        .select_from(this)
        .join(here, here.c.id == this.c.job)
        .join(there, sa.and_(there.c.article == here.c.article, there.c.id != here.c.id, there.c.deleted == 0))
        .join(sister, sister.c.job == there.c.id)
        .where(
            this.c.id.in_(segments) if len(segments) <= _FEW else this.c.job == job,
            *(sister.c[name] == this.c[name] for name in ("first_block", "start", "last_block", "end")),
            sister.c.deleted == 0,
            sister.c.left_out == 0,
            sister.c.state.in_(("translated", "reviewed", "final")),
            sister.c.target != "",
        )
        .order_by(there.c.id)
    )
    found: defaultdict[int, list[tuple[str, TaggedText]]] = defaultdict(list)
    for segment, language, text, tags in connection.execute(query):
        found[segment].append((language, tagged(text, tags)))
    return found


def _own(connection: sa.Connection, job: int, segments: Sequence[int]) -> dict[int, int]:
    query = (
        sa.select(_SEGMENT.c.id, _VARIANT.c.id)
        .join(_VARIANT, _SEGMENT.c.wrote == _VARIANT.c.id)
        .join(_UNIT, _UNIT.c.id == _VARIANT.c.unit)
        .where(
            _SEGMENT.c.id.in_(segments) if len(segments) <= _FEW else _SEGMENT.c.job == job,
            _VARIANT.c.deleted == 0,
            _UNIT.c.source_key == _SEGMENT.c.source_key,
        )
    )
    return {segment: variant for segment, variant in connection.execute(query)}
