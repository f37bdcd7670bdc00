"""The index that finds every form of text near enough to a given one, in falling normalised score."""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_ROUNDING = 1e-9
"""Keeps (1 − 0.7) × 10 = 3.0000000000000004 and its kind on the right side of a whole number."""


@dataclass(frozen=True, slots=True)
class Form:
    """One distinct string of tokens and the rows that have it."""

    score: float
    """Normalised score against the tokens looked up, 0 to 100."""
    rows: tuple[int, ...]
    """Highest, and so newest, first."""


@dataclass(frozen=True, slots=True)
class FormBlock:
    """Forms yielded together; whatever comes after the block scores lower than it."""

    score: float
    """The highest normalised score in the block, 0 to 100."""
    forms: tuple[Form, ...]


class FuzzyIndex:
    """Rows of tokens, searchable by token Levenshtein distance without a miss.

    The caller serialises `add`, `remove` and the steps of `look_up`: the index has no lock of its own.
    """

    def __init__(self) -> None:
        self._rows_of: dict[tuple[int, ...], list[int]] = {}
        self._form_of: dict[int, tuple[int, ...]] = {}
        self._forms_by_length: defaultdict[int, dict[tuple[int, ...], None]] = defaultdict(dict)

    def __len__(self) -> int:
        """The number of rows."""
        return len(self._form_of)

    @classmethod
    def build(cls, rows: Iterable[tuple[int, Sequence[int]]]) -> FuzzyIndex:
        """Make an index of rows.

        Args:
            rows: pairs of a row's id and its tokens, as `normalise.tokens` gives them.
        """
        index = cls()
        for row, tokens in rows:
            index.add(row, tokens)
        return index

    def add(self, row: int, tokens: Sequence[int]) -> None:
        """Add a row; one that is known already gets the new tokens.

        Args:
            row: the row's id.
            tokens: its tokens; a row without tokens is kept and never found.
        """
        if row in self._form_of:
            self.remove(row)
        form = tuple(tokens)
        self._form_of[row] = form
        rows = self._rows_of.get(form)
        if rows is None:
            self._rows_of[form] = [row]
            self._forms_by_length[len(form)][form] = None
        else:
            insort(rows, row)

    def remove(self, row: int) -> None:
        """Forget a row; one that is not there is no error, as two processes may both report it gone."""
        form = self._form_of.pop(row, None)
        if form is None:
            return
        rows = self._rows_of[form]
        del rows[bisect_left(rows, row)]
        if not rows:
            del self._rows_of[form]
            del self._forms_by_length[len(form)][form]

    def look_up(self, tokens: Sequence[int], cut_off: float) -> Iterator[FormBlock]:
        """Yield every form at or above a cut-off, best first.

        Args:
            tokens: the tokens of the text looked up.
            cut_off: the lowest normalised score wanted, above 0 and at most 1.

        Raises:
            ValueError: the cut-off is out of its range.
        """
        if not 0 < cut_off <= 1:
            raise ValueError(f"cut_off is {cut_off}, and must be above 0 and at most 1")
        return self._blocks(tuple(tokens), cut_off)

    def _blocks(self, tokens: tuple[int, ...], cut_off: float) -> Iterator[FormBlock]:
        found: defaultdict[float, list[tuple[int, ...]]] = defaultdict(list)
        shortest = max(1, math.ceil(cut_off * len(tokens) - _ROUNDING))
        longest = math.floor(len(tokens) / cut_off + _ROUNDING)
        for length in sorted(self._forms_by_length):
            if shortest <= length <= longest:
                for score, form in self._near(tokens, length, cut_off):
                    found[score].append(form)
        for score in sorted(found, reverse=True):
            # A row may have been removed since the first block was asked for.
            forms = [
                Form(score, tuple(reversed(self._rows_of[form]))) for form in found[score] if form in self._rows_of
            ]
            if forms:
                yield FormBlock(score, tuple(forms))

    def _near(self, tokens: tuple[int, ...], length: int, cut_off: float) -> list[tuple[float, tuple[int, ...]]]:
        import numpy
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        forms = list(self._forms_by_length[length])
        if not forms:
            return []
        longer = max(len(tokens), length)
        allowed = math.floor((1 - cut_off) * longer + _ROUNDING)
        # cdist lets other threads run, process.extract holds them up for the whole call.
        distances = process.cdist(
            [tokens], forms, scorer=Levenshtein.distance, score_cutoff=allowed, dtype=numpy.uint32
        )
        near = numpy.flatnonzero(distances[0] <= allowed).tolist()
        return [(100 * (longer - int(distances[0][at])) / longer, forms[at]) for at in near]
