"""Reading a DOCX review table that comes back from Word, LibreOffice or Google Docs.

Tracked changes read as accepted: what is inserted or moved here is text, what is deleted or moved away is none. Every
table of the document is looked through, tables in cells too; comments of Word go to the row in which they stand.
"""

from __future__ import annotations

import io
import posixpath
import zlib
from collections.abc import Iterator
from functools import lru_cache
from zipfile import BadZipFile, ZipFile

from lxml import etree

from tmtool.exchange.review_columns import table_of
from tmtool.exchange.review_rows import Cells, NoReviewTable, ReviewTable
from tmtool.exchange.review_wording import read_head
from tmtool.model.articles import Comment
from tmtool.model.errors import RefusedInput

_LARGEST_PART = 16 << 20
_HARMLESS = 4 << 20
_LARGEST_RATIO = 200
_IS_LOCKED = 0x1
_MOST_COLUMNS = 64
_DROPPED = frozenset(
    ("del", "moveFrom", "delText", "delInstrText", "instrText", "pPr", "rPr", "tbl", "Fallback", "drawing", "pict",
     "object", "footnoteReference", "annotationRef")
)  # fmt: skip
"""Elements in which no text of a cell is."""
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_PRIVATE = range(0xE000, 0xF900)


def read_docx(data: bytes, name: str) -> ReviewTable:
    """Read a review table from a Word document.

    Args:
        data: the bytes of the file.
        name: its name, for messages.

    Raises:
        RefusedInput: it is damaged, protected, beyond measure, or holds no row of a review table.
    """
    parts = Parts(data, name)
    main, document = parts.document()
    comments = _comments(parts.tree(parts.related(main, "comments") or "word/comments.xml"))
    rows = [_cells(row, comments) for row in rows_of(document)]
    article, language = _head(parts.tree("docProps/custom.xml"), document)
    return table_of(rows, name, article=article, language=language)


def rows_of(document: etree._Element) -> Iterator[etree._Element]:
    """Give the rows of all tables, those in cells too, without deleted ones."""
    return (row for row in document.iter("{*}tr") if row.find("{*}trPr/{*}del") is None)


