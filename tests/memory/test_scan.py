"""Looking through rows: nothing that is near enough is left out."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given
from rapidfuzz.distance import Levenshtein

from tmtool.memory.normalise import pack
from tmtool.memory.scan import near_enough, sizes

TOKENS = st.lists(st.integers(1, 6), max_size=9)
HEAD = (0, 0)
"""Skeleton and figures."""


def test_rows_that_share_too_few_tokens_are_left_out() -> None:
    rows = [(1, pack((*HEAD, 5, 6, 7))), (2, pack((*HEAD, 5, 8, 9))), (3, pack((*HEAD, 8, 8, 8))), (4, pack(HEAD))]
    assert near_enough(rows, (5, 6, 7), 0.6) == rows[:1]
    assert near_enough(rows, (5, 6, 7), 0.3) == rows[:2]
    assert near_enough([], (5,), 0.5) == []


def test_sizes_are_those_of_the_lengths_that_may_be_near_enough() -> None:
    # Of 5 to 20 tokens, 4 bytes each, after 8 bytes of other things.
    assert sizes(10, 0.5) == (28, 88)
    assert sizes(10, 1.0) == (48, 48)
    # 0.7 of 10 is 7, and not a little more.
    assert sizes(10, 0.7)[0] == 36


@given(st.lists(TOKENS, max_size=8), TOKENS.filter(len), st.sampled_from((0.3, 0.5, 0.7, 1.0)))
def test_no_row_that_is_near_enough_is_left_out(rows: list[list[int]], tokens: list[int], cut_off: float) -> None:
    kept = [(number, pack((*HEAD, *row))) for number, row in enumerate(rows)]
    near = {
        number
        for number, row in enumerate(rows)
        if 1 - Levenshtein.distance(row, tokens) / max(len(row), len(tokens)) >= cut_off - 1e-9
    }
    at_least, at_most = sizes(len(tokens), cut_off)
    assert near <= {row for row, _ in near_enough(kept, tokens, cut_off)}
    assert all(at_least <= len(kept[row][1]) <= at_most for row in near)
