"""The job on the screen: its segments, where the person stands and what comes next. Pure; no Textual."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from tmtool.language.counted import counted
from tmtool.model.articles import Article, Job, Segment, State
from tmtool.tui.job.filters import Filtered
from tmtool.tui.job.tally import Tally

_REVIEWED = (State.REVIEWED, State.FINAL)


@dataclass(frozen=True, slots=True)
class Review:
    """What a reviewer finds in a job."""

    first: int | None
    """Index of the first segment that is to be read, else of the first that counts; None where none counts."""
    to_do: int
    """How many segments nobody has reviewed."""
    signed_off: int

    @property
    def words(self) -> str:
        """It in a sentence or two."""
        if not self.signed_off:
            return f"{counted(self.to_do, 'segment')} to review." if self.to_do else "Everything is reviewed."
        begins = f"{counted(self.to_do, 'segment')} to review" if self.to_do else "Nothing is left to accept"
        are = "is" if self.signed_off == 1 else "are"
        return f"{begins}; {counted(self.signed_off, 'segment')} {are} signed off: a change opens the segment again."


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
    filtered: Filtered | None = None
    """What the person filters by; None where everything is shown."""
    reviewing: bool = False
    """Whether a reviewer goes through it: what is not reviewed is to be done."""
    tally: Tally | None = field(default=None, compare=False, repr=False)
    """What was counted of the segments."""

    def __post_init__(self) -> None:
        if self.tally is None or self.tally.segments is not self.segments:
            object.__setattr__(self, "tally", Tally(self.segments))

    @property
    def current(self) -> Segment:
        """The segment in the editor."""
        return self.segments[self.at]

    @property
    def counted(self) -> tuple[int, int]:
        """Confirmed segments, of a reviewer those reviewed, and all that count: left-out ones do not."""
        confirmed, counting, *_ = self._tallied.sums
        if self.reviewing:
            confirmed = sum(not one.left_out and one.state in _REVIEWED for one in self.segments)
        return confirmed, counting

    @property
    def counted_words(self) -> tuple[int, int] | None:
        """The same in words of the source; None before they are counted."""
        if not self._tallied.has_words:
            return None
        confirmed, counting = self._tallied.words
        return confirmed, counting

    @property
    def sister_changed(self) -> int:
        """How many segments were made beside a translation that has changed since."""
        return self._tallied.sums[-1]

    def index_of(self, segment_id: int) -> int | None:
        """Where a segment stands; None where it is not in the job any more."""
        return self._tallied.places.get(segment_id)

    @property
    def identities(self) -> Collection[int]:
        """The segments by their identities alone."""
        return self._tallied.places.keys()

    def standing_at(self, index: int) -> OpenJob:
        """The same job with another segment in the editor; an index outside goes to the nearest end."""
        return replace(self, at=max(0, min(index, len(self.segments) - 1)))

    def with_changed(self, changed: Iterable[Segment]) -> OpenJob:
        """The same job with some segments as they are now."""
        now = {segment.id: segment for segment in changed}
        held, places = list(self.segments), self._tallied.places
        for identity, segment in now.items():
            if identity in places:
                held[places[identity]] = segment
        segments = tuple(held)
        job = replace(self, segments=segments, tally=self._tallied.after(segments, now))
        return replace(job, filtered=self.filtered and self.filtered.with_changed(now.values()))

    def with_bookmarks(self, bookmarks: frozenset[int]) -> OpenJob:
        """The same job once other segments are marked; a filter of bookmarks follows."""
        if self.filtered is None:
            return self
        facts = replace(self.filtered.facts, bookmarks=bookmarks)
        return replace(self, filtered=self.filtered.with_facts(facts, self.segments))

    def read_again(
        self, new: OpenJob, unsaved: Container[int], expected: Container[int] = (), *, moves: bool
    ) -> OpenJob:
        """Give the job as it was read again.

        Args:
            new: the job as it was read, standing where the person wanted to go. What was written while it was read
                is shown already, and stays.
            unsaved: segments with text that is not on disk: they keep the version that the person saw, so that
                nothing that came meanwhile is written over.
            expected: those of them that are shown as they will be once they are on disk.
            moves: whether to go there; else the person stays in place.
        """

        def now(read: Segment) -> Segment:
            index = self.index_of(read.id)
            if index is None:
                return read
            shown = self.segments[index]
            if shown.version > read.version or read.id in expected:
                return replace(shown, number=read.number)
            return replace(read, version=shown.version) if read.id in unsaved else read

        segments = tuple(now(segment) for segment in new.segments)
        filtered = self.filtered and self.filtered.with_segments(self.segments, segments)
        job = replace(new, segments=segments, filtered=filtered)
        if moves:
            return job
        index = job.index_of(self.current.id)
        place = (self.current.first_block, self.current.start)
        return job.standing_at(same_place(segments, *place) - 1 if index is None else index)

    def next_open(self) -> int | None:
        """Index of the next segment that is to be done, from the start again where none follows; None where all are.

        It is unconfirmed, or another language has changed since it was made beside that; under a filter it is the next
        one that the filter lets through.
        """
        order = chain(range(self.at + 1, len(self.segments)), range(self.at))
        return next((index for index in order if self._is_wanted(self.segments[index])), None)

    def following(self) -> int:
        """Index of the next segment that is to be done behind this one; where none is, of this one."""
        order = range(self.at + 1, len(self.segments))
        in_box = self.current.furniture

        def is_next(segment: Segment) -> bool:
            # A whole author box is left out at once.
            return self._is_wanted(segment) and not (in_box and segment.furniture)

        return next((index for index in order if is_next(self.segments[index])), self.at)

    def _is_wanted(self, segment: Segment) -> bool:
        if self.filtered is not None:
            return segment.id in self.filtered.ids
        if self.reviewing:
            return self.is_to_review(segment)
        return not (segment.left_out or (segment.state.confirmed and not segment.sister_changes))

    @property
    def review(self) -> Review:
        """What a reviewer finds here."""
        to_do = [index for index, one in enumerate(self.segments) if self.is_to_review(one)]
        counting = [index for index, one in enumerate(self.segments) if not one.left_out]
        signed_off = sum(self.segments[index].state is State.FINAL for index in counting)
        return Review(next(iter([*to_do, *counting]), None), len(to_do), signed_off)

    def is_to_review(self, segment: Segment) -> bool:
        """Whether a reviewer still has to read a segment; locked, signed-off and left-out ones are passed by."""
        return not (segment.left_out or segment.locked or segment.state in _REVIEWED)

    def after_confirming(self) -> int:
        """Index where Enter goes from a confirmed segment."""
        following = self.next_open()
        if following is None:
            return self.at if self.filtered else self._onward()
        return following

    def passing_by(self) -> int:
        """Index where Enter goes from an empty segment: onward, but at the end of what is to be done no further."""
        following = self.next_open()
        if self.filtered is not None:
            return self.at if following is None else following
        return self._onward() if following is None or following < self.at else following

    def _onward(self) -> int:
        """Index of the next segment that counts; where there is none, of this one."""
        order = range(self.at + 1, len(self.segments))
        return next((index for index in order if not self.segments[index].left_out), self.at)

    def beside(self, step: int) -> int:
        """Index of the next segment in a direction that is shown; where there is none, of this one."""
        index = self.at + step
        while 0 <= index < len(self.segments):
            if self.filtered is None or self.segments[index].id in self.filtered.ids:
                return index
            index += step
        return self.at

    @property
    def in_sight(self) -> tuple[tuple[Segment, ...], int]:
        """The segments that are shown, always with the current one, and its index among them."""
        if self.filtered is None:
            return self.segments, self.at
        wanted, current = self.filtered.ids, self.current
        shown = tuple(one for one in self.segments if one.id in wanted or one is current)
        return shown, next(index for index, one in enumerate(shown) if one is current)

    def index_in_sight(self, index: int) -> int:
        """Give the index in the job of what stands at an index among the segments that are shown."""
        if self.filtered is None:
            return index
        shown, _ = self.in_sight
        return self.index_of(shown[max(0, min(index, len(shown) - 1))].id) or 0

    @property
    def filter_words(self) -> str:
        """What the filter is and how much it lets through, in a few words; reviewing is said too."""
        mode = "REVIEWING " if self.reviewing else ""
        if self.filtered is None:
            return mode.rstrip()
        return f"{mode}filter: {self.filtered.filter.words} {len(self.filtered.ids):,} of {len(self.segments):,}"

    def sibling_text(self, segment: Segment) -> str:
        """What the other language has at the place of a segment, joined where several segments stand there."""
        return " ".join(other.target.shown for other in self.sibling if other.target and overlaps(segment, other))

    @property
    def _tallied(self) -> Tally:
        assert self.tally is not None
        return self.tally


def overlaps(one: Segment, other: Segment) -> bool:
    """Whether two segments of different jobs of one article stand over the same text."""
    return (one.first_block, one.start) < (other.last_block, other.end) and (other.first_block, other.start) < (
        one.last_block,
        one.end,
    )


def place_for_text(segments: Sequence[Segment], block: int, offset: int) -> Segment:
    """Give the segment for a text whose own is gone: the nearest to that place that can be written in."""
    number = same_place(segments, block, offset)
    unlocked = [one for one in segments if not one.locked]
    at_work = [one for one in unlocked if not one.left_out and one.state is not State.FINAL]
    return min(at_work or unlocked or segments, key=lambda one: abs(one.number - number))


def same_place(segments: Sequence[Segment], block: int, offset: int) -> int:
    """Number of the segment that stands at a place of the article; the last one before it where none does."""
    before = [segment.number for segment in segments if (segment.first_block, segment.start) <= (block, offset)]
    return before[-1] if before else 1
