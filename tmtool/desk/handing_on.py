"""Handing on whole memories and glossaries as files for other tools."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import sqlalchemy as sa

from tmtool import __version__, formats
from tmtool.desk.outputs import write_whole
from tmtool.desk.remembering import NEXT, PREVIOUS
from tmtool.desk.settings import Settings
from tmtool.language.registry import fold
from tmtool.model.errors import MissingInput, UsageError
from tmtool.model.terms import Concept
from tmtool.model.units import Unit
from tmtool.store import glossaries as glossary_rows
from tmtool.store import memories as memory_rows
from tmtool.store import unit_export
from tmtool.store.database import Database

Progress = Callable[[int, int | None], None]
_TOLD_EVERY = 500


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that was written."""

    path: Path
    units: int
    """Units or concepts in it."""


class HandingOn:
    """The room of exporting memories and glossaries."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings

    def languages(self, name: str) -> tuple[tuple[str, str], ...]:
        """Give the languages that a memory translates from and into, the pair with the most units first.

        Raises:
            MissingInput: there is no such memory.
        """
        with self._database.reading() as connection:
            return unit_export.pairs(connection, _memory(connection, name))

    def memory_in_pairs(
        self, name: str, path: Path, *, progress: Progress = lambda done, total: None
    ) -> tuple[Handed, ...]:
        """Write a memory as a bilingual file for each pair of its languages; several are named by `pair_paths`.

        Arguments and errors as for `memory`.
        """
        pairs = self.languages(name)
        if not pairs:
            return (self.memory(name, path, progress=progress),)
        paths = [path] if len(pairs) == 1 else pair_paths(path, pairs)
        return tuple(
            self.memory(name, one, source=source, targets=(target,), progress=progress)
            for one, (source, target) in zip(paths, pairs, strict=True)
        )

    def memory(
        self,
        name: str,
        path: Path,
        *,
        source: str | None = None,
        targets: Sequence[str] = (),
        codes: Sequence[str] = (),
        plain: bool = False,
        progress: Progress = lambda done, total: None,
    ) -> Handed:
        """Write a memory as TMX 1.4; hidden units are not written.

        Args:
            name: the memory.
            path: the file; an existing one is replaced.
            source: only what is translated from this language.
            targets: only what is translated into these languages. With a source and one of them the file is bilingual:
                a pair of texts in each unit, which every tool takes.
            codes: tags to write for languages, such as `ru-RU`; others as they came.
            plain: whether texts go without their tags.
            progress: told how many units are written and of how many; raising in it leaves the old file.

        Raises:
            MissingInput: there is no such memory.
            OutputError: the file cannot be written.
        """
        from tmtool.exchange import tmx

        tags = {fold(code): code for code in codes}
        is_bilingual = source is not None and len(targets) == 1
        with self._database.reading() as connection:
            memory = _memory(connection, name)
            wanted = unit_export.identities(connection, memory, source=source, targets=targets)
            created = unit_export.last_written(connection, memory, source=source, targets=targets)

            def told() -> Iterator[Unit]:
                units = unit_export.units(connection, wanted, PREVIOUS, NEXT, targets=targets)
                for done, unit in enumerate(units):
                    if not done % _TOLD_EVERY:
                        progress(done, len(wanted))
                    named = _tagged(unit, tags) if tags else unit
                    plainly = named.without_tags() if plain else named
                    yield from _pairs(plainly) if is_bilingual else (plainly,)

            units = told()
            first = next(units, None)
            header = first.source_language if first is not None and first.source_language else self._settings.source
            written = write_whole(
                path,
                lambda out: tmx.write(
                    units if first is None else chain([first], units),
                    out,
                    source_language=header,
                    created=created,
                    tool_version=__version__,
                ),
            )
        return Handed(path, written)

    def glossary(self, name: str, path: Path, *, format_id: str = "csv", targets: Sequence[str] = ()) -> Handed:
        """Write a glossary as a file for other tools.

        Args:
            name: the glossary.
            path: the file; an existing one is replaced.
            format_id: a format that glossaries are written in: `csv`, `xlsx`, `tbx`, `tbx3` or `utx`.
            targets: only these languages beside the source; all of them by default.

        Raises:
            MissingInput: there is no such glossary.
            UsageError: the format cannot hold the glossary; says what to do.
            OutputError: the file cannot be written.
        """
        with self._database.reading() as connection:
            found = glossary_rows.glossary_named(connection, name)
            if found is None:
                raise MissingInput(f"There is no glossary “{name}”; see them with: tmtool glossaries")
            concepts = [kept.concept for kept in glossary_rows.concepts_of(connection, found[0])]
            created = glossary_rows.last_written(connection, found[0])
        source = self._settings.source
        chosen = [one for concept in concepts if (one := _only(concept, {source, *targets} if targets else set()))]
        if format_id == "utx":
            _refuse_more_than_two(chosen, source)
        write = formats.by_id(format_id).load().write_glossary
        written = write_whole(path, lambda out: int(write(chosen, out, source_language=source, created=created)))
        return Handed(path, written)


def _only(concept: Concept, languages: Collection[str]) -> Concept | None:
    """Give a concept with its terms of some languages, of all where none are named; None where it is in one only."""
    if not languages:
        return concept
    terms = tuple(term for term in concept.terms if term.language in languages)
    return replace(concept, terms=terms) if len({term.language for term in terms}) > 1 else None


def _refuse_more_than_two(concepts: Sequence[Concept], source: str) -> None:
    others = {term.language for concept in concepts for term in concept.terms} - {source}
    if len(others) > 1:
        raise UsageError(f"UTX holds two languages; name one of {', '.join(sorted(others))} with --to.")


def pair_paths(path: Path, pairs: Sequence[tuple[str, str]]) -> list[Path]:
    """Give a path for each pair of languages: `news.ru.tmx` beside `news.tmx`.

    The source is named too where it is another than that of the first pair.
    """
    languages = [target if source == pairs[0][0] else f"{source}-{target}" for source, target in pairs]
    return [path.with_name(f"{path.stem}.{language}{path.suffix}") for language in languages]


def _memory(connection: sa.Connection, name: str) -> int:
    found = memory_rows.memory_named(connection, name)
    if found is None:
        raise MissingInput(f"There is no memory “{name}”; see them with: tmtool memories")
    return found[0]


def _tagged(unit: Unit, tags: Mapping[str, str]) -> Unit:
    """Give a unit with other tags for its languages."""

    def tag(language: str) -> str:
        return tags.get(fold(language), language)

    variants = tuple(replace(variant, language=tag(variant.language)) for variant in unit.variants)
    return replace(unit, variants=variants, source_language=unit.source_language and tag(unit.source_language))


def _pairs(unit: Unit) -> Iterator[Unit]:
    """Give a unit of two languages as one for each pair of its texts."""
    if len(unit.variants) == 2:
        yield unit
        return
    language = fold(unit.source_language or unit.variants[0].language)
    sources = [variant for variant in unit.variants if fold(variant.language) == language]
    targets = [variant for variant in unit.variants if fold(variant.language) != language]
    for one in sources:
        for other in targets:
            yield replace(unit, variants=(one, other), source_language=one.language)
