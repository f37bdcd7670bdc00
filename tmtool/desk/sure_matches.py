"""Confirming at once what stood in the same place before: a run of sure matches, up to one that needs a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from tmtool.desk.checking import Checking
from tmtool.desk.settling import settle
from tmtool.desk.suggestions import Suggesting
from tmtool.model.articles import Job, Origin, Segment, State
from tmtool.model.findings import Severity
from tmtool.model.units import Match
from tmtool.store import segments as segment_rows
from tmtool.store.database import Database
from tmtool.store.transaction import Doing

SURE = 101
"""The same text between the same neighbours."""
MOST = 500
"""So many are confirmed at once, so that nobody waits long for the desk."""
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

    @property
    def words(self) -> str:
        """What became of it, for persons."""
        counted = "1 segment" if self.confirmed == 1 else f"{self.confirmed} segments"
        done = f"{counted} confirmed ({self.minimum}, no findings)." if self.confirmed else "Nothing is confirmed."
        if self.next is None:
            return done if self.confirmed else "Nothing is left to confirm."
        return f"{done} Segment {self.next.number} {self.why.rstrip('.')}."


class SureMatches:
    """The room of what needs no looking at."""

    def __init__(self, database: Database, person: str, suggestions: Suggesting, checking: Checking) -> None:
        self._database = database
        self._person = person
        self._suggestions = suggestions
        self._checking = checking

    def confirm(
        self, job: Job, first: int = 1, *, minimum: int = SURE, progress: Callable[[int, int], None] | None = None
    ) -> ConfirmedRun:
        """Confirm the empty segments from one on that have a sure match and no finding, up to the first that has not.

        Notes, such as one on a line that may break before a unit, keep nothing from being confirmed.
        What is confirmed already or left out is passed over. It is one operation: one undo takes all of it back.

        Args:
            job: the job.
            first: number of the segment to begin with.
            minimum: the lowest score that is sure.
            progress: told how many segments were looked at, and of how many.
        """
        with self._database.reading() as connection:
            segments = segment_rows.segments_of(connection, job.id)
        to_do = [one for one in segments if one.number >= first and not (one.left_out or one.state.confirmed)]
        waiting = list(takewhile(_is_waiting, to_do[:MOST]))
        sure, why = self._sure(waiting, job.language, minimum, progress)
        if len(sure) == MOST:
            why = f"is next: {MOST} at once are the most"
        with self._database.writing(Doing("confirm run", self._person, job.id)) as transaction:
            now = {one.id: one for one in segment_rows.segments_of(transaction.connection, job.id)} if sure else {}
            confirmed = 0
            for segment, match in sure:
                # Somebody may have begun it meanwhile, or another source stands there since a split.
                there = now.get(segment.id)
                if there is None or not _is_waiting(there) or there.source != segment.source:
                    continue
                text = match.target.stripped().shown if match.repaired is None else match.repaired
                # A repetition that one before it has filled is confirmed too, with what stood in its own place.
                settle(transaction, segment.id, text, State.TRANSLATED, version=None, origin=Origin.of_match(match))
                confirmed += 1
        following = next(iter(to_do[len(sure) :]), None)
        stands_against = why or (_stands_against(following) if following else "")
        return ConfirmedRun(confirmed, following, stands_against, minimum)

    def _sure(
        self,
        waiting: Sequence[Segment],
        language: str,
        minimum: int,
        progress: Callable[[int, int], None] | None,
    ) -> tuple[list[tuple[Segment, Match]], str]:
        """The segments from the first on with their sure matches, and what stands against the one after them."""
        offered = (
            self._suggestions.for_segments(waiting, language, minimum=minimum, limit=1, terms=False, clean=True)
            if waiting
            else ()
        )
        sure: list[tuple[Segment, Match]] = []
        for segment, one in zip(waiting, offered, strict=True):
            if progress is not None and not len(sure) % _TOLD_EVERY:
                progress(len(sure), len(waiting))
            match = next(iter(one.matches), None)
            if match is None or match.warnings:
                return sure, f"has no match of {minimum}"
            findings = self._checking.segment_findings(segment, language, match.offered)
            if grave := [one for one in findings if one.severity is not Severity.NOTE]:
                return sure, f"has a finding: {grave[0].message}"
            sure.append((segment, match))
        return sure, ""


def _is_waiting(segment: Segment) -> bool:
    is_free = not (segment.locked or segment.left_out or segment.furniture)
    return segment.state is State.NEW and not segment.target and is_free and bool(segment.source)


def _stands_against(segment: Segment) -> str:
    """What keeps a segment from being confirmed by itself, whatever is offered for it."""
    if segment.locked:
        return "is locked"
    if segment.furniture:
        return "looks like an author box"
    return "is begun already" if segment.target else "has no text to be matched"
