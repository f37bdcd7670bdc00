"""The parts of an XLSX file: unpacked with care, found by their relations, given as small trees."""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TypeVar
from zipfile import BadZipFile, ZipFile, ZipInfo

from tmtool.exchange.xml_nodes import Node, NodeReader, read_strictly_first
from tmtool.exchange.xml_repair import XmlRepairer
from tmtool.language.encodings import detect
from tmtool.model.errors import MissingInput, RefusedInput

_LARGEST_PART = 200 << 20
_LARGEST_PACKAGE = 500 << 20
_HARMLESS = 10 << 20
_LARGEST_RATIO = 200
_PIECE = 1 << 16
_HEAD = 4096
_IS_LOCKED = 0x1
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DECLARED = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"'>]+)")

Result = TypeVar("Result")


class Package:
    """One XLSX file that is open for reading.

    Args:
        path: the file.
        repaired: filled with what had to be put right in its parts.

    Raises:
        MissingInput: it cannot be read.
        RefusedInput: it is no XLSX file, locked with a password, damaged, or would grow beyond measure.
    """

    def __init__(self, path: Path, repaired: dict[str, int]) -> None:
        self.path = path
        self._repaired = repaired
        try:
            _refuse_old(path)
            self._archive = ZipFile(path)
        except FileNotFoundError:
            raise MissingInput(f"There is no file “{path}”; check the name.", file=path) from None
        except OSError as error:
            raise MissingInput(f"“{path}” cannot be read: {error.strerror or error}.", file=path) from None
        except (BadZipFile, ValueError, NotImplementedError):
            raise self._damaged() from None
        members = self._archive.infolist()
        if sum(member.file_size for member in members) > _LARGEST_PACKAGE:
            raise self._refused("would take more than 500 MB when unpacked")
        self._members = {_folded(member.filename): member for member in members}
        if len(self._members) < len(members):
            raise self._refused("has two parts of one name")

    def close(self) -> None:
        """Close the file."""
        self._archive.close()

    def __contains__(self, part: str) -> bool:
        return _folded(part) in self._members

    def related(self, part: str = "") -> dict[str, tuple[str, str]]:
        """Give the parts that a part refers to, by the id of the relation: the last word of its type, and the name."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str]] = {}
        for node in self.nodes(relations, ("relationship",)) if relations in self else ():
            target = node.attributes.get("Target", "").replace("\\", "/")
            if node.attributes.get("TargetMode", "") != "External":
                whole = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                kind = node.attributes.get("Type", "").rpartition("/")[2]
                found[node.attributes.get("Id", "")] = kind, whole
        return found

    def nodes(self, part: str, wanted: Collection[str]) -> list[Node]:
        """Give the elements of some names in a part; for parts of moderate size.

        Raises:
            RefusedInput: the part is not there, damaged or too large.
        """
        return self.read(part, wanted, lambda nodes: list(nodes))

    def read(self, part: str, wanted: Collection[str], read: Callable[[Iterator[Node]], Result]) -> Result:
        """Read the elements of some names in a part one after the other; errors as for `nodes`.

        Args:
            part: its name.
            wanted: the names of the elements, in small letters.
            read: takes them; it is called a second time where the part is no sound XML.
        """
        name = f"{self.path.name}/{part}"

        def read_pieces(pieces: Iterable[str]) -> Result:
            return read(NodeReader(self.path, wanted, name=name).nodes(pieces))

        data = self._unpacked(part)
        declared = _DECLARED.search(data[:_HEAD])
        codec, mark = detect(data[:_HEAD], declared=declared and declared.group(1).decode("latin-1"))
        body = data[len(mark) :]

        def strict() -> Iterator[str]:
            return _pieces(body.decode(codec))

        def repaired() -> Iterator[str]:
            wide = codec.startswith(("utf-16", "utf-32"))
            repairer = XmlRepairer(forced=False, wide=wide, file=name, counts=self._repaired)
            for piece in _pieces(body.decode(codec, "replace" if wide else "surrogateescape")):
                yield repairer.feed(piece)
            yield repairer.feed("", final=True)

        return read_strictly_first(read_pieces, strict, repaired, self.path)

    def _unpacked(self, part: str) -> bytes:
        member = self._members.get(_folded(part))
        if member is None:
            raise self._refused(f"has no part “{part}”")
        self._refuse_bombs(member)
        try:
            with self._archive.open(member) as file:
                # A part may lie about its size, so no more than that is taken, and one byte to notice it.
                data = file.read(member.file_size + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError):
            raise self._damaged() from None
        except (NotImplementedError, RuntimeError):
            raise self._refused("is packed in a way that is not known") from None
        if len(data) != member.file_size:
            raise self._damaged()
        return data

    def _refuse_bombs(self, member: ZipInfo) -> None:
        if member.flag_bits & _IS_LOCKED:
            raise self._refused("is locked with a password")
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > _LARGEST_PART or (member.file_size > _HARMLESS and ratio > _LARGEST_RATIO):
            raise self._refused(f"has a part that unpacks to {member.file_size // 1_000_000} MB")

    def _refused(self, what: str) -> RefusedInput:
        return RefusedInput(f"“{self.path.name}” {what}; save it again as XLSX, or as CSV.", file=self.path)

    def _damaged(self) -> RefusedInput:
        return RefusedInput(f"“{self.path.name}” is damaged: it cannot be unpacked; save it again.", file=self.path)


def _refuse_old(path: Path) -> None:
    with path.open("rb") as file:
        if file.read(len(_OLE)) != _OLE:
            return
        is_locked = _ENCRYPTED in file.read(_LARGEST_PART)
    if is_locked:
        message = f"“{path.name}” is locked with a password; open it in Excel and save it without one."
    else:
        message = f"“{path.name}” is an old Excel workbook (XLS); open it in Excel or LibreOffice and save it as XLSX."
    raise RefusedInput(message, file=path)


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _pieces(text: str) -> Iterator[str]:
    return (text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
