"""The one register of file formats: data only; the code behind an entry is imported when it is used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath
from types import ModuleType
from typing import Literal

from tmtool.language.encodings import detect, looks_binary
from tmtool.model.errors import RefusedInput, UsageError

Reads = Literal["document", "memory", "glossary", "rules"]
Writes = Literal["document", "job", "memory", "rules"]


@dataclass(frozen=True, slots=True)
class Format:
    """One file format: what it is called, what it is for, and where its code is."""

    id: str
    """The word for it in commands and on the desk."""
    name: str
    help: str
    extensions: tuple[str, ...]
    """In lower case with the dot; the first one is given to files that are written."""
    module: str
    reads: Reads | None = None
    """What a file of this format becomes on the desk."""
    writes: tuple[Writes, ...] = ()

    def load(self) -> ModuleType:
        """Import the module that reads and writes the format."""
        return import_module(self.module)


_ALL = (
    Format(
        "plain_text",
        "Plain text",
        "An article, one paragraph a line or paragraphs with blank lines between them.",
        (".txt", ".text"),
        "tmtool.documents.plain_text",
        "document",
        ("document",),
    ),
    Format(
        "document",
        "The article in its own format",
        "Written by the format in which the article came.",
        (),
        "tmtool.documents.document",
        None,
        ("job",),
    ),
    Format(
        "text", "Clean text", "Paragraphs only, for a CMS.", (".txt",), "tmtool.documents.clean_text", None, ("job",)
    ),
    Format(
        "tmx",
        "TMX 1.4",
        "Translation memories, for every translation tool.",
        (".tmx",),
        "tmtool.exchange.tmx",
        "memory",
        ("job", "memory"),
    ),
    Format(
        "po",
        "PO",
        "gettext catalogues, for Poedit and Weblate.",
        (".po", ".pot"),
        "tmtool.exchange.po",
        "memory",
        ("job",),
    ),
    Format(
        "csv",
        "CSV or TSV",
        "Tables: glossaries in, the segments of a job out.",
        (".csv", ".tsv", ".tab"),
        "tmtool.exchange.tables",
        "glossary",
        ("job",),
    ),
    Format(
        "srx",
        "SRX 2.0",
        "Segmentation rules, as OmegaT, memoQ, Trados and LanguageTool have them.",
        (".srx",),
        "tmtool.language.srx",
        "rules",
        ("rules",),
    ),
)
FORMATS: dict[str, Format] = {entry.id: entry for entry in _ALL}
"""Every format by its id."""

_PASTE = "save it as plain text (.txt), or paste the text"
_ENDINGS = "files that can be taken in here end in "
_REFUSED_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
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
    ".docx": "a Word document",
    ".odt": "an OpenDocument text",
    ".xlsx": "an Excel workbook",
    ".html": "a web page",
    ".htm": "a web page",
}
_ZIP = b"PK\x03\x04"
_GZIP = b"\x1f\x8b"
_XML_ROOT = re.compile(r"\s*(?:<\?xml[^>]*>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[[^\]]*\])?\s*>|\s)*<([\w:.-]+)", re.DOTALL)
_PO = re.compile(r'^msgid\s+"', re.MULTILINE)


def by_id(format_id: str) -> Format:
    """Give the format of that id.

    Raises:
        UsageError: there is none; the message names those there are.
    """
    try:
        return FORMATS[format_id]
    except KeyError:
        known = ", ".join(entry.id for entry in _ALL if "job" in entry.writes)
        raise UsageError(f"There is no format “{format_id}”; known ones are {known}.") from None


def sniff(data_head: bytes, file_name: str, *, wanted: tuple[Reads, ...] = ()) -> Format:
    """Tell the format of a file by its content, then by the end of its name.

    Args:
        data_head: the first bytes of the file; some thousands are enough.
        file_name: its name; one without an extension, such as `-`, may hold plain text.
        wanted: what the file shall become, for what the message advises; anything, unless given.

    Raises:
        RefusedInput: the file is empty, binary, or of a format that cannot be read; says what to do.
    """
    name = PurePath(file_name).name
    extension = PurePath(file_name).suffix.lower()
    if not data_head:
        raise RefusedInput(f"“{name}” is empty; there is nothing to read in it.", file=file_name)
    if data_head.startswith(_GZIP) and name.lower().endswith(".tmx.gz"):
        return FORMATS["tmx"]
    kind = next((kind for magic, kind in _REFUSED_MAGIC if data_head.startswith(magic)), None)
    if kind is None and data_head.startswith(_ZIP):
        kind = _REFUSED_EXTENSIONS.get(extension, "a ZIP archive")
    if kind is None and looks_binary(data_head):
        kind = _REFUSED_EXTENSIONS.get(extension, "binary data")
    if kind is not None:
        raise RefusedInput(f"“{name}” is {kind}, which cannot be read; {_advice(extension, wanted)}.", file=file_name)
    return _by_content(data_head) or _by_extension(name, extension, file_name, wanted)


def _by_content(head: bytes) -> Format | None:
    codec, mark = detect(head)
    text = head[len(mark) :].decode(codec, "replace")
    root = _XML_ROOT.match(text)
    name = "" if root is None else root.group(1).rpartition(":")[2].lower()
    if name in ("tmx", "srx"):
        return FORMATS[name]
    if name == "memoqresource" and re.search(r"<(?:\w+:)?srx\s", text):
        return FORMATS["srx"]
    return FORMATS["po"] if _PO.search(text) and "msgstr" in text else None


def _by_extension(name: str, extension: str, file_name: str, wanted: tuple[Reads, ...]) -> Format:
    if extension in _REFUSED_EXTENSIONS:
        kind = _REFUSED_EXTENSIONS[extension]
        raise RefusedInput(f"“{name}” is {kind}, which cannot be read; {_advice(extension, wanted)}.", file=file_name)
    readable = [entry for entry in _ALL if entry.reads is not None]
    if not extension:
        return FORMATS["plain_text"]
    for entry in readable:
        if extension in entry.extensions:
            return entry
    message = f"“{name}” is of a format that is not known ({extension}); {_ENDINGS}{_endings(wanted)}."
    raise RefusedInput(message, file=file_name)


def _advice(extension: str, wanted: tuple[Reads, ...]) -> str:
    """Say what to do with a file that cannot be read, by what it was meant to become or seems to be."""
    seems = next((entry for entry in _ALL if entry.reads is not None and extension in entry.extensions), None)
    if seems is not None and seems.reads != "document":
        return f"export it again as {seems.name}"
    return f"{_ENDINGS}{_endings(wanted)}" if wanted and "document" not in wanted else _PASTE


def _endings(wanted: tuple[Reads, ...]) -> str:
    """Name the endings of the files that can become what is wanted."""
    entries = [entry for entry in _ALL if entry.reads is not None and (not wanted or entry.reads in wanted)]
    return ", ".join(ending for entry in entries for ending in entry.extensions)
