"""Replacing a text in the translations of one job: first found and shown, then what the person chose is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from tmtool.desk.remembering import remember
from tmtool.desk.settling import now, origin_of_draft, signed
from tmtool.desk.sisters import with_changes
from tmtool.language.text_query import Search, TextQuery
from tmtool.memory.term_replacement import Place, replace_found
from tmtool.model.articles import Job, Segment, State
from tmtool.model.text import TaggedText
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

    def replace(self, job: Job, found: InTargets, chosen: Iterable[int] | None = None) -> InTargets:
        """Replace a text where it was found.

        What was translated stays translated, and the unit that the segment wrote is written anew with it; a draft
        stays a draft. A segment that somebody has changed since it was found is passed by.

        Args:
            job: the job.
            found: what `find` gave.
            chosen: identities of the segments to write; None for all that were found.
        """
        wanted = None if chosen is None else set(chosen)
        hits: list[Hit] = []
        passed = list(found.passed)
        with self._database.writing(Doing("replace", self._person, job.id)) as transaction:
            connection = transaction.connection
            standing = {one.id: one for one in segment_rows.segments_of(connection, job.id)}
            for hit in found.hits:
                if wanted is not None and hit.segment.id not in wanted:
                    continue
                if why := _why_not(hit, standing.get(hit.segment.id)):
                    passed.append(Passed(hit.segment.number, why))
                else:
                    _put(transaction, hit)
                    hits.append(hit)
            after = {one.id: one for one in with_changes(connection, segment_rows.segments_of(connection, job.id))}
        hits = [replace(hit, segment=after[hit.segment.id]) for hit in hits]
        return InTargets(found.query, found.new, tuple(hits), tuple(passed))


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


def stands_against(transaction: Transaction, hit: Hit) -> str | None:
    """Say what has happened to a segment since it was found that keeps it from being written; None where nothing."""
    return _why_not(hit, segment_rows.segment_by_id(transaction.connection, hit.segment.id)) or None


def _why_not(hit: Hit, now: Segment | None) -> str:
    if now is None:
        return "joined or removed meanwhile"
    if now.version != hit.segment.version:
        return "changed meanwhile"
    return why_passed(now)


def write(transaction: Transaction, hit: Hit) -> Hit:
    """Write what was found, with the unit that the segment wrote before."""
    _put(transaction, hit)
    return replace(hit, segment=now(transaction.connection, hit.segment.id))


def _put(transaction: Transaction, hit: Hit) -> None:
    connection, segment, text = transaction.connection, hit.segment, hit.text
    columns: Row = {
        **segment_rows.target_columns(text),
        **segment_rows.origin_columns(origin_of_draft(segment, text, None)),
        **signed(transaction),
    }
    # What nobody has confirmed by hand has written no unit, and does not begin to.
    if segment.state.confirmed and segment_rows.written_variant(connection, segment.id) is not None:
        columns["wrote"] = remember(transaction, segment, text)
    transaction.update(tables.SegmentRow, segment.id, **columns)
