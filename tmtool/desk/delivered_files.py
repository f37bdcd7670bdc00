"""Files that went out before: one that somebody has changed since is set aside, and never written over."""

from __future__ import annotations

import contextlib
import json
from hashlib import blake2b
from pathlib import Path

from tmtool.desk.outputs import write_whole
from tmtool.model.errors import OutputError

FOLDER = "index"
"""Where the record lies in the folder of the desk, beside all that may be deleted at any time."""
FILE_NAME = "delivered.json"
_SIGN_OF_KEPT = "kept"


class DeliveredFiles:
    """What the files were that a desk wrote last, by their paths.

    A file of which nothing is recorded counts as somebody's: at worst it is kept once too often.

    Args:
        folder: the folder of the desk.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / FOLDER / FILE_NAME
        self._digests = _read(self._path)

    def set_aside(self, path: Path) -> Path | None:
        """Copy a file that is to be written over to a name of its own, where it is not what was written there last.

        Returns:
            The copy; None where none was needed.

        Raises:
            OutputError: it cannot be read or copied.
        """
        try:
            if not path.exists():
                return None
            held = path.read_bytes()
            if not held or self._digests.get(str(path.absolute())) == _digest(held):
                return None
            return _copied(held, path)
        except OSError as error:
            message = f"“{path}” lies there already and cannot be kept: {error.strerror or error}."
            raise OutputError(message, file=path) from error

    def written(self, path: Path, kept: Path | None) -> Path | None:
        """Record a file as it was just written.

        Args:
            path: the file.
            kept: the copy of what lay there.

        Returns:
            The copy, as long as it is needed: where the same was written again, it is removed.
        """
        with contextlib.suppress(OSError):
            now = path.read_bytes()
            self._digests[str(path.absolute())] = _digest(now)
            if kept and kept.read_bytes() == now:
                kept.unlink()
                return None
        return kept

    def record(self) -> None:
        """Write the record; a desk that cannot be written does without."""
        with contextlib.suppress(OutputError, OSError):
            self._path.parent.mkdir(mode=0o700, exist_ok=True)
            text = json.dumps(self._digests, ensure_ascii=True, indent=0, sort_keys=True)
            write_whole(self._path, lambda out: out.write(text.encode("ascii")))


def _read(path: Path) -> dict[str, str]:
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(digest) for name, digest in read.items()} if isinstance(read, dict) else {}


def _digest(held: bytes) -> str:
    return blake2b(held, digest_size=16).hexdigest()


def _copied(held: bytes, path: Path) -> Path:
    """Write a copy under the first name that is free: `gas.ru.review.kept.docx`, `gas.ru.review.kept2.docx` …"""
    number = 1
    while True:
        sign = _SIGN_OF_KEPT if number == 1 else f"{_SIGN_OF_KEPT}{number}"
        copy = path.with_name(f"{path.stem}.{sign}{path.suffix}")
        try:
            with copy.open("xb") as out:
                out.write(held)
            return copy
        except FileExistsError:
            number += 1
