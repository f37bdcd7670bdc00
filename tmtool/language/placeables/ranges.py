"""What two figures share: in 3–5 % both are percent, in «от 2 до 3 млн» both are millions."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from tmtool.language.placeables.values import Meaning, Money, PartKind, Placeable, PlaceableKind
from tmtool.language.placeables.vocabulary import DASH, HYPHEN

_RANGE = re.compile(
    rf"(?:{HYPHEN}\w{{2,5}})?(?:\s?{DASH}\s?|\s(?:to|or|до|или|немесе|әлде)\s)(?:[$€£¥]\s?)?", re.IGNORECASE
)
_LIST = re.compile(rf"(?:{HYPHEN}\w{{2,5}})?(?:,?\s(?:and|и|және|мен|бен|пен)\s|,\s)", re.IGNORECASE)
_UNITS = frozenset((PartKind.MULTIPLIER, PartKind.PERCENT, PartKind.CURRENCY))


def share_units(text: str, found: tuple[Placeable, ...]) -> tuple[Placeable, ...]:
    """Give each bare number before another the unit of that one, in a range for certain, in a list perhaps."""
    shared = list(found)
    for at in range(len(shared) - 2, -1, -1):
        first, second = shared[at], shared[at + 1]
        between = text[first.end : second.start]
        if len(between) > 9 or not second.parts:
            continue
        is_range = _RANGE.fullmatch(between) is not None or (between == " " and _is_from(first))
        if (is_range or _LIST.fullmatch(between)) and (meaning := _shared(first, second)):
            shared[at] = _with(first, meaning, is_certain=is_range)
    return tuple(shared)


def _is_from(placeable: Placeable) -> bool:
    """Whether a Kazakh figure says where a range starts: 3-тен 5 пайызға дейін."""
    return (placeable.piece(PartKind.SUFFIX) or "").endswith(("ан", "ен"))


def _with(placeable: Placeable, meaning: Meaning, *, is_certain: bool) -> Placeable:
    if is_certain:
        also = (placeable.meaning, *placeable.also)
        return replace(placeable, kind=meaning.kind, value=meaning.value, also=also)
    return replace(placeable, also=(*placeable.also, meaning))


def _shared(first: Placeable, second: Placeable) -> Meaning | None:
    if any(part.kind in _UNITS - {PartKind.CURRENCY} for part in first.parts) or first.is_year:
        return None
    number = magnitude(first)
    of_second = magnitude(second)
    if number is None or of_second is None:
        return None
    if second.kind in (PlaceableKind.PERCENT, PlaceableKind.POINTS) and first.kind is PlaceableKind.NUMBER:
        return Meaning(second.kind, number)
    currency = second.value.currency if isinstance(second.value, Money) else None
    if isinstance(first.value, Money):
        currency = first.value.currency
    multiplier = second.part(PartKind.MULTIPLIER)
    written = Decimal(1)
    if multiplier is not None and number < 1000:
        written = _scale(of_second)
    elif currency is None or isinstance(first.value, Money):
        return None
    value = number * written
    if currency is None:
        return Meaning(PlaceableKind.NUMBER, value)
    return Meaning(PlaceableKind.AMOUNT, Money(value, currency))


def _scale(number: Decimal) -> Decimal:
    return next((Decimal(10**power) for power in (12, 9, 6) if number >= 10**power), Decimal(1000))


def magnitude(placeable: Placeable) -> Decimal | None:
    """Give the number of a number, percentage or sum; None of anything else."""
    if isinstance(placeable.value, Money):
        return placeable.value.amount
    return placeable.value if isinstance(placeable.value, Decimal) else None
