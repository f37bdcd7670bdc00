"""From the bytes of a document to its blocks and their segments; needs no desk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from tmtool import formats, sniffing
from tmtool.desk.bilingual_document import as_document
from tmtool.desk.segmenting import AsTheFileIs, Cutting, Slice, slices
from tmtool.documents.document import Document
from tmtool.exchange.bilingual_file import BilingualFile
from tmtool.model.articles import Article
from tmtool.model.errors import RefusedInput, TmtoolError


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What can become an article."""

    format: formats.Format
    document: Document
    bilingual: BilingualFile | None = None
    """With what is translated already, where the file is a bilingual one."""


def read_document(data: bytes, name: str, encoding: str | None = None) -> ReadDocument:
    """Read a document, by the format that its content and name tell; a bilingual file is one too.

    Args:
        data: the bytes of the file.
        name: its name.
        encoding: the encoding, where the file does not tell it right.

    Raises:
        RefusedInput: it cannot be read, or is no document.
        UsageError: there is no such encoding.
    """
    format_ = sniffing.sniff(data, name, wanted=("document", "bilingual"))
    if format_.id == "docx" and _is_review(data, name):
        format_ = formats.FORMATS["review"]
    try:
        if "document" in format_.reads:
            return ReadDocument(format_, format_.load().read(data, encoding))
        if "bilingual" in format_.reads:
            found: BilingualFile = format_.load().read_bilingual(data, name=PurePath(name).name, encoding=encoding)
            return ReadDocument(format_, as_document(found), found)
    except TmtoolError as error:
        error.file = error.file or name
        if PurePath(name).name not in ("", "-") and PurePath(name).name not in error.message:
            error.message = f"“{PurePath(name).name}”: {error.message}"
        raise
    raise RefusedInput(f"“{name}” is no article but {format_.name}; take it in with: tmtool import", file=name)


def _is_review(data: bytes, name: str) -> bool:
    """Whether a Word document is a review table, of which rows say what they are."""
    try:
        return any(row.identity for row in formats.FORMATS["review"].load().read_review(data, name).rows)
    except TmtoolError:
        # Whatever is wrong with it, reading it as a document says.
        return False


def stored_file(article: Article, content: bytes, encoding: str) -> BilingualFile | None:
    """Read the bilingual file of which an article was made; None where it was made of a document.

    Args:
        article: the article.
        content: the bytes of its version.
        encoding: the encoding in which they are read.
    """
    if not is_cut(article.format):
        return None
    module = formats.by_id(article.format).load()
    file: BilingualFile = module.read_bilingual(content, name=article.name, encoding=encoding)
    return file


def is_cut(format_id: str) -> bool:
    """Whether files of a format say themselves what their segments are."""
    return "document" not in formats.by_id(format_id).reads


def document_slices(document: Document, language: str, rules: Cutting | None = None) -> list[Slice]:
    """Cut a document into segments; by our rules, unless others are given or the file is cut already."""
    return slices([block.text for block in document.blocks], language, AsTheFileIs() if document.is_cut else rules)
