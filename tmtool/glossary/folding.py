"""How words of terms and of texts are compared: what counts as the same word, and as the same case."""

from __future__ import annotations

import re
from functools import lru_cache

from tmtool.language.registry import stem
from tmtool.model.terms import Term

LONGEST_ABBREVIATION = 5
"""Up to so many letters, terms in capitals are no other words: US and us, WHO and who, IT and it."""
_APOSTROPHES = str.maketrans("’ʼ", "''")
_POSSESSIVE = re.compile(r"['’ʼ]s?$", re.IGNORECASE)


@lru_cache(maxsize=1 << 9)
def stems(word: str, language: str) -> tuple[str, ...]:
    """Give a word, its stem, the stem of that, and so on to the end.

    One stem alone parts forms where an ending is like a piece of the word: Токаев and Токаева, Китай and Китая.
    """
    found = [folded_case(word)]
    while (shorter := stem(found[-1], language)) not in found:
        found.append(shorter)
    return tuple(found)


def is_form(present: str, wanted: str, language: str) -> bool:
    """Say whether a word of a translation is a form of a word of a term.

    Args:
        present: the word as it stands in the translation.
        wanted: the word as the glossary has it, in its citation form.
        language: tag of the language of both.
    """
    if is_abbreviation(wanted) and not same_case(present, wanted):
        return False
    return not set(stems(present, language)).isdisjoint(stems(wanted, language))


def folded_case(word: str) -> str:
    """Give a word in folded case and with one kind of apostrophe."""
    return word.casefold().translate(_APOSTROPHES)


def without_possessive(word: str) -> str:
    """Cut an English possessive: Kazakhstan’s becomes Kazakhstan."""
    return _POSSESSIVE.sub("", word)


def is_case_sensitive(term: Term) -> bool:
    """Say whether a term must be met in its own case; short ones in capitals must, unless the glossary says else."""
    if term.case_sensitive is not None:
        return term.case_sensitive
    return is_abbreviation(term.text)


def is_abbreviation(text: str) -> bool:
    """Say whether a text is a short word in capitals."""
    return text.isupper() and sum(letter.isalpha() for letter in text) <= LONGEST_ABBREVIATION


def same_case(one: str, other: str) -> bool:
    """Say whether two forms of a word agree in case, as far as they have the same letters."""
    return all(a == b or a.casefold() != b.casefold() for a, b in zip(one, other, strict=False))
