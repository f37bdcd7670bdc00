"""The check of spelling; it needs a dictionary and says nothing without one."""

from __future__ import annotations

from collections.abc import Iterator

from tmtool.language.homoglyphs import script
from tmtool.language.registry import fold
from tmtool.language.words import words
from tmtool.model.findings import Finding
from tmtool.quality.pair import Pair

SHORTEST = 4
"""Words of fewer letters are abbreviations and endings after a hyphen."""
_LANGUAGES = frozenset(("ru", "kk"))


def find(pair: Pair) -> Iterator[Finding]:
    """Give a finding for each word that is not in the dictionary; names and terms of the glossaries need not be."""
    if fold(pair.target_language) not in _LANGUAGES or not pair.target.text.strip():
        return
    from tmtool.language.spelling import speller

    dictionary = speller(pair.target_language)
    if dictionary is None:
        return
    terms = {word.text.casefold() for hit in pair.terms for target in hit.targets for word in words(target.text)}
    for word in words(pair.target.text):
        # A capital at the beginning of a sentence may be a name's too.
        if word.is_figure or len(word.text) < SHORTEST or not word.text.islower() or word.text in terms:
            continue
        if all(script(letter) == "CYRILLIC" for letter in word.text) and not dictionary.knows(word.text):
            message = f"“{word.text}” is not in the dictionary."
            yield pair.finding("spelling.word", message, target=(word.start, word.end), about=word.text)
