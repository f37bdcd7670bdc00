"""From blocks to the segments of a job, and where a place in a segment lies in its blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tmtool.language.segmentation import default_rules
from tmtool.model.text import Tag, TaggedText, TagKind


class Cutting(Protocol):
    """What cuts a text into sentences: segmentation rules, or a file that is cut already."""

    def segment(self, text: str, language: str) -> tuple[tuple[int, int], ...]:
        """Give the spans of the sentences, in characters, without the white space around them."""


class AsTheFileIs:
    """Leaves every block whole: a bilingual file says itself what its segments are."""

    def segment(self, text: str, language: str) -> tuple[tuple[int, int], ...]:
        """Give the whole text as one span, without the white space at its ends."""
        start = len(text) - len(text.lstrip())
        end = len(text.rstrip())
        return ((start, end),) if start < end else ()


@dataclass(frozen=True, slots=True)
class Slice:
    """A segment that is about to be: where it lies, by block index and offset, and its source text."""

    first_block: int
    """Index of the block in which it starts, from 0."""
    start: int
    last_block: int
    end: int
    source: TaggedText


def slices(blocks: Sequence[TaggedText], language: str, rules: Cutting | None = None) -> list[Slice]:
    """Cut the blocks of an article into segments by the rules for its language; by ours, unless others are given."""
    return [cut for index, block in enumerate(blocks) for cut in block_slices(index, block, language, rules)]


def block_slices(index: int, block: TaggedText, language: str, rules: Cutting | None = None) -> list[Slice]:
    """Cut one block into segments."""
    return [
        Slice(index, start, index, end, piece(block, start, end).renumbered())
        for start, end in (rules or default_rules()).segment(block.text, language)
    ]


def piece(block: TaggedText, start: int, end: int) -> TaggedText:
    """Cut a sentence out of a block, with the tags that belong to it, numbered as in the block.

    What opens at its beginning belongs to it, and what closes or stands alone at its end; what stands in the white
    space between two sentences belongs to neither.
    """
    if start == end:
        return TaggedText()
    is_first, is_last = start == 0, end == len(block.text)
    after_space = is_first or block.text[start - 1].isspace()
    kept: list[Tag] = []
    for tag in block.tags:
        if start < tag.at < end:
            kept.append(tag)
        elif tag.at == start:
            opens_on = tag.kind is TagKind.OPEN and not _encloses_nothing(tag, block)
            at_start = opens_on or (after_space and (tag.kind is TagKind.ALONE or _encloses_nothing(tag, block)))
            if is_first or at_start:
                kept.append(tag)
        elif tag.at == end and (is_last or tag.kind is not TagKind.OPEN or _encloses_nothing(tag, block)):
            kept.append(tag)
    tags = tuple(Tag(tag.at - start, tag.kind, tag.number, tag.native) for tag in kept)
    return TaggedText(block.text[start:end], tags)


def _encloses_nothing(tag: Tag, block: TaggedText) -> bool:
    """Whether both ends of a pair stand at one place."""
    return (
        tag.kind is not TagKind.ALONE
        and all(other.at == tag.at for other in block.tags if other.number == tag.number)
        and sum(other.number == tag.number for other in block.tags) > 1
    )


def span(blocks: Sequence[TaggedText], first_block: int, start: int, last_block: int, end: int) -> Slice:
    """Make the slice between two places; where it runs over blocks, their parts are joined by a space."""
    parts = pieces(blocks, first_block, start, last_block, end)
    source = parts[0]
    for part in parts[1:]:
        source = source + TaggedText(" ") + part
    return Slice(first_block, start, last_block, end, source.renumbered())


def pieces(
    blocks: Sequence[TaggedText], first_block: int, start: int, last_block: int, end: int
) -> tuple[TaggedText, ...]:
    """Give what lies between two places, block by block; tags of different blocks never share a number."""
    found: list[TaggedText] = []
    highest = 0
    for index in range(first_block, last_block + 1):
        block = blocks[index]
        begin = start if index == first_block else 0
        stop = end if index == last_block else len(block.text)
        part = piece(block, begin, stop)
        if index > first_block and part.tags:
            part = part.renumbered(highest + 1)
        highest = max([highest, *(tag.number for tag in (block if index == first_block else part).tags)])
        found.append(part)
    return tuple(found)


def join(blocks: Sequence[TaggedText], first: Slice, second: Slice) -> Slice:
    """Join two slices that follow each other."""
    return span(blocks, first.first_block, first.start, second.last_block, second.end)


def cut(blocks: Sequence[TaggedText], whole: Slice, at: int) -> tuple[Slice, Slice] | None:
    """Cut a slice in two at an offset of its source text, white space at the cut left out.

    Returns:
        The two parts; None where one of them would be empty.
    """
    text = whole.source.text
    left, right = text[:at].rstrip(), text[at:].lstrip()
    if not left or not right:
        return None
    first_end = _place(blocks, whole, len(left), is_end=True)
    second_start = _place(blocks, whole, len(text) - len(right), is_end=False)
    return (
        span(blocks, whole.first_block, whole.start, *first_end),
        span(blocks, *second_start, whole.last_block, whole.end),
    )


def _place(blocks: Sequence[TaggedText], whole: Slice, at: int, *, is_end: bool) -> tuple[int, int]:
    begin = whole.start
    for index in range(whole.first_block, whole.last_block + 1):
        stop = whole.end if index == whole.last_block else len(blocks[index].text)
        length = stop - begin
        if at < length or (is_end and at == length):
            return index, begin + at
        at -= length + 1
        begin = 0
    return whole.last_block, whole.end
