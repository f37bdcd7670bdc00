"""Which format a file is of: told by its content, then by the end of its name; others are refused kindly."""

from __future__ import annotations

import io
import re
from collections.abc import Collection
from pathlib import Path, PurePath
from typing import BinaryIO

from tmtool.exchange.regular_files import refuse_no_file
from tmtool.formats import FORMATS, Format, Reads
from tmtool.language.encodings import detect, looks_binary
from tmtool.model.errors import MissingInput, RefusedInput

_HEAD = 65536
"""Bytes that are enough to tell a format."""
_PASTE = "save it as {}, or paste the text"
_ENDINGS = "files that can be taken in here end in "
_OLE_KIND = "an old or encrypted Office file"
_REFUSED_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", _OLE_KIND),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\0", "a database"),
)
_REFUSED_EXTENSIONS = {
    ".doc": "an old Word document",
    ".rtf": "an RTF document",
    ".pdf": "a PDF file",
    ".eml": "an e-mail",
    ".msg": "an e-mail",
    ".xls": "an old Excel workbook",
    ".pages": "a Pages document",
    ".pptx": "a presentation",
    ".mht": "a web archive",
    ".mhtml": "a web archive",
}
_WORDFAST = re.compile(r"%\d{8}~\d{6}\t")
"""How the memories of Wordfast Classic begin."""
_PACKED = ("tmx", "tbx")
"""Formats that are sent in archives, and are read in them."""
_IN_PACKAGES = (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff", ".po")
"""What the packages of memoQ, Trados and others hold that can be read by itself."""
_ZIP = b"PK\x03\x04"
_GZIP = b"\x1f\x8b"
# Possessive, so that a long file without a root costs one look.
_XML_ROOT = re.compile(r"(?:\s++|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*+(?:\[[^\]]*+\])?\s*+>)*+<([\w:.-]+)", re.DOTALL)


def sniff_file(path: Path, *, wanted: tuple[Reads, ...] = ()) -> Format:
    """Tell the format of a file on disk; of a large one only what is needed is read. Errors as for `sniff`.

    Raises:
        MissingInput: it is not there, is no file, or may not be read.
    """
    try:
        refuse_no_file(path)
        with path.open("rb") as file:
            head = file.read(_HEAD)
            return _sniff(head, str(path), wanted, _members(file) if head.startswith(_ZIP) else ())
    except IsADirectoryError:
        raise MissingInput(f"“{path}” is a folder; name a file in it.", file=path) from None
    except OSError as error:
        raise MissingInput(f"“{path}” cannot be read: {error.strerror or error}.", file=path) from error


def sniff(data: bytes, file_name: str, *, wanted: tuple[Reads, ...] = ()) -> Format:
    """Tell the format of a file by its content, then by the end of its name.

    Args:
        data: the bytes of the file.
        file_name: its name; one without an extension, such as `-`, may hold plain text.
        wanted: what the file shall become: formats that can are tried first, and the message advises them.

    Raises:
        RefusedInput: the file is empty, binary, or of a format that cannot be read; says what to do.
    """
    members = _members(io.BytesIO(data)) if data.startswith(_ZIP) else ()
    return _sniff(data[:_HEAD], file_name, wanted, members)


def _sniff(head: bytes, file_name: str, wanted: tuple[Reads, ...], members: Collection[str]) -> Format:
    name, extension = PurePath(file_name).name, PurePath(file_name).suffix.lower()
    if not head:
        raise RefusedInput(f"“{name}” is empty; there is nothing to read in it.", file=file_name)
    order = _in_order(wanted)
    if head.startswith(_GZIP):
        unpacked = _by_content(_gunzipped(head), order)
        if unpacked is not None and unpacked.id in _PACKED:
            return unpacked
        if name.lower().endswith(".tmx.gz"):
            return FORMATS["tmx"]
    zipped = next((entry for entry in order if entry.member and _has(members, entry.member)), None)
    if zipped is not None:
        return zipped
    for format_id in _PACKED:
        if any(member.lower().endswith(FORMATS[format_id].extensions) for member in members):
            return FORMATS[format_id]
    kind = next((kind for magic, kind in _REFUSED_MAGIC if head.startswith(magic)), None)
    if kind == _OLE_KIND:
        kind = _REFUSED_EXTENSIONS.get(extension, kind)
    packed = next((entry for entry in order if entry.member and extension in entry.extensions), None)
    if kind is None and head.startswith(_ZIP) and packed is not None and not members:
        message = f"“{name}” is damaged: it cannot be unpacked; save it again as {packed.name}."
        raise RefusedInput(message, file=file_name)
    inside = next((member for member in sorted(members) if member.lower().endswith(_IN_PACKAGES)), None)
    if kind is None and inside is not None and extension not in _REFUSED_EXTENSIONS:
        message = f"“{name}” is a ZIP archive with “{PurePath(inside).name}” in it; unpack it, and take that in."
        raise RefusedInput(message, file=file_name)
    if kind is None and head.startswith(_ZIP):
        kind = _REFUSED_EXTENSIONS.get(extension, "a ZIP archive")
    if kind is None and looks_binary(head):
        kind = _REFUSED_EXTENSIONS.get(extension, "binary data")
    if kind is not None:
        raise _refused(name, kind, extension, wanted, file_name)
    if _WORDFAST.match(_text(head)):
        message = f"“{name}” is a memory in Wordfast's own format, which cannot be read; export it as TMX in Wordfast."
        raise RefusedInput(message, file=file_name)
    return _by_content(head, order) or _by_extension(name, extension, file_name, wanted, order)


def _in_order(wanted: tuple[Reads, ...]) -> list[Format]:
    """Give the formats that can be read, first those that can become what is wanted."""
    readable = [entry for entry in FORMATS.values() if entry.reads]
    return sorted(readable, key=lambda entry: not set(entry.reads) & set(wanted))


def _has(members: Collection[str], name: str) -> bool:
    """Whether an archive has a member, or anything in a folder."""
    return name in members or (name.endswith("/") and any(one.startswith(name) for one in members))


def _members(file: BinaryIO) -> Collection[str]:
    """Name the members of an archive; none where it is damaged."""
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(file) as archive:
            return frozenset(archive.namelist())
    except (BadZipFile, ValueError, NotImplementedError):
        return ()


def _gunzipped(head: bytes) -> bytes:
    """Unpack the beginning of a gzip file; nothing where it is damaged."""
    import zlib

    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, _HEAD)
    except zlib.error:
        return b""


