"""What stands around segments: their neighbours, their confirmed sisters in other jobs, what they wrote themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

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
        known = {segment: _context_and_own(connection, job, segment) for segment in segments}
        contexts = {segment: context for segment, (context, _) in known.items()}
        own = {segment: wrote for segment, (_, wrote) in known.items() if wrote is not None}
    else:
        contexts, own = _contexts(connection, job), _own(connection, job)
    sisters = _sisters(connection, job, segments)
    nowhere = Context(None, None)
    return {
        segment: Surroundings(contexts.get(segment, nowhere), tuple(sisters.get(segment, ())), own.get(segment))
        for segment in segments
    }


_THIS, _SISTER = _SEGMENT.alias("this"), _SEGMENT.alias("sister")
_HERE, _THERE = _JOB.alias("here"), _JOB.alias("there")
_OF_JOB = sa.and_(_SEGMENT.c.job == sa.bindparam("job"), _SEGMENT.c.deleted == 0)
_AMONG: sa.BindParameter[Any] = sa.bindparam("segments", expanding=True)
_POSITION = sa.select(_THIS.c.position).where(_THIS.c.id == sa.bindparam("segment")).scalar_subquery()
_BESIDE = sa.select(_SEGMENT.c.source_hash).where(_OF_JOB, _SEGMENT.c.source != "").limit(1)
_BEFORE = _BESIDE.where(_SEGMENT.c.position < _POSITION).order_by(_SEGMENT.c.position.desc()).scalar_subquery()
_AFTER = _BESIDE.where(_SEGMENT.c.position > _POSITION).order_by(_SEGMENT.c.position).scalar_subquery()
# Statements are made once: to put one together takes longer than to carry it out.
_IN_ORDER = (
    sa.select(_SEGMENT.c.id, _SEGMENT.c.source_hash, _SEGMENT.c.source == "")
    .where(_OF_JOB)
    .order_by(_SEGMENT.c.position)
)
_ALL_SISTERS = (
    sa.select(_THIS.c.id, _THERE.c.language, _SISTER.c.target, _SISTER.c.target_tags)
    .select_from(_THIS)
    .join(_HERE, _HERE.c.id == _THIS.c.job)
    .join(_THERE, sa.and_(_THERE.c.article == _HERE.c.article, _THERE.c.id != _HERE.c.id, _THERE.c.deleted == 0))
    .join(_SISTER, _SISTER.c.job == _THERE.c.id)
    .where(
        *(_SISTER.c[name] == _THIS.c[name] for name in ("first_block", "start", "last_block", "end")),
        _SISTER.c.deleted == 0,
        _SISTER.c.left_out == 0,
        _SISTER.c.state.in_(("translated", "reviewed", "final")),
        _SISTER.c.target != "",
    )
    .order_by(_THERE.c.id)
)
_SISTERS_OF_JOB = _ALL_SISTERS.where(_THIS.c.job == sa.bindparam("job"))
_SISTERS_OF_SOME = _ALL_SISTERS.where(_THIS.c.id.in_(_AMONG))
_WROTE = (
    sa.select(_SEGMENT.c.id, _VARIANT.c.id.label("variant"))
    .join(_VARIANT, _SEGMENT.c.wrote == _VARIANT.c.id)
    .join(_UNIT, _UNIT.c.id == _VARIANT.c.unit)
    .where(_VARIANT.c.deleted == 0, _UNIT.c.source_key == _SEGMENT.c.source_key)
)
_NEIGHBOURS_AND_OWN = sa.select(
    _BEFORE,
    _AFTER,
    _WROTE.with_only_columns(_VARIANT.c.id).where(_SEGMENT.c.id == sa.bindparam("segment")).scalar_subquery(),
)
_WROTE_IN_JOB = _WROTE.where(_SEGMENT.c.job == sa.bindparam("job"))


def _context_and_own(connection: sa.Connection, job: int, segment: int) -> tuple[Context, int | None]:
    before, after, own = connection.execute(_NEIGHBOURS_AND_OWN, {"job": job, "segment": segment}).one()
    return Context(before or BEGINNING, after or END), own


def _contexts(connection: sa.Connection, job: int) -> dict[int, Context]:
    contexts: dict[int, Context] = {}
    waiting: int | None = None
    before = previous = BEGINNING
    for segment, hashed, is_added in connection.execute(_IN_ORDER, {"job": job}):
        # A sentence that was added to the target is no neighbour, and has none.
        if is_added:
            continue
        if waiting is not None:
            contexts[waiting] = Context(before, hashed)
        waiting, before, previous = segment, previous, hashed
    if waiting is not None:
        contexts[waiting] = Context(before, END)
    return contexts


def _sisters(connection: sa.Connection, job: int, segments: Sequence[int]) -> dict[int, list[tuple[str, TaggedText]]]:
    if len(segments) <= _FEW:
        asked = connection.execute(_SISTERS_OF_SOME, {"segments": list(segments)})
    else:
        asked = connection.execute(_SISTERS_OF_JOB, {"job": job})
    found: defaultdict[int, list[tuple[str, TaggedText]]] = defaultdict(list)
    for row in asked:
        found[row.id].append((row.language, tagged(row.target, row.target_tags)))
    return found


def _own(connection: sa.Connection, job: int) -> dict[int, int]:
    return {row.id: row.variant for row in connection.execute(_WROTE_IN_JOB, {"job": job})}
