"""What a language brings to the recognising of placeables: words, patterns and marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import cast

from tmtool.language.placeables.values import PartKind
from tmtool.language.registry import fold

SPACE = "[ \u00a0\u202f\u2009]"
"""Plain, no-break, narrow no-break and thin space: between thousands and before a unit they are one."""
SPACES = " \u00a0\u202f\u2009"
HYPHEN = "[-\u2010\u2011]"
DASH = "[-\u2010-\u2015]"

SIGNS = {
    "US$": "USD", "A$": "AUD", "C$": "CAD", "HK$": "HKD", "NZ$": "NZD", "S$": "SGD", "$": "USD",
    "€": "EUR", "£": "GBP", "¥": "JPY", "₽": "RUB", "₸": "KZT", "₴": "UAH", "₩": "KRW", "₹": "INR", "₺": "TRY",
    "₼": "AZN", "₾": "GEL",
}  # fmt: skip
"""Signs of currencies."""
CODES = frozenset(
    (
        "USD", "EUR", "GBP", "JPY", "CNY", "RUB", "KZT", "KGS", "UZS", "TJS", "TMT", "UAH", "BYN", "AZN", "GEL", "AMD",
        "TRY", "CHF", "INR", "KRW", "MNT", "IRR", "AFN", "PKR", "AED", "SAR", "CAD", "AUD", "PLN", "SEK", "NOK", "DKK",
        "CZK", "HUF", "HKD", "SGD", "NZD", "BRL", "MXN", "ZAR", "ILS",
    )
)  # fmt: skip
"""Codes of currencies that stand in texts as they are (ISO 4217)."""
_CODE = "|".join(sorted(CODES))
_SIGN = "|".join(map(re.escape, sorted(SIGNS, key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What one language brings; the names of groups in its patterns are those of `PartKind`, a 2 or 3 after them."""

    quantity: re.Pattern[str]
    """A figure and all that belongs to it."""
    decimal: str = "."
    """The decimal mark, `` where it is not known; the other of `.` and `,` may stand between thousands."""
    endings: frozenset[str] | None = None
    """What may be glued to a figure or word, in lower case; None where the patterns themselves say it."""
    months: Mapping[str, int] = field(default_factory=dict)
    """Words in lower case, in every form."""
    weekdays: Mapping[str, int] = field(default_factory=dict)
    multipliers: tuple[tuple[str, int], ...] = ()
    """Beginnings of words in lower case, and powers of ten."""
    currencies: tuple[tuple[re.Pattern[str], str], ...] = ()
    """Words in lower case, and ISO codes; the first that matches wins."""
    doubtful_currency: re.Pattern[str] | None = None
    """Words in lower case that are a currency for certain only after a multiplier: 650 pounds may be a weight."""
    day_first: tuple[re.Pattern[str], ...] = ()
    """Dates that start with a figure."""
    month_first: tuple[re.Pattern[str], ...] = ()
    """Dates that start with the word of a month."""
    times: tuple[re.Pattern[str], ...] = ()
    time_words: frozenset[str] = frozenset()
    """Words that may start a time, in lower case."""
    century: re.Pattern[str] | None = None
    """A century in figures, Arabic or Roman."""
    doubtful_months: frozenset[str] = frozenset()
    """Words, as written, that are a month only where a pattern of `month_alone` says so."""
    month_alone: re.Pattern[str] | None = None
    """What stands before a doubtful month that is one; searched in the text up to it."""
    doubtful_weekdays: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    """Words in lower case that are weekdays only where the pattern is found in the text up to them."""
    name_of_weekday: re.Pattern[str] | None = None
    """Weekdays that are part of a name: Sunday Times, Black Friday."""

    def pieces(self, found: re.Match[str]) -> dict[str, str]:
        """Give the groups of a match that stand in the text, without endings that are none."""
        return {
            name: piece
            for name, piece in found.groupdict().items()
            if piece is not None
            and (self.endings is None or not name.startswith("suffix") or piece.lower() in self.endings)
        }


def quantity(
    *,
    grouping: str,
    suffix: str,
    multiplier: str,
    points: str,
    percent: str,
    currency: str,
    ending: str = "",
) -> re.Pattern[str]:
    """Build the pattern of a figure and all that belongs to it.

    Args:
        grouping: what may stand between thousands besides a point or comma, as a class of characters.
        suffix: what may be glued to the figure, its hyphen outside the group `suffix`.
        multiplier: words; where they may be glued to the figure they say so themselves.
        points: words of percentage points.
        percent: words of percent; the sign is known.
        currency: words; signs and codes are known.
        ending: what may be glued to the words, its hyphen outside a group `{name}`.
    """
    words = [ending.replace("{name}", f"suffix{number}") for number in (2, 3, 4)]
    return re.compile(
        rf"""(?:(?P<currency>(?<!\w)(?-i:{_SIGN}|{_CODE}))\s?)?
        (?P<number>(?:(?<!\d{SPACE})\d{{1,3}}(?:{grouping}\d{{3}})+(?!\d)(?:[.,]\d+(?!\d))?|\d+(?:[.,]\d+)*)[½¼¾]?)
        (?:{suffix})?
        (?:(?:{SPACE}|{HYPHEN})?(?P<multiplier>{multiplier}){words[0]}(?!\w))?
        (?:(?:{SPACE}|{HYPHEN})?(?:(?P<points>{points})(?!\w)
            |(?P<percent>%){words[1]}|(?P<percent2>{percent}){words[2]}(?!\w))
          |{SPACE}?(?P<currency2>(?-i:{_SIGN}|(?:{_CODE})(?!\w)))
          |(?:{SPACE}|{HYPHEN})(?P<currency3>{currency})(?!\w))?""",
        re.VERBOSE | re.IGNORECASE,
    )


PLAIN = Vocabulary(
    quantity(
        grouping="[\u00a0\u202f\u2009]",
        suffix="(?P<suffix>(?!))",
        multiplier="(?!)",
        points="(?!)",
        percent="(?!)",
        currency="(?!)",
    ),
    decimal="",
)
"""Of a language that nothing is known of: figures, percent signs, signs of currencies."""

_MODULES = {
    "en": "tmtool.language.placeables.english",
    "ru": "tmtool.language.placeables.russian",
    "kk": "tmtool.language.placeables.kazakh",
}


@cache
def vocabulary(language: str) -> Vocabulary:
    """Give the vocabulary of a language; of an unknown one, what is the same everywhere."""
    module = _MODULES.get(fold(language))
    return PLAIN if module is None else cast("Vocabulary", import_module(module).VOCABULARY)


_KINDS = {f"{kind}{number}": kind for kind in PartKind for number in ("", "2", "3", "4", "5")} | {
    "points": PartKind.PERCENT,
}


def part_kind(group: str) -> PartKind:
    """Give the kind of piece that a group of a pattern stands for."""
    return _KINDS[group]
