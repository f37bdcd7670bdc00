"""The desk: the one front door of everything that a translator does."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tmtool.desk.clock import Clock, utc_now
from tmtool.desk.founding import login_name, open_or_found
from tmtool.desk.room import later, room
from tmtool.desk.settings import DEFAULT_TARGETS, Settings
from tmtool.store.database import Database

if TYPE_CHECKING:
    from tmtool.desk.adding import Adding
    from tmtool.desk.analysis import Analysis
    from tmtool.desk.arrivals import Arrivals
    from tmtool.desk.articles import Articles
    from tmtool.desk.assignments import Assignments
    from tmtool.desk.bookmarks import Bookmarks
    from tmtool.desk.checking import Checking
    from tmtool.desk.choices import Choices
    from tmtool.desk.concordance import Concordance
    from tmtool.desk.delivering import Delivering
    from tmtool.desk.derived import Derived
    from tmtool.desk.doctor import Doctor
    from tmtool.desk.editing import Editing
    from tmtool.desk.exports import Exports
    from tmtool.desk.fragments import Fragments
    from tmtool.desk.glossaries import Glossaries
    from tmtool.desk.handing_on import HandingOn
    from tmtool.desk.ignoring import Ignoring
    from tmtool.desk.imports import Imports
    from tmtool.desk.indexes import Indexes
    from tmtool.desk.job_languages import JobLanguages
    from tmtool.desk.latin_table import LatinTable
    from tmtool.desk.looking_over import LookingOver
    from tmtool.desk.memories import Memories
    from tmtool.desk.new_terms import NewTerms
    from tmtool.desk.operations import Operations
    from tmtool.desk.preferences import Preferences
    from tmtool.desk.pretranslation import Pretranslation
    from tmtool.desk.replacing import Replacing
    from tmtool.desk.returning import Returning
    from tmtool.desk.reviewing import Reviewing
    from tmtool.desk.segmentation_rules import SegmentationRules
    from tmtool.desk.states import States
    from tmtool.desk.suggestions import Suggesting
    from tmtool.desk.sure_matches import SureMatches
    from tmtool.desk.told import Telling


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
        if "indexes" in vars(self):
            self.indexes.close()
        self.database.close()

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    articles: Articles = room("articles", "Articles", "database", "person", "clock", later("arrivals"))
    arrivals: Arrivals = room("arrivals", "Arrivals", "database", "settings", "person", "rules", "articles")
    job_languages: JobLanguages = room("job_languages", "JobLanguages", "articles")
    rules: SegmentationRules = room("segmentation_rules", "SegmentationRules", "database", "person")
    looking_over: LookingOver = room(
        "looking_over", "LookingOver", "database", "settings", "rules", "articles", "arrivals"
    )
    assignments: Assignments = room("assignments", "Assignments", "database", "person", "clock")
    editing: Editing = room("editing", "Editing", "database", "person")
    adding: Adding = room("adding", "Adding", "database", "person")
    reviewing: Reviewing = room("reviewing", "Reviewing", "database", "person")
    returning: Returning = room("returning", "Returning", "database", "person", "clock", "rules")
    replacing: Replacing = room("replacing", "Replacing", "database", "person")
    states: States = room("states", "States", "database", "person")
    bookmarks: Bookmarks = room("bookmarks", "Bookmarks", "database", "person")
    operations: Operations = room("operations", "Operations", "database", "person")
    indexes: Indexes = room("indexes", "Indexes", "database", "normaliser")
    suggestions: Suggesting = room("suggestions", "Suggesting", "database", "indexes", "settings", "clock", "fragments")
    pretranslation: Pretranslation = room("pretranslation", "Pretranslation", "database", "person", "suggestions")
    analysis: Analysis = room("analysis", "Analysis", "database", "suggestions")
    concordance: Concordance = room("concordance", "Concordance", "database", "folder")
    fragments: Fragments = room("fragments", "Fragments", "database", "folder")
    derived: Derived = room("derived", "Derived", "indexes", "concordance", "settings")
    checking: Checking = room("checking", "Checking", "database", "suggestions", "settings", "clock")
    sure_matches: SureMatches = room("sure_matches", "SureMatches", "database", "person", "suggestions", "checking")
    ignoring: Ignoring = room("ignoring", "Ignoring", "database", "person")
    imports: Imports = room("imports", "Imports", "database", "folder", "settings", "person")
    exports: Exports = room("exports", "Exports", "database", "settings", "latin_table")
    latin_table: LatinTable = room("latin_table", "LatinTable", "folder")
    delivering: Delivering = room("delivering", "Delivering", "database", "folder", "person", "checking", "exports")
    memories: Memories = room("memories", "Memories", "database", "person")
    glossaries: Glossaries = room("glossaries", "Glossaries", "database", "person")
    handing_on: HandingOn = room("handing_on", "HandingOn", "database", "settings")
    new_terms: NewTerms = room("new_terms", "NewTerms", "database", "person", "clock")
    choices: Choices = room("choices", "Choices", "database", "person", "settings")
    preferences: Preferences = room("preferences", "Preferences")
    telling: Telling = room("told", "Telling", "choices", "preferences")
    doctor: Doctor = room("doctor", "Doctor", "database", "folder", "settings", "person")

    @property
    def normaliser(self) -> str:
        """The version of the rules by which the stored tokens were made."""
        return self.settings.normaliser
