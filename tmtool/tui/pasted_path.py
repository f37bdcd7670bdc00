"""The path of a file, as it is pasted or as a terminal gives it when a file is dropped on it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tmtool.tui.path_completion import path_of

_LONGEST = 4096
"""Bytes of the longest path that a system takes; no longer text is asked about."""


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
