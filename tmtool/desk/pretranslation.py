"""Filling a job from the memories before anybody types; never writes units."""

from __future__ import annotations

from dataclasses import dataclass

from tmtool.desk.remembering import remember
from tmtool.desk.sisters import record
from tmtool.desk.suggestions import Suggesting
from tmtool.model.articles import Job, Origin, OriginKind, Segment, State
from tmtool.model.text import TaggedText
from tmtool.model.units import Match
from tmtool.store import segments as segment_rows
from tmtool.store import tables
from tmtool.store.database import Database
from tmtool.store.transaction import Doing, Transaction


@dataclass(frozen=True, slots=True)
class Pretranslated:
    """How many segments were filled by each kind of match, and how many new ones were left."""

    context: int = 0
    exact: int = 0
    fuzzy: int = 0
    untouched: int = 0
    confirmed: int = 0
    """How many of the filled ones were confirmed at once."""
    warned: int = 0
    """How many of the filled ones must be looked at, because something in them is not certain."""


class Pretranslation:
    """The room of pre-translation."""

    def __init__(self, database: Database, person: str, suggestions: Suggesting) -> None:
        self._database = database
        self._person = person
        self._suggestions = suggestions

    def pretranslate(self, job: Job, *, minimum: int = 100, confirm: int | None = None) -> Pretranslated:
        """Fill the new segments of a job; context and exact matches become translated, lower ones draft.

        A match whose target has a forbidden or outdated term is never taken.

        Args:
            job: the job.
            minimum: the lowest score that is taken.
            confirm: the lowest score that is confirmed at once, and so written into the working memory; None for none.
        """
        with self._database.reading() as connection:
            waiting = [s for s in segment_rows.segments_of(connection, job.id) if _is_waiting(s)]
        offered = self._suggestions.for_segments(
            waiting, job.language, minimum=minimum, limit=1, terms=False, clean=True
        )
        chosen = [(segment, next(iter(one.matches), None)) for segment, one in zip(waiting, offered, strict=True)]
        counts = {OriginKind.CONTEXT: 0, OriginKind.EXACT: 0, OriginKind.FUZZY: 0}
        confirmed = warned = 0
        with self._database.writing(Doing("pre-translate", self._person, job.id)) as transaction:
            for segment, match in chosen:
                now = segment_rows.segment_by_id(transaction.connection, segment.id)
                # Another source is that of a segment that was split or joined meanwhile: the match is not for it.
                if match is None or now is None or not _is_waiting(now) or now.source != segment.source:
                    continue
                origin = Origin.of_match(match)
                counts[origin.kind] += 1
                # What must be looked at is never confirmed by itself.
                is_sure = confirm is not None and match.score >= confirm and not match.warnings
                confirmed += is_sure
                warned += bool(match.warnings)
                _fill(transaction, now, match, is_sure=is_sure)
        filled = sum(counts.values())
        return Pretranslated(
            counts[OriginKind.CONTEXT],
            counts[OriginKind.EXACT],
            counts[OriginKind.FUZZY],
            len(waiting) - filled,
            confirmed,
            warned,
        )


def _fill(transaction: Transaction, segment: Segment, match: Match, *, is_sure: bool) -> None:
    origin = Origin.of_match(match)
    text = (
        match.target.stripped() if match.repaired is None else TaggedText.from_shown(match.repaired, match.target.tags)
    )
    is_translated = is_sure or origin.kind is not OriginKind.FUZZY
    transaction.update(
        tables.SegmentRow,
        segment.id,
        **segment_rows.target_columns(text),
        **segment_rows.origin_columns(origin),
        person=transaction.doing.person,
        time=transaction.now,
        state=str(State.TRANSLATED if is_translated else State.DRAFT),
        # What nobody confirmed was not made beside anything.
        sisters=record(transaction.connection, segment) if is_sure else None,
        **({"wrote": remember(transaction, segment, text)} if is_sure else {}),
    )


def _is_waiting(segment: Segment) -> bool:
    return (
        segment.state is State.NEW
        and not segment.target
        and not (segment.locked or segment.left_out)
        and bool(segment.source)
    )
