"""The command that brings files of other tools onto the desk: import."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tmtool.cli.batches import Done, each_file
from tmtool.cli.call import STANDARD_INPUT, Call, bytes_from, language, typed
from tmtool.cli.command import Panel, command
from tmtool.cli.import_options import (
    ColumnsOption,
    FileEncodingOption,
    FilesArgument,
    GlossarySourceOption,
    GlossaryTargetOption,
    GoesByOption,
    KindOption,
    MapOption,
    PenaltyOption,
    PreviewOption,
    RepairOption,
    SheetOption,
    WorkingOption,
)
from tmtool.cli.output import print_message
from tmtool.cli.shapes import import_shape, preview_shape
from tmtool.desk.file_hints import FileHints
from tmtool.desk.file_languages import read_meant
from tmtool.exchange.glossary_source import Choices
from tmtool.language.registry import LANGUAGES
from tmtool.model.errors import TmtoolError, UsageError
from tmtool.model.units import ImportCounts

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.desk.imports import FilePreview
    from tmtool.desk.imports import Kind as ImportKind

_SHOWN_EVERY = 1000
"""Units between two lines of progress."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a person said of the files of one command."""

    kind: ImportKind | None
    name: str | None
    hints: FileHints


@command("import", Panel.MEMORIES)
def import_files(
    call: Call,
    files: FilesArgument,
    kind: KindOption = None,
    name: GoesByOption = None,
    penalty: PenaltyOption = 0,
    working: WorkingOption = False,
    encoding: FileEncodingOption = None,
    repair: RepairOption = False,
    mapped: MapOption = None,
    sheet: SheetOption = None,
    columns: ColumnsOption = None,
    source: GlossarySourceOption = None,
    target: GlossaryTargetOption = None,
    preview: PreviewOption = False,
) -> int:
    """Bring memories, glossaries and segmentation rules onto the desk; the same file twice changes nothing."""
    if name is not None and not name.strip():
        raise UsageError("A memory or glossary needs a name; type one after --name.")
    said = _Said(
        None if kind is None else kind.value,
        None if name is None else typed(name.strip()),
        FileHints(
            encoding,
            repair,
            read_meant(",".join(mapped)) if mapped else {},
            _choices(sheet, columns, source, target),
        ),
    )
    with call.opened_desk() as desk:
        if preview:
            return each_file(call, files, lambda file: _look(desk, file, said))
        code = each_file(call, files, lambda file: _take(call, desk, file, said, penalty=penalty, working=working))
        desk.derived.tidy()
        return code


def _look(desk: Desk, file: str, said: _Said) -> Done:
    """Show what a file has."""
    with _file(file, said.name) as path, _progress(file) as progress:
        found = desk.imports.preview(path, said.hints, kind=said.kind, progress=progress)
    return Done(preview_shape(file, found), *_previewed(file, found))


def _take(call: Call, desk: Desk, file: str, said: _Said, *, penalty: int, working: bool) -> Done:
    """Take a file in and say what became of it."""
    with _file(file, said.name) as path, _progress(file) as progress:
        report = desk.imports.import_file(
            path,
            said.hints,
            kind=said.kind,
            name=said.name,
            penalty=penalty,
            working=working,
            progress=progress,
        )
    is_rules = report.kind == "rules"
    if not call.json:
        for sentence in (*(_rules_not_used(report.counts) if is_rules else ()), *report.counts.remarks):
            print_message(f"{file}: {sentence}")
    counted = _counted_rules(report.counts) if is_rules else _counted(report.counts)
    return Done(import_shape(file, report.kind, report.counts), f"{file}: {report.kind} “{report.name}”: {counted}.")


def _choices(sheet: str | None, columns: str | None, source: str | None, target: str | None) -> Choices | None:
    """Gather what the person says of a glossary; None where nothing is said."""
    if sheet is columns is source is target is None:
        return None
    named = tuple(name.strip() for name in re.split("[,;]", columns)) if columns else ()
    return Choices(source and language(source), target and language(target), named, sheet)


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
