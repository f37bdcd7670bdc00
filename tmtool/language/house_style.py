"""House style: how a desk spells names and writes percent signs, thousands and quotation marks in each language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tmtool.language.registry import fold

_SPACES = " \u00a0\u202f\u2009"
_PERCENT = re.compile(rf"(?<=\d)[{_SPACES}]*%(?!\w)")
_SPACED = re.compile(
    rf"(?<![\d.,№#])(?<!\d[{_SPACES}])(?<![№#][{_SPACES}])\d[{_SPACES}]\d{{3}}(?!\d|[{_SPACES}]\d{{3}})"
)
_FOUR_DIGITS = re.compile(rf"(?<![\d№#])(?<![№#][{_SPACES}])[1-9]\d{{3}}(?![\d\u2011-])")
_GROUPED_BY_SPACES = frozenset(("ru", "kk"))
_LEAST_COMMON = 2
"""So many letters at their ends two words must share to be declined alike: киргизский, кыргызский."""
_SHORTEST_STEM = 4
_LONGEST_ENDING = 3


class Spelling(NamedTuple):
    """A name or word and what the desk writes for it; both in their citation form."""

    avoid: str
    prefer: str


class Violation(NamedTuple):
    """A place that is not in house style."""

    start: int
    end: int
    instead: str | None
    """What should stand there, in the same grammatical form; None where that form is not certain."""
    why: str
    """A whole sentence."""


@dataclass(frozen=True, slots=True)
class LanguageStyle:
    """The house style of one language."""

    percent_is_spaced: bool = False
    """Whether it is 4,5 % rather than 4,5%."""
    thousands_are_spaced: bool = False
    """Whether numbers of four digits are written 1 500; longer ones always are."""
    quotes: tuple[str, str] = ("«»", "„“")
    """The marks outside, and those of a quotation in a quotation."""
    spellings: tuple[Spelling, ...] = ()


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """The house style of a desk; unless told otherwise, that of newsrooms."""

    ru: LanguageStyle = LanguageStyle(
        spellings=(
            Spelling("Киргизия", "Кыргызстан"),
            Spelling("Киргизстан", "Кыргызстан"),
            Spelling("киргизский", "кыргызский"),
            Spelling("киргиз", "кыргыз"),
            Spelling("Туркмения", "Туркменистан"),
            Spelling("Белоруссия", "Беларусь"),
            Spelling("Молдавия", "Молдова"),
            Spelling("Алма-Ата", "Алматы"),
        )
    )
    kk: LanguageStyle = LanguageStyle(
        quotes=("«»", "“”"),
        spellings=(
            Spelling("Қырғызия", "Қырғызстан"),
            Spelling("Киргизия", "Қырғызстан"),
            Spelling("Түркменстан", "Түрікменстан"),
            Spelling("Туркменистан", "Түрікменстан"),
            Spelling("Белоруссия", "Беларусь"),
            Spelling("Молдавия", "Молдова"),
            Spelling("Алма-Ата", "Алматы"),
        ),
    )
    en: LanguageStyle = LanguageStyle(
        quotes=("“”", "‘’"),
        spellings=(
            Spelling("Kirghizia", "Kyrgyzstan"),
            Spelling("Kirgizstan", "Kyrgyzstan"),
            Spelling("Kazakstan", "Kazakhstan"),
            Spelling("Alma-Ata", "Almaty"),
        ),
    )

    def of(self, language: str) -> LanguageStyle | None:
        """Give the style of a language by its tag; None where the desk has none for it."""
        return {"ru": self.ru, "kk": self.kk, "en": self.en}.get(fold(language))


NEWSROOM = HouseStyle()
"""What holds where a desk was not told otherwise."""


def violations(text: str, language: str, style: HouseStyle = NEWSROOM) -> tuple[Violation, ...]:
    """Find what is not in house style: spellings in any grammatical form, percent signs, thousands.

    Quotation marks are left to whoever sees the whole article: a quotation may run over several segments.

    Args:
        text: one segment, without tags.
        language: its language tag; nothing is said of languages without a style.
        style: the style of the desk.

    Returns:
        The places, in order.
    """
    code, own = fold(language), style.of(language)
    if own is None:
        return ()
    found = [*_percents(text, own), *_thousands(text, code, own), *_spellings(text, code, own.spellings)]
    return tuple(sorted(found))


def _percents(text: str, style: LanguageStyle) -> Iterator[Violation]:
    if "%" not in text:
        return
    wanted = "\u00a0%" if style.percent_is_spaced else "%"
    for found in _PERCENT.finditer(text):
        if (len(found[0]) > 1) is not style.percent_is_spaced:
            why = f"The percent sign is written with{'' if style.percent_is_spaced else 'out'} a space before it here."
            yield Violation(*found.span(), wanted, why)


def _thousands(text: str, code: str, style: LanguageStyle) -> Iterator[Violation]:
    if code not in _GROUPED_BY_SPACES:
        return
    if not style.thousands_are_spaced:
        for found in _SPACED.finditer(text):
            instead = found[0][0] + found[0][2:]
            yield Violation(*found.span(), instead, f"Four digits are written without a space here: {instead}.")
    elif _FOUR_DIGITS.search(text):
        yield from _ungrouped(text, code)


def _ungrouped(text: str, code: str) -> Iterator[Violation]:
    # Every desk that opens reads its style, but few texts come here; placeables take a while to load.
    from tmtool.language.placeables import PartKind, placeables
    from tmtool.language.placeables.values import looks_like_year

    for one in placeables(text, code):
        number = one.part(PartKind.NUMBER)
        digits = number and _FOUR_DIGITS.match(text, number.start)
        if number and digits and digits.end() == number.end and not looks_like_year(digits[0]):
            instead = f"{digits[0][0]}\u00a0{digits[0][1:]}"
            why = f"Thousands are set apart by a space here: {instead}."
            yield Violation(number.start, number.end, instead, why)


def _spellings(text: str, code: str, spellings: tuple[Spelling, ...]) -> Iterator[Violation]:
    taken: list[tuple[int, int]] = []
    for spelling in _likely(text, spellings):
        done = 0
        while place := _met(spelling.avoid, text[done:], code):
            start, end = place[0] + done, place[1] + done
            done = end
            if any(start < until and since < end for since, until in taken):
                continue
            taken.append((start, end))
            met = text[start:end]
            instead = _respelt(spelling, met) or _like(spelling, met, text[:start], code)
            if instead and met.isupper():
                instead = instead.upper()
            why = f"The desk writes “{spelling.prefer}”, not “{spelling.avoid}”."
            yield Violation(start, end, instead, why)


def _likely(text: str, spellings: tuple[Spelling, ...]) -> tuple[Spelling, ...]:
    """The spellings that may stand in a text, by the first letters of a word; the others need not be looked for."""
    pattern, by_stem = _stems(spellings)
    met = {found[0].lower() for found in pattern.finditer(text)} if pattern else set()
    return tuple(spelling for stem in by_stem if any(one.startswith(stem) for one in met) for spelling in by_stem[stem])


@lru_cache(maxsize=16)
def _stems(spellings: tuple[Spelling, ...]) -> tuple[re.Pattern[str] | None, dict[str, tuple[Spelling, ...]]]:
    by_stem: dict[str, tuple[Spelling, ...]] = {}
    for spelling in spellings:
        word = spelling.avoid.lower().split()[0]
        stem = word[: max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING)]
        by_stem[stem] = (*by_stem.get(stem, ()), spelling)
    longest_first = sorted(by_stem, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE) if by_stem else None, by_stem


def _met(term: str, text: str, code: str) -> tuple[int, int] | None:
    # The engines of the two grammars are loaded when the first letters of such a name have been seen.
    if code == "ru":
        from tmtool.language import russian_search

        return russian_search.met(term, text)
    if code == "kk":
        from tmtool.language import kazakh_presence

        return kazakh_presence.met(term, text)
    found = re.search(rf"(?<![\w-]){re.escape(term)}(?![\w-])", text)
    return found and found.span()


def _respelt(spelling: Spelling, met: str) -> str | None:
    """Put the other letters into a form where the ends of both words are the same; None where they are not."""
    avoid, prefer = spelling.avoid.lower(), spelling.prefer.lower()
    common = next(
        (n for n, pair in enumerate(zip(reversed(avoid), reversed(prefer), strict=False)) if len({*pair}) > 1), 0
    )
    wrong, right = avoid[:-common], spelling.prefer[:-common]
    if common < _LEAST_COMMON or not met.lower().startswith(wrong):
        return None
    new = right + met[len(wrong) :]
    return new[0].upper() + new[1:] if met[0].isupper() else new


def _like(spelling: Spelling, met: str, before: str, code: str) -> str | None:
    if code == "ru":
        from tmtool.language import russian_forms

        return russian_forms.like(spelling.prefer, met, spelling.avoid, before=before)
    if code == "kk":
        from tmtool.language import kazakh_forms

        return kazakh_forms.like(spelling.prefer, met, spelling.avoid)
    return spelling.prefer
