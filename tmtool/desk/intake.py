"""From a file's units and concepts to a memory's and a glossary's: one transaction a file, every count told."""

from __future__ import annotations

import contextlib
import dataclasses
import gc
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from tmtool import formats
from tmtool.desk.file_hints import NOTHING_SAID, FileHints
from tmtool.desk.file_languages import FileLanguages
from tmtool.desk.incoming_units import imported, source_first
from tmtool.desk.settings import Settings
from tmtool.exchange.glossary_source import Choices, GlossarySource
from tmtool.exchange.unit_source import UnitSource
from tmtool.language.registry import fold
from tmtool.memory.many_texts import ManyTexts
from tmtool.model.errors import NothingTaken
from tmtool.model.terms import Concept
from tmtool.model.units import ImportCounts
from tmtool.store import glossaries as glossary_rows
from tmtool.store import unit_import, unit_staging
from tmtool.store.database import Database
from tmtool.store.transaction import Doing, Transaction
from tmtool.store.unit_staging import ImportedUnit

_SAMPLES = 5
_HAS_NOTHING = ("The file has no entries; there is nothing to take.",)
_TOLD_EVERY = 1000
Progress = Callable[[int], None]
Owner = Callable[[Transaction], int | None]
"""Gives the memory or glossary to write into, made in the same transaction; None where nothing is to be written."""


@dataclasses.dataclass(slots=True)
class _Tally:
    """What was met while the units of a file went by."""

    read: int = 0
    skipped: Counter[str] = dataclasses.field(default_factory=Counter)
    first: list[tuple[str, ...]] = dataclasses.field(default_factory=list)
    """The texts of the first units, whether they can be taken or not."""


@dataclasses.dataclass(frozen=True, slots=True)
class Preview:
    """What a file has, before anything of it is taken."""

    counts: ImportCounts
    """Read, skipped, repaired and languages; what of it the desk has already is not known yet."""
    samples: tuple[tuple[str, ...], ...]
    """The texts of the first units or concepts, the source first."""
    problem: str | None = None
    """Why none of it can be taken as it stands, in sentences."""

    @property
    def usable(self) -> int:
        """How many units or concepts can be taken."""
        return self.counts.usable


def name_of(path: Path) -> str:
    """The name that a file gives to its memory or glossary: without its endings."""
    name = path.name
    for packed in (".gz", ".zip"):
        if name.lower().endswith(packed) and "." in name[: -len(packed)].strip("."):
            name = name[: -len(packed)]
    name = name.rpartition(".")[0] or path.name
    # The bytes of a name need not be text, and the desk holds only text.
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


