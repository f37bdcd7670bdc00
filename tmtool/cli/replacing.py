"""The command that replaces a text in the translations of an article: replace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from tmtool.cli.call import Call, text_from
from tmtool.cli.command import Panel, command
from tmtool.cli.jobs import job_of
from tmtool.cli.memory_upkeep import UNDO
from tmtool.cli.options import ArticleArgument, JobOption
from tmtool.cli.output import print_message
from tmtool.cli.shapes import Json
from tmtool.language.text_query import TextQuery

if TYPE_CHECKING:
    from tmtool.desk.replacing import InTargets

RegexOption = Annotated[
    bool,
    typer.Option("--regex", help=r"What is to be found is a regular expression; \1 in the new text is its group."),
]
CaseOption = Annotated[bool, typer.Option("--case", help="Capital and small letters differ.")]
WordsOption = Annotated[bool, typer.Option("--words", help="Only whole words count.")]


@command("replace", Panel.SEGMENTS)
def replace(
    call: Call,
    article: ArticleArgument,
    find: Annotated[str, typer.Argument(metavar="FIND", help="What is there.")],
    new: Annotated[str, typer.Argument(metavar="WITH", help="What shall be there.")],
    to: JobOption = None,
    regex: RegexOption = False,
    case: CaseOption = False,
    words: WordsOption = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be replaced.")] = False,
) -> None:
    """Replace a text in the translations of an article.

    What was translated stays translated, and its unit in the memory is written anew. Reviewed, signed-off, locked and
    left-out segments are passed by, and named. A capital letter at the beginning stays, unless --case or --regex.
    """
    query = TextQuery(text_from(find), is_regex=regex, case=case, whole=words)
    with call.opened_desk() as desk:
        job = job_of(desk, desk.articles.find(article), to)
        done = desk.replacing.find(job, query, text_from(new))
        if not dry_run:
            done = desk.replacing.replace(job, done)
    if done.hits and not dry_run:
        print_message(UNDO)
    document = {"article": article, "language": job.language, "dry_run": dry_run, **_shape(done)}
    call.answer(document, _lines(done, dry_run))


def _shape(done: InTargets) -> Json:
    return {
        "replaced": done.replaced,
        "segments": [
            {"number": hit.segment.number, "before": hit.before, "after": hit.after, "state": str(hit.segment.state)}
            for hit in done.hits
        ],
        "passed": [{"number": one.number, "reason": one.reason} for one in done.passed],
    }


def _lines(done: InTargets, dry_run: bool) -> Iterator[str]:
    for hit in done.hits:
        yield f"{hit.segment.number}: {hit.before}"
        yield f"{' ' * len(str(hit.segment.number))}→ {hit.after}"
    for one in done.passed:
        yield f"{one.number}: passed by: {one.reason}"
    yield (
        f"Places {'to replace' if dry_run else 'replaced'}: {done.replaced}, in so many segments: {len(done.hits)}; "
        f"segments passed by: {len(done.passed)}."
    )