def cells_of(row: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """Give the cells of a row, each with the column in which it begins."""
    at = 0
    for cell in _of_row(row):
        yield cell, at
        at += _span(cell)


class Parts:
    """The members of a Word document."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._archive = ZipFile(io.BytesIO(data))
        except (BadZipFile, ValueError, NotImplementedError, OverflowError):
            raise self._refused("is damaged or no Word document: it cannot be unpacked") from None
        self._members = {info.filename.lower(): info for info in self._archive.infolist()}

    def document(self) -> tuple[str, etree._Element]:
        """Give the name of the main part, and its tree.

        Raises:
            RefusedInput: there is none.
        """
        main = self.related("", "officeDocument") or "word/document.xml"
        tree = self.tree(main)
        if tree is None:
            what = f"“{self._name}” is no Word document: it has no part “{main}”"
            raise RefusedInput(f"{what}; save it again as DOCX.", file=self._name)
        return main, tree

    def related(self, part: str, kind: str) -> str | None:
        """Give the part of a kind to which a part refers."""
        folder, name = posixpath.split(part)
        relations = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        for one in () if relations is None else relations.iter("{*}Relationship"):
            if one.get("Type", "").endswith(f"/{kind}"):
                return posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
        return None

    def tree(self, part: str) -> etree._Element | None:
        """Give a part as a tree; None where there is no such part."""
        info = self._members.get(part.lower())
        if info is None:
            return None
        if info.flag_bits & _IS_LOCKED:
            raise self._refused("is locked with a password")
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > _LARGEST_PART or (info.file_size > _HARMLESS and ratio > _LARGEST_RATIO):
            what = f"“{self._name}” has a part that unpacks to {info.file_size >> 20} MB, which no review table does"
            raise NoReviewTable(f"{what}; send it in parts.", file=self._name)
        try:
            with self._archive.open(info) as file:
                data = file.read(info.file_size + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
            raise self._refused("is damaged: it cannot be unpacked") from None
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise self._refused("declares entities, which no Word document does")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            line = getattr(error, "lineno", None)
            message = f"“{self._name}” is damaged in its part “{part}”, line {line or 1}; save it again as DOCX."
            raise RefusedInput(message, file=self._name, line=line) from None

    def _refused(self, what: str) -> RefusedInput:
        return RefusedInput(f"“{self._name}” {what}; save it again as DOCX, without a password.", file=self._name)


def _head(properties: etree._Element | None, document: etree._Element) -> tuple[str | None, str | None]:
    """Give the article and the language that a document says it is of."""
    # What stands on the page counts first: a property stays where another table is pasted over the one of before.
    lines = ("".join(_words(paragraph)) for paragraph in document.iter("{*}p"))
    said = next((found for line in lines if (found := read_head(line))), None)
    if said is None and properties is not None:
        said = next((found for one in properties if (found := read_head("".join(map(str, one.itertext()))))), None)
    return said or (None, None)


def _comments(tree: etree._Element | None) -> dict[str, Comment]:
    """Give the comments of a document by their ids."""
    found: dict[str, Comment] = {}
    for one in () if tree is None else tree.iter("{*}comment"):
        text = _text_of(one).strip()
        if text:
            found[_attribute(one, "id")] = Comment(text, _attribute(one, "author").strip(), _attribute(one, "date"))
    return found


def _cells(row: etree._Element, comments: dict[str, Comment]) -> Cells:
    texts: list[str] = []
    remarks: dict[str, Comment] = {}
    for cell, at in cells_of(row):
        texts += [""] * (at - len(texts))
        texts.append(_text_of(cell))
        for one in _walk(cell):
            if _is_named(one, "commentReference") and _attribute(one, "id") in comments:
                remarks[_attribute(one, "id")] = comments.pop(_attribute(one, "id"))
    return Cells(tuple(texts), tuple(remarks.values()))


def _of_row(row: etree._Element) -> Iterator[etree._Element]:
    """Give the cells of a row; content controls around them do not matter, a deleted cell is none."""
    for child in row:
        if _is_named(child, "tc"):
            if child.find("{*}tcPr/{*}cellDel") is None:
                yield child
        elif not _is_named(child, "tr") and isinstance(child.tag, str):
            yield from _of_row(child)


def _span(cell: etree._Element) -> int:
    for span in cell.iterfind("{*}tcPr/{*}gridSpan"):
        said = _attribute(span, "val")[:4]
        return min(int(said), _MOST_COLUMNS) if said.isdecimal() and int(said) else 1
    return 1


def _text_of(element: etree._Element) -> str:
    """Give the text of a cell: paragraphs joined by line breaks, but where the mark between two is deleted."""
    text: list[str] = []
    is_joined = True
    for paragraph in (one for one in _walk(element) if _is_named(one, "p")):
        if not is_joined:
            text.append("\n")
        text += _words(paragraph)
        marks = paragraph.iterfind("{*}pPr/{*}rPr/*")
        is_joined = any(_is_named(mark, "del") or _is_named(mark, "moveFrom") for mark in marks)
    return "".join(text)


def _words(paragraph: etree._Element) -> Iterator[str]:
    for one in _walk(paragraph):
        name = _local(one.tag)
        if name == "t":
            yield one.text or ""
        elif name in _SIGNS:
            yield _SIGNS[name]
        elif name == "sym":
            said = _attribute(one, "char")
            code = int(said, 16) if len(said) == 4 and all(sign in "0123456789abcdefABCDEF" for sign in said) else 0
            # A sign of a font of signs has no letter of its own.
            yield chr(code) if code and code not in _PRIVATE and not 0xD800 <= code < 0xE000 else ""


def _walk(element: etree._Element) -> Iterator[etree._Element]:
    """Give the elements in an element, in their order, without what is dropped and without tables in it."""
    for child in element:
        if isinstance(child.tag, str) and _local(child.tag) not in _DROPPED:
            yield child
            yield from _walk(child)


def _is_named(element: etree._Element, name: str) -> bool:
    return isinstance(element.tag, str) and _local(element.tag) == name


@lru_cache(1024)
def _local(tag: str) -> str:
    """Give the name of an element or an attribute without its namespace."""
    return tag.rpartition("}")[2]


def _attribute(element: etree._Element, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if _local(str(key)) == name), "")
