"""A match's target with its figures put right: numbers, dates, weekdays, times, sums, addresses, datelines.

A placeable that differs between the text looked up and the unit's source is replaced in the target only where that is
certain: its counterpart there is known by its value, and no other word has to change with it. Everything else becomes
a warning that names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tmtool.language.number_words import number_words
from tmtool.language.placeables import placeables
from tmtool.language.placeables.values import Dateline, DateValue, Meaning, Placeable, PlaceableKind
from tmtool.memory.patching import Edit, narrowed, patched
from tmtool.memory.placeable_pairs import Pair, Pairing, pairing
from tmtool.memory.surroundings import excerpt, in_place
from tmtool.model.text import TaggedText
from tmtool.model.units import Patch

NAMES = {
    PlaceableKind.NUMBER: "figure",
    PlaceableKind.PERCENT: "percentage",
    PlaceableKind.POINTS: "percentage",
    PlaceableKind.AMOUNT: "sum",
    PlaceableKind.DATE: "date",
    PlaceableKind.WEEKDAY: "weekday",
    PlaceableKind.TIME: "time",
    PlaceableKind.URL: "web address",
    PlaceableKind.EMAIL: "e-mail address",
    PlaceableKind.DATELINE: "dateline",
}
"""What a kind of placeable is called in sentences."""

_NEAR = 20
"""How many characters a unit of measurement may take between a figure and the bracket after it."""


@dataclass(frozen=True, slots=True)
class Localised:
    """A target with its placeables put right, as far as that is certain."""

    text: str | None
    """None where nothing was put right."""
    patches: tuple[Patch, ...] = ()
    """In the order of the text."""
    warnings: tuple[str, ...] = ()
    """One sentence for each placeable that remains to be settled by hand."""


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A placeable that differs and could not be put right."""

    pair: Pair
    warning: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """What must be done to a target, as far as that is certain."""

    edits: tuple[Edit, ...] = ()
    settled: tuple[Pair, ...] = ()
    """What the edits put right."""
    unsettled: tuple[Unsettled, ...] = ()
    warnings: tuple[str, ...] = ()
    """Of figures that are part of no placeable, and of measures that the target alone has."""
    only_placeables_differ: bool = False
    """Whether the texts have the same words but for placeables that stand for each other."""


def localise(query: str, unit: str, target: str, source_language: str, target_language: str) -> Localised:
    """Put right what placeables differ between a text looked up and a unit's source.

    Args:
        query: the text looked up, without tags.
        unit: the unit's source text.
        target: the unit's target text.
        source_language: tag of the language of the first two.
        target_language: tag of the language of the target.
    """
    found = corrections(query, unit, target, source_language, target_language)
    warnings = (*(one.warning for one in found.unsettled), *found.warnings)
    if not found.edits:
        return Localised(None, (), warnings)
    text, patches = patched(TaggedText(target), found.edits)
    return Localised(text.text, patches, warnings)


def corrections(query: str, unit: str, target: str, source_language: str, target_language: str) -> Corrections:
    """Say what must be put right in a target; arguments as for `localise`."""
    found = pairing(query, unit, source_language)
    if not found.pairs and not found.loose_figures:
        return Corrections(only_placeables_differ=found.words_are_equal)
    of_unit = placeables(unit, source_language)
    of_target = placeables(target, target_language) if found.pairs else ()
    match = _Match(unit, target, source_language, target_language, of_unit, of_target, found)
    planned, unsettled = _settled(match)
    kept, unread = _read_back(match, planned)
    warnings = [_loose(was, now) for was, now in found.loose_figures]
    return Corrections(
        tuple(one.edit for one in kept),
        tuple(one.pair for one in kept),
        (*unsettled, *unread),
        (*warnings, *(_converted(match, one) for one in _conversions(match, kept))),
        found.words_are_equal,
    )


