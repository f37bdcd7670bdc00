"""The translations of every article on the desk that is still worked on, with the day of the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.transaction import table_of

_SEGMENT, _JOB, _ARTICLE = table_of(tables.SegmentRow), table_of(tables.JobRow), table_of(tables.ArticleRow)
_VARIANT = table_of(tables.VariantRow)
_CHUNK = 500


class OpenTarget(NamedTuple):
    """The target of a segment, and whose it is."""

    segment: int
    text: str
    article: str
    day: str | None
    """Of the article, ISO 8601."""


def in_language(connection: sa.Connection, language: str) -> Iterator[OpenTarget]:
    """Give the targets of a language that are neither left out nor signed off, article by article."""
    query = (
        sa.select(_SEGMENT.c.id, _SEGMENT.c.target, _ARTICLE.c.name, _ARTICLE.c.dated)
        .join(_JOB, _JOB.c.id == _SEGMENT.c.job)
        .join(_ARTICLE, _ARTICLE.c.id == _JOB.c.article)
        .where(
            _JOB.c.language == language,
            _SEGMENT.c.target != "",
            _SEGMENT.c.state != "final",
            _SEGMENT.c.left_out == 0,
            *(table.c.deleted == 0 for table in (_SEGMENT, _JOB, _ARTICLE)),
            _ARTICLE.c.archived == 0,
        )
        .order_by(_ARTICLE.c.id, _SEGMENT.c.position)
    )
    for segment, text, article, dated in connection.execution_options(yield_per=5000).execute(query):
        yield OpenTarget(segment, text, article, dated[:10] if dated else None)


def units_written_by(connection: sa.Connection, segments: Sequence[int]) -> frozenset[int]:
    """Give the units whose texts some segments have written."""
    found: set[int] = set()
    for start in range(0, len(segments), _CHUNK):
        query = (
            sa.select(_VARIANT.c.unit)
            .join(_SEGMENT, _SEGMENT.c.wrote == _VARIANT.c.id)
            .where(_SEGMENT.c.id.in_(segments[start : start + _CHUNK]), _VARIANT.c.deleted == 0)
        )
        found.update(connection.execute(query).scalars())
    return frozenset(found)
