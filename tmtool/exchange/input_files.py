"""Opening the file that a person named, with a plain sentence where that fails."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import BinaryIO, cast

from tmtool.model.errors import MissingInput, RefusedInput

_GZIP_MAGIC = b"\x1f\x8b"


def open_input(path: Path) -> BinaryIO:
    """Open a file for reading bytes; a gzip file is unpacked on the way.

    Raises:
        MissingInput: it is not there, is a folder, or may not be read.
        RefusedInput: it is empty.
    """
    try:
        file = path.open("rb")
    except FileNotFoundError:
        raise MissingInput(f"There is no file “{path}”; check the name.", file=path) from None
    except IsADirectoryError:
        raise MissingInput(f"“{path}” is a folder; name a file in it.", file=path) from None
    except OSError as error:
        raise MissingInput(f"“{path}” cannot be read: {error.strerror}.", file=path) from None
    head = file.read(len(_GZIP_MAGIC))
    file.seek(0)
    if not head:
        file.close()
        raise RefusedInput(f"“{path.name}” is empty; there is nothing to read in it.", file=path)
    return cast(BinaryIO, gzip.GzipFile(fileobj=file)) if head == _GZIP_MAGIC else file


def read_input(path: Path) -> bytes:
    """Read a whole file.

    Raises:
        MissingInput, RefusedInput: as `open_input`.
    """
    with open_input(path) as file:
        return read_piece(file, path, -1)


def read_piece(file: BinaryIO, path: Path, size: int) -> bytes:
    """Read some bytes of an open input.

    Raises:
        RefusedInput: a gzip file is damaged.
        MissingInput: the disk or the network did not give the bytes.
    """
    try:
        return file.read(size)
    except (gzip.BadGzipFile, EOFError):
        raise RefusedInput(f"“{path.name}” is a damaged gzip file; pack it again.", file=path) from None
    except OSError as error:
        raise MissingInput(f"“{path}” cannot be read: {error.strerror}.", file=path) from None
