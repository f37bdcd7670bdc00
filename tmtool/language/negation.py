"""Words that turn a sentence into its opposite."""

from __future__ import annotations

import re

from tmtool.language.registry import fold

_WORDS: dict[str, tuple[str, ...]] = {
    "en": ("not", "no", "never", "cannot", "nor", "neither", "none", "nobody", "nothing", "nowhere", "without"),
    "ru": ("не", "ни", "нет", "никогда", "никто", "ничто", "нигде", "никуда", "никакой", "без", "нельзя"),
    "kk": ("емес", "жоқ", "ешқашан", "ешкім", "ештеңе", "ешқандай", "ешқайда"),
}
_CONTRACTED = re.compile(r"\w+n['’ʼ]t")
_KAZAKH_SYLLABLE = re.compile(r"(?<=\w\w)[мбп][ае](?=\w)")


def negates(word: str, language: str) -> bool:
    """Say whether a word negates by itself: not, isn’t; не, без; емес, жоқ.

    Args:
        word: one word as written.
        language: its language tag.
    """
    folded, code = word.casefold(), fold(language)
    return folded in _WORDS.get(code, ()) or (code == "en" and _CONTRACTED.fullmatch(folded) is not None)


def is_negated_form(word: str, of: str, language: str) -> bool:
    """Say whether a Kazakh verb is another one with the negating syllable in it: бармады of барды.

    Args:
        word: the word that may be negated.
        of: the word without negation.
        language: the language tag of both.
    """
    if fold(language) != "kk" or len(word) != len(of) + 2:
        return False
    folded, plain = word.casefold(), of.casefold()
    return any(folded[: found.start()] + folded[found.end() :] == plain for found in _KAZAKH_SYLLABLE.finditer(folded))
