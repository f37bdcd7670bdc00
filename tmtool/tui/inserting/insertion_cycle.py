"""What F4 and F9 put in: the next term or figure that the text does not have; pressed again, its next form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

_OPENING = "«(“\"'„[-–/›"


@dataclass(frozen=True, slots=True)
class Piece:
    """Something of the source that the text does not have: a term, a figure, a tag."""

    start: int
    """Where it stands in the source."""
    forms: Callable[[str, str], Sequence[str]]
    """Gives the forms in which it may be put in, the likeliest first, from the text before and after the cursor."""
    glued: bool = False
    """Whether it is put in without a space before it."""


@dataclass(frozen=True, slots=True)
class Inserted:
    """What the last press put in, so that the next one can change it."""

    pieces: tuple[Piece, ...]
    """All that were missing then."""
    piece: int
    forms: tuple[str, ...]
    form: int
    start: int
    """Where what was put in begins in the text, with the space before it."""
    end: int
    text: str
    """The whole text after it; another text means that the person went on."""

    @property
    def without(self) -> str:
        """The text as it was before."""
        return self.text[: self.start] + self.text[self.end :]

    @property
    def next_forms(self) -> tuple[str, ...]:
        """What further presses put in its place."""
        return self.forms[self.form + 1 :]


def next_piece(
    missing: Callable[[str], Sequence[Piece]], text: str, cursor: int, last: Inserted | None
) -> Inserted | None:
    """Put the next piece in, or the last one in its next form; after its last form the next one takes its place.

    Args:
        missing: gives what a text does not have, in the order of the source.
        text: the text as it is.
        cursor: offset in it.
        last: what the last call gave.

    Returns:
        the new text and what to hand in next time, the cursor being its `end`; None where nothing is missing.
    """
    if last and last.text == text and last.end == cursor:
        if last.form + 1 < len(last.forms):
            return _put(text[: last.start], text[last.end :], last.pieces, last.piece, last.forms, last.form + 1)
        return _first(text[: last.start], text[last.end :], last.pieces, (last.piece + 1) % len(last.pieces))
    pieces = tuple(sorted(missing(text), key=lambda piece: piece.start))
    return _first(text[:cursor], text[cursor:], pieces, 0) if pieces else None


def _first(before: str, after: str, pieces: tuple[Piece, ...], number: int) -> Inserted:
    piece = pieces[number]
    return _put(before, after, pieces, number, tuple(piece.forms(before + _lead(before, piece), after)), 0)


def _put(
    before: str, after: str, pieces: tuple[Piece, ...], number: int, forms: tuple[str, ...], form: int
) -> Inserted:
    piece = pieces[number]
    written = _lead(before, piece) + forms[form] + ("" if piece.glued or not after[:1].isalnum() else " ")
    end = len(before) + len(written)
    return Inserted(pieces, number, forms, form, len(before), end, before + written + after)


def _lead(before: str, piece: Piece) -> str:
    return "" if piece.glued or not before or before[-1].isspace() or before[-1] in _OPENING else " "
