"""Commands for articles: add, update, remove, list, show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, Any

import typer

from tmtool.cli.batches import Done, each_file
from tmtool.cli.call import Call, bytes_from, language, languages
from tmtool.cli.command import Panel, command
from tmtool.cli.delivering import job_line
from tmtool.cli.jobs import article_name, file_of, first_number, job_of, say_what_was_met
from tmtool.cli.options import (
    ArticleArgument,
    EncodingOption,
    JobOption,
    NameOption,
    SourceOption,
    StartOption,
    TargetsOption,
)
from tmtool.cli.output import print_message
from tmtool.cli.shapes import article_shape, segment_shape, taken_in_shape
from tmtool.language.counted import counted
from tmtool.language.registry import name_of
from tmtool.model.articles import Article, Segment
from tmtool.model.errors import UsageError

FilesArgument = Annotated[
    list[str], typer.Argument(metavar="FILE…", help="Articles; - for standard input.", show_default=False)
]


@command("add", Panel.ARTICLES)
def add(
    call: Call,
    files: FilesArgument,
    source: SourceOption = None,
    to: TargetsOption = None,
    name: NameOption = None,
    encoding: EncodingOption = None,
    without_author_box: Annotated[
        bool, typer.Option("--without-author-box", help="Leave out what looks like an author box at the end.")
    ] = False,
) -> int:
    """Take articles in.

    A file of a known name becomes the new version of that article where at least a third of it stays.
    """
    if name is not None and len(files) > 1:
        raise UsageError("One name cannot serve several articles; leave --name away, or add them one by one.")
    with call.opened_desk() as desk:
        written_in = language(source) if source else desk.settings.source
        targets = languages(to, desk.settings.targets, source=written_in)

        def take_in(file: str) -> Done:
            known_as = article_name(file, name)
            data, kind = bytes_from(file), file_of(file, known_as)
            left_out: list[int] = []
            if without_author_box:
                left_out = [one.block for one in desk.looking_over.look_over(data, kind, written_in).proposed]
            taken = desk.articles.take_in(
                data,
                known_as,
                file=kind,
                language=written_in,
                targets=targets,
                left_out=left_out,
                encoding=encoding,
            )
            shape = taken_in_shape(taken)
            say_what_was_met(taken)
            if taken.unchanged:
                return Done(shape, f"{known_as}: on the desk already, unchanged.")
            return Done(shape, _sentence(shape))

        return each_file(call, files, take_in)


@command("update", Panel.ARTICLES)
def update(
    call: Call,
    article: ArticleArgument,
    file: Annotated[str, typer.Argument(metavar="FILE", help="The new text; - for standard input.")],
    encoding: EncodingOption = None,
) -> None:
    """Make a file the new version of an article, however much of it changed."""
    with call.opened_desk() as desk:
        found = desk.articles.find(article)
        taken = desk.articles.update(found, bytes_from(file), file=file_of(file, found.name), encoding=encoding)
    say_what_was_met(taken)
    shape = taken_in_shape(taken)
    unchanged = f"{taken.article.name}: unchanged."
    call.answer([shape], [unchanged if taken.unchanged else _sentence(shape)])


@command("remove", Panel.ARTICLES)
def remove(
    call: Call,
    article: ArticleArgument,
    purge: Annotated[
        bool, typer.Option("--purge", help="Delete it for good, after a backup of the desk; there is no undo.")
    ] = False,
) -> None:
    """Put an article away; what was translated stays in the memory."""
    from tmtool.desk.segmenting import slices
    from tmtool.language.counting import word_count

    with call.opened_desk() as desk:
        found = desk.articles.find(article)
        texts = [
            cut.source.text
            for cut in slices(
                [block.text for block in desk.articles.blocks(found)], found.language, desk.rules.current()
            )
        ]
        backup = desk.articles.remove(found, purge=purge)
    shape = {
        "article": found.name,
        "version": found.version,
        "segments": len(texts),
        "words": sum(map(word_count, texts)),
        "kept": 0,
        "changed": 0,
        "new": 0,
        "removed": len(texts),
    }
    if backup is not None:
        print_message(f"The desk as it was before is in {backup}.")
    call.answer([shape], [f"{found.name}: {'deleted.' if purge else 'put away. Take it back with: tmtool undo'}"])


@command("list", Panel.ARTICLES)
def list_articles(call: Call) -> None:
    """List the articles on the desk and how far each translation is."""
    with call.opened_desk() as desk:
        articles = desk.articles.all()
    none = ["There are no articles on the desk yet; take one in with: tmtool add FILE"]
    call.answer([article_shape(article) for article in articles], _article_lines(articles) if articles else none)


@command("show", Panel.ARTICLES)
def show(
    call: Call,
    article: ArticleArgument,
    to: JobOption = None,
    start: StartOption = None,
) -> None:
    """Show the segments of an article with their translations."""
    with call.opened_desk() as desk:
        found = desk.articles.find(article)
        job = job_of(desk, found, to)
        segments = desk.articles.segments(job)[first_number(desk, job, start) - 1 :]
    call.answer(
        {
            "article": found.name,
            "language": job.language,
            "segments": [segment_shape(segment) for segment in segments],
        },
        segment_lines(segments),
    )


def segment_lines(segments: Sequence[Segment]) -> Iterator[str]:
    """Give segments as lines: number and state, then both texts."""
    for segment in segments:
        about = [str(segment.state), *(flag.replace("_", " ") for flag in segment.flags)]
        if segment.state.confirmed and not segment.target:
            about.append("deliberately empty")
        elif segment.origin is not None:
            about.append(str(segment.origin))
        yield f"{segment.number} ({', '.join(about)})"
        yield "    + added" if segment.added else f"    {segment.source.shown}"
        yield f"    {segment.target.shown}" if segment.target else "    –"
        for change in segment.sister_changes:
            yield f"    {name_of(change.language)} changed: “{change.old}” → “{change.new}”"
        for comment in segment.comments:
            yield f"    {comment.person}: {comment.text}" if comment.person else f"    {comment.text}"


def _sentence(shape: dict[str, Any]) -> str:
    counts = ", ".join(f"{shape[key]} {key}" for key in ("kept", "changed", "new", "removed") if shape[key])
    size = f"{counted(shape['segments'], 'segment')}, {counted(shape['words'], 'word')}"
    return f"{shape['article']}: version {shape['version']}, {size} ({counts})."


def _article_lines(articles: Sequence[Article]) -> Iterator[str]:
    for article in articles:
        said = any(job.due or job.person for job in article.jobs)
        jobs = ("; " if said else ", ").join(job_line(job) for job in article.jobs)
        yield f"{article.id:>4}  {article.name}  {jobs}"
