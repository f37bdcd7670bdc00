"""The blocks of an HTML page: what of its text stands together, between the marks that begin and end blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tmtool.documents.html_elements import NONE, Elements
from tmtool.documents.html_names import CODE, HEADINGS, NOT_TRANSLATED, UNREAD, VOID, WORDS, is_inline
from tmtool.documents.html_scanning import Token, TokenKind
from tmtool.documents.html_text import WHITE, pieces_of
from tmtool.documents.inline_pieces import Piece, PlacedText, put_together
from tmtool.model.articles import BlockKind
from tmtool.model.text import TagKind

_BLANK_COMMENT = re.compile(r"<!--\s*-->")
_LINE = re.compile(r"[^\n\r]+")
_CODE_CLASS = re.compile(
    r"code|highlight|source|prettyprint|listing|synopsis|screen|console|terminal|\blang(?:uage)?-\w", re.I
)
_CODE_SIGN = re.compile(r"[{}()\[\];=<>|\\$#@_/+*]")


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of running text."""

    kind: BlockKind
    placed: PlacedText
    element: int
    """The block element in which it stands."""
    linked: int
    """How many characters of its text are links."""


@dataclass(frozen=True, slots=True)
class TextBlocks:
    """What `text_blocks` finds."""

    blocks: tuple[TextBlock, ...]
    read_tags: tuple[int, ...]
    """Indices of the start tags of all elements that are translated."""


def text_blocks(page: str, tokens: Sequence[Token], elements: Elements) -> TextBlocks:
    """Find the blocks of running text of a page."""
    return _Walk(page, tokens, elements).walk()


