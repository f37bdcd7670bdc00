"""The index finds every form at or above the cut-off, whatever was added, removed, learnt and merged before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tmtool.memory import fuzzy_index
from tmtool.memory.form import FormBlock
from tmtool.memory.fuzzy_index import FuzzyIndex
from tmtool.memory.normalise import pack
from tmtool.memory.run import Run, in_memory
from tmtool.memory.run_building import build

token_lists = st.lists(st.integers(0, 4), max_size=8)
rows = st.integers(1, 12)
added = st.tuples(st.just("add"), rows, token_lists)
removed = st.tuples(st.just("remove"), rows)
learnt = st.tuples(st.just("learn"), st.lists(st.tuples(rows, st.none() | token_lists), max_size=10))
merged = st.tuples(st.just("merge"))


def stored(tokens: Sequence[int], skeleton: int = 0, figures: int = 0) -> bytes:
    return pack((skeleton, figures, *tokens))


def index_of(*rows: tuple[int, Sequence[int]]) -> FuzzyIndex:
    return FuzzyIndex.build((row, stored(tokens)) for row, tokens in rows)


def shown(blocks: Sequence[FormBlock]) -> list[tuple[float, list[tuple[list[int], list[int]]]]]:
    """Score, and tokens and rows of each form, of every block."""
    return [
        (block.score, sorted((form.tokens.tolist(), form.rows.tolist()) for form in block.forms)) for block in blocks
    ]


def distance(one: Sequence[int], other: Sequence[int]) -> int:
    """Levenshtein distance by the textbook table."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


def expected(
    rows: dict[int, list[int]], query: list[int], percent: int
) -> list[tuple[float, list[tuple[list[int], list[int]]]]]:
    """What `shown` gives of the forms at or above the cut-off, by comparing with all of them."""
    scores: dict[float, dict[tuple[int, ...], list[int]]] = {}
    for row, tokens in sorted(rows.items(), reverse=True):
        longer = max(len(tokens), len(query))
        near = longer - distance(tokens, query) if longer else 0
        if near and near * 100 >= percent * longer:
            scores.setdefault(100 * near / longer, {}).setdefault(tuple(tokens), []).append(row)
    return [
        (score, sorted((list(tokens), ids) for tokens, ids in forms.items()))
        for score, forms in sorted(scores.items(), reverse=True)
    ]


def test_it_gives_forms_in_falling_score_with_the_newest_row_first() -> None:
    index = index_of((1, [1, 2, 3, 4]), (2, [1, 2, 3, 9]), (3, [1, 2, 3, 4]), (4, [7, 8]))
    assert shown(list(index.look_up([1, 2, 3, 4], 0.5))) == [
        (100.0, [([1, 2, 3, 4], [3, 1])]),
        (75.0, [([1, 2, 3, 9], [2])]),
    ]


def test_each_row_of_a_form_has_its_skeleton_and_figures() -> None:
    index = FuzzyIndex.build([(1, stored([5], 10, 100)), (2, stored([5], 20, 200))])
    index.add(3, stored([5], 30, 300))
    ((form,),) = [block.forms for block in index.look_up([5], 1.0)]
    assert (form.rows.tolist(), form.skeletons.tolist(), form.figures.tolist()) == (
        [3, 2, 1],
        [30, 20, 10],
        [300, 200, 100],
    )


