"""Which desk a command works on."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DESK_FILE = "desk.db"
"""What marks a folder as a desk; spelled here because the store, which writes it, is slow to load."""


@dataclass(frozen=True, slots=True)
class WhichDesk:
    """The folder of a desk and whether a person named it."""

    folder: Path
    named: bool


def which_desk(
    named: Path | None, *, start: Path, environment: Mapping[str, str] = os.environ, home: Path | None = None
) -> WhichDesk:
    """Find the desk: the named one, else TMTOOL_DESK, else the nearest folder upward, else the person's own.

    Args:
        named: what `--desk` said.
        start: the folder from which to look upward.
        environment: where TMTOOL_DESK and XDG_DATA_HOME are read.
        home: the home folder; that of the person, unless given.
    """
    given = _given(named, environment)
    if given is not None:
        return WhichDesk(given, named=True)
    for folder in (start, *start.parents):
        if (folder / DESK_FILE).is_file():
            return WhichDesk(folder, named=False)
    return WhichDesk(_own(environment, home), named=False)


def desk_to_make(named: Path | None, *, environment: Mapping[str, str] = os.environ, home: Path | None = None) -> Path:
    """Give the folder in which `init` makes a desk: the named one, else TMTOOL_DESK, else the person's own."""
    return _given(named, environment) or _own(environment, home)


def _given(named: Path | None, environment: Mapping[str, str]) -> Path | None:
    if named is not None:
        return named.expanduser()
    return Path(environment["TMTOOL_DESK"]).expanduser() if environment.get("TMTOOL_DESK") else None


def _own(environment: Mapping[str, str], home: Path | None) -> Path:
    home = home or Path.home()
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "tmtool" / "desk"
    base = Path(environment.get("XDG_DATA_HOME", ""))
    # The XDG Base Directory Specification: a relative path is to be ignored.
    return (base if base.is_absolute() else home / ".local" / "share") / "tmtool" / "desk"