@dataclass(frozen=True, slots=True)
class _Match:
    """What is known of a match."""

    unit: str
    target: str
    source_language: str
    target_language: str
    of_unit: Sequence[Placeable]
    of_target: Sequence[Placeable]
    found: Pairing


@dataclass(frozen=True, slots=True)
class _Planned:
    """An edit, and the pair that it settles."""

    edit: Edit
    pair: Pair
    meaning: Meaning
    """What must be read in the target afterwards."""


def _settled(match: _Match) -> tuple[list[_Planned], list[Unsettled]]:
    planned: list[_Planned] = []
    unsettled: list[Unsettled] = []
    groups: dict[Meaning, list[Pair]] = {}
    for pair in match.found.pairs:
        if pair.unit and pair.text:
            groups.setdefault(pair.unit.meaning, []).append(pair)
        else:
            unsettled.append(Unsettled(pair, _without_counterpart(pair, match)))
    for pairs in groups.values():
        result = _plan(match, pairs)
        if isinstance(result, str):
            unsettled += [Unsettled(pair, result) for pair in pairs[:1]]
        else:
            planned += result
    return planned, unsettled


def _plan(match: _Match, pairs: list[Pair]) -> list[_Planned] | str:
    """The edits that put one value of the unit right, or the warning that says why there are none."""
    old, new = pairs[0].unit, pairs[0].text
    assert old is not None and new is not None
    places = _places(match, pairs, old, new)
    if isinstance(places, str):
        return places
    planned = []
    for place in places:
        meaning = _as_in(place, new)
        replaced = in_place(match.target, place, meaning.value, match.target_language)
        if isinstance(replaced, str):
            return f"{_stands_for(old, new)}{': ' if replaced.startswith('«') else '. '}{replaced}"
        start, end, text = replaced
        reason = f"The {NAMES[new.kind]} is {_said(new)} here and {_said(old)} in the memory."
        planned.append(_Planned(narrowed(Edit(start, end, text, reason), match.target), pairs[0], meaning))
    return planned


def _places(match: _Match, pairs: list[Pair], old: Placeable, new: Placeable) -> list[Placeable] | str:
    """Where the old value stands in the target, or the warning that says why that is not certain."""
    if len({pair.text.meaning for pair in pairs if pair.text}) > 1:
        others = " and ".join(dict.fromkeys(_said(pair.text) for pair in pairs if pair.text))
        return f"The {NAMES[old.kind]} {_said(old)} of the memory is {others} here: put each right in the target."
    if sum(one.meaning == old.meaning for one in match.of_unit) > len(pairs):
        return f"{_stands_for(old, new)}, but not everywhere: see which one the target means."
    places = [one for one in match.of_target if _is_counterpart(one, old, new)]
    if not places:
        return _nowhere(match, old, new)
    if len(places) > len(pairs):
        return f"{_stands_for(old, new)} and stands more than once in the target: see which one is meant."
    if _may_be_another(match, places, old) or _is_a_word_too(match, old):
        return f"{_stands_for(old, new)}: it is not certain that «{excerpt(match.target, places[0])}» is the same one."
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


def _as_in(place: Placeable, new: Placeable) -> Meaning:
    """What a place of the target must mean: the new value, with the year only where the target has one."""
    if isinstance(place.value, DateValue) and isinstance(new.value, DateValue):
        year = place.value.year if new.value.year is None or place.value.year is None else new.value.year
        return Meaning(new.kind, new.value._replace(year=year))
    return new.meaning


def _may_be_another(match: _Match, places: list[Placeable], old: Placeable) -> bool:
    """Whether another placeable of the unit that the target lacks may be meant by one of the places."""
    others = [one for one in match.of_unit if one.meaning != old.meaning]
    return any(
        other.meets(place) and not any(one.meaning == other.meaning for one in match.of_target)
        for other in others
        for place in places
    )


