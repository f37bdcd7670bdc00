"""Numbers with the thing that they count."""

from __future__ import annotations

import pytest

from tmtool.language.counted import counted


@pytest.mark.parametrize(
    ("number", "thing", "expected"),
    [
        (0, "unit", "0 units"),
        (1, "unit", "1 unit"),
        (1200, "open segment", "1,200 open segments"),
        (2, "memory", "2 memories"),
        (1, "memory", "1 memory"),
        (3, "match", "3 matches"),
        (2, "day", "2 days"),
    ],
)
def test_one_is_one_and_more_are_more(number: int, thing: str, expected: str) -> None:
    assert counted(number, thing) == expected
