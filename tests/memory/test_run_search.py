"""No near form is passed over, by postings or by signatures, in small runs and in large ones."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from tmtool.memory import run_search
from tmtool.memory.fuzzy_index import FuzzyIndex
from tmtool.memory.normalise import pack
from tmtool.memory.query import Query
from tmtool.memory.run import in_batches, in_memory
from tmtool.memory.run_building import build
from tmtool.memory.run_search import near

strings = st.lists(st.integers(0, 6), min_size=1, max_size=10)


@given(st.lists(strings, max_size=30), strings, st.integers(1, 100), st.sampled_from([0, 2]))
def test_every_near_form_is_among_those_that_can_be(
    rows: list[list[int]], query: list[int], percent: int, scan_from: int
) -> None:
    run = build(in_batches((row, pack((0, 0, *tokens))) for row, tokens in enumerate(rows)), in_memory, in_memory)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run_search, "_SCAN_FROM", scan_from)
        patch.setattr(run_search, "_FEW", 0)
        asked = Query(query)
        found = near(run, asked, asked.window(percent / 100)).tolist()
    assert sorted(set(found)) == found
    wanted = {
        tuple(tokens)
        for tokens in rows
        if Levenshtein.distance(tokens, query) * 100 <= (100 - percent) * max(len(tokens), len(query))
        and Levenshtein.distance(tokens, query) < max(len(tokens), len(query))
    }
    starts = {form: sum(run.lengths[:form].tolist()) for form in found}
    assert wanted <= {tuple(run.tokens[at : at + run.lengths[form]].tolist()) for form, at in starts.items()}


@pytest.mark.parametrize("words", [12, 400])
def test_among_many_rows_those_are_found_that_a_comparison_finds(words: int) -> None:
    chance = random.Random(words)
    rows = [[int(chance.paretovariate(0.5)) % words for _ in range(chance.randint(1, 14))] for _ in range(20_000)]
    index = FuzzyIndex.build((row, pack((0, 0, *tokens))) for row, tokens in enumerate(rows))
    for query in rows[:4]:
        found = {
            row: form.score for block in index.look_up(query, 0.6) for form in block.forms for row in form.rows.tolist()
        }
        scores = {row: Levenshtein.normalized_similarity(tokens, query) for row, tokens in enumerate(rows)}
        assert found == pytest.approx({row: 100 * score for row, score in scores.items() if score >= 0.6 - 1e-9})
