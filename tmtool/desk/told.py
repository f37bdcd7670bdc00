"""Everything that a desk and a person may be told, as one list: the settings of the desk, and the person's own."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from tmtool.desk.preferences import PREFERENCES
from tmtool.desk.settable import SETTINGS, Setting, Value
from tmtool.model.errors import UsageError

if TYPE_CHECKING:
    from tmtool.desk.choices import Choices
    from tmtool.desk.preferences import Preferences


class Scope(StrEnum):
    """For whom a setting counts."""

    DESK = "this desk"
    PERSON = "you"


SCHEMA: dict[str, tuple[Scope, Setting]] = {
    **{name: (Scope.DESK, setting) for name, setting in SETTINGS.items()},
    **{name: (Scope.PERSON, setting) for name, setting in PREFERENCES.items()},
}
"""Every setting by its name, with its scope."""


@dataclass(frozen=True, slots=True)
class Told:
    """One setting with its value."""

    scope: Scope
    setting: Setting
    value: Value

    @property
    def is_default(self) -> bool:
        """Whether it is as on a new desk."""
        return bool(self.value == self.setting.default)


class Telling:
    """The room of all settings."""

    def __init__(self, choices: Choices, preferences: Preferences) -> None:
        self._choices = choices
        self._preferences = preferences

    def all(self) -> tuple[Told, ...]:
        """Give every setting with its value, those of the desk first.

        Raises:
            RefusedInput: the person's file cannot be read.
        """
        values = self._choices.values() | self._preferences.values()
        return tuple(Told(scope, setting, values[name]) for name, (scope, setting) in SCHEMA.items())

    def one(self, name: str) -> Told:
        """Give one setting with its value.

        Raises:
            UsageError: there is none of that name.
            RefusedInput: it is the person's, and the file cannot be read.
        """
        scope, setting = by_name(name)
        room = self._choices if scope is Scope.DESK else self._preferences
        return Told(scope, setting, room.values()[name])

    def put(self, name: str, typed: str) -> Told:
        """Change a setting.

        Args:
            name: its name.
            typed: the value as a person types it.

        Raises:
            UsageError: there is no such setting, or it cannot have that value.
            RefusedInput: it is the person's, and the file cannot be read.
            OutputError: the file cannot be written.
        """
        scope, setting = by_name(name)
        room = self._choices if scope is Scope.DESK else self._preferences
        return Told(scope, setting, room.put(name, typed))

    def put_back(self, name: str) -> Told:
        """Give a setting its default again; raises as `put` does."""
        scope, setting = by_name(name)
        room = self._choices if scope is Scope.DESK else self._preferences
        return Told(scope, setting, room.put_back(name))


def by_name(name: str) -> tuple[Scope, Setting]:
    """Give a setting and for whom it counts.

    Raises:
        UsageError: there is none of that name.
    """
    try:
        return SCHEMA[name]
    except KeyError:
        raise UsageError(f"There is no setting “{name}”; those there are: {', '.join(SCHEMA)}.") from None
