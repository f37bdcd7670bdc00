"""What Home opens beside translating: the sample, a reviewer's screen, the checks; on a real desk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual import events

from tests.desk.made import open_desk
from tests.tui.conftest import shown, until
from tmtool.desk.desk import Desk
from tmtool.tui.app import TmtoolApp
from tmtool.tui.screens.analysis import AnalysisScreen
from tmtool.tui.screens.new_article import NewArticleView
from tmtool.tui.screens.settings import SettingsScreen
from tmtool.tui.screens.translate import TranslateScreen
from tmtool.tui.widgets.article_list import ArticleList
from tmtool.tui.widgets.line_list import LineList

ARTICLE = "Output falls\n\nOutput fell by 30 percent. Prices rose.\n"


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk") as desk:
        yield desk


@asynccontextmanager
async def at_home(desk: Desk, *, waits_for: str) -> AsyncIterator[Any]:
    app = TmtoolApp(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: app.screen.query(ArticleList) and waits_for in shown(pilot))
        yield pilot


async def test_enter_pressed_before_the_articles_are_read_counts(real: Desk) -> None:
    article = real.articles.take_in(ARTICLE.encode(), "oil.txt").article
    app: Any = TmtoolApp(real)
    may_read, read_all = Event(), real.articles.all
    real.articles.all = lambda: (may_read.wait(5), read_all())[1]  # type: ignore[method-assign]
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.query(ArticleList))
        await pilot.press("enter")
        assert not isinstance(app.screen, TranslateScreen)
        may_read.set()
        await until(pilot, lambda: isinstance(app.screen, TranslateScreen) and app.screen.opened)
        assert app.screen.article.id == article.id


async def test_home_goes_on_in_the_language_of_last_even_where_all_is_finished(real: Desk) -> None:
    article = real.articles.take_in(b"Output fell.\n", "oil.txt").article
    for language, text in (("ru", "Добыча упала."), ("kk", "Өндіру азайды.")):
        (segment,) = real.articles.segments(real.articles.job(article, language))
        real.articles.enter(segment)
        real.editing.confirm(segment.id, text)
    async with at_home(real, waits_for="oil.txt") as pilot:
        assert pilot.app.screen.articles.chosen[1] == "kk"


def translated(desk: Desk) -> None:
    job = desk.articles.job(desk.articles.take_in(ARTICLE.encode(), "oil.txt").article, "ru")
    # The last one is left, so that Home offers this language.
    for segment, text in zip(desk.articles.segments(job), ("Добыча падает", "Добыча упала."), strict=False):
        desk.editing.confirm(segment.id, text)


async def test_an_empty_home_says_all_that_is_needed_and_takes_a_paste(real: Desk) -> None:
    async with at_home(real, waits_for="No article yet") as pilot:
        text = shown(pilot)
        for words in ("Enter    opens a sample", "Paste    an English text", "Ctrl+N", "F1", "Enter Try a sample"):
            assert words in text
        pilot.app.post_message(events.Paste("Oil rises\n\nIt rose.\n"))
        await until(pilot, lambda: isinstance(pilot.app.screen, NewArticleView))


async def test_the_menu_opens_the_job_for_a_reviewer(real: Desk) -> None:
    translated(real)
    async with at_home(real, waits_for="oil.txt") as pilot:
        await pilot.press("f2", "r")
        await until(pilot, lambda: isinstance(pilot.app.screen, TranslateScreen) and "REVIEWING" in shown(pilot))


async def test_the_checks_lead_into_the_segment(real: Desk) -> None:
    translated(real)
    async with at_home(real, waits_for="oil.txt") as pilot:
        await pilot.press("f2", "e")
        await until(
            pilot, lambda: any(one.items for one in pilot.app.screen.query(LineList)) and "Checks" in shown(pilot)
        )
        await until(pilot, lambda: "segment 2" in shown(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, TranslateScreen) and pilot.app.screen.current)
        assert pilot.app.screen.current.number == 2


@pytest.mark.parametrize(("key", "opened"), [("n", AnalysisScreen), ("s", SettingsScreen)])
async def test_the_menu_opens_analysis_and_settings(real: Desk, key: str, opened: type) -> None:
    translated(real)
    async with at_home(real, waits_for="oil.txt") as pilot:
        await pilot.press("f2", key)
        await until(pilot, lambda: isinstance(pilot.app.screen, opened))
