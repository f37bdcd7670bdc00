"""From what a person named to an article and one of its jobs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tmtool.cli.call import STANDARD_INPUT, language
from tmtool.cli.output import print_message
from tmtool.formats import FORMATS
from tmtool.model.articles import Article, Job
from tmtool.model.errors import UsageError

if TYPE_CHECKING:
    from tmtool.desk.arrivals import TakenIn
    from tmtool.desk.desk import Desk


def article_name(file: str, name: str | None) -> str:
    """Give the name under which an article goes: the one that was given, else that of its file.

    Raises:
        UsageError: there is none, or it is no text.
    """
    if name is not None and not name.strip():
        raise UsageError("An article needs a name; type one after --name.")
    if name is None and file == STANDARD_INPUT:
        raise UsageError("A text from standard input needs a name; give it one with --name.")
    known_as = Path(file).name or file if name is None else name.strip()
    try:
        known_as.encode()
    except UnicodeEncodeError:
        message = f"The name “{known_as}” has bytes that are no text; give another one with --name."
        raise UsageError(message, file=file) from None
    return known_as


def file_of(file: str, known_as: str) -> str:
    """Give the file name by whose ending the format of an article is told.

    A text from standard input may have it in its name; where the name ends otherwise (“Energy v1.2”), content tells.
    """
    endings = {ending for entry in FORMATS.values() if entry.reads for ending in entry.extensions}
    return known_as if file == STANDARD_INPUT and Path(known_as).suffix.lower() in endings else file


def job_of(desk: Desk, article: Article, to: str | None, *, make: bool = False) -> Job:
    """Give the job that a person means.

    Args:
        desk: the desk.
        article: the article.
        to: what `--to` said; the first job of the article where it said nothing.
        make: whether a job that is not there is made.

    Raises:
        UsageError: the article has no such job.
    """
    if to is None:
        if not article.jobs:
            raise UsageError(f"“{article.name}” is not translated into any language yet; name one with --to.")
        if len(article.jobs) > 1:
            others = ", ".join(job.language for job in article.jobs[1:])
            print_message(f"This is the job into {article.jobs[0].language}; name another with --to ({others}).")
        return article.jobs[0]
    wanted = language(to)
    for job in article.jobs:
        if job.language == wanted:
            return job
    if make:
        return desk.articles.job(article, wanted)
    there = ", ".join(job.language for job in article.jobs) or "none"
    raise UsageError(f"“{article.name}” has no job into {wanted}; its languages are: {there}.")


def first_number(desk: Desk, job: Job, start: int | None) -> int:
    """Give the number of the segment to begin with: what `--start` said, else the first.

    Raises:
        UsageError: the job has no such segment.
    """
    return 1 if start is None else desk.articles.numbered(job, start).number


def say_what_was_met(taken: TakenIn) -> None:
    """Say which code page was guessed, so that a person can name another one, and what was left out or put right."""
    if taken.guessed is not None:
        print_message(f"{taken.article.name}: read as {taken.guessed}; name another encoding with --encoding.")
    for what, reasons in (("left out", taken.skipped), ("repaired", taken.repaired)):
        if reasons:
            counts = ", ".join(f"{number} × {reason}" for reason, number in reasons.items())
            print_message(f"{taken.article.name}: {what}: {counts}.")
