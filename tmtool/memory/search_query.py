"""What a person looks for in texts: words, phrases and beginnings of words, and where a text has them.

Words are runs of letters and figures. Case does not count, nor ё for е, nor what is no letter of its own: stress
marks, soft hyphens, joiners; й is another letter than и. Both sides go through `searchable`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import regex

Span = tuple[int, int]

_MARKS = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_NOT_LETTERS = re.compile(f"[{_MARKS}]+")
_WORD = re.compile(r"[^\W_]+")
# Wide enough that nothing which becomes a word lies outside, and that no mark is parted from its letter.
_RUN = regex.compile(rf"[\p{{L}}\p{{N}}\p{{M}}{_MARKS}]+")
_PIECE = re.compile(r'["“”„«»]([^"“”„«»]*)["“”„«»](\*?)|([^\s"“”„«»]+)')


def folded(text: str) -> str:
    """Give a text without what does not count in a search: case, ё for е, marks that are no letters."""
    if text.isascii():
        return text.lower()
    text = _NOT_LETTERS.sub("", unicodedata.normalize("NFC", text)).casefold().replace("ё", "е")
    return _NOT_LETTERS.sub("", text)


def searchable(text: str) -> str:
    """Give the words of a text as they are searched: folded, one space between."""
    return " ".join(_WORD.findall(folded(text)))


def placed_words(text: str) -> tuple[list[str], list[Span]]:
    """Give the words of a text as they are searched, and where each stands in it, in characters."""
    words: list[str] = []
    places: list[Span] = []
    for run in _RUN.finditer(text):
        of_run = _WORD.findall(folded(run[0]))
        words += of_run
        places += [run.span()] * len(of_run)
    return words, places


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side; one word alone is a phrase too."""

    words: tuple[str, ...]
    """Folded, at least one."""
    is_prefix: bool = False
    """Whether the last one is only how the word begins."""

    def is_met_at(self, words: list[str], place: int) -> bool:
        """Say whether the words from a place on begin with this phrase."""
        last = place + len(self.words) - 1
        if last >= len(words) or tuple(words[place:last]) != self.words[:-1]:
            return False
        return words[last].startswith(self.words[-1]) if self.is_prefix else words[last] == self.words[-1]


@dataclass(frozen=True)
class SearchQuery:
    """Phrases of which a text must have every one."""

    phrases: tuple[Phrase, ...]

    @classmethod
    def of(cls, typed: str) -> SearchQuery:
        """Read what a person typed; whatever it is, it is a query.

        Args:
            typed: words, all of which must occur; "words in quotation marks" stand side by side; `word*` is how a
                word begins. All other signs only part words: what they part must stand side by side too.
        """
        phrases: dict[Phrase, None] = {}
        for quoted, star, bare in _PIECE.findall(typed):
            for phrase in (_phrase(quoted + star),) if quoted else map(_phrase, _parted_by_stars(bare)):
                if phrase is not None:
                    phrases[phrase] = None
        return cls(tuple(phrases))

    def is_met_by(self, words: str) -> bool:
        """Say whether a text has every phrase.

        Args:
            words: what `searchable` gives of the text.
        """
        padded = f" {words} "
        return all(needle in padded for needle in self._needles)

    def may_be_met_by(self, text: str) -> bool:
        """Say whether a folded text may have every phrase: quicker than `is_met_by`, and right where it says no."""
        return all(word in text for word in self._longest_words)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Give where a text has the phrases, in order, in characters; whole words, none twice."""
        words, places = placed_words(text)
        found = [
            (places[start][0], places[start + len(phrase.words) - 1][1])
            for phrase in self.phrases
            for start in range(len(words))
            if phrase.is_met_at(words, start)
        ]
        return _joined(sorted(found))

    @cached_property
    def _needles(self) -> tuple[str, ...]:
        return tuple(f" {' '.join(phrase.words)}{'' if phrase.is_prefix else ' '}" for phrase in self.phrases)

    @cached_property
    def _longest_words(self) -> tuple[str, ...]:
        return tuple(max(phrase.words, key=len) for phrase in self.phrases)


def _parted_by_stars(piece: str) -> list[str]:
    parts = [f"{part}*" for part in piece.split("*")]
    return [*parts[:-1], parts[-1][:-1]]


def _phrase(piece: str) -> Phrase | None:
    words = tuple(searchable(piece).split())
    return Phrase(words, piece.endswith("*")) if words else None


def _joined(spans: list[Span]) -> tuple[Span, ...]:
    """Make one of spans that overlap."""
    if all(before[1] <= after[0] for before, after in pairwise(spans)):
        return tuple(spans)
    joined = [spans[0]]
    for start, end in spans[1:]:
        if start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
