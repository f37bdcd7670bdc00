"""What differs between a text looked up and the source of a unit, and what each difference costs.

A word that must be put in, taken out or replaced costs 100 / longer points, where longer is the number of tokens of
the longer text; a word that only stands elsewhere, and one that negates, cost the same and are named. What the tokens
do not show costs less: another form of the same word a quarter of a word; case, punctuation, and quotes and dashes
1 point each, however often they differ; tags of another kind or at another place 2 points once; a figure 1 point, two
or more of them 2 points; another dateline 1 point. Such differences are given wherever they are; the first of its kind
bears the points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from tmtool.memory.edits import CHANGES, Pair, blocks_and_pairs, edits, negated_pair
from tmtool.memory.normalise import TAG, Normalised, NormalisedWord, WordKind
from tmtool.model.text import fold_white_space
from tmtool.model.units import Change, Difference, Reason

WORD_FORM_SHARE = 0.25
"""What another form of the same word costs, of a word."""
ONCE = {
    Reason.CASE: (1.0,),
    Reason.PUNCTUATION: (1.0,),
    Reason.QUOTES: (1.0,),
    Reason.FIGURE: (1.0, 1.0),
    Reason.DATELINE: (1.0,),
    Reason.TAG: (2.0,),
}
"""Points of the first differences of a kind; all further ones cost nothing."""

_QUOTES_AND_DASHES = str.maketrans(dict.fromkeys("\"'«»„“”‟‚‘’‛‹›`´ʼ′″＂", '"') | dict.fromkeys("-‐‑‒–—―−", "-"))


def identical(text: Normalised, unit: Normalised) -> bool:
    """Say whether two texts are equal in NFC with white space folded, tags by kind and place included."""
    return _marked(text) == _marked(unit)


def has_words(text: Normalised) -> bool:
    """Say whether a text has anything but tags and punctuation."""
    return any(word.kind is not WordKind.TAG for word in text.words)


def differences(text: Normalised, unit: Normalised) -> tuple[Difference, ...]:
    """List what must be done to the unit's source to get the text looked up.

    Args:
        text: the text looked up.
        unit: the unit's source text.

    Returns:
        The differences in the order of the unit's text; their points together are what the score lacks of 100.
        Spans are in characters; where nothing stands, the span is empty and says the place.
    """
    if identical(text, unit):
        return ()
    if not has_words(text) and not has_words(unit):
        whole = Difference(Change.REPLACE, (0, len(text.text)), (0, len(unit.text)), Reason.PUNCTUATION, 100.0)
        return (whole,)
    word_points = 100 / max(len(text.words), len(unit.words))
    words, pairs = edits(text, unit)
    small = _small(text, unit, pairs, word_points)
    if not words and not small:
        # What is left are tags between two white spaces, and marks that change the character before them.
        reason = Reason.TAG if TAG in text.tokens else Reason.PUNCTUATION
        small.append(Difference(Change.REPLACE, (0, len(text.text)), (0, len(unit.text)), reason, 0.0))
    return tuple(sorted([*words, *_charged_once(small)], key=_place))


def cost(text: Normalised, unit: Normalised) -> float:
    """Give the points of all differences together, without naming those of whole words; several times faster.

    Args:
        text: the text looked up.
        unit: the unit's source text.
    """
    if identical(text, unit):
        return 0.0
    if not has_words(text) and not has_words(unit):
        return 100.0
    word_points = 100 / max(len(text.words), len(unit.words))
    found, pairs = blocks_and_pairs(text, unit)
    small = _small(text, unit, pairs, word_points)
    if not found and not small:
        return ONCE[Reason.TAG if TAG in text.tokens else Reason.PUNCTUATION][0]
    distance = sum(max(len(block.ours), len(block.theirs)) for block in found)
    return distance * word_points + sum(one.points for one in _charged_once(small))


def _small(text: Normalised, unit: Normalised, pairs: Sequence[Pair], word_points: float) -> list[Difference]:
    """What the tokens do not show, in the order of the unit's text; not charged yet but for the forms of words."""
    found = [*_forms(pairs, word_points, text.language), *_gaps(text, unit, pairs), *_tags(text, unit, pairs)]
    found.sort(key=_place)
    return found


def _marked(text: Normalised) -> str:
    marks = [word for word in text.words if word.kind is WordKind.TAG]
    if not marks:
        return fold_white_space(text.text)
    # U+0000 cannot stand in a text, so no text can pretend to hold a tag.
    borders = [0, *(mark.start for mark in marks), len(text.text)]
    pieces = [text.text[start:end] for start, end in pairwise(borders)]
    return fold_white_space(
        "".join(f"{piece}\0{mark.text}\0" for piece, mark in zip(pieces, marks, strict=False)) + pieces[-1]
    )


def _place(difference: Difference) -> tuple[tuple[int, int], tuple[int, int]]:
    return difference.unit, difference.source


