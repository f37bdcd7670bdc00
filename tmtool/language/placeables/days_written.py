"""Dates, weekdays and times written in the manner of an example."""

from __future__ import annotations

import re
from decimal import Decimal

from tmtool.language.kazakh_numerals import endings, last_spoken, reharmonised
from tmtool.language.placeables import english, kazakh_days, russian_days
from tmtool.language.placeables.manner import Change, Edit, cased_like, edit, whole
from tmtool.language.placeables.numbers_written import english_ordinal
from tmtool.language.placeables.russian_counting import HOUR, counted
from tmtool.language.placeables.values import DateValue, Part, PartKind, Placeable, TimeValue

_HALVES = {
    # From which hour on which word is said.
    "ru": ((0, "ночи"), (4, "утра"), (12, "дня"), (17, "вечера")),
    "kk": ((0, "түнгі"), (4, "таңғы"), (12, "күндізгі"), (17, "кешкі"), (23, "түнгі")),
}
_TWO_ARE_SAID = {"ru": frozenset[int](), "kk": frozenset((3, 4, 11, 12, 16, 17, 22, 23))}
"""Hours at which the words on both sides are heard."""


def date_change(value: DateValue, like: Placeable, text: str, language: str) -> Change | None:
    """Write a date in the manner of an example; only days of the same make-up can be written."""
    met = like.value
    assert isinstance(met, DateValue)
    if (value.day is None) != (met.day is None) or (value.day_to is None) != (met.day_to is None):
        return None
    doubt = ""
    if (value.year is None) != (met.year is None):
        doubt = f"The year {met.year or value.year} stands in one of the two texts only."
    edits: list[Edit] = []
    for kind, number, old in (
        (PartKind.DAY, value.day, met.day),
        (PartKind.DAY_TO, value.day_to, met.day_to),
        (PartKind.YEAR, value.year, met.year),
    ):
        part = like.part(kind)
        if part is not None and number is not None and number != old:
            edits.append(edit(part, _padded(number, text[part.start : part.end])))
    month = like.part(PartKind.MONTH)
    assert month is not None
    if value.month != met.month:
        word = text[month.start : month.end]
        written = _month(value.month, word, language)
        if written is None:
            return None
        edits.append(edit(month, written))
    around = _around_days(value, like, text, language)
    return Change((*edits, *around.edits), doubt or around.doubt)


def _padded(number: int, example: str) -> str:
    return f"{number:02}" if example.startswith("0") else str(number)


def _month(month: int, word: str, language: str) -> str | None:
    if word.isdecimal():
        return _padded(month, word) if word.startswith("0") or month > 9 or len(word) == 1 else f"{month:02}"
    if language == "ru":
        return cased_like(russian_days.month_like(month, word.lower()), word)
    if language == "kk":
        written = _inflected_like(kazakh_days.MONTHS[month - 1], word.lower(), kazakh_days.MONTHS)
        return None if written is None else cased_like(written, word)
    name = english.MONTHS[month - 1]
    if word in english.MONTHS or 3 <= month <= 7:
        return name
    short = next(short for short, number in reversed(english.SHORT_MONTHS.items()) if number == month)
    return short + ("." if word.endswith(".") or word in english.MONTHS[2:7] else "")


def _inflected_like(new: str, word: str, stems: tuple[str, ...]) -> str | None:
    """Put the ending that a Kazakh month or weekday has after another."""
    if word in stems:
        return new
    written = {
        kazakh_days.inflected(new, ending)
        for stem in stems
        for ending in endings()
        if kazakh_days.inflected(stem, ending) == word
    }
    return written.pop() if len(written) == 1 else None


def _around_days(value: DateValue, like: Placeable, text: str, language: str) -> Change:
    """Endings glued to the day; «3-қыркүйек» loses its hyphen, which is read but not written."""
    day, day_to, month = (like.part(kind) for kind in (PartKind.DAY, PartKind.DAY_TO, PartKind.MONTH))
    if day is None or value.day is None or month is None:
        return Change(())
    edits: list[Edit] = []
    doubt = ""
    for suffix in (part for part in like.parts if part.kind is PartKind.SUFFIX):
        of, number = (day_to, value.day_to) if day_to and suffix.start > day_to.start else (day, value.day)
        if language == "en":
            edits.append(edit(suffix, english_ordinal(number or 0)))
        elif language == "kk":
            change = _harmonised(suffix, text, (int(text[of.start : of.end]),), number or 0)
            edits += change.edits
            doubt = doubt or change.doubt
    last = day_to or day
    if language == "kk" and text[last.end : month.start] in ("-", "\u2010", "\u2011"):
        edits.append(Edit(last.end, month.start, " "))
    return Change(tuple(edits), doubt)


