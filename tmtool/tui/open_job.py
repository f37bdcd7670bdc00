"""The job on the screen: its segments, where the person stands and what comes next. Pure; no Textual."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from tmtool.model.articles import Article, Job, Segment


@dataclass(frozen=True, slots=True)
class OpenJob:
    """One job as it is shown."""

    article: Article
    job: Job
    segments: tuple[Segment, ...]
    at: int = 0
    """Index of the segment in the editor."""
    sibling_language: str | None = None
    sibling: tuple[Segment, ...] = ()

    @property
    def current(self) -> Segment:
        """The segment in the editor."""
        return self.segments[self.at]

    @property
    def counted(self) -> tuple[int, int]:
        """Confirmed segments and all that count: left-out ones do not."""
        counting = [segment for segment in self.segments if not segment.left_out]
        return sum(segment.state.confirmed for segment in counting), len(counting)

    @property
    def sister_changed(self) -> int:
        """How many segments were made beside a translation that has changed since."""
        return sum(bool(segment.sister_changes) for segment in self.segments)

    def index_of(self, segment_id: int) -> int | None:
        """Where a segment stands; None where it is not in the job any more."""
        ids = [segment.id for segment in self.segments]
        return ids.index(segment_id) if segment_id in ids else None

    def standing_at(self, index: int) -> OpenJob:
        """The same job with another segment in the editor; an index outside goes to the nearest end."""
        return self._with(self.segments, max(0, min(index, len(self.segments) - 1)))

    def with_changed(self, changed: Iterable[Segment]) -> OpenJob:
        """The same job with some segments as they are now."""
        now = {segment.id: segment for segment in changed}
        return self._with(tuple(now.get(segment.id, segment) for segment in self.segments), self.at)

    def read_again(self, new: OpenJob, unsaved: Container[int], *, moves: bool) -> OpenJob:
        """Give the job as it was read again.

        Args:
            new: the job as it is on disk, standing where the person wanted to go.
            unsaved: segments with text that is not on disk: they keep the version that the person saw, so that
                nothing that came meanwhile is written over.
            moves: whether to go there; else the person stays in place.
        """
        seen = {segment.id: segment.version for segment in self.segments if segment.id in unsaved}
        segments = tuple(replace(segment, version=seen.get(segment.id, segment.version)) for segment in new.segments)
        job = replace(new, segments=segments)
        if moves:
            return job
        index = job.index_of(self.current.id)
        place = (self.current.first_block, self.current.start)
        return job.standing_at(same_place(segments, *place) - 1 if index is None else index)

    def next_open(self) -> int | None:
        """Index of the next segment that is to be done, from the start again where none follows; None where all are.

        It is unconfirmed, or another language has changed since it was made beside that.
        """
        order: list[int] = [*range(self.at + 1, len(self.segments)), *range(self.at + 1)]
        for index in order:
            segment = self.segments[index]
            is_done = segment.left_out or (segment.state.confirmed and not segment.sister_changes)
            if not is_done and index != self.at:
                return index
        return None

    def sibling_text(self, segment: Segment) -> str:
        """What the other language has at the place of a segment, joined where several segments stand there."""
        return " ".join(other.target.shown for other in self.sibling if other.target and overlaps(segment, other))

    def _with(self, segments: tuple[Segment, ...], at: int) -> OpenJob:
        return OpenJob(self.article, self.job, segments, at, self.sibling_language, self.sibling)


def overlaps(one: Segment, other: Segment) -> bool:
    """Whether two segments of different jobs of one article stand over the same text."""
    return (one.first_block, one.start) < (other.last_block, other.end) and (other.first_block, other.start) < (
        one.last_block,
        one.end,
    )


def same_place(segments: Sequence[Segment], block: int, offset: int) -> int:
    """Number of the segment that stands at a place of the article; the last one before it where none does."""
    before = [segment.number for segment in segments if (segment.first_block, segment.start) <= (block, offset)]
    return before[-1] if before else 1
