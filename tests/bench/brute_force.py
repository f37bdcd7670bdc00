"""The truth that the index is measured against: every row compared, nothing skipped."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from tests.bench.desks import MEMORIES, memory_of
from tmtool.memory.normalise import Normalised, normalise, tokens
from tmtool.memory.scoring import score
from tmtool.model.text import TaggedText

_FIRST_LETTER = 0x100
_SURROGATES = range(0xD800, 0xE000)
_PENALTIES = [memory.penalty for memory in MEMORIES.values()]


@dataclass(frozen=True, slots=True)
class Truth:
    """What every row of the bench scores against one text, in whole tokens."""

    query: Normalised
    rows: list[int]
    """Places of the rows at or above the cut-off."""
    scores: list[float]
    """Their normalised scores, 0 to 100."""

    def top(self, cut_off: float, count: int) -> list[float]:
        """The best scores at or above a cut-off, falling."""
        return sorted((one for one in self.scores if one >= 100 * cut_off - 1e-6), reverse=True)[:count]

    def top_final(self, texts: Sequence[str], memories: Iterable[int], minimum: int, count: int) -> list[int]:
        """The best final scores among the rows of some memories, falling; each row is scored in full."""
        wanted = set(memories)
        found = []
        for row in self.rows:
            if memory_of(row) in wanted:
                unit = normalise(TaggedText(texts[row]), "en")
                scored = score(self.query, unit, penalty=_PENALTIES[memory_of(row)])
                found.append(scored.score)
        return sorted((one for one in found if one >= minimum), reverse=True)[:count]


class BruteForce:
    """All rows as strings in which each letter stands for a token: what rapidfuzz is fastest with."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._letters: dict[int, str] = {}
        self._rows = [self._string(tokens(TaggedText(text), "en")) for text in texts]

    def truth(self, text: str, cut_off: float) -> Truth:
        """Compare a text with every row."""
        query = normalise(TaggedText(text), "en")
        string = self._string(query.tokens)
        found = process.cdist(
            [string], self._rows, scorer=Levenshtein.normalized_similarity, dtype=np.float64, score_cutoff=cut_off
        )[0]
        rows = np.flatnonzero(found >= cut_off - 1e-9)
        return Truth(query, rows.tolist(), (100 * found[rows]).tolist())

    def seconds(self, text: str, cut_off: float) -> float:
        """Give the time that the faster of rapidfuzz's two ways takes for the best five, on one thread."""
        string = self._string(tokens(TaggedText(text), "en"))
        started = time.perf_counter()
        process.extract(
            string, self._rows, scorer=Levenshtein.normalized_similarity, processor=None, limit=5, score_cutoff=cut_off
        )
        extracted = time.perf_counter()
        process.cdist([string], self._rows, scorer=Levenshtein.normalized_similarity, score_cutoff=cut_off, workers=1)
        return min(extracted - started, time.perf_counter() - extracted)

    def _string(self, numbers: Iterable[int]) -> str:
        return "".join([self._letters.get(number) or self._letter(number) for number in numbers])

    def _letter(self, number: int) -> str:
        code = _FIRST_LETTER + len(self._letters)
        letter = chr(code if code < _SURROGATES.start else code + len(_SURROGATES))
        self._letters[number] = letter
        return letter


def reached(true: Sequence[float], found: Sequence[float]) -> int:
    """Count how many of the true best scores were found; equal scores count for each other."""
    left = list(found)
    count = 0
    for one in true:
        match = next((at for at, other in enumerate(left) if abs(one - other) < 1e-6), None)
        if match is not None:
            del left[match]
            count += 1
    return count
