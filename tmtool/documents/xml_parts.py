"""The XML parts of zipped documents: parsed without entities or network, written back in their own manner."""

from __future__ import annotations

import re

from lxml import etree

from tmtool.model.errors import RefusedInput

MOST_MARKS = 700_000
"""Angle brackets and attributes that one part may have; a tree of more would not fit into a few hundred megabytes."""
_DECLARATION = re.compile(rb"\s*<\?xml[^>]*\?>\s*")
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_ENTITIES = re.compile(rb"<!ENTITY|<!DOCTYPE[^<>\[]*+\[")
_KNOWN_ENCODINGS = re.compile(r"utf-?(8|16)|us-ascii|iso-8859-\d+|windows-125\d|koi8-[ru]", re.IGNORECASE)
_UTF8_MARK = b"\xef\xbb\xbf"
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def parse(data: bytes, name: str) -> etree._ElementTree:
    """Parse one part.

    Args:
        data: its bytes.
        name: what it is called in its archive, for messages.

    Raises:
        RefusedInput: it is no well-formed XML (says where), declares entities, or is too large.
    """
    plain = data.replace(b"\0", b"") if b"\0" in data[:4] else data
    declared = _ENCODING.match(plain.removeprefix(_UTF8_MARK).lstrip()[:200])
    if declared and not _KNOWN_ENCODINGS.fullmatch(declared.group(1).decode()):
        raise RefusedInput(f"“{name}” in the document is written in an encoding that cannot be read; save it again.")
    if _ENTITIES.search(plain):
        raise RefusedInput(f"“{name}” in the document declares entities, which no office program does; it is refused.")
    if plain.count(b"<") + plain.count(b'="') + plain.count(b"='") > MOST_MARKS:
        raise RefusedInput(f"“{name}” in the document is too large; cut the document in parts.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=True
    )
    try:
        return etree.ElementTree(etree.fromstring(data, parser))
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None)
        where = f", line {line}" if line else ""
        raise RefusedInput(f"“{name}” in the document is damaged{where}: {_reason(error)}") from error


def serialised(tree: etree._ElementTree, original: bytes) -> bytes:
    """Write a part back in UTF-8, with the declaration that it had."""
    mark = _UTF8_MARK if original.startswith(_UTF8_MARK) else b""
    declaration = _DECLARATION.match(original.removeprefix(mark))
    if declaration is None:
        return bytes(etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=tree.docinfo.standalone))
    head = declaration.group()
    named = _ENCODING.match(head.lstrip())
    if named is not None and named.group(1).lower() not in (b"utf-8", b"utf8"):
        head = head.replace(named.group(1), b"UTF-8", 1)
    return bytes(mark + head + etree.tostring(tree, encoding="UTF-8", xml_declaration=False))


def legal(text: str) -> str:
    """Give a text without the characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)


def _reason(error: Exception) -> str:
    reason = getattr(error, "msg", None) or str(error)
    if "Excessive depth" in reason:
        return "its marks are nested too deeply."
    return reason.partition(", line")[0].rstrip(".") + "."