def _text(head: bytes) -> str:
    codec, mark = detect(head)
    return head[len(mark) :].decode(codec, "replace").lstrip("\ufeff")


def _by_content(head: bytes, order: list[Format]) -> Format | None:
    text = _text(head)
    root = _XML_ROOT.match(text)
    name = "" if root is None else root.group(1).rpartition(":")[2].lower()
    if name == "memoqresource" and re.search(r"<(?:\w+:)?srx\s", text):
        return FORMATS["srx"]
    for entry in order:
        if name in entry.roots or (entry.pattern and re.search(entry.pattern, text, re.MULTILINE)):
            return entry
    return None


def _by_extension(name: str, extension: str, file_name: str, wanted: tuple[Reads, ...], order: list[Format]) -> Format:
    if extension in _REFUSED_EXTENSIONS:
        raise _refused(name, _REFUSED_EXTENSIONS[extension], extension, wanted, file_name)
    if not extension:
        return FORMATS["plain_text"]
    for entry in order:
        if extension in entry.extensions and not entry.member:
            return entry
    known = next((entry for entry in order if extension in entry.extensions), None)
    if known is not None:
        message = f"“{name}” is damaged or no {known.name}: it cannot be unpacked; save it again as {known.name}."
        raise RefusedInput(message, file=file_name)
    message = f"“{name}” is of a format that is not known ({extension}); {_ENDINGS}{_endings(wanted)}."
    raise RefusedInput(message, file=file_name)


def _refused(name: str, kind: str, extension: str, wanted: tuple[Reads, ...], file_name: str) -> RefusedInput:
    advice = _advice(extension, wanted)
    return RefusedInput(f"“{name}” is {kind}, which cannot be read; {advice}.", file=file_name)


def _advice(extension: str, wanted: tuple[Reads, ...]) -> str:
    """Say what to do with a file that cannot be read, by what it was meant to become or seems to be."""
    if extension == ".xls":
        return "save it as XLSX in Excel or LibreOffice"
    seems = next((entry for entry in FORMATS.values() if entry.reads and extension in entry.extensions), None)
    if seems is not None and "document" not in seems.reads:
        return f"export it again as {seems.name}"
    if wanted and "document" not in wanted:
        return f"{_ENDINGS}{_endings(wanted)}"
    return _PASTE.format("DOCX" if "docx" in FORMATS else "plain text (.txt)")


def _endings(wanted: tuple[Reads, ...]) -> str:
    """Name the endings of the files that can become what is wanted."""
    entries = [entry for entry in FORMATS.values() if entry.reads and (not wanted or set(entry.reads) & set(wanted))]
    return ", ".join(dict.fromkeys(ending for entry in entries for ending in entry.extensions))
