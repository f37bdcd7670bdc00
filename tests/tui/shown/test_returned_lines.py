"""What came back from an editor, in words."""

from __future__ import annotations

from typing import cast

import pytest

from tmtool.desk.returned import Change, Returned
from tmtool.tui.shown.returned_lines import Item, summary

NOTHING = cast("Change", object())
"""A change of which only that it is one counts."""


@pytest.mark.parametrize(
    ("read", "unchanged", "changes", "marked", "words"),
    [
        (1, 0, 1, 1, "1 row read, 0 unchanged; 0 conflicts; Enter takes 1 of 1."),
        (3_400, 2_200, 1_200, 1_100, "3,400 rows read, 2,200 unchanged; 0 conflicts; Enter takes 1,100 of 1,200."),
    ],
)
def test_one_and_thousands_are_counted_as_elsewhere(
    read: int, unchanged: int, changes: int, marked: int, words: str
) -> None:
    items = [Item(key, "", "", "", "", change=NOTHING) for key in range(changes)]
    found = Returned((), (), read, unchanged, True)
    assert summary(found, items, range(marked), 120).plain == words
