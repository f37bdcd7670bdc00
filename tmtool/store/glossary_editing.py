"""Glossaries, concepts and terms as a person changes them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import sqlalchemy as sa

from tmtool.model.terms import Concept, Term
from tmtool.store import tables
from tmtool.store.glossaries import concept_key, term_columns
from tmtool.store.transaction import Transaction, table_of

_CONCEPT = table_of(tables.ConceptRow)
_TERM = table_of(tables.TermRow)


def add_concept(transaction: Transaction, glossary: int, concept: Concept) -> int:
    """Write a new concept; give its identity."""
    made = transaction.insert(
        tables.ConceptRow,
        glossary=glossary,
        concept_key=_free_key(transaction, glossary, concept),
        concept_id=concept.concept_id,
        note=concept.note,
        subject=concept.subject,
        properties=[list(named) for named in concept.properties] or None,
        deleted=0,
    )
    put_terms(transaction, made, concept.terms)
    return made


def put_note(transaction: Transaction, concept: int, note: str | None) -> None:
    """Give a concept its note."""
    transaction.update(tables.ConceptRow, concept, note=note)


def put_terms(transaction: Transaction, concept: int, terms: Sequence[Term]) -> None:
    """Let a concept have these terms, in this order, and no others; the key by which a file knows it stays."""
    query = sa.select(_TERM.c.id, _TERM.c.language, _TERM.c.text, _TERM.c.deleted).where(_TERM.c.concept == concept)
    known = {(row.language, row.text): row for row in transaction.connection.execute(query)}
    wanted = {(term.language, term.text): term for term in terms}
    for position, (said, term) in enumerate(wanted.items()):
        columns = {**term_columns(concept, position, term), "deleted": 0}
        if said in known:
            transaction.update(tables.TermRow, known[said].id, **columns)
        else:
            transaction.insert(tables.TermRow, **columns)
    for said, row in known.items():
        if said not in wanted and not row.deleted:
            transaction.remove(tables.TermRow, row.id)


def remove_concept(transaction: Transaction, concept: int) -> None:
    """Take a concept out of its glossary; of a glossary that a file owns it stays away until the file changes."""
    transaction.remove(tables.ConceptRow, concept)


def rename_glossary(transaction: Transaction, glossary: int, name: str) -> None:
    """Give a glossary another name, which no other one may have."""
    transaction.update(tables.GlossaryRow, glossary, name=name)


def delete_glossary(transaction: Transaction, glossary: int) -> None:
    """Delete a glossary; its concepts live and go with it."""
    transaction.remove(tables.GlossaryRow, glossary)


def _free_key(transaction: Transaction, glossary: int, concept: Concept) -> bytes:
    """The key of a concept, another one where a concept that was changed or removed since still has it."""
    query = sa.select(_CONCEPT.c.concept_key).where(_CONCEPT.c.glossary == glossary)
    taken = set(transaction.connection.execute(query).scalars())
    key = concept_key(concept)
    while key in taken:
        key = blake2b(key, digest_size=16).digest()
    return key
