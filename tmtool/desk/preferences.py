"""What one person prefers, on every desk: keys, colours, help while typing; a TOML file that may be written by hand."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tmtool.desk.outputs import make_folder, write_whole
from tmtool.desk.settable import Setting, SettingType, Value
from tmtool.model.errors import RefusedInput, UsageError

THEMES = ("dark", "light", "contrast")
PRESETS = ("tmtool", "omegat", "memoq", "trados")

PREFERENCES: dict[str, Setting] = {
    setting.name: setting
    for setting in (
        Setting("theme", "the colours of the screen", SettingType.CHOICE, "dark", THEMES),
        Setting("key_preset", "whose keys the screen has", SettingType.CHOICE, "tmtool", PRESETS),
        Setting("completion", "offer how a word may go on", SettingType.SWITCH, True),
        Setting("typography", "put quotation marks, dashes and spaces right while typing", SettingType.SWITCH, True),
        Setting("auto_insert", "from which score the best match is put in by itself, or none", SettingType.NUMBER, 101),
        Setting("words_an_hour", "show how many words you confirm in an hour", SettingType.SWITCH, False),
    )
}
"""By name, which is also the name in the file."""

_KEYS = "keys"
_SNIPPETS = "snippets"
_WELCOMED = "welcomed"


def preferences_path(environment: Mapping[str, str] | None = None) -> Path:
    """Tell where the file is: TMTOOL_CONFIG, else `tmtool/config.toml` in the person's configuration folder.

    Args:
        environment: where the variables are read; that of the process by default.
    """
    said = os.environ if environment is None else environment
    if given := said.get("TMTOOL_CONFIG"):
        return Path(given)
    base = Path(said.get("XDG_CONFIG_HOME", ""))
    # The XDG Base Directory Specification: a relative path is to be ignored.
    return (base if base.is_absolute() else Path.home() / ".config") / "tmtool" / "config.toml"


class Preferences:
    """The room of what the person prefers."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or preferences_path()

    def values(self) -> dict[str, Value]:
        """Give every preference by its name.

        Raises:
            RefusedInput: the file cannot be read as TOML, or a value in it is none.
        """
        said = self._read()
        return {name: self._value(setting, said) for name, setting in PREFERENCES.items()}

    def keys(self) -> dict[str, str]:
        """Give the keys that the person chose: the identity of an action to its keys, parted by commas.

        Raises:
            RefusedInput: the file cannot be read as TOML, or this table holds something else.
        """
        return self._table(_KEYS)

    def snippets(self) -> dict[str, str]:
        """Give the person's snippets: an abbreviation to the text that it stands for.

        Raises:
            RefusedInput: the file cannot be read as TOML, or this table holds something else.
        """
        return self._table(_SNIPPETS)

    def put(self, name: str, typed: str) -> Value:
        """Change a preference.

        Args:
            name: its name.
            typed: the value as a person types it.

        Raises:
            UsageError: there is no such preference, or it cannot have that value.
            RefusedInput: the file cannot be read as TOML.
            OutputError: the file cannot be written.
        """
        setting = _known(name)
        value = setting.read(typed)
        # TOML knows no null; what is left out of the file is the default.
        is_said = value is None and setting.default is not None
        self._write((name,), setting.shown(value) if is_said else value)
        return value

    def put_back(self, name: str) -> Value:
        """Give a preference its default again; it is no longer in the file.

        Raises:
            UsageError: there is no such preference.
            RefusedInput: the file cannot be read as TOML.
            OutputError: the file cannot be written.
        """
        default = _known(name).default
        self._write((name,), None)
        return default

    def is_welcomed(self) -> bool:
        """Whether the person has been shown the first steps on the screen.

        Raises:
            RefusedInput: the file cannot be read as TOML.
        """
        return bool(self._read().get(_WELCOMED, False))

    def put_welcomed(self) -> None:
        """Keep that the person has been shown the first steps, which is done once."""
        if not self.is_welcomed():
            self._write((_WELCOMED,), True)

    def put_key(self, action: str, keys: str | None) -> None:
        """Give an action other keys, or with None its own again."""
        self._write((_KEYS, action), keys)

    def put_snippet(self, abbreviation: str, text: str | None) -> None:
        """Keep a snippet, or with None forget it."""
        self._write((_SNIPPETS, abbreviation), text)

    def _value(self, setting: Setting, said: Mapping[str, Any]) -> Value:
        if setting.name not in said:
            return setting.default
        value = said[setting.name]
        try:
            return setting.read(setting.shown(value))
        except UsageError as error:
            raise RefusedInput(f"{self.path}: {error.message}", file=self.path) from error

    def _table(self, name: str) -> dict[str, str]:
        table = self._read().get(name, {})
        if not isinstance(table, dict) or not all(isinstance(value, str) for value in table.values()):
            raise RefusedInput(f'{self.path}: under [{name}] every line looks like: "name" = "text"', file=self.path)
        return table

    def _read(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise RefusedInput(f"{self.path} cannot be read: {error.strerror}.", file=self.path) from error
        except ValueError as error:
            raise RefusedInput(f"{self.path} is not TOML: {error}.", file=self.path) from error

    def _write(self, place: tuple[str, ...], value: Value) -> None:
        import tomlkit

        self._read()  # a file that cannot be read is not written over
        text = self.path.read_text(encoding="utf-8") if self.path.exists() else ""
        document: Any = tomlkit.parse(text)
        table = document
        for name in place[:-1]:
            table = table.setdefault(name, tomlkit.table())
        if value is None:
            table.pop(place[-1], None)
        else:
            table[place[-1]] = value
        make_folder(self.path.parent)
        write_whole(self.path, lambda file: file.write(tomlkit.dumps(document).encode()))


def _known(name: str) -> Setting:
    if name not in PREFERENCES:
        raise UsageError(f"There is no preference “{name}”; those there are: {', '.join(PREFERENCES)}.")
    return PREFERENCES[name]
