"""The glossaries of the desk: what there is, adding terms, and keeping concepts in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from tmtool.language.registry import fold
from tmtool.model.errors import ChangedMeanwhile, MissingInput, UsageError
from tmtool.model.terms import Concept, Term, TermStatus, said
from tmtool.store import drop_files as file_rows
from tmtool.store import glossaries as glossary_rows
from tmtool.store import glossary_editing as editing_rows
from tmtool.store.database import Database
from tmtool.store.glossaries import Glossary, KeptConcept
from tmtool.store.transaction import Doing, Transaction

OWN = "desk"
"""The glossary that takes the terms which people at the desk add."""


class Glossaries:
    """The room of the glossaries; whatever it writes is one operation, which an undo takes back."""

    def __init__(self, database: Database, person: str) -> None:
        self._database = database
        self._person = person

    def all(self) -> tuple[Glossary, ...]:
        """Give every glossary with its counts."""
        with self._database.reading() as connection:
            return glossary_rows.all_glossaries(connection)

    def concepts(self, name: str, words: str = "") -> tuple[KeptConcept, ...]:
        """Give the concepts of a glossary that have words in a term or a note, in any case; all of them by default.

        Raises:
            MissingInput: there is no such glossary.
        """
        wanted = words.strip().casefold()
        with self._database.reading() as connection:
            kept = glossary_rows.concepts_of(connection, _found(connection, name)[0])
            return tuple(one for one in kept if wanted in said(one.concept))

    def concept(self, number: int) -> KeptConcept:
        """Give a concept by its number.

        Raises:
            MissingInput: there is no such concept.
        """
        with self._database.reading() as connection:
            return _numbered(connection, number)

    def add_term(
        self,
        source: str,
        target: str,
        source_language: str,
        target_language: str,
        *,
        status: TermStatus = TermStatus.PREFERRED,
        valid_from: str | None = None,
        note: str | None = None,
        glossary: str | None = None,
        job: int | None = None,
    ) -> KeptConcept:
        """Add a term to a glossary; a concept that has the source term already gets the target term too.

        Args:
            source: the term in the source language.
            target: what it is in the target language.
            source_language: the tag of its language.
            target_language: the tag of its language.
            status: what is said of the target term.
            valid_from: the first day on which it is right, ISO 8601.
            note: a remark on the concept.
            glossary: its name; the desk's own by default, which is made where there is none.
            job: the job in which it is done, where an undo shall find it.

        Raises:
            UsageError: a term is empty, or a file owns the glossary.
            MissingInput: there is no such glossary.
        """
        first = Term(fold(source_language), source.strip())
        second = Term(fold(target_language), target.strip(), status, valid_from)
        if not first.text or not second.text:
            raise UsageError("A term needs both its source and its target; type the one that is missing.")
        into = own_glossary(self._database, self._person) if glossary is None else glossary
        with self._database.writing(Doing("add term", self._person, job)) as transaction:
            return put_pair(transaction, own_named(transaction.connection, into), first, second, note)

    def edit(self, number: int, terms: Sequence[Term], note: str | None, *, seen: Concept | None = None) -> KeptConcept:
        """Let a concept have these terms and this note.

        Args:
            number: the concept.
            terms: all its terms, in their order.
            note: its remark, if any.
            seen: the concept as the writer saw it; None writes over any.

        Raises:
            MissingInput: there is no such concept.
            UsageError: a file owns it, or it would have no terms in two languages.
            ChangedMeanwhile: it is not as the writer saw it any more.
        """
        kept = _cleaned(terms)
        with self._database.writing(Doing("edit term", self._person)) as transaction:
            now = _own_concept(transaction.connection, number)
            if seen is not None and now.concept != seen:
                raise ChangedMeanwhile(f"Somebody has changed concept {number} meanwhile; look at it again.")
            editing_rows.put_terms(transaction, number, kept)
            editing_rows.put_note(transaction, number, (note or "").strip() or None)
            return _numbered(transaction.connection, number)

    def change_term(self, number: int, old: Term | None, new: Term | None) -> KeptConcept:
        """Change one term of a concept; what colleagues change in its other terms stays.

        Args:
            number: the concept.
            old: the term as the writer saw it; None adds the new one.
            new: what it shall be; None removes it.

        Raises:
            MissingInput: there is no such concept.
            UsageError: a file owns it, it has the new term already, or it would have no terms in two languages.
            ChangedMeanwhile: the term is not as the writer saw it any more.
        """
        with self._database.writing(Doing("edit term", self._person)) as transaction:
            terms = list(_own_concept(transaction.connection, number).concept.terms)
            if old is not None and old not in terms:
                raise ChangedMeanwhile(f"Somebody has changed “{old.text}” meanwhile; look at it again.")
            others = [term for term in terms if term != old]
            if new is not None and any((term.language, term.text) == (new.language, new.text) for term in others):
                raise UsageError(f"“{new.text}” is in this concept already.")
            at = len(terms) if old is None else terms.index(old)
            terms[at : at + 1] = [] if new is None else [new]
            editing_rows.put_terms(transaction, number, _cleaned(terms))
            return _numbered(transaction.connection, number)

    def change_note(self, number: int, old: str | None, new: str) -> KeptConcept:
        """Give a concept another remark.

        Args:
            number: the concept.
            old: the remark as the writer saw it.
            new: what it shall be; empty for none.

        Raises:
            MissingInput: there is no such concept.
            UsageError: a file owns it.
            ChangedMeanwhile: the remark is not as the writer saw it any more.
        """
        with self._database.writing(Doing("edit term", self._person)) as transaction:
            if _own_concept(transaction.connection, number).concept.note != old:
                raise ChangedMeanwhile("Somebody has changed this remark meanwhile; look at it again.")
            editing_rows.put_note(transaction, number, new.strip() or None)
            return _numbered(transaction.connection, number)

    def delete_concept(self, number: int) -> KeptConcept:
        """Delete a concept with its terms, and give it as it was.

        Raises:
            MissingInput: there is no such concept.
            UsageError: a file owns it.
        """
        with self._database.writing(Doing("delete term", self._person)) as transaction:
            concept = _own_concept(transaction.connection, number)
            editing_rows.remove_concept(transaction, number)
            return concept

    def rename(self, name: str, new: str) -> None:
        """Give a glossary another name; it keeps its file, if one owns it.

        Raises:
            MissingInput: there is no such glossary.
            UsageError: the new name is empty, or another glossary has it.
        """
        wanted = new.strip()
        if not wanted:
            raise UsageError("A glossary cannot be without a name; type the new one.")
        with self._database.writing(Doing("rename glossary", self._person)) as transaction:
            glossary, _ = _found(transaction.connection, name)
            found = glossary_rows.glossary_named(transaction.connection, wanted)
            if found is not None and found[0] != glossary:
                raise UsageError(f"There is a glossary “{wanted}” already; choose another name.")
            editing_rows.rename_glossary(transaction, glossary, wanted)

    def delete(self, name: str) -> None:
        """Delete a glossary with its concepts; one that a file owns stays deleted until the file changes.

        Raises:
            MissingInput: there is no such glossary.
        """
        with self._database.writing(Doing("delete glossary", self._person)) as transaction:
            glossary, _ = _found(transaction.connection, name)
            editing_rows.delete_glossary(transaction, glossary)
            file_rows.stay_deleted(transaction, "glossary", glossary)


def _cleaned(terms: Sequence[Term]) -> list[Term]:
    kept = [replace(term, language=fold(term.language), text=term.text.strip()) for term in terms]
    kept = [term for term in kept if term.text]
    if len({term.language for term in kept}) < 2:
        raise UsageError("A concept needs terms in two languages; to remove it, delete it.")
    return kept


def put_pair(transaction: Transaction, glossary: int, first: Term, second: Term, note: str | None) -> KeptConcept:
    """Put a term and its translation into a glossary, into the concept of the source term where there is one."""
    there = (kept for kept in glossary_rows.concepts_of(transaction.connection, glossary) if _has(kept.concept, first))
    concept = next(there, None)
    if concept is None:
        made = editing_rows.add_concept(transaction, glossary, Concept((first, second), note))
        return _numbered(transaction.connection, made)
    others = [term for term in concept.concept.terms if (term.language, term.text) != (second.language, second.text)]
    editing_rows.put_terms(transaction, concept.id, [*others, second])
    if note:
        editing_rows.put_note(transaction, concept.id, note)
    return _numbered(transaction.connection, concept.id)


def own_glossary(database: Database, person: str) -> str:
    """Give the name of the glossary of the desk itself, which is made where there is none.

    Making it is no operation: whoever takes back the first term keeps the glossary for the second.
    """
    with database.writing(Doing("make glossary", person, recorded=False)) as transaction:
        for name in (OWN, f"{OWN} terms", *(f"{OWN} terms {number}" for number in range(2, 100))):
            found = glossary_rows.glossary_named(transaction.connection, name)
            if found is None:
                glossary_rows.add_glossary(transaction, name)
            if found is None or not found[1]:
                return name
    raise LookupError(OWN)


def _has(concept: Concept, wanted: Term) -> bool:
    return any(
        fold(term.language) == wanted.language and term.text.casefold() == wanted.text.casefold()
        for term in concept.terms
    )


def _found(connection: sa.Connection, name: str) -> tuple[int, bool]:
    """Find a glossary: its identity, and whether a file owns it."""
    found = glossary_rows.glossary_named(connection, name)
    if found is None:
        raise MissingInput(f"There is no glossary “{name}”; see them with: tmtool glossaries")
    return found


def own_named(connection: sa.Connection, name: str) -> int:
    """Find a glossary into which a person may write.

    Raises:
        MissingInput: there is no such glossary.
        UsageError: a file owns it.
    """
    glossary, read_only = _found(connection, name)
    if read_only:
        raise UsageError(f"“{name}” belongs to a file of a drop folder; change it there, or name another glossary.")
    return glossary


def _numbered(connection: sa.Connection, number: int) -> KeptConcept:
    concept = glossary_rows.concept_numbered(connection, number)
    if concept is None:
        raise MissingInput(f"There is no concept {number}; it may have been deleted meanwhile.")
    return concept


def _own_concept(connection: sa.Connection, number: int) -> KeptConcept:
    concept = _numbered(connection, number)
    if concept.read_only:
        raise UsageError(
            f"“{concept.glossary_name}” belongs to a file of a drop folder: change it there, or add your own."
        )
    return concept
