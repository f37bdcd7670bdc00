"""Placeables as Kazakh writes them: a figure, then the figure with the endings that fit how it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from tmtool.language import kazakh_governors as governors
from tmtool.language.house_style import HouseStyle
from tmtool.language.kazakh_from_english import said
from tmtool.language.kazakh_numerals import last_spoken
from tmtool.language.kazakh_sounds import attach, sounds
from tmtool.language.kazakh_suffixes import Case, Ending, Owner, suffix
from tmtool.language.placeables.figures import write_roman
from tmtool.language.placeables.kazakh_days import MONTHS, WEEKDAYS
from tmtool.language.placeables.offered import Around, by_example, has_multiplier, has_sign, is_in_millions
from tmtool.language.placeables.values import DateValue, Money, PartKind, Placeable, PlaceableKind, TimeValue

_USUAL = (Case.NOMINATIVE, Case.DATIVE, Case.ABLATIVE, Case.LOCATIVE, Case.GENITIVE, Case.ACCUSATIVE, Case.INSTRUMENTAL)
_OWNED = (Case.NOMINATIVE, Case.ACCUSATIVE, Case.DATIVE)
_ATTRIBUTE = "LIQ"
_MEASURED_FROM = re.compile(
    r"(?:^|\s)(?:more than|over|above|exceed\w*|in excess of|upwards? of|less than|fewer than|under|below)\s+$", re.I
)
"""100-ден астам, 100-ден аз."""
_MEASURED_TO = re.compile(r"(?:^|\s)(?:about|around|nearly|almost|approximately|roughly|some|close to|up to)\s+$", re.I)
"""100-ге жуық, 100-ге дейін."""
_PREPOSITIONS = {
    "from": Case.ABLATIVE, "since": Case.ABLATIVE, "to": Case.DATIVE, "until": Case.DATIVE, "till": Case.DATIVE,
    "by": Case.DATIVE, "through": Case.DATIVE, "of": Case.GENITIVE, "in": Case.LOCATIVE, "at": Case.LOCATIVE,
    "on": Case.LOCATIVE,
}  # fmt: skip
_CENTURY = re.compile(r"\s+centur(?:y|ies)\b")
_VOICED = {"қ": "ғ", "к": "г", "п": "б"}
_PREPOSITION = re.compile(r"(?:^|\s)(\w+)(?:\s+(?:the|early|late|mid))?\s+$")
_NEXT_WORD = re.compile(r"\s+([a-z]+)(?![\w’'])")
_YEARS = {
    Case.LOCATIVE: "жылы", Case.ABLATIVE: "жылдан", Case.DATIVE: "жылға", Case.GENITIVE: "жылдың",
    Case.NOMINATIVE: "жыл", Case.ACCUSATIVE: "жылды", Case.INSTRUMENTAL: "жылмен",
}  # fmt: skip


class _Base(NamedTuple):
    """What endings are put after."""

    text: str
    spoken: str
    """The last word as it is read."""
    joint: str
    """What stands before an ending: a hyphen after figures and signs."""


def in_kazakh(one: Placeable, around: Around, style: HouseStyle | None) -> tuple[str, ...]:
    """Give the forms of a placeable; arguments are those of `offered`."""
    match one.value:
        case TimeValue() as time:
            return _time(time, around)
        case DateValue() as date:
            return _date(date, around)
        case int() as day if one.kind is PlaceableKind.WEEKDAY:
            word = WEEKDAYS[day]
            return _when(_Base(word, word, ""), f"{word} күні", around)
        case Money() as money:
            return _measure(tuple(_sums(money, is_in_millions(one, money), style)), one, around)
        case Decimal() as number:
            return _number(one, number, around, style)
        case _:
            return (one.text,)


def _number(one: Placeable, number: Decimal, around: Around, style: HouseStyle | None) -> tuple[str, ...]:
    if one.kind is PlaceableKind.PERCENT:
        sign = _Base(by_example(number, "5%", "kk", style) or one.text, "пайыз", "-")
        word = _Base(by_example(number, "5\u00a0пайыз", "kk", style) or one.text, "пайыз", "")
        return _measure((sign, word) if has_sign(one) else (word, sign), one, around)
    if one.kind is PlaceableKind.POINTS:
        text = by_example(number, "5\u00a0пайыздық тармақ", "kk", style) or one.text
        return _measure((_Base(text, "тармақ", ""),), one, around)
    if _CENTURY.match(around.source_after) and number == int(number) and 0 < number < 40:
        text = f"{write_roman(int(number))}\u00a0ғасыр"
        rest = replace(around, source_after=_CENTURY.sub("", around.source_after))
        return _cased(_Base(text, "ғасыр", ""), _asked(one.text, rest))
    if one.is_year and one.text.endswith("s"):
        decade = f"{int(number)}"
        return tuple(f"{decade}\u00a0{word}" for word in ("жылдары", "жылдардың", "жылдардан", "жылдарға", "жылдар"))
    if one.is_year:
        return _year(int(number), one, around)
    if one.piece(PartKind.SUFFIX) in ("st", "nd", "rd", "th"):
        return (attach(f"{int(number)}", "шI", sounds(last_spoken(number)), joint="-"), f"{int(number)}-")
    if has_multiplier(one):
        short = by_example(number, "5\u00a0млн", "kk", style) or one.text
        whole = by_example(number, "5\u00a0миллион", "kk", style) or one.text
        cases = _asked(one.text, around)
        spelled = _cased(_Base(whole, whole.split()[-1], ""), cases)
        return (*spelled[:1], short, *spelled[1:]) if cases[0] is not Case.NOMINATIVE else (short, *spelled)
    text = by_example(number, "5", "kk", style) or one.text
    return _measure((_figure(text, number),), one, around)


def _figure(text: str, number: Decimal) -> _Base:
    """A figure; a large one may be written with млн, which is read миллион and takes no hyphen when spelled so."""
    if text[-1:].isdigit():
        return _Base(text, last_spoken(number), "-")
    spelled = text.replace("млн", "миллион").replace("млрд", "миллиард").replace("трлн", "триллион")
    return _Base(spelled, spelled.split()[-1], "")


def _sums(money: Money, in_millions: bool, style: HouseStyle | None) -> Iterator[_Base]:
    if text := by_example(money, "5\u00a0млн доллар" if in_millions else "5\u00a0доллар", "kk", style):
        yield _Base(text, text.split()[-1], "")
    if text := by_example(money, "$5\u00a0млн" if in_millions else "$5", "kk", style):
        yield _Base(text, "", "")


def _measure(bases: tuple[_Base, ...], one: Placeable, around: Around) -> tuple[str, ...]:
    """A measure in all cases, then what it may be written otherwise."""
    first = bases[0]
    cases = _asked(one.text, around)
    forms = list(_cased(first, cases))
    if one.kind is not PlaceableKind.NUMBER:
        attribute = attach(first.text, _ATTRIBUTE, sounds(first.spoken), joint=first.joint)
        attribute = attribute.replace("Q", "к" if attribute[-2] == "і" else "қ")
        owned = _owned(first)
        if re.match(r"\s+of\b", around.source_after):
            forms = [*owned, *forms]
        elif cases[0] is Case.NOMINATIVE and _counts_a_noun(around.source_after):
            forms = [attribute, *forms, *owned]
        else:
            forms = [*forms, *owned, attribute]
    else:
        forms += _owned(first)
    return (*forms, *(base.text for base in bases[1:]))


def _cased(base: _Base, cases: tuple[Case, ...]) -> tuple[str, ...]:
    heard = sounds(base.spoken)
    if heard is None:
        return (base.text,)
    endings = ((case, suffix(Ending(case=case), heard)) for case in cases)
    return tuple(f"{base.text}{base.joint}{ending}" if ending else base.text for _, ending in endings)


def _owned(base: _Base) -> list[str]:
    """With the ending of whose it is: сайлаушылардың 30 пайызы."""
    heard = sounds(base.spoken)
    if heard is None:
        return []
    # Тармақ, тармағы; a figure stays as it is.
    text = base.text if base.joint else base.text[:-1] + _VOICED.get(base.text[-1], base.text[-1])
    return [text + base.joint + suffix(Ending(owner=Owner.THIRD, case=case), heard) for case in _OWNED]


def _asked(text: str, around: Around, usual: Case | None = None) -> tuple[Case, ...]:
    """Give all cases, the likeliest first: what the word after the cursor asks for, else what the English says."""
    after = re.match(r"\s*([\w-]+)", around.after)
    asked = governors.KAZAKH_POSTPOSITIONS.get(after[1].lower(), ()) if after else ()
    if not asked:
        asked = _said(text, around) or ((usual,) if usual else ())
    return tuple(dict.fromkeys((*asked, *_USUAL)))


def _said(text: str, around: Around) -> tuple[Case, ...]:
    before, next_is_noun = around.source_before, _counts_a_noun(around.source_after)
    if _MEASURED_FROM.search(before):
        return (Case.ABLATIVE,)
    if _MEASURED_TO.search(before):
        return (Case.DATIVE,)
    found = _PREPOSITION.search(before)
    case = _PREPOSITIONS.get(found[1].lower()) if found else None
    if case is Case.ABLATIVE:
        return (case,)
    if next_is_noun:
        # Of a counted noun the noun has the ending: 100 жұмысшыға.
        return (Case.NOMINATIVE,)
    if case:
        return (case,)
    cases = said(before, text, around.source_after, counted=True, named=False).cases
    # A measure that is an object has no ending: 5 млн доллар алды.
    return (Case.NOMINATIVE,) if cases[:1] == (Case.ACCUSATIVE,) else cases[:1]


def _counts_a_noun(source_after: str) -> bool:
    found = _NEXT_WORD.match(source_after)
    if found is None:
        return False
    word = found[1]
    none = (governors.NO_NOUN_NEXT - {"more", "less"}, governors.ENGLISH_PREPOSITIONS, governors.ENGLISH_INTRANSITIVE)
    return word not in governors.ENGLISH_SKIPPED and not any(word in words for words in none)


def _when(base: _Base, phrase: str, around: Around) -> tuple[str, ...]:
    """A time: with «күні» or in the locative where the English says on that day."""
    cases = _asked("", around, Case.LOCATIVE)
    forms = _cased(base, cases)
    return (phrase, *forms) if cases[0] is Case.LOCATIVE else (*forms, phrase)


def _date(date: DateValue, around: Around) -> tuple[str, ...]:
    year = f"{date.year}\u00a0жылғы " if date.year else ""
    month = MONTHS[date.month - 1]
    if date.day is None:
        base = _Base(f"{year}{month}", month, "")
        forms = _cased(base, _asked_of_day(around))
        return (*forms[:1], f"{base.text} айында", *forms[1:])
    days = f"{date.day}–{date.day_to}" if date.day_to else f"{date.day}"
    base = _Base(f"{year}{days}\u00a0{month}", month, "")
    forms = _cased(base, _asked_of_day(around))
    return (*forms, f"{base.text} күні")


def _asked_of_day(around: Around) -> tuple[Case, ...]:
    found = _PREPOSITION.search(around.source_before)
    # “Of September 5” names a day: a dateline, a heading.
    if found and found[1] == "of":
        return _USUAL
    return _asked("", around, Case.LOCATIVE)


def _year(year: int, one: Placeable, around: Around) -> tuple[str, ...]:
    asked = _asked(one.text, around, Case.LOCATIVE)
    of_year = f"{year}\u00a0жылғы"
    if _counts_a_noun(around.source_after) and asked[0] is Case.NOMINATIVE:
        return (of_year, *(f"{year}\u00a0{_YEARS[case]}" for case in asked), f"{year}")
    return (*(f"{year}\u00a0{_YEARS[case]}" for case in asked), of_year, f"{year}")


def _time(time: TimeValue, around: Around) -> tuple[str, ...]:
    text = f"{time.hour}:{time.minute:02}"
    base = _Base(f"сағат\u00a0{text}", last_spoken(Decimal(time.minute or time.hour)), "-")
    forms = _cased(base, _asked("", around, Case.LOCATIVE))
    return (*forms, text)
