"""Where a new preferred term would take the place of the old one, as it is drawn."""

from __future__ import annotations

from tmtool.tui.shown.new_term_lines import Spot, spot_lines

SPOT = Spot(
    1,
    True,
    "deal.txt 4",
    "The ministry agreed.",
    "Это сказали в министерстве энергетики.",
    "Это сказали в министерстве нефти.",
    True,
)


def test_a_place_says_whether_it_is_in_and_what_changes() -> None:
    head, change = spot_lines(SPOT, 80, is_in=True)
    assert head.plain.startswith("[x] deal.txt 4  The ministry")
    assert "энергетики→нефти" in change.plain
    assert spot_lines(SPOT, 80, is_in=False)[0].plain.startswith("[ ]")


def test_the_change_is_in_sight_in_a_long_text() -> None:
    long = Spot(1, False, "old", "Source.", "слово " * 40 + "энергетики", "слово " * 40 + "нефти", True)
    _, change = spot_lines(long, 60, is_in=True)
    assert "энергетики→нефти" in change.plain
    assert change.cell_length <= 60
