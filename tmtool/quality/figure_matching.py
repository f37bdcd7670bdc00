"""Which figure of a translation stands for which of its source, compared by what they mean."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from tmtool.language.placeables import DateValue, Money, PartKind, Placeable, PlaceableKind, TimeValue, placeables
from tmtool.language.placeables.values import Dateline, Meaning, Value
from tmtool.language.placeables.vocabulary import vocabulary
from tmtool.language.spelt_numbers import spelt_numbers
from tmtool.language.words import words

_PHONE = re.compile(r"\+\d[\d\s\u00a0()-]{7,}\d")
_CLOCK = re.compile(r"(\d{1,2})\.([0-5]\d)")
_DOLLARS = frozenset(("USD", "CAD", "AUD", "HKD", "SGD", "NZD"))


@dataclass(frozen=True, slots=True)
class Matched:
    """How the figures of two texts stand for each other."""

    pairs: tuple[tuple[Placeable, Placeable], ...]
    """Those that mean the same, source first."""
    missing: tuple[Placeable, ...]
    """Figures of the source that nothing stands for."""
    added: tuple[Placeable, ...]
    """Figures of the translation that stand for nothing."""


_Alike = Callable[[Placeable, Placeable], bool]


@lru_cache(maxsize=1 << 8)
def match_figures(source: str, source_language: str, target: str, target_language: str) -> Matched:
    """Pair the figures of a text and its translation.

    Args:
        source: a text without tags.
        source_language: its language tag.
        target: its translation.
        target_language: the language tag of that.
    """
    ours = _figures(source, source_language)
    theirs = _figures(target, target_language)
    pairs: list[tuple[Placeable, Placeable]] = []
    for alike in (_same, Placeable.meets, _alike):
        _take_pairs(ours, theirs, alike, pairs)
    _take_days(ours, theirs, pairs)
    for figures, text, language in ((ours, target, target_language), (theirs, source, source_language)):
        _take_words(figures, text, language)
        _take_names(figures, text, language)
    _take_years(ours, theirs, pairs)
    _take_months(ours, target, target_language)
    _take_months(theirs, source, source_language)
    return Matched(tuple(pairs), tuple(ours), tuple(theirs))


def _figures(text: str, language: str) -> list[Placeable]:
    """The placeables of a text; of a dateline only its day counts, and a telephone number is one figure."""
    phones = [
        Placeable(PlaceableKind.NUMBER, found.start(), found.end(), found[0], re.sub(r"\D", "", found[0]))
        for found in _PHONE.finditer(text)
    ]
    if phones:
        text = _PHONE.sub(lambda found: " " * len(found[0]), text)
    return phones + [figure for found in placeables(text, language) if (figure := _without_place(found)) is not None]


def _without_place(found: Placeable) -> Placeable | None:
    if not isinstance(found.value, Dateline):
        return found
    when = found.value.when
    if when is None:
        return None
    kind = PlaceableKind.DATE if isinstance(when, DateValue) else PlaceableKind.WEEKDAY
    parts = tuple(part for part in found.parts if part.kind is not PartKind.PLACE)
    if not parts:
        return replace(found, kind=kind, value=when)
    start, end = parts[0].start, max(part.end for part in parts)
    return Placeable(kind, start, end, found.text[start - found.start : end - found.start], when, parts)


def _take_pairs(
    ours: list[Placeable], theirs: list[Placeable], alike: _Alike, pairs: list[tuple[Placeable, Placeable]]
) -> None:
    """Move the figures that are alike from the two lists to the pairs."""
    for one in list(ours):
        other = next((other for other in theirs if alike(one, other)), None)
        if other is not None:
            ours.remove(one)
            theirs.remove(other)
            pairs.append((one, other))


def _take_days(ours: list[Placeable], theirs: list[Placeable], pairs: list[tuple[Placeable, Placeable]]) -> None:
    """Take away days from to that the other text has as two dates: from May 5 to May 9, с 5 по 9 мая."""
    for ranges, singles, is_source in ((ours, theirs, True), (theirs, ours, False)):
        for one in list(ranges):
            days = _ends(one.value)
            found = [next((single for single in singles if single.value in day), None) for day in days]
            if len(found) == 2 and all(found):
                ranges.remove(one)
                for single in filter(None, found):
                    singles.remove(single)
                    pairs.append((one, single) if is_source else (single, one))


def _ends(value: Value) -> list[tuple[DateValue, ...]]:
    """The first and the last day of days from to, each with and without the year; else nothing."""
    if not isinstance(value, DateValue) or value.day_to is None:
        return []
    return [
        tuple(DateValue(year, value.month, day) for year in dict.fromkeys((value.year, None)))
        for day in (value.day, value.day_to)
    ]


def _same(one: Placeable, other: Placeable) -> bool:
    return one.meaning == other.meaning


def _alike(one: Placeable, other: Placeable) -> bool:
    """Say whether two figures may mean the same, though one says less than the other."""
    return (
        any(_are_alike(first, second) for first in (one.meaning, *one.also) for second in (other.meaning, *other.also))
        or _is_other_half(one, other)
        or _is_clock(one, other)
        or _is_clock(other, one)
    )


def _are_alike(one: Meaning, other: Meaning) -> bool:
    match one.value, other.value:
        case DateValue() as first, DateValue() as second:
            same_year = first.year == second.year or None in (first.year, second.year)
            return same_year and first[1:] == second[1:]
        case Money() as first, Money() as second:
            return first.amount == second.amount and {first.currency, second.currency} <= _DOLLARS
        case (Money() as sum_, Decimal() as number) | (Decimal() as number, Money() as sum_):
            return sum_.amount == number and PlaceableKind.NUMBER in (one.kind, other.kind)
        case (DateValue() as date, Decimal() as number) | (Decimal() as number, DateValue() as date):
            return number in (date.day, date.year if date.day is None else None)
        case (TimeValue() as time, Decimal() as number) | (Decimal() as number, TimeValue() as time):
            return number in (time.hour, time.hour % 12) and not time.minute
        case str() as first, str() as second:
            return first.rstrip("/").casefold() == second.rstrip("/").casefold()
        case _:
            return False


def _is_other_half(one: Placeable, other: Placeable) -> bool:
    """Say whether two times differ by twelve hours, and one does not say which half of the day it means."""
    first, second = one.value, other.value
    if not (isinstance(first, TimeValue) and isinstance(second, TimeValue)):
        return False
    # 22:00 says it, 10:00 does not.
    is_open = any(
        time.part(PartKind.HALF) is None and value.hour <= 12 for time, value in ((one, first), (other, second))
    )
    return is_open and first.minute == second.minute and (first.hour - second.hour) % 12 == 0


def _is_clock(one: Placeable, other: Placeable) -> bool:
    """Say whether a time stands in the other text with a point: 17.30."""
    found = _CLOCK.fullmatch(other.text)
    return found is not None and isinstance(one.value, TimeValue) and one.value == (int(found[1]), int(found[2]))


def _take_names(figures: list[Placeable], text: str, language: str) -> None:
    """Take away figures that are part of a name in the other text: Boeing 737, «Боинг-737»."""
    if figures:
        covered = [(found.start, found.end) for found in placeables(text, language)]
        figures[:] = [one for one in figures if not _is_in_name(one.text, text, covered)]


def _is_in_name(figure: str, text: str, covered: list[tuple[int, int]]) -> bool:
    return figure.isdecimal() and any(
        not any(start <= found.start() < end for start, end in covered)
        for found in re.finditer(rf"(?<![\d.,]){figure}(?![\d.,]\d)", text)
    )


def _take_words(figures: list[Placeable], text: str, language: str) -> None:
    """Take away figures that the other text has in words: Three people, 3 человека; words alone prove nothing."""
    if figures:
        spelt = spelt_numbers(text, language)
        figures[:] = [figure for figure in figures if spelt.isdisjoint(_numbers(figure))]


def _numbers(figure: Placeable) -> set[Decimal]:
    """What words may say instead of a figure; of a time the hour by either clock."""
    match figure.value:
        case Money(amount=amount):
            return {amount}
        case Decimal() as number:
            # Half of them, 50% из них.
            return {number, number / 100} if figure.kind is PlaceableKind.PERCENT else {number}
        case TimeValue(hour=hour, minute=0):
            return {Decimal(hour), Decimal(hour % 12)}
        case _:
            return set()


def _take_months(figures: list[Placeable], text: str, language: str) -> None:
    """Take away months that the other text may name too: Қазанда is in October or in Kazan, Мая a name or in May."""
    if any(isinstance(figure.value, DateValue) for figure in figures):
        months = vocabulary(language).months
        there = {months.get(word.text.lower()) for word in words(text)}
        figures[:] = [one for one in figures if _month(one.value) not in there]


def _month(value: Value) -> int:
    """The month where nothing but that is said; else 0."""
    return value.month if isinstance(value, DateValue) and value.day is None and value.year is None else 0


def _take_years(ours: list[Placeable], theirs: list[Placeable], pairs: list[tuple[Placeable, Placeable]]) -> None:
    """Take away bare years that the other text has with a date whose day they share."""
    for first, second, rest in ((0, 1, theirs), (1, 0, ours)):
        for pair in pairs:
            with_year, without = pair[first].value, pair[second].value
            if isinstance(with_year, DateValue) and isinstance(without, DateValue) and without.year is None:
                year = next((one for one in rest if one.value == with_year.year), None)
                if year is not None:
                    rest.remove(year)
