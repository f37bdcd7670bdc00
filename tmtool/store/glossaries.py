"""Glossaries, concepts and terms."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from hashlib import blake2b
from itertools import islice
from typing import Any

import sqlalchemy as sa

from tmtool.model.terms import Concept, Term, TermStatus
from tmtool.store import tables
from tmtool.store.transaction import Row, Transaction, table_of

_GLOSSARY = table_of(tables.GlossaryRow)
_CONCEPT = table_of(tables.ConceptRow)
_TERM = table_of(tables.TermRow)
_DROP_FILE = table_of(tables.DropFileRow)
_DESK = table_of(tables.DeskRow)
_OPERATION, _REVISION = table_of(tables.OperationRow), table_of(tables.RevisionRow)

_PORTION = 10_000

REPLACING = "new preferred term"
"""The operation that lets a term of the desk take the place of one that a file owns."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """A glossary with what it holds."""

    id: int
    name: str
    read_only: bool
    vanished: bool
    concepts: int
    languages: dict[str, int]
    file: str | None


@dataclass(frozen=True, slots=True)
class KeptConcept:
    """A live concept as it stands on the desk."""

    id: int
    glossary: int
    glossary_name: str
    read_only: bool
    """Whether a file owns its glossary."""
    concept: Concept


@dataclass(frozen=True, slots=True)
class ConceptCounts:
    """What became of the concepts of one file."""

    new: int
    duplicate: int
    removed: int


def glossary_named(connection: sa.Connection, name: str) -> tuple[int, bool] | None:
    """Find a glossary by its name: its identity and whether a file owns it."""
    row = connection.execute(
        sa.select(_GLOSSARY.c.id, _GLOSSARY.c.read_only).where(_GLOSSARY.c.name == name, _GLOSSARY.c.deleted == 0)
    ).one_or_none()
    return None if row is None else (row.id, bool(row.read_only))


def add_glossary(transaction: Transaction, name: str, *, read_only: bool = False) -> int:
    """Make a glossary."""
    return transaction.insert(tables.GlossaryRow, name=name, read_only=int(read_only), vanished=0, deleted=0)


def write_concepts(
    transaction: Transaction, glossary: int, concepts: Iterable[Concept], *, replace: bool = False
) -> ConceptCounts:
    """Write concepts into a glossary; one that is there already stays as it is.

    Args:
        transaction: the transaction to write in.
        glossary: the glossary.
        concepts: what to write.
        replace: whether concepts that are not among them go.
    """
    known = {
        row.concept_key: (row.id, row.deleted)
        for row in transaction.connection.execute(
            sa.select(_CONCEPT.c.id, _CONCEPT.c.concept_key, _CONCEPT.c.deleted).where(_CONCEPT.c.glossary == glossary)
        )
    }
    fresh: dict[bytes, Concept] = {}
    met: set[bytes] = set()
    new = duplicate = 0
    for concept in concepts:
        key = concept_key(concept)
        if key in met or (key in known and (not known[key][1] or _is_replaced(transaction, known[key][0]))):
            duplicate += 1
        elif key in known:
            _revive(transaction, known[key][0], concept)
            new += 1
        else:
            fresh[key] = concept
            new += 1
        met.add(key)
    _insert(transaction, glossary, fresh)
    gone = [identity for key, (identity, deleted) in known.items() if key not in met and not deleted] if replace else []
    for identity in gone:
        transaction.remove(tables.ConceptRow, identity)
    return ConceptCounts(new, duplicate, len(gone))


def concepts_of_desk(connection: sa.Connection) -> tuple[tuple[str, Concept], ...]:
    """Give every live concept with the name of its glossary."""
    return tuple((kept.glossary_name, kept.concept) for kept in kept_concepts(connection))


def kept_concepts(connection: sa.Connection, *conditions: sa.ColumnElement[bool]) -> Iterator[KeptConcept]:
    """Give the live concepts for which some conditions hold, the oldest first; all of them by default."""
    live = (_CONCEPT.c.deleted == 0, _GLOSSARY.c.deleted == 0, *conditions)
    joined = _CONCEPT.join(_GLOSSARY, _GLOSSARY.c.id == _CONCEPT.c.glossary)
    wanted = sa.select(_CONCEPT.c.id).select_from(joined).where(*live)
    terms: dict[int, list[Term]] = {}
    of_wanted = (_TERM.c.deleted == 0, *((_TERM.c.concept.in_(wanted),) if conditions else ()))
    for row in connection.execute(sa.select(_TERM).where(*of_wanted).order_by(_TERM.c.position, _TERM.c.id)):
        terms.setdefault(row.concept, []).append(_term_of(row))
    query = sa.select(_CONCEPT, _GLOSSARY.c.name, _GLOSSARY.c.read_only).select_from(joined).where(*live)
    for row in connection.execute(query.order_by(_CONCEPT.c.id)):
        concept = Concept(
            terms=tuple(terms.get(row.id, ())),
            note=row.note,
            subject=row.subject,
            concept_id=row.concept_id,
            properties=tuple((name, value) for name, value in row.properties or ()),
        )
        yield KeptConcept(row.id, row.glossary, row.name, bool(row.read_only), concept)


def concepts_of(connection: sa.Connection, glossary: int) -> Iterator[KeptConcept]:
    """Give the live concepts of a glossary."""
    return kept_concepts(connection, _CONCEPT.c.glossary == glossary)


def concept_numbered(connection: sa.Connection, concept: int) -> KeptConcept | None:
    """Find a live concept."""
    return next(kept_concepts(connection, _CONCEPT.c.id == concept), None)


def last_change(connection: sa.Connection) -> int:
    """Give the number of the last change to any glossary."""
    queries = (sa.select(sa.func.max(table.c.change)) for table in (_GLOSSARY, _CONCEPT, _TERM))
    return max(connection.execute(query).scalar() or 0 for query in queries)


def all_glossaries(connection: sa.Connection) -> tuple[Glossary, ...]:
    """Give every glossary with its counts."""
    concepts = {
        glossary: count
        for glossary, count in connection.execute(
            sa.select(_CONCEPT.c.glossary, sa.func.count()).where(_CONCEPT.c.deleted == 0).group_by(_CONCEPT.c.glossary)
        )
    }
    languages: dict[int, dict[str, int]] = {}
    spoken = (
        sa.select(_CONCEPT.c.glossary, _TERM.c.language, sa.func.count())
        .join(_TERM, _TERM.c.concept == _CONCEPT.c.id)
        .where(_CONCEPT.c.deleted == 0, _TERM.c.deleted == 0)
        .group_by(_CONCEPT.c.glossary, _TERM.c.language)
        .order_by(_TERM.c.language)
    )
    for glossary, language, count in connection.execute(spoken):
        languages.setdefault(glossary, {})[language] = count
    files = {
        owner: name
        for owner, name in connection.execute(
            sa.select(_DROP_FILE.c.owner, _DROP_FILE.c.name).where(_DROP_FILE.c.kind == "glossary")
        )
    }
    query = sa.select(_GLOSSARY).where(_GLOSSARY.c.deleted == 0).order_by(_GLOSSARY.c.name)
    return tuple(
        Glossary(
            id=row.id,
            name=row.name,
            read_only=bool(row.read_only),
            vanished=bool(row.vanished),
            concepts=concepts.get(row.id, 0),
            languages=languages.get(row.id, {}),
            file=files.get(row.id),
        )
        for row in connection.execute(query)
    )


def last_written(connection: sa.Connection, glossary: int) -> str:
    """Give the time at which a glossary was last written, ISO 8601, so that the same one gives the same file."""
    changes = (
        sa.select(sa.func.max(table.c.change)).where(condition)
        for table, condition in (
            (_CONCEPT, _CONCEPT.c.glossary == glossary),
            (_TERM, _TERM.c.concept.in_(sa.select(_CONCEPT.c.id).where(_CONCEPT.c.glossary == glossary))),
        )
    )
    last = max(connection.execute(query).scalar() or 0 for query in changes)
    time = connection.execute(sa.select(sa.func.max(_OPERATION.c.time)).where(_OPERATION.c.change <= last)).scalar()
    return str(time or connection.execute(sa.select(_DESK.c.created)).scalar_one())


def concept_key(concept: Concept) -> bytes:
    """Hash of all that a concept says, by which one that is met again is known.

    In which order languages and properties stand says nothing, and other formats have other orders.
    """
    terms = tuple(sorted(concept.terms, key=lambda term: term.language))
    ordered = replace(concept, terms=terms, properties=tuple(sorted(concept.properties)))
    said = json.dumps(asdict(ordered), ensure_ascii=False, sort_keys=True)
    return blake2b(said.encode(), digest_size=16).digest()


def _insert(transaction: Transaction, glossary: int, fresh: dict[bytes, Concept]) -> None:
    # Half a million terms as rows at once would take more memory than the rest of an import.
    keyed = iter(fresh.items())
    while portion := dict(islice(keyed, _PORTION)):
        _insert_portion(transaction, glossary, portion)


def _insert_portion(transaction: Transaction, glossary: int, fresh: dict[bytes, Concept]) -> None:
    made = transaction.insert_many(
        tables.ConceptRow,
        [
            {
                "glossary": glossary,
                "concept_key": key,
                "concept_id": concept.concept_id,
                "note": concept.note,
                "subject": concept.subject,
                "properties": [list(named) for named in concept.properties] or None,
            }
            for key, concept in fresh.items()
        ],
    )
    transaction.insert_many(
        tables.TermRow,
        [
            term_columns(identity, position, term)
            for identity, concept in zip(made, fresh.values(), strict=True)
            for position, term in enumerate({(term.language, term.text): term for term in concept.terms}.values())
        ],
    )


def _is_replaced(transaction: Transaction, concept: int) -> bool:
    """Whether a person put a concept of the desk's own in the place of one that a file owns; that outlives the file."""
    query = (
        sa.select(_REVISION.c.id)
        .join(_OPERATION, _OPERATION.c.id == _REVISION.c.operation)
        .where(
            _REVISION.c.table_name == _CONCEPT.name,
            _REVISION.c.row == concept,
            _OPERATION.c.kind == REPLACING,
            _OPERATION.c.undone == 0,
        )
    )
    return transaction.connection.execute(query.limit(1)).scalar() is not None


