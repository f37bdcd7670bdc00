"""Numbers written as words, read as placeables: four, twenty-one, two dozen, third, он екі.

They are apart from the placeables of figures, which are exact: a word may be a pronoun (one), part of a name, an
article (бір). They tell what differs between two texts of a language, and what stands in a target for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from tmtool.language.placeables.recognise import placeables
from tmtool.language.placeables.spelled_words import ENGLISH_ORDINALS, PLAIN, VAGUE
from tmtool.language.placeables.values import Placeable, PlaceableKind
from tmtool.language.registry import fold

_LETTERS = r"[^\W\d_]"
_GAPS = {"en": re.compile(r"[\s\u00a0]+(?:and[\s\u00a0]+)?|[-\u2010\u2011]"), "": re.compile(r"[\s\u00a0]+")}
_NOT_A_NUMBER_BEFORE = re.compile(
    r"(?:\b(?:no|each|every|any|some|this|that|the|which|another|as|or|for|with|from|last|next|new|old|loved|single)"
    r"[\s-]+|[a-z][-\u2010\u2011])$"
)
_CAPITAL_BEFORE = re.compile(r"\b[A-Z]\w*\s+$")
"""Air Force One."""
_NOT_A_NUMBER_AFTER = re.compile(
    r"\s+(?:another|day|by|who|that|which|can|could|should|would|must|may|might|has|is)\b"
    r"|[-\u2010\u2011](?:off|sided|time|on|way|stop)\b",
    re.IGNORECASE,
)
"""Of one: one another, one day. One of nine is a number."""
_MULTIPLIED = re.compile(r"[\s\u00a0]+(?:милли|трилли|тысяч|сот(?:ен|н)|десятк|дюжин|триллион)", re.IGNORECASE)
_KAZAKH_WORD_AFTER = re.compile(r"[\s\u00a0]+(?:жақты|есе)(?!\w)", re.IGNORECASE)
"""Two sides are bilateral, two times is twice."""
_JOINED = re.compile(rf"[-\u2010\u2011]{_LETTERS}")


class _Word(NamedTuple):
    text: str
    value: int | str
    start: int
    end: int


@lru_cache(maxsize=1 << 6)
def spelled(text: str, language: str) -> tuple[Placeable, ...]:
    """Find the numbers of a text that are written as words.

    Args:
        text: one segment, without tags.
        language: its language tag; of an unknown language none are found.

    Returns:
        Placeables without parts, in order. The value of a cardinal is a Decimal; that of an ordinal and of a word
        such as dozens or half is a text, because it stands for no figure.
    """
    code = fold(language)
    pattern = _pattern(code)
    if pattern is None:
        return ()
    found = [_Word(one[0], _values(code)[one[0].casefold()], *one.span()) for one in pattern.finditer(text)]
    if not found:
        return ()
    taken = [(one.start, one.end) for one in placeables(text, language)]
    free = [one for one in found if not any(start < one.end and one.start < end for start, end in taken)]
    return tuple(one for one in _numbers(text, free, code) if _is_number(text, one, code))


def ordinal_value(placeable: Placeable) -> Decimal | None:
    """Give the number of an English ordinal, in words (third) or figures (3rd)."""
    if isinstance(placeable.value, str):
        return Decimal(placeable.value[:-1]) if placeable.value.endswith(".") else None
    has_ending = placeable.text[-2:].lower() in ("st", "nd", "rd", "th")
    return placeable.value if has_ending and isinstance(placeable.value, Decimal) else None


@cache
def _values(language: str) -> dict[str, int | str]:
    """What each word says: a cardinal its number, an ordinal `3.`, a vague word itself."""
    values: dict[str, int | str] = {word: number for word, number in PLAIN.get(language, ())}
    if language == "en":
        values |= {word: f"{number}." for word, number in ENGLISH_ORDINALS}
        values |= {word: word for word in VAGUE}
    return values


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    words = sorted(_values(language), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE) if words else None


def _numbers(text: str, found: list[_Word], language: str) -> Iterator[Placeable]:
    """Put words that stand side by side together, as far as they make one number."""
    gap = _GAPS.get(language, _GAPS[""])
    at = 0
    while at < len(found):
        number = _Number.of(found[at])
        end = at + 1
        while end < len(found) and gap.fullmatch(text, found[end - 1].end, found[end].start):
            # Only in Kazakh do ten and two make twelve.
            longer = None if found[end - 1].text.casefold() == "ten" else number.followed_by(found[end].value)
            if longer is None:
                break
            number, end = longer, end + 1
        span = found[at].start, found[end - 1].end
        yield Placeable(PlaceableKind.NUMBER, *span, text[slice(*span)], number.said)
        at = end


class _Number(NamedTuple):
    """A number as far as it has been read."""

    total: int
    """What stands before the last thousand, million."""
    group: int
    last: int
    """The value of the word read last."""
    final: str = ""
    """An ordinal or a vague word, after which nothing follows."""

    @classmethod
    def of(cls, word: _Word) -> _Number:
        if isinstance(word.value, str):
            return cls(0, 0, 0, word.value)
        return cls(word.value, 0, word.value) if word.value >= 1000 else cls(0, word.value, word.value)

    def followed_by(self, value: int | str) -> _Number | None:
        """The number with one more word; None where they are two numbers."""
        if self.final:
            return None
        if isinstance(value, str):
            ordinal = int(value[:-1]) if value.endswith(".") else 0
            longer = self.followed_by(ordinal) if 0 < ordinal < 20 else None
            return None if longer is None else longer._replace(final=f"{longer.total + longer.group}.")
        if value >= 1000:
            is_first = self.group > 0 and (not self.total or value < self.total)
            return _Number(self.total + self.group * value, 0, value) if is_first else None
        if value in (100, 12) and 0 < self.last < 20:
            # Twelve is a dozen only after a number: two dozen.
            return _Number(self.total, self.group * value, value) if self.group == self.last else None
        fits = (10 <= self.last < 100 and not self.last % 10 and value < 10) or (self.last >= 100 and value < self.last)
        return _Number(self.total, self.group + value, value) if fits else None

    @property
    def said(self) -> Decimal | str:
        return self.final or Decimal(self.total + self.group)


def _is_number(text: str, one: Placeable, language: str) -> bool:
    before, after = text[max(0, one.start - 30) : one.start], text[one.end : one.end + 20]
    if language == "en":
        is_one = one.text.casefold() == "one"
        is_name = one.text == "One" and _CAPITAL_BEFORE.search(before)
        return not (is_one and (is_name or _NOT_A_NUMBER_BEFORE.search(before) or _NOT_A_NUMBER_AFTER.match(after)))
    # «пять миллионов», «бес-алты», «екі жақты»: not the number of the word.
    is_joined = _JOINED.match(after) or before.endswith(("-", "\u2010", "\u2011"))
    return not (is_joined or _MULTIPLIED.match(after) or _KAZAKH_WORD_AFTER.match(after))
