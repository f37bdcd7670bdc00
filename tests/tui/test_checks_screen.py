"""The checks of a job on the screen: gone through, put right, ignored, and said again; on a real desk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events

from tests.desk.made import open_desk
from tests.tui.conftest import shown, told, until
from tmtool.desk.desk import Desk
from tmtool.model.articles import State
from tmtool.tui.app import TmtoolApp
from tmtool.tui.screens.checks import ChecksScreen
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.widgets.line_list import LineList

ARTICLE = """Output falls

Output fell by 30 percent. Prices rose in 2026. The field will open soon.
"""
RUSSIAN = ("Добыча падает", "Добыча упала на 20  процентов.", "Цены выросли в 2026 году .", "Месторождение откроют .")


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a job of four segments, in two of which something is wrong."""
    with open_desk(tmp_path / "desk") as desk:
        job = desk.articles.job(desk.articles.take_in(ARTICLE.encode(), "oil.txt").article, "ru")
        for segment, text in zip(desk.articles.segments(job), RUSSIAN, strict=True):
            desk.editing.confirm(segment.id, text)
        yield desk


@asynccontextmanager
async def checking(desk: Desk, size: tuple[int, int] = (100, 30)) -> AsyncIterator[Any]:
    app = TmtoolApp(desk, open_article=desk.articles.find("oil.txt"), language="ru")
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, JobScreen) and app.screen.opened is not None)
        await pilot.press("f2", "e")
        await until(pilot, lambda: any(one.items for one in app.screen.query(LineList)))
        assert isinstance(app.screen, ChecksScreen)
        yield pilot


def russian(desk: Desk) -> list[str]:
    job = desk.articles.job(desk.articles.find("oil.txt"), "ru")
    return [segment.target.text for segment in desk.articles.segments(job)]


async def test_findings_are_listed_by_how_grave_they_are_and_explain_themselves(real: Desk) -> None:
    async with checking(real) as pilot:
        text = shown(pilot)
        assert "Checks · EN→RU · oil.txt" in text
        assert "! 4 warnings" in text
        assert "[all 4]" in text
        assert "segment 2 · The source has 30 percent, the translation 20" in text
        assert "Numbers and percentages are compared as values" in text


async def test_enter_goes_to_the_segment(real: Desk) -> None:
    async with checking(real) as pilot:
        await pilot.press("end", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, JobScreen))
        await until(pilot, lambda: pilot.app.screen.current.number == 4)


@pytest.mark.parametrize("key", ["f", "а", "alt+f"])
async def test_what_is_certain_is_put_right_and_stays_confirmed(real: Desk, key: str) -> None:
    async with checking(real) as pilot:
        await pilot.press("end")
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: russian(real)[3] == "Месторождение откроют.")
        await until(pilot, lambda: "! 3 warnings" in shown(pilot))
        job = real.articles.job(real.articles.find("oil.txt"), "ru")
        assert real.articles.segments(job)[3].state is State.TRANSLATED
        await pilot.press("ctrl+z")
        await until(pilot, lambda: "! 4 warnings" in shown(pilot))
        assert russian(real)[3] == RUSSIAN[3]


async def test_what_is_not_certain_is_not_put_right(real: Desk) -> None:
    async with checking(real) as pilot:
        await pilot.press("home", "f")
        await until(
            pilot, lambda: "What is right instead is not certain here: Enter goes to the segment." in told(pilot)
        )
        assert russian(real) == list(RUSSIAN)


async def test_a_finding_is_ignored_here_shown_as_such_and_said_again(real: Desk) -> None:
    async with checking(real) as pilot:
        await pilot.press("end", "i", "h")
        await until(pilot, lambda: "– 1 ignored" in shown(pilot))
        assert "! 3 warnings" in shown(pilot)
        await pilot.press("s", "end")
        assert "▸ ignored" in shown(pilot)
        await pilot.press("h")
        await until(pilot, lambda: "! 4 warnings" in shown(pilot))


async def test_a_check_is_ignored_everywhere(real: Desk) -> None:
    async with checking(real) as pilot:
        await pilot.press("end", "alt+i", "e")
        await until(pilot, lambda: "– 3 ignored" in shown(pilot))
        assert [entry.check for entry in real.ignoring.all()] == ["punctuation.spaces"]


async def test_one_kind_is_shown_alone(real: Desk) -> None:
    async with checking(real) as pilot:
        await pilot.press("right")
        assert "[figures 1]" in shown(pilot)
        assert "punctuation.spaces" not in shown(pilot)
        await pilot.press("left", "left")
        assert "[punctuation 3]" in shown(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, JobScreen))
