"""The bytes of an XML file as UTF-8 in which places can be named, checked and, where needed, put right."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from tmtool.exchange.xml_repair import SUSPICIOUS_AMPERSAND, XmlRepairer
from tmtool.exchange.xml_text import PIECE, damaged, safe_parser
from tmtool.language.encodings import detect
from tmtool.model.errors import RefusedInput

LARGEST_FILE = 100 * 1024 * 1024
"""Bytes; larger files are refused."""
_DEEPEST = 200
_MOST_REPAIRS = 500_000
_STEP = 1 << 20
_LONGEST_MARK = 4 << 20
"""Bytes of a tag or comment; expat looks through all of it again with each step."""
_HEAD = 1024
_DECLARED = re.compile(rb"<\?xml[^>]*?\sencoding\s*=\s*[\"']([^\"'>]+)")
_SUSPICIOUS = re.compile(SUSPICIOUS_AMPERSAND.pattern.encode())


@dataclass(frozen=True, slots=True)
class XmlBody:
    """The well-formed text of an XML file."""

    body: bytes
    """In UTF-8, without a byte order mark; all places are offsets in it."""
    codec: str
    mark: bytes
    """The byte order mark that the file begins with."""
    name: str
    """For messages."""
    repaired: dict[str, int] = field(default_factory=dict)

    def encoded(self, body: bytes) -> bytes:
        """Give a changed text in the encoding of the file; characters that it lacks become references."""
        if self.codec == "utf-8":
            return self.mark + body
        return self.mark + body.decode().encode(self.codec, "xmlcharrefreplace")


def load(data: bytes, *, name: str, encoding: str | None = None, repair: bool = False, root: str) -> XmlBody:
    """Decode an XML file strictly, or else with counted repairs, and make sure that it can be read to its end.

    Args:
        data: the whole file.
        name: for messages.
        encoding: what the person asked for, else the file tells.
        repair: also repair NUL, lone surrogates and bytes that do not decode.
        root: the name of the element that it must begin with.

    Raises:
        RefusedInput: it is empty, too large, damaged, cut off, another root, nested without end, declares entities, or
            does not decode; names the line.
        UsageError: `encoding` is no text encoding.
    """
    if not data:
        raise RefusedInput(f"“{name}” is empty; there is nothing to read in it.", file=name)
    if len(data) > LARGEST_FILE:
        message = f"“{name}” is larger than 100 MB; export its documents into several files."
        raise RefusedInput(message, file=name)
    declared = _DECLARED.search(data, 0, _HEAD)
    try:
        codec, mark = detect(data[:_HEAD], encoding=encoding, declared=declared and declared.group(1).decode("latin-1"))
    except RefusedInput as error:
        raise RefusedInput(error.message, file=name, line=1) from None
    try:
        body = _strict_body(data, codec, mark)
        if _SUSPICIOUS.search(body) is None:
            _check(body, name, root)
            return XmlBody(body, codec, mark, name)
    except (UnicodeDecodeError, expat.ExpatError):
        pass
    repaired: dict[str, int] = {}
    body = _repaired_body(data, codec, mark, name, repair, repaired)
    try:
        _check(body, name, root)
    except expat.ExpatError as error:
        raise damaged(Path(name), error) from None
    return XmlBody(body, codec, mark, name, repaired)


def _strict_body(data: bytes, codec: str, mark: bytes) -> bytes:
    """Give the text in UTF-8; UnicodeDecodeError where a byte does not fit."""
    decoder = codecs.getincrementaldecoder(codec)("strict")
    places = range(len(mark), len(data) + 1, PIECE)
    if codec == "utf-8":
        for place in places:
            decoder.decode(data[place : place + PIECE], place + PIECE >= len(data))
        return data[len(mark) :]
    pieces = (decoder.decode(data[place : place + PIECE], place + PIECE >= len(data)) for place in places)
    return b"".join(piece.encode() for piece in pieces)


def _repaired_body(data: bytes, codec: str, mark: bytes, name: str, forced: bool, repaired: dict[str, int]) -> bytes:
    wide = codec.startswith(("utf-16", "utf-32"))
    repairer = XmlRepairer(forced=forced, wide=wide, file=name, counts=repaired)
    decoder = codecs.getincrementaldecoder(codec)("surrogatepass" if wide else "surrogateescape")
    pieces: list[bytes] = []
    try:
        for place in range(len(mark), len(data) + 1, PIECE):
            text = decoder.decode(data[place : place + PIECE], place + PIECE >= len(data))
            pieces.append(repairer.feed(text).encode())
            if sum(repaired.values()) > _MOST_REPAIRS:
                message = f"“{name}” has more than {_MOST_REPAIRS:,} faults; export it again."
                raise RefusedInput(message, file=name)
        pieces.append(repairer.feed("", final=True).encode())
    except UnicodeDecodeError:
        message = f"“{name}” is not {codec.upper()}; name the right encoding with --encoding."
        raise RefusedInput(message, file=name) from None
    return b"".join(pieces)


def _check(body: bytes, name: str, root: str) -> None:
    """Look through the whole text: is it well-formed, has it the root, how deep does it go."""
    parser = safe_parser(Path(name))
    depth = 0

    def start(element: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        if not depth and element.rpartition(":")[2].lower() != root:
            line = parser.CurrentLineNumber
            message = f"“{name}” is no {root.upper()} file: it begins with “{element}” where “{root}” should stand."
            raise RefusedInput(message, file=name, line=line)
        depth += 1
        if depth > _DEEPEST:
            line = parser.CurrentLineNumber
            message = (
                f"“{name}” has more than {_DEEPEST} elements inside one another in line {line}; no {root.upper()} has."
            )
            raise RefusedInput(message, file=name, line=line)

    def end(_element: str) -> None:
        nonlocal depth
        depth -= 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    for place in range(0, len(body) + 1, _STEP):
        parser.Parse(body[place : place + _STEP], place + _STEP > len(body))
        if place - parser.CurrentByteIndex > _LONGEST_MARK:
            line = parser.CurrentLineNumber
            what = f"holds a mark of several megabytes that begins in line {line}; no {root.upper()} has"
            raise RefusedInput(f"“{name}” {what}.", file=name, line=line)
