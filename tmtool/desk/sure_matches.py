"""Confirming at once what stood in the same place before: a run of sure matches, up to one that needs a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from tmtool.desk.checking import Checking
from tmtool.desk.parts import Through, Versions, write_in_parts
from tmtool.desk.remembering import Prepared, prepare
from tmtool.desk.settling import settle_each
from tmtool.desk.suggestions import Suggesting
from tmtool.language.counted import counted
from tmtool.model.articles import Job, Origin, Segment
from tmtool.model.findings import Severity
from tmtool.model.text import TaggedText
from tmtool.model.units import Match
from tmtool.store import segments as segment_rows
from tmtool.store.database import Database
from tmtool.store.transaction import Doing, Transaction

SURE = 101
"""The same text between the same neighbours."""
MOST = 500
"""So many are confirmed at once, so that nobody waits long for the desk."""
_BEGUN = "is begun already"
_TOLD_EVERY = 20
"""Segments between two words on the progress."""


@dataclass(frozen=True, slots=True)
class ConfirmedRun:
    """What was confirmed in one operation, and where and why it ended."""

    confirmed: int
    next: Segment | None = None
    """The segment that needs a person; None where nothing is left."""
    why: str = ""
    """What stands against that one, as the end of a sentence: `has a finding`."""
    minimum: int = SURE
    later: tuple[Segment, Segment] | None = None
    """Where nothing was confirmed: the first and the last segment of the run that comes next."""

    @property
    def words(self) -> str:
        """What became of it, for persons."""
        run = "" if self.confirmed else " No segment after it is sure either."
        if self.later is not None:
            first, last = (one.number for one in self.later)
            run = f" The next run is {first}–{last}." if last > first else f" The next run is segment {first} alone."
        done = "Nothing is confirmed."
        if self.confirmed:
            done = f"{counted(self.confirmed, 'segment')} confirmed ({self.minimum}, no findings)."
        if self.next is None:
            return done if self.confirmed else "Nothing is left to confirm."
        return f"{done} Segment {self.next.number} {self.why.rstrip('.')}.{run}"


class SureMatches:
    """The room of what needs no looking at."""

    def __init__(self, database: Database, person: str, suggestions: Suggesting, checking: Checking) -> None:
        self._database = database
        self._person = person
        self._suggestions = suggestions
        self._checking = checking

    def confirm(
        self,
        job: Job,
        first: int = 1,
        *,
        minimum: int = SURE,
        progress: Callable[[int, int], None] | None = None,
        through: Through | None = None,
    ) -> ConfirmedRun:
        """Confirm the empty segments from one on that have a sure match and no finding, up to the first that has not.

        One that has just the text of its match as a draft belongs to them.
        Notes, such as one on a line that may break before a unit, keep nothing from being confirmed.
        What is confirmed already or left out is passed over. It is one operation: one undo takes all of it back.

        Args:
            job: the job.
            first: number of the segment to begin with.
            minimum: the lowest score that is sure.
            progress: told how many segments were looked at, then how many are written, and of how many; raising in it
                takes everything back.
            through: does each part of the writing.
        """
        with self._database.reading() as connection:
            segments = segment_rows.segments_of(connection, job.id)
        to_do = [one for one in segments if one.number >= first and not (one.left_out or one.state.confirmed)]
        waiting = list(takewhile(_is_waiting, to_do[:MOST]))
        sure, why = self._sure(waiting, job.language, minimum, progress)
        if len(sure) == MOST:
            why = f"is next: {MOST} at once are the most"
        confirmed = self._write(job, segments, sure, progress, through)
        following = next(iter(to_do[len(sure) :]), None)
        stands_against = why or (_stands_against(following) if following else "")
        later = None if confirmed else self._next_run(to_do[len(sure) + 1 :], job.language, minimum)
        return ConfirmedRun(confirmed, following, stands_against, minimum, later)

    def _write(
        self,
        job: Job,
        segments: Sequence[Segment],
        sure: Sequence[tuple[Segment, Match]],
        progress: Callable[[int, int], None] | None,
        through: Through | None,
    ) -> int:
        with self._database.reading() as connection:
            texts = [(one, TaggedText.from_shown(_text(match), one.source.tags)) for one, match in sure]
            ready = prepare(connection, texts)
        origins = [Origin.of_match(match) for _, match in sure]
        by_id = {one.id: one for one in segments}
        # A repetition that one before it would fill is confirmed with what stood in its own place.
        spared = {one.id for one, _ in sure}
        confirmed: set[int] = set()

        def write(transaction: Transaction, part: Sequence[tuple[Prepared, Origin]]) -> Versions:
            versions = settle_each(transaction, part, by_id, spared)
            confirmed.update(spared.intersection(versions))
            return versions

        def told(done: int, of: int | None) -> None:
            if progress is not None and done:
                progress(done, len(sure))

        pairs = list(zip(ready, origins, strict=True))
        write_in_parts(self._database, Doing("confirm run", self._person, job.id), pairs, write, told, through)
        return len(confirmed)

    def _sure(
        self,
        waiting: Sequence[Segment],
        language: str,
        minimum: int,
        progress: Callable[[int, int], None] | None,
    ) -> tuple[list[tuple[Segment, Match]], str]:
        """The segments from the first on with their sure matches, and what stands against the one after them."""
        sure: list[tuple[Segment, Match]] = []
        for segment, match, why in self._judged(waiting, language, minimum):
            if progress is not None and not len(sure) % _TOLD_EVERY:
                progress(len(sure), len(waiting))
            if match is None or why:
                return sure, why
            sure.append((segment, match))
        return sure, ""

    def _next_run(self, to_do: Sequence[Segment], language: str, minimum: int) -> tuple[Segment, Segment] | None:
        """The first and the last segment of the first run in what is to be done."""
        waiting = [one for one in to_do[:MOST] if _is_waiting(one)]
        judged = self._judged(waiting, language, minimum)
        run = list(takewhile(lambda one: not one[2], dropwhile(lambda one: one[2], judged)))
        ends = {one.id for one, *_ in run}
        whole = list(takewhile(lambda one: one.id in ends, dropwhile(lambda one: one.id not in ends, to_do)))
        return (whole[0], whole[-1]) if whole else None

    def _judged(
        self, waiting: Sequence[Segment], language: str, minimum: int
    ) -> Iterator[tuple[Segment, Match | None, str]]:
        """Give segments with their best matches, and what stands against confirming them; empty where nothing does."""
        if not waiting:
            return
        offered = self._suggestions.for_segments(waiting, language, minimum=minimum, limit=1, terms=False, clean=True)
        for segment, one in zip(waiting, offered, strict=True):
            match = next(iter(one.matches), None)
            if segment.target and (match is None or segment.target.shown != _text(match)):
                yield segment, match, _BEGUN
            elif match is None or match.warnings:
                yield segment, match, f"has no match of {minimum}"
            else:
                findings = self._checking.segment_findings(segment, language, match.offered)
                grave = next((one for one in findings if one.severity is not Severity.NOTE), None)
                yield segment, match, f"has a finding: {grave.message}" if grave else ""


def _text(match: Match) -> str:
    """What a match puts into a segment."""
    return match.target.stripped().shown if match.repaired is None else match.repaired


def _is_waiting(segment: Segment) -> bool:
    """Whether a match may be confirmed in a segment: it is empty, or may have just that text already."""
    is_free = not (segment.locked or segment.left_out or segment.furniture)
    return not segment.state.confirmed and is_free and bool(segment.source)


def _stands_against(segment: Segment) -> str:
    """What keeps a segment from being confirmed by itself, whatever is offered for it."""
    if segment.locked:
        return "is locked"
    if segment.furniture:
        return "looks like an author box"
    return _BEGUN if segment.target else "has no text to be matched"
