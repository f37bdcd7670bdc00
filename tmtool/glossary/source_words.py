"""What a word of a source text shares with a word of a term, whatever form either is in.

A term is met where each of its words has a key in common with a word of the text. Where the grammar of the language is
known, keys only find what may be the term, and the grammar then judges (`is_form_of`).
"""

from __future__ import annotations

from functools import lru_cache

from tmtool.glossary.folding import folded_case, stems, without_possessive
from tmtool.glossary.inflect import engine
from tmtool.language.english import singulars
from tmtool.language.registry import fold
from tmtool.language.words import forms

Keys = tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def text_keys(word: str, language: str) -> Keys:
    """Give the keys of a word of a text.

    Args:
        word: as written.
        language: folded tag of its language.
    """
    if language == "en":
        return singulars(_bare(word))
    if language == "ru":
        from tmtool.language.russian_lemmas import lemmas

        return (*lemmas(word), stems(word, language)[-1])
    if language == "kk":
        shortest = stems(word, language)[-1]
        # Before a vowel the last one of a stem drops: ауыз, аузы.
        return (shortest, *(f"{shortest[:-1]}{vowel}{shortest[-1]}" for vowel in "ыі" if shortest))
    return term_keys(word, language)


@lru_cache(maxsize=1 << 16)
def term_keys(word: str, language: str) -> Keys:
    """Give the keys of a word of a term, the likeliest first; see `text_keys`."""
    if language == "en":
        return singulars(_bare(word))[:1]
    if language == "ru":
        from tmtool.language.russian_lemmas import lemmas

        known = tuple(sorted(lemmas(word)))
        # Names by their stem too: a form of one may be a form of a word that the dictionary has.
        return known if known and word[:1].islower() else (*known, stems(word, language)[-1])
    return stems(word, language)[-1:]


@lru_cache(maxsize=1 << 14)
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


def without_dots(word: str) -> str:
    """Give an abbreviation without the dots between its letters: US for U.S."""
    return word.replace(".", "")
