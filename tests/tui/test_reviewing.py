"""The reviewer's mode on the screen, on a real desk: one key accepts, changes are shown, nothing is doubled."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.desk.made import open_desk, rows
from tests.tui.conftest import shown, told, until
from tmtool.desk.desk import Desk
from tmtool.model.articles import State
from tmtool.store import tables
from tmtool.store.transaction import Doing
from tmtool.tui.app import TmtoolApp
from tmtool.tui.screens.comments import CommentsView
from tmtool.tui.screens.translate import TranslateScreen

ARTICLE = """Output falls

Output fell by 30 percent. Prices rose in 2026. The field will open soon.
"""
RUSSIAN = ("Добыча падает", "Добыча упала на 30 процентов.", "Цены вырасли в 2026 году.")


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Desk]:
    """A desk with a job of four segments, three of them translated by Aigul; Berik is there."""
    with open_desk(tmp_path / "desk") as desk:
        job = desk.articles.job(desk.articles.take_in(ARTICLE.encode(), "oil.txt").article, "ru")
        for segment, text in zip(desk.articles.segments(job), RUSSIAN, strict=False):
            desk.editing.confirm(segment.id, text)
    with open_desk(tmp_path / "desk", person="berik") as desk:
        yield desk


@asynccontextmanager
async def reviewing(desk: Desk, *, begins_at: int = 1) -> AsyncIterator[Any]:
    app = TmtoolApp(desk)
    async with app.run_test(size=(100, 34)) as pilot:
        await pilot.pause()
        app.push_screen(TranslateScreen(desk, app.writer, desk.articles.find("oil.txt"), "ru", reviewing=True))
        await until(pilot, lambda: isinstance(app.screen, TranslateScreen) and app.screen.opened is not None)
        await until(pilot, lambda: number(pilot) == begins_at)
        yield pilot


def number(pilot: Any) -> int:
    current = pilot.app.screen.current
    return current.number if current else 0


def states(desk: Desk) -> list[State]:
    job = desk.articles.job(desk.articles.find("oil.txt"), "ru")
    return [segment.state for segment in desk.articles.segments(job)]


async def test_it_says_so_and_counts_what_is_reviewed(real: Desk) -> None:
    async with reviewing(real) as pilot:
        text = shown(pilot)
        assert "REVIEWING" in text
        assert " 0%  1/4" in text
        assert "Enter Accept" in text
        assert "As aigul left it" in text


async def test_one_key_accepts_and_goes_on(real: Desk) -> None:
    async with reviewing(real) as pilot:
        await pilot.press("enter")
        assert number(pilot) == 2
        await until(pilot, lambda: states(real)[0] is State.REVIEWED)
        await until(pilot, lambda: " 25%  2/4" in shown(pilot))


async def test_a_change_is_shown_and_accepted_by_one_key(real: Desk) -> None:
    async with reviewing(real) as pilot:
        await pilot.press("enter", "enter")
        assert number(pilot) == 3
        pilot.app.screen.editor.put("Цены выросли в 2026 году.")
        await until(pilot, lambda: "changed: Цены вырасли→выросли в 2026 году." in shown(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: states(real)[2] is State.REVIEWED)
        living = [
            (row["text"], row["status"])
            for row in rows(real, tables.VariantRow)
            if row["language"] == "ru" and not row["deleted"]
        ]
        assert ("Цены выросли в 2026 году.", "reviewed") in living
        assert len(living) == 3, "the unit is replaced rather than doubled"
        assert number(pilot) == 4


async def test_what_is_not_translated_is_passed_by_and_the_round_ends(real: Desk) -> None:
    async with reviewing(real) as pilot:
        await pilot.press("enter", "enter", "enter")
        assert number(pilot) == 4
        await pilot.press("enter")
        await until(pilot, lambda: states(real) == [State.REVIEWED] * 3 + [State.NEW])
        pilot.app.screen.editor.put("Месторождение откроют.")
        await pilot.press("enter")
        await until(pilot, lambda: states(real) == [State.REVIEWED] * 4)
        await until(pilot, lambda: "Every segment is reviewed. F12 finishes and delivers the article." in told(pilot))


async def test_a_change_that_was_kept_as_a_draft_is_shown_against_what_was_confirmed(real: Desk) -> None:
    job = real.articles.job(real.articles.find("oil.txt"), "ru")
    real.editing.draft(real.articles.numbered(job, 1).id, "Добыча снижается")
    async with reviewing(real) as pilot:
        await until(pilot, lambda: "changed: Добыча падает→снижается" in shown(pilot))


async def test_the_menu_begins_and_ends_it(real: Desk) -> None:
    async with reviewing(real) as pilot:
        await pilot.press("f2", "r")
        await until(pilot, lambda: "REVIEWING" not in shown(pilot) and "Enter Confirm" in shown(pilot))
        await pilot.press("f2", "r")
        await until(pilot, lambda: "REVIEWING" in shown(pilot))
        await pilot.press("enter", "ctrl+z")
        await until(pilot, lambda: states(real)[0] is State.TRANSLATED)


async def test_remarks_are_made_and_listed(real: Desk) -> None:
    async with reviewing(real) as pilot:
        await pilot.press("enter", "alt+c", *"Why", "enter")
        await until(pilot, lambda: any(segment.comments for segment in pilot.app.screen.opened.segments))
        await pilot.press("ctrl+up")
        pilot.app.screen.action_comments()
        await until(pilot, lambda: isinstance(pilot.app.screen, CommentsView) and "berik" in shown(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, TranslateScreen) and number(pilot) == 2)


def sign_off(desk: Desk) -> None:
    with desk.database.writing(Doing("sign off", "aigul")) as transaction:
        for segment in desk.articles.segments(desk.articles.job(desk.articles.find("oil.txt"), "ru")):
            transaction.update(tables.SegmentRow, segment.id, state="final" if segment.target else "new")


async def test_a_change_of_a_signed_off_segment_is_accepted_however_quick_enter_comes(real: Desk) -> None:
    sign_off(real)
    async with reviewing(real, begins_at=4) as pilot:
        await until(
            pilot, lambda: "1 segment to review; 3 segments are signed off: a change opens" in " ".join(told(pilot))
        )
        await pilot.press("ctrl+g", "3", "enter")
        await until(pilot, lambda: number(pilot) == 3)
        pilot.app.screen.editor.put("Цены выросли в 2026 году.")
        await pilot.press("enter")
        await until(pilot, lambda: states(real) == [State.FINAL, State.FINAL, State.REVIEWED, State.NEW])
        assert any("Segment 3 was signed off; your change opened it again." in words for words in told(pilot))


async def test_a_signed_off_job_is_read_from_its_beginning(real: Desk) -> None:
    job = real.articles.job(real.articles.find("oil.txt"), "ru")
    real.editing.confirm(real.articles.numbered(job, 4).id, "Месторождение откроют.")
    real.articles.enter(real.articles.numbered(job, 3))
    sign_off(real)
    async with reviewing(real) as pilot:
        await until(
            pilot, lambda: any("Nothing is left to accept; 4 segments are signed off" in one for one in told(pilot))
        )
        for expected in (2, 3, 4, 4):
            await pilot.press("enter")
            assert number(pilot) == expected
        await until(pilot, lambda: any("Every segment is reviewed or signed off." in one for one in told(pilot)))
        assert states(real) == [State.FINAL] * 4
