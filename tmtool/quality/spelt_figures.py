"""What figures in words say: three men are not four, a million is no billion, percentage points are no percent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from tmtool.language.placeables import Placeable, PlaceableKind, placeables
from tmtool.language.placeables.spelled import spelled
from tmtool.language.registry import fold
from tmtool.language.spelt_numbers import spelt_numbers
from tmtool.quality.figure_matching import Matched
from tmtool.quality.pair import Pair


class Difference(NamedTuple):
    """Two stretches of words that do not say the same."""

    source: tuple[int, int]
    target: tuple[int, int]
    message: str


_POINTS = {
    "en": re.compile(r"\bpercentage[\s-]points?\b|\bp\.p\.|\bpp\b", re.IGNORECASE),
    "ru": re.compile(r"\bпроцентн\w+[\s\u00a0]пункт\w*|\bп\.[\s\u00a0]?п\.|\bп/п\b", re.IGNORECASE),
    "kk": re.compile(r"\bпайыздық[\s\u00a0](?:тармақ|тармағ|пункт)\w*|\bп\.[\s\u00a0]?т\.", re.IGNORECASE),
}
_PERCENT = {
    "en": re.compile(r"\bper\s?cent\b|%", re.IGNORECASE),
    "ru": re.compile(r"\b(?:пол)?процент(?:а|ов|ам|ами|ах|у|ом|е|ы)?\b|%", re.IGNORECASE),
    "kk": re.compile(r"\bпайыз(?!дық)\w*|%", re.IGNORECASE),
}
_LARGE = {
    "en": re.compile(r"\b(?:(?P<m>million)|(?P<b>billion)|(?P<t>trillion))s?\b", re.IGNORECASE),
    "ru": re.compile(
        r"\b(?:(?P<m>миллион)|(?P<b>миллиард)|(?P<t>триллион))(?:[ауеы]|ам|ами|ах|ов|ом)?\b", re.IGNORECASE
    ),
    "kk": re.compile(r"\b(?:(?P<m>миллион)|(?P<b>миллиард)|(?P<t>триллион))(?!ер)\w*", re.IGNORECASE),
}
_OTHERWISE = re.compile(
    r"[\s-]+(?:\d|decade|dozen|score|centur|week|month|year|hour|half|halves|third|quarter|time|fold)", re.I
)
"""What is often said with another number: two decades, двадцать лет; or counts what is only told apart here."""


def differences(pair: Pair, matched: Matched) -> Iterator[Difference]:
    """Find what the words of two texts say of figures, and do not say alike.

    Args:
        pair: a source text and its translation.
        matched: how their figures stand for each other.
    """
    codes = fold(pair.source_language), fold(pair.target_language)
    if any(code not in _POINTS for code in codes):
        return
    if not any(one.kind is PlaceableKind.POINTS for one in (*matched.missing, *matched.added)):
        yield from _shares(pair, *codes)
    large = list(_large(pair, *codes))
    yield from large or _cardinals(pair)


def _shares(pair: Pair, ours: str, theirs: str) -> Iterator[Difference]:
    """Percentage points in one text where the other only speaks of percent."""
    source, target = pair.source.text, pair.target.text
    for one, other, names in (
        (_POINTS, _PERCENT, ("percentage points", "percent")),
        (_PERCENT, _POINTS, ("percent", "percentage points")),
    ):
        first, second = one[ours].search(source), other[theirs].search(target)
        if first and second and not other[ours].search(source) and not one[theirs].search(target):
            yield Difference(first.span(), second.span(), f"The source has {names[0]}, the translation {names[1]}.")


def _large(pair: Pair, ours: str, theirs: str) -> Iterator[Difference]:
    """Millions in words of one text and billions in those of the other."""
    first, second = _large_words(pair.source.text, ours), _large_words(pair.target.text, theirs)
    if first and second and {one.lastgroup for one in first}.isdisjoint(one.lastgroup for one in second):
        message = f"The source has {first[0][0]}, the translation {second[0][0]}."
        yield Difference(first[0].span(), second[0].span(), message)


def _large_words(text: str, language: str) -> list[re.Match[str]]:
    """The words that belong to no figure; those of figures are compared with these."""
    found = list(_LARGE[language].finditer(text))
    covered = placeables(text, language) if found else ()
    return [one for one in found if not any(figure.start <= one.start() < figure.end for figure in covered)]


def _cardinals(pair: Pair) -> Iterator[Difference]:
    """The one number in words that stands for nothing, where the other text has one such too."""
    ours = _alone(pair.source.text, pair.source_language, pair.target.text, pair.target_language)
    theirs = _alone(pair.target.text, pair.target_language, pair.source.text, pair.source_language)
    if len(ours) == len(theirs) == 1:
        (one,), (other,) = ours, theirs
        message = f"The source has {one.text}, the translation {other.text}."
        yield Difference((one.start, one.end), (other.start, other.end), message)


def _alone(text: str, language: str, other: str, other_language: str) -> Sequence[Placeable]:
    cardinals = [one for one in spelled(text, language) if isinstance(one.value, Decimal) and one.value > 1]
    cardinals = [one for one in cardinals if not _OTHERWISE.match(text, one.end)]
    if not cardinals:
        return ()
    said = {*spelt_numbers(other, other_language), *_in_figures(other, other_language)}
    return [one for one in cardinals if one.value not in said]


def _in_figures(text: str, language: str) -> Iterator[object]:
    """All numbers of the figures of a text: of a date its day, of a sum its amount."""
    for figure in placeables(text, language):
        yield from figure.value if isinstance(figure.value, tuple) else (figure.value,)
