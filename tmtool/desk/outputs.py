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
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"The folder “{path}” cannot be made: {error.strerror or error}.", file=path) from error


def _umask() -> int:
    current = os.umask(0o077)
    os.umask(current)
    return current
