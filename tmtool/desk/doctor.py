"""What there is to know when something does not work."""

from __future__ import annotations

import platform
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from tmtool import __version__, shipped
from tmtool.desk.settings import Settings
from tmtool.language import spelling
from tmtool.memory.normalise import NORMALISER
from tmtool.store import dialect
from tmtool.store import settings as setting_rows
from tmtool.store.database import Database

_PACKAGES = ("textual", "rapidfuzz", "sqlmodel", "SQLAlchemy", "polib", "babel", "numpy", "lxml", "regex", "typer")


class Doctor:
    """The room that knows the desk's own state."""

    def __init__(self, database: Database, folder: Path, settings: Settings, person: str) -> None:
        self._database = database
        self._folder = folder
        self._settings = settings
        self._person = person

    def report(self) -> dict[str, object]:
        """Give versions, paths and the state of the desk."""
        with self._database.reading() as connection:
            identity, change = setting_rows.identity_and_change(connection)
            damage = dialect.damage(connection)
        return {
            "tmtool": __version__,
            "python": platform.python_version(),
            "system": platform.platform(),
            "database": dialect.engine_version(),
            "packages": {name: version(name) for name in _PACKAGES},
            "desk": str(self._folder),
            "identity": identity,
            "change": change,
            "size": self._database.path.stat().st_size,
            "damage": damage,
            "person": self._person,
            "source": self._settings.source,
            "targets": list(self._settings.targets),
            "empty": self._settings.empty,
            "normaliser": NORMALISER,
            "indexes": self._indexes(),
            "spelling": {language: spelling.state(language) for language in self._settings.targets},
            "shipped": {"glossaries": str(shipped.glossaries()), "memories": str(shipped.memories())},
        }

    def _indexes(self) -> dict[str, object]:
        """Read the fuzzy indexes through and say how they stand."""
        from tmtool.desk.indexes import Indexes

        indexes = Indexes(self._database, self._settings.normaliser)
        found: dict[str, object] = {}
        for language in (self._settings.source, *self._settings.targets):
            state = asdict(indexes.state(language, verify=True))
            found[state.pop("language")] = state
        return found
