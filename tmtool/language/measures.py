"""Measures of the two systems, and whether one is the other converted."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from tmtool.language.placeables import Placeable, PlaceableKind
from tmtool.language.registry import fold


class _Unit(NamedTuple):
    quantity: str
    """What it measures: only units of one quantity convert."""
    factor: Decimal
    """How much of the base unit of the quantity it is."""
    offset: Decimal = Decimal(0)
    """Added before the factor."""


_UNITS = {
    "in": _Unit("length", Decimal("0.0254")),
    "ft": _Unit("length", Decimal("0.3048")),
    "yd": _Unit("length", Decimal("0.9144")),
    "mi": _Unit("length", Decimal("1609.344")),
    "cm": _Unit("length", Decimal("0.01")),
    "mm": _Unit("length", Decimal("0.001")),
    "m": _Unit("length", Decimal(1)),
    "km": _Unit("length", Decimal(1000)),
    "mph": _Unit("speed", Decimal("1.609344")),
    "kmh": _Unit("speed", Decimal(1)),
    "knot": _Unit("speed", Decimal("1.852")),
    "lb": _Unit("mass", Decimal("0.45359237")),
    "oz": _Unit("mass", Decimal("0.028349523")),
    "stone": _Unit("mass", Decimal("6.35029318")),
    "g": _Unit("mass", Decimal("0.001")),
    "kg": _Unit("mass", Decimal(1)),
    "t": _Unit("mass", Decimal(1000)),
    "acre": _Unit("area", Decimal("0.40468564")),
    "sqmi": _Unit("area", Decimal("258.9988")),
    "sqft": _Unit("area", Decimal("0.00000929")),
    "ha": _Unit("area", Decimal(1)),
    "sqkm": _Unit("area", Decimal(100)),
    "sqm": _Unit("area", Decimal("0.0001")),
    "gal": _Unit("volume", Decimal("3.785411784")),
    "barrel": _Unit("volume", Decimal("158.987")),
    "l": _Unit("volume", Decimal(1)),
    "f": _Unit("warmth", Decimal(5) / 9, Decimal(-32)),
    "c": _Unit("warmth", Decimal(1)),
}
_END = r"(?!\w)"
# Longer words first: square miles before miles, miles per hour before miles.
_WORDS: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("sqmi", r"sq(?:uare|\.)?[ -]mi(?:les?)?"), ("sqft", r"sq(?:uare|\.)?[ -](?:feet|foot|ft)"),
        ("sqkm", r"sq(?:uare|\.)?[ -]k(?:ilo)?m(?:et(?:er|re)s?)?"),
        ("sqm", r"sq(?:uare|\.)?[ -]m(?:et(?:er|re)s?)?"),
        ("mph", r"mph|miles? (?:per|an|a) hour"), ("kmh", r"kph|kmh|km/h|kilomet(?:er|re)s? (?:per|an|a) hour"),
        ("knot", r"knots?"), ("mi", r"miles?|mi"), ("in", r"inch(?:es)?|in\."), ("ft", r"feet|foot|ft"),
        ("yd", r"yards?|yds?"), ("km", r"kilomet(?:er|re)s?|km"), ("cm", r"centimet(?:er|re)s?|cm"),
        ("mm", r"millimet(?:er|re)s?|mm"), ("m", r"met(?:er|re)s?|m"), ("lb", r"pounds?|lbs?"),
        ("oz", r"ounces?|oz"), ("stone", r"stone"), ("kg", r"kilo(?:gram(?:me)?)?s?|kg"), ("g", r"gram(?:me)?s?|g"),
        ("t", r"(?:metric )?ton(?:ne)?s?|t"), ("acre", r"acres?"), ("ha", r"hectares?|ha"), ("gal", r"gallons?"),
        ("barrel", r"barrels?|bbl"), ("l", r"lit(?:er|re)s?"), ("c", r"(?:degrees |°\s?)?(?:Celsius|C)"),
        ("f", r"(?:degrees(?: Fahrenheit)?|°\s?F|Fahrenheit|F)"),
    ),
    "ru": (
        ("sqmi", r"кв(?:\.|адратн\w+) мил\w+"), ("sqft", r"кв(?:\.|адратн\w+) фут\w*"),
        ("sqkm", r"кв(?:\.|адратн\w+) (?:км|километр\w*)"), ("sqm", r"кв(?:\.|адратн\w+) (?:м|метр\w*)"),
        ("mph", r"мил\w+ в час|миль/ч"), ("kmh", r"км(?:/ч|/час| в час)|километр\w* в час"), ("knot", r"узл\w+"),
        ("mi", r"мил[ьяеюи]\w*"), ("in", r"дюйм\w*"), ("ft", r"фут(?:а|ов|у|ом|е|ы|ам|ами|ах|ов\w+)?"),
        ("yd", r"ярд\w*"), ("km", r"км|километр\w*|километров\w+"), ("cm", r"см|сантиметр\w*"),
        ("mm", r"мм|миллиметр\w*"), ("m", r"м|метр\w*"), ("lb", r"фунт\w*"), ("oz", r"унци\w+"),
        ("kg", r"кг|кило(?:грамм\w*)?"), ("g", r"г|грамм\w*"), ("t", r"т|тонн\w*"), ("acre", r"акр\w*"),
        ("ha", r"га|гектар\w*"), ("gal", r"галлон\w*"), ("barrel", r"баррел\w+"), ("l", r"л|литр\w*"),
        ("f", r"(?:градус\w*|°) ?(?:по Фаренгейту|F)"), ("c", r"(?:градус\w*(?: (?:по )?Цельси\w+)?|°\s?[CС]?)"),
    ),
    "kk": (
        ("sqmi", r"шаршы миля\w*"), ("sqft", r"шаршы фут\w*"), ("sqkm", r"шаршы (?:км|(?:километр|шақырым)\w*)"),
        ("sqm", r"шаршы (?:м|метр\w*)"), ("mph", r"миля/сағ\w*|миль/сағ\w*"), ("kmh", r"км/сағ\w*|км/с"),
        ("mi", r"миля\w*|миль\w*"), ("in", r"дюйм\w*"), ("ft", r"фут\w*"), ("yd", r"ярд\w*"),
        ("km", r"км|километр\w*|шақырым\w*"), ("cm", r"см|сантиметр\w*"), ("mm", r"мм|миллиметр\w*"),
        ("m", r"м|метр\w*"), ("lb", r"фунт\w*"), ("oz", r"унция\w*"), ("kg", r"кг|кило(?:грамм\w*)?|келі\w*"),
        ("g", r"г|грамм\w*"), ("t", r"т|тонна\w*"), ("acre", r"акр\w*"), ("ha", r"га|гектар\w*"),
        ("gal", r"галлон\w*"), ("barrel", r"баррель\w*"), ("l", r"л|литр\w*"),
        ("f", r"(?:градус\w*|°) ?(?:Фаренгейт\w*|F)|Фаренгейт\w*"), ("c", r"градус\w*|°\s?[CС]?|Цельси\w*"),
    ),
}  # fmt: skip
_TO_THE_NEXT = (
    r"(?:\s?[-–—]\s?|\s(?:to|or|and|до|или|и|мен|пен|бен|және|немесе)\s)[\d.,]+(?:[-\s]?(?:тен|тан|ден|дан))?"
)


def is_converted(one: Placeable, text: str, language: str, other: Placeable, other_text: str, other_language: str,
                 within: Decimal = Decimal("0.1")) -> bool:  # fmt: skip
    """Say whether two numbers are one measure in two units.

    Args:
        one: a number.
        text: the text in which it stands.
        language: the language tag of that text.
        other: a number of another text, or of the same.
        other_text: the text in which it stands.
        other_language: the language tag of that text.
        within: how far apart they may be, as a share of the first.
    """
    first, second = measured_in(one, text, language), measured_in(other, other_text, other_language)
    if first is None or second is None or first == second:
        return False
    ours, theirs = _UNITS[first], _UNITS[second]
    if ours.quantity != theirs.quantity:
        return False
    size, other_size = (
        (_number(figure) + unit.offset) * unit.factor for figure, unit in ((one, ours), (other, theirs))
    )
    # A degree more or less is no other temperature, near zero either.
    slack = Decimal(3) if ours.quantity == "warmth" else abs(size) * within
    return abs(size - other_size) <= slack


def measured_in(figure: Placeable, text: str, language: str) -> str | None:
    """Give the unit in which a number is: `mi`, `km`; of a range both numbers have the unit that stands at its end."""
    found = _unit_after(figure, text, language)
    return None if found is None else found.lastgroup


def are_other_measures(one: str | None, other: str | None) -> bool:
    """Say whether two units, as `measured_in` gives them, say other things of the same quantity: inches, centimetres.

    Degrees are often only degrees, and a yard is nearly a metre.
    """
    if one is None or other is None:
        return False
    first, second = _UNITS[one], _UNITS[other]
    share = first.factor / second.factor
    return first.quantity == second.quantity != "warmth" and not Decimal("0.9") < share < Decimal("1.1")


def unit_end(figure: Placeable, text: str, language: str) -> int:
    """Give where a number ends with the unit that stands right after it."""
    found = _unit_after(figure, text, language)
    is_range = found is not None and any(sign.isdecimal() for sign in found[0])
    return figure.end if found is None or is_range else found.end()


def _unit_after(figure: Placeable, text: str, language: str) -> re.Match[str] | None:
    pattern = _pattern(fold(language))
    # 650 pounds may be a sum too.
    kinds = {figure.kind, *(meaning.kind for meaning in figure.also)}
    if pattern is None or PlaceableKind.NUMBER not in kinds:
        return None
    return pattern.match(text, figure.end)


def _number(figure: Placeable) -> Decimal:
    values = (figure.value, *(meaning.value for meaning in figure.also))
    return next(value for value in values if isinstance(value, Decimal))


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    words = _WORDS.get(language)
    if words is None:
        return None
    units = "|".join(f"(?P<{unit}>{pattern})" for unit, pattern in words)
    return re.compile(rf"(?:{_TO_THE_NEXT})?[\s\u2010\u2011-]?(?:{units}){_END}", re.IGNORECASE)
