"""Kazakh made beside Russian: what a confirmed segment was made from, and whether that has changed since.

A segment keeps, at its own confirmation, what was confirmed over the same stretch in the target languages that come
before its own. Whether that still stands is found when segments are read, so that nothing has to be kept in step.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from tmtool.alignment.sisters import Piece, change
from tmtool.model.articles import Segment, SisterChange, State
from tmtool.store import sisters as sister_rows
from tmtool.store.settings import setting
from tmtool.store.sisters import Standing

Record = list[list[str | None]]
"""Language, source and text of each sister; no text where it was not confirmed."""


def with_changes(connection: sa.Connection, segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Give segments of one job with what changed in the languages that they were made beside."""
    known = sister_rows.recorded(connection, segments[0].job, [one.id for one in segments]) if segments else {}
    # Nothing was made of a sister where there is no text, and what is left out is nobody's business.
    wanted = [one for one in segments if one.id in known and one.state is not State.NEW and not one.left_out]
    if not wanted:
        return tuple(segments)
    changed: dict[int, tuple[SisterChange, ...]] = {}
    sisters = _Sisters.of(connection, wanted)
    for segment in wanted:
        found = []
        for language, now in sisters.over(segment).items():
            then = [Piece(source, text) for code, source, text in known[segment.id] if code == language]
            difference = change(then, now)
            if difference is not None:
                found.append(SisterChange(language, *difference))
        changed[segment.id] = tuple(found)
    return tuple(replace(one, sister_changes=changed[one.id]) if changed.get(one.id) else one for one in segments)


def with_change(connection: sa.Connection, segment: Segment) -> Segment:
    """Give one segment with what changed in the languages that it was made beside."""
    return with_changes(connection, [segment])[0]


def record(connection: sa.Connection, segment: Segment) -> Record | None:
    """Give what a segment keeps of its sisters when it is confirmed; None where none of them is confirmed."""
    return records(connection, [segment])[segment.id]


def records(connection: sa.Connection, segments: Sequence[Segment]) -> dict[int, Record | None]:
    """Give what segments of one job keep of their sisters, as `record` does for one."""
    with_source = [one for one in segments if one.source]
    sisters = _Sisters.of(connection, with_source) if with_source else _Sisters({})
    found: dict[int, Record | None] = {one.id: None for one in segments}
    for segment in with_source:
        kept: Record = [
            [language, piece.source, piece.text]
            for language, pieces in sisters.over(segment).items()
            for piece in pieces
        ]
        if any(text is not None for _, _, text in kept):
            found[segment.id] = kept
    return found


def joined_record(connection: sa.Connection, first: Segment, second: Segment) -> Record | None:
    """Give what two segments keep of their sisters when they become one."""
    kept: Record = []
    for segment in (first, second):
        for entry in sister_rows.recorded(connection, segment.job, [segment.id]).get(segment.id, ()):
            kept += [] if list(entry) in kept else [list(entry)]
    return kept or None


class _Sisters:
    """The segments of the jobs into languages that come before that of one job."""

    def __init__(self, jobs: dict[str, tuple[Standing, ...]]) -> None:
        self._jobs = {
            language: (
                held,
                [(one.first_block, one.start) for one in held],
                [(one.last_block, one.end) for one in held],
            )
            for language, held in jobs.items()
        }

    @classmethod
    def of(cls, connection: sa.Connection, segments: Sequence[Segment]) -> _Sisters:
        """Read what stands around some segments of one job."""
        blocks = min(one.first_block for one in segments), max(one.last_block for one in segments)
        earlier = _earlier_jobs(connection, segments[0].job)
        return cls({language: sister_rows.standing(connection, job, blocks) for job, language in earlier})

    def over(self, segment: Segment) -> dict[str, list[Piece]]:
        """Give the pieces that overlap a segment, by language."""
        found = {}
        for language, (held, starts, ends) in self._jobs.items():
            begin = bisect_right(ends, (segment.first_block, segment.start))
            end = bisect_left(starts, (segment.last_block, segment.end))
            found[language] = [Piece(one.source, one.target) for one in held[begin:end]]
        return found


def _earlier_jobs(connection: sa.Connection, job: int) -> list[tuple[int, str]]:
    """Give the sister jobs whose language comes before that of a job in the desk's order; others come last."""
    jobs = sister_rows.jobs_beside(connection, job)
    if len(jobs) < 2:
        return []
    targets = list(setting(connection, "targets") or ())
    in_order = sorted(jobs, key=lambda one: targets.index(one[1]) if one[1] in targets else len(targets))
    return in_order[: [identity for identity, _ in in_order].index(job)]
