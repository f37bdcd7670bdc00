"""A newcomer's first minute: from an empty Home to a confirmed segment, told what to press, once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.desk.made import open_desk
from tests.tui.conftest import shown, until
from tmtool.desk.desk import Desk
from tmtool.tui.actions import ACTIONS, Place, at, keys_of, use
from tmtool.tui.app import TmtoolApp
from tmtool.tui.screens.help import help_content
from tmtool.tui.screens.home import HomeScreen
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.shown.coaching import Coach


@pytest.fixture(autouse=True)
def _own_keys() -> None:
    use(ACTIONS)


def test_each_line_names_the_keys_in_force_and_fits_a_small_terminal() -> None:
    coach = Coach()
    lines = []
    while not coach.is_done:
        lines.append(coach.line(keys_of))
        coach.confirmed() if coach.at else coach.typed()
    assert [line[:3] for line in lines] == ["1/4", "2/4", "3/4", "4/4"]
    assert "Alt+1…9 takes a match" in Coach().line(keys_of, has_match=True)
    assert lines[1].startswith("2/4  Enter confirms")
    assert max(map(len, lines)) <= 76
    assert coach.line(keys_of) == ""


def test_who_confirms_at_once_is_not_told_to_type() -> None:
    coach = Coach()
    coach.confirmed()
    assert coach.at == 2
    coach.typed()
    assert coach.at == 2


@asynccontextmanager
async def newcomer(desk: Desk) -> AsyncIterator[Any]:
    app = TmtoolApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        yield pilot


def is_translating(pilot: Any) -> bool:
    return isinstance(pilot.app.screen, JobScreen) and pilot.app.screen.opened is not None


async def test_enter_on_an_empty_desk_opens_the_sample_and_leads_to_a_confirmed_segment(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        async with newcomer(desk) as pilot:
            await until(pilot, lambda: "Welcome. No article yet." in shown(pilot))
            await pilot.press("enter")
            await until(pilot, lambda: is_translating(pilot))
            await until(pilot, lambda: "1/4  Type the translation" in shown(pilot))
            await pilot.press("x")
            await until(pilot, lambda: "2/4  Enter confirms" in shown(pilot))
            await pilot.press("enter")
            await until(pilot, lambda: "3/4  Your first!" in shown(pilot))
            await until(pilot, lambda: desk.preferences.is_welcomed())
            await pilot.press("y", "enter")
            await until(pilot, lambda: "4/4  F1 shows all keys" in shown(pilot))
            await pilot.press("z", "enter")
            await until(pilot, lambda: "4/4" not in shown(pilot))
            assert [job.confirmed for job in desk.articles.all()[0].jobs if job.language == "ru"] == [3]


async def test_it_is_never_shown_again(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        desk.preferences.put_welcomed()
        async with newcomer(desk) as pilot:
            await until(pilot, lambda: "Welcome. No article yet." in shown(pilot))
            await pilot.press("f2", "w")
            await until(pilot, lambda: is_translating(pilot))
            await until(pilot, lambda: not [one for one in pilot.app.workers if one.group == "coach"])
            await pilot.pause()
            assert "1/4" not in shown(pilot)


@pytest.mark.parametrize("place", [place for place in Place if at(place) or place is Place.REVIEW])
def test_every_place_has_its_words_in_the_help(place: Place) -> None:
    words = help_content((place,), 80, legend=False).plain.splitlines()[0]
    assert words.endswith(".")
    assert words != f"{str(place).capitalize()}." or place is Place.EVERYWHERE


def test_the_signs_of_the_findings_are_explained_where_they_are_seen() -> None:
    lines = help_content((Place.CHECKS,), 80, legend=False).plain.splitlines()
    assert lines[lines.index("The signs of the findings") + 1 :][:2] == ["  ✖  errors", "  !  warnings"]
