"""Names of files completed while a path is typed. Pure but for looking into folders."""

from __future__ import annotations

import os
from pathlib import Path


def completed(typed: str) -> tuple[str, tuple[str, ...]]:
    """Complete a path as far as it is certain.

    Args:
        typed: the beginning of a path; `~` is the person's own folder.

    Returns:
        The path as far as all names that begin so agree, and those names; a folder ends in a slash.
    """
    folder, beginning = _parted(typed)
    names = _names(folder, beginning)
    if not names:
        return typed, ()
    certain = names[0]
    while not all(name.startswith(certain) for name in names):
        certain = certain[:-1]
    return typed[: len(typed) - len(beginning)] + certain, names


def path_of(typed: str) -> Path:
    """Give the path that a person typed, `~` for their own folder."""
    path = Path(typed.strip())
    try:
        return path.expanduser()
    except RuntimeError:
        # There is no such person: then it is the name of a file.
        return path


def _parted(typed: str) -> tuple[Path, str]:
    head, slash, beginning = typed.rpartition("/")
    return path_of(f"{head}{slash}" or "."), beginning


def _names(folder: Path, beginning: str) -> tuple[str, ...]:
    try:
        found = sorted(
            entry.name + ("/" if entry.is_dir() else "")
            for entry in os.scandir(folder)
            if entry.name.startswith(beginning) and (beginning or not entry.name.startswith("."))
        )
    except OSError:
        return ()
    return tuple(found)
