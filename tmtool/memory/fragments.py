"""The longest phrases of a text that stand in other texts: which of them to ask for, and which to offer.

A question costs up to some milliseconds among a million texts, so few are asked: for the shortest phrases worth it,
those first that say most, whose words are rare and cost least. What a text found has of the words around is seen in it;
only where too many were found to look at all of them, it is asked for one word more.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import NamedTuple

Window = tuple[int, int]
"""Words of the text looked up: the first, and the one after the last."""

SHORTEST = 3
"""Words of a phrase; two words say what the glossary and the concordance say better."""
MOST = 3
"""So many phrases are offered."""
QUESTIONS = 25
"""So many at most are asked for one text."""
_SHORTEST_OF_ONE = 4
"""Words of a phrase of which only one says something: “as a result of”, but not “the result of”."""
_PLACES = 32
"""So many at most are looked at where one text has a phrase again and again."""


class Widened(NamedTuple):
    """The widest part of a text that one of the others was found to have."""

    window: Window
    is_widest: bool
    """Whether all others were looked at that have what was asked for."""


Widest = Callable[[Window], Widened | None]


def longest_phrases(words: Sequence[str], weights: Sequence[int], widest: Widest) -> tuple[Window, ...]:
    """Find the longest phrases of a text that others have too.

    Args:
        words: the words of the text.
        weights: what each word says, as its number of letters; 0 for function words and figures.
        widest: asks for a phrase: gives None where no text has it, else it or the wider one that the text found has.

    Returns:
        Up to `MOST` windows that do not overlap, of `SHORTEST` words at least, of which two say something, or one of
        four; the longest first.
    """
    search = _Search(len(words), widest)
    for window in _probes(weights):
        search.ask_around(window)
    return apart(search.found, weights)


def apart(windows: Sequence[Window], weights: Sequence[int]) -> tuple[Window, ...]:
    """Choose the longest windows; of one that overlaps a longer one, what is left of it may be chosen."""
    chosen: list[Window] = []
    left = [window for window in windows if _is_worth_it(window, weights)]
    while left and len(chosen) < MOST:
        best = max(left, key=lambda window: (window[1] - window[0], sum(weights[slice(*window)]), -window[0]))
        chosen.append(best)
        rests = (rest for window in left for rest in _without(window, best))
        left = [rest for rest in rests if _is_worth_it(rest, weights)]
    return tuple(chosen)


def widened(words: Sequence[str], window: Window, others: Sequence[str]) -> tuple[Window, int] | None:
    """Find the widest part of a text around a window that another text has.

    Args:
        words: the text.
        window: what the other one should have.
        others: the words of the other one.

    Returns:
        The wider window, and at which of the other's words it stands; None where the other does not have it.
    """
    start, end = window
    best: tuple[Window, int] | None = None
    phrase = list(words[start:end])
    first_words = (at for at, word in enumerate(others) if word == phrase[0])
    places = (at for at in first_words if list(others[at : at + len(phrase)]) == phrase)
    for at in islice(places, _PLACES):
        before = after = 0
        while start > before and at > before and words[start - before - 1] == others[at - before - 1]:
            before += 1
        behind = at + end - start
        while (
            end + after < len(words) and behind + after < len(others) and words[end + after] == others[behind + after]
        ):
            after += 1
        wide = (start - before, end + after)
        if best is None or wide[1] - wide[0] > best[0][1] - best[0][0]:
            best = wide, at - before
    return best


class _Search:
    """What was asked for and found so far."""

    def __init__(self, count: int, widest: Widest) -> None:
        self.found: list[Window] = []
        self._count = count
        self._widest = widest
        self._absent: list[Window] = []
        self._left = QUESTIONS

    def ask_around(self, window: Window) -> None:
        """Ask for a phrase, and where it is found for the longest one around it."""
        if any(_is_in(window, known) for known in self.found):
            return
        wide = self._ask(window)
        if wide is None:
            return
        while not wide.is_widest and (wider := self._wider(wide.window)) is not None:
            wide = wider
        self.found.append(wide.window)

    def _wider(self, window: Window) -> Widened | None:
        start, end = window
        behind = self._ask((start, end + 1)) if end < self._count else None
        return behind or (self._ask((start - 1, end)) if start > 0 else None)

    def _ask(self, window: Window) -> Widened | None:
        if not self._left or any(_is_in(absent, window) for absent in self._absent):
            return None
        self._left -= 1
        wide = self._widest(window)
        if wide is None:
            self._absent.append(window)
        return wide


def _is_in(window: Window, other: Window) -> bool:
    return other[0] <= window[0] and window[1] <= other[1]


def _probes(weights: Sequence[int]) -> list[Window]:
    """Give the windows that are worth it and hold no shorter one that is, those that say most first."""
    windows: list[Window] = []
    for size in (SHORTEST, _SHORTEST_OF_ONE):
        of_size = ((start, start + size) for start in range(len(weights) - size + 1))
        worth_it = [window for window in of_size if _is_worth_it(window, weights)]
        shorter = set(windows)
        windows += [(start, end) for start, end in worth_it if not shorter & {(start, end - 1), (start + 1, end)}]
    return sorted(
        windows, key=lambda window: (-_saying(weights[slice(*window)]), -sum(weights[slice(*window)]), window)
    )


def _is_worth_it(window: Window, weights: Sequence[int]) -> bool:
    length, saying = window[1] - window[0], _saying(weights[slice(*window)])
    return length >= (SHORTEST if saying > 1 else _SHORTEST_OF_ONE) and saying > 0


def _saying(weights: Sequence[int]) -> int:
    return sum(1 for weight in weights if weight)


def _without(window: Window, taken: Window) -> tuple[Window, ...]:
    """Give what is left of a window: itself where they do not touch, else its parts before and behind."""
    if window[1] <= taken[0] or taken[1] <= window[0]:
        return (window,)
    return (window[0], taken[0]), (taken[1], window[1])
