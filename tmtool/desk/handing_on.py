"""Handing on whole memories and glossaries as files for other tools."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tmtool import __version__
from tmtool.desk.outputs import write_whole
from tmtool.desk.remembering import NEXT, PREVIOUS
from tmtool.desk.settings import Settings
from tmtool.model.errors import MissingInput
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

    def memory(self, name: str, path: Path, *, progress: Progress = lambda done, total: None) -> Handed:
        """Write a memory as TMX 1.4; hidden units are not written.

        Args:
            name: the memory.
            path: the file; an existing one is replaced.
            progress: told how many units are written and of how many; raising in it leaves the old file.

        Raises:
            MissingInput: there is no such memory.
            OutputError: the file cannot be written.
        """
        from tmtool.exchange import tmx

        with self._database.reading() as connection:
            found = memory_rows.memory_named(connection, name)
            if found is None:
                raise MissingInput(f"There is no memory “{name}”; see them with: tmtool memories")
            wanted = unit_export.identities(connection, found[0])
            created = unit_export.last_written(connection, found[0])

            def told() -> Iterator[Unit]:
                for done, unit in enumerate(unit_export.units(connection, wanted, PREVIOUS, NEXT)):
                    if not done % _TOLD_EVERY:
                        progress(done, len(wanted))
                    yield unit

            source = self._settings.source
            written = write_whole(
                path,
                lambda out: tmx.write(told(), out, source_language=source, created=created, tool_version=__version__),
            )
        return Handed(path, written)

    def glossary(self, name: str, path: Path) -> Handed:
        """Write a glossary as a CSV table; arguments and errors as for `memory`."""
        from tmtool.exchange import glossary_table

        with self._database.reading() as connection:
            found = glossary_rows.glossary_named(connection, name)
            if found is None:
                raise MissingInput(f"There is no glossary “{name}”; see them with: tmtool glossaries")
            concepts = [kept.concept for kept in glossary_rows.concepts_of(connection, found[0])]
        source = self._settings.source
        return Handed(path, write_whole(path, lambda out: glossary_table.write(concepts, out, source_language=source)))
