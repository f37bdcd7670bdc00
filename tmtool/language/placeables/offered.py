"""A placeable of the source as it may be written in the translation, the likeliest form first.

100 is offered in Kazakh as 100, 100-ге, 100-ден …, “on Wednesday” in Russian as «в среду», «среду», «среда» …
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tmtool.language.house_style import HouseStyle
from tmtool.language.placeables.places import place_name
from tmtool.language.placeables.recognise import placeables
from tmtool.language.placeables.values import Dateline, DateValue, Money, PartKind, Placeable, PlaceableKind, Value
from tmtool.language.placeables.writing import write
from tmtool.language.registry import fold

_IN_ENGLISH: dict[PlaceableKind, tuple[str, ...]] = {
    PlaceableKind.NUMBER: ("5",),
    PlaceableKind.PERCENT: ("5 percent", "5%"),
    PlaceableKind.POINTS: ("5 percentage points",),
    PlaceableKind.WEEKDAY: ("on Monday", "Monday"),
    PlaceableKind.DATE: ("January 5, 2024", "January 5", "January 2024", "January"),
    PlaceableKind.TIME: ("5 p.m.", "10:30"),
}
_SUMS_IN_ENGLISH = ("$5 million", "5 million dollars"), ("$5", "5 dollars")
_AGENCY = re.compile(r"\([^)]*\)")
_SENTENCE_ENDED = re.compile(r"(?:^|[.!?…][»”\")]?\s)\W*$")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a placeable in the source, and around the cursor in the translation."""

    source_before: str = ""
    source_after: str = ""
    before: str = ""
    after: str = ""


def offered(
    one: Placeable,
    source_language: str,
    language: str,
    around: Around,
    style: HouseStyle | None = None,
) -> tuple[str, ...]:
    """Give the forms in which a placeable of the source may stand in the translation.

    Args:
        one: the placeable.
        source_language: tag of the language in which it stands; what English says around it tells the likeliest form.
        language: tag of the language wanted.
        around: what stands around it, and around the cursor.
        style: how the house writes figures.

    Returns:
        At least one form; of a language whose grammar is not known it is what the source has.
    """
    code = fold(language)
    if fold(source_language) != "en":
        around = replace(around, source_before="", source_after="")
    one = _as_it_stands(one)
    if one.kind in (PlaceableKind.URL, PlaceableKind.EMAIL) or code == fold(source_language):
        return (one.text,)
    if isinstance(one.value, Dateline):
        return _dateline(one, one.value, code, style)
    forms = _forms(one, code, around, style)
    if _SENTENCE_ENDED.search(around.before):
        forms = tuple(form[:1].upper() + form[1:] for form in forms)
    different: dict[str, str] = {}
    for form in forms:
        different.setdefault(form.replace("\u00a0", " "), form)
    return tuple(different.values()) or (one.text,)


def by_examples(one: Placeable, examples: Sequence[str], language: str, style: HouseStyle | None) -> tuple[str, ...]:
    """Write a value in the manner of each example where that is possible; what stands before it goes along."""
    found = (by_example(one.value, example, language, style) for example in examples)
    return tuple(dict.fromkeys(form for form in found if form))


def by_example(value: Value, example: str, language: str, style: HouseStyle | None, *, context: str = "") -> str | None:
    """Write a value in the manner of an example.

    Args:
        value: what is to be written.
        example: words of which the last ones are a placeable of the same kind.
        language: the language of the example.
        style: how the house writes figures.
        context: what stands before the example to tell the case, and is not given back.

    Returns:
        None where another value cannot be written so.
    """
    whole = context + example
    likes = placeables(whole, language)
    written = write(value, likes[-1], whole, language, style) if likes else None
    if written is None or written.end != len(whole) or written.start < len(context):
        return None
    # One is uncertain only for the words around it, and here are none.
    return whole[len(context) : written.start] + written.text


def has_multiplier(one: Placeable) -> bool:
    """Say whether the source has a word such as million."""
    return one.part(PartKind.MULTIPLIER) is not None


def is_in_millions(one: Placeable, money: Money) -> bool:
    """Say whether a sum is written with млн or the like: one that is in the source, or is round."""
    return money.amount >= 10**6 and (has_multiplier(one) or not money.amount % 10**5)


def has_sign(one: Placeable) -> bool:
    """Say whether the source has the sign of percent, not its word."""
    return "%" in (one.piece(PartKind.PERCENT) or "")


def _as_it_stands(one: Placeable) -> Placeable:
    """The 3 of “3–5 million” is put in as 3, though it means three million."""
    if one.kind is PlaceableKind.NUMBER and one.also and not has_multiplier(one) and one.text.isdecimal():
        short = next((also.value for also in one.also if str(also.value) == one.text), None)
        return one if short is None else replace(one, value=short, also=())
    return one


def _forms(one: Placeable, language: str, around: Around, style: HouseStyle | None) -> tuple[str, ...]:
    if language == "ru":
        from tmtool.language.placeables.offered_russian import in_russian

        return in_russian(one, around, style)
    if language == "kk":
        from tmtool.language.placeables.offered_kazakh import in_kazakh

        return in_kazakh(one, around, style)
    if language == "en":
        examples = _IN_ENGLISH.get(one.kind, ())
        if isinstance(one.value, Money):
            examples = _SUMS_IN_ENGLISH[not is_in_millions(one, one.value)]
        return by_examples(one, examples, language, style)
    return (one.text,)


def _dateline(one: Placeable, value: Dateline, language: str, style: HouseStyle | None) -> tuple[str, ...]:
    """A dateline in the manner of the trade: АЛМАТЫ, 5 сентября (агентство) — ."""
    name = place_name(value.place, language) or value.place
    name = name.upper() if value.place.isupper() else name
    agency = _AGENCY.search(one.text)
    rest = f" {agency[0]}" if agency else ""
    if value.when is None:
        return (f"{name}{rest} — ",)
    kind = PlaceableKind.DATE if isinstance(value.when, DateValue) else PlaceableKind.WEEKDAY
    day = _forms(Placeable(kind, 0, 0, "", value.when), language, Around(source_before="of "), style)
    plain = min(day, key=len) if kind is PlaceableKind.WEEKDAY and day else next(iter(day), "")
    return (f"{name}, {plain}{rest} — ", f"{name}{rest} — ")
