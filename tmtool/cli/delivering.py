"""Commands for a job as a whole: when it is due, who has it, signing it off."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tmtool.cli.call import Call
from tmtool.cli.command import Panel, command
from tmtool.cli.jobs import job_of
from tmtool.cli.options import ArticleArgument, JobOption
from tmtool.cli.shapes import finding_shape, job_shape
from tmtool.language.counted import counted
from tmtool.model.articles import Article, Job
from tmtool.model.errors import UsageError

if TYPE_CHECKING:
    from tmtool.desk.delivering import Standing
    from tmtool.desk.exports import Exported

NOT_SIGNED_OFF = 1
"""The exit code where something stands in the way."""


@command("sign-off", Panel.WHOLE_JOB)
def sign_off(
    call: Call,
    article: ArticleArgument,
    to: JobOption = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="DIR", help="Then write every format into this folder, as F12 does."),
    ] = None,
) -> int:
    """Check a translation and make it final.

    What is not translated or not confirmed, and errors of the checks, stand in the way; the exit code is then 1.
    """
    with call.opened_desk(scanned=True) as desk:
        found = desk.articles.find(article)
        job = job_of(desk, found, to)
        standing = desk.delivering.standing(job)
        signed = desk.delivering.sign_off(standing) if standing.is_clear else ()
        files: tuple[Exported, ...] = ()
        if signed and out is not None:
            files = desk.delivering.write_all(found, job.language, out)
    call.answer(_summary(found, standing, len(signed), files), _lines(found, standing, len(signed), files))
    return 0 if signed else NOT_SIGNED_OFF


@command("due", Panel.ARTICLES)
def due(
    call: Call,
    article: ArticleArgument,
    when: Annotated[
        str, typer.Argument(metavar="WHEN", help="14:30, “tomorrow 9:00”, +2h, “2026-11-24 10:00” …; - for never.")
    ],
    to: JobOption = None,
) -> None:
    """Say when a translation must be done."""
    from tmtool.desk.due import local, read_due

    with call.opened_desk() as desk:
        found = desk.articles.find(article)
        moment = read_due("" if when == "-" else when, local(desk.clock()))
        if moment is None and when != "-":
            raise UsageError("Say when it is due, or - for never.")
        job = desk.assignments.put_due(job_of(desk, found, to), moment)
    _answer(call, found, job)


@command("take", Panel.ARTICLES)
def take(
    call: Call,
    article: ArticleArgument,
    to: JobOption = None,
    someone: Annotated[
        str | None, typer.Option("--for", metavar="NAME", help="Who has it; you by default.", show_default=False)
    ] = None,
    give_back: Annotated[bool, typer.Option("--give-back", help="Nobody has it any more.")] = False,
) -> None:
    """Say who has a translation; advice to colleagues, no lock."""
    if give_back and someone is not None:
        raise UsageError("Either somebody has it, or nobody: leave out --for or --give-back.")
    with call.opened_desk() as desk:
        found = desk.articles.find(article)
        job = job_of(desk, found, to)
        job = desk.assignments.give_back(job) if give_back else desk.assignments.take(job, someone)
    _answer(call, found, job)


def job_line(job: Job) -> str:
    """Give a job in a few words: `ru 3/5, due 14:30, dana has it`."""
    from datetime import datetime

    from tmtool.desk.due import due_words

    facts = [f"{job.language} {job.confirmed}/{job.segments}"]
    if job.due and not job.is_done:
        facts.append(due_words(job.due, datetime.now().astimezone()))
    if job.person:
        facts.append(f"{job.person} has it")
    return ", ".join(facts)


def _answer(call: Call, article: Article, job: Job) -> None:
    shape = {"article": article.name, "due": None, "person": None, **job_shape(job)}
    call.answer(shape, [f"{article.name}: {job_line(job)}"])


def _summary(article: Article, standing: Standing, signed: int, files: tuple[Exported, ...]) -> dict[str, Any]:
    return {
        "article": article.name,
        "segments": standing.job.segments,
        "files": [str(one.path) for one in files],
        "kept": [str(one.kept) for one in files if one.kept],
        "languages": {
            standing.job.language: {
                "signed_off": signed,
                "untranslated": len(standing.untranslated),
                "unconfirmed": len(standing.unconfirmed),
                "findings": len(standing.errors) + len(standing.warnings),
                "left_out": [one.number for one in standing.left_out],
            }
        },
        "findings": [finding_shape(one) for one in (*standing.errors, *standing.warnings)],
    }


def _lines(article: Article, standing: Standing, signed: int, files: tuple[Exported, ...]) -> Iterator[str]:
    from tmtool.desk.delivering import in_the_way, kept_words, left_out_words

    if signed:
        yield f"{article.name}, {standing.job.language}: signed off, {counted(signed, 'segment')}."
    else:
        yield f"{article.name}, {standing.job.language}: not signed off: {in_the_way(standing)}."
    for segment in (*standing.untranslated, *standing.unconfirmed):
        yield f"{segment.number:>5}  {'not confirmed' if segment.target else 'not translated'}  {segment.source.text}"
    for one in (*standing.errors, *standing.warnings):
        yield f"{one.segment:>5}  {one.severity}  {one.message}"
    if standing.left_out:
        yield left_out_words(standing)
    yield from kept_words(files)
    yield from (f"  {one.path}" for one in files)
