"""The translations of the desk whose words are offered while typing; read in a worker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tmtool.model.articles import Article, Segment

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk

MOST = 3_000
"""Segments of other articles that are read."""


def own_texts(desk: Desk, article: Article, language: str, segments: Sequence[Segment]) -> Iterator[str]:
    """Give what is confirmed in a job, then in the newest other articles.

    Args:
        desk: the desk.
        article: the article of the job.
        language: its language.
        segments: its segments.
    """
    yield from _confirmed(segments)
    left = MOST
    for other in desk.articles.all():
        for job in other.jobs:
            if other.id != article.id and job.language == language and job.confirmed and job.segments <= left:
                left -= job.segments
                yield from _confirmed(desk.articles.segments(job))


def _confirmed(segments: Sequence[Segment]) -> Iterator[str]:
    return (segment.target.text for segment in segments if segment.state.confirmed and not segment.left_out)
