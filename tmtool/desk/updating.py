"""What becomes of a job's segments when its article comes in a new version; pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tmtool.alignment.versions import align, replay
from tmtool.desk.segmenting import Cutting, Slice, block_slices, join, piece
from tmtool.model.articles import Segment
from tmtool.model.text import TaggedText, text_hash


@dataclass(frozen=True, slots=True)
class Fate:
    """A segment of the new version and the old one that lives on in it."""

    slice: Slice
    old: Segment | None
    kept: bool


@dataclass(frozen=True, slots=True)
class Update:
    """The whole of a job after an update."""

    fates: tuple[Fate, ...]
    """In the order of the new version."""
    vanished: tuple[Segment, ...]


def update_job(
    old: Sequence[Segment], blocks: Sequence[TaggedText], language: str, rules: Cutting | None = None
) -> Update:
    """Find the segments of a new version, with the splits and joins of a person made again, and what they keep.

    Args:
        old: the job's segments, in order.
        blocks: the blocks of the new version.
        language: the language of the article.
        rules: the rules that cut it; ours, unless given.
    """
    known = [segment for segment in old if segment.source]
    fresh = _joined_over_blocks(known, blocks, _replayed(known, blocks, language, rules))
    pairings = align([segment.source.text for segment in known], [slice.source.text for slice in fresh])
    fates: list[Fate] = []
    vanished: list[Segment] = []
    for pairing in pairings:
        before = None if pairing.old is None else known[pairing.old]
        if pairing.new is not None:
            kept = pairing.kept and before is not None and before.source.tags == fresh[pairing.new].source.tags
            fates.append(Fate(fresh[pairing.new], before, kept))
        elif before is not None:
            vanished.append(before)
    return Update(tuple(fates), tuple(vanished))


def _replayed(
    old: Sequence[Segment], blocks: Sequence[TaggedText], language: str, rules: Cutting | None
) -> list[Slice]:
    texts = [segment.source.text for segment in old]
    found: list[Slice] = []
    for index, block in enumerate(blocks):
        fresh = block_slices(index, block, language, rules)
        spans = replay(texts, [(slice.start, slice.end) for slice in fresh], block.text)
        found += [Slice(index, start, index, end, piece(block, start, end).renumbered()) for start, end in spans]
    return found


def _joined_over_blocks(old: Sequence[Segment], blocks: Sequence[TaggedText], fresh: list[Slice]) -> list[Slice]:
    wanted = {text_hash(segment.source.text) for segment in old if segment.last_block > segment.first_block}
    longest = max((s.last_block - s.first_block + 1 for s in old), default=1)
    result: list[Slice] = []
    at = 0
    while at < len(fresh):
        whole, used = fresh[at], 1
        if wanted:
            joined = whole
            for ahead in range(at + 1, min(at + 4 * longest, len(fresh))):
                joined = join(blocks, joined, fresh[ahead])
                if text_hash(joined.source.text) in wanted:
                    whole, used = joined, ahead - at + 1
        result.append(whole)
        at += used
    return result
