"""A DOCX paragraph written anew from its pieces."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Any

from lxml import etree

from tmtool.documents.docx_names import SPACE
from tmtool.documents.docx_runs import Bit, FieldEnds, Looks
from tmtool.documents.docx_styles import set_language
from tmtool.documents.paragraph_pieces import Closing, Mark, Opening, Piece, Thing, Words
from tmtool.documents.xml_names import child, namespace_of, short
from tmtool.documents.xml_parts import legal

_NEWLINE = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPECIAL = re.compile("([\n\t\u2011\u00ad])")
_ELEMENTS = {"\n": "br", "\t": "tab", "\u2011": "noBreakHyphen", "\u00ad": "softHyphen"}
_BLOCKS = {"w:p", "w:tbl", "w:sdt"}
_ENDS_WITH_PARAGRAPH = {"w:tc", "w:txbxContent", "w:footnote", "w:endnote", "w:hdr", "w:ftr"}


def fill(paragraph: Any, pieces: Sequence[Piece], looks: Looks, language: str) -> None:
    """Put pieces into a paragraph in place of what is there; its properties stay."""
    writer = _Writer(paragraph, looks, language)
    for piece in pieces:
        writer.add(piece)


def remove_if_empty(paragraph: Any) -> None:
    """Take a paragraph out of the document where nothing is left in it and nothing needs it."""
    properties = child(paragraph, "w:pPr")
    parent = paragraph.getparent()
    if len(paragraph) > (properties is not None) or parent is None:
        return
    if properties is not None and child(properties, "w:sectPr") is not None:
        return
    others = [one for one in parent if short(one.tag) in _BLOCKS and one is not paragraph]
    if short(parent.tag) in _ENDS_WITH_PARAGRAPH:
        # Word takes a cell or a note for damaged whose last part is no paragraph.
        following = [one for one in paragraph.itersiblings() if short(one.tag) in _BLOCKS]
        before = [one for one in paragraph.itersiblings(preceding=True) if short(one.tag) in _BLOCKS]
        if not following and not (before and short(before[0].tag) == "w:p"):
            return
    elif any(short(one.tag) == "w:tbl" for one in (paragraph.getnext(), paragraph.getprevious()) if one is not None):
        # Two tables without a paragraph between them would become one.
        return
    if others:
        parent.remove(paragraph)


class _Writer:
    def __init__(self, paragraph: Any, looks: Looks, language: str) -> None:
        self._looks, self._language = looks, language
        self._word = f"{{{namespace_of(paragraph)}}}"
        self._inside = [paragraph]
        properties = child(paragraph, "w:pPr")
        for one in list(paragraph):
            if one is not properties:
                paragraph.remove(one)
        mark = None if properties is None else child(properties, "w:rPr")
        if mark is not None and child(mark, "w:lang") is not None:
            set_language(mark, language)

    def add(self, piece: Piece) -> None:
        if isinstance(piece, Words):
            self._words(piece)
        elif isinstance(piece, Opening):
            self._open(piece.source)
        elif isinstance(piece, Closing):
            self._close(piece.opening.source)
        elif isinstance(piece, Thing):
            self._bits(piece.source, is_copy=piece.repeats)
        elif isinstance(piece, Mark):
            self._bits(piece.source)

    def _words(self, words: Words) -> None:
        run = self._run(self._looks[words.look].source, is_translated=True)
        for part in _SPECIAL.split(_NEWLINE.sub("\n", words.text)):
            if part in _ELEMENTS:
                etree.SubElement(run, self._word + _ELEMENTS[part])
            elif text := legal(part):
                element = etree.SubElement(run, self._word + "t")
                element.text = text
                if text != text.strip():
                    element.set(SPACE, "preserve")

    def _run(self, properties: Any, *, is_translated: bool = False) -> Any:
        run = etree.SubElement(self._inside[-1], self._word + "r")
        if properties is not None or is_translated:
            copy = etree.Element(self._word + "rPr") if properties is None else deepcopy(properties)
            copy.tail = None
            for one in [one for one in copy if short(one.tag) == "w:rPrChange"]:
                copy.remove(one)
            run.append(copy)
            if is_translated:
                set_language(copy, self._language)
        return run

    def _bits(self, bits: Iterable[Bit], *, is_copy: bool = False) -> None:
        for bit in bits:
            # Moved, not copied, where it can be: a text box in it may hold paragraphs that are written too.
            element = deepcopy(bit.element) if is_copy else bit.element
            element.tail = None
            (self._run(bit.properties) if bit.is_in_run else self._inside[-1]).append(element)

    def _open(self, source: Any) -> None:
        if isinstance(source, FieldEnds):
            self._bits(source.before, is_copy=True)
            return
        shell = etree.SubElement(self._inside[-1], source.tag, source.attrib)
        if short(source.tag) == "w:sdt":
            for one in source:
                if short(one.tag) in ("w:sdtPr", "w:sdtEndPr"):
                    copy = deepcopy(one)
                    unbind(copy)
                    shell.append(copy)
            shell = etree.SubElement(shell, self._word + "sdtContent")
        self._inside.append(shell)

    def _close(self, source: Any) -> None:
        if isinstance(source, FieldEnds):
            self._bits(source.after, is_copy=True)
        else:
            self._inside.pop()


def unbind(properties: Any) -> None:
    """Part a content control from the data that Word would put over a translation in it."""
    for one in list(properties):
        if short(one.tag) in ("w:dataBinding", "w15:dataBinding", "w:showingPlcHdr"):
            properties.remove(one)
