"""What confirming a segment leaves in the working memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import sqlalchemy as sa

from tmtool.memory.normalise import stored
from tmtool.model.articles import Segment
from tmtool.model.text import BEGINNING, END, TaggedText
from tmtool.store import memories as memory_rows
from tmtool.store import pairs as pair_rows
from tmtool.store import segments as segment_rows
from tmtool.store import tables
from tmtool.store.articles import languages_of_job
from tmtool.store.pairs import Pair
from tmtool.store.segments import Neighbour
from tmtool.store.transaction import Row, Transaction
from tmtool.store.units import Context, Text, remove_variant, write_pair
from tmtool.store.whole_units import is_imported

PREVIOUS = "x-context-pre"
NEXT = "x-context-post"
"""Properties of a unit that give the neighbours' source texts back; empty at an end of the article."""


def remember(transaction: Transaction, segment: Segment, target: TaggedText) -> int | None:
    """Write a confirmed pair as a unit; what this segment wrote before is superseded.

    An empty target and a segment without source text make no unit.

    Returns:
        The identity of the variant that the segment points at; None where there is none.
    """
    connection = transaction.connection
    before = segment_rows.written_variant(connection, segment.id)
    written: int | None = None
    if target.text.strip() and segment.source.text:
        source_language, language = languages_of_job(connection, segment.job)
        written = write_pair(
            transaction,
            memory_rows.working_memory(connection),
            text_for_memory(segment.source, source_language),
            text_for_memory(target, language),
            context_of(connection, segment.id),
        )
    if before is not None and before != written:
        _supersede(transaction, before, segment.id)
    return written


@dataclass(frozen=True, slots=True)
class Prepared:
    """A segment and what it shall say, made ready for the memory while nobody waits for it."""

    segment: Segment
    target: TaggedText
    source_text: Text
    target_text: Text


def prepare(connection: sa.Connection, wanted: Iterable[tuple[Segment, TaggedText]]) -> tuple[Prepared, ...]:
    """Make segments ready for `remember_each`: tokens and hashes of what they shall say."""
    languages = cache(lambda job: languages_of_job(connection, job))
    prepared = []
    for segment, target in wanted:
        source_language, language = languages(segment.job)
        source = text_for_memory(segment.source, source_language)
        prepared.append(Prepared(segment, target, source, text_for_memory(target, language)))
    return tuple(prepared)


def remember_each(transaction: Transaction, prepared: Sequence[Prepared], columns: Mapping[int, Row]) -> None:
    """Write segments and the pairs that they stand for at once; what they wrote before is superseded.

    Args:
        transaction: the operation.
        prepared: segments whose source and target have words.
        columns: what is written into each segment besides the unit that it points at.
    """
    connection = transaction.connection
    identities = [one.segment.id for one in prepared]
    before = pair_rows.written_variants(connection, identities)
    around = segment_rows.neighbours_of(connection, identities)
    pairs = [Pair(one.source_text, one.target_text, _context(*around[one.segment.id])) for one in prepared]
    written = pair_rows.write_pairs(transaction, memory_rows.working_memory(connection), pairs)
    wrote = {identity: {**columns[identity], "wrote": one} for identity, one in zip(identities, written, strict=True)}
    transaction.update_each(tables.SegmentRow, wrote)
    pair_rows.supersede(transaction, set(before.values()).difference(written))


def forget(transaction: Transaction, segment: int) -> None:
    """Take away what a segment wrote, as it goes into another one."""
    written = segment_rows.written_variant(transaction.connection, segment)
    if written is not None:
        _supersede(transaction, written, segment)


def _supersede(transaction: Transaction, variant: int, segment: int) -> None:
    """Remove what a segment wrote, unless another segment wrote it too or a file brought it."""
    connection = transaction.connection
    if not segment_rows.is_written_elsewhere(connection, variant, segment) and not is_imported(connection, variant):
        remove_variant(transaction, variant)


def text_for_memory(text: TaggedText, language: str) -> Text:
    """Give a text the tokens by which the fuzzy index knows it."""
    return Text.of(language, text, stored(text, language))


def context_of(connection: sa.Connection, segment: int) -> Context:
    """Give the context of a segment: its neighbours in the job, or the ends of the article."""
    return _context(*segment_rows.neighbours(connection, segment))


def _context(previous: Neighbour | None, following: Neighbour | None) -> Context:
    return Context(
        BEGINNING if previous is None else previous.hash,
        END if following is None else following.hash,
        (
            (PREVIOUS, "" if previous is None else previous.text),
            (NEXT, "" if following is None else following.text),
        ),
    )
