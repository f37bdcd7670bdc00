"""Which placeable of a text looked up stands for which of a unit's source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from tmtool.language.placeables import placeables, spelled
from tmtool.language.placeables.spelled import ordinal_value
from tmtool.language.placeables.values import Meaning, Placeable, PlaceableKind
from tmtool.language.words import words

_Step = str | Meaning
"""A word in folded case, or what a placeable means."""


class Pair(NamedTuple):
    """A placeable of the unit's source and the one of the text that stands for it; None where there is none."""

    unit: Placeable | None
    text: Placeable | None


class Pairing(NamedTuple):
    """How the placeables of two texts stand for each other."""

    pairs: tuple[Pair, ...]
    """Those that differ, in the order of the unit, then those that the unit lacks."""
    loose_figures: tuple[tuple[str | None, str | None], ...]
    """Words with a digit that are part of no placeable and differ: in the unit, in the text."""
    words_are_equal: bool
    """Whether nothing but placeables differs, and each has its counterpart."""


class _Sequence(NamedTuple):
    """A text as words and placeables; filled by `_sequence` and never changed after."""

    steps: list[_Step]
    texts: list[str]
    """For each step, as written."""
    placeables: list[Placeable | None]
    """For each step; None for a word."""

    def add(self, step: _Step, text: str, placeable: Placeable | None) -> None:
        self.steps.append(step)
        self.texts.append(text)
        self.placeables.append(placeable)


def pairing(text: str, unit: str, language: str) -> Pairing:
    """Pair the placeables of a text looked up with those of a unit's source.

    Words and placeables are aligned; what the alignment leaves over is paired by value, then by order within its kind
    where only one of a kind is left on both sides.

    Args:
        text: the text looked up.
        unit: the unit's source text.
        language: tag of the language of both.
    """
    ours, theirs = _sequence(text, language), _sequence(unit, language)
    pairs: list[Pair] = []
    left_unit: list[Placeable] = []
    left_text: list[Placeable] = []
    figures: list[tuple[str | None, str | None]] = []
    words_are_equal = True
    for at_unit, at_text in _differing_steps(theirs, ours):
        old, was = _step(theirs, at_unit)
        new, now = _step(ours, at_text)
        if old and new and _sort(old) == _sort(new):
            pairs.append(Pair(old, new))
            continue
        left_unit += [old] if old else []
        left_text += [new] if new else []
        words_are_equal = words_are_equal and was is now is None
        if _has_digit(was) or _has_digit(now):
            figures.append((was, now))
    pairs += _left_over(left_unit, left_text)
    differing = [pair for pair in pairs if not _says_the_same(pair)]
    differing.sort(key=lambda pair: (pair.unit is None, pair.unit.start if pair.unit else 0))
    words_are_equal = words_are_equal and all(pair.unit and pair.text for pair in differing)
    return Pairing(tuple(differing), tuple(figures), words_are_equal)


def _differing_steps(unit: _Sequence, text: _Sequence) -> Iterator[tuple[int | None, int | None]]:
    """Places of the steps that are not equal, side by side as the alignment has them."""
    for block in Levenshtein.opcodes(unit.steps, text.steps):
        if block.tag != "equal":
            yield from zip_longest(
                range(block.src_start, block.src_end), range(block.dest_start, block.dest_end), fillvalue=None
            )


# One text is compared with many units, and one unit's source with its targets in several languages.
@lru_cache(maxsize=1 << 6)
def _sequence(text: str, language: str) -> _Sequence:
    found = _Sequence([], [], [])
    waiting = sorted((*placeables(text, language), *spelled(text, language)), key=lambda one: -one.start)
    covered = 0
    for word in words(text):
        while waiting and waiting[-1].start <= word.start:
            placeable = waiting.pop()
            found.add(placeable.meaning, placeable.text, placeable)
            covered = placeable.end
        if word.start >= covered:
            found.add(word.text.casefold(), word.text, None)
    for placeable in reversed(waiting):
        found.add(placeable.meaning, placeable.text, placeable)
    return found


def _step(sequence: _Sequence, at: int | None) -> tuple[Placeable | None, str | None]:
    """The placeable or the word of a step."""
    if at is None:
        return None, None
    placeable = sequence.placeables[at]
    return (placeable, None) if placeable else (None, sequence.texts[at])


def _has_digit(word: str | None) -> bool:
    return word is not None and any(sign.isdecimal() for sign in word)


def _left_over(of_unit: list[Placeable], of_text: list[Placeable]) -> list[Pair]:
    rest_unit = list(of_unit)
    rest_text = list(of_text)
    for old in of_unit:
        same = next((new for new in rest_text if _says_the_same(Pair(old, new))), None)
        if same:
            rest_unit.remove(old)
            rest_text.remove(same)
    unit_sorts, text_sorts = (Counter(map(_sort, rest)) for rest in (rest_unit, rest_text))
    pairs: list[Pair] = []
    for old in rest_unit:
        sort = _sort(old)
        other = _only(sort, rest_text) if unit_sorts[sort] == text_sorts[sort] == 1 else None
        pairs.append(Pair(old, other))
    paired = {id(pair.text) for pair in pairs}
    return pairs + [Pair(None, new) for new in rest_text if id(new) not in paired]


def _sort(one: Placeable) -> tuple[PlaceableKind, bool]:
    """What stands for what: ordinals and vague words are apart from numbers."""
    return one.kind, one.is_spelled and isinstance(one.value, str)


def _only(sort: tuple[PlaceableKind, bool], among: list[Placeable]) -> Placeable:
    return next(one for one in among if _sort(one) == sort)


def _says_the_same(pair: Pair) -> bool:
    """Whether a pair needs nothing: “one” comes and goes where English has an article or a pronoun."""
    old, new = pair
    if old is None or new is None:
        alone = old or new
        return alone is not None and alone.is_spelled and alone.value == 1
    return old.meaning == new.meaning or (
        old.is_spelled != new.is_spelled and ordinal_value(old) == ordinal_value(new) is not None
    )