def test_a_score_just_at_the_cut_off_counts() -> None:
    index = index_of((1, [1, 2, 3, 4, 5, 6, 7, 0, 0, 0]))
    assert [block.score for block in index.look_up([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.7)] == [70.0]


def test_a_block_says_what_can_follow_it() -> None:
    index = index_of((1, [1, 2, 3, 4]), (2, [1, 2, 3, 9]))
    first, last = index.look_up([1, 2, 3, 4], 0.75)
    assert (first.rest >= 75, last.rest) == (True, 0)


def test_a_row_added_again_has_only_its_new_tokens() -> None:
    index = index_of((1, [1, 2]))
    index.add(1, stored([3, 4]))
    assert len(index) == 1
    assert list(index.look_up([1, 2], 0.5)) == []
    assert shown(list(index.look_up([3, 4], 1.0))) == [(100.0, [([3, 4], [1])])]


def test_removing_a_row_twice_is_no_error() -> None:
    index = index_of((1, [1]), (2, [1]))
    index.remove(1)
    index.remove(1)
    assert len(index) == 1
    assert shown(list(index.look_up([1], 1.0))) == [(100.0, [([1], [2])])]


def test_a_row_removed_during_a_look_up_does_not_come_any_more() -> None:
    index = index_of((1, [1, 2]), (2, [1, 3]))
    blocks = index.look_up([1, 2], 0.5)
    assert next(blocks).score == 100
    index.remove(2)
    assert list(blocks) == []


def test_pending_counts_what_the_first_run_does_not_know() -> None:
    index = index_of((1, [1]), (2, [2]))
    assert index.pending == 0
    index.add(3, stored([3]))
    index.remove(1)
    index.remove(7)
    assert (index.pending, len(index)) == (2, 2)
    index.learn((row, stored([row])) for row in range(2, 1002))
    assert (index.pending, len(index)) == (1002, 1000)


def test_of_changes_to_one_row_the_last_holds() -> None:
    index = FuzzyIndex()
    index.learn([(1, stored([1])), (1, None), (2, None), (2, stored([2]))])
    assert (len(index), [len(block.forms) for block in index.look_up([2], 0.5)]) == (1, [1])


def test_what_changes_later_does_not_show_in_batches() -> None:
    index = index_of((1, [1]), (2, [2]))
    index.add(3, stored([3]))
    batches = index.batches()
    index.remove(1)
    index.add(3, stored([4]))
    assert len(build(batches, in_memory, in_memory).row_ids) == 3


def test_texts_without_tokens_find_nothing_and_are_not_found() -> None:
    index = index_of((1, []), (2, [1]))
    index.add(3, stored([]))
    assert len(index) == 3
    assert list(index.look_up([], 0.01)) == []
    assert shown(list(index.look_up([1], 0.01))) == [(100.0, [([1], [2])])]


def test_the_highest_identity_is_one_like_the_others() -> None:
    index = index_of((2**32 - 1, [2**32 - 1, 0]), (0, [7]))
    assert shown(list(index.look_up([2**32 - 1, 0], 1.0))) == [(100.0, [([2**32 - 1, 0], [2**32 - 1])])]
    index.remove(2**32 - 1)
    assert len(index) == 1


def test_texts_of_more_than_255_different_words_are_compared_word_by_word() -> None:
    long = list(range(70_000))
    index = index_of((1, long[:600]), (2, [*long[:540], *long[1000:1060]]))
    index.add(3, stored(long))
    assert [round(block.score) for block in index.look_up(long[:600], 0.5)] == [100, 90]
    assert [block.forms[0].rows.tolist() for block in index.look_up(long[:66_000], 0.9)] == [[3]]


@pytest.mark.parametrize("cut_off", [0, -0.1, 1.01])
def test_a_cut_off_out_of_its_range_is_said_at_once(cut_off: float) -> None:
    with pytest.raises(ValueError, match="cut_off"):
        FuzzyIndex().look_up([1], cut_off)


def test_a_run_in_mapped_files_is_searched_where_it_lies(tmp_path: Path) -> None:
    for name, array in build(index_of((1, [1, 2]), (2, [])).batches(), in_memory, in_memory).arrays.items():
        np.save(tmp_path / name, array)
    mapped = {name: np.load(tmp_path / f"{name}.npy", mmap_mode="r") for name in Run.ARRAYS}
    index = FuzzyIndex(Run(mapped))
    index.add(2, stored([1, 3]))
    assert [block.score for block in index.look_up([1, 2], 0.5)] == [100, 50]


@settings(deadline=None)
@given(
    steps=st.lists(added | removed | learnt | merged, max_size=30),
    query=token_lists,
    percents=st.lists(st.integers(1, 100), min_size=1, max_size=3),
    delta=st.integers(1, 8),
    many=st.integers(1, 8),
)
def test_it_finds_what_a_comparison_with_every_row_finds(
    steps: list[tuple[object, ...]], query: list[int], percents: list[int], delta: int, many: int
) -> None:
    rows: dict[int, list[int]] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fuzzy_index, "DELTA", delta)
        patch.setattr(fuzzy_index, "MANY", many)
        index = FuzzyIndex()
        for step in steps:
            match step:
                case ("add", int(row), list(tokens)):
                    index.add(row, stored(tokens))
                    rows[row] = tokens
                case ("remove", int(row)):
                    index.remove(row)
                    rows.pop(row, None)
                case ("learn", list(changes)):
                    index.learn((row, None if tokens is None else stored(tokens)) for row, tokens in changes)
                    for row, tokens in changes:
                        rows.pop(row, None)
                        rows |= {} if tokens is None else {row: tokens}
                case _:
                    index = FuzzyIndex(build(index.batches(), in_memory, in_memory, bucket=3, pairs=5))
    assert len(index) == len(rows)
    for percent in percents:
        blocks = list(index.look_up(query, percent / 100))
        assert shown(blocks) == expected(rows, query, percent)
        assert all(block.score > block.rest for block in blocks)
        assert all(block.rest >= following.score for block, following in pairwise(blocks))
