"""A new preferred term from a day on: the old one ends the day before, and gives way wherever work is still open.

First everything that uses the old term, in any form, is found and shown; what the person chose is then written as one
operation, which one undo takes back.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from tmtool.desk import replacing as in_targets
from tmtool.desk.clock import Clock
from tmtool.desk.days import day_before
from tmtool.desk.glossaries import own_glossary, own_named, put_pair
from tmtool.desk.parts import Progress, Through, Versions, write_in_parts
from tmtool.desk.term_replacing import OfUnit, Replacing, Rewritten, of_units, write_units
from tmtool.language.registry import fold
from tmtool.model.errors import ChangedMeanwhile, UsageError
from tmtool.model.terms import Concept, Term, TermStatus
from tmtool.model.text import TaggedText
from tmtool.store import glossaries as glossary_rows
from tmtool.store import glossary_editing as editing_rows
from tmtool.store import memories as memory_rows
from tmtool.store import open_targets
from tmtool.store import segments as segment_rows
from tmtool.store.database import Database
from tmtool.store.glossaries import KeptConcept
from tmtool.store.open_targets import OpenTarget
from tmtool.store.transaction import Doing, Transaction


@dataclass(frozen=True, slots=True)
class NewTerm:
    """What shall be said from a day on."""

    old: str
    """The term that is right until then, in its citation form, and `new` too."""
    new: str
    language: str
    valid_from: str
    """ISO 8601."""
    source: str
    """The term of the source language that both stand for."""
    source_language: str = "en"


@dataclass(frozen=True, slots=True)
class InSegment:
    """A segment of an open job that uses the old term."""

    place: OpenTarget
    hit: in_targets.Hit
    is_due: bool
    """Whether the new term is right on the day of its article."""


@dataclass(frozen=True, slots=True)
class InUnit:
    """A unit of a memory that uses the old term."""

    memory: str
    text: Rewritten


@dataclass(frozen=True, slots=True)
class Proposal:
    """Everything that a new term touches."""

    wanted: NewTerm
    concepts: tuple[KeptConcept, ...]
    """The concepts that have the old term; none where it is not in the glossaries yet."""
    segments: tuple[InSegment, ...]
    units: tuple[InUnit, ...]
    passed: int
    """Segments that use the old term and are not touched: reviewed, signed off or locked."""
    uncertain: int
    """Places in which the form to put is not certain, and that stay as they are."""
    is_due: bool
    """Whether the day has come."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Replaced:
    """What was written."""

    concept: KeptConcept
    """As it is now."""
    segments: tuple[int, ...]
    """Identities of the segments that have the new term now."""
    units: int
    left: int
    """Segments that somebody changed meanwhile, and that stay as they are."""


class NewTerms:
    """The room of terms that take the place of others."""

    def __init__(self, database: Database, person: str, clock: Clock) -> None:
        self._database = database
        self._person = person
        self._clock = clock

    def propose(self, wanted: NewTerm, progress: Progress = lambda done, total: None) -> Proposal:
        """Find what a new term touches; nothing is written.

        Args:
            wanted: what shall be said.
            progress: told how many texts were read and of how many; raising in it stops the search.

        Raises:
            UsageError: a term is empty, both are the same, or the old one ends before that day or begins after it.
        """
        replacing = Replacing.of(wanted.old, wanted.new, wanted.language, forms=True)
        if not wanted.source.strip():
            raise UsageError("Type the term of the source language for which both stand.")
        today = self._clock()[:10]
        with self._database.reading() as connection:
            concepts = tuple(one for one in glossary_rows.kept_concepts(connection) if _speaks_of(one.concept, wanted))
            for term in (term for one in concepts for term in one.concept.terms if _is(term, wanted.old, wanted)):
                _until(term, wanted.valid_from)
            segments, passed = _in_segments(connection, wanted, replacing, today)
            written = _units_of(connection, segments)
            units = [one for one in _in_units(connection, replacing, progress) if one.text.unit not in written]
        changing = [one for one in units if one.text.before != one.text.after]
        places = [place for segment in segments for place in segment.hit.places]
        places += [place for one in units for place in one.text.places]
        return Proposal(
            wanted,
            concepts,
            tuple(one for one in segments if one.hit.text.shown != one.hit.before),
            tuple(changing),
            passed,
            sum(place.new is None for place in places),
            wanted.valid_from <= today,
            replacing.warnings if places else (),
        )

    def write(
        self,
        proposal: Proposal,
        *,
        segments: Collection[int] | None = None,
        variants: Collection[int] | None = None,
        job: int | None = None,
        progress: Progress | None = None,
        through: Through | None = None,
    ) -> Replaced:
        """Write a new term into the glossaries and, where the person wants it, in the place of the old one.

        Args:
            proposal: what `propose` gave.
            segments: identities of the segments to change; those whose day has come by default.
            variants: identities of the texts of memories to change; by default all once the day has come, none before.
            job: the job in which it is done, where an undo shall find it.
            progress: told how far it has come; raising in it takes everything back.
            through: does each part of it.

        Raises:
            ChangedMeanwhile: somebody has changed a concept so that it has not the old term any more.
        """
        if segments is None:
            segments = {one.hit.segment.id for one in proposal.segments if one.is_due}
        if variants is None:
            variants = {one.text.variant for one in proposal.units} if proposal.is_due else set()
        own = own_glossary(self._database, self._person)
        with self._database.reading() as connection:
            hits = [one.hit for one in proposal.segments if one.hit.segment.id in segments]
            ready = in_targets.make_ready(connection, hits)
        units = of_units(one.text for one in proposal.units if one.text.variant in variants)
        concept: list[KeptConcept] = []
        changed: list[int] = []
        reworded: set[int] = set()
        left = 0

        def write(transaction: Transaction, part: Sequence[in_targets.Ready | OfUnit | Proposal]) -> Versions:
            nonlocal left
            concept.extend(_put_term(transaction, own, one) for one in part if isinstance(one, Proposal))
            of_segments = [one for one in part if isinstance(one, in_targets.Ready)]
            done, passed = in_targets.write_each(transaction, of_segments)
            changed.extend(hit.segment.id for hit in done)
            left += len(passed)
            written = write_units(transaction, [one for one in part if isinstance(one, OfUnit)])
            reworded.update(text.unit for text in written)
            return {hit.segment.id: hit.segment.version for hit in done}

        doing = Doing(glossary_rows.REPLACING, self._person, job)
        items: list[in_targets.Ready | OfUnit | Proposal] = [proposal, *ready, *units]
        write_in_parts(self._database, doing, items, write, progress, through)
        return Replaced(concept[0], tuple(changed), len(reworded), left)


