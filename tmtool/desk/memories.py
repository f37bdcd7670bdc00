"""The memories of the desk."""

from __future__ import annotations

from tmtool.store import memories as memory_rows
from tmtool.store.database import Database
from tmtool.store.memories import Memory


class Memories:
    """The room of the memories."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Memory, ...]:
        """Give every memory with its counts, the working ones first."""
        with self._database.reading() as connection:
            return memory_rows.all_memories(connection)
