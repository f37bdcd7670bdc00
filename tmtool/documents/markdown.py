"""Markdown: paragraphs, headings, lists, tables and front matter; written back to the byte."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tmtool.documents.changes import Change, outside, with_changes
from tmtool.documents.document import Details, Document, DocumentBlock
from tmtool.documents.front_matter import FrontMatter, FrontValue, front_matter
from tmtool.documents.front_matter import written as written_value
from tmtool.documents.html_page import Page, read_page
from tmtool.documents.html_writing import changes as html_changes
from tmtool.documents.inline_pieces import Piece, PlacedText, put_together
from tmtool.documents.markdown_blocks import Paragraph, Stretch, blocks_of
from tmtool.documents.markdown_inline import MARKS, Env, take_apart
from tmtool.documents.markdown_writing import Surroundings, escaped_value, written
from tmtool.documents.measure import MOST_MARKDOWN_LINES, refuse_beyond_measure
from tmtool.language.encodings import Decoded, decode, refuse_unless_text
from tmtool.model.articles import BlockKind
from tmtool.model.errors import RefusedInput
from tmtool.model.text import TaggedText

_WHITE = " \t\n\r"
_NO_BREAK = re.compile(r"&(?:nbsp|#160|#xA0);", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MarkdownBlock:
    """A block, and what it is written by."""

    kind: BlockKind
    placed: PlacedText
    source: Paragraph | FrontValue | Stretch | tuple[int, int]
    """A paragraph, a value, the place of a title or description; or the number of an HTML part and of its block."""
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class MarkdownParts:
    """A document as it was read."""

    text: str
    front: FrontMatter
    blocks: tuple[MarkdownBlock, ...]
    labels: Mapping[int, str]
    pages: Sequence[tuple[int, Page]]
    """The parts in HTML, with where they start."""
    env: Env


def read(data: bytes, encoding: str | None = None) -> Document:
    """Read a Markdown document: CommonMark with the tables, strikethrough and footnotes of GitHub.

    Of the front matter the title and descriptions are blocks; code stays as it is.

    Args:
        data: the bytes of the file.
        encoding: the encoding that the person named; else its mark decides, else it is UTF-8 or a guess.

    Raises:
        RefusedInput: the document holds no text, is binary, or does not decode; names the line where there is one.
        UsageError: there is no such encoding.
    """
    decoded = decode(data, encoding=encoding)
    refuse_unless_text(decoded.text, None)
    refuse_beyond_measure(decoded.text, marks=MARKS, most_lines=MOST_MARKDOWN_LINES)
    found = parts_of(decoded.text)
    if not found.blocks:
        raise RefusedInput("The document holds no text; there is nothing to translate.")
    headline = next((block for block in found.blocks if block.kind is BlockKind.HEADLINE), None)
    title = None if headline is None else headline.placed.text.text
    blocks = tuple(
        DocumentBlock(block.kind, block.placed.text, block.placed.start, block.placed.end, block.placed.gaps)
        for block in found.blocks
    )
    return Document(
        blocks, decoded.encoding, title, is_encoding_guessed=decoded.is_guessed, details=_details(found.front)
    )


def write(data: bytes, document: Document, translations: Mapping[int, TaggedText], *, language: str) -> bytes:
    """Put translations into a Markdown document; what has none stays as it is, to the byte.

    Args:
        data: the original bytes.
        document: what `read` made of them.
        translations: whole text of a block by its index in `document.blocks`, from 0.
        language: of the translation; Markdown has no place to say it.

    Returns:
        The file in its own encoding, or in UTF-8 where that encoding lacks a character.
    """
    decoded = decode(data, encoding=document.encoding)
    found = parts_of(decoded.text)
    made = _changes(found, translations)
    return _encoded(with_changes(decoded.text, made), decoded) if made else data


def _encoded(text: str, decoded: Decoded) -> bytes:
    try:
        return decoded.mark + text.encode(decoded.encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _details(front: FrontMatter) -> Details:
    said = dict(reversed(front.said))
    address = next((said[key] for key in ("canonical_url", "canonicalurl", "url") if key in said), None)
    return Details(said.get("byline") or said.get("author"), said.get("published") or said.get("date"), address)


def parts_of(text: str) -> MarkdownParts:
    """Take a document apart."""
    front = front_matter(text)
    parts = blocks_of(text, front.end)
    blocks = [
        MarkdownBlock(BlockKind.HEADLINE if value.key == "title" else BlockKind.ATTRIBUTE, value.placed, value)
        for value in front.values
    ]
    labels: dict[int, str] = {}
    for paragraph in parts.paragraphs:
        blocks += _of_paragraph(text, paragraph, parts.env, labels)
    for title in parts.titles:
        placed = _placed_value(text, title.start, title.end, parts.env)
        if placed is not None:
            blocks.append(MarkdownBlock(BlockKind.ATTRIBUTE, placed, title))
    pages = [(part.start, read_page(text[part.start : part.end], whole=True)) for part in parts.html]
    for number, (start, page) in enumerate(pages):
        for nth, block in enumerate(page.blocks):
            blocks.append(MarkdownBlock(block.kind, _shifted(block.placed, start), (number, nth)))
    blocks.sort(key=lambda block: block.placed.start)
    return MarkdownParts(text, front, tuple(_with_headline(blocks)), labels, pages, parts.env)


def _with_headline(blocks: Sequence[MarkdownBlock]) -> Iterator[MarkdownBlock]:
    """Call the first heading of the first level the headline, where the front matter has no title."""
    is_found = any(block.kind is BlockKind.HEADLINE for block in blocks)
    for block in blocks:
        if not is_found and isinstance(block.source, Paragraph) and block.source.level == 1:
            is_found = True
            yield replace(block, kind=BlockKind.HEADLINE)
        else:
            yield block


def _of_paragraph(text: str, paragraph: Paragraph, env: Env, labels: dict[int, str]) -> Iterator[MarkdownBlock]:
    inline = take_apart(paragraph.content, env)
    placed = put_together(text, [_in_document(piece, paragraph) for piece in inline.pieces], _WHITE)
    if placed is not None:
        yield MarkdownBlock(paragraph.kind, placed, paragraph, paragraph.in_table)
    labels.update({paragraph.place(at): label for at, label in inline.labels.items()})
    for value in inline.values:
        start, end = paragraph.place(value.start), paragraph.place(value.end)
        within = _placed_value(text, start, end, env)
        if within is not None:
            place = Stretch(start, end, value.quote)
            yield MarkdownBlock(BlockKind.ATTRIBUTE, within, place, paragraph.in_table)


def _in_document(piece: Piece, paragraph: Paragraph) -> Piece:
    """Give a piece the places that it has in the document."""
    start = paragraph.place(piece.start)
    # The end of a piece may be the start of the next line, before which its container's marks stand.
    end = paragraph.place(piece.end) if piece.is_break or not piece.text.strip() else paragraph.place(piece.end - 1) + 1
    piece.start, piece.end = start, max(start, end)
    return piece


def _placed_value(text: str, start: int, end: int, env: Env) -> PlacedText | None:
    """Read a description or title, in which only escapes and character references count."""
    pieces = [piece for piece in take_apart(text[start:end], env).pieces if piece.kind is None]
    return put_together(text, [replace(one, start=one.start + start, end=one.end + start) for one in pieces], _WHITE)


def _shifted(placed: PlacedText, by: int) -> PlacedText:
    marks = tuple((start + by, end + by) for start, end in placed.marks)
    return replace(placed, start=placed.start + by, end=placed.end + by, marks=marks)


def _changes(found: MarkdownParts, translations: Mapping[int, TaggedText]) -> list[Change]:
    changed = {
        index: text
        for index, text in translations.items()
        if 0 <= index < len(found.blocks) and text != found.blocks[index].placed.text
    }
    plain: list[Change] = []
    of_pages: dict[int, dict[int, TaggedText]] = {}
    running: list[tuple[MarkdownBlock, Paragraph, TaggedText]] = []
    for index, text in sorted(changed.items()):
        block = found.blocks[index]
        source = block.source
        if isinstance(source, Paragraph):
            running.append((block, source, text))
        elif isinstance(source, FrontValue):
            plain.append((source.start, source.end, written_value(source, text.text)))
        elif isinstance(source, Stretch):
            value = escaped_value(text.text, source.quote, in_table=block.in_table)
            plain.append((source.start, source.end, value))
        else:
            of_pages.setdefault(source[0], {})[source[1]] = text
    for number, texts in of_pages.items():
        start, page = found.pages[number]
        plain += ((start + one, start + other, new) for one, other, new in html_changes(page, texts, ""))
    plain.sort()
    around = _surroundings(found, plain)
    made = [written(paragraph, block.placed, text, around) for block, paragraph, text in running]
    return sorted([*made, *outside(plain, [(start, end) for start, end, _ in made])])


def _surroundings(found: MarkdownParts, plain: Sequence[Change]) -> Surroundings:
    no_break = _NO_BREAK.search(found.text)

    def parse(paragraph: Paragraph) -> PlacedText | None:
        return put_together(paragraph.content, take_apart(paragraph.content, found.env).pieces, _WHITE)

    return Surroundings(
        found.text,
        plain,
        found.labels,
        no_break.group() if no_break else "\u00a0",
        parse,
    )
