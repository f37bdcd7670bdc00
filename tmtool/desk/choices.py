"""Changing what a desk was told: its settings, each change an operation that can be undone."""

from __future__ import annotations

from tmtool.desk import settable
from tmtool.desk.settable import Value
from tmtool.desk.settings import Settings
from tmtool.store import settings as setting_rows
from tmtool.store.database import Database
from tmtool.store.transaction import Doing


class Choices:
    """The room of the settings that a person may change.

    A change counts here at once, and for whatever opens the desk afterwards; what others have open goes on as it began.
    """

    def __init__(self, database: Database, person: str, settings: Settings) -> None:
        self._database = database
        self._person = person
        self._settings = settings

    def values(self) -> dict[str, Value]:
        """Give every setting by its name."""
        with self._database.reading() as connection:
            return settable.values(setting_rows.all_settings(connection))

    def put(self, name: str, typed: str) -> Value:
        """Change a setting.

        Args:
            name: its name.
            typed: the value as a person types it.

        Returns:
            The value as it is kept.

        Raises:
            UsageError: there is no such setting, or it cannot have that value.
        """
        return self._keep(name, settable.by_name(name).read(typed))

    def put_back(self, name: str) -> Value:
        """Give a setting its default again.

        Raises:
            UsageError: there is no such setting.
        """
        return self._keep(name, settable.by_name(name).default)

    def _keep(self, name: str, value: Value) -> Value:
        if self.values()[name] != value:
            with self._database.writing(Doing("set", self._person)) as transaction:
                setting_rows.put_setting(transaction, name, value)
                stored = setting_rows.all_settings(transaction.connection)
            self._settings.take_over(stored)
        return value