class _Walk:
    def __init__(self, page: str, tokens: Sequence[Token], elements: Elements) -> None:
        self._page = page
        self._tokens = tokens
        self._elements = elements
        self._pieces: list[Piece] = []
        self._element = NONE
        self._linked = 0
        self._blocks: list[TextBlock] = []
        self._read_tags: list[int] = []
        self._pre_until = -1
        self._may_forbid = NOT_TRANSLATED.search(page) is not None
        self._block_tags = self._count_block_tags()

    def _count_block_tags(self) -> list[int]:
        """Give for each token how many tags of block elements stand before it."""
        counts = [0]
        for token in self._tokens:
            is_tag = token.kind in (TokenKind.START, TokenKind.END)
            counts.append(counts[-1] + (is_tag and not is_inline(token.name)))
        return counts

    def walk(self) -> TextBlocks:
        index, count = 0, len(self._tokens)
        while index < count:
            token = self._tokens[index]
            if token.kind is TokenKind.TEXT:
                self._add_text(index, token)
            elif token.kind is TokenKind.START:
                index = self._start(index, token)
            elif token.kind is TokenKind.END:
                self._end(token)
            elif token.kind is TokenKind.OTHER:
                is_silent = _BLANK_COMMENT.fullmatch(self._page, token.start, token.end) is not None
                self._pieces.append(Piece(token.start, token.end, kind=TagKind.ALONE, may_go=True, is_silent=is_silent))
            index += 1
        self._finish()
        return TextBlocks(tuple(self._blocks), tuple(self._read_tags))

    def _add_text(self, index: int, token: Token) -> None:
        element = self._elements.of_tokens[index]
        if index < self._pre_until:
            for line in _LINE.finditer(self._page, token.start, token.end):
                if line.start() > token.start:
                    self._finish()
                self._add_pieces(element, line.start(), line.end())
            if self._page[token.end - 1] in "\r\n":
                self._finish()
        else:
            self._add_pieces(element, token.start, token.end)

    def _add_pieces(self, element: int, start: int, end: int) -> None:
        pieces = pieces_of(self._page, start, end)
        if not self._pieces or self._element == NONE:
            self._element = NONE if element == NONE else self._elements.blocks[element]
        if element != NONE and self._elements.in_links[element]:
            self._linked += sum(len(piece.text.strip()) for piece in pieces)
        self._pieces += pieces

    def _start(self, index: int, token: Token) -> int:
        """Take in a start tag, and give the index of the last token that this dealt with."""
        element = self._elements.of_tokens[index]
        end = self._elements.end_tokens[element]
        if self._is_kept(token, element):
            has_end_tag = self._elements.has_end_tag[element]
            last = end if has_end_tag else max(index, end - 1)
            inside = self._block_tags[last + 1] - self._block_tags[index]
            name = token.name
            if not is_inline(name) or (inside and name not in UNREAD):
                self._finish()
            else:
                may_go = name in UNREAD and name not in WORDS
                piece_end = self._tokens[last].end
                self._pieces.append(Piece(token.start, piece_end, kind=TagKind.ALONE, may_go=may_go))
            return last
        self._read_tags.append(index)
        if not is_inline(token.name):
            self._finish()
            if token.name == "pre":
                self._pre_until = end
        elif token.name == "br":
            self._line_break(token)
        elif token.name in VOID:
            self._pieces.append(Piece(token.start, token.end, kind=TagKind.ALONE, may_go=True))
        else:
            self._pieces.append(Piece(token.start, token.end, kind=TagKind.OPEN, name=token.name))
        return index

    def _end(self, token: Token) -> None:
        if not is_inline(token.name):
            self._finish()
        elif token.name == "br":
            self._line_break(token)
        elif token.name in VOID:
            self._pieces.append(Piece(token.start, token.end, kind=TagKind.ALONE, may_go=True))
        else:
            self._pieces.append(Piece(token.start, token.end, kind=TagKind.CLOSE, name=token.name))

    def _line_break(self, token: Token) -> None:
        before = next((piece for piece in reversed(self._pieces) if piece.kind or piece.text.strip()), None)
        if before is not None and before.is_break:
            # Two of them stand between paragraphs.
            self._finish()
        self._pieces.append(Piece(token.start, token.end, kind=TagKind.ALONE, is_break=True, may_go=True))

    def _is_kept(self, token: Token, element: int) -> bool:
        """Whether the content of an element stays as it is."""
        name = token.name
        if name in UNREAD:
            return True
        if name in CODE:
            # Code that holds blocks is no word in a sentence, but an element that was not closed.
            end = self._elements.end_tokens[element]
            index = self._elements.start_tokens[element]
            return self._elements.has_end_tag[element] and self._block_tags[end] == self._block_tags[index]
        if name == "pre" and self._is_code(token, element):
            return True
        return (
            self._may_forbid
            and name not in ("html", "body")
            and name not in VOID
            and NOT_TRANSLATED.search(self._page, token.start, token.end) is not None
        )

    def _is_code(self, token: Token, element: int) -> bool:
        end = self._elements.end_tokens[element]
        inside = self._tokens[self._elements.start_tokens[element] + 1 : end]
        if _CODE_CLASS.search(self._page, token.start, token.end) or any(one.name in WORDS for one in inside):
            return True
        text = "".join(self._page[one.start : one.end] for one in inside if one.kind is TokenKind.TEXT)
        # Counted by lines: translated text is longer or shorter, but has as many lines and signs.
        return len(_CODE_SIGN.findall(text)) > len(text.strip().splitlines())

    def _finish(self) -> None:
        """End the block that is being read."""
        if self._pieces:
            placed = put_together(self._page, self._pieces, WHITE)
            if placed is not None:
                self._blocks.append(TextBlock(self._kind(), placed, self._element, self._linked))
            self._pieces = []
        self._element, self._linked = NONE, 0

    def _kind(self) -> BlockKind:
        element = self._element
        for _ in range(4):
            if element == NONE:
                break
            name = self._elements.names[element]
            if name in HEADINGS:
                return BlockKind.HEADING
            if name in ("td", "th"):
                return BlockKind.CELL if element == self._element else BlockKind.PARAGRAPH
            parent = self._elements.parents[element]
            element = NONE if parent == NONE else self._elements.blocks[parent]
        return BlockKind.PARAGRAPH
