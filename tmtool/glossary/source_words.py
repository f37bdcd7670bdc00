"""What a word of a source text shares with a word of a term, whatever form either is in.

A term is met where each of its words has a key in common with a word of the text. Where the grammar of the language is
known, keys only find what may be the term, and the grammar then judges (`is_form_of`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from tmtool.glossary.folding import folded_case, stems, without_possessive
from tmtool.glossary.inflect import engine
from tmtool.language.english import singulars
from tmtool.language.registry import fold
from tmtool.language.words import forms

Keys = tuple[str, ...]
_LATIN = (("ae", "a"), ("i", "us"))
"""Plurals kept from Latin, which the language does not tell: formulae, bacilli."""
_ENTERED_AS_PLURAL = (
    ("uses", "us"), ("ises", "is"), ("yses", "ysis"), ("eses", "esis"), ("oses", "osis"), ("ases", "asis"),
    ("pses", "psis"), ("rses", "rsis"), ("axes", "axe"), ("us", "u"), ("is", "i"), ("ata", "aton"), ("data", "datum"),
    ("media", "medium"), ("eaux", "eau"),
)  # fmt: skip
"""What the last letters of a term may be in the singular that a text has: crocuses, emphases, menus, Iraqis."""
_SHORTEST = 3
"""So many letters stay of a word at least: uses is no plural of us."""


@lru_cache(maxsize=1 << 9)
def text_keys(word: str, language: str) -> Keys:
    """Give the keys of a word of a text.

    Args:
        word: as written.
        language: folded tag of its language.
    """
    if language == "en":
        bare = _bare(word)
        return (*singulars(bare), *_exchanged(bare, _LATIN), *_short_singular(word))
    if language == "ru":
        from tmtool.language.russian_lemmas import lemmas

        return (*lemmas(word), stems(word, language)[-1])
    if language == "kk":
        shortest = stems(word, language)[-1]
        # Before a vowel the last one of a stem drops: ауыз, аузы.
        return (shortest, *(f"{shortest[:-1]}{vowel}{shortest[-1]}" for vowel in "ыі" if shortest))
    return term_keys(word, language)


@lru_cache(maxsize=1 << 9)
def term_keys(word: str, language: str) -> Keys:
    """Give the keys of a word of a term, the likeliest first; see `text_keys`."""
    if language == "en":
        bare = _bare(word)
        return (singulars(bare)[0], *_exchanged(bare, _LATIN + _ENTERED_AS_PLURAL), *_short_singular(word))
    if language == "ru":
        from tmtool.language.russian_lemmas import lemmas

        known = tuple(sorted(lemmas(word)))
        # Names by their stem too: a form of one may be a form of a word that the dictionary has.
        return known if known and word[:1].islower() else (*known, stems(word, language)[-1])
    return stems(word, language)[-1:]


@lru_cache(maxsize=1 << 10)
def is_form_of(term: str, met: str, language: str) -> bool:
    """Say whether words are a term in one of its grammatical forms, as far as the grammar is known.

    Args:
        term: as the glossary has it.
        met: the words of the text.
        language: tag of the language of both.
    """
    if term == met or fold(language) == "en" or _same_words(term, met, language):
        return True
    grammar = engine(language)
    return grammar is None or grammar.met(term, met) is not None


def _same_words(term: str, met: str, language: str) -> bool:
    """Say whether several words are surely forms of those of a term: in главам государств all of them change."""
    ours, theirs = forms(term), forms(met)
    if fold(language) != "ru" or len(ours) < 2 or len(ours) != len(theirs):
        return False
    from tmtool.language.russian_lemmas import lemmas

    return all(not lemmas(one).isdisjoint(lemmas(other)) for one, other in zip(ours, theirs, strict=True))


def _bare(word: str) -> str:
    bare = without_possessive(without_dots(word))
    # MPs and TVs are too short to be told from words like gas.
    return folded_case(bare[:-1] if bare[:-1].isupper() and bare[-1] == "s" else bare)


def _exchanged(word: str, endings: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Give a word with each ending that it has exchanged for another."""
    for plural, end in endings:
        rest = word.removesuffix(plural)
        if rest != word and len(rest + end) >= _SHORTEST:
            yield rest + end


def _short_singular(word: str) -> Keys:
    """Give what a plural too short for the rules comes of: follow-ups, ads; never gas, bus, its, GPS."""
    bare = folded_case(without_possessive(word))
    is_plural = len(bare) == _SHORTEST and bare[-1] == "s" and bare[-2] not in "aeiousy" and bare != "its"
    return (bare[:-1],) if is_plural and not word.isupper() else ()


def without_dots(word: str) -> str:
    """Give an abbreviation without the dots between its letters: US for U.S."""
    return word.replace(".", "")
