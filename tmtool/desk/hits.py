"""What a search in the concordance finds: pairs of texts, and where the words stand in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa

from tmtool.memory.search_query import SearchQuery, Span, searchable
from tmtool.model.text import TaggedText
from tmtool.store import concorded
from tmtool.store.concordance_index import Met
from tmtool.store.concorded import LiveSegment, Pair


@dataclass(frozen=True, slots=True)
class Hit:
    """A pair of texts of a memory, of which one has what was looked for."""

    source: TaggedText
    target: TaggedText
    language: str
    """That of the text in which it was met; the target where both have it."""
    spans: tuple[Span, ...]
    """Where it was met, in characters of that text as it is shown, tags included."""
    memory: str
    source_language: str
    target_language: str
    unit: int
    """Identity of the unit on the desk."""
    variant: int
    """Identity of the target variant on the desk."""


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """A segment of an article, of which one text has what was looked for."""

    article: str
    number: int
    """Of the segment in its job, from 1."""
    source: TaggedText
    target: TaggedText
    language: str
    """That of the text in which it was met; the target where both have it."""
    spans: tuple[Span, ...]
    """Where it was met, in characters of that text as it is shown, tags included."""
    source_language: str
    target_language: str
    job: int
    segment: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, and where."""

    query: SearchQuery
    language: str | None
    """That of the text that has it; None for any."""
    to: str | None
    """The language of the translations; None for any."""

    def is_met_by(self, text: str, language: str) -> bool:
        """Say whether a text of a language has it."""
        return self.language in (None, language) and self.query.is_met_by(searchable(text))


class MetSegment(NamedTuple):
    """A segment, and whether its target has what was looked for, else its source."""

    segment: LiveSegment
    in_target: bool


def hits_of(connection: sa.Connection, pairs: Sequence[Pair], wanted: Wanted) -> Iterator[Hit]:
    """Make the hits of pairs of texts of memories, those that have what is wanted."""
    texts = concorded.variant_texts(connection, {text for pair in pairs for text in pair})
    for pair in pairs:
        left, right = texts[pair.left], texts[pair.right]
        for side in (right, left):
            if wanted.is_met_by(side.text.text, side.language):
                yield Hit(
                    source=left.text,
                    target=right.text,
                    language=side.language,
                    spans=_shown_spans(side.text, wanted.query),
                    memory=left.memory,
                    source_language=left.language,
                    target_language=right.language,
                    unit=left.unit,
                    variant=pair.right,
                )
                break


def segments_met(connection: sa.Connection, met: Sequence[Met], wanted: Wanted) -> Iterator[MetSegment]:
    """Give the segments in which texts of articles stand, those that still have what is wanted."""
    segments = concorded.live_segments(connection, {one.owner for one in met})
    for one in met:
        segment = segments.get(one.owner)
        if segment is None or wanted.to not in (None, segment.target_language):
            continue
        in_target = wanted.is_met_by(segment.target.text, segment.target_language)
        if in_target or wanted.is_met_by(segment.source.text, segment.source_language):
            yield MetSegment(segment, in_target)


def article_hit(connection: sa.Connection, met: MetSegment, query: SearchQuery) -> ArticleHit:
    """Make the hit of a segment."""
    segment = met.segment
    having = segment.target if met.in_target else segment.source
    return ArticleHit(
        article=segment.article,
        number=concorded.number_in_job(connection, segment),
        source=segment.source,
        target=segment.target,
        language=segment.target_language if met.in_target else segment.source_language,
        spans=_shown_spans(having, query),
        source_language=segment.source_language,
        target_language=segment.target_language,
        job=segment.job,
        segment=segment.segment,
    )


def _shown_spans(text: TaggedText, query: SearchQuery) -> tuple[Span, ...]:
    """Move the places in a text to where they are when its tags are shown."""
    spans = query.spans(text.text)
    if not text.tags:
        return spans
    lengths = [(tag.at, len(tag.shown)) for tag in text.tags]
    return tuple(
        (
            start + sum(length for at, length in lengths if at <= start),
            end + sum(length for at, length in lengths if at < end),
        )
        for start, end in spans
    )
