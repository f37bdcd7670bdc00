"""Placeables as Russian writes them: in every case that shows, the one that the sentence asks for first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from tmtool.language import russian_government as government
from tmtool.language.house_style import HouseStyle
from tmtool.language.placeables.figures import write_roman
from tmtool.language.placeables.offered import Around, by_example, has_multiplier, has_sign, is_in_millions
from tmtool.language.placeables.russian import MONTHS, WEEKDAYS
from tmtool.language.placeables.values import DateValue, Money, PartKind, Placeable, PlaceableKind, TimeValue

_CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
"""By the names of pymorphy3, in the order of the tables of months and weekdays."""
Form = tuple[str, str]
"""The cases that a form stands for, and the form; no case where it fits all."""

_PERCENT = ("5\u00a0процентов", "5\u00a0процентам", "5\u00a0процентами", "5\u00a0процентах")
_POINTS = tuple(
    f"5\u00a0{word}"
    for word in ("процентных пунктов", "процентным пунктам", "процентными пунктами", "процентных пунктах")
)
_DOLLARS = ("5\u00a0долларов", "5\u00a0долларам", "5\u00a0долларами", "5\u00a0долларах")
_MILLIONS = ("5\u00a0миллионов", "5\u00a0миллионам", "5\u00a0миллионами", "5\u00a0миллионах")
_YEAR = (("loct", "году"), ("gent", "года"), ("nomn accs", "год"), ("ablt", "годом"), ("datv", "году"))
_DECADE = (("loct gent", "-х годах"), ("gent", "-х годов"), ("nomn accs", "-е годы"), ("", "-х"))
_CENTURY = (("loct", "веке"), ("gent", "века"), ("nomn accs", "век"), ("ablt", "веком"), ("datv", "веку"))
_ORDINAL = (
    ("nomn accs", "й"), ("gent", "го"), ("loct ablt", "м"), ("nomn", "я"), ("nomn accs", "е"), ("accs", "ю"),
    ("datv", "му"), ("gent loct", "х"),
)  # fmt: skip
_ENGLISH = re.compile(r"(?:^|\s)(\w+)(?:\s+(?:the|early|late|mid))?\s+$")
_SAID = {
    "on": ("в", "accs"), "at": ("в", "accs"), "by": ("к", "datv"), "since": ("с", "gent"), "from": ("с", "gent"),
    "until": ("до", "gent"), "till": ("до", "gent"), "to": ("до", "gent"), "before": ("до", "gent"),
    "after": ("после", "gent"), "through": ("по", "accs"),
}  # fmt: skip
_FIGURE = re.compile(r"\d[\d\s,]*(?<=\d)")
_LAST_WORD = re.compile(r"(\w+)\s*$")
_BY_MEASURE = frozenset(("в", "во", "на", "за"))
"""Before a measure they ask for the accusative: на 30 процентов."""


def in_russian(one: Placeable, around: Around, style: HouseStyle | None) -> tuple[str, ...]:
    """Give the forms of a placeable; arguments are those of `offered`."""
    match one.value:
        case TimeValue() as time:
            return _with_preposition((("", f"{time.hour}:{time.minute:02}"),), "at", around)
        case DateValue() as date:
            return _date(date, around)
        case int() as day if one.kind is PlaceableKind.WEEKDAY:
            named = tuple(zip(_CASES, WEEKDAYS[day][: len(_CASES)], strict=True))
            return _with_preposition(named, "on", around)
        case Money() as money:
            return _in_order(_sum(money, is_in_millions(one, money), style), around.before)
        case Decimal() as number:
            return _number(one, number, around, style)
        case _:
            return (one.text,)


def _number(one: Placeable, number: Decimal, around: Around, style: HouseStyle | None) -> tuple[str, ...]:
    if one.kind is PlaceableKind.PERCENT:
        sign = [("", by_example(number, "5%", "ru", style))]
        words = _declined(number, _PERCENT, style)
        return _in_order([*sign, *words] if has_sign(one) else [*words, *sign], around.before)
    if one.kind is PlaceableKind.POINTS:
        return _in_order(
            [*_declined(number, _POINTS, style), ("", by_example(number, "5 п. п.", "ru", style))], around.before
        )
    if re.match(r"\s+centur", around.source_after) and number == int(number) and 0 < number < 40:
        roman = write_roman(int(number))
        return _with_preposition(
            tuple((cases, f"{roman}\u00a0{word}") for cases, word in _CENTURY), "in", around, "loct"
        )
    if one.is_year and one.text.endswith("s"):
        decade = tuple((cases, f"{int(number)}{words}") for cases, words in _DECADE)
        return _with_preposition(decade, "in", around, "loct")
    if one.is_year:
        return _year(int(number), around)
    if one.piece(PartKind.SUFFIX) in ("st", "nd", "rd", "th"):
        return _in_order([(cases, f"{int(number)}-{ending}") for cases, ending in _ORDINAL], around.before)
    plain = [("", by_example(number, "5", "ru", style))]
    if has_multiplier(one):
        plain = [("", by_example(number, "5\u00a0млн", "ru", style)), *_declined(number, _MILLIONS, style)]
    return _in_order(plain, around.before)


def _sum(money: Money, in_millions: bool, style: HouseStyle | None) -> list[tuple[str, str | None]]:
    if not in_millions:
        return [*_declined(money, _DOLLARS, style), ("", by_example(money, "$5", "ru", style))]
    short = [("", by_example(money, example, "ru", style)) for example in ("5\u00a0млн долларов", "$5\u00a0млн")]
    return [*short, *_declined(money, tuple(f"{form} долларов" for form in _MILLIONS), style)]


def _declined(
    value: Decimal | Money, examples: Sequence[str], style: HouseStyle | None
) -> list[tuple[str, str | None]]:
    """A figure with a noun in all cases, from examples with five: many, to many, with many, of many."""
    many, *oblique = examples
    nominative = by_example(value, many, "ru", style)
    forms = [("nomn accs", nominative), ("gent", by_example(value, many, "ru", style, context="около "))]
    if nominative and _takes_plural(nominative):
        forms += zip(("datv", "ablt", "loct"), (by_example(value, one, "ru", style) for one in oblique), strict=True)
    return forms


def _takes_plural(written: str) -> bool:
    """Whether the noun after a figure is a plural in the oblique cases: not after 1, 21 and fractions."""
    figure = _FIGURE.search(written)
    return figure is not None and "," not in figure[0] and not re.search(r"(?<!1)1$", figure[0])


def _year(year: int, around: Around) -> tuple[str, ...]:
    forms = [*((cases, f"{year}\u00a0{word}") for cases, word in _YEAR), ("", f"{year}")]
    forms += [("gent", f"{year}-го"), ("loct", f"{year}-м")]
    said = _ENGLISH.search(around.source_before)
    if _has_noun(around.source_after) and not (said and said[1].lower() in (*_SAID, "in")):
        # The 2023 election is that of the year, whatever case it stands in.
        return _asked(forms, ("gent",))
    return _with_preposition(tuple(forms), "", around, "loct")


def _has_noun(source_after: str) -> bool:
    return re.match(r"\s+[a-z]+", source_after) is not None


def _date(date: DateValue, around: Around) -> tuple[str, ...]:
    year = f" {date.year}\u00a0года" if date.year else ""
    names = MONTHS[date.month - 1]
    if date.day is None:
        return _with_preposition(
            tuple((c, f"{name}{year}") for c, name in zip(_CASES, names, strict=True)), "", around, "loct"
        )
    days = f"{date.day}–{date.day_to}" if date.day_to else f"{date.day}"
    forms = [("", f"{days}\u00a0{names[1]}{year}")]
    if date.year:
        forms += [("", f"{days}\u00a0{names[1]} {date.year}\u00a0г."), ("", f"{days}\u00a0{names[1]}")]
    said = _ENGLISH.search(around.source_before)
    # On a day is said without a preposition: 3 сентября.
    return _with_preposition(tuple(forms), "", around) if said and said[1].lower() != "on" else _in_order(forms, "")


def _with_preposition(forms: tuple[Form, ...], usual: str, around: Around, at: str = "accs") -> tuple[str, ...]:
    """Put the phrase that the English says first, unless the translation has its preposition already.

    Args:
        forms: by their cases.
        usual: the English preposition that is meant where none stands there; empty for none.
        around: what stands around it.
        at: the case after «в» in this phrase: в среду, but в 2024 году.
    """
    bare = _in_order(forms, around.before)
    typed = _LAST_WORD.search(around.before)
    if typed and typed[1].lower() in government.PREPOSITIONS:
        return bare
    said = _ENGLISH.search(around.source_before)
    word = said[1].lower() if said else usual
    if word == "of":
        return _asked(forms, ("gent",))
    known = {**_SAID, "in": ("в", at)}
    preposition, case = known.get(word) or known.get(usual) or ("", "")
    form = next((text for cases, text in forms if case in cases.split() or not cases), None)
    if not preposition or form is None:
        return bare
    if preposition in ("в", "с", "к") and (form.startswith("вт") or (preposition == "с" and form.startswith("ср"))):
        preposition += "о"
    return (f"{preposition} {form}", *_asked(forms, (case,)))


def _in_order(forms: Iterable[tuple[str, str | None]], before: str) -> tuple[str, ...]:
    """Put the forms of the case that the translation before the cursor asks for first."""
    from tmtool.language.russian_sentence import clause
    from tmtool.language.russian_verbs import Placed
    from tmtool.language.russian_wishes import wanted

    tokens = clause(before)
    cases = list(wanted(tokens, Placed("masc", ("plur",), "", is_animate=False, is_quoted=False)).cases)
    if tokens and tokens[-1].lower() in _BY_MEASURE:
        cases = ["accs", *cases]
    return _asked(forms, cases)


def _asked(forms: Iterable[tuple[str, str | None]], cases: Iterable[str]) -> tuple[str, ...]:
    wanted = list(cases)

    def rank(form: tuple[str, str | None]) -> int:
        named = form[0].split()
        return min((wanted.index(case) for case in named if case in wanted), default=0 if not named else len(wanted))

    there = sorted((form for form in forms if form[1]), key=rank)
    return tuple(dict.fromkeys(text for _, text in there if text))
