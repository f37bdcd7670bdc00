"""Inline content of a marked-up document made into text with tags, every mark with its place in the original."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from tmtool.model.text import Tag, TaggedText, TagKind


@dataclass(slots=True)
class Piece:
    """A stretch of the original inside a block: text that it reads as, or a mark."""

    start: int
    end: int
    text: str = ""
    """What it reads as; nothing for a mark."""
    kind: TagKind | None = None
    """What a mark does; None for text."""
    name: str = ""
    """What an opening and a closing mark have in common, such as the name of their element."""
    is_break: bool = False
    """Whether a new line begins here: words on both sides are apart."""
    may_go: bool = False
    """Whether the mark may stand outside the block where no text follows or precedes it."""
    stays: bool = False
    """Whether a pair belongs to the block even where it holds all of it: its text is its address."""
    is_silent: bool = False
    """Whether it is of no account, such as an empty comment: it is no tag, and is left away in a translation."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """The text of a block with the places of its tags in the original."""

    text: TaggedText
    start: int
    end: int
    gaps: tuple[tuple[int, int], ...]
    """As in `DocumentBlock`."""
    marks: tuple[tuple[int, int], ...]
    """Start and end of each tag of `text`, in the same order."""

    @property
    def halves(self) -> frozenset[int]:
        """The numbers of tags that open and are not closed in the block, or the other way round."""
        opened = {tag.number for tag in self.text.tags if tag.kind is TagKind.OPEN}
        return frozenset(opened ^ {tag.number for tag in self.text.tags if tag.kind is TagKind.CLOSE})


def put_together(original: str, pieces: Sequence[Piece], white: str) -> PlacedText | None:
    """Make the text of a block; marks at its ends that hold no text, or hold all of it, stay outside.

    Runs of white space read as one space, also across marks.

    Args:
        original: the text of the document, from which the native marks are taken.
        pieces: what stands in the block, in order.
        white: the characters that the format folds into one space.

    Returns:
        The block; None where there is no letter or figure in it.
    """
    pieces = [piece for piece in pieces if not piece.is_silent]
    if not any(_is_worth(piece) for piece in pieces):
        return None
    partners = _partners(pieces)
    first, last = _peeled(pieces, partners)
    return _Joined(original, white).joined(
        pieces[first : last + 1], {a - first: b - first for a, b in partners.items()}
    )


def _is_worth(piece: Piece) -> bool:
    return piece.kind is None and any(map(str.isalnum, piece.text))


def _partners(pieces: Sequence[Piece]) -> dict[int, int]:
    """Pair opening and closing marks, both ways; one that crosses another pair stays single."""
    partners: dict[int, int] = {}
    waiting: list[int] = []
    open_names: dict[str, int] = {}
    for index, piece in enumerate(pieces):
        if piece.kind is TagKind.OPEN:
            waiting.append(index)
            open_names[piece.name] = open_names.get(piece.name, 0) + 1
        elif piece.kind is TagKind.CLOSE and open_names.get(piece.name, 0):
            while True:
                candidate = waiting.pop()
                open_names[pieces[candidate].name] -= 1
                if pieces[candidate].name == piece.name:
                    break
            partners[candidate], partners[index] = index, candidate
    return partners


def _peeled(pieces: Sequence[Piece], partners: dict[int, int]) -> tuple[int, int]:
    """Give the first and the last piece that belong to the block."""
    solid = list(accumulate((_is_solid(piece) for piece in pieces), initial=0))
    first, last = 0, len(pieces) - 1
    while True:
        partner = partners.get(first)
        if not _is_solid(pieces[first]) and (partner is None or partner < first):
            first += 1
        elif partner is not None and solid[partner] == solid[first]:
            first = partner + 1
        elif not _is_solid(pieces[last]) and (partners.get(last) is None or partners[last] > last):
            last -= 1
        elif last in partners and solid[last + 1] == solid[partners[last]]:
            last = partners[last] - 1
        elif partner == last and not pieces[first].stays:
            first, last = first + 1, last - 1
        else:
            return first, last


def _is_solid(piece: Piece) -> bool:
    """Whether a piece cannot stand outside a block: text, or a mark that stands for a word."""
    return bool(piece.text.strip()) if piece.kind is None else piece.kind is TagKind.ALONE and not piece.may_go


class _Joined:
    """Puts the text of one block together; a space is written when it is known what follows it."""

    def __init__(self, original: str, white: str) -> None:
        self._original = original
        self._white = white
        self._parts: list[str] = []
        self._length = 0
        self._space_before_next = False
        self._ends_in_space = True
        self._gaps: list[tuple[int, int]] = []
        self._missing = 0
        self._tags: list[Tag] = []
        self._marks: list[tuple[int, int]] = []
        self._start = -1
        self._end = -1

    def joined(self, pieces: Sequence[Piece], partners: dict[int, int]) -> PlacedText:
        numbers: dict[int, int] = {}
        for index, piece in enumerate(pieces):
            if piece.kind is None:
                self._add_text(piece, is_last=index == len(pieces) - 1)
            else:
                first = min(index, partners.get(index, index))
                self._add_mark(piece, numbers.setdefault(first, len(numbers) + 1))
        text = TaggedText("".join(self._parts), tuple(self._tags))
        return PlacedText(text, self._start, self._end, tuple(self._gaps), tuple(self._marks))

    def _add_text(self, piece: Piece, *, is_last: bool) -> None:
        # At the ends of a block no-break spaces go too, elsewhere they are content.
        text = piece.text.lstrip(self._white) if self._start >= 0 else piece.text.lstrip()
        before = len(piece.text) - len(text)
        self._space_before_next |= before > 0
        if not text:
            return
        bare = text.rstrip() if is_last else text.rstrip(self._white)
        is_literal = piece.end - piece.start == len(piece.text)
        start = piece.start + before if is_literal else piece.start
        if self._start < 0:
            self._start = start
        self._write_space()
        missing = start - self._start - self._length - self._missing
        if missing:
            self._gaps.append((self._length, missing))
            self._missing += missing
        self._parts.append(bare)
        self._length += len(bare)
        self._ends_in_space = False
        self._space_before_next = len(bare) < len(text)
        self._end = start + len(bare) if is_literal else piece.end

    def _add_mark(self, piece: Piece, number: int) -> None:
        assert piece.kind is not None
        if self._start < 0:
            self._start = piece.start
        if piece.kind is not TagKind.CLOSE and not piece.is_break:
            self._write_space()
        native = self._original[piece.start : piece.end]
        self._tags.append(Tag(self._length, piece.kind, number, native))
        self._marks.append((piece.start, piece.end))
        self._end = piece.end
        if piece.kind is TagKind.ALONE:
            self._ends_in_space = False
            self._space_before_next = piece.is_break

    def _write_space(self) -> None:
        if self._space_before_next and not self._ends_in_space:
            self._parts.append(" ")
            self._length += 1
            self._ends_in_space = True
        self._space_before_next = False
