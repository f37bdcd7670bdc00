"""Replacing a text in the translations of one job: first found and shown, then what the person chose is written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from tmtool.desk.parts import Progress, Through, Versions, write_in_parts
from tmtool.desk.remembering import Prepared, prepare, remember_each
from tmtool.desk.settling import origin_of_draft, signed
from tmtool.language.text_query import Search, TextQuery
from tmtool.memory.term_replacement import Place, replace_found
from tmtool.model.articles import Job, Segment, State
from tmtool.model.text import TaggedText
from tmtool.store import pairs as pair_rows
from tmtool.store import segments as segment_rows
from tmtool.store import tables
from tmtool.store.database import Database
from tmtool.store.transaction import Doing, Row, Transaction


@dataclass(frozen=True, slots=True)
class Hit:
    """A segment whose translation would change."""

    segment: Segment
    """As it was found; once it is written, as it is now."""
    before: str
    """With tags as ‹1›, and `after` too."""
    text: TaggedText
    """The translation as it would be."""
    places: tuple[Place, ...]
    """Where it was found; one without `new` stays, and says why."""

    @property
    def after(self) -> str:
        """The translation as it would be, as a translator sees it."""
        return self.text.shown

    @property
    def replaced(self) -> int:
        """In how many places something is replaced."""
        return sum(place.new is not None for place in self.places)


@dataclass(frozen=True, slots=True)
class Passed:
    """A segment in which the text stands, and that is not touched."""

    number: int
    reason: str
    """Such as “reviewed”."""


@dataclass(frozen=True, slots=True)
class InTargets:
    """What replacing a text does to the translations of a job, or would do."""

    query: TextQuery
    new: str
    hits: tuple[Hit, ...] = ()
    passed: tuple[Passed, ...] = ()

    @property
    def replaced(self) -> int:
        """In how many places something is replaced."""
        return sum(hit.replaced for hit in self.hits)


class Replacing:
    """The room of replacing in translations; what it writes is one operation, which an undo takes back."""

    def __init__(self, database: Database, person: str) -> None:
        self._database = database
        self._person = person

    def find(self, job: Job, query: TextQuery, new: str) -> InTargets:
        r"""Find what replacing a text would do; nothing is written.

        Reviewed, signed-off, locked and left-out segments are passed by.

        Args:
            job: the job.
            query: what is to be found in its translations.
            new: what shall stand there; in a regular expression \1 is the first group.

        Raises:
            UsageError: there is nothing to find, the expression cannot be read, or it takes too long.
        """
        search = query.search()
        with self._database.reading() as connection:
            segments = segment_rows.segments_of(connection, job.id)
        hits: list[Hit] = []
        passed: list[Passed] = []
        for segment in segments:
            match _in_segment(segment, search, new):
                case Hit() as hit:
                    hits.append(hit)
                case Passed() as one:
                    passed.append(one)
        return InTargets(query, new, tuple(hits), tuple(passed))

    def replace(
        self,
        job: Job,
        found: InTargets,
        chosen: Iterable[int] | None = None,
        *,
        progress: Progress | None = None,
        through: Through | None = None,
    ) -> InTargets:
        """Replace a text where it was found.

        What was translated stays translated, and the unit that the segment wrote is written anew with it; a draft
        stays a draft. A segment that somebody has changed since it was found is passed by. Who types gets in between.

        Args:
            job: the job.
            found: what `find` gave.
            chosen: identities of the segments to write; None for all that were found.
            progress: told how many segments are written; raising in it takes everything back.
            through: does each part of it.
        """
        wanted = None if chosen is None else set(chosen)
        hits = [one for one in found.hits if wanted is None or one.segment.id in wanted]
        written: list[Hit] = []
        passed = list(found.passed)
        with self._database.reading() as connection:
            ready = make_ready(connection, hits)

        def write(transaction: Transaction, part: Sequence[Ready]) -> Versions:
            done, left = write_each(transaction, part)
            written.extend(done)
            passed.extend(left)
            return {hit.segment.id: hit.segment.version for hit in done}

        write_in_parts(self._database, Doing("replace", self._person, job.id), ready, write, progress, through)
        return InTargets(found.query, found.new, tuple(written), tuple(passed))


@dataclass(frozen=True, slots=True)
class Ready:
    """A hit, and what its segment leaves in the memory if it wrote a unit before."""

    hit: Hit
    prepared: Prepared


def make_ready(connection: sa.Connection, hits: Sequence[Hit]) -> tuple[Ready, ...]:
    """Make ready what takes its time, while nobody waits for it."""
    prepared = prepare(connection, [(hit.segment, hit.text) for hit in hits])
    return tuple(Ready(hit, one) for hit, one in zip(hits, prepared, strict=True))


def write_each(transaction: Transaction, ready: Sequence[Ready]) -> tuple[list[Hit], list[Passed]]:
    """Write what was found, with the units that the segments wrote before; what was changed since stays.

    Returns:
        What is written, as it is now, and what is not.
    """
    connection = transaction.connection
    versions = segment_rows.versions_of(connection, [one.hit.segment.id for one in ready])
    passed: list[Passed] = []
    good: list[Ready] = []
    for one in ready:
        if why := _why_not(one.hit.segment, versions.get(one.hit.segment.id)):
            passed.append(Passed(one.hit.segment.number, why))
        else:
            good.append(one)
    # What nobody has confirmed by hand has written no unit, and does not begin to.
    confirmed = [one.hit.segment.id for one in good if one.hit.segment.state.confirmed]
    written = pair_rows.written_variants(connection, confirmed)
    columns = {one.hit.segment.id: _columns(transaction, one.hit) for one in good}
    remember_each(transaction, [one.prepared for one in good if one.hit.segment.id in written], columns)
    others = {identity: row for identity, row in columns.items() if identity not in written}
    transaction.update_each(tables.SegmentRow, others)
    return [replace(one.hit, segment=_now(transaction, one.hit)) for one in good], passed


def _in_segment(segment: Segment, search: Search, new: str) -> Hit | Passed | None:
    if not segment.target.text or not search.is_in(segment.target.text):
        return None
    if reason := why_passed(segment):
        return Passed(segment.number, reason)
    result = replace_found(segment.target, search, new)
    if result.text == segment.target:
        left = next((place.reason for place in result.places if place.reason), "")
        return Passed(segment.number, left.rstrip(".").lower()) if left else None
    if not result.text.text.strip():
        return Passed(segment.number, "nothing would be left of it")
    return Hit(segment, segment.target.shown, result.text, result.places)


def why_passed(segment: Segment) -> str:
    """Say why a segment is not touched; empty where it may be."""
    if segment.left_out:
        return "left out"
    if segment.locked:
        return "locked"
    return {State.REVIEWED: "reviewed", State.FINAL: "signed off"}.get(segment.state, "")


def _why_not(segment: Segment, version: int | None) -> str:
    if version is None:
        return "joined or removed meanwhile"
    return "changed meanwhile" if version != segment.version else ""


def _columns(transaction: Transaction, hit: Hit) -> Row:
    return {
        **segment_rows.target_columns(hit.text),
        **segment_rows.origin_columns(origin_of_draft(hit.segment, hit.text, None)),
        **signed(transaction),
    }


def _now(transaction: Transaction, hit: Hit) -> Segment:
    origin = origin_of_draft(hit.segment, hit.text, None)
    return replace(
        hit.segment,
        target=hit.text,
        origin=origin,
        version=hit.segment.version + 1,
        person=transaction.doing.person,
        time=transaction.now,
    )