class Intake:
    """Takes files into memories and glossaries."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._languages = {settings.source, *settings.targets}
        self._source = settings.source

    def memory(
        self,
        path: Path,
        format_: formats.Format,
        doing: Doing,
        owner: Owner,
        hints: FileHints = NOTHING_SAID,
        *,
        replace: bool = False,
        progress: Progress | None = None,
    ) -> ImportCounts:
        """Take the units of a file into a memory.

        Args:
            path: the file.
            format_: its format.
            doing: the operation.
            owner: gives the memory.
            hints: how the file is meant.
            replace: whether units that the file does not have go.
            progress: told the number of units read so far; raising in it cancels, and nothing was written.

        Raises:
            NothingTaken: the file has units, but none could be taken.
            RefusedInput: the file cannot be read.
            UsageError: it has not a language of which something is said, or that is said to be none of the desk's.
        """
        its = FileLanguages(hints.languages, self._languages, path)
        source: UnitSource = format_.load().read(path, encoding=hints.encoding, repair=hints.repair)
        tally = _Tally()
        with _without_collection(), self._database.staging() as connection:
            for done in unit_staging.stage(connection, self._converted(source, tally, its)):
                if progress is not None:
                    progress(done)
            its.check()
            met = _met(source, tally, its)
            if met.read and not met.usable:
                raise NothingTaken(_nothing_taken(path, its, met.skipped), file=path)
            if not met.read and not replace:
                # A memory that nothing was to go into would only stand in the way.
                return met
            with self._database.write_staged(connection, doing) as transaction:
                memory = owner(transaction)
                if memory is None:
                    return ImportCounts()
                counts = unit_import.write(transaction, memory, replace=replace)
        return dataclasses.replace(
            met, new=counts.new, updated=counts.updated, duplicate=counts.duplicate, removed=counts.removed, remarks=()
        )

    def glossary(
        self,
        path: Path,
        format_: formats.Format,
        doing: Doing,
        owner: Owner,
        hints: FileHints = NOTHING_SAID,
        *,
        replace: bool = False,
    ) -> ImportCounts:
        """Take the concepts of a file into a glossary; arguments and errors as for `memory`."""
        its = FileLanguages(hints.languages, self._languages, path)
        usable, met = self._usable(path, format_, its, hints)
        if met.read and not usable:
            raise NothingTaken(_nothing_taken(path, its, met.skipped), file=path)
        if not met.read and not replace:
            return met
        with self._database.writing(doing) as transaction:
            glossary = owner(transaction)
            if glossary is None:
                return ImportCounts()
            counts = glossary_rows.write_concepts(transaction, glossary, usable, replace=replace)
        return dataclasses.replace(met, new=counts.new, duplicate=counts.duplicate, removed=counts.removed)

    def preview(
        self,
        path: Path,
        format_: formats.Format,
        kind: Literal["memory", "glossary"],
        hints: FileHints = NOTHING_SAID,
        *,
        progress: Progress | None = None,
    ) -> Preview:
        """Read a file of units or concepts to its end, and write nothing; arguments and errors as for `memory`.

        Where none of it can be taken, the preview says why instead of failing.
        """
        its = FileLanguages(hints.languages, self._languages, path)
        if kind == "glossary":
            usable, met = self._usable(path, format_, its, hints)
            problem = _nothing_taken(path, its, met.skipped) if met.read and not usable else None
            return Preview(met, tuple(tuple(term.text for term in one.terms) for one in usable[:_SAMPLES]), problem)
        source: UnitSource = format_.load().read(path, encoding=hints.encoding, repair=hints.repair)
        tally = _Tally()
        samples: list[tuple[str, ...]] = []
        for done, unit in enumerate(self._converted(source, tally, its), start=1):
            if len(samples) < _SAMPLES:
                samples.append(tuple(variant.text.text.shown for variant in unit.variants))
            if progress is not None and not done % _TOLD_EVERY:
                progress(done)
        its.check()
        met = _met(source, tally, its)
        if met.read and not met.usable:
            return Preview(met, tuple(tally.first), _nothing_taken(path, its, met.skipped))
        return Preview(met, tuple(samples))

    def _usable(
        self, path: Path, format_: formats.Format, its: FileLanguages, hints: FileHints
    ) -> tuple[list[Concept], ImportCounts]:
        """Read a glossary and give the concepts that the desk can use, and what was met."""
        chosen = dataclasses.replace(hints.choices or Choices(), usual_source=self._source)
        with _without_collection():
            source: GlossarySource = format_.load().read_glossary(
                path, encoding=hints.encoding, repair=hints.repair, choices=chosen
            )
        concepts = [_folded(concept, its) for concept in source.concepts]
        its.counts.update(source.languages)
        its.check()
        usable = [c for c in concepts if len({term.language for term in c.terms} & self._languages) > 1]
        skipped = Counter(source.skipped)
        if len(concepts) > len(usable):
            skipped["not in two of the desk's languages"] += len(concepts) - len(usable)
        read = len(concepts) + sum(source.skipped.values())
        met = ImportCounts(
            read=read,
            skipped=dict(skipped),
            repaired=dict(source.repaired),
            languages=its.named,
            remarks=source.remarks if read else (*source.remarks, *_HAS_NOTHING),
        )
        return usable, met

    def _converted(self, source: UnitSource, tally: _Tally, its: FileLanguages) -> Iterator[ImportedUnit]:
        header = source.source_language and its.meant(source.source_language)
        many = ManyTexts()
        for unit in source.units:
            tally.read += 1
            its.counts.update([variant.language for variant in unit.variants])
            if len(tally.first) < _SAMPLES:
                tally.first.append(tuple(variant.text.text for variant in unit.variants))
            found = source_first(its.told(unit), header, self._source, self._languages)
            if isinstance(found, str):
                tally.skipped[found] += 1
            else:
                yield imported(unit, found, many)


def _met(source: UnitSource, tally: _Tally, its: FileLanguages) -> ImportCounts:
    """Count what was met in a memory that was read to its end."""
    read = tally.read + sum(source.skipped.values())
    return ImportCounts(
        read=read,
        skipped=dict(Counter(source.skipped) + tally.skipped),
        repaired=dict(source.repaired),
        languages=its.named,
        remarks=() if read else _HAS_NOTHING,
    )


@contextlib.contextmanager
def _without_collection() -> Iterator[None]:
    # An import makes millions of small records and no cycles; looking for cycles among them takes a fifth of its time.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _nothing_taken(path: Path, its: FileLanguages, skipped: Mapping[str, int]) -> str:
    """Say that nothing of a file could be taken, and why."""
    why = "; ".join(f"{count} × {reason}" for reason, count in skipped.items())
    return f"None of the entries in “{path.name}” could be taken ({why}). {its.none_fits(skipped)}"


def _folded(concept: Concept, its: FileLanguages) -> Concept:
    meant = {term.language: fold(its.meant(term.language)) for term in concept.terms}
    if all(language == named for named, language in meant.items()):
        return concept
    terms = tuple(dataclasses.replace(term, language=meant[term.language]) for term in concept.terms)
    return dataclasses.replace(concept, terms=terms)
