"""Runs: immutable sets of sorted arrays, made of rows and searched in place; they may lie in files mapped into memory.

Rows of equal tokens are one *form*. Forms are numbered by length, then by a hash of their tokens, so that the forms of
the lengths that can be near to a text are one slice, and where a form's tokens begin needs no array.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from tmtool.memory.symbols import Words

Array = NDArray[Any]
Allocate = Callable[[str, np.dtype[Any], int], Array]
"""Name, type, number of elements -> a writable array of one dimension, in memory or in a mapped file."""

LONGEST = 0xFFFF
"""Of a longer text only so many tokens are indexed and compared."""
HEADER = 2
"""Words that stand before the tokens of a stored text: its skeleton and its figures."""
TAIL_BITS = 6
LONGEST_TAIL = (1 << TAIL_BITS) - 1
"""Longer tails are written as this one."""
MOST_FORMS = (1 << (32 - TAIL_BITS)) - 1
BATCH = 100_000


def in_memory(name: str, dtype: np.dtype[Any], count: int) -> Array:
    """Allocate an array in memory."""
    return np.empty(count, dtype)


def spans(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the places of all elements of many slices, slice by slice."""
    ends = np.cumsum(lengths)
    places = np.repeat(starts - (ends - lengths), lengths)
    places += np.arange(len(places))
    return places


def starts_of(lengths: NDArray[Any]) -> NDArray[np.int64]:
    """Say where slices begin that stand one after the other, and where the last one ends."""
    starts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    return starts


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Rows as they are stored."""

    rows: Words
    """Identities."""
    words: Words
    """What is stored of each row, one after the other: skeleton, figures, tokens (see `normalise.Stored`)."""
    starts: NDArray[np.int64]
    """Where each row begins in `words`, and in the end where the last one ends."""

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, bytes]]) -> Batch:
        """Make a batch of identities and what `normalise.stored` gave.

        Raises:
            ValueError: something stored is not a whole number of 32-bit words, or fewer than two.
        """
        pairs = list(pairs)
        sizes = np.fromiter((len(stored) for _, stored in pairs), np.int64, len(pairs))
        if len(pairs) and ((sizes % 4).any() or sizes.min() < 4 * HEADER):
            raise ValueError("stored tokens are at least two 32-bit words")
        rows = np.fromiter((row for row, _ in pairs), np.uint32, len(pairs))
        return cls(rows, np.frombuffer(b"".join([stored for _, stored in pairs]), "<u4"), starts_of(sizes // 4))


def in_batches(pairs: Iterable[tuple[int, bytes]], size: int = BATCH) -> Iterator[Batch]:
    """Make batches of at most so many rows each, as they are needed."""
    source = iter(pairs)
    while taken := list(islice(source, size)):
        yield Batch.of(taken)


class Run:
    """Rows in forms, with what finds the forms near to a text."""

    ARRAYS: ClassVar[Mapping[str, np.dtype[Any]]] = {
        name: np.dtype(code)
        for name, code in {
            # One element a row, form by form, the highest identity of a form first:
            "row_ids": "<u4",
            "skeletons": "<u4",
            "figures": "<u4",
            # One element a form, but for the starts, which end with the number of all rows:
            "row_starts": "<u4",
            "lengths": "<u2",
            # The tokens of all forms, and the number of the first form of each length (0, 1, 2 …, and all):
            "tokens": "<u4",
            "length_starts": "<i8",
            # Two words a form:
            "first_signatures": "<u8",
            "second_signatures": "<u8",
            # The forms that have a symbol, ascending: postings[posting_starts[i]:posting_starts[i + 1]], each with
            # its tail (see `rarity`) in the lowest bits; and the table of commonness.
            "symbols": "<u4",
            "posting_starts": "<i8",
            "postings": "<u4",
            "commonness": "<u2",
            # Every row's identity, ascending, and its place among `row_ids`:
            "sorted_ids": "<u4",
            "places": "<u4",
        }.items()
    }

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        """Take the arrays that `run_building.build` made, by the names in `ARRAYS`."""
        # A slice of numpy's memmap costs microseconds, one of a plain view of it does not.
        self.arrays: Mapping[str, Array] = {name: arrays[name].view(np.ndarray) for name in self.ARRAYS}
        plain = self.arrays
        self.row_ids: Words = plain["row_ids"]
        self.skeletons: Words = plain["skeletons"]
        self.figures: Words = plain["figures"]
        self.row_starts: Words = plain["row_starts"]
        self.lengths: NDArray[np.uint16] = plain["lengths"]
        self.tokens: Words = plain["tokens"]
        self.length_starts: NDArray[np.int64] = plain["length_starts"]
        self.first_signatures = plain["first_signatures"].view(np.complex128)
        self.second_signatures = plain["second_signatures"].view(np.complex128)
        self.symbols: Words = plain["symbols"]
        self.posting_starts: NDArray[np.int64] = plain["posting_starts"]
        self.postings: Words = plain["postings"]
        self.commonness: NDArray[np.uint16] = plain["commonness"]
        self.sorted_ids: Words = plain["sorted_ids"]
        self.places: Words = plain["places"]
        self.rows = len(self.row_ids)
        self.forms = len(self.lengths)
        self.longest = len(self.length_starts) - 2
        each = np.arange(self.longest + 1)
        tokens_before = starts_of(np.diff(self.length_starts) * each)
        self._token_bases = tokens_before[:-1] - self.length_starts[:-1] * each

    def token_starts(self, forms: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
        """Say where in `tokens` forms of the given lengths begin."""
        starts: NDArray[np.int64] = self._token_bases[lengths] + forms * lengths
        return starts

    def batches(self, dead: NDArray[np.bool_] | None = None, size: int = BATCH) -> Iterator[Batch]:
        """Give the rows back as they were stored, form by form.

        Args:
            dead: True for each place among `row_ids` that is to be left out; not changed until the last batch is out.
            size: the most rows in one batch.
        """
        for start in range(0, self.rows, size):
            places = np.arange(start, min(start + size, self.rows))
            if dead is not None:
                places = places[~dead[places]]
            if len(places):
                yield self._batch(places)

    def _batch(self, places: NDArray[np.int64]) -> Batch:
        forms = np.searchsorted(self.row_starts, places.astype(np.uint32), side="right") - 1
        lengths = self.lengths[forms].astype(np.int64)
        starts = starts_of(lengths + HEADER)
        words = np.empty(starts[-1], np.uint32)
        words[starts[:-1]] = self.skeletons[places]
        words[starts[:-1] + 1] = self.figures[places]
        words[spans(starts[:-1] + HEADER, lengths)] = self.tokens[spans(self.token_starts(forms, lengths), lengths)]
        return Batch(self.row_ids[places], words, starts)
