"""What a text asks of near forms: lengths, tokens in common, and its own tokens as an alphabet."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.memory.query import Alphabet, Query, window


def test_the_window_of_ten_tokens_at_seventy() -> None:
    found = window(10, 0.7)
    assert (found.shortest, found.longest) == (7, 14)
    assert found.needed[[7, 10, 11, 14]].tolist() == [7, 7, 8, 10]
    assert found.spare[[7, 10, 14]].tolist() == [3, 3, 0]
    assert found.spare_of_form[[7, 10, 14]].tolist() == [0, 3, 4]
    assert found.longest_without == (14, 12, 11, 10)


@given(st.integers(1, 60), st.integers(1, 100))
def test_a_form_in_the_window_needs_as_much_in_common_as_its_score_says(count: int, percent: int) -> None:
    found = window(count, percent / 100)
    for length in range(1, found.longest + 1):
        needed = max(1, math.ceil(percent * max(length, count) / 100))
        assert found.needed[length] == needed
        assert (length >= found.shortest) == (needed <= length)
    assert found.longest_without == tuple(
        max(length for length in range(count, found.longest + 1) if found.spare[length] >= spare)
        for spare in range(found.most_spare + 1)
    )


@given(st.lists(st.integers(0, 2**32 - 1) | st.integers(0, 5), min_size=1, max_size=300), st.data())
def test_an_alphabet_tells_its_own_tokens_apart_and_from_all_others(tokens: list[int], data: st.DataObject) -> None:
    others = data.draw(st.lists(st.sampled_from(tokens) | st.integers(0, 2**32 - 1), max_size=20))
    codes = Alphabet(tokens).codes(np.array(others, np.uint32)).tolist()
    numbers = {token: number for number, token in enumerate(sorted(set(tokens)), 1)}
    assert codes == [numbers.get(token, 0) for token in others]


@pytest.mark.parametrize("count", [3, 300, 60_000])
def test_a_text_of_any_length_can_be_sliced_by_tokens(count: int) -> None:
    query = Query(range(count))
    assert len(query.text) == count
    assert len(set(query.text)) == count


def test_tokens_that_agree_in_most_of_their_bits_are_told_apart() -> None:
    tokens = [1 << bit for bit in range(32)] + [0]
    assert sorted(Alphabet(tokens).codes(np.array(tokens, np.uint32)).tolist()) == list(range(1, 34))
