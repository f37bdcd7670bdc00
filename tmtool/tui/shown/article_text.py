"""A whole article as it will be read: paragraphs of segments, wrapped, with the place of each kept. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len

from tmtool.language.visible import visible
from tmtool.model.articles import Segment


@dataclass(frozen=True, slots=True)
class Piece:
    """What a segment gives to its paragraph."""

    segment: Segment
    start: int
    """Where it stands in the text of the paragraph, in characters."""
    end: int
    is_source: bool
    """Whether it is not translated yet, so that the source stands for it."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the article."""

    text: str
    pieces: tuple[Piece, ...]
    source: str
    """The same stretch in the language of the article."""
    is_headline: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph."""

    start: int
    end: int


def paragraphs(segments: Iterable[Segment]) -> tuple[Paragraph, ...]:
    """Make paragraphs of the segments of a job; what is left out is not there."""
    shown = [one for one in segments if not one.left_out and (one.source or one.target)]
    return tuple(_paragraph(list(group)) for _, group in groupby(shown, key=lambda one: one.first_block))


def _paragraph(segments: Sequence[Segment]) -> Paragraph:
    text = ""
    pieces: list[Piece] = []
    for segment in segments:
        is_source = not segment.target and not segment.state.confirmed
        said = visible((segment.source if is_source else segment.target).text.strip())
        start = len(text) + (1 if text and said else 0)
        text = f"{text} {said}".strip()
        pieces.append(Piece(segment, start, len(text), is_source))
    source = " ".join(visible(one.source.text) for one in segments if one.source)
    return Paragraph(text, tuple(pieces), source, segments[0].headline)


def wrapped(text: str, width: int) -> tuple[Line, ...]:
    """Cut a text into lines of so many cells, at spaces where there are some; a longer word is cut.

    Args:
        text: one paragraph.
        width: cells.
    """
    width = max(width, 2)
    lines: list[Line] = []
    begin = end = 0
    for word in re.finditer(r"\S+", text):
        if end > begin and cell_len(text[begin : word.end()]) > width:
            lines.append(Line(begin, end))
            begin = word.start()
        while cell_len(text[begin : word.end()]) > width:
            cut = begin + 1
            while cut < word.end() and cell_len(text[begin : cut + 1]) <= width:
                cut += 1
            lines.append(Line(begin, cut))
            begin = cut
        end = word.end()
    return (*lines, Line(begin, end)) if end > begin or not lines else tuple(lines)
