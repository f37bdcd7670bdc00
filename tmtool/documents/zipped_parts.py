"""Documents that are ZIP archives (DOCX, ODT): their parts read safely, and changed ones put back between the others.

Nothing is unpacked to a disk, so the names of members can do no harm. What is not changed keeps its very bytes and its
place; what is changed is packed anew with the time and the method that it had, so the same input gives the same bytes.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from tmtool.model.errors import RefusedInput

LARGEST_PART = 200 * 1024 * 1024
"""Bytes that one member may have when it is unpacked."""
LARGEST_ARCHIVE = 500 * 1024 * 1024
"""Bytes that all members may have together."""
_SUSPICIOUS = 10 * 1024 * 1024
_LARGEST_RATIO = 200

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_IS_ENCRYPTED, _HAS_DESCRIPTOR, _IS_UTF8 = 0x1, 0x8, 0x800
_ZIP64 = 1


class ZippedParts:
    """The members of one archive, by name.

    Args:
        data: the bytes of the archive.
        what: what it should be, for messages: `a DOCX file`.

    Raises:
        RefusedInput: it is damaged, protected by a password, or would grow beyond measure.
    """

    def __init__(self, data: bytes, what: str) -> None:
        self._data = data
        self._what = what
        try:
            self._archive = ZipFile(io.BytesIO(data))
        except (BadZipFile, ValueError, NotImplementedError, OverflowError, struct.error) as error:
            raise self._damaged() from error
        self._members = self._archive.infolist()
        if sum(member.file_size for member in self._members) > LARGEST_ARCHIVE:
            raise RefusedInput(f"This is no sound {what}: it would take more than 500 MB when unpacked.")
        self._by_name: dict[str, list[ZipInfo]] = {}
        for member in self._members:
            self._by_name.setdefault(_folded(member.filename), []).append(member)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all members, in the order of the archive."""
        return tuple(member.filename for member in self._members)

    def __contains__(self, name: str) -> bool:
        return _folded(name) in self._by_name

    def read(self, name: str) -> bytes:
        """Unpack one member; upper and lower case of its name are the same, as Office has it.

        Raises:
            RefusedInput: it is damaged, there twice, packed in an unknown manner, or too large.
            KeyError: it is not there.
        """
        member, *others = self._by_name[_folded(name)]
        if others:
            raise RefusedInput(f"This is no sound {self._what}: it has two parts named “{name}”.")
        if member.flag_bits & _IS_ENCRYPTED:
            raise RefusedInput("The document is protected by a password; save it without one and try again.")
        if member.file_size > LARGEST_PART or (
            member.file_size > _SUSPICIOUS and member.file_size > _LARGEST_RATIO * max(member.compress_size, 1)
        ):
            raise RefusedInput(
                f"“{name}” in it would unpack to {member.file_size // 1_000_000} MB; it looks made to do harm."
            )
        try:
            with self._archive.open(member) as file:
                # A member may lie about its size, so no more than that is taken, and one byte to notice it.
                content = file.read(member.file_size + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, struct.error) as error:
            raise self._damaged() from error
        except (NotImplementedError, RuntimeError) as error:
            raise RefusedInput(f"“{name}” in it is packed in a manner that cannot be read; save it again.") from error
        if len(content) != member.file_size:
            raise self._damaged()
        return content

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """Give the archive with some members changed; with none, its very bytes.

        Raises:
            RefusedInput: the archive is damaged.
        """
        contents = {_folded(name): content for name, content in changed.items()}
        if not contents:
            return self._data
        out = bytearray(self._data[: min(member.header_offset for member in self._members)])
        places: dict[int, tuple[ZipInfo, int]] = {}
        for place, end in self._extents():
            member = self._members[place]
            content = contents.get(_folded(member.filename))
            offset = len(out)
            if content is None:
                out += self._data[member.header_offset : end]
            else:
                member, packed = _packed(member, content)
                out += packed
            places[place] = member, offset
        directory = len(out)
        for place in range(len(self._members)):
            out += _central_record(*places[place])
        comment = self._archive.comment
        count = len(self._members)
        out += _END.pack(b"PK\x05\x06", 0, 0, count, count, len(out) - directory, directory, len(comment)) + comment
        return bytes(out)

    def _extents(self) -> list[tuple[int, int]]:
        """Give the members in the order in which they lie in the file, each with the place where it ends."""
        order = sorted(range(len(self._members)), key=lambda place: self._members[place].header_offset)
        starts = [self._members[place].header_offset for place in order]
        extents = []
        for place, limit in zip(order, [*starts[1:], self._archive.start_dir], strict=True):
            end = self._end_of(self._members[place])
            if end > limit:
                raise self._damaged()
            extents.append((place, limit))
        return extents

    def _end_of(self, member: ZipInfo) -> int:
        try:
            local = _LOCAL.unpack_from(self._data, member.header_offset)
        except struct.error as error:
            raise self._damaged() from error
        return int(member.header_offset + _LOCAL.size + local[-2] + local[-1] + member.compress_size)

    def _damaged(self) -> RefusedInput:
        return RefusedInput(f"This is no sound {self._what}: the archive is damaged; save or send it again.")


