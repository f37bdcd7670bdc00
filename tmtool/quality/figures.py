"""The check of numbers: those of the source stand in the translation, in whatever way they are written.

Numbers are compared as values, and one figure may be read in several ways: 2,500 is two and a half thousand or two and
a half. The check is careful: it speaks where no reading fits. Small numbers may be written as words, centuries in
Roman figures, so these are missed only where the translation has another number instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tmtool.language.words import Word, words
from tmtool.model.findings import Finding
from tmtool.quality.pair import Pair

LARGEST_IN_WORDS = 12
"""Up to here, numbers are often written as words."""
_ROUND = frozenset(Decimal(10**power) for power in (2, 3, 6, 9))
"""These are, too."""

_MULTIPLIERS = (
    (Decimal(10**3), re.compile(r"thousand|тыс(?:яч\w*)?|мың\w*", re.IGNORECASE)),
    (Decimal(10**6), re.compile(r"mln|millions?|млн|миллион\w*", re.IGNORECASE)),
    (Decimal(10**9), re.compile(r"bn|billions?|млрд|миллиард\w*", re.IGNORECASE)),
    (Decimal(10**12), re.compile(r"tn|trln|trillions?|трлн|триллион\w*", re.IGNORECASE)),
)
_GLUED = {"k": Decimal(10**3), "m": Decimal(10**6), "b": Decimal(10**9)}
"""Letters right after a figure: £125m is a sum and 125m a distance, so both readings stand."""
_BETWEEN = re.compile(r"\W*(?:(?:and|or|to|и|или|до|және|немесе|мен|бен|пен)\W+)?\W*", re.IGNORECASE)
_AFTERNOON = re.compile(r"\s*p\.?\s?m\b", re.IGNORECASE)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "І": 1, "Х": 10, "С": 100}
_ROMAN = re.compile(f"[{''.join(_ROMAN_VALUES)}]+")
_SEPARATOR = re.compile(r"[.,\s]")
_PARTS = re.compile(r"\d+")

_Value = Decimal | tuple[int, int]
"""A number, or a time as hours and minutes."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure and what it may mean."""

    text: str
    span: tuple[int, int]
    values: frozenset[_Value]
    is_roman: bool = False

    @property
    def may_be_a_word(self) -> bool:
        """Whether a translation may have words for it, and no figure."""
        return all(
            isinstance(value, Decimal) and (value <= LARGEST_IN_WORDS or value in _ROUND) for value in self.values
        )


def find(pair: Pair) -> Iterator[Finding]:
    """Give a finding for each number of the source that the translation lacks."""
    source, target = _figures(pair.source.text), _figures(pair.target.text)
    missing = []
    for figure in source:
        same = next((other for other in target if figure.values & other.values), None)
        if same is not None:
            target.remove(same)
        elif not figure.is_roman:
            missing.append(figure)
    others = [figure for figure in target if not figure.is_roman]
    for figure in missing:
        if others:
            other = others.pop(0)
            message = f"The source has {figure.text}, the translation {other.text}."
            yield pair.finding("figures.number", message, source=figure.span, target=other.span)
        elif not figure.may_be_a_word:
            yield pair.finding("figures.number", f"The number {figure.text} is missing.", source=figure.span)


def _figures(text: str) -> list[_Figure]:
    """The figures of a text in order, then the Roman ones."""
    written: list[tuple[_Figure, Decimal | None]] = []
    for start, end, following in _spans(text):
        multiplier = _multiplier(text, end, following)
        glued = _GLUED.get(following.text.lower()) if following and following.start == end else None
        for at, part, values in _readings(text[start:end], is_afternoon=bool(_AFTERNOON.match(text, end))):
            span = (start + at, start + at + len(part))
            written.append((_Figure(part, span, values | _times(values, glued)), multiplier))
    return [*_multiplied(text, written), *_roman(text)]


