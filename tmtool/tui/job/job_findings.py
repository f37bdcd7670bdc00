"""What the checks say of the open job, kept from one look to the next: of a long one only what changed is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tmtool.model.articles import Job, Segment, State
from tmtool.model.findings import Finding
from tmtool.quality.registry import CHECKS

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk

WHOLE_UP_TO = 300
"""Jobs of so many segments are always checked as a whole; it takes less than a second."""
AGAIN_UP_TO = 30
"""Where more segments than these changed since, a long job is checked as a whole again."""


def is_long(segments: Sequence[Segment]) -> bool:
    """Whether it takes so long to check a job that nobody is to wait for the whole of it."""
    return len(segments) > WHOLE_UP_TO


@dataclass(frozen=True, slots=True)
class JobFindings:
    """The findings of a job by the identity of their segment; a segment that nobody has begun has none."""

    versions: Mapping[int, int]
    """In which version each segment was checked."""
    by_segment: Mapping[int, tuple[Finding, ...]]
    is_whole: bool = True
    """Whether the job was checked as a whole, not only segment by segment as far as somebody went."""

    @property
    def segments(self) -> frozenset[int]:
        """The segments of which the checks say something."""
        return frozenset(self.by_segment)

    def of(self, segment: Segment) -> tuple[Finding, ...]:
        """Give what the checks say of a segment."""
        return self.by_segment.get(segment.id, ())

    def over_job(self, segment: Segment) -> tuple[Finding, ...]:
        """Give what is only seen beside the other segments, as long as this one has not changed since."""
        if self.versions.get(segment.id) != segment.version:
            return ()
        return tuple(one for one in self.of(segment) if CHECKS[one.check].over_job)

    def changed(self, segments: Iterable[Segment]) -> tuple[Segment, ...]:
        """Give the segments that are not as they were checked."""
        return tuple(one for one in segments if self.versions.get(one.id) != one.version)

    def is_stale(self, segments: Sequence[Segment]) -> bool:
        """Whether the whole job should be checked again, once there is time."""
        return not self.is_whole or len(self.changed(segments)) > AGAIN_UP_TO

    def following(self, segments: Sequence[Segment], at: int) -> int | None:
        """Give the index of the next segment with findings, from the start again and this one last; None for none."""
        order = [*range(at + 1, len(segments)), *range(at + 1)]
        return next((index for index in order if segments[index].id in self.by_segment), None)

    def without(self, segment: int, finding: Finding) -> JobFindings:
        """Give the same after a finding was ignored."""
        left = tuple(one for one in self.by_segment.get(segment, ()) if one != finding)
        return self._with({segment: left})

    def checked_again(self, segments: Sequence[Segment], found: Mapping[int, tuple[Finding, ...]]) -> JobFindings:
        """Give the same after some segments were checked again, each for itself."""
        versions = {**self.versions, **{one.id: one.version for one in segments}}
        return replace(self._with(found), versions=versions)

    def _with(self, found: Mapping[int, tuple[Finding, ...]]) -> JobFindings:
        by_segment = {**self.by_segment, **found}
        return replace(self, by_segment={segment: held for segment, held in by_segment.items() if held})


class NotWanted(Exception):
    """Nobody waits any more for what the checks find."""


def check_job(
    desk: Desk, job: Job, before: JobFindings | None, is_cancelled: Callable[[], bool] = lambda: False
) -> JobFindings:
    """Check a job; in a worker.

    Args:
        desk: the desk.
        job: the job.
        before: what was found before, if anything.
        is_cancelled: whether nobody waits for it any more; asked now and then.

    Raises:
        NotWanted: nobody waits for it any more.
    """

    def told(done: int, total: int) -> None:
        if is_cancelled():
            raise NotWanted

    segments = desk.articles.segments(job)
    if before is not None and is_long(segments) and not before.is_stale(segments):
        changed = before.changed(segments)
        return before.checked_again(changed, {one.id: _alone(desk, job, one) for one in changed})
    numbered = {one.number: one for one in segments}
    by_segment: dict[int, tuple[Finding, ...]] = {}
    for finding in desk.checking.checked(job, progress=told).findings:
        segment = numbered.get(finding.segment)
        if segment is not None and not _not_begun(segment):
            by_segment[segment.id] = (*by_segment.get(segment.id, ()), finding)
    return JobFindings({one.id: one.version for one in segments}, by_segment)


def look_on(
    desk: Desk,
    job: Job,
    segments: Sequence[Segment],
    at: int,
    before: JobFindings | None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> JobFindings:
    """Check a long job from a segment on, only as far as the next one with findings; in a worker.

    Args:
        desk: the desk.
        job: the job.
        segments: its segments.
        at: index of the segment behind which to begin.
        before: what was found before, if anything.
        is_cancelled: whether nobody waits for it any more.

    Raises:
        NotWanted: nobody waits for it any more.
    """
    known = before or JobFindings({}, {}, is_whole=False)
    looked_at: list[Segment] = []
    found: dict[int, tuple[Finding, ...]] = {}
    for segment in (*segments[at + 1 :], *segments[: at + 1]):
        if is_cancelled():
            raise NotWanted
        if known.versions.get(segment.id) == segment.version:
            has_some = bool(known.of(segment))
        else:
            looked_at.append(segment)
            found[segment.id] = _alone(desk, job, segment)
            has_some = bool(found[segment.id])
        if has_some:
            break
    return known.checked_again(looked_at, found)


def _alone(desk: Desk, job: Job, segment: Segment) -> tuple[Finding, ...]:
    if _not_begun(segment) or segment.left_out:
        return ()
    return desk.checking.segment_findings(segment, job.language)


def _not_begun(segment: Segment) -> bool:
    return segment.state is State.NEW and not segment.target
