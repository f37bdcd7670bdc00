"""The command that brings files of other tools onto the desk: import."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tmtool.cli.batches import Done, each_file
from tmtool.cli.call import STANDARD_INPUT, Call, bytes_from, language, typed
from tmtool.cli.command import Panel, command
from tmtool.cli.numbers import whole_number
from tmtool.cli.output import print_message
from tmtool.cli.shapes import import_shape, preview_shape
from tmtool.exchange.glossary_source import Choices
from tmtool.formats import FORMATS
from tmtool.language.registry import LANGUAGES
from tmtool.model.errors import TmtoolError, UsageError
from tmtool.model.units import ImportCounts

if TYPE_CHECKING:
    from tmtool.desk.imports import FilePreview

_SHOWN_EVERY = 1000
"""Units between two lines of progress."""


class Kind(StrEnum):
    """What a file can become."""

    MEMORY = "memory"
    GLOSSARY = "glossary"
    RULES = "rules"


_READABLE = ". ".join(
    f"{what}: {', '.join(entry.name for entry in FORMATS.values() if kind in entry.reads)}"
    for kind, what in (
        (Kind.MEMORY, "For a memory"),
        (Kind.GLOSSARY, "For a glossary"),
        (Kind.RULES, "For segmentation rules"),
    )
)


@command("import", Panel.MEMORIES)
def import_files(
    call: Call,
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE…", help=f"{_READABLE}. - is standard input.", show_default=False),
    ],
    kind: Annotated[
        Kind | None,
        typer.Option(
            "--as", help="What they become; with rules, a text is a list of abbreviations.", show_default=False
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", metavar="NAME", help="What the memory or glossary is called; as the file, by default."),
    ] = None,
    penalty: Annotated[
        int,
        typer.Option(
            "--penalty",
            metavar="P",
            parser=whole_number("--penalty", 0, 100),
            help="Points that matches of a new memory lose.",
        ),
    ] = 0,
    working: Annotated[
        bool, typer.Option("--working", help="A new memory that your own translations may go into.")
    ] = False,
    encoding: Annotated[
        str | None, typer.Option("--encoding", metavar="E", help="Where a file does not say it right, such as cp1251.")
    ] = None,
    repair: Annotated[bool, typer.Option("--repair", help="Mend what is refused otherwise, and count it.")] = False,
    mapped: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="THEIRS=OURS",
            help="What languages of the file are meant, such as eng=en,xx=ru.",
            show_default=False,
        ),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook; the first that names its languages."),
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns",
            metavar="NAMES",
            help="What the columns of a glossary are, such as en,ru,note.",
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar="LANGUAGE", help="The language of the source where a glossary does not say it."),
    ] = None,
    target: Annotated[
        str | None,
        typer.Option("--to", metavar="LANGUAGE", help="That of the target where a glossary does not say it."),
    ] = None,
    preview: Annotated[
        bool, typer.Option("--preview", help="Only show what a file has, its languages and first texts.")
    ] = False,
) -> int:
    """Bring memories, glossaries and segmentation rules onto the desk; the same file twice changes nothing."""
    if name is not None and not name.strip():
        raise UsageError("A memory or glossary needs a name; type one after --name.")
    goes_by = None if name is None else typed(name.strip())
    languages = _languages(mapped or ())
    choices = _choices(sheet, columns, source, target)
    with call.opened_desk() as desk:

        def look(file: str) -> Done:
            with _file(file, goes_by) as path, _progress(file) as progress:
                found = desk.imports.preview(
                    path,
                    kind=None if kind is None else kind.value,
                    encoding=encoding,
                    repair=repair,
                    languages=languages,
                    choices=choices,
                    progress=progress,
                )
            return Done(preview_shape(file, found), *_previewed(file, found))

        def take(file: str) -> Done:
            with _file(file, goes_by) as path, _progress(file) as progress:
                report = desk.imports.import_file(
                    path,
                    kind=None if kind is None else kind.value,
                    name=goes_by,
                    penalty=penalty,
                    working=working,
                    encoding=encoding,
                    repair=repair,
                    languages=languages,
                    choices=choices,
                    progress=progress,
                )
            shape = import_shape(file, report.kind, report.counts)
            if report.kind == "rules" and not call.json:
                for sentence in _rules_not_used(report.counts):
                    print_message(f"{file}: {sentence}")
            if not call.json:
                for remark in report.counts.remarks:
                    print_message(f"{file}: {remark}")
            counted = _counted_rules if report.kind == "rules" else _counted
            return Done(shape, f"{file}: {report.kind} “{report.name}”: {counted(report.counts)}.")

        if preview:
            return each_file(call, files, look)
        code = each_file(call, files, take)
        desk.derived.tidy()
        return code


def _choices(sheet: str | None, columns: str | None, source: str | None, target: str | None) -> Choices | None:
    """Gather what the person says of a glossary; None where nothing is said."""
    if sheet is columns is source is target is None:
        return None
    named = tuple(name.strip() for name in re.split("[,;]", columns)) if columns else ()
    return Choices(source and language(source), target and language(target), named, sheet)


def _languages(mapped: Sequence[str]) -> dict[str, str]:
    """Read what languages of a file are meant: `eng=en,xx=ru`."""
    languages: dict[str, str] = {}
    for said in ",".join(mapped).split(",") if mapped else ():
        theirs, equals, ours = (part.strip() for part in said.rpartition("="))
        if not (theirs and equals and ours):
            message = f"“{said}” does not say what a language is meant to be; write for example --map eng=en,xx=ru"
            raise UsageError(message)
        languages[theirs] = ours
    return languages


def _previewed(file: str, found: FilePreview) -> tuple[str, tuple[str, ...]]:
    """Say what a file has that was only looked at."""
    counts = found.has.counts
    languages = ", ".join(f"{language} {number}" for language, number in counts.languages.items()) or "none"
    parts = [f"{counts.read} read", f"{found.has.usable} can be taken", f"languages: {languages}", *_reasons(counts)]
    line = f"{file}: {found.format}, for a {found.kind}: {'; '.join(parts)}. Nothing was written."
    samples = (f"  {' | '.join(texts)}" for texts in found.has.samples)
    remarks = (f"  {remark}" for remark in counts.remarks)
    return line, (*remarks, *samples, *([found.has.problem] if found.has.problem else []))


@contextmanager
def _file(named: str, goes_by: str | None) -> Iterator[Path]:
    """Give the path of a file; standard input lies in a file of its own meanwhile. Errors name it as the person did."""
    try:
        if named != STANDARD_INPUT:
            from tmtool.exchange.input_files import open_input

            open_input(Path(named)).close()
            yield Path(named)
            return
        if goes_by is None:
            raise UsageError("What comes from standard input needs a name; give it one with --name.")
        with tempfile.TemporaryDirectory(prefix="tmtool-") as folder:
            # A name may hold a slash; content then tells the format.
            path = Path(folder) / (Path(goes_by).name or "standard input")
            path.write_bytes(bytes_from(named))
            yield path
    except TmtoolError as error:
        error.file = named
        raise


@contextmanager
def _progress(file: str) -> Iterator[Callable[[int], None] | None]:
    """Show on one line of the terminal how many units were read; nothing where nobody looks."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    shown = 0

    def show(read: int) -> None:
        nonlocal shown
        if read - shown >= _SHOWN_EVERY:
            shown = read
            print(f"\r{read} read", end="", file=sys.stderr, flush=True)

    try:
        yield show
    finally:
        if shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _counted_rules(counts: ImportCounts) -> str:
    """Say what became of rules or abbreviations."""
    parts = [f"{counts.read} read", f"{counts.new} new", f"{counts.duplicate} known already"]
    if counts.removed:
        parts.append(f"{counts.removed} no longer there")
    if counts.skipped:
        parts.append(f"{sum(counts.skipped.values())} not used")
    return "; ".join(parts)


def _rules_not_used(counts: ImportCounts) -> Iterator[str]:
    """Give a sentence for each rule that cannot be used, and one for languages that the file has no rules for."""
    for why in counts.skipped:
        yield f"not used: {why}"
    unknown = [code for code, rules in counts.languages.items() if not rules and code in LANGUAGES]
    if unknown:
        yield f"it has no rules for {', '.join(unknown)}; those of tmtool are used."


def _counted(counts: ImportCounts) -> str:
    parts = [f"{counts.read} read", f"{counts.new} new", f"{counts.updated} updated", f"{counts.duplicate} duplicate"]
    return "; ".join([*parts, *_reasons(counts)])


def _reasons(counts: ImportCounts) -> Iterator[str]:
    for what, reasons in (("skipped", counts.skipped), ("repaired", counts.repaired)):
        if reasons:
            yield f"{what}: " + ", ".join(f"{number} × {reason}" for reason, number in reasons.items())