def _forms(pairs: Sequence[Pair], word_points: float, language: str) -> Iterator[Difference]:
    """Words of the same stem, and figures, that are not written alike."""
    for ours, theirs in pairs:
        if ours.token != theirs.token or ours.kind is WordKind.TAG or ours.text == theirs.text:
            continue
        points = 0.0
        if ours.kind is WordKind.FIGURE:
            reason = Reason.FIGURE
        elif ours.kind is WordKind.DATELINE:
            reason = Reason.DATELINE
        elif _plain(ours.text) == _plain(theirs.text):
            reason = Reason.QUOTES
        elif _plain(ours.text).casefold() == _plain(theirs.text).casefold():
            reason = Reason.CASE
        else:
            reason, points = Reason.WORD_FORM, WORD_FORM_SHARE * word_points
            if negated_pair(ours.text, theirs.text, language):
                reason = Reason.NEGATION
        yield Difference(Change.REPLACE, (ours.start, ours.end), (theirs.start, theirs.end), reason, points)


def _plain(text: str) -> str:
    return text.translate(_QUOTES_AND_DASHES)


def _gaps(text: Normalised, unit: Normalised, pairs: Sequence[Pair]) -> Iterator[Difference]:
    """What differs in the punctuation and white space between words that stand for each other."""
    solid = [pair for pair in pairs if WordKind.TAG not in (pair[0].kind, pair[1].kind)]
    starts = [(0, 0), *((ours.end, theirs.end) for ours, theirs in solid)]
    ends = [*((ours.start, theirs.start) for ours, theirs in solid), (len(text.text), len(unit.text))]
    for (text_start, unit_start), (text_end, unit_end) in zip(starts, ends, strict=True):
        ours, theirs = text.text[text_start:text_end], unit.text[unit_start:unit_end]
        if ours != theirs:
            yield from _marks(text, (text_start, text_end), unit, (unit_start, unit_end))


def _marks(text: Normalised, ours: tuple[int, int], unit: Normalised, theirs: tuple[int, int]) -> Iterator[Difference]:
    """Differing marks in one gap, character by character; of white space only where nothing else differs."""
    our_marks, has_our_words = _marks_of(text, ours)
    their_marks, has_their_words = _marks_of(unit, theirs)
    our_signs = "".join(text.text[at] for at in our_marks)
    their_signs = "".join(unit.text[at] for at in their_marks)
    edits = Levenshtein.editops(_plain(their_signs), _plain(our_signs))
    for edit in edits:
        change = CHANGES[edit.tag]
        source = _mark_span(our_marks, edit.dest_pos, ours[1], is_empty=change is Change.DELETE)
        place = _mark_span(their_marks, edit.src_pos, theirs[1], is_empty=change is Change.INSERT)
        yield Difference(change, source, place, Reason.PUNCTUATION, 0.0)
    if edits:
        return
    for our_at, their_at in zip(our_marks, their_marks, strict=True):
        if text.text[our_at] != unit.text[their_at]:
            yield Difference(Change.REPLACE, (our_at, our_at + 1), (their_at, their_at + 1), Reason.QUOTES, 0.0)
    is_spaced_alike = has_our_words or has_their_words or _spacing(text, ours) == _spacing(unit, theirs)
    if our_signs == their_signs and not is_spaced_alike:
        yield Difference(Change.REPLACE, ours, theirs, Reason.PUNCTUATION, 0.0)


def _marks_of(text: Normalised, gap: tuple[int, int]) -> tuple[list[int], bool]:
    """Places of the marks in a gap, and whether there are words in it, which are no part of them."""
    inside = [word for word in text.words if gap[0] <= word.start and word.end <= gap[1] and word.start < word.end]
    covered = {at for word in inside for at in range(word.start, word.end)}
    return [at for at in range(*gap) if at not in covered and not text.text[at].isspace()], bool(inside)


def _mark_span(marks: list[int], at: int, end: int, *, is_empty: bool) -> tuple[int, int]:
    start = marks[at] if at < len(marks) else end
    return start, start + (not is_empty)


def _spacing(text: Normalised, gap: tuple[int, int]) -> str:
    """A gap with its white space folded; at the ends of the text white space does not count."""
    folded = fold_white_space(f"x{text.text[slice(*gap)]}x")[1:-1]
    folded = folded.lstrip() if gap[0] == 0 else folded
    return folded.rstrip() if gap[1] == len(text.text) else folded


def _tags(text: Normalised, unit: Normalised, pairs: Sequence[Pair]) -> Iterator[Difference]:
    """Tags that stand for each other but are of another kind or at another distance from the word before."""
    our_end = their_end = 0
    for ours, theirs in pairs:
        if ours.kind is not WordKind.TAG and theirs.kind is not WordKind.TAG:
            our_end, their_end = ours.end, theirs.end
        elif ours.token == theirs.token and (
            ours.text != theirs.text or _distance(text, our_end, ours) != _distance(unit, their_end, theirs)
        ):
            yield Difference(Change.REPLACE, (ours.start, ours.end), (theirs.start, theirs.end), Reason.TAG, 0.0)


def _distance(text: Normalised, end: int, tag: NormalisedWord) -> int:
    if tag.start < end:
        return tag.start - end
    before = text.text[end : tag.start]
    return len(fold_white_space(f"x{before}x" if end else f"{before}x"))


def _charged_once(found: list[Difference]) -> Iterator[Difference]:
    """Give the first differences of each kind their points."""
    left = {reason: list(points) for reason, points in ONCE.items()}
    for one in found:
        points = left.get(one.reason)
        yield Difference(one.op, one.source, one.unit, one.reason, points.pop(0)) if points else one