def _folded(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _packed(member: ZipInfo, content: bytes) -> tuple[ZipInfo, bytes]:
    """Pack a member anew: its record for the directory, and its bytes with their local header."""
    fresh = ZipInfo(member.orig_filename, member.date_time)
    fresh.compress_type = ZIP_STORED if member.compress_type == ZIP_STORED else ZIP_DEFLATED
    fresh.flag_bits = member.flag_bits & _IS_UTF8
    fresh.create_system, fresh.create_version = member.create_system, member.create_version
    fresh.internal_attr, fresh.external_attr = member.internal_attr, member.external_attr
    fresh.comment = member.comment
    fresh.CRC, fresh.file_size = zlib.crc32(content), len(content)
    packed = content
    if fresh.compress_type == ZIP_DEFLATED:
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = packer.compress(content) + packer.flush()
    fresh.compress_size = len(packed)
    name = _raw_name(fresh)
    header = _LOCAL.pack(
        b"PK\x03\x04",
        20,
        fresh.flag_bits,
        fresh.compress_type,
        *_dos_time(fresh),
        fresh.CRC,
        fresh.compress_size,
        fresh.file_size,
        len(name),
        0,
    )
    return fresh, header + name + packed


def _central_record(member: ZipInfo, offset: int) -> bytes:
    """Make the record of a member in the directory at the end of the archive."""
    name, extra = _raw_name(member), _without_zip64(member.extra)
    head = _CENTRAL.pack(
        b"PK\x01\x02",
        member.create_version | member.create_system << 8,
        member.extract_version,
        member.flag_bits,
        member.compress_type,
        *_dos_time(member),
        member.CRC,
        member.compress_size,
        member.file_size,
        len(name),
        len(extra),
        len(member.comment),
        0,
        member.internal_attr,
        member.external_attr,
        offset,
    )
    return head + name + extra + member.comment


def _raw_name(member: ZipInfo) -> bytes:
    return member.orig_filename.encode("utf-8" if member.flag_bits & _IS_UTF8 else "cp437")


def _dos_time(member: ZipInfo) -> tuple[int, int]:
    year, month, day, hour, minute, second = member.date_time
    return hour << 11 | minute << 5 | second // 2, max(year - 1980, 0) << 9 | month << 5 | day


def _without_zip64(extra: bytes) -> bytes:
    """Drop the sizes of files beyond 4 GB from a record; here they stand in their ordinary fields."""
    kept = bytearray()
    place = 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, place)
        if kind != _ZIP64:
            kept += extra[place : place + 4 + length]
        place += 4 + length
    return bytes(kept)
