"""Reading a job for the screen; in a worker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tmtool.model.articles import Article
from tmtool.model.errors import TmtoolError
from tmtool.tui.job.colleagues import NEVER
from tmtool.tui.job.open_job import same_place
from tmtool.tui.messages import JobOpened, Stand

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk


def read_job(desk: Desk, article: Article, language: str, stand: Stand) -> JobOpened:
    """Read a job, and beside it the job in the first target language where this is another one.

    Args:
        desk: the desk.
        article: as it was read just now.
        language: the language of the job.
        stand: where to stand.
    """
    known = next((job for job in article.jobs if job.language == language), None)
    job = known or desk.articles.job(article, language)
    # Read first: what is written between the two is found when somebody looks for it, and never passed over.
    change = desk.articles.written_since(job, NEVER, {}).change
    segments = desk.articles.segments(job)
    numbers = {segment.id: segment.number for segment in segments}
    number = next((numbers[wanted] for wanted in stand.segments if wanted in numbers), None)
    if number is None and stand.place is not None:
        number = same_place(segments, *stand.place)
    if number is None:
        number = desk.articles.resume(job, segments)
    first = desk.settings.targets[0] if desk.settings.targets else language
    sibling_job = next((job for job in article.jobs if job.language == first and first != language), None)
    sibling = desk.articles.segments(sibling_job) if sibling_job else ()
    beside = first if sibling_job else None
    return JobOpened(
        article,
        job,
        tuple(segments),
        number,
        beside,
        tuple(sibling),
        stand.asked_at,
        wanted_score(desk),
        desk.articles.last_here(job),
        bookmarks=desk.bookmarks.of_job(job),
        words_an_hour=wants_pace(desk),
        change=change,
    )


def wants_pace(desk: Desk) -> bool:
    """Whether the person wants to see how many words they confirm in an hour."""
    try:
        return desk.preferences.values().get("words_an_hour") is True
    except TmtoolError:
        return False


def wanted_score(desk: Desk) -> int | None:
    """Give the score from which the best match is put in by itself; of a file of preferences that says nonsense none.

    What is wrong with that file is said by whoever changes it: it must not keep anybody from the article.
    """
    try:
        score = desk.preferences.values()["auto_insert"]
    except TmtoolError:
        return None
    return score if isinstance(score, int) else None
