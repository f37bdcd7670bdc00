"""Letters of Latin and Cyrillic that look alike, and texts in which one stands for the other."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from tmtool.language.registry import LANGUAGES, fold
from tmtool.language.words import Word, words


def _pairs(listed: str) -> list[str]:
    return listed.split()


# Pairs of letters that look alike, Latin before Cyrillic. The second row is of use in Kazakh, not in Russian.
_ALIKE = _pairs("AА aа BВ CС cс EЕ eе HН KК kк MМ OО oо PР pр TТ XХ xх YУ yу ËЁ ëё")
_ALIKE_IN_KAZAKH = _pairs("hһ IІ iі ƏӘ əә")
_ROMAN = frozenset("IVXLCDMІХСМ")
_ALONE = re.compile(r"[^\W\d_]")
_SMALL_WORDS = {"ru": frozenset("aocky"), "kk": frozenset(), "en": frozenset("а")}
"""What is a word by itself in the language, in letters of the other alphabet."""


def script(letter: str) -> str:
    """Give the script of a letter as Unicode names it: `LATIN`, `CYRILLIC`."""
    return unicodedata.name(letter, "").partition(" ")[0]


def is_roman(word: str) -> bool:
    """Say whether a word may be a Roman numeral, in letters of whichever alphabet."""
    return _ROMAN.issuperset(word)


def mixed_words(text: str, language: str) -> list[tuple[Word, str]]:
    """Find the words in which look-alike letters of another alphabet stand, with the words as they should be.

    Args:
        text: a text without tags.
        language: its language tag.
    """
    if text.isascii():
        return []
    found = words(text)
    mixed = [(word, right) for word in found if (right := _in_one_alphabet(word.text, language)) is not None]
    return sorted(mixed + _alone(found, language), key=lambda one: one[0].start)


def repaired(text: str, language: str) -> str | None:
    """Put letters right that look like those of a text and are not: Kazаkhstan with a Cyrillic а.

    Args:
        text: a text without tags, such as a query.
        language: its language tag.

    Returns:
        The text with every word in one alphabet; None where there is nothing to put right.
    """
    mixed = mixed_words(text, language)
    letters = list(text)
    for word, right in mixed:
        letters[word.start : word.end] = right
    return "".join(letters) if mixed else None


def _in_one_alphabet(word: str, language: str) -> str | None:
    """The word with its look-alike letters put right; None where nothing is wrong or that is not certain."""
    if word.isascii():
        return None
    scripts = [script(letter) for letter in word]
    latin, cyrillic = scripts.count("LATIN"), scripts.count("CYRILLIC")
    if not latin or not cyrillic or is_roman(word):
        return None
    to_cyrillic, to_latin = _tables(language)
    as_cyrillic, as_latin = word.translate(to_cyrillic), word.translate(to_latin)
    # With as many of both, the alphabet of the language decides.
    is_cyrillic = cyrillic > latin or (cyrillic == latin and not _is_latin(language))
    likelier = (as_cyrillic, as_latin) if is_cyrillic else (as_latin, as_cyrillic)
    return next((right for right in likelier if len({"LATIN", "CYRILLIC"}.intersection(map(script, right))) == 1), None)


def _alone(found: tuple[Word, ...], language: str) -> list[tuple[Word, str]]:
    """Words of one letter of the other alphabet between words of ours: a Latin c for the preposition с."""
    wrong = _SMALL_WORDS.get(fold(language), frozenset())
    table = _tables(language)[1 if _is_latin(language) else 0]
    own = "LATIN" if _is_latin(language) else "CYRILLIC"
    return [
        (word, word.text.translate(table))
        for before, word, after in zip(found, found[1:], found[2:], strict=False)
        if word.text in wrong and script(before.text[-1]) == own and script(after.text[0]) == own
    ]


def _is_latin(language: str) -> bool:
    known = LANGUAGES.get(fold(language))
    return known is not None and known.script == "Latn"


@cache
def _tables(language: str) -> tuple[dict[int, str], dict[int, str]]:
    alike = _ALIKE + _ALIKE_IN_KAZAKH if fold(language) == "kk" else _ALIKE
    return {ord(pair[0]): pair[1] for pair in alike}, {ord(pair[1]): pair[0] for pair in alike}
