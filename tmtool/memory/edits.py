"""Whole tokens that were put in, taken out or replaced between two texts, and what each such edit is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from tmtool.language.negation import is_negated_form, negates
from tmtool.memory.normalise import Normalised, NormalisedWord, WordKind
from tmtool.model.units import Change, Difference, Reason

CHANGES = {"insert": Change.INSERT, "delete": Change.DELETE, "replace": Change.REPLACE}
"""The names that rapidfuzz gives."""
Pair = tuple[NormalisedWord, NormalisedWord]
"""A word of the text looked up and the unit's word that stands for it."""


_LONE = {
    WordKind.WORD: Reason.WORD,
    WordKind.FIGURE: Reason.FIGURE,
    WordKind.TAG: Reason.TAG,
    WordKind.DATELINE: Reason.DATELINE,
}
"""What a token is called that only one of the texts has."""


class Edits(NamedTuple):
    """What differs in whole tokens, and what stands for what."""

    differences: tuple[Difference, ...]
    pairs: tuple[Pair, ...]
    """Tokens that are equal or replaced by each other, in their order."""


class Block(NamedTuple):
    """Neighbouring tokens of one change."""

    change: Change
    ours: range
    theirs: range


def edits(text: Normalised, unit: Normalised) -> Edits:
    """Find the fewest tokens to put in, take out or replace to get the text from the unit's source.

    Each costs 100 / longer points, where longer is the number of tokens of the longer text. A word that stands on
    both sides at different places has the reason *word order*; one that negates has the reason *negation*.

    Args:
        text: the text looked up.
        unit: the unit's source text, normalised in the same language.
    """
    blocks, pairs = blocks_and_pairs(text, unit)
    points = 100 / max(len(text.words), len(unit.words))
    moved = _moved(text, unit, blocks)
    named = (one for block in blocks for one in _differences(text, unit, block, moved, points))
    return Edits(tuple(named), tuple(pairs))


def blocks_and_pairs(text: Normalised, unit: Normalised) -> tuple[list[Block], list[Pair]]:
    """Find the fewest edits of whole tokens, not named yet, and the tokens that stand for each other.

    Args:
        text: the text looked up.
        unit: the unit's source text.
    """
    blocks: list[Block] = []
    pairs: list[Pair] = []
    for found in Levenshtein.opcodes(unit.tokens, text.tokens):
        ours, theirs = range(found.dest_start, found.dest_end), range(found.src_start, found.src_end)
        if found.tag in ("equal", "replace"):
            pairs += zip(text.words[ours.start : ours.stop], unit.words[theirs.start : theirs.stop], strict=True)
        if found.tag != "equal":
            blocks.append(Block(CHANGES[found.tag], ours, theirs))
    return blocks, pairs


def _moved(text: Normalised, unit: Normalised, blocks: Sequence[Block]) -> frozenset[int]:
    """Tokens of words that are edited on both sides: they stand elsewhere, not for something else."""
    came = {text.words[at].token for block in blocks for at in block.ours if text.words[at].kind is WordKind.WORD}
    went = {unit.words[at].token for block in blocks for at in block.theirs if unit.words[at].kind is WordKind.WORD}
    return frozenset(came & went)


def _differences(
    text: Normalised, unit: Normalised, block: Block, moved: frozenset[int], points: float
) -> Iterator[Difference]:
    length = max(len(block.ours), len(block.theirs))
    ours: list[NormalisedWord | None] = [text.words[at] for at in block.ours]
    theirs: list[NormalisedWord | None] = [unit.words[at] for at in block.theirs]
    beside = zip(ours or [None] * length, theirs or [None] * length, strict=True)
    reasons = [_reason(one, other, moved, text.language) for one, other in beside]
    done = 0
    for reason, run in groupby(reasons):
        count = len(list(run))
        source = span(text, block.ours.start + (done if block.ours else 0), count if block.ours else 0)
        place = span(unit, block.theirs.start + (done if block.theirs else 0), count if block.theirs else 0)
        yield Difference(block.change, source, place, reason, count * points)
        done += count


def _reason(ours: NormalisedWord | None, theirs: NormalisedWord | None, moved: frozenset[int], language: str) -> Reason:
    met = [word for word in (ours, theirs) if word is not None]
    if all(word.token in moved for word in met):
        return Reason.ORDER
    if sum(negates(word.text, language) for word in met if word.token not in moved) == 1:
        return Reason.NEGATION
    if ours and theirs:
        return Reason.NEGATION if negated_pair(ours.text, theirs.text, language) else Reason.WORD
    return _LONE[met[0].kind]


def negated_pair(one: str, other: str, language: str) -> bool:
    """Say whether one of two words is the other one negated within the word."""
    return is_negated_form(one, other, language) or is_negated_form(other, one, language)


def span(text: Normalised, first: int, count: int) -> tuple[int, int]:
    """Where some tokens stand, in characters; for none, where the next one starts, or else the last one ends."""
    if count:
        return text.words[first].start, text.words[first + count - 1].end
    at = text.words[first].start if first < len(text.words) else text.words[-1].end if text.words else len(text.text)
    return at, at
