"""Reading a job for the screen; in a worker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tmtool.model.articles import Article
from tmtool.tui.messages import JobOpened
from tmtool.tui.open_job import same_place

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk


@dataclass(frozen=True, slots=True)
class Stand:
    """Where to stand in a job; where the person stopped if nothing is given."""

    segment: int | None = None
    """Identity of a segment."""
    place: tuple[int, int] | None = None
    """Block and offset, for the same place in another language."""


def read_job(desk: Desk, article: Article, language: str, stand: Stand) -> JobOpened:
    """Read a job, and beside it the job in the first target language where this is another one."""
    job = desk.articles.job(article, language)
    segments = desk.articles.segments(job)
    number = None
    if stand.segment is not None:
        number = next((segment.number for segment in segments if segment.id == stand.segment), None)
    elif stand.place is not None:
        number = same_place(segments, *stand.place)
    if number is None:
        number = desk.articles.resume(job)
    first = desk.settings.targets[0] if desk.settings.targets else language
    sibling_job = next((job for job in article.jobs if job.language == first and first != language), None)
    sibling = desk.articles.segments(sibling_job) if sibling_job else ()
    return JobOpened(article, job, tuple(segments), number, first if sibling_job else None, tuple(sibling))
