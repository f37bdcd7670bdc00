"""From blocks to the segments of a job, and where a place in a segment lies in its blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tmtool.language.segmentation import Rules, default_rules
from tmtool.model.text import TaggedText


@dataclass(frozen=True, slots=True)
class Slice:
    """A segment that is about to be: where it lies, by block index and offset, and its source text."""

    first_block: int
    """Index of the block in which it starts, from 0."""
    start: int
    last_block: int
    end: int
    source: TaggedText


def slices(blocks: Sequence[TaggedText], language: str, rules: Rules | None = None) -> list[Slice]:
    """Cut the blocks of an article into segments by the rules for its language; by ours, unless others are given."""
    return [cut for index, block in enumerate(blocks) for cut in block_slices(index, block, language, rules)]


def block_slices(index: int, block: TaggedText, language: str, rules: Rules | None = None) -> list[Slice]:
    """Cut one block into segments."""
    return [
        Slice(index, start, index, end, block.slice(start, end, last=end == len(block.text)))
        for start, end in (rules or default_rules()).segment(block.text, language)
    ]


def span(blocks: Sequence[TaggedText], first_block: int, start: int, last_block: int, end: int) -> Slice:
    """Make the slice between two places; where it runs over blocks, their parts are joined by a space."""
    source = TaggedText()
    for index in range(first_block, last_block + 1):
        block = blocks[index]
        begin = start if index == first_block else 0
        stop = end if index == last_block else len(block.text)
        part = block.slice(begin, stop, last=stop == len(block.text))
        source = source + TaggedText(" ") + part if index > first_block else part
    return Slice(first_block, start, last_block, end, source)


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
