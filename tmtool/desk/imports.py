"""Bringing files of other tools onto the desk by command."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tmtool import formats, sniffing
from tmtool.desk.drop_folders import DropFolders
from tmtool.desk.file_hints import NOTHING_SAID, FileHints
from tmtool.desk.intake import Intake, Preview, Progress, name_of
from tmtool.desk.reports import ImportReport
from tmtool.desk.segmentation_rules import SegmentationRules
from tmtool.desk.settings import Settings
from tmtool.exchange.glossary_source import Choices
from tmtool.exchange.input_files import read_input
from tmtool.language.encodings import detect
from tmtool.model.errors import RefusedInput, UsageError
from tmtool.store import glossaries as glossary_rows
from tmtool.store import memories as memory_rows
from tmtool.store.database import Database
from tmtool.store.transaction import Doing, Transaction

Kind = Literal["memory", "glossary", "rules"]
KINDS: tuple[Kind, ...] = ("memory", "glossary", "rules")
_HEAD = 16384
_LINES = 50
"""What of a text is looked at to tell whether it is a table."""


@dataclass(frozen=True, slots=True)
class _Target:
    """Into what a file goes."""

    name: str
    working: bool
    penalty: int

    def memory(self, transaction: Transaction) -> int:
        """Find or make the memory."""
        found = memory_rows.memory_named(transaction.connection, self.name)
        if found is None:
            return memory_rows.add_memory(transaction, self.name, working=self.working, penalty=self.penalty)
        return _own(found, self.name)

    def glossary(self, transaction: Transaction) -> int:
        """Find or make the glossary."""
        found = glossary_rows.glossary_named(transaction.connection, self.name)
        if found is None:
            return glossary_rows.add_glossary(transaction, self.name)
        return _own(found, self.name)


@dataclass(frozen=True, slots=True)
class FilePreview:
    """A file that may be imported."""

    path: Path
    format: str
    """What the format is called."""
    kind: str
    """`memory` or `glossary`."""
    name: str
    """What the memory or glossary will be called."""
    there: tuple[int, bool] | None
    """The one that has this name already, and whether a file owns it; None where there is none."""
    has: Preview


class Imports:
    """The room of the imports."""

    def __init__(self, database: Database, folder: Path, settings: Settings, person: str) -> None:
        self._database = database
        self._intake = Intake(database, settings)
        self._rules = SegmentationRules(database, person)
        self._person = person
        self._drop_folders = DropFolders(database, folder, settings, person)

    def import_file(
        self,
        path: Path,
        hints: FileHints = NOTHING_SAID,
        *,
        kind: Kind | None = None,
        name: str | None = None,
        penalty: int = 0,
        working: bool = False,
        progress: Progress | None = None,
    ) -> ImportReport:
        """Take a file into a memory, a glossary or the segmentation rules, all of it or nothing.

        Args:
            path: the file.
            hints: how it is meant.
            kind: what it shall become; else what its format is for. A text becomes rules as a list of abbreviations.
            name: the memory, glossary or rules; else the name of the file.
            penalty: points that matches of a new memory cost.
            working: whether the desk may write into a new memory.
            progress: told the number of units read so far; raising in it cancels.

        Raises:
            RefusedInput: the file cannot be read.
            NothingTaken: it has units, but none could be taken.
            UsageError: the memory belongs to a file of a drop folder, the penalty is not from 0 to 100, or something is
                said of a language that the file has not or that is none of the desk's.
        """
        if not 0 <= penalty <= 100:
            raise UsageError(f"A penalty is from 0 to 100 points, not {penalty}.")
        format_ = sniffed(path, kind)
        if kind == "rules" and format_.id == "plain_text":
            return self._rules.take_abbreviations(read_input(path), str(path), hints.encoding)
        becomes = _becomes(path, format_, kind, hints)
        if becomes == "rules":
            return self._rules.take_rules(read_input(path), str(path), name or name_of(path))
        target = _Target(name or name_of(path), working, penalty)
        doing = Doing("import", self._person)
        if becomes == "memory":
            counts = self._intake.memory(path, format_, doing, target.memory, hints, progress=progress)
        else:
            counts = self._intake.glossary(path, format_, doing, target.glossary, hints)
        return ImportReport(str(path), becomes, target.name, counts)

    def preview(
        self,
        path: Path,
        hints: FileHints = NOTHING_SAID,
        *,
        kind: Kind | None = None,
        progress: Progress | None = None,
    ) -> FilePreview:
        """Read a memory or a glossary to its end and tell what it has; nothing is written.

        Where none of it can be taken as it stands, `has.problem` says why.

        Args:
            path: the file.
            hints: how it is meant.
            kind: what it shall become; else what its format is for.
            progress: told the number of units read so far; raising in it cancels.

        Raises:
            MissingInput: the file is not there or may not be read.
            RefusedInput: it cannot be read, or is neither a memory nor a glossary.
            UsageError: as `import_file`.
        """
        format_ = sniffed(path, kind)
        becomes = kind if kind in format_.reads else None if kind else _usual(format_)
        if becomes not in ("memory", "glossary"):
            raise RefusedInput(
                f"“{path.name}” is {format_.name}, which is no {kind or 'memory or glossary'}.", file=path
            )
        _refuse_choices(hints.choices, becomes, format_)
        found = self._intake.preview(path, format_, becomes, hints, progress=progress)
        name = name_of(path)
        with self._database.reading() as connection:
            named = memory_rows.memory_named if becomes == "memory" else glossary_rows.glossary_named
            return FilePreview(path, format_.name, becomes, name, named(connection, name), found)

    def scan(self) -> tuple[ImportReport, ...]:
        """Apply what is new or changed in the drop folders."""
        return self._drop_folders.scan()


def sniffed(path: Path, kind: Kind | None = None) -> formats.Format:
    """Tell the format of a file.

    Args:
        path: the file.
        kind: what it shall become, for what the message advises.

    Raises:
        MissingInput: it is not there or may not be read.
        RefusedInput: it is empty, binary or of an unknown format.
    """
    format_ = sniffing.sniff_file(path, wanted=(kind,) if kind else KINDS)
    text = formats.FORMATS["plain_text"]
    # OmegaT calls its glossaries .txt too; of which nobody says that it is one must look like a table.
    is_only_text = kind is None and format_.id == "csv" and path.suffix.lower() in text.extensions
    return text if is_only_text and not _has_tabs(path) else format_


def _has_tabs(path: Path) -> bool:
    """Whether most of the first lines of a text have tabs in them."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    codec, mark = detect(head)
    text = head[len(mark) :].decode(codec, "replace")
    lines = [line for line in text.splitlines()[:_LINES] if line.strip() and not line.startswith("#")]
    return 2 * sum("\t" in line.strip() for line in lines) > len(lines)


