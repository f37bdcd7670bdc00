"""From the paragraphs of a word processor to the blocks of a document, one of which is its headline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tmtool.documents.document import Document, DocumentBlock
from tmtool.documents.plain_text import LONGEST_HEADLINE
from tmtool.model.articles import BlockKind
from tmtool.model.errors import RefusedInput
from tmtool.model.text import TaggedText

_TITLE_WITHIN = 20
_HEADING_WITHIN = 6
"""How far down a heading may stand that is the headline: under a rubric, a date, a letterhead."""


@dataclass(frozen=True, slots=True)
class FoundBlock:
    """A block as its format found it."""

    kind: BlockKind
    text: TaggedText
    is_title: bool = False
    """Whether its style is the one of titles."""
    level: int | None = None
    """Level of a heading, from 0."""


def document_of(found: Sequence[FoundBlock]) -> Document:
    """Make the document of the blocks that were found.

    The headline is the title, else the first heading of the highest level near the beginning, else the first paragraph
    where that is short and no sentence. Places are characters of the texts of all blocks, one a line.

    Raises:
        RefusedInput: there is no block.
    """
    if not found:
        raise RefusedInput("The document holds no text; there is nothing to translate.")
    headline = _headline(found)
    blocks: list[DocumentBlock] = []
    start = 0
    for index, block in enumerate(found):
        kind = BlockKind.HEADLINE if index == headline else block.kind
        blocks.append(DocumentBlock(kind, block.text, start, start + len(block.text.text)))
        start = blocks[-1].end + 1
    return Document(tuple(blocks), "utf-8", None if headline is None else found[headline].text.text)


def _headline(found: Sequence[FoundBlock]) -> int | None:
    body = [index for index, one in enumerate(found) if one.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)]
    titles = [index for index in body[:_TITLE_WITHIN] if found[index].is_title]
    headings = [index for index in body[:_HEADING_WITHIN] if found[index].level == 0]
    for index in (*titles, *headings, *body[:1]):
        text = found[index].text.text
        if index in titles or index in headings or (len(text) <= LONGEST_HEADLINE and not text.endswith(".")):
            return index
    return None
