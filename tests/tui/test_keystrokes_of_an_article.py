"""How many keys the life of an article takes, counted on a real desk: from the paste to the files that go out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.tui.at_home import BOX, RUSSIAN, STORY, at_home, translate
from tests.tui.conftest import shown
from tests.tui.keystrokes import Keystrokes
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.screens.new_article import NewArticleView
from tmtool.tui.screens.question import Question


@asynccontextmanager
async def counting(folder: Path, *articles: tuple[str, str]) -> AsyncIterator[Keystrokes]:
    async with at_home(folder, *articles, size=(120, 40)) as home:
        yield Keystrokes(home.desk, home.pilot)


async def cursor_stands(keys: Keystrokes) -> None:
    """Wait until a person can type a translation."""
    await keys.until(lambda: isinstance(keys.screen, JobScreen) and keys.screen.opened and keys.screen.editor.has_focus)


async def test_from_the_paste_to_the_cursor_two(tmp_path: Path) -> None:
    async with counting(tmp_path, ("other.txt", "It rained.\n")) as keys:
        await keys.paste(STORY)
        await keys.until(lambda: isinstance(keys.screen, NewArticleView))
        await keys.press("enter")
        await cursor_stands(keys)
        assert keys.number == 1
        assert keys.count == 2


async def test_with_the_author_box_left_out_three(tmp_path: Path) -> None:
    async with counting(tmp_path, ("other.txt", "It rained.\n")) as keys:
        await keys.paste(STORY + BOX)
        await keys.until(lambda: "3 lines look like an author box" in shown(keys.pilot))
        await keys.press("f2", "enter")
        await cursor_stands(keys)
        assert [one.left_out for one in keys.screen.opened.segments] == [False] * 5 + [True] * 3
        assert keys.count == 3


async def test_of_a_new_version_of_a_known_article_three(tmp_path: Path) -> None:
    async with counting(tmp_path, ("story.txt", STORY)) as keys:
        translate(keys.desk, "story.txt")
        await keys.paste(STORY.replace("3,000", "5,000"))
        await keys.until(lambda: isinstance(keys.screen, NewArticleView))
        await keys.press("enter")
        await keys.until(lambda: isinstance(keys.screen, Question))
        await keys.press("enter")
        await cursor_stands(keys)
        assert keys.screen.current.source.text == "It will serve 5,000 people a day."
        assert keys.count == 3


async def test_to_finish_and_deliver_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with counting(tmp_path, ("story.txt", STORY)) as keys:
        translate(keys.desk, "story.txt", RUSSIAN)
        await keys.pilot.press("enter")
        await cursor_stands(keys)
        await keys.press("f12")
        await keys.until(lambda: (tmp_path / "story.ru.csv").exists())
        assert keys.count == 1
