"""Which words of a source a new term may be for: runs of words that say something and that no term has yet. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tmtool.language.english import singular
from tmtool.language.function_words import says_little
from tmtool.language.words import Word, words
from tmtool.model.terms import TermHit

_JOINS = re.compile(r"[\s\u00ad\u2010\u2011-]+")
_LONGEST = 5
_COUNTS = frozenset({"hundred", "thousand", "million", "billion", "trillion", "percent"})
_INSIDE_NAMES = frozenset({"of", "for"})


def guesses(source: str, language: str, terms: Sequence[TermHit], place: float) -> tuple[str, ...]:
    """Give the phrases of a source for which a new term may be, the likeliest first.

    Args:
        source: the text without tags.
        language: the tag of its language.
        terms: those that the glossaries have already.
        place: where the translation of the phrase stands in its text, from 0 to 1.
    """
    taken = [(hit.start, hit.end) for hit in terms]
    runs = [run for run in _runs(source, language) if not _inside(run, taken)]
    known = [run for run in _runs(source, language) if _inside(run, taken)]
    whole = sorted(runs, key=lambda run: (not _is_name(run), abs(_middle(run) / max(len(source), 1) - place)))
    parts = (part for run in whole for part in _parts(run))
    return tuple(dict.fromkeys(_said(source, run, language) for run in (*whole, *parts, *known)))


def _runs(source: str, language: str) -> Iterator[list[Word]]:
    """The runs of words that say something: names apart from other words, but Ministry of Energy is one."""
    run: list[Word] = []
    found = words(source)
    for place, word in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        if run and following and word.text in _INSIDE_NAMES and _is_capital(run[-1]) and _is_capital(following):
            run.append(word)
            continue
        folded = word.text.casefold().replace("ё", "е")
        is_empty = word.is_figure or folded in _COUNTS or says_little(folded, language)
        if run and (is_empty or _is_apart(source, run, word)):
            yield run
            run = []
        if not is_empty:
            run.append(word)
    if run:
        yield run


def _is_apart(source: str, run: Sequence[Word], word: Word) -> bool:
    """Whether a word goes on with something else: behind a comma, or a name behind other words."""
    if not _JOINS.fullmatch(source[run[-1].end : word.start]):
        return True
    if run[-1].text in _INSIDE_NAMES or run[-1].text.endswith(("’s", "'s")):
        return run[-1].text not in _INSIDE_NAMES
    # The first word of a sentence has a capital whatever it is.
    return run[-1].start > 0 and _is_capital(run[-1]) is not _is_capital(word)


def _is_capital(word: Word) -> bool:
    return word.text[:1].isupper()


def _parts(run: Sequence[Word]) -> Iterator[list[Word]]:
    """The parts of a run, the longest first: of a name or an office the last words are the term more often."""
    for length in range(min(len(run) - 1, _LONGEST), 0, -1):
        for start in range(len(run) - length, -1, -1):
            part = list(run[start : start + length])
            if _INSIDE_NAMES.isdisjoint((part[0].text, part[-1].text)):
                yield part


def _is_name(run: Sequence[Word]) -> bool:
    return sum(map(_is_capital, run)) > 1


def _middle(run: Sequence[Word]) -> float:
    return (run[0].start + run[-1].end) / 2


def _inside(run: Sequence[Word], spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= run[0].start and run[-1].end <= end for start, end in spans)


def _said(source: str, run: Sequence[Word], language: str) -> str:
    """The phrase as a glossary has it: in the singular, in small letters where it is no name."""
    text = source[run[0].start : run[-1].end]
    if language != "en" or text.isupper():
        return text
    is_plain = all(word.text.islower() for word in run[1:]) and run[0].start == 0 and len(run) > 1
    text = text[:1].lower() + text[1:] if is_plain else text
    last = run[-1].text
    return text[: len(text) - len(last)] + singular(last) if last.islower() else text
