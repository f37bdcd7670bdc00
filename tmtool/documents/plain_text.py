"""Plain text: a block a line, or a paragraph where lines were wrapped by hand; written back byte for byte."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tmtool.documents.document import Document, DocumentBlock
from tmtool.documents.measure import refuse_beyond_measure
from tmtool.language.encodings import decode, refuse_unless_text
from tmtool.model.articles import BlockKind
from tmtool.model.errors import RefusedInput
from tmtool.model.text import TaggedText

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_NEWLINE = re.compile(r"\r\n|\n|\r")
_BLANK_LINE = re.compile(r"(?:\r\n|\n|\r(?!\n))[^\S\n\r]*[\n\r]|[\x0b\x0c\u2029]")
_LIST_ITEM = re.compile(r"(?:[-*•–—]|\d{1,3}[.)])\s")
_SENTENCE_END = (".", "!", "?", "…", ":", "”", "»", '"')

LONGEST_HEADLINE = 150
"""Characters; a longer first line is a paragraph."""
_WRAP_WIDTHS = range(40, 121)
_FEWEST_WRAPS = 2
_FULL_SHARE = 0.9

_Line = tuple[int, int]
"""Start and end of a line without the white space at its ends, in characters."""


def read(data: bytes, encoding: str | None = None) -> Document:
    """Read a plain text.

    Args:
        data: the bytes of the file.
        encoding: the encoding that the person named; else its mark decides, else it must be UTF-8.

    Raises:
        RefusedInput: the file is empty, blank, binary, or does not decode; names the line where there is one.
        UsageError: there is no such encoding.
    """
    decoded = decode(data, encoding=encoding)
    text = decoded.text
    refuse_unless_text(text, None)
    refuse_beyond_measure(text, marks="")
    groups = _groups(text)
    if not groups:
        raise RefusedInput("The file holds no text; there is nothing to translate.")
    width = _wrap_width(text, groups)
    blocks = [
        _joined(text, lines)
        for group in groups
        for lines in (_paragraphs(text, group, width) if width else [[line] for line in group])
    ]
    first = blocks[0]
    if _is_headline(text, first):
        blocks[0] = DocumentBlock(BlockKind.HEADLINE, first.text, first.start, first.end)
    title = blocks[0].text.text if blocks[0].kind is BlockKind.HEADLINE else None
    return Document(tuple(blocks), decoded.encoding, title, is_encoding_guessed=decoded.is_guessed)


def write(data: bytes, document: Document, translations: Mapping[int, TaggedText], *, language: str) -> bytes:
    """Put translations into a plain text; what has none stays as it is, to the byte.

    Args:
        data: the original bytes.
        document: what `read` made of them.
        translations: whole text of a block by its index in `document.blocks`, from 0.
        language: of the translation; a plain text has no place to say it.

    Returns:
        The file in its own encoding and newline style, or in UTF-8 where that encoding lacks a character.
    """
    if not translations:
        return data
    decoded = decode(data, encoding=document.encoding)
    newline = _NEWLINE.search(decoded.text)
    texts = [
        _NEWLINE.sub(newline.group() if newline else "\n", translations[index].text)
        if index in translations
        else decoded.text[block.start : block.end]
        for index, block in enumerate(document.blocks)
    ]
    text = _put_together(decoded.text, document.blocks, texts)
    try:
        return decoded.mark + text.encode(decoded.encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")


def _put_together(original: str, blocks: Sequence[DocumentBlock], texts: Sequence[str]) -> str:
    """Put the texts of blocks where the blocks were; one that became nothing leaves no blank line behind."""
    parts = [original[: blocks[0].start]]
    done, between = blocks[0].start, ""
    for block, text in zip(blocks, texts, strict=True):
        between = _wider(between, original[done : block.start])
        if text.strip():
            parts += (between if len(parts) > 1 else "", text)
            between = ""
        done = block.end
    return "".join([*parts, original[done:]])


def _wider(before: str, after: str) -> str:
    """Give what stands between two blocks once one between them is gone: as many blank lines, the next one's indent."""
    if len(_NEWLINE.findall(before)) <= len(_NEWLINE.findall(after)):
        return after
    *_, last = _NEWLINE.finditer(before)
    return before[: last.end()] + _NEWLINE.split(after)[-1]


def _groups(text: str) -> list[list[_Line]]:
    """Give the lines that are not blank, those with no blank line between them together."""
    groups: list[list[_Line]] = []
    end = -1
    for found in _LINE.finditer(text):
        line = found.group().strip()
        if not line:
            continue
        start = found.start() + found.group().index(line)
        if end < 0 or _BLANK_LINE.search(text, end, start):
            groups.append([])
        end = start + len(line)
        groups[-1].append((start, end))
    return groups


def _wrap_width(text: str, groups: Sequence[Sequence[_Line]]) -> int:
    """Give the width at which the lines were wrapped by hand, or 0.

    A line is full when the first word of the next line would not have fitted into the width.
    """
    pairs = [pair for group in groups for pair in pairwise(group)]
    width = max((end - start for group in groups if len(group) > 1 for start, end in group), default=0)
    if len(pairs) < _FEWEST_WRAPS or width not in _WRAP_WIDTHS:
        return 0
    full = sum(_is_full(text, line, following, width) for line, following in pairs)
    ended = sum(text[start:end].endswith(_SENTENCE_END) for (start, end), _ in pairs)
    return width if full >= _FULL_SHARE * len(pairs) and ended <= len(pairs) / 2 else 0


def _is_full(text: str, line: _Line, following: _Line, width: int) -> bool:
    first_word = text[slice(*following)].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(first_word) > width


def _paragraphs(text: str, group: Sequence[_Line], width: int) -> list[list[_Line]]:
    """Cut a group where a line is not full or a list item begins."""
    paragraphs = [[group[0]]]
    for line, following in pairwise(group):
        if _is_full(text, line, following, width) and not _LIST_ITEM.match(text, *following):
            paragraphs[-1].append(following)
        else:
            paragraphs.append([following])
    return paragraphs


def _joined(text: str, lines: Sequence[_Line]) -> DocumentBlock:
    """Make one block of the lines of a paragraph, one space between them."""
    parts: list[str] = []
    gaps: list[tuple[int, int]] = []
    length = 0
    for before, (start, end) in zip((None, *lines), lines, strict=False):
        if before is not None:
            length += 1
            if start - before[1] > 1:
                gaps.append((length, start - before[1] - 1))
        parts.append(text[start:end])
        length += end - start
    return DocumentBlock(BlockKind.PARAGRAPH, TaggedText(" ".join(parts)), lines[0][0], lines[-1][1], tuple(gaps))


def _is_headline(text: str, block: DocumentBlock) -> bool:
    one_line = _NEWLINE.search(text, block.start, block.end) is None
    return one_line and len(block.text.text) <= LONGEST_HEADLINE and not block.text.text.endswith(".")
