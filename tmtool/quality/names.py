"""The check of names: one name of the source is spelt in one way, in whatever case it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tmtool.language.kazakh_sounds import sounds
from tmtool.language.kazakh_suffixes import tails
from tmtool.language.registry import fold
from tmtool.language.romanised import romanised
from tmtool.language.words import Word, words
from tmtool.model.findings import Finding
from tmtool.quality.pair import Pair

SHORTEST = 4
"""Names of fewer letters are like too many other words."""
LIKE_SOURCE = 0.6
LIKE_EACH_OTHER = 0.7
_RUSSIAN_ENDINGS = (
    "а у ом е ы и ой ою ей ю я ем ём ым им ого ому их ых ыми ими ам ами ах ов ев ь ью й ия ии ию ией ий ое ая ую ые"
)
_SOFT_J = re.compile("^(?:dzh|dj|j)")
"""Жанболат and Джанболат are one name, Zhanbolat or Janbolat."""
_VOICED = str.maketrans("ғгб", "қкп")


class _Use(NamedTuple):
    pair: Pair
    word: Word


def find(pairs: Sequence[Pair]) -> Iterator[Finding]:
    """Give a finding at each place where a name is spelt otherwise than mostly in this article."""
    uses: dict[str, list[_Use]] = {}
    for pair in pairs:
        names = _capitalised(pair.target.text)
        if names:
            for name in dict.fromkeys(_names(pair.source.text)):
                word = _like(name, names)
                if word is not None:
                    uses.setdefault(name, []).append(_Use(pair, word))
    said: set[tuple[int, int]] = set()
    for of_name in uses.values():
        for use, usual in _otherwise(of_name):
            place = (use.pair.number, use.word.start)
            if place not in said:
                said.add(place)
                there = f"in segment {usual.pair.number}: “{usual.word.text}”"
                message = f"The name “{use.word.text}” is spelt otherwise {there}."
                span = (use.word.start, use.word.end)
                yield use.pair.finding("consistency.name", message, target=span, about=use.word.text)


def _names(source: str) -> Iterator[str]:
    """The words of a source with a capital, without a possessive; a first word may be one by chance."""
    for word in _capitalised(source):
        yield word.text.removesuffix("'s").removesuffix("’s").casefold()


def _capitalised(text: str) -> list[Word]:
    return [
        word
        for word in words(text)
        if len(word.text) >= SHORTEST and word.text[0].isupper() and not word.text.isupper() and not word.is_figure
    ]


def _like(name: str, among: Sequence[Word]) -> Word | None:
    """The word of a translation that sounds most like a name of the source."""
    best = max(among, key=lambda word: _sounds_like(name, word.text))
    return best if _sounds_like(name, best.text) >= LIKE_SOURCE else None


@lru_cache(maxsize=1 << 14)
def _sounds_like(name: str, word: str) -> float:
    from rapidfuzz.distance import JaroWinkler

    english, ours = _SOFT_J.sub("zh", name), _SOFT_J.sub("zh", romanised(word))
    return JaroWinkler.normalized_similarity(english, ours) if english[0] == ours[:1] else 0.0


def _otherwise(uses: Sequence[_Use]) -> Iterator[tuple[_Use, _Use]]:
    """The uses of a name that are spelt otherwise than most are, each with one that is spelt as usual."""
    if len({use.word.text for use in uses}) < 2:
        return
    groups: list[list[_Use]] = []
    for use in uses:
        group = next((group for group in groups if _are_forms(group[0].word.text, use.word.text, use.pair)), None)
        if group is None:
            groups.append([use])
        else:
            group.append(use)
    usual = max(groups, key=len)
    for group in groups:
        if group is not usual and _is_misspelt(group[0].word.text, usual[0].word.text, group[0].pair.target_language):
            yield from ((use, usual[0]) for use in group)


def _are_forms(one: str, other: str, pair: Pair) -> bool:
    language = fold(pair.target_language)
    return one == other or not _bases(one, language).isdisjoint(_bases(other, language))


def _is_misspelt(one: str, other: str, language: str) -> bool:
    """Whether two words are near enough to be one name, and neither is made of the other: Россия, Российский."""
    from rapidfuzz.distance import Levenshtein

    ours, theirs = (_bases(word, fold(language)) for word in (one, other))
    shortest = [min(bases, key=len, default=one) for bases in (ours, theirs)]
    if shortest[0].startswith(shortest[1]) or shortest[1].startswith(shortest[0]):
        return False
    return any(
        Levenshtein.normalized_similarity(first, second) >= LIKE_EACH_OTHER for first in ours for second in theirs
    )


@lru_cache(maxsize=1 << 12)
def _bases(word: str, language: str) -> frozenset[str]:
    """What a word may be without its ending."""
    lower = word.casefold().replace("ё", "е")
    if language == "kk":
        return frozenset(_without_tails(lower))
    endings = ("", *_RUSSIAN_ENDINGS.split()) if language == "ru" else ("",)
    return frozenset(
        lower[: len(lower) - len(ending)]
        for ending in endings
        if lower.endswith(ending) and len(lower) - len(ending) >= SHORTEST - 1
    )


def _without_tails(word: str) -> Iterator[str]:
    for at in range(SHORTEST - 1, len(word) + 1):
        heard = sounds(word[:at])
        if at == len(word) or (heard is not None and word[at:] in tails(heard)):
            # Ақтөбе stays, халық and халқы meet: what is voiced before a vowel is voiceless at the end.
            yield word[: at - 1] + word[at - 1].translate(_VOICED)
