"""Commands that do the whole job: translate, demo, pretranslate."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tmtool import formats, shipped
from tmtool.cli.call import Call, bytes_from, language, languages, scan
from tmtool.cli.command import Panel, command
from tmtool.cli.jobs import article_name, file_of, first_number, job_of, say_what_was_met
from tmtool.cli.numbers import whole_number
from tmtool.cli.options import (
    ArticleArgument,
    EncodingOption,
    JobOption,
    NameOption,
    OutOption,
    SourceOption,
    StartOption,
    TargetsOption,
)
from tmtool.cli.output_files import refuse_source
from tmtool.cli.screen import open_screen
from tmtool.language.counted import counted
from tmtool.model.articles import Article, OriginKind, Segment
from tmtool.model.findings import Finding, Severity

if TYPE_CHECKING:
    from tmtool.desk.arrivals import TakenIn
    from tmtool.desk.desk import Desk

EXPORTED = ("document", "tmx", "po", "csv")
"""What is written for each language, by format."""
_FROM_MEMORY = frozenset({OriginKind.CONTEXT, OriginKind.EXACT, OriginKind.FUZZY})


@command("translate", Panel.WHOLE_JOB)
def translate(
    call: Call,
    file: Annotated[str, typer.Argument(metavar="FILE", help="An article; - for standard input.", show_default=False)],
    source: SourceOption = None,
    to: TargetsOption = None,
    name: NameOption = None,
    out: OutOption = None,
    encoding: EncodingOption = None,
) -> None:
    """Take an article in and open it on the screen.

    Without a screen: fill it from the memories, check it, and write the document, TMX, PO and CSV of each language.
    """
    from tmtool.desk.outputs import make_writable_folder

    with call.opened_desk(scanned=True, for_screen=call.has_screen) as desk:
        written_in = language(source) if source else desk.settings.source
        targets = languages(to, desk.settings.targets, source=written_in)
        known_as = article_name(file, name)
        data = bytes_from(file)
        folder = out or Path()
        if not call.has_screen:
            make_writable_folder(folder)
        if call.has_screen and (known := desk.articles.already(data, known_as, targets)):
            open_screen(desk, known, targets[0])
            return
        taken = desk.articles.take_in(
            data,
            known_as,
            file=file_of(file, known_as),
            language=written_in,
            targets=targets,
            encoding=encoding,
        )
        say_what_was_met(taken)
        there = [job.language for job in taken.article.jobs]
        # A bilingual file says itself into what it is translated.
        targets = tuple(one for one in targets if one in there) or tuple(there)
        if call.has_screen:
            open_screen(desk, taken.article, targets[0])
            return
        outputs = [path for _, _, path in _outputs(taken.article, targets, folder)]
        refuse_source(outputs, (file,))
        summary = _whole_job(desk, taken, targets, folder)
    call.answer(summary, _summary_lines(summary))


@command("demo", Panel.WHOLE_JOB)
def demo(
    call: Call,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="The folder for the files; a new one by default.")
    ] = None,
) -> None:
    """Try tmtool on two sample articles, on a desk that is thrown away afterwards."""
    from tmtool.desk.desk import Desk
    from tmtool.desk.outputs import make_writable_folder

    if out is not None and not call.has_screen:
        make_writable_folder(out)

    with _throw_away() as folder, Desk.open(folder / "desk", person=call.person) as desk:
        if not call.has_screen:
            scan(desk)
        all_taken = [desk.articles.take_in(path.read_bytes(), path.name) for path in shipped.sample_articles()]
        if call.has_screen:
            open_screen(desk, all_taken[0].article, desk.settings.targets[0], is_coached=True)
            return
        outputs = out or folder / "out"
        summaries = [_whole_job(desk, taken, desk.settings.targets, outputs) for taken in all_taken]
    summary = _sum(summaries)
    call.answer(summary, _summary_lines(summary))


@command("pretranslate", Panel.WHOLE_JOB)
def pretranslate(
    call: Call,
    article: ArticleArgument,
    to: JobOption = None,
    minimum: Annotated[
        int,
        typer.Option(
            "--min", metavar="N", parser=whole_number("--min", 1, 101), help="The lowest score that is taken."
        ),
    ] = 100,
    confirm: Annotated[
        int | None,
        typer.Option(
            "--confirm",
            metavar="N",
            parser=whole_number("--confirm", 1, 101),
            help="Confirm at once what has at least this score.",
        ),
    ] = None,
) -> None:
    """Fill what is still empty from the memories."""
    with call.opened_desk(scanned=True) as desk:
        job = job_of(desk, desk.articles.find(article), to, make=True)
        desk.derived.tidy()
        filled = desk.pretranslation.pretranslate(job, minimum=minimum, confirm=confirm)
    call.answer(
        asdict(filled),
        [
            f"Filled from the memories into {job.language}: {filled.context} in the same context, {filled.exact} the "
            f"same, {filled.fuzzy} alike; {filled.untouched} left."
            + (f" {filled.confirmed} were confirmed." if confirm is not None else "")
            + (f" {filled.warned} of the filled ones must be looked at: they carry a warning." if filled.warned else "")
        ],
    )


@command("confirm-run", Panel.WHOLE_JOB)
def confirm_run(
    call: Call,
    article: ArticleArgument,
    to: JobOption = None,
    start: StartOption = None,
    minimum: Annotated[
        int,
        typer.Option(
            "--min", metavar="N", parser=whole_number("--min", 100, 101), help="The lowest score that is sure."
        ),
    ] = 101,
) -> None:
    """Confirm what stood in the same place before, up to the first segment that needs a person."""
    with call.opened_desk(scanned=True) as desk:
        job = job_of(desk, desk.articles.find(article), to, make=True)
        first = first_number(desk, job, start)
        desk.derived.tidy()
        run = desk.sure_matches.confirm(job, first, minimum=minimum)
    call.answer(
        {"confirmed": run.confirmed, "next": run.next.number if run.next else None, "why": run.why}, [run.words]
    )


def _whole_job(desk: Desk, taken: TakenIn, targets: Sequence[str], folder: Path) -> dict[str, Any]:
    """Pre-translate, check and export an article, and give its summary."""
    from tmtool.desk.composing import counts, is_translated
    from tmtool.desk.outputs import make_folder

    make_folder(folder)
    article = taken.article
    by_language: dict[str, dict[str, int]] = {}
    for target in targets:
        job = desk.articles.job(article, target)
        desk.pretranslation.pretranslate(job)
        counted = [segment for segment in desk.articles.segments(job) if counts(segment)]
        findings = [one for one in desk.checking.findings(job) if _counts(one)]
        by_language[target] = {
            # Not what this run filled but what the memories gave: a second run says the same.
            "pretranslated": sum(_from_memory(segment) for segment in counted),
            "untranslated": sum(not is_translated(segment) for segment in counted),
            "findings": len(findings),
        }
    files = []
    for group, format_id, path in _outputs(article, targets, folder):
        desk.exports.export(article, group, format_id, path, together=len(group) != 1)
        files.append(str(path))
    return {"article": article.name, "segments": taken.segments, "files": files, "languages": by_language}


def _counts(finding: Finding) -> bool:
    """Whether a finding counts in the summary; what is not translated has a number of its own there."""
    return finding.severity is not Severity.NOTE and finding.check != "text.untranslated"


def _from_memory(segment: Segment) -> bool:
    return segment.origin is not None and segment.origin.kind in _FROM_MEMORY


def _outputs(article: Article, targets: Sequence[str], folder: Path) -> list[tuple[tuple[str, ...], str, Path]]:
    """Give languages, format and path of each file that the whole job ends in."""
    from tmtool.desk.exports import default_name

    # A PO file comes back as itself; one made of its segments would only be mistaken for it.
    wanted = [format_id for format_id in EXPORTED if format_id != article.format]
    groups = [((target,), format_id) for target in targets for format_id in wanted]
    return [
        *(
            (group, format_id, folder / default_name(article, group, formats.by_id(format_id)))
            for group, format_id in groups
        ),
        (tuple(targets), "tmx", folder / default_name(article, (), formats.by_id("tmx"))),
    ]


@contextmanager
def _throw_away() -> Iterator[Path]:
    """Make a folder of which only what lies in `out` is left afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="tmtool-demo-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder / "desk", ignore_errors=True)
        if not any(folder.iterdir()):
            folder.rmdir()


def _sum(summaries: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Make one summary of several articles: names side by side, numbers added up, all the files."""
    languages_there = dict.fromkeys(one for summary in summaries for one in summary["languages"])
    return {
        "article": ", ".join(summary["article"] for summary in summaries),
        "segments": sum(summary["segments"] for summary in summaries),
        "files": [file for summary in summaries for file in summary["files"]],
        "languages": {
            one: {
                key: sum(summary["languages"][one][key] for summary in summaries)
                for key in ("pretranslated", "untranslated", "findings")
            }
            for one in languages_there
        },
    }


def _summary_lines(summary: dict[str, Any]) -> Iterator[str]:
    yield f"{summary['article']}: {counted(summary['segments'], 'segment')}."
    for one, counts in summary["languages"].items():
        yield (
            f"{one}: {counts['pretranslated']} from the memories, {counts['untranslated']} untranslated, "
            f"{counted(counts['findings'], 'finding')}."
        )
    yield from (f"  {file}" for file in summary["files"])
