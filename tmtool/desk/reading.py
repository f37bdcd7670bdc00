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

LARGEST_TEXT = 20 << 20
"""Bytes of a document that is no archive."""
MOST_BLOCKS = 10_000
MOST_CHARACTERS = 1_000_000
"""Of a document that is to become an article; a book of five hundred pages has so many."""
LONGEST_BLOCK = 100_000
MOST_ENTRIES = 20_000
"""Of a bilingual file that is to be translated."""
MOST_TAGS = 10_000


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
            if not format_.member and len(data) > LARGEST_TEXT:
                raise RefusedInput(f"The document is larger than {LARGEST_TEXT >> 20} MB; split it into parts.")
            document: Document = format_.load().read(data, encoding)
            _refuse_beyond_measure(document)
            return ReadDocument(format_, document)
        if "bilingual" in format_.reads:
            found: BilingualFile = format_.load().read_bilingual(data, name=PurePath(name).name, encoding=encoding)
            if len(found.entries) > MOST_ENTRIES:
                raise RefusedInput(
                    f"The file has more than {MOST_ENTRIES:,} texts: split it; a memory is taken in with: tmtool import"
                )
            return ReadDocument(format_, as_document(found), found)
    except TmtoolError as error:
        error.file = error.file or name
        if PurePath(name).name not in ("", "-") and PurePath(name).name not in error.message:
            error.message = f"“{PurePath(name).name}”: {error.message}"
        raise
    raise RefusedInput(f"“{name}” is no article but {format_.name}; take it in with: tmtool import", file=name)


def _refuse_beyond_measure(document: Document) -> None:
    """Refuse what no article is, and what would keep the desk busy for minutes."""
    characters = sum(len(block.text.text) for block in document.blocks)
    longest = max((len(block.text.text) for block in document.blocks), default=0)
    tags = max((len(block.text.tags) for block in document.blocks), default=0)
    for found, limit, what in (
        (len(document.blocks), MOST_BLOCKS, "paragraphs; split it into parts"),
        (longest, LONGEST_BLOCK, "characters in one paragraph; divide that into paragraphs"),
        (tags, MOST_TAGS, "tags in one paragraph; take its formatting away"),
        (characters, MOST_CHARACTERS, "characters; split it into parts"),
    ):
        if found > limit:
            raise RefusedInput(f"The document has more than {limit:,} {what}.")


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
