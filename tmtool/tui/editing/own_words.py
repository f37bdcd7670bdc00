"""The words and phrases of the translations that a desk has confirmed, to be offered while typing. Pure; bounded."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import OrderedDict
from collections.abc import Callable, Iterable

WORD = re.compile(r"\w(?:[\w\u0300-\u036f]|[-\u2011'’ʼ](?=\w))*")
SHORTEST = 4
"""Letters of a word that is worth offering."""
LONGEST_PHRASE = 4
"""Words."""
MOST_WORDS = 20_000
MOST_SEEN_ONCE = 10_000
"""Phrases that may yet come again; the oldest are forgotten."""
_PHRASE_GAP = re.compile(r"[ \u00a0]")


class OwnWords:
    """Learns texts; says at once how a word goes on."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._counts: dict[str, int] = {}
        """Words, and phrases that came at least twice, in small letters."""
        self._written: dict[str, str] = {}
        """How those are written that have capitals."""
        self._sorted: list[str] = []
        self._once: OrderedDict[str, None] = OrderedDict()
        for text in texts:
            self._learn(text, self._sorted.append)
        self._sorted.sort()

    def learn(self, text: str) -> None:
        """Take in a text that was confirmed; costs microseconds a word."""
        self._learn(text, lambda key: insort(self._sorted, key))

    def going_on(self, prefix: str) -> str:
        """Give how a word goes on, and the words that mostly follow it.

        Args:
            prefix: the first letters of the word.

        Returns:
            What stands behind the prefix; empty where nothing is known.
        """
        small = prefix.lower()
        words = (key for key in self._beginning(small) if " " not in key and len(key) > len(small) + 1)
        best = max(words, key=lambda key: (self._counts[key], -len(key)), default="")
        if not best:
            return ""
        often = max(2, self._counts[best] / 2)
        phrases = [key for key in self._beginning(best + " ") if self._counts[key] >= often]
        best = max(phrases, key=lambda key: (len(key), self._counts[key]), default=best)
        return self._written.get(best, best)[len(prefix) :]

    def _beginning(self, small: str) -> Iterable[str]:
        start = bisect_left(self._sorted, small)
        end = bisect_left(self._sorted, small + "\U0010ffff", start)
        return self._sorted[start:end]

    def _learn(self, text: str, keep: Callable[[str], None]) -> None:
        found = list(WORD.finditer(text))
        for at, first in enumerate(found):
            if len(first[0]) < SHORTEST or first[0].isdecimal():
                continue
            self._count(first[0], keep)
            for last, before in zip(found[at + 1 : at + LONGEST_PHRASE], found[at:], strict=False):
                if not _PHRASE_GAP.fullmatch(text[before.end() : last.start()]):
                    break
                self._count_phrase(text[first.start() : last.end()].replace("\u00a0", " "), keep)

    def _count_phrase(self, phrase: str, keep: Callable[[str], None]) -> None:
        small = phrase.lower()
        if small in self._counts or small in self._once:
            self._once.pop(small, None)
            self._count(phrase, keep, seen=2)
            return
        self._once[small] = None
        if len(self._once) > MOST_SEEN_ONCE:
            self._once.popitem(last=False)

    def _count(self, written: str, keep: Callable[[str], None], *, seen: int = 1) -> None:
        small = written.lower()
        if len(small) != len(written):
            return
        if small in self._counts:
            self._counts[small] += 1
            # A capital that stands only at the beginning of a sentence is none of the word's own.
            if self._written.get(small) not in (None, written):
                del self._written[small]
        elif len(self._counts) < MOST_WORDS:
            self._counts[small] = seen
            if small != written:
                self._written[small] = written
            keep(small)
