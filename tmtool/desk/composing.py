"""From the segments of a job back to the blocks of its article; pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tmtool.model.articles import Block, Segment


def counts(segment: Segment) -> bool:
    """Whether a segment belongs to the work of its job: it has a source text and is not left out."""
    return bool(segment.source) and not segment.left_out


def is_translated(segment: Segment) -> bool:
    """Whether a segment has a target; a confirmed one that is empty was meant to be."""
    return bool(segment.target) or segment.state.confirmed


def translated_blocks(
    blocks: Sequence[Block], segments: Sequence[Segment], *, left_out_stays: bool = False
) -> dict[int, str]:
    """Compose the text of every block in which a segment has a target or is left out.

    White space between segments stays as in the original. A segment that runs over blocks puts its target into the
    first of them. A sentence that was added goes behind the one before it.

    Args:
        blocks: the blocks of the article version, in order.
        segments: the segments of the job, in order.
        left_out_stays: whether a left-out segment keeps its source text rather than becoming nothing.

    Returns:
        Whole texts by block index, from 0; blocks that stay as they are do not occur.
    """
    pieces: dict[int, list[tuple[int, int, str]]] = {}
    for segment in segments:
        text = _text(segment, left_out_stays)
        if text is None:
            continue
        for position in range(segment.first_block, segment.last_block + 1):
            begin = segment.start if position == segment.first_block else 0
            end = segment.end if position == segment.last_block else len(blocks[position - 1].text.text)
            pieces.setdefault(position - 1, []).append((begin, end, text if position == segment.first_block else ""))
    return {index: _composed(blocks[index].text.text, found) for index, found in pieces.items()}


def clean_blocks(blocks: Sequence[Block], segments: Sequence[Segment]) -> list[str]:
    """Give every block as it shall be read: the target or else the source, left-out segments as nothing."""
    composed: Mapping[int, str] = translated_blocks(blocks, segments)
    return [composed.get(index, block.text.text) for index, block in enumerate(blocks)]


def _text(segment: Segment, left_out_stays: bool) -> str | None:
    if segment.left_out:
        return None if left_out_stays else ""
    return segment.target.text if is_translated(segment) else None


def _composed(original: str, pieces: list[tuple[int, int, str]]) -> str:
    parts: list[str] = []
    done = 0
    for begin, end, text in pieces:
        gap = original[done:begin]
        if begin == end and text:
            text = _spaced(text, before="".join([*parts, gap]), after=original[end : end + 1] if not end else "")
        # Where nothing is put in, the space before it goes too.
        parts.append(gap + text if text else gap.rstrip())
        done = end
    rest = original[done:]
    return "".join([*parts, rest]).lstrip() if not parts or not parts[0] else "".join([*parts, rest])


def _spaced(text: str, *, before: str, after: str) -> str:
    """Give a sentence that was added with the spaces for which the original has no place."""
    left = " " if before and not before[-1].isspace() else ""
    right = " " if after and not after.isspace() else ""
    return left + text + right
