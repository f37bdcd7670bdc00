"""Writing a value in the manner of an example that stands in a text."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from tmtool.language.house_style import HouseStyle
from tmtool.language.placeables.manner import Change, Edit, apply, cased_like, edit, whole
from tmtool.language.placeables.places import place_name
from tmtool.language.placeables.spelled_words import cardinal, russian_cardinal
from tmtool.language.placeables.values import (
    Dateline,
    DateValue,
    Money,
    PartKind,
    Placeable,
    PlaceableKind,
    TimeValue,
    Value,
)
from tmtool.language.registry import fold


class Written(NamedTuple):
    """What should stand at `text[start:end]` so that it says another value."""

    start: int
    end: int
    """The span is that of the example, or begins earlier where an adjective before it changes too."""
    text: str
    is_certain: bool
    why: str
    """Where it is not certain, one sentence that says what to look at; else empty."""


def write(
    value: Placeable | Value, like: Placeable, text: str, language: str, style: HouseStyle | None = None
) -> Written | None:
    """Write a value in the manner of an example: its separators, abbreviations, order, case and endings.

    Only the words of the placeable itself are looked after (and an adjective before a weekday); a noun counted by the
    figure and a preposition before it are not.

    Args:
        value: the new value, or a placeable of any language that has it; of the same kind as the example.
        like: a placeable of the text.
        text: the whole text in which the example stands.
        language: its language tag.
        style: how the house writes what the example does not show, and the only percent sign of a text; None keeps to
            the example in all.

    Returns:
        None where the value cannot be written in that manner at all.
    """
    if isinstance(value, Placeable):
        value = value.value
    change = _change(value, like, text, fold(language), style)
    if change is None:
        return None
    start = min((like.start, *(one.start for one in change.edits)))
    written = apply(text, start, like.end, change.edits)
    return Written(start, like.end, written, not change.doubt, change.doubt)


def rewrite(text: str, met: Placeable, value: Value, language: str, style: HouseStyle | None = None) -> str | None:
    """Give what a placeable becomes with another value; None where that is not certain or changes words around it.

    Args:
        text: the whole text in which the placeable stands.
        met: a placeable of the text.
        value: the new value, of the same kind.
        language: the text's language tag.
        style: as for `write`.
    """
    written = write(value, met, text, language, style)
    if written is None or not written.is_certain or written.start != met.start:
        return None
    return written.text


def _change(value: Value, like: Placeable, text: str, language: str, style: HouseStyle | None) -> Change | None:
    # Loaded with the first figure or day that is written: most segments are shown without one.
    from tmtool.language.placeables.days_written import date_change, time_change, weekday_change
    from tmtool.language.placeables.numbers_written import number_change

    if value == like.value:
        return Change(())
    if like.kind in (PlaceableKind.URL, PlaceableKind.EMAIL) and isinstance(value, str):
        return Change((whole(like, value),))
    if like.kind is PlaceableKind.WEEKDAY and isinstance(value, int):
        return weekday_change(value, like, text, language)
    if isinstance(value, DateValue) and isinstance(like.value, DateValue):
        return date_change(value, like, text, language)
    if isinstance(value, TimeValue) and isinstance(like.value, TimeValue):
        return time_change(value, like, text, language)
    if isinstance(value, Dateline) and isinstance(like.value, Dateline):
        return _dateline_change(value, like, text, language, style)
    if like.is_spelled:
        return _words_change(value, like, language)
    if isinstance(value, Money) == isinstance(like.value, Money) and isinstance(value, Decimal | Money):
        return number_change(value, like, text, language, style)
    return None


def _words_change(value: Value, like: Placeable, language: str) -> Change | None:
    """A cardinal in words, where nothing else has to change with it."""
    old = like.value
    if not isinstance(value, Decimal) or not isinstance(old, Decimal):
        return None
    if language == "ru":
        text = russian_cardinal(like.text.lower(), value)
    else:
        # «бір» is an article too, and English has another number after one.
        is_plain = old != 1 and (language == "kk" or min(old, value) > 1)
        text = cardinal(value, language) if is_plain else None
    return None if text is None else Change((whole(like, cased_like(text, like.text)),))


def _dateline_change(
    value: Dateline, like: Placeable, text: str, language: str, style: HouseStyle | None
) -> Change | None:
    met = like.value
    place = like.part(PartKind.PLACE)
    assert isinstance(met, Dateline) and place is not None
    edits: tuple[Edit, ...] = ()
    doubt = ""
    name = place_name(value.place, language)
    if name is None or name.casefold() != met.place.casefold():
        rest = [part for part in like.parts if part.kind is not PartKind.PLACE]
        after = text[place.end : rest[0].start if rest else like.end].partition("(")[0]
        if any(letter.isalpha() for letter in after):
            # ALMATY, Kazakhstan: the country may be another one too.
            doubt = f"The words after {met.place} may have to change too."
        if name is None:
            doubt = f"How {value.place} is written in this language is not known."
        edits = (edit(place, cased_like(name or value.place, met.place)),)
    if value.when == met.when:
        return Change(edits, doubt)
    inner = _inner(like)
    when = None if inner is None or value.when is None else _change(value.when, inner, text, language, style)
    if when is None:
        return None
    return Change((*edits, *when.edits), doubt or when.doubt)


def _inner(like: Placeable) -> Placeable | None:
    """The date or weekday in a dateline, as a placeable of its own."""
    assert isinstance(like.value, Dateline)
    parts = tuple(part for part in like.parts if part.kind is not PartKind.PLACE)
    when = like.value.when
    if when is None or not parts:
        return None
    kind = PlaceableKind.DATE if isinstance(when, DateValue) else PlaceableKind.WEEKDAY
    start, end = parts[0].start, parts[-1].end
    return Placeable(kind, start, end, like.text[start - like.start : end - like.start], when, parts)
