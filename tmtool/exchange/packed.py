"""Files packed with gzip or zip, unpacked on the way; what would unpack to far more than it is worth is refused."""

from __future__ import annotations

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from tmtool.model.errors import MissingInput, RefusedInput

GZIP_MAGIC = b"\x1f\x8b"
ZIP_MAGIC = b"PK\x03\x04"
HARMLESS = 10 << 20
"""Bytes that anything may unpack to."""
LARGEST_RATIO = 200
"""How many times its size a file may unpack to beyond that."""
MOST_MEMBERS = 500
"""Files in an archive; the list of them is read again for each that is opened."""


class Unpacked(io.RawIOBase):
    """A packed file read as a stream, with a watch on how large it grows.

    Args:
        packed: gives the unpacked bytes.
        size: bytes that they take packed.
        path: the file, for messages.
    """

    def __init__(self, packed: BinaryIO, size: int, path: Path) -> None:
        self._packed = packed
        self._left = max(HARMLESS, LARGEST_RATIO * size)
        self._path = path

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Read up to so many bytes; all that follow for -1.

        Raises:
            RefusedInput: it grows beyond all measure, or is damaged.
        """
        with told(self._path):
            piece = self._packed.read(self._left + 1 if size < 0 else size)
        self._left -= len(piece)
        if self._left < 0:
            message = f"“{self._path.name}” unpacks to more than {LARGEST_RATIO} times its size, which no text does."
            raise RefusedInput(f"{message} Unpack it yourself if you trust it.", file=self._path)
        return piece

    def close(self) -> None:
        """Close it and what it is read from."""
        self._packed.close()
        super().close()


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what goes wrong in unpacking into a sentence."""
    try:
        yield
    except (gzip.BadGzipFile, zipfile.BadZipFile, EOFError, zlib.error, lzma.LZMAError, ValueError) as error:
        kind = "ZIP archive" if isinstance(error, zipfile.BadZipFile) else "gzip file"
        raise RefusedInput(f"“{path.name}” is a damaged {kind}; pack it again.", file=path) from None
    except (RuntimeError, NotImplementedError):
        what = "is packed with a password or in a way that is not known"
        message = f"“{path.name}” {what}; unpack it and take what is in it."
        raise RefusedInput(message, file=path) from None
    except OSError as error:
        raise MissingInput(f"“{path}” cannot be read: {error.strerror or error}.", file=path) from None


def gunzipped(path: Path) -> BinaryIO:
    """Read a gzip file as a stream."""
    with told(path):
        return cast(BinaryIO, Unpacked(cast(BinaryIO, gzip.GzipFile(path, "rb")), path.stat().st_size, path))


def is_zipped(path: Path) -> bool:
    """Say whether a file is a ZIP archive, by its content."""
    try:
        with path.open("rb") as file:
            return file.read(len(ZIP_MAGIC)) == ZIP_MAGIC
    except OSError:
        # Opening it says what is wrong.
        return False


def members(path: Path) -> tuple[str, ...]:
    """Name the files in an archive, in their order; those that programs add for themselves are left out.

    Raises:
        RefusedInput: it is damaged, or holds more files than any archive of texts.
    """
    with told(path), zipfile.ZipFile(path) as archive:
        names = [info.filename for info in archive.infolist() if not info.is_dir()]
    if len(names) > MOST_MEMBERS:
        raise RefusedInput(f"“{path.name}” holds {len(names)} files; take the ones you need out of it.", file=path)
    return tuple(name for name in names if not _is_hidden(name))


def open_member(path: Path, member: str) -> BinaryIO:
    """Read a file of an archive as a stream.

    Raises:
        RefusedInput: the archive is damaged or locked with a password.
    """
    with told(path):
        archive = zipfile.ZipFile(path)
        try:
            info = archive.getinfo(member)
            # The archive stays open as long as its member is.
            return cast(BinaryIO, Unpacked(cast(BinaryIO, archive.open(info)), info.compress_size, path))
        finally:
            archive.close()


def _is_hidden(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")
