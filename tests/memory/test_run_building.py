"""A run is the same however its rows come and however little is sorted at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.memory.normalise import pack
from tmtool.memory.run import LONGEST_TAIL, TAIL_BITS, Batch, Run, in_batches, in_memory
from tmtool.memory.run_building import build

Stored = tuple[int, bytes]
words = st.lists(st.integers(0, 3) | st.integers(0, 2**32 - 1), min_size=2, max_size=9)
memories = st.dictionaries(st.integers(0, 40) | st.integers(0, 2**32 - 1), words.map(pack), max_size=40)


def run_of(rows: list[Stored]) -> Run:
    return build(in_batches(rows), in_memory, in_memory)


def read_back(run: Run, dead: np.ndarray | None = None, size: int = 7) -> dict[int, bytes]:
    """All rows of a run, by its batches."""
    return {
        int(row): batch.words[start:end].tobytes()
        for batch in run.batches(dead, size)
        for row, start, end in zip(batch.rows, batch.starts, batch.starts[1:], strict=False)
    }


def test_rows_of_equal_tokens_are_one_form_the_newest_first() -> None:
    run = run_of([(1, pack([0, 0, 7, 8])), (9, pack([0, 1, 7, 8])), (5, pack([2, 0, 7, 8])), (2, pack([0, 0, 7]))])
    assert (run.rows, run.forms, run.longest) == (4, 2, 2)
    assert run.row_ids.tolist() == [2, 9, 5, 1]
    assert run.figures.tolist() == [0, 1, 0, 0]
    assert run.skeletons.tolist() == [0, 0, 2, 0]
    assert run.tokens.tolist() == [7, 7, 8]


def test_a_symbol_leads_to_its_forms() -> None:
    run = run_of([(1, pack([0, 0, 3])), (2, pack([0, 0, 3, 5])), (3, pack([0, 0, 3, 3]))])
    at = run.symbols.tolist().index(3)
    postings = run.postings[run.posting_starts[at] : run.posting_starts[at + 1]]
    assert (postings >> TAIL_BITS).tolist() == [0, 1, 2]
    assert len(run.symbols) == 3  # 3, 5, and 3 for the second time


def test_a_posting_says_how_many_symbols_of_the_form_are_no_rarer() -> None:
    run = run_of([(1, pack([0, 0, 3])), (2, pack([0, 0, 3, 4])), (3, pack([0, 0, 3, 4, 5]))])
    longest = run.forms - 1
    tails = {
        symbol: posting & LONGEST_TAIL
        for symbol, start, end in zip(run.symbols, run.posting_starts, run.posting_starts[1:], strict=False)
        for posting in run.postings[start:end]
        if posting >> TAIL_BITS == longest
    }
    assert tails == {5: 3, 4: 2, 3: 1}


def test_an_identity_given_twice_is_refused_by_its_number() -> None:
    with pytest.raises(ValueError, match="row 4 is given twice"):
        run_of([(4, pack([0, 0, 1])), (5, pack([0, 0, 1])), (4, pack([0, 0, 2]))])


@pytest.mark.parametrize("stored", [b"", b"1234", b"123456789"])
def test_what_cannot_be_stored_tokens_is_refused(stored: bytes) -> None:
    with pytest.raises(ValueError, match="32-bit words"):
        Batch.of([(1, stored)])


def test_of_a_very_long_text_so_many_tokens_are_kept_as_can_be_counted() -> None:
    run = run_of([(1, pack(range(70_002)))])
    assert (run.longest, run.tokens[0], run.tokens[-1]) == (65_535, 2, 65_536)


@given(memories)
def test_rows_come_back_as_they_were_stored(rows: dict[int, bytes]) -> None:
    assert read_back(run_of(list(rows.items()))) == rows


@given(memories, st.data())
def test_dead_rows_do_not_come_back(rows: dict[int, bytes], data: st.DataObject) -> None:
    run = run_of(list(rows.items()))
    dead = np.array(data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows))), bool)
    gone = set(run.row_ids[dead].tolist())
    assert read_back(run, dead) == {row: stored for row, stored in rows.items() if row not in gone}


@given(memories, st.integers(1, 9), st.integers(1, 9), st.integers(1, 9))
def test_it_is_the_same_built_in_small_steps_and_at_once(
    rows: dict[int, bytes], batch: int, bucket: int, pairs: int
) -> None:
    at_once = run_of(list(rows.items()))
    in_steps = build(in_batches(rows.items(), batch), in_memory, in_memory, bucket=bucket, pairs=pairs)
    for name in Run.ARRAYS:
        assert in_steps.arrays[name].tolist() == at_once.arrays[name].tolist(), name
