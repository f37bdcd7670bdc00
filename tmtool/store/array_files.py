"""Arrays that lie in files: mapped into memory, so that what is larger than memory can be made and read."""

from __future__ import annotations

import errno
import mmap
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ZEROS = bytes(1 << 20)
_CHUNK = 1 << 22
_UNREADABLE = -1
"""A checksum that no content has."""


class ArrayFiles:
    """The files of a generation in the making.

    Args:
        folder: where they are made.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._allocated: dict[str, tuple[mmap.mmap, Array]] = {}

    def allocate(self, name: str, dtype: np.dtype[Any], count: int) -> Array:
        """Give a writable array that lies in the file of its name.

        Args:
            name: the name of the array; one that was given before is forgotten.
            dtype: its type.
            count: its number of elements.

        Raises:
            OSError: the disk is full.
        """
        array, mapping = self._mapped(self._path(name), dtype, count)
        if mapping is not None:
            self._allocated[name] = mapping, array
        return array

    def spill(self, name: str, dtype: np.dtype[Any], count: int) -> Array:
        """Give a writable array for a while: its room on the disk is free again when nobody holds it.

        Raises:
            OSError: the disk is full.
        """
        path = self._folder / f"{name}.spill"
        try:
            return self._mapped(path, dtype, count)[0]
        finally:
            path.unlink(missing_ok=True)

    def keep(self, name: str, array: Array) -> dict[str, Any]:
        """Have an array on disk under a name, and give what there is to know of its file."""
        import numpy as np

        array = np.ascontiguousarray(array)
        content = array.data.cast("B") if array.nbytes else memoryview(b"")
        mapping, allocated = self._allocated.pop(name, (None, None))
        handle = os.open(self._path(name), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            if mapping is not None and allocated is not None and _begins(allocated, array):
                mapping.flush()
                os.truncate(handle, array.nbytes)
            else:
                os.truncate(handle, 0)
                written = 0
                while written < len(content):
                    written += os.write(handle, content[written:])
            os.fsync(handle)
        finally:
            os.close(handle)
        return {"type": array.dtype.str, "shape": array.shape, "checksum": crc32(content)}

    def _path(self, name: str) -> Path:
        return self._folder / _file_name(name)

    def _mapped(self, path: Path, dtype: np.dtype[Any], count: int) -> tuple[Array, mmap.mmap | None]:
        import numpy as np

        size = np.dtype(dtype).itemsize * count
        if not size:
            return np.empty(0, dtype), None
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        try:
            _reserve(handle, size)
            mapping = mmap.mmap(handle, size)
        finally:
            os.close(handle)
        return np.frombuffer(mapping, dtype, count), mapping


def mapped(folder: Path, name: str, entry: dict[str, Any]) -> Array:
    """Map the file of an array for reading.

    Args:
        folder: where the file lies.
        name: the name of the array.
        entry: what `keep` gave for it.

    Raises:
        OSError: the file is missing or cannot be read.
        ValueError: the file has another size.
    """
    import numpy as np

    dtype, shape = np.dtype(entry["type"]), tuple(entry["shape"])
    with (folder / _file_name(name)).open("rb") as file:
        count = int(np.prod(shape))
        if os.fstat(file.fileno()).st_size != count * dtype.itemsize:
            raise ValueError(f"{name} has another size")
        if not count:
            return np.empty(shape, dtype)
        mapping = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    return np.frombuffer(mapping, dtype, count).reshape(shape)


def checksum(folder: Path, name: str, go_on: Callable[[], bool]) -> int | None:
    """Read the file of an array through and give its checksum.

    Returns:
        None where it was not read to its end: told to stop, or the file is gone, as what is mapped may be.
    """
    done = 0
    try:
        with (folder / _file_name(name)).open("rb") as file:
            while chunk := file.read(_CHUNK):
                done = crc32(chunk, done)
                if not go_on():
                    return None
    except FileNotFoundError:
        return None
    except OSError:
        return _UNREADABLE
    return done


def _file_name(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is no name for a file")
    return f"{name}.array"


def _begins(allocated: Array, array: Array) -> bool:
    """Say whether an array is what was allocated, or the beginning of it."""
    return allocated.ctypes.data == array.ctypes.data and array.nbytes <= allocated.nbytes


def _reserve(handle: int, size: int) -> None:
    """Make a file large: writing through a map into a full disk would kill the process, so the room is taken here."""
    if hasattr(os, "posix_fallocate"):
        try:
            os.posix_fallocate(handle, 0, size)
            return
        except OSError as error:
            if error.errno not in (errno.EOPNOTSUPP, errno.EINVAL):
                raise
    left = size
    while left:
        left -= os.write(handle, _ZEROS[:left])
