"""A paragraph of a word processor made into text with tags."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from itertools import groupby

from tmtool.documents.paragraph_pieces import (
    Closing,
    Link,
    Look,
    Mark,
    MarkPlace,
    Opening,
    Paragraph,
    Piece,
    Thing,
    Words,
)
from tmtool.model.text import Tag, TaggedText, TagKind


def paragraph_of(pieces: Sequence[Piece], looks: Mapping[str, Look]) -> tuple[TaggedText, Paragraph] | None:
    """Make the text of a paragraph, with as few tags as it can do with.

    What stands at its ends and is no text (pictures, breaks, white space, bookmarks, a link round all of it) stays
    outside. Words in the look that most stretches have are in no tag. A line break or a tab keeps words apart by a
    space behind it, which `paragraph_with` takes away again.

    Args:
        pieces: what stands in the paragraph, in order; links are well nested.
        looks: the looks of its words.

    Returns:
        The text, and what is needed to make the paragraph again; None where there is no letter or figure in it.
    """
    before, core, after = _peeled(without_empty_links(pieces))
    if not any(isinstance(piece, Words) and any(map(str.isalnum, piece.text)) for piece in core):
        return None
    core = _with_plain_spaces(_merged(core), looks)
    reader = _Reader(_bases(core), looks)
    for piece in core:
        reader.take(piece)
    return reader.finish(before, after)


def without_empty_links(pieces: Sequence[Piece]) -> list[Piece]:
    """Leave away links in which nothing stands; white space that stood in one stays."""
    kept: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Closing):
            place = len(kept) - 1
            while isinstance(blank := kept[place], Words) and not blank.text.strip():
                place -= 1
            if kept[place] is piece.opening:
                del kept[place]
                continue
        kept.append(piece)
    return kept


def _peeled(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece], list[Piece]]:
    """Part what stands before the text and behind it from the text."""
    rest = deque(pieces)
    before: list[Piece] = []
    after: deque[Piece] = deque()
    while True:
        while rest and (outside := _outside_at_start(rest)) is not None:
            before.append(outside)
        while rest and (outside := _outside_at_end(rest)) is not None:
            after.appendleft(outside)
        first, last = (rest[0], rest[-1]) if rest else (None, None)
        if not (isinstance(first, Opening) and isinstance(last, Closing) and last.opening is first):
            return before, list(rest), list(after)
        before.append(rest.popleft())
        after.appendleft(rest.pop())


def _outside_at_start(rest: deque[Piece]) -> Piece | None:
    """Take away what stands first where it is no part of the text."""
    first = rest[0]
    if isinstance(first, Mark) or (isinstance(first, Thing) and first.at_start):
        return rest.popleft()
    if isinstance(first, Words):
        text = first.text.lstrip()
        if len(text) < len(first.text):
            rest.popleft()
            if text:
                rest.appendleft(Words(text, first.look))
            return Words(first.text[: len(first.text) - len(text)], first.look)
    return None


def _outside_at_end(rest: deque[Piece]) -> Piece | None:
    last = rest[-1]
    if isinstance(last, Mark) or (isinstance(last, Thing) and last.at_end):
        return rest.pop()
    if isinstance(last, Words):
        text = last.text.rstrip()
        if len(text) < len(last.text):
            rest.pop()
            if text:
                rest.append(Words(text, last.look))
            return Words(last.text[len(text) :], last.look)
    return None


def _merged(pieces: Sequence[Piece]) -> list[Piece]:
    """Make one of words that follow each other in one look."""
    merged: list[Piece] = []
    for look, group in groupby(pieces, lambda piece: piece.look if isinstance(piece, Words) else None):
        same = list(group)
        merged += same if look is None else [Words("".join(one.text for one in same if isinstance(one, Words)), look)]
    return merged


def _with_plain_spaces(pieces: Sequence[Piece], looks: Mapping[str, Look]) -> list[Piece]:
    """Give white space the look of the words before it, where the difference cannot be seen."""
    result: list[Piece] = []
    look: str | None = None
    for piece in pieces:
        if isinstance(piece, (Opening, Closing)):
            look = None
        elif isinstance(piece, Words):
            plain = not looks[piece.look].shows_on_spaces and (look is None or not looks[look].shows_on_spaces)
            if look is not None and plain and piece.text.isspace():
                piece = Words(piece.text, look)
            look = piece.look
        result.append(piece)
    return result


def _bases(pieces: Sequence[Piece]) -> dict[Opening | None, str]:
    """Find the look that needs no tag in each link, and outside of all (None): with the fewest tags for the others.

    That is the one of most stretches; of those that have as many, the one of most letters.
    """
    counts: dict[Opening | None, dict[str, list[int]]] = {None: {}}
    inside: list[Opening | None] = [None]
    before: str | None = None
    for piece in pieces:
        if isinstance(piece, Words):
            count = counts[inside[-1]].setdefault(piece.look, [0, 0])
            letters = len("".join(piece.text.split()))
            count[0] += letters > 0 and piece.look != before
            count[1] += letters
            before = piece.look if letters else before
        elif isinstance(piece, Opening):
            inside.append(piece)
            counts[piece] = {}
            before = None
        elif isinstance(piece, Closing):
            inside.pop()
            before = None
    some = next((look for count in counts.values() for look in count), "")
    return {opening: max(count, key=count.__getitem__, default=some) for opening, count in counts.items()}


class _Reader:
    """Puts the text together, piece by piece."""

    def __init__(self, bases: Mapping[Opening | None, str], looks: Mapping[str, Look]) -> None:
        self._bases, self._looks = bases, looks
        self._text: list[str] = []
        self._length = 0
        self._tags: list[Tag] = []
        self._shown: dict[int, str | Thing | Link] = {}
        self._marks: list[MarkPlace] = []
        self._waiting: list[Thing | Mark] = []
        self._links: list[tuple[int, Opening | None]] = [(0, None)]
        self._look: tuple[int, str] | None = None
        """Number and look of the pair that is open in the innermost link."""
        self._is_after_break = False

    def take(self, piece: Piece) -> None:
        if isinstance(piece, Words):
            self._words(piece)
        elif isinstance(piece, Opening):
            self._end_look()
            self._flush()
            self._keep_apart()
            number = self._tag(TagKind.OPEN, piece.native)
            self._shown[number] = Link(piece, self._bases[piece])
            self._links.append((number, piece))
        elif isinstance(piece, Closing):
            self._end_look()
            self._flush()
            number, _ = self._links.pop()
            self._tag(TagKind.CLOSE, piece.opening.native_end, number)
        else:
            # Whether they stand in the look before them is known when the next words come.
            self._waiting.append(piece)

    def finish(self, before: Sequence[Piece], after: Sequence[Piece]) -> tuple[TaggedText, Paragraph]:
        self._end_look()
        self._flush()
        text = TaggedText("".join(self._text), tuple(self._tags))
        return text, Paragraph(tuple(before), tuple(after), self._bases[None], self._shown, tuple(self._marks))

    def _words(self, words: Words) -> None:
        text = words.text.lstrip(" ") if self._would_be_after_break() else words.text
        if not text:
            return
        goes_on = self._look is not None and self._look[1] == words.look
        if not goes_on:
            self._end_look()
        self._flush()
        self._keep_apart(text)
        if not goes_on and words.look != self._bases[self._links[-1][1]]:
            number = self._tag(TagKind.OPEN, self._looks[words.look].native)
            self._shown[number] = words.look
            self._look = number, words.look
        self._add(text)
        self._is_after_break = False

    def _would_be_after_break(self) -> bool:
        things = [piece for piece in self._waiting if isinstance(piece, Thing)]
        return things[-1].breaks if things else self._is_after_break

    def _keep_apart(self, following: str = "") -> None:
        if self._is_after_break and self._text and not (self._text[-1][-1].isspace() or following[:1].isspace()):
            self._add(" ")

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._length += len(text)

    def _tag(self, kind: TagKind, native: str, number: int = 0) -> int:
        number = number or len(self._shown) + 1
        self._tags.append(Tag(self._length, kind, number, native))
        return number

    def _end_look(self) -> None:
        if self._look is not None:
            number, look = self._look
            self._tag(TagKind.CLOSE, closing_of(self._looks[look].native), number)
            self._look = None

    def _flush(self) -> None:
        for piece in self._waiting:
            if isinstance(piece, Mark):
                self._marks.append(MarkPlace(piece, self._length, len(self._tags)))
            else:
                self._shown[self._tag(TagKind.ALONE, piece.native)] = piece
                self._is_after_break = piece.breaks
        self._waiting = []


def closing_of(native: str) -> str:
    """Give the mark that closes an opening one: `</w:rPr>` for `<w:rPr>…`."""
    return "</" + native.lstrip("<").split(">", 1)[0].split(" ", 1)[0].rstrip("/") + ">"
