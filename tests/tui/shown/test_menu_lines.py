"""The menu of a segment: everything of it is seen, in any window."""

from __future__ import annotations

import pytest

from tests.tui.conftest import shown, translating
from tests.tui.pretend_desk import PretendDesk
from tmtool.tui.actions import Action, Place, at
from tmtool.tui.shown.menu_lines import menu_lines

ACTIONS = tuple(
    Action(f"menu.{letter}", letter, (letter,), f"Title {letter}", "Does what it does.", Place.MENU)
    for letter in "abcde"
)


def test_one_line_each_where_there_is_room() -> None:
    lines = menu_lines(ACTIONS, 60, 5).plain.splitlines()
    assert [line.rstrip() for line in lines][:2] == [
        " A  Title a  Does what it does.",
        " B  Title b  Does what it does.",
    ]


def test_a_long_line_is_cut() -> None:
    assert all(len(line) <= 24 for line in menu_lines(ACTIONS, 24, 5).plain.splitlines())


def test_two_columns_where_there_is_none() -> None:
    lines = [line.rstrip() for line in menu_lines(ACTIONS, 60, 3).plain.splitlines()]
    assert lines == [" A  Title a      D  Title d", " B  Title b      E  Title e", " C  Title c"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_every_entry_of_the_segment_menu_is_seen(desk: PretendDesk, size: tuple[int, int]) -> None:
    async with translating(desk, size=size) as pilot:
        await pilot.press("f2")
        await pilot.pause()
        text = shown(pilot)
        for action in at(Place.MENU):
            assert f" {action.shown}  {action.title} " in text
