"""Which placeable stands for which in two texts."""

from __future__ import annotations

import pytest

from tmtool.memory.placeable_pairs import Pairing, pairing


def paired(unit: str, text: str) -> Pairing:
    """Pair the placeables of two English texts."""
    return pairing(text, unit, "en")


def shown(found: Pairing) -> list[str]:
    """Pairs as `old>new`; a bar where nothing stands."""
    return [f"{one.unit.text if one.unit else '|'}>{one.text.text if one.text else '|'}" for one in found.pairs]


@pytest.mark.parametrize(
    ("unit", "text", "wanted"),
    [
        ("55 facilities opened", "60 facilities opened", ["55>60"]),
        ("55 facilities opened", "55 facilities opened", []),
        ("It paid 1,500 dollars", "It paid $1,500", []),
        ("On Monday 5 men left", "On Friday 7 men left", ["Monday>Friday", "5>7"]),
        ("On Monday 5 men left", "On Friday, however, 7 old men left", ["Monday>Friday", "5>7"]),
        # Moved as a whole: paired by value first, then by kind.
        ("On Monday police held 23 people", "Police held 25 people on Tuesday", ["Monday>Tuesday", "23>25"]),
        ("12 people and 5 dogs ran", "5 dogs ran", ["12>|"]),
        ("5 dogs ran", "12 people and 5 dogs ran", ["|>12"]),
        ("It rose by 5 percent", "It rose by 5", ["5 percent>|", "|>5"]),
        ("From 5 to 10 men", "From 6 to 12 men", ["5>6", "10>12"]),
        ("Due on November 5, 2026", "Due on December 1, 2026", ["November 5, 2026>December 1, 2026"]),
        ("It begins at 7 a.m.", "It begins at 8 p.m.", ["7 a.m.>8 p.m."]),
        ("See www.one.kz for more", "See www.two.kz for more", ["www.one.kz>www.two.kz"]),
    ],
)
def test_placeables_are_paired(unit: str, text: str, wanted: list[str]) -> None:
    assert shown(paired(unit, text)) == wanted


def test_words_that_stay_are_told_from_words_that_change() -> None:
    assert paired("55 facilities", "60 facilities").words_are_equal
    assert not paired("55 facilities", "60 new facilities").words_are_equal
    assert not paired("12 people and 5 dogs", "12 people and dogs").words_are_equal


def test_figures_that_are_no_placeables_are_told() -> None:
    assert paired("The A-4 road", "The A-5 road").loose_figures == (("4", "5"),)
    assert paired("The COVID-19 plan", "The plan").loose_figures == (("19", None),)
