"""The path of a file, as it is pasted or as a terminal gives it when a file is dropped on it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tmtool.formats import FORMATS
from tmtool.tui.path_completion import path_of

_LONGEST = 4096
"""Bytes of the longest path that a system takes; no longer text is asked about."""
_BEGINNINGS = ("/", "~/", "./", "../")
"""How a path begins that can be nothing else."""
_ENDINGS = tuple(
    extension
    for entry in FORMATS.values()
    if {"document", "bilingual"}.intersection(entry.reads)
    for extension in entry.extensions
)
"""How the files end that may become articles."""


def may_be_path(text: str) -> bool:
    """Whether a text is one line that may be a path; this looks at no disk.

    A bare word is none: a headline may well be called as some file is that lies in the folder.
    """
    line = text.strip()
    is_line = len(line.encode()) <= _LONGEST and len(line.splitlines()) == 1 and "\0" not in line
    return is_line and ("/" in line or line.lstrip("'\"").startswith(("~", "file:")))


def pasted_file(text: str) -> Path | None:
    """Give the file that a text names; None where it names none that is there.

    Args:
        text: a path alone on its line, as it is, in quotation marks, with backslashes before its spaces, or as `file:`.
    """
    if not may_be_path(text):
        return None
    return next((path.absolute() for path in map(path_of, _readings(text.strip())) if _is_file(path)), None)


def missing_file(text: str) -> str | None:
    """Give the path of a file that is not there, where a text can be meant as nothing else; None for all other text.

    A headline that merely has a slash in it is text: such a path says where it begins, and ends as articles' files do.

    Args:
        text: a path alone on its line, written in any way that `pasted_file` knows.
    """
    if not may_be_path(text) or pasted_file(text):
        return None
    # The last reading is the one without quotation marks, backslashes and what else a terminal puts in.
    return next((path for path in reversed(_readings(text.strip())) if _is_of_an_article(path)), None)


def _is_of_an_article(path: str) -> bool:
    return path.startswith(_BEGINNINGS) and path.lower().endswith(_ENDINGS)


def _readings(line: str) -> list[str]:
    readings = [line]
    if len(line) > 2 and line[0] == line[-1] and line[0] in "'\"":
        readings.append(line[1:-1])
    if "\\" in line:
        readings.append(re.sub(r"\\(.)", r"\1", line))
    if line.startswith("file:"):
        readings.append(_of_address(line))
    return [reading for reading in readings if reading]


def _of_address(line: str) -> str:
    try:
        return unquote(urlsplit(line).path)
    except ValueError:
        return ""


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
