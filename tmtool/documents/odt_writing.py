"""An ODT paragraph written anew from its pieces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from tmtool.documents.odt_pieces import OdtLooks, Unseen
from tmtool.documents.paragraph_pieces import Closing, Mark, Opening, Piece, Thing, Words
from tmtool.documents.xml_names import namespace_of, short
from tmtool.documents.xml_parts import legal

_NEWLINE = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPECIAL = re.compile("([\n\t]| +)")
_KEEPS_ONE = {"text:note-body", "draw:text-box"}


def fill(paragraph: Any, pieces: Sequence[Piece], looks: OdtLooks) -> None:
    """Put pieces into a paragraph in place of what is there."""
    writer = _Writer(paragraph, looks)
    for piece in pieces:
        writer.add(piece)


def remove_if_empty(paragraph: Any) -> None:
    """Take a paragraph out of the document where nothing is left in it, and the list item that held nothing else."""
    parent = paragraph.getparent()
    if len(paragraph) or parent is None or (short(parent.tag) in _KEEPS_ONE and len(parent) == 1):
        return
    parent.remove(paragraph)
    while short(parent.tag) in ("text:list-item", "text:list") and len(parent) == 0 and parent.getparent() is not None:
        empty, parent = parent, parent.getparent()
        parent.remove(empty)


class _Writer:
    def __init__(self, paragraph: Any, looks: OdtLooks) -> None:
        self._looks = looks
        self._text = f"{{{namespace_of(paragraph)}}}"
        self._inside = [paragraph]
        self._is_space_before = True
        for one in list(paragraph):
            paragraph.remove(one)
        paragraph.text = None

    def add(self, piece: Piece) -> None:
        if isinstance(piece, Words):
            self._words(piece.text, self._looks[piece.look].source)
        elif isinstance(piece, Opening):
            self._inside.append(etree.SubElement(self._inside[-1], piece.source.tag, piece.source.attrib))
        elif isinstance(piece, Closing):
            self._inside.pop()
        elif isinstance(piece, Mark) and isinstance(piece.source, Unseen):
            self._words(piece.source.text, piece.source.spans)
        elif isinstance(piece, (Thing, Mark)):
            is_copy = isinstance(piece, Thing) and piece.repeats
            # Moved, not copied, where it can be: a note or a frame holds paragraphs that are written too.
            element = deepcopy(piece.source) if is_copy else piece.source
            element.tail = None
            self._inside[-1].append(element)
            if isinstance(piece, Thing) and piece.breaks:
                self._is_space_before = False

    def _words(self, text: str, spans: Sequence[Any]) -> None:
        inner = self._inside[-1]
        for span in spans:
            inner = etree.SubElement(inner, span.tag, span.attrib)
        for part in _SPECIAL.split(legal(_NEWLINE.sub("\n", text))):
            if part in ("\n", "\t"):
                etree.SubElement(inner, self._text + ("line-break" if part == "\n" else "tab"))
                self._is_space_before = False
            elif part.startswith(" "):
                self._spaces(inner, len(part))
            elif part:
                _append(inner, part)
                self._is_space_before = False

    def _spaces(self, inner: Any, count: int) -> None:
        """Write spaces so that they are kept: one as itself, further ones as a mark."""
        if not self._is_space_before:
            _append(inner, " ")
            self._is_space_before = True
            count -= 1
        if count:
            mark = etree.SubElement(inner, self._text + "s")
            if count > 1:
                mark.set(self._text + "c", str(count))
            self._is_space_before = False


def _append(element: Any, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
