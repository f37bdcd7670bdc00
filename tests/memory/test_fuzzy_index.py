"""The index finds every form at or above the cut-off, whatever was added and removed before."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmtool.memory.fuzzy_index import Form, FormBlock, FuzzyIndex

token_lists = st.lists(st.integers(0, 4), max_size=8)


def distance(one: Sequence[int], other: Sequence[int]) -> int:
    """Levenshtein distance by the textbook table."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


def expected(rows: dict[int, list[int]], query: list[int], percent: int) -> dict[int, float]:
    """Score of each row at or above the cut-off, by comparing with all of them."""
    scores: dict[int, float] = {}
    for row, tokens in rows.items():
        longer = max(len(tokens), len(query))
        near = longer - distance(tokens, query) if longer else 0
        if tokens and near * 100 >= percent * longer:
            scores[row] = 100 * near / longer
    return scores


def test_it_gives_forms_in_falling_score_with_the_newest_row_first() -> None:
    index = FuzzyIndex.build([(1, [1, 2, 3, 4]), (2, [1, 2, 3, 9]), (3, [1, 2, 3, 4]), (4, [7, 8])])
    assert list(index.look_up([1, 2, 3, 4], 0.5)) == [
        FormBlock(100.0, (Form(100.0, (3, 1)),)),
        FormBlock(75.0, (Form(75.0, (2,)),)),
    ]


def test_a_score_just_at_the_cut_off_counts() -> None:
    index = FuzzyIndex.build([(1, [1, 2, 3, 4, 5, 6, 7, 0, 0, 0])])
    assert [block.score for block in index.look_up([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.7)] == [70.0]


def test_a_row_added_again_has_only_its_new_tokens() -> None:
    index = FuzzyIndex.build([(1, [1, 2])])
    index.add(1, [3, 4])
    assert len(index) == 1
    assert list(index.look_up([1, 2], 0.5)) == []
    assert [block.forms for block in index.look_up([3, 4], 1.0)] == [(Form(100.0, (1,)),)]


def test_removing_a_row_twice_is_no_error() -> None:
    index = FuzzyIndex.build([(1, [1]), (2, [1])])
    index.remove(1)
    index.remove(1)
    assert [block.forms for block in index.look_up([1], 1.0)] == [(Form(100.0, (2,)),)]


def test_a_row_removed_during_a_look_up_does_not_come_any_more() -> None:
    index = FuzzyIndex.build([(1, [1, 2]), (2, [1, 3])])
    blocks = index.look_up([1, 2], 0.5)
    assert next(blocks).score == 100
    index.remove(2)
    assert list(blocks) == []


def test_texts_without_tokens_find_nothing_and_are_not_found() -> None:
    index = FuzzyIndex.build([(1, []), (2, [1])])
    assert list(index.look_up([], 0.01)) == []
    assert [form.rows for block in index.look_up([1], 0.01) for form in block.forms] == [(2,)]


@pytest.mark.parametrize("cut_off", [0, -0.1, 1.01])
def test_a_cut_off_out_of_its_range_is_said_at_once(cut_off: float) -> None:
    with pytest.raises(ValueError, match="cut_off"):
        FuzzyIndex().look_up([1], cut_off)


@settings(deadline=None)
@given(
    steps=st.lists(st.tuples(st.booleans(), st.integers(1, 12), token_lists), max_size=40),
    query=token_lists,
    percent=st.integers(1, 100),
)
def test_it_finds_what_a_comparison_with_every_row_finds(
    steps: list[tuple[bool, int, list[int]]], query: list[int], percent: int
) -> None:
    index = FuzzyIndex()
    rows: dict[int, list[int]] = {}
    for is_added, row, tokens in steps:
        if is_added:
            index.add(row, tokens)
            rows[row] = tokens
        else:
            index.remove(row)
            rows.pop(row, None)
    blocks = list(index.look_up(query, percent / 100))
    found = {row: form.score for block in blocks for form in block.forms for row in form.rows}
    assert found == expected(rows, query, percent)
    assert [block.score for block in blocks] == sorted({block.score for block in blocks}, reverse=True)
    assert all(form.score <= block.score for block in blocks for form in block.forms)
    assert all(list(form.rows) == sorted(form.rows, reverse=True) for block in blocks for form in block.forms)
