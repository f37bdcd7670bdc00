"""Where a target says what a placeable of its source says, as far as that is certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tmtool.language.number_words import number_words
from tmtool.language.placeables.values import DateValue, Money, Placeable, PlaceableKind
from tmtool.memory import placeable_sentences as say
from tmtool.memory.placeable_pairs import Pair, Pairing
from tmtool.memory.surroundings import excerpt

_NEAR = 20
"""Up to how many characters between two figures they may be one measure: 3 to 5 inches, 20 feet (6 metres)."""


@dataclass(frozen=True, slots=True)
class MatchedTexts:
    """What is known of a match."""

    unit: str
    target: str
    source_language: str
    target_language: str
    of_unit: Sequence[Placeable]
    of_target: Sequence[Placeable]
    words_of_unit: Sequence[Placeable]
    """Numbers in words."""
    words_of_target: Sequence[Placeable]
    found: Pairing


def counterparts(match: MatchedTexts, pairs: list[Pair], old: Placeable, new: Placeable) -> list[Placeable] | str:
    """Say where a value of the unit stands in the target.

    Args:
        match: the texts.
        pairs: the placeables of the unit that have this value, with what stands for them.
        old: the placeable of the unit.
        new: what stands for it.

    Returns:
        The places, or the warning that says why they are not certain.
    """
    if len({pair.text.meaning for pair in pairs if pair.text}) > 1:
        return say.several(old, [pair.text for pair in pairs if pair.text])
    if sum(one.meaning == old.meaning for one in (*match.of_unit, *match.words_of_unit)) > len(pairs):
        return f"{say.stands_for(old, new)}, but not everywhere: see which one the target means."
    places = [one for one in match.of_target if _is_counterpart(one, old, new)]
    if old.is_spelled or not places:
        places += [one for one in match.words_of_target if _is_counterpart(one, old, new)]
    if not places:
        return _nowhere(match, old, new)
    if len(places) > len(pairs):
        return f"{say.stands_for(old, new)} and stands more than once in the target: see which one is meant."
    if _may_be_another(match, places, old) or _is_a_word_too(match, old) or _may_be_converted(match, old):
        return (
            f"{say.stands_for(old, new)}: it is not certain that «{excerpt(match.target, places[0])}» is the same one."
        )
    return places


def _is_counterpart(one: Placeable, old: Placeable, new: Placeable) -> bool:
    if one.meaning == old.meaning or one.kind is old.kind is PlaceableKind.DATELINE:
        return True
    ours, theirs, wanted = one.value, old.value, new.value
    # A translator leaves out or adds the year; that is no matter as long as the year stays.
    return (
        isinstance(ours, DateValue)
        and isinstance(theirs, DateValue)
        and isinstance(wanted, DateValue)
        and theirs.year == wanted.year
        and ours._replace(year=None) == theirs._replace(year=None)
        and None in (ours.year, theirs.year)
    )


def _may_be_another(match: MatchedTexts, places: list[Placeable], old: Placeable) -> bool:
    """Whether another placeable of the unit that the target lacks may be meant by one of the places."""
    others = [one for one in match.of_unit if one.meaning != old.meaning]
    return any(
        other.meets(place) and not any(one.meaning == other.meaning for one in match.of_target)
        for other in others
        for place in places
    )


def _may_be_converted(match: MatchedTexts, old: Placeable) -> bool:
    """Whether a number next to the old one was converted into another measure, so that all of them may have been."""
    numbers = [one for one in match.of_unit if one.kind is old.kind is PlaceableKind.NUMBER]
    in_target = {one.meaning for one in match.of_target if one.kind is PlaceableKind.NUMBER}
    if in_target <= {one.meaning for one in numbers}:
        return False
    near = (one for one in numbers if max(one.start - old.end, old.start - one.end) in range(_NEAR))
    return any(one.meaning not in in_target for one in near)


def _is_a_word_too(match: MatchedTexts, old: Placeable) -> bool:
    """Whether the unit has the same number as a word, which the target may have as a figure."""
    if old.kind is not PlaceableKind.NUMBER or not isinstance(old.value, Decimal) or old.value > 1000:
        return False
    told = match.words_of_unit
    return any(
        word.value == old.value and not any(one.start <= word.start < one.end for one in told)
        for word in number_words(match.unit, match.source_language)
    )


def _has_its_number(one: Placeable, old: Placeable) -> bool:
    """Whether a sum or percentage has the number that the unit says in words: five percent is «5%»."""
    value = one.value.amount if isinstance(one.value, Money) else one.value
    return old.is_spelled and value == old.value


def _nowhere(match: MatchedTexts, old: Placeable, new: Placeable) -> str:
    also = next((one for one in match.of_target if one.meets(old) or _has_its_number(one, old)), None)
    if also:
        return f"{say.stands_for(old, new)}: see whether «{excerpt(match.target, also)}» means it."
    if old.kind is PlaceableKind.NUMBER:
        for word in number_words(match.target, match.target_language):
            if word.value == old.value:
                written = match.target[word.start : word.end]
                return f"{say.stands_for(old, new)}: the target may have it as a word, «{written}»."
    return f"{say.stands_for(old, new)}: {say.said(old)} was not found in the target."
