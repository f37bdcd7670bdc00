"""The text of an XML file, piece by piece: encoding found, declarations that could do harm refused."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn
from xml.parsers import expat

from tmtool.exchange.input_files import open_input, read_piece
from tmtool.exchange.xml_repair import XmlRepairer
from tmtool.language.encodings import detect, encoding_named
from tmtool.model.errors import RefusedInput, UsageError

PIECE = 1 << 16
"""Bytes read at a time."""
_HEAD = 1024
_ENOUGH_BEYOND_ASCII = 100
_DECLARED = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"'>]+)")
_CUT_OFF = {"no element found", "unclosed token", "unclosed CDATA section", "partial character"}
_REASONS = {
    "mismatched tag": "an element is closed that is not the open one",
    "not well-formed (invalid token)": "something stands there that XML does not allow",
    "junk after document element": "something follows after the end",
    "duplicate attribute": "an attribute is given twice",
    "syntax error": "something stands there that XML does not allow",
    "XML or text declaration not at start of entity": "something stands before the XML declaration",
    "XML declaration not well-formed": "the XML declaration is not written as XML wants it",
    "undefined entity": "an entity stands there that XML does not know",
    "reference to invalid character number": "a character is named there that XML does not allow",
    "unclosed CDATA section": "a CDATA section is not closed",
    "unbound prefix": "a name has a prefix that is declared nowhere",
}
_ANY_REASON = "it is not written as XML wants it"


@dataclass(frozen=True, slots=True)
class XmlFile:
    """An XML file whose encoding is known."""

    path: Path
    codec: str
    mark: bytes
    member: str | None = None
    """The file in the archive, where the path leads to one."""
    is_misdeclared: bool = False
    """Whether the file says that it has another encoding than its bytes show."""

    @classmethod
    def open(cls, path: Path, *, encoding: str | None, member: str | None = None) -> XmlFile:
        """Find the encoding of an XML file: the one asked for, else its mark, its bytes, its declaration, else UTF-8.

        Raises:
            MissingInput: the file cannot be read.
            RefusedInput: it is empty, or declares an encoding that is not known.
            UsageError: `encoding` is no text encoding.
        """
        with open_input(path, member) as file:
            head = read_piece(file, path, _HEAD)
        found = _DECLARED.search(head)
        declared = found and found.group(1).decode("latin-1")
        try:
            codec, mark = detect(head, encoding=encoding, declared=declared)
        except RefusedInput as error:
            raise RefusedInput(error.message, file=path, line=1) from None
        if encoding is None and not mark and not codec.startswith("utf-") and _is_utf8(path, member):
            codec = "utf-8"
        misdeclared = encoding is None and declared is not None and not _means(declared, codec)
        return cls(path, codec, mark, member, misdeclared)

    @property
    def name(self) -> str:
        """What to call it in messages."""
        return self.path.name if self.member is None else f"{self.path.name}/{self.member}"

    def strict_pieces(self) -> Iterator[str]:
        """Give the text as it is; UnicodeDecodeError where a byte does not fit."""
        yield from self._pieces("strict")

    def repaired_pieces(self, *, forced: bool, counts: dict[str, int]) -> Iterator[str]:
        """Give the text with its faults put right and counted.

        Raises:
            RefusedInput: it holds what is only repaired when `forced`; names the line.
        """
        wide = self.codec.startswith(("utf-16", "utf-32"))
        repairer = XmlRepairer(forced=forced, wide=wide, file=self.name, counts=counts)
        try:
            for piece in self._pieces("surrogatepass" if wide else "surrogateescape"):
                yield repairer.feed(piece)
        except UnicodeDecodeError:
            message = f"“{self.name}” is not {self.codec.upper()}; name the right encoding with --encoding."
            raise RefusedInput(message, file=self.path, line=repairer.line) from None
        yield repairer.feed("", final=True)

    def _pieces(self, errors: str) -> Iterator[str]:
        decoder = codecs.getincrementaldecoder(self.codec)(errors)
        with open_input(self.path, self.member) as file:
            read_piece(file, self.path, len(self.mark))
            while piece := read_piece(file, self.path, PIECE):
                yield decoder.decode(piece)
            yield decoder.decode(b"", True)


def _is_utf8(path: Path, member: str | None) -> bool:
    """Say whether the first letters beyond ASCII are UTF-8; those of a code page hardly ever are by chance."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    beyond = 0
    with open_input(path, member) as file:
        while beyond < _ENOUGH_BEYOND_ASCII and (piece := read_piece(file, path, PIECE)):
            try:
                beyond += sum(character > "\x7f" for character in decoder.decode(piece))
            except UnicodeDecodeError:
                return False
    return beyond > 0


def _means(declared: str, codec: str) -> bool:
    """Say whether a declaration names an encoding, whatever the order of its bytes."""
    try:
        named = encoding_named(declared)
    except UsageError:
        return False
    return named[:6] == codec[:6] if codec.startswith("utf-") else named == codec


def safe_parser(file: Path, *, name: str = "") -> expat.XMLParserType:
    """Give an expat parser that refuses any declaration of entities and loads nothing from elsewhere.

    Its handlers raise RefusedInput, naming the line.

    Args:
        file: the file.
        name: what to call it; else by its name.
    """
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True

    def refuse(*_: object) -> NoReturn:
        line = parser.CurrentLineNumber
        what = f"declares entities in line {line}, which is not safe to read; remove the declaration."
        message = f"“{name or file.name}” {what}"
        raise RefusedInput(message, file=file, line=line)

    def doctype(_name: str, _system: str | None, _public: str | None, has_internal_subset: bool) -> None:
        if has_internal_subset:
            refuse()

    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = refuse
    return parser


def damaged(file: Path, error: expat.ExpatError, *, name: str = "") -> RefusedInput:
    """Say in a plain sentence where a file is damaged; arguments as for `safe_parser`."""
    name = name or file.name
    reason = expat.errors.messages.get(error.code, "") and expat.ErrorString(error.code)
    if reason in _CUT_OFF:
        message = f"“{name}” is cut off in line {error.lineno}; copy it again or export it again."
    else:
        what = _REASONS.get(reason, _ANY_REASON)
        message = f"“{name}” is damaged in line {error.lineno}: {what}; export it again, or mend that line."
    return RefusedInput(message, file=file, line=error.lineno)
