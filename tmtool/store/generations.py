"""The files of something derived: named arrays in generations, one of them the current; all may be deleted any time.

A folder holds `CURRENT`, which names a generation and the one before it, `.lock`, which whoever writes holds, and one
folder a generation: a file an array and a manifest with sizes and checksums. A generation is written beside the
others and becomes the current one by one atomic step; nothing that is there is ever written again. The one before
stays for whoever has read its name and not yet opened it.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import re
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

from tmtool.store.array_files import ArrayFiles, checksum, mapped

if TYPE_CHECKING:
    import numpy as np

    Arrays = Mapping[str, np.ndarray[Any, Any]]

CURRENT, LOCK, MANIFEST = "CURRENT", ".lock", "manifest.json"
_GENERATION = re.compile(r"[0-9a-f]{16}")
_UNFINISHED = ".new-"
_TRIES = 5

Fill = Callable[[ArrayFiles], "tuple[Arrays, dict[str, Any]]"]
"""Makes the arrays of a generation, in its files as far as it can, and what there is to say about them."""


class Unusable(Exception):
    """There is no generation that can be used; the message is a plain sentence."""


@dataclass(frozen=True, slots=True)
class Generation:
    """One generation, its files mapped into memory."""

    folder: Path
    about: dict[str, Any]
    """What was said of it when it was written."""
    arrays: Arrays
    size: int
    """Bytes on disk."""
    checksums: dict[str, int]

    @property
    def name(self) -> str:
        """Its name, which no other generation has."""
        return self.folder.name

    def damaged(self, go_on: Callable[[], bool] = lambda: True) -> tuple[str, ...]:
        """Read every file and name the arrays that are not as they were written.

        Args:
            go_on: asked now and then; what was not read when it says no counts as sound.
        """
        return tuple(
            name for name, kept in self.checksums.items() if checksum(self.folder, name, go_on) not in (kept, None)
        )


class Generations:
    """The generations in a folder, of which any process may write the next.

    Args:
        folder: the folder; made when the first generation is written.
        within: the folder that is there already; what lies between is made private.
    """

    def __init__(self, folder: Path, within: Path) -> None:
        self.folder = folder
        self._within = within

    def current(self) -> str | None:
        """Name the current generation; None where there is none."""
        names = self._named()
        return names[0] if names else None

    def open(self) -> Generation:
        """Map the current generation; its sizes are checked, its checksums are not.

        Raises:
            Unusable: there is none, or it is not whole.
        """
        for _ in range(_TRIES):
            name = self.current()
            if name is None:
                raise Unusable("There is none yet.")
            try:
                return _opened(self.folder / name)
            except FileNotFoundError as gone:
                # It may have been replaced twice between reading its name and opening its files.
                if self.current() == name:
                    raise Unusable("A file of it is missing.") from gone
            except (OSError, ValueError, KeyError, TypeError) as error:
                raise Unusable("It is damaged.") from error
        raise Unusable("It is being replaced all the time.")

    @contextlib.contextmanager
    def turn(self) -> Iterator[bool]:
        """Take the turn to write, if nobody has it; say whether it was taken. What others left half-done is removed.

        Raises:
            OSError: the folder cannot be made or written.
        """
        self._make_folder()
        lock = os.open(self.folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            self._clear()
            yield True
        finally:
            os.close(lock)

    def is_being_written(self) -> bool:
        """Say whether some process has the turn."""
        try:
            lock = os.open(self.folder / LOCK, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            return False
        try:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(lock)
        return False

    def write(self, fill: Fill) -> None:
        """Write a generation and make it the current one; whoever calls has the turn.

        Raises:
            OSError: the disk is full or cannot be written; everything is as it was.
        """
        before = self.current()
        name = secrets.token_hex(8)
        beside = self.folder / f"{_UNFINISHED}{name}"
        beside.mkdir(mode=0o700)
        try:
            files = ArrayFiles(beside)
            arrays, about = fill(files)
            entries = {array_name: files.keep(array_name, array) for array_name, array in arrays.items()}
            _write_durably(beside / MANIFEST, _sealed({"about": about, "arrays": entries}))
            _sync_folder(beside)
            beside.rename(self.folder / name)
            self._point_to(name, before)
        except BaseException:
            for folder in (beside, self.folder / name):
                if self.current() != folder.name:
                    shutil.rmtree(folder, ignore_errors=True)
            raise
        self._clear()

    def discard(self, name: str) -> None:
        """Give up a generation, if it is the current one; whoever calls has the turn."""
        if self.current() == name:
            (self.folder / CURRENT).unlink()

    def _named(self) -> list[str]:
        try:
            names = (self.folder / CURRENT).read_text(encoding="ascii").split()
        except (OSError, ValueError):
            return []
        return names if all(map(_GENERATION.fullmatch, names)) else []

    def _make_folder(self) -> None:
        missing = [self.folder, *self.folder.parents]
        for folder in reversed(missing[: missing.index(self._within)]):
            folder.mkdir(mode=0o700, exist_ok=True)

    def _point_to(self, name: str, before: str | None) -> None:
        _sync_folder(self.folder)
        beside = self.folder / f"{_UNFINISHED}{CURRENT}"
        _write_durably(beside, "\n".join(filter(None, (name, before))) + "\n")
        beside.replace(self.folder / CURRENT)
        _sync_folder(self.folder)

    def _clear(self) -> None:
        """Remove what no process will open any more; who has mapped it keeps it."""
        kept = self._named()
        for path in self.folder.iterdir():
            is_ours = path.name.startswith(_UNFINISHED) or _GENERATION.fullmatch(path.name)
            if is_ours and path.name not in kept:
                if path.is_dir():
                    shutil.rmtree(path, ignore_errors=True)
                else:
                    path.unlink(missing_ok=True)


def _opened(folder: Path) -> Generation:
    sealed = json.loads((folder / MANIFEST).read_bytes())
    manifest = sealed["manifest"]
    if crc32(_as_json(manifest).encode()) != sealed["checksum"]:
        raise ValueError("the manifest is not as it was written")
    entries = manifest["arrays"]
    arrays = {name: mapped(folder, name, entry) for name, entry in entries.items()}
    size = sum(array.nbytes for array in arrays.values())
    checksums = {name: entry["checksum"] for name, entry in entries.items()}
    return Generation(folder, manifest["about"], arrays, size, checksums)


def _sealed(manifest: dict[str, Any]) -> str:
    return _as_json({"checksum": crc32(_as_json(manifest).encode()), "manifest": manifest})


def _as_json(value: object) -> str:
    return json.dumps(value, sort_keys=True, indent=1)


def _write_durably(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