def _harmonised(suffix: Part, text: str, old: tuple[int, ...], new: int) -> Change:
    """Shape a Kazakh ending for another number; of several old ones the first that explains it counts."""
    written = text[suffix.start : suffix.end]
    wanted = last_spoken(Decimal(new))
    shapes = [shape for number in old if (shape := reharmonised(written, last_spoken(Decimal(number)), wanted))]
    return Change((edit(suffix, shapes[0]),)) if shapes else Change((), f"The ending -{written} may have to change.")


def weekday_change(value: int, like: Placeable, text: str, language: str) -> Change | None:
    """Write a weekday in the form of the one that stands there."""
    part = like.parts[0]
    word = text[part.start : part.end]
    if language == "ru":
        return russian_days.weekday_change(value, word, part, text)
    if language == "kk":
        written = _inflected_like(kazakh_days.WEEKDAYS[value], word.lower(), kazakh_days.WEEKDAYS)
        return None if written is None else Change((edit(part, cased_like(written, word)),))
    name = english.WEEKDAYS[value] + ("s" if word.lower().endswith("s") else "")
    return Change((edit(part, cased_like(name.lower(), word)),))


def time_change(value: TimeValue, like: Placeable, text: str, language: str) -> Change | None:
    """Write a time of the day in the manner of an example."""
    hour, minute, half = (like.part(kind) for kind in (PartKind.HOUR, PartKind.MINUTE, PartKind.HALF))
    assert hour is not None and isinstance(like.value, TimeValue)
    if value.minute and minute is None and language == "ru":
        return Change((whole(like, f"{value.hour}:{value.minute:02}"),), _clock_doubt(text[: like.start]))
    edits = []
    doubt = ""
    number = value.hour
    if half is not None:
        number = value.hour % 12 or 12
        changed = _half(value.hour, text[half.start : half.end], like.value.hour, language)
        if changed is None:
            return None
        word, is_certain = changed
        edits.append(edit(half, cased_like(word, text[half.start : half.end]) if language == "kk" else word))
        stands = text[half.start : half.end]
        doubt = "" if is_certain else f"Instead of «{stands}» it may have to be «{word}» at this hour."
    written = text[hour.start : hour.end]
    figures = f"{number:02}" if written.startswith("0") else str(number)
    if value.minute and minute is None:
        figures += f":{value.minute:02}"
    edits.append(edit(hour, figures))
    if minute is not None:
        edits.append(edit(minute, f"{value.minute:02}"))
    if language == "kk":
        ending = _ending(value, like, text)
        edits += ending.edits
        doubt = doubt or ending.doubt
    if language == "ru" and minute is None:
        changed_word, word_doubt = _hours(number, hour, like, text)
        edits += changed_word
        doubt = doubt or word_doubt
    return Change(tuple(edits), doubt)


def _clock_doubt(before: str) -> str:
    return (
        ""
        if re.search(r"\b(?:в|к|с|до|после)\s$", before, re.IGNORECASE)
        else "The time may have to be said otherwise."
    )


def _half(hour: int, word: str, old_hour: int, language: str) -> tuple[str, bool] | None:
    if language == "en":
        letter = "p" if hour >= 12 else "a"
        return letter + word[1:], True
    table = _HALVES.get(language)
    if table is None:
        return None
    new = next(name for start, name in reversed(table) if hour >= start)
    usual = next(name for start, name in reversed(table) if old_hour >= start)
    if new == usual:
        # A word of the same half may be of the house: таңертеңгі.
        return word, True
    return new, hour not in _TWO_ARE_SAID[language]


def _ending(value: TimeValue, like: Placeable, text: str) -> Change:
    suffix = like.part(PartKind.SUFFIX)
    if suffix is None:
        return Change(())
    hour, minute = int(like.piece(PartKind.HOUR) or 0), int(like.piece(PartKind.MINUTE) or 0)
    spoken_hour = value.hour % 12 or 12 if like.part(PartKind.HALF) else value.hour
    # 15:00-де is read to the last nought, 15:00-те is read as сағат он бесте.
    return _harmonised(suffix, text, (minute,) if minute else (hour, 0), value.minute or spoken_hour)


def _hours(number: int, hour: Part, like: Placeable, text: str) -> tuple[list[Edit], str]:
    """The word «часа», which the hour declines."""
    found = re.match(r"\s(час\w*)", text[hour.end :])
    if found is None:
        return [], ""
    old = Decimal(text[hour.start : hour.end])
    of = counted(HOUR, found[1], old, Decimal(number), text[: like.start])
    doubt = "" if of.is_certain else f"The form of “{found[1]}” may have to change."
    if not of.form:
        return [], doubt
    start = hour.end + found.start(1)
    return [Edit(start, start + len(found[1]), getattr(HOUR, of.form))], doubt
