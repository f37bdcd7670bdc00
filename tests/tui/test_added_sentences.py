"""A sentence that only the translation has, put in and taken away on the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from tests.tui.conftest import shown, translating, until
from tmtool.desk.desk import Desk
from tmtool.tui.screens.job_screen import JobScreen

TEXT = b"Oil output falls\n\nOutput fell by 30 percent. Prices rose.\n\nIt rained.\n"


class DeskOfOne(Desk):
    """A desk whose first article is opened."""

    def all(self) -> Any:
        return self.articles.all()


@asynccontextmanager
async def real(tmp_path: Path, **more: Any) -> AsyncIterator[tuple[Desk, Any, JobScreen]]:
    with DeskOfOne.open(tmp_path / "desk", person="Aigerim", empty=True) as desk:
        desk.articles.take_in(TEXT, "oil.txt", targets=["ru", "kk"])
        async with translating(desk, **more) as pilot:
            screen = pilot.app.screen
            assert isinstance(screen, JobScreen)
            yield desk, pilot, screen


def texts(screen: JobScreen) -> list[str]:
    assert screen.opened
    return [one.source.text or f"+{one.target.text}" for one in screen.opened.segments]


async def test_it_is_typed_behind_the_segment_and_undone(tmp_path: Path) -> None:
    async with real(tmp_path) as (desk, pilot, screen):
        await pilot.press("ctrl+down", "f2", "a")
        await until(pilot, lambda: screen.current and screen.current.added)
        assert "+ added" in shown(pilot)
        assert "added: F2 L takes it away" in shown(pilot)
        screen.editor.insert("Так бывает.")
        await pilot.press("enter")
        await until(pilot, lambda: not screen.unsaved)
        assert texts(screen)[1:4] == ["Output fell by 30 percent.", "+Так бывает.", "Prices rose."]
        assert screen.opened
        assert screen.opened.counted == (0, 4)
        await pilot.press("ctrl+g", "3", "enter", "f2", "l")
        await until(pilot, lambda: len(texts(screen)) == 4)
        await pilot.press("ctrl+z")
        await until(pilot, lambda: len(texts(screen)) == 5)
        assert texts(screen)[2] == "+Так бывает."
        text = desk.exports.clean_text(desk.articles.find("oil.txt"), "ru")
        assert "Output fell by 30 percent. Так бывает. Prices rose." in text


async def test_segments_are_joined_over_paragraphs(tmp_path: Path) -> None:
    async with real(tmp_path) as (_, pilot, screen):
        await pilot.press("ctrl+down", "ctrl+down", "f2", "j")
        await until(pilot, lambda: len(texts(screen)) == 3)
        assert texts(screen)[-1] == "Prices rose. It rained."
        await pilot.press("ctrl+z")
        await until(pilot, lambda: len(texts(screen)) == 4)


async def test_the_other_language_opens_at_the_place_with_the_text_written(tmp_path: Path) -> None:
    async with real(tmp_path) as (desk, pilot, screen):
        await pilot.press("ctrl+down", "ctrl+down")
        screen.editor.insert("Цены вы")
        await pilot.press("f5")
        await until(pilot, lambda: pilot.app.screen is not screen and pilot.app.screen.opened)
        kazakh = pilot.app.screen
        assert (kazakh.language, kazakh.current.source.text) == ("kk", "Prices rose.")
        await pilot.press("f5")
        await until(pilot, lambda: pilot.app.screen is not kazakh and pilot.app.screen.opened)
        russian = pilot.app.screen
        assert (russian.language, russian.current.number, russian.editor.text) == ("ru", 3, "Цены вы")
        assert desk.articles.segment(russian.current.id).target.text == "Цены вы"