def _is_a_word_too(match: _Match, old: Placeable) -> bool:
    """Whether the unit has the same number as a word, which the target may have as a figure."""
    if old.kind is not PlaceableKind.NUMBER or not isinstance(old.value, Decimal) or old.value > 1000:
        return False
    return any(word.value == old.value for word in number_words(match.unit, match.source_language))


def _nowhere(match: _Match, old: Placeable, new: Placeable) -> str:
    also = next((one for one in match.of_target if one.meets(old)), None)
    if also:
        return f"{_stands_for(old, new)}: see whether «{excerpt(match.target, also)}» means it."
    if old.kind is PlaceableKind.NUMBER:
        for word in number_words(match.target, match.target_language):
            if word.value == old.value:
                written = match.target[word.start : word.end]
                return f"{_stands_for(old, new)}: the target may have it as a word, «{written}»."
    return f"{_stands_for(old, new)}: it was not found in the target."


def _without_counterpart(pair: Pair, match: _Match) -> str:
    if pair.unit is None:
        assert pair.text is not None
        return f"The {NAMES[pair.text.kind]} {_said(pair.text)} is not in the memory: put it into the target."
    place = next((one for one in match.of_target if one.meaning == pair.unit.meaning), None)
    where = f" («{excerpt(match.target, place)}»)" if place else ""
    return (
        f"The {NAMES[pair.unit.kind]} {pair.unit.text} is in the memory but not here: take it out of the target{where}."
    )


def _loose(was: str | None, now: str | None) -> str:
    if was is None:
        return f"{now} is not in the memory: put it into the target."
    if now is None:
        return f"{was} is in the memory but not here: take it out of the target."
    return f"{now} stands for {was} in the memory: put it right in the target."


def _stands_for(old: Placeable, new: Placeable) -> str:
    return f"The {NAMES[new.kind]} {_said(new)} stands for {_said(old)} in the memory"


def _said(placeable: Placeable) -> str:
    """A placeable as sentences name it; of a dateline without the agency and the dash."""
    if placeable.kind is PlaceableKind.DATELINE and placeable.parts:
        return placeable.text[: placeable.parts[-1].end - placeable.start]
    return placeable.text


def _read_back(match: _Match, planned: list[_Planned]) -> tuple[list[_Planned], list[Unsettled]]:
    """Keep the edits that do not meet, and of these the ones that read in the new target as they should."""
    kept = [one for one in planned if not any(one.edit.meets(other.edit) for other in planned if other is not one)]
    while kept:
        text, _ = patched(TaggedText(match.target), [one.edit for one in kept])
        read = {_comparable(one.meaning) for one in placeables(text.text, match.target_language)}
        rest = [one for one in kept if _comparable(one.meaning) in read]
        if len(rest) == len(kept):
            break
        kept = rest
    lost = [Unsettled(one.pair, _unread(match, one)) for one in planned if one not in kept]
    return kept, lost


def _conversions(match: _Match, planned: Sequence[_Planned]) -> Iterator[Placeable]:
    """Figures that a translator put in brackets after one that changes: the same in another measure."""
    known = {one.meaning for one in match.of_unit}
    for one in match.of_target:
        before = match.target[: one.start].rstrip()
        if one.meaning not in known and before.endswith("("):
            bracket = len(before) - 1
            if any(bracket - _NEAR <= other.edit.end <= bracket for other in planned):
                yield one


def _converted(match: _Match, place: Placeable) -> str:
    return f"«{excerpt(match.target, place)}» in brackets may have to change too."


def _comparable(meaning: Meaning) -> Meaning:
    """A meaning without the place of a dateline, which each language writes in its own way."""
    if isinstance(meaning.value, Dateline):
        return Meaning(meaning.kind, meaning.value._replace(place=""))
    return meaning


def _unread(match: _Match, planned: _Planned) -> str:
    old, new = planned.pair
    assert old is not None and new is not None
    return f"{_stands_for(old, new)}: put «{match.target[planned.edit.start : planned.edit.end]}» right by hand."
