"""How good a match is, in points of 100 that every difference takes something from."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from tmtool.memory.difference import cost, differences, has_words, identical
from tmtool.memory.normalise import Normalised
from tmtool.model.units import Change, Difference, Reason

_ROUNDING = 1e-9
"""Keeps a sum of thirds and quarters that should be whole from falling below."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A score with its explanation."""

    score: int
    """0 to 100: 100 less the points of the differences, rounded down, never below 0."""
    normalised: float
    """0 to 100: by whole tokens alone, as the index ranks forms; the score is never above it."""
    differences: tuple[Difference, ...]


def score(text: Normalised, unit: Normalised, *, penalty: float = 0) -> Scored:
    """Score the source of a unit against a text.

    Args:
        text: the text looked up.
        unit: the unit's source text, normalised in the same language.
        penalty: points that the memory costs.
    """
    found = differences(text, unit)
    if penalty:
        found = (*found, Difference(Change.REPLACE, (0, 0), (0, 0), Reason.MEMORY, float(penalty)))
    points = sum(difference.points for difference in found)
    return Scored(max(0, math.floor(100 - points + _ROUNDING)), _normalised(text, unit), found)


def points_left(text: Normalised, unit: Normalised) -> int:
    """Give the score alone, as `score` without a penalty gives it; several times faster.

    Args:
        text: the text looked up.
        unit: the unit's source text, normalised in the same language.
    """
    return max(0, math.floor(100 - cost(text, unit) + _ROUNDING))


def bound(normalised: float) -> int:
    """Give the highest score that a unit of this normalised score may get.

    Args:
        normalised: 0 to 100, as the index gives it.
    """
    return math.floor(normalised + _ROUNDING)


def _normalised(text: Normalised, unit: Normalised) -> float:
    if identical(text, unit):
        return 100.0
    if not has_words(text) and not has_words(unit):
        return 0.0
    longer = max(len(text.words), len(unit.words))
    return 100 * (longer - Levenshtein.distance(text.tokens, unit.tokens)) / longer
