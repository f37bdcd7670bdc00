"""How the segments of a job are laid out in the units of an XLIFF file; the same for every version."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from tmtool.exchange.xliff_inline import partners
from tmtool.model.articles import Block, Segment
from tmtool.model.job_content import JobContent
from tmtool.model.text import Tag, TaggedText, TagKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment, or what stands between two of them."""

    source: TaggedText
    segment: Segment | None = None


@dataclass(frozen=True, slots=True)
class PlannedUnit:
    """The segments of one block; of several where one of them runs over the end of a block."""

    name: str
    """The position of the block; with a number behind it where some of its segments are translated and some not."""
    translate: bool
    pieces: tuple[Piece, ...]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Its segments, in order."""
        return tuple(piece.segment for piece in self.pieces if piece.segment is not None)

    @property
    def has_target(self) -> bool:
        """Whether anything in it has been translated."""
        return any(segment.target or segment.state.confirmed for segment in self.segments)


def planned_units(job: JobContent) -> Iterator[PlannedUnit]:
    """Give the units for a job, in order: what is left out or locked stands in units of its own."""
    for segments in _together(job.segments):
        runs: list[list[Piece]] = [[]]
        before: Segment | None = None
        for piece in _pieces(segments, job.blocks):
            if piece.segment is not None:
                if before is not None and _stays(before) != _stays(piece.segment):
                    runs.append([])
                before = piece.segment
            runs[-1].append(piece)
        for number, pieces in enumerate(runs, 1):
            position = segments[0].first_block
            name = str(position) if len(runs) == 1 else f"{position}-{number}"
            translate = not any(piece.segment is not None and _stays(piece.segment) for piece in pieces)
            yield PlannedUnit(name, translate, tuple(pieces))


def _together(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    group: list[Segment] = []
    last = 0
    for segment in segments:
        if group and segment.first_block > last:
            yield group
            group = []
        group.append(segment)
        last = max(last, segment.last_block) if len(group) > 1 else segment.last_block
    if group:
        yield group


def _pieces(segments: Sequence[Segment], blocks: Sequence[Block]) -> Iterator[Piece]:
    block, done = segments[0].first_block, 0
    for segment in segments:
        if segment.first_block == block:
            yield from _gap(blocks, block, done, segment.start)
        yield Piece(segment.source, segment)
        block, done = segment.last_block, segment.end
    text = blocks[block - 1].text
    if done < len(text.text):
        yield from _gap(blocks, block, done, len(text.text), last=True)


def _gap(blocks: Sequence[Block], block: int, start: int, end: int, *, last: bool = False) -> Iterator[Piece]:
    if start < end and (text := blocks[block - 1].text.slice(start, end, last=last)):
        yield Piece(text)


def _stays(segment: Segment) -> bool:
    return segment.left_out or segment.locked


class Shape(Enum):
    """How a tag is written."""

    BEGIN = auto()
    """It begins an element that ends with its partner."""
    END = auto()
    START = auto()
    """It begins a pair that other pairs cross."""
    STOP = auto()
    LONE_START = auto()
    """Its partner is missing."""
    LONE_STOP = auto()
    ALONE = auto()


@dataclass(frozen=True, slots=True)
class Code:
    """A tag with what is needed to write it."""

    tag: Tag
    shape: Shape
    partner: int = -1
    """The place of the other end among the tags."""


def codes(tags: Sequence[Tag]) -> list[Code]:
    """Say of every tag of a text how it is written: as an element around text where it nests."""
    closes = partners(tags, {place for place, tag in enumerate(tags) if tag.kind is not TagKind.ALONE})
    opened_by = {close: start for start, close in closes.items()}
    found: list[Code] = []
    within: list[int] = []
    for place, tag in enumerate(tags):
        if tag.kind is TagKind.ALONE:
            found.append(Code(tag, Shape.ALONE))
        elif place in closes:
            within.append(place)
            found.append(Code(tag, Shape.BEGIN, closes[place]))
        elif place in opened_by:
            start = opened_by[place]
            nests = within[-1] == start
            within.remove(start)
            if not nests:
                found[start] = Code(tags[start], Shape.START, place)
            found.append(Code(tag, Shape.END if nests else Shape.STOP, start))
        else:
            found.append(Code(tag, Shape.LONE_START if tag.kind is TagKind.OPEN else Shape.LONE_STOP))
    return found


class UnitNames:
    """Gives the marks of a unit names that occur once in it; the number of the tag where that is free."""

    def __init__(self) -> None:
        self._taken: set[int] = set()
        self._highest = 0

    def name(self, wanted: int) -> int:
        """Take a name for a mark."""
        name = wanted if wanted > 0 and wanted not in self._taken else self._highest + 1
        self._taken.add(name)
        self._highest = max(self._highest, name)
        return name


class PieceNames:
    """The names of the marks of one segment: the same in source and target."""

    def __init__(self, unit: UnitNames) -> None:
        self._unit = unit
        self._names: dict[tuple[bool, int], int] = {}

    def of(self, tag: Tag) -> int:
        """Give the name of a tag."""
        key = (tag.kind is TagKind.ALONE, tag.number)
        if key not in self._names:
            self._names[key] = self._unit.name(tag.number)
        return self._names[key]

    def fresh(self) -> int:
        """Give a name that no tag has."""
        return self._unit.name(0)
