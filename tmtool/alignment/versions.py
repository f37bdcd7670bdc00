"""Which segments of an article's old version live on in its new one, and where a person had split or joined them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import LCSseq, Levenshtein

from tmtool.language.words import forms
from tmtool.model.text import fold_white_space

SIMILAR = 0.5
"""Share of words from which a segment counts as a changed one rather than as another."""
_WHITE_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Pairing:
    """A segment of the new version with the one of the old version that it comes from."""

    new: int | None
    """Index in the new version; None where the segment vanished."""
    old: int | None
    """Index in the old version; None where the segment is new."""
    kept: bool = False
    """Whether the two texts are equal but for white space."""


def align(old: Sequence[str], new: Sequence[str]) -> tuple[Pairing, ...]:
    """Pair the segments of two versions of an article.

    Equal texts pair first: those in the same order, then those that moved and are the only ones of their text left.
    Between these, segments of which at least half the words stay pair as changed, in order.

    Args:
        old: source texts of the old segments, in order.
        new: source texts of the new ones.

    Returns:
        One pairing for each new segment, in order, then one for each old segment that vanished, in order.
    """
    old_texts = [fold_white_space(text) for text in old]
    new_texts = [fold_white_space(text) for text in new]
    in_order = _equal_in_order(old_texts, new_texts)
    old_of = dict(in_order) | _moved(old_texts, new_texts, in_order)
    kept = set(old_of)
    taken = set(old_of.values())
    for old_gap, new_gap in _gaps(in_order, len(old), len(new)):
        free_old = [at for at in old_gap if at not in taken]
        free_new = [at for at in new_gap if at not in kept]
        old_of |= _changed(old_texts, new_texts, free_old, free_new)
    vanished = sorted(set(range(len(old))) - set(old_of.values()))
    present = [Pairing(at, old_of.get(at), at in kept) for at in range(len(new))]
    return (*present, *(Pairing(None, at) for at in vanished))


def _equal_in_order(old: list[str], new: list[str]) -> dict[int, int]:
    """Longest common subsequence, as old index by new index."""
    blocks = LCSseq.opcodes(old, new)
    return {
        block.dest_start + step: block.src_start + step
        for block in blocks
        if block.tag == "equal"
        for step in range(block.src_end - block.src_start)
    }


def _moved(old: list[str], new: list[str], paired: dict[int, int]) -> dict[int, int]:
    """Equal texts at another place, where there is no doubt which one is meant."""
    taken = set(paired.values())
    free_old = [at for at in range(len(old)) if at not in taken]
    free_new = [at for at in range(len(new)) if at not in paired]
    count_old = Counter(old[at] for at in free_old)
    count_new = Counter(new[at] for at in free_new)
    place = {old[at]: at for at in free_old if count_old[old[at]] == 1}
    return {at: place[new[at]] for at in free_new if new[at] in place and count_new[new[at]] == 1}


def _gaps(paired: dict[int, int], old: int, new: int) -> Iterator[tuple[range, range]]:
    """The stretches between anchors: those of the old version and those of the new one."""
    old_from = new_from = 0
    for new_at, old_at in [*sorted(paired.items()), (new, old)]:
        if old_at > old_from and new_at > new_from:
            yield range(old_from, old_at), range(new_from, new_at)
        old_from, new_from = old_at + 1, new_at + 1


def _changed(old: list[str], new: list[str], old_gap: list[int], new_gap: list[int]) -> dict[int, int]:
    """Pair similar texts without crossing, so that the sum of their similarities is the greatest."""
    if not old_gap or not new_gap:
        return {}
    similar = process.cdist(
        [_words(new[at]) for at in new_gap],
        [_words(old[at]) for at in old_gap],
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=SIMILAR,
    ).tolist()
    # best[i][j]: the greatest sum for the texts from i and j on.
    best = [[0.0] * (len(old_gap) + 1) for _ in range(len(new_gap) + 1)]
    for i in range(len(new_gap) - 1, -1, -1):
        for j in range(len(old_gap) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], similar[i][j] + best[i + 1][j + 1])
    pairs: dict[int, int] = {}
    i = j = 0
    while i < len(new_gap) and j < len(old_gap):
        if similar[i][j] and best[i][j] == similar[i][j] + best[i + 1][j + 1]:
            pairs[new_gap[i]] = old_gap[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _words(text: str) -> list[str]:
    # A text without words is compared whole, so that "***" is not all of "—".
    return forms(text.casefold()) or [text]


def replay(old: Sequence[str], spans: Sequence[tuple[int, int]], text: str) -> tuple[tuple[int, int], ...]:
    """Split and join fresh segments as a person did in the version before.

    Where some consecutive fresh segments hold the same text as some consecutive old ones, the borders of the old
    ones are taken. White space does not count.

    Args:
        old: source texts of the old segments, in order.
        spans: fresh spans of one block, in characters, in order.
        text: the text of the block.

    Returns:
        The spans to use.
    """
    old_texts = [bare for bare in map(_bare, old) if bare]
    fresh = [_bare(text[start:end]) for start, end in spans]
    untouched = set(old_texts)
    result: list[tuple[int, int]] = []
    at = 0
    while at < len(spans):
        runs = () if fresh[at] in untouched or not fresh[at] else _equal_runs(old_texts, fresh, at)
        pieces, used = next(iter(runs), ((), 1))
        if pieces:
            result += _cut(text, spans[at][0], [len(piece) for piece in pieces])
        else:
            result.append(spans[at])
        at += used
    return tuple(result)


def _bare(text: str) -> str:
    return _WHITE_SPACE.sub("", text)


def _equal_runs(old: list[str], fresh: list[str], at: int) -> Iterator[tuple[tuple[str, ...], int]]:
    """Runs of old texts that together equal a run of fresh ones from `at`, with the length of the latter."""
    for first in range(len(old)):
        old_end, fresh_end = first + 1, at + 1
        left, right = old[first], fresh[at]
        while left != right:
            if left.startswith(right) and fresh_end < len(fresh):
                right += fresh[fresh_end]
                fresh_end += 1
            elif right.startswith(left) and old_end < len(old):
                left += old[old_end]
                old_end += 1
            else:
                break
        if left == right:
            yield tuple(old[first:old_end]), fresh_end - at


def _cut(text: str, start: int, lengths: list[int]) -> list[tuple[int, int]]:
    """Spans from `start` that hold so many characters each, white space between them and in them not counted."""
    spans = []
    at = start
    for length in lengths:
        while text[at].isspace():
            at += 1
        begin = at
        while length:
            length -= not text[at].isspace()
            at += 1
        spans.append((begin, at))
    return spans
