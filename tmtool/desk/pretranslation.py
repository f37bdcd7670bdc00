"""Filling a job from the memories before anybody types; never writes units."""

from __future__ import annotations

from dataclasses import dataclass

from tmtool.desk.suggestions import Suggesting
from tmtool.model.articles import Job, Origin, OriginKind, Segment, State
from tmtool.model.units import Match
from tmtool.store import segments as segment_rows
from tmtool.store import tables
from tmtool.store.articles import languages_of_job
from tmtool.store.database import Database
from tmtool.store.transaction import Doing


@dataclass(frozen=True, slots=True)
class Pretranslated:
    """How many segments were filled by each kind of match, and how many new ones were left."""

    context: int = 0
    exact: int = 0
    fuzzy: int = 0
    untouched: int = 0


class Pretranslation:
    """The room of pre-translation."""

    def __init__(self, database: Database, person: str, suggestions: Suggesting) -> None:
        self._database = database
        self._person = person
        self._suggestions = suggestions

    def pretranslate(self, job: Job, *, minimum: int = 100) -> Pretranslated:
        """Fill the new segments of a job; context and exact matches become translated, lower ones draft.

        Args:
            job: the job.
            minimum: the lowest score that is taken.
        """
        with self._database.reading() as connection:
            waiting = [s for s in segment_rows.segments_of(connection, job.id) if _is_waiting(s)]
        chosen = [(segment, self._choose(segment, job.language, minimum)) for segment in waiting]
        counts = {OriginKind.CONTEXT: 0, OriginKind.EXACT: 0, OriginKind.FUZZY: 0}
        with self._database.writing(Doing("pre-translate", self._person, job.id)) as transaction:
            for segment, match in chosen:
                now = segment_rows.segment_by_id(transaction.connection, segment.id)
                if match is None or now is None or not _is_waiting(now):
                    continue
                origin = Origin.of_match(match)
                counts[origin.kind] += 1
                transaction.update(
                    tables.SegmentRow,
                    segment.id,
                    **segment_rows.target_columns(match.target.stripped()),
                    **segment_rows.origin_columns(origin),
                    person=transaction.doing.person,
                    time=transaction.now,
                    state=str(State.DRAFT if origin.kind is OriginKind.FUZZY else State.TRANSLATED),
                )
        filled = sum(counts.values())
        return Pretranslated(
            counts[OriginKind.CONTEXT], counts[OriginKind.EXACT], counts[OriginKind.FUZZY], len(waiting) - filled
        )

    def _choose(self, segment: Segment, language: str, minimum: int) -> Match | None:
        if minimum < 100:
            matches = self._suggestions.for_segment(segment, language, minimum=minimum, limit=1).matches
            return matches[0] if matches else None
        with self._database.reading() as connection:
            source_language, _ = languages_of_job(connection, segment.job)
            match = self._suggestions.certain(connection, segment, source_language, language)
        return match if match is not None and match.score >= minimum else None


def _is_waiting(segment: Segment) -> bool:
    return (
        segment.state is State.NEW
        and not segment.target
        and not (segment.locked or segment.left_out)
        and bool(segment.source)
    )