def _becomes(path: Path, format_: formats.Format, kind: Kind | None, hints: FileHints) -> Kind:
    """Tell what a file becomes.

    Raises:
        RefusedInput: it is an article.
        UsageError: it cannot become what is wanted, or something is said that is for other files.
    """
    if kind is not None and kind not in format_.reads:
        raise UsageError(f"“{path.name}” is {format_.name}; it cannot become a {kind}.", file=path)
    becomes = kind or _usual(format_)
    if hints.languages and becomes not in ("memory", "glossary"):
        raise UsageError("Only the languages of memories and glossaries are said with --map; leave it out.")
    _refuse_choices(hints.choices, becomes, format_)
    if becomes is None:
        raise RefusedInput(
            f"“{path.name}” is neither a memory nor a glossary; take an article in with: tmtool add, "
            "a list of abbreviations with: tmtool import --as rules",
            file=path,
        )
    return becomes


def _usual(format_: formats.Format) -> Kind | None:
    """Tell what a file becomes of which nobody said it."""
    return next((kind for kind in format_.reads if kind in KINDS), None)


def _refuse_choices(choices: Choices | None, becomes: Kind | None, format_: formats.Format) -> None:
    if choices is not None and becomes != "glossary":
        raise UsageError("Only for glossaries are --sheet, --columns, --from and --to said; leave them out.")
    if choices is not None and choices.sheet is not None and format_.id != "xlsx":
        raise UsageError(f"{format_.name} has no sheets; leave out --sheet.")


def _own(found: tuple[int, bool], name: str) -> int:
    identity, read_only = found
    if read_only:
        raise UsageError(f"“{name}” belongs to a file of a drop folder; give another name with --name.")
    return identity
