"""What the blocks and tags of Markdown are on the page of a CMS."""

from __future__ import annotations

from collections.abc import Sequence

from tmtool.documents.html_marks import blocks_of_page
from tmtool.documents.inline_pieces import Piece
from tmtool.documents.markdown import MarkdownBlock, MarkdownParts, parts_of
from tmtool.documents.markdown_blocks import Paragraph
from tmtool.documents.markdown_inline import parser, take_apart
from tmtool.documents.web_blocks import Mark, WebBlock, pairs
from tmtool.documents.web_text import address
from tmtool.documents.web_words import mark_alone
from tmtool.language.encodings import decode
from tmtool.model.text import TagKind

_EMPHASIS = {"**": "strong", "__": "strong", "*": "em", "_": "em"}


def web_blocks(data: bytes, encoding: str) -> list[WebBlock]:
    """Give what the blocks of a Markdown document are.

    Args:
        data: the original bytes.
        encoding: in which they are read.
    """
    parts = parts_of(decode(data, encoding=encoding).text)
    pages = [blocks_of_page(page) for _, page in parts.pages]
    blocks: list[WebBlock] = []
    for block in parts.blocks:
        if isinstance(block.source, Paragraph):
            blocks.append(_of_paragraph(block, block.source, parts))
        elif isinstance(block.source, tuple):
            number, nth = block.source
            blocks.append(pages[number][nth])
        else:
            blocks.append(WebBlock())
    return blocks


def _of_paragraph(block: MarkdownBlock, paragraph: Paragraph, parts: MarkdownParts) -> WebBlock:
    text, places = block.placed.text, block.placed.marks
    closing_places = {
        (tag.number, tag.native): start
        for tag, (start, _) in zip(text.tags, places, strict=True)
        if tag.kind is TagKind.CLOSE
    }
    marks = {
        pair: _mark(pair.opening, pair.closing, parts.labels.get(closing_places.get(pair[::2], -1)), parts)
        for _, pair in pairs(text.tags)
    }
    return WebBlock(marks, _around(block, paragraph, parts), paragraph.level or None, paragraph.items)


def _mark(opening: str, closing: str, label: str | None, parts: MarkdownParts) -> Mark:
    """Give what a mark is; `label` is that of a link which goes by its own text."""
    if opening in _EMPHASIS:
        return Mark(frozenset((_EMPHASIS[opening],)))
    if opening == "[" and closing:
        return Mark(address=_address(closing if label is None else f"][{label}]", parts))
    return mark_alone(opening)


def _address(closing: str, parts: MarkdownParts) -> str | None:
    """Read the address in the mark that closes a link, as Markdown itself does."""
    # A letter as the text: what the link says was taken apart already.
    inline = parser().parseInline(f"[x{closing}", {"references": parts.env.get("references", {})})
    link = next((one for token in inline for one in token.children or () if one.type == "link_open"), None)
    return None if link is None else address(str(link.attrGet("href")))


def _around(block: MarkdownBlock, paragraph: Paragraph, parts: MarkdownParts) -> Mark:
    """Find the marks that go round all of a block."""
    pieces = take_apart(paragraph.content, parts.env).pieces
    start, end = paragraph.offset(block.placed.start), paragraph.offset(block.placed.end)
    before = [piece for piece in pieces if piece.end <= start and piece.kind is not None]
    after = [piece for piece in pieces if piece.start >= end and piece.kind is TagKind.CLOSE]
    mark = Mark()
    for opening, closing in _pairs_round(before, after):
        native, native_end = (paragraph.content[piece.start : piece.end] for piece in (opening, closing))
        inner = _mark(native, native_end, None, parts)
        mark = Mark(mark.elements | inner.elements, inner.address or mark.address)
    return mark


def _pairs_round(before: Sequence[Piece], after: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """Pair what opens before a block with what closes behind it, the outermost first."""
    open_now: list[Piece] = []
    for piece in before:
        if piece.kind is TagKind.OPEN:
            open_now.append(piece)
        elif piece.kind is TagKind.CLOSE and open_now and open_now[-1].name == piece.name:
            open_now.pop()
    found: list[tuple[Piece, Piece]] = []
    for piece in after:
        if open_now and open_now[-1].name == piece.name:
            found.append((open_now.pop(), piece))
    return found[::-1]
