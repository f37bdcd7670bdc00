"""A match's target with its figures put right: numbers, dates, weekdays, times, sums, addresses, datelines.

A placeable that differs between the text looked up and the unit's source is replaced in the target only where that is
certain: its counterpart there is known by its value, and no other word has to change with it. Everything else becomes
a warning that names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tmtool.language.house_style import HouseStyle
from tmtool.language.placeables import placeables, spelled
from tmtool.language.placeables.values import Dateline, DateValue, Meaning, Placeable, PlaceableKind
from tmtool.language.typography import unbroken
from tmtool.memory import placeable_sentences as say
from tmtool.memory.counterparts import MatchedTexts, counterparts
from tmtool.memory.patching import Edit, narrowed, patched
from tmtool.memory.placeable_pairs import Pair, pairing
from tmtool.memory.surroundings import excerpt, in_place
from tmtool.model.text import TaggedText
from tmtool.model.units import Patch

_NEAR = 20
"""Up to how many characters between two figures they may be one measure: 3 to 5 inches, 20 feet (6 metres)."""


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

    @property
    def has_dateline(self) -> bool:
        """Whether a dateline stands for another."""
        pairs = (*self.settled, *(one.pair for one in self.unsettled))
        return any(pair.unit is not None and pair.unit.kind is PlaceableKind.DATELINE for pair in pairs)


def localise(
    query: str,
    unit: str,
    target: str,
    source_language: str,
    target_language: str,
    style: HouseStyle | None = None,
) -> Localised:
    """Put right what placeables differ between a text looked up and a unit's source.

    Args:
        query: the text looked up, without tags.
        unit: the unit's source text.
        target: the unit's target text.
        source_language: tag of the language of the first two.
        target_language: tag of the language of the target.
        style: how the house writes figures; None keeps to the manner of the target.
    """
    found = corrections(query, unit, target, source_language, target_language, style)
    warnings = (*(one.warning for one in found.unsettled), *found.warnings)
    if not found.edits:
        return Localised(None, (), warnings)
    text, patches = patched(TaggedText(target), found.edits)
    return Localised(text.text, patches, warnings)


def corrections(
    query: str,
    unit: str,
    target: str,
    source_language: str,
    target_language: str,
    style: HouseStyle | None = None,
) -> Corrections:
    """Say what must be put right in a target; arguments as for `localise`."""
    found = pairing(query, unit, source_language)
    datelines = _datelines(query, unit, source_language)
    if not found.pairs and not found.loose_figures:
        return Corrections(warnings=datelines, only_placeables_differ=found.words_are_equal)
    of_unit = placeables(unit, source_language)
    of_target = placeables(target, target_language) if found.pairs else ()
    words_of_unit = spelled(unit, source_language) if found.pairs else ()
    words_of_target = spelled(target, target_language) if found.pairs else ()
    match = MatchedTexts(
        unit, target, source_language, target_language, of_unit, of_target, words_of_unit, words_of_target, found
    )
    planned, unsettled = _settled(match, style)
    kept, unread = _read_back(match, planned)
    warnings = [say.loose_figure(was, now) for was, now in found.loose_figures]
    return Corrections(
        tuple(one.edit for one in kept),
        tuple(one.pair for one in kept),
        (*unsettled, *unread),
        (*datelines, *warnings, *(say.converted(excerpt(match.target, one)) for one in _conversions(match, kept))),
        found.words_are_equal,
    )


def _datelines(query: str, unit: str, language: str) -> tuple[str, ...]:
    """What is said of datelines that mean the same and differ in a country or an agency."""
    firsts = [one for text in (unit, query) for one in placeables(text, language)[:1]]
    if len(firsts) < 2 or any(one.kind is not PlaceableKind.DATELINE for one in firsts):
        return ()
    old, new = firsts
    written = [re.sub(r"\W+", " ", one.text).casefold() for one in firsts]
    return (say.other_dateline(old, new),) if old.meaning == new.meaning and written[0] != written[1] else ()


@dataclass(frozen=True, slots=True)
class _Planned:
    """An edit, and the pair that it settles."""

    edit: Edit
    pair: Pair
    meaning: Meaning
    """What must be read in the target afterwards."""


def _settled(match: MatchedTexts, style: HouseStyle | None) -> tuple[list[_Planned], list[Unsettled]]:
    planned: list[_Planned] = []
    unsettled: list[Unsettled] = []
    groups: dict[Meaning, list[Pair]] = {}
    for pair in match.found.pairs:
        if pair.unit and pair.text:
            groups.setdefault(pair.unit.meaning, []).append(pair)
        else:
            unsettled.append(Unsettled(pair, _without_counterpart(pair, match)))
    for pairs in groups.values():
        result = _plan(match, pairs, style)
        if isinstance(result, str):
            unsettled += [Unsettled(pair, result) for pair in pairs[:1]]
        else:
            planned += result
    return planned, unsettled


def _plan(match: MatchedTexts, pairs: list[Pair], style: HouseStyle | None) -> list[_Planned] | str:
    """The edits that put one value of the unit right, or the warning that says why there are none."""
    old, new = pairs[0].unit, pairs[0].text
    assert old is not None and new is not None
    places = counterparts(match, pairs, old, new)
    if isinstance(places, str):
        return places
    planned = []
    for place in places:
        if _may_be_another_year(place, old, new):
            return f"{say.stands_for(old, new)}: see whether the year of «{excerpt(match.target, place)}» stays."
        meaning = _as_in(place, new)
        replaced = in_place(match.target, place, meaning.value, match.target_language, style)
        if isinstance(replaced, str):
            if place.is_spelled:
                return f"{say.stands_for(old, new)}: the target may have it as a word, «{place.text}»."
            return f"{say.stands_for(old, new)}{': ' if replaced.startswith('«') else '. '}{replaced}"
        start, end, text = replaced
        if style is not None:
            text = unbroken(text, match.target_language)
        edit = narrowed(Edit(start, end, text, say.reason(old, new)), match.target)
        planned.append(_Planned(edit, pairs[0], meaning))
    return planned


def _as_in(place: Placeable, new: Placeable) -> Meaning:
    """What a place of the target must mean: the new value, with the year only where the target has one."""
    if isinstance(place.value, DateValue) and isinstance(new.value, DateValue):
        year = place.value.year if new.value.year is None or place.value.year is None else new.value.year
        return Meaning(new.kind, new.value._replace(year=year))
    return new.meaning


def _may_be_another_year(place: Placeable, old: Placeable, new: Placeable) -> bool:
    """Whether a date moves to another month, and its year stands in the target alone."""
    values = [one.value for one in (place, old, new) if isinstance(one.value, DateValue)]
    if len(values) < 3:
        return False
    ours, theirs, wanted = values
    return ours.year is not None and wanted.year is None and theirs.month != wanted.month


def _without_counterpart(pair: Pair, match: MatchedTexts) -> str:
    if pair.unit is None:
        assert pair.text is not None
        return say.new_here(pair.text)
    place = next((one for one in match.of_target if one.meaning == pair.unit.meaning), None)
    return say.not_here(pair.unit, excerpt(match.target, place) if place else None)


def _read_back(match: MatchedTexts, planned: list[_Planned]) -> tuple[list[_Planned], list[Unsettled]]:
    """Keep the edits that do not meet, and of these the ones that read in the new target as they should."""
    kept = [one for one in planned if not any(one.edit.meets(other.edit) for other in planned if other is not one)]
    while kept:
        text, _ = patched(TaggedText(match.target), [one.edit for one in kept])
        language = match.target_language
        found = (*placeables(text.text, language), *spelled(text.text, language))
        read = {_comparable(one.meaning) for one in found}
        rest = [one for one in kept if _comparable(one.meaning) in read]
        if len(rest) == len(kept):
            break
        kept = rest
    lost = [Unsettled(one.pair, _unread(match, one)) for one in planned if one not in kept]
    return kept, lost


def _conversions(match: MatchedTexts, planned: Sequence[_Planned]) -> Iterator[Placeable]:
    """Figures that a translator put in brackets after one that changes: the same in another measure."""
    known = {one.meaning for one in match.of_unit}
    for one in match.of_target:
        before = match.target[: one.start].rstrip()
        if one.meaning not in known and before.endswith("("):
            bracket = len(before) - 1
            if any(bracket - _NEAR <= other.edit.end <= bracket for other in planned):
                yield one


def _comparable(meaning: Meaning) -> Meaning:
    """A meaning without the place of a dateline, which each language writes in its own way."""
    if isinstance(meaning.value, Dateline):
        return Meaning(meaning.kind, meaning.value._replace(place=""))
    return meaning


def _unread(match: MatchedTexts, planned: _Planned) -> str:
    old, new = planned.pair
    assert old is not None and new is not None
    return f"{say.stands_for(old, new)}: put «{match.target[planned.edit.start : planned.edit.end]}» right by hand."
