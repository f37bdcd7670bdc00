"""Sorted pairs are merged into what sorting them all at once gives."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tmtool.memory.sorted_pairs import merged, sorted_pairs, split

numbers = st.integers(0, 3) | st.integers(0, 2**32 - 1)
chunks = st.lists(st.lists(st.tuples(numbers, numbers), max_size=12), max_size=5)


@given(chunks, st.integers(1, 9))
def test_the_first_numbers_lead_to_the_second_ones(chunks: list[list[tuple[int, int]]], size: int) -> None:
    pairs = [
        sorted_pairs(np.array([a for a, _ in chunk], np.uint32), np.array([b for _, b in chunk], np.uint64))
        for chunk in chunks
    ]
    together = sorted(pair for chunk in chunks for pair in chunk)
    lower = np.zeros(len(together), np.uint32)
    firsts, starts = split(merged(pairs, size), lower)
    assert lower.tolist() == [b for _, b in together]
    assert firsts.tolist() == sorted({a for a, _ in together})
    assert starts[:-1].tolist() == [[a for a, _ in together].index(first) for first in firsts.tolist()]
    assert starts[-1] == len(together)
