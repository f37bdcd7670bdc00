"""HTML pages: the article of a page rather than its menus, every mark as it came; written back to the byte."""

from __future__ import annotations

from collections.abc import Mapping

from tmtool.documents.changes import with_changes
from tmtool.documents.document import Document, DocumentBlock
from tmtool.documents.html_encoding import decode_page, encode_page
from tmtool.documents.html_page import Page, read_page
from tmtool.documents.html_writing import changes
from tmtool.documents.measure import refuse_beyond_measure
from tmtool.language.encodings import refuse_unless_text
from tmtool.model.errors import RefusedInput
from tmtool.model.text import TaggedText


def read(data: bytes, encoding: str | None = None) -> Document:
    """Read a page.

    A page with an article gives that: headline, byline, date, paragraphs, captions, texts for pictures; another one
    gives all its text. The title and descriptions in the head are blocks too, but for those that say the same as the
    headline: they are translated with it.

    Args:
        data: the bytes of the file.
        encoding: the encoding that the person named; else its mark, its bytes and what it says of itself decide.

    Raises:
        RefusedInput: the page holds no text, is binary, or does not decode; names the line where there is one.
        UsageError: there is no such encoding.
    """
    decoded = decode_page(data, encoding)
    refuse_unless_text(decoded.text, None)
    refuse_beyond_measure(decoded.text, marks="<", counts_lines=False)
    page = read_page(decoded.text)
    if not page.blocks:
        raise RefusedInput("The page holds no text; there is nothing to translate.")
    return Document(
        blocks_of(page), decoded.encoding, page.title, is_encoding_guessed=decoded.is_guessed, details=page.details
    )


def write(data: bytes, document: Document, translations: Mapping[int, TaggedText], *, language: str) -> bytes:
    """Put translations into a page; what has none stays as it is, to the byte.

    Args:
        data: the original bytes.
        document: what `read` made of them.
        translations: whole text of a block by its index in `document.blocks`, from 0.
        language: the tag with which the page is marked where it named its language, such as `ru-RU`.

    Returns:
        The page in its own encoding, or in UTF-8 where that encoding lacks a character.
    """
    decoded = decode_page(data, document.encoding)
    page = read_page(decoded.text)
    made = changes(page, translations, language)
    return encode_page(with_changes(decoded.text, made), decoded) if made else data


def blocks_of(page: Page) -> tuple[DocumentBlock, ...]:
    """Give the blocks of a page as every document has them."""
    return tuple(
        DocumentBlock(block.kind, block.placed.text, block.placed.start, block.placed.end, block.placed.gaps)
        for block in page.blocks
    )