def _put_term(transaction: Transaction, own: str, proposal: Proposal) -> KeptConcept:
    """Let the old term end and the new one begin, in each concept that has the old one.

    A concept that a file owns is taken out of its glossary, and the desk's own glossary has it instead.
    """
    wanted = proposal.wanted
    glossary = own_named(transaction.connection, own)
    put: list[int] = []
    for found_then in proposal.concepts:
        kept = glossary_rows.concept_numbered(transaction.connection, found_then.id)
        if kept is None or not _speaks_of(kept.concept, wanted):
            raise ChangedMeanwhile(f"Somebody has changed the concept of “{wanted.old}” meanwhile; look again.")
        terms = _succeeded(kept.concept, wanted)
        if kept.read_only:
            editing_rows.remove_concept(transaction, kept.id)
            put.append(editing_rows.add_concept(transaction, glossary, dataclasses.replace(kept.concept, terms=terms)))
        else:
            editing_rows.put_terms(transaction, kept.id, terms)
            put.append(kept.id)
    if put:
        found = glossary_rows.concept_numbered(transaction.connection, put[0])
        assert found is not None
        return found
    language = fold(wanted.language)
    source = Term(fold(wanted.source_language), wanted.source.strip())
    until = day_before(wanted.valid_from)
    put_pair(transaction, glossary, source, Term(language, wanted.old.strip(), valid_to=until), None)
    return put_pair(
        transaction, glossary, source, Term(language, wanted.new.strip(), valid_from=wanted.valid_from), None
    )


def _succeeded(concept: Concept, wanted: NewTerm) -> tuple[Term, ...]:
    """The terms of a concept with the new one before the others of its language, and the old one's last day."""
    new = Term(fold(wanted.language), wanted.new.strip(), TermStatus.PREFERRED, wanted.valid_from)
    terms: list[Term] = []
    for term in concept.terms:
        if _is(term, wanted.new, wanted):
            continue
        if fold(term.language) == new.language and new not in terms:
            terms.append(new)
        terms.append(_until(term, wanted.valid_from) if _is(term, wanted.old, wanted) else term)
    return tuple(terms)


def _until(term: Term, day: str) -> Term:
    """A term that ends the day before a day, at the latest.

    Raises:
        UsageError: it begins only then.
    """
    last = day_before(day)
    if term.valid_from is not None and term.valid_from > last:
        raise UsageError(f"“{term.text}” is right only from {term.valid_from}; choose a later day than that.")
    return term if term.valid_to is not None and term.valid_to < last else dataclasses.replace(term, valid_to=last)


def _speaks_of(concept: Concept, wanted: NewTerm) -> bool:
    source, language = wanted.source.strip().casefold(), fold(wanted.source_language)
    has_source = any(fold(term.language) == language and term.text.casefold() == source for term in concept.terms)
    return has_source and any(_is(term, wanted.old, wanted) for term in concept.terms)


def _is(term: Term, text: str, wanted: NewTerm) -> bool:
    return fold(term.language) == fold(wanted.language) and term.text.casefold() == text.strip().casefold()


def _in_segments(
    connection: sa.Connection, wanted: NewTerm, replacing: Replacing, today: str
) -> tuple[list[InSegment], int]:
    found: list[InSegment] = []
    passed = 0
    for place in open_targets.in_language(connection, fold(wanted.language)):
        if not replacing.replaced(TaggedText(place.text)).places:
            continue
        segment = segment_rows.segment_by_id(connection, place.segment)
        if segment is None:
            continue
        if in_targets.why_passed(segment):
            passed += 1
            continue
        result = replacing.replaced(segment.target)
        hit = in_targets.Hit(segment, segment.target.shown, result.text, result.places)
        found.append(InSegment(place, hit, (place.day or today) >= wanted.valid_from))
    return found, passed


def _in_units(connection: sa.Connection, replacing: Replacing, progress: Progress) -> Iterator[InUnit]:
    memories = memory_rows.all_memories(connection)
    total = sum(memory.units for memory in memories)
    done = 0

    def told(read: int) -> None:
        progress(done + read, total)

    for memory in memories:
        yield from (InUnit(memory.name, text) for text in replacing.find(connection, memory.id, told))
        done += memory.units


def _units_of(connection: sa.Connection, segments: list[InSegment]) -> frozenset[int]:
    """The units that segments have written: they are written anew with their segments."""
    return open_targets.units_written_by(connection, [one.hit.segment.id for one in segments])