def _revive(transaction: Transaction, identity: int, concept: Concept) -> None:
    """Let a concept live again, with the terms that it has in the file; an undone import took those too."""
    transaction.update(tables.ConceptRow, identity, deleted=0)
    has = {(term.language, term.text) for term in concept.terms}
    gone = sa.select(_TERM).where(_TERM.c.concept == identity, _TERM.c.deleted == 1).order_by(_TERM.c.id)
    back = [row.id for row in transaction.connection.execute(gone) if (row.language, row.text) in has]
    transaction.set_deleted(tables.TermRow, back, deleted=False)


def _term_of(row: sa.Row[Any]) -> Term:
    return Term(
        language=row.language,
        text=row.text,
        status=TermStatus(row.status),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        case_sensitive=None if row.case_sensitive is None else bool(row.case_sensitive),
        part_of_speech=row.part_of_speech,
        note=row.note,
    )


def term_columns(concept: int, position: int, term: Term) -> Row:
    """The columns of a term of a concept."""
    return {
        "concept": concept,
        "position": position,
        "language": term.language,
        "text": term.text,
        "status": str(term.status),
        "valid_from": term.valid_from,
        "valid_to": term.valid_to,
        "case_sensitive": None if term.case_sensitive is None else int(term.case_sensitive),
        "part_of_speech": term.part_of_speech,
        "note": term.note,
    }
