"""Checks of words side by side: one word twice, and a Kazakh plural after a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tmtool.language.kazakh_plurals import after_number
from tmtool.language.registry import fold
from tmtool.language.words import words
from tmtool.model.findings import Finding
from tmtool.quality.pair import Pair

_SPACE = re.compile(r"[ \u00a0\u202f\u2009]+")
_GRAMMAR = frozenset(("had", "that", "is", "the", "a", "to", "in", "do", "her", "you"))
"""English words whose repetition says nothing of the translation: had had."""
_MAY_REPEAT = {
    "ru": "да нет очень чуть еле едва ха ну так вот все всё",
    "kk": "қайта ара бір тау топ көп оқ жиі үсті кім не мың әлі ауық әр кейде тез ақырын анда ха",
}


def find(pair: Pair) -> Iterator[Finding]:
    """Give a finding for each word that stands twice in a row, and for each plural after a number."""
    yield from _repeated(pair)
    if fold(pair.target_language) == "kk":
        for start, end, singular in after_number(pair.target.text):
            word = pair.target.text[start:end]
            message = f"After a number a Kazakh noun stays in the singular: “{singular}”, not “{word}”."
            fix = pair.with_target((start, end, singular))
            yield pair.finding("text.plural", message, target=(start, end), fix=fix, about=word)


def _repeated(pair: Pair) -> Iterator[Finding]:
    if any(word.lower() not in _GRAMMAR for *_, word in _twice(pair.source.text)):
        # Duran Duran, very very: so may the translation.
        return
    usual = frozenset(_MAY_REPEAT.get(fold(pair.target_language), "").split())
    for start, middle, end, word in _twice(pair.target.text):
        if word.casefold() not in usual:
            message = f"“{word}” stands twice in a row."
            fix = pair.with_target((middle, end, ""))
            yield pair.finding("text.repeated", message, target=(start, end), fix=fix, about=word.casefold())


def _twice(text: str) -> list[tuple[int, int, int, str]]:
    """Words that stand twice: where the first begins and ends, where the second ends, and the first itself."""
    found = words(text)
    return [
        (one.start, one.end, other.end, one.text)
        for one, other in pairwise(found)
        if not one.is_figure
        and one.text.casefold() == other.text.casefold()
        # A name may begin with the word before it: в городе Город.
        and (one.text[0].isupper() or not other.text[0].isupper())
        and _SPACE.fullmatch(text[one.end : other.start])
    ]