def _multiplied(text: str, written: list[tuple[_Figure, Decimal | None]]) -> list[_Figure]:
    """Figures with what the word after them makes of them."""
    found: list[_Figure] = []
    shared: Decimal | None = None
    border = len(text)
    for figure, multiplier in reversed(written):
        values = _times(figure.values, multiplier) or figure.values
        if multiplier is None and _BETWEEN.fullmatch(text, figure.span[1], border):
            # In «2 и 1,4 млрд» the word may belong to both.
            values |= _times(figure.values, shared)
        else:
            shared = multiplier
        border = figure.span[0]
        found.append(_Figure(figure.text, figure.span, values))
    return found[::-1]


def _spans(text: str) -> Iterator[tuple[int, int, Word | None]]:
    """Figures with the word after each; 12 500 is one figure though the space is a plain one."""
    found = words(text)
    at = 0
    while at < len(found):
        word = found[at]
        at += 1
        if not word.is_figure:
            continue
        end = word.end
        while at < len(found) and _continues(text, word, end, found[at]):
            end = found[at].end
            at += 1
        yield word.start, end, found[at] if at < len(found) else None


def _continues(text: str, first: Word, end: int, other: Word) -> bool:
    is_group = re.fullmatch(r"\d{3}(?:[.,]\d+)?", other.text) is not None
    return is_group and other.start == end + 1 and text[end] == " " and re.fullmatch(r"\d{1,3}", first.text) is not None


def _multiplier(text: str, end: int, following: Word | None) -> Decimal | None:
    if following is None or text[end : following.start].strip(" \u00a0\u202f\u2009-\u2011"):
        return None
    return next((value for value, pattern in _MULTIPLIERS if pattern.fullmatch(following.text)), None)


def _times(values: frozenset[_Value], multiplier: Decimal | None) -> frozenset[_Value]:
    if multiplier is None:
        return frozenset()
    return frozenset(value * multiplier for value in values if isinstance(value, Decimal))


def _readings(written: str, *, is_afternoon: bool) -> Iterator[tuple[int, str, frozenset[_Value]]]:
    """What a figure may mean; a date such as 03.09.2018 is three figures, each with its place in the whole."""
    parts = _PARTS.findall(written)
    separators = _SEPARATOR.findall(written)
    is_clock = [len(part) for part in parts] in ([1, 2], [2, 2]) and int(parts[0]) < 24 and int(parts[1]) < 60
    values: set[_Value] = set()
    if is_clock:
        values |= _time(int(parts[0]), int(parts[1]), is_afternoon=is_afternoon)
    elif is_afternoon and len(written) <= 2:
        values |= _time(int(parts[0]), 0, is_afternoon=True)
    if ":" not in written and all(len(part) == 3 for part in parts[1:]):
        values.add(Decimal("".join(parts)))
    if ":" not in written and separators[-1:] in (["."], [","]) and all(len(part) == 3 for part in parts[1:-1]):
        values.add(Decimal("".join(parts[:-1]) + "." + parts[-1]))
    if values:
        yield 0, written, frozenset(values)
    else:
        yield from ((part.start(), part[0], frozenset({Decimal(part[0])})) for part in _PARTS.finditer(written))


def _time(hours: int, minutes: int, *, is_afternoon: bool) -> frozenset[_Value]:
    """A time by the clock of 12 or of 24 hours; on the full hour the hour alone is enough."""
    readings = {hours, hours % 12 + 12} if is_afternoon else {hours}
    alone: frozenset[_Value] = frozenset() if minutes else frozenset(Decimal(hour) for hour in readings)
    return alone | {(hour, minutes) for hour in readings}


def _roman(text: str) -> Iterator[_Figure]:
    for word in words(text):
        if _ROMAN.fullmatch(word.text):
            digits = [_ROMAN_VALUES[sign] for sign in word.text]
            signed = (-one if one < after else one for one, after in zip(digits, [*digits[1:], 0], strict=True))
            yield _Figure(word.text, (word.start, word.end), frozenset({Decimal(sum(signed))}), is_roman=True)
