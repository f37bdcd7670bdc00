"""The desk: the one front door of everything that a translator does."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tmtool.desk.clock import Clock, utc_now
from tmtool.desk.founding import login_name, open_or_found
from tmtool.desk.settings import DEFAULT_TARGETS, Settings
from tmtool.store.database import Database

if TYPE_CHECKING:
    from tmtool.desk.articles import Articles
    from tmtool.desk.checking import Checking
    from tmtool.desk.doctor import Doctor
    from tmtool.desk.editing import Editing
    from tmtool.desk.exports import Exports
    from tmtool.desk.glossaries import Glossaries
    from tmtool.desk.imports import Imports
    from tmtool.desk.memories import Memories
    from tmtool.desk.operations import Operations
    from tmtool.desk.pretranslation import Pretranslation
    from tmtool.desk.suggestions import Suggesting


class Desk:
    """One desk; any thread may use any of its rooms.

    The rooms hang on it, are imported when first used, and get only what they need.
    """

    def __init__(self, folder: Path, database: Database, settings: Settings, person: str, clock: Clock) -> None:
        self.folder = folder
        self.database = database
        self.settings = settings
        self.person = person
        self.clock = clock
        self.made = False
        """Whether opening it made it."""

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        person: str | None = None,
        targets: Sequence[str] = DEFAULT_TARGETS,
        empty: bool = False,
        create: bool = True,
        clock: Clock = utc_now,
    ) -> Desk:
        """Open a desk, or make it where there is none.

        Args:
            folder: the folder of the desk.
            person: who works; else TMTOOL_PERSON, else the login name.
            targets: the languages that a new desk translates into.
            empty: whether a new desk does without the shipped glossaries and memories.
            create: whether to make the desk where there is none.
            clock: gives the time.

        Raises:
            MissingInput: there is no desk and `create` is False.
            DeskError: the desk cannot be opened or made.
        """
        who = person or os.environ.get("TMTOOL_PERSON") or login_name()
        database, settings = open_or_found(folder, Settings(tuple(targets), empty=empty), create, clock)
        desk = cls(folder, database, settings, who, clock)
        desk.made = database.is_new
        return desk

    def close(self) -> None:
        """Close the desk; everything that was called saved is on disk already."""
        self.database.close()

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def articles(self) -> Articles:
        from tmtool.desk.articles import Articles

        return Articles(self.database, self.settings, self.person, self.clock)

    @cached_property
    def editing(self) -> Editing:
        from tmtool.desk.editing import Editing

        return Editing(self.database, self.person)

    @cached_property
    def operations(self) -> Operations:
        from tmtool.desk.operations import Operations

        return Operations(self.database, self.person)

    @cached_property
    def suggestions(self) -> Suggesting:
        from tmtool.desk.suggestions import Suggesting

        return Suggesting(self.database, self.settings)

    @cached_property
    def pretranslation(self) -> Pretranslation:
        from tmtool.desk.pretranslation import Pretranslation

        return Pretranslation(self.database, self.person, self.suggestions)

    @cached_property
    def checking(self) -> Checking:
        from tmtool.desk.checking import Checking

        return Checking(self.database, self.suggestions)

    @cached_property
    def imports(self) -> Imports:
        from tmtool.desk.imports import Imports

        return Imports(self.database, self.folder, self.settings, self.person)

    @cached_property
    def exports(self) -> Exports:
        from tmtool.desk.exports import Exports

        return Exports(self.database, self.settings)

    @cached_property
    def memories(self) -> Memories:
        from tmtool.desk.memories import Memories

        return Memories(self.database)

    @cached_property
    def glossaries(self) -> Glossaries:
        from tmtool.desk.glossaries import Glossaries

        return Glossaries(self.database)

    @cached_property
    def doctor(self) -> Doctor:
        from tmtool.desk.doctor import Doctor

        return Doctor(self.database, self.folder, self.settings, self.person)
