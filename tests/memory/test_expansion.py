"""Of the many rows of a form, those that may score best are told without reading their texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tmtool.memory.expansion import bounds, points_beside_figures
from tmtool.memory.fuzzy_index import FuzzyIndex
from tmtool.memory.normalise import normalise, stored
from tmtool.memory.scoring import score
from tmtool.model.text import TaggedText


def bounds_of(text: str, units: list[str]) -> dict[str, int]:
    """The highest score that each unit may get, by the bounds of its form."""
    query = normalise(TaggedText(text), "en")
    index = FuzzyIndex.build((at, stored(TaggedText(unit), "en")) for at, unit in enumerate(units))
    found: dict[str, int] = {}
    for block in index.look_up(query.tokens, 0.3):
        for form in block.forms:
            rows, skeletons = form.rows.tolist(), form.skeletons.tolist()
            points = {
                skeleton: points_beside_figures(score(query, normalise(TaggedText(units[row]), "en")))
                for row, skeleton in zip(rows, skeletons, strict=True)
            }
            found |= {units[row]: most for row, most in zip(rows, bounds(form, query, points).tolist(), strict=True)}
    return found


def test_each_differing_figure_costs_a_point_and_never_more_than_two() -> None:
    units = ["Paid 1, 2 and 3.", "Paid 1, 2 and 4.", "Paid 1, 5 and 4.", "Paid 6, 5 and 4.", "paid 1, 2 and 3."]
    assert bounds_of("Paid 1, 2 and 3.", units) == dict(zip(units, (100, 99, 98, 98, 99), strict=True))


def test_figures_are_compared_with_those_that_stand_for_them() -> None:
    units = ["Five and 2 and 3", "Five and 3 and 2"]
    assert bounds_of("1 and 2 and 3", units) == {"Five and 2 and 3": 80, "Five and 3 and 2": 78}


pieces = st.sampled_from(["oil", "Oil", "oils", "not", "1", "22", "3.5", "4", "5", "6", ", ", ". ", " ", " and "])
sentences = st.lists(pieces, min_size=1, max_size=14).map("".join)


@given(sentences, st.lists(sentences, min_size=1, max_size=8, unique=True))
def test_no_row_scores_above_its_bound_and_one_of_a_skeleton_may_reach_it(text: str, units: list[str]) -> None:
    query = normalise(TaggedText(text), "en")
    for unit, most in bounds_of(text, units).items():
        assert score(query, normalise(TaggedText(unit), "en")).score <= most
