"""The glossaries of the desk."""

from __future__ import annotations

from tmtool.store import glossaries as glossary_rows
from tmtool.store.database import Database
from tmtool.store.glossaries import Glossary


class Glossaries:
    """The room of the glossaries."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Glossary, ...]:
        """Give every glossary with its counts."""
        with self._database.reading() as connection:
            return glossary_rows.all_glossaries(connection)
