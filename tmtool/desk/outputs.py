"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

from tmtool.model.errors import OutputError

Result = TypeVar("Result")


def write_whole(path: Path, write: Callable[[BinaryIO], Result]) -> Result:
    """Write a file beside its place and move it there when it is on disk.

    Args:
        path: where it shall be; an existing file is replaced.
        write: writes the content.

    Raises:
        OutputError: the folder is not there or may not be written, or the disk is full; nothing was changed.
    """
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            result = write(file)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
        return result
    except OSError as error:
        raise OutputError(f"“{path}” cannot be written: {error.strerror or error}.", file=path) from error
    finally:
        if beside is not None:
            with contextlib.suppress(FileNotFoundError):
                beside.unlink()


def make_folder(path: Path) -> None:
    """Make the folder of outputs.

    Raises:
        OutputError: it cannot be made.
    """
    in_the_way = file_in_the_way(path)
    if in_the_way is not None:
        raise OutputError(f"“{in_the_way}” is a file, not a folder; name another folder.", file=path)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"The folder “{path}” cannot be made: {error.strerror or error}.", file=path) from error


def make_writable_folder(path: Path) -> None:
    """Make the folder of outputs and see that files can be written there.

    Raises:
        OutputError: it cannot be made or written.
    """
    make_folder(path)
    try:
        with tempfile.TemporaryFile(dir=path):
            pass
    except OSError as error:
        raise OutputError(f"The folder “{path}” cannot be written: {error.strerror or error}.", file=path) from error


def file_in_the_way(path: Path) -> Path | None:
    """Give the part of a path that is a file where a folder must be, or None."""
    for part in (path, *path.parents):
        try:
            if part.exists():
                return None if part.is_dir() else part
        except OSError:
            # What may not be looked at is said when the folder is made.
            return None
    return None


def _umask() -> int:
    current = os.umask(0o077)
    os.umask(current)
    return current
