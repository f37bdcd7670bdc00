"""Opening the file that a person named, with a plain sentence where that fails."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from tmtool.exchange.packed import GZIP_MAGIC, gunzipped, open_member
from tmtool.exchange.regular_files import refuse_no_file
from tmtool.model.errors import MissingInput, RefusedInput

LARGEST_WHOLE = 200 << 20
"""Bytes of a file that is held whole."""


def open_input(path: Path, member: str | None = None) -> BinaryIO:
    """Open a file for reading bytes; a gzip file is unpacked on the way.

    Args:
        path: the file.
        member: the file in it to read, where it is a ZIP archive.

    Raises:
        MissingInput: it is not there, is a folder, a pipe or a device, or may not be read.
        RefusedInput: it is empty, or a damaged archive.
    """
    try:
        refuse_no_file(path)
        file = path.open("rb")
    except FileNotFoundError:
        raise MissingInput(f"There is no file “{path}”; check the name.", file=path) from None
    except IsADirectoryError:
        raise MissingInput(f"“{path}” is a folder; name a file in it.", file=path) from None
    except OSError as error:
        raise MissingInput(f"“{path}” cannot be read: {error.strerror}.", file=path) from None
    if member is not None:
        file.close()
        return open_member(path, member)
    try:
        head = read_piece(file, path, len(GZIP_MAGIC))
    except MissingInput:
        file.close()
        raise
    if head == GZIP_MAGIC or not head:
        file.close()
    if not head:
        raise RefusedInput(f"“{path.name}” is empty; there is nothing to read in it.", file=path)
    if head == GZIP_MAGIC:
        return gunzipped(path)
    file.seek(0)
    return file


def read_input(path: Path) -> bytes:
    """Read a whole file.

    Raises:
        MissingInput: as `open_input`.
        RefusedInput: as `open_input`, or it is too large to be held whole.
    """
    with open_input(path) as file:
        data = read_piece(file, path, LARGEST_WHOLE + 1)
    if len(data) > LARGEST_WHOLE:
        size = LARGEST_WHOLE >> 20
        raise RefusedInput(f"“{path.name}” holds more than {size} MB; split it into smaller files.", file=path)
    return data


def read_piece(file: BinaryIO, path: Path, size: int) -> bytes:
    """Read some bytes of an open input.

    Raises:
        RefusedInput: a packed file is damaged.
        MissingInput: the disk or the network did not give the bytes.
    """
    try:
        return file.read(size)
    except OSError as error:
        raise MissingInput(f"“{path}” cannot be read: {error.strerror}.", file=path) from None
