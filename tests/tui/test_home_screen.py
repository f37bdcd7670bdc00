"""Home, on a desk in memory."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input

from tests.tui.conftest import shown, until
from tests.tui.pretend_desk import PretendDesk
from tmtool.model.errors import RefusedInput
from tmtool.tui.app import TmtoolApp
from tmtool.tui.screens.home import HomeScreen
from tmtool.tui.screens.new_article import NewArticleView
from tmtool.tui.screens.translate import TranslateScreen
from tmtool.tui.wanted_article import proposed_name
from tmtool.tui.widgets.article_list import ArticleList

ARTICLE = "Kazakhstan: Hundreds hold anti-Chinese rally\n\nNUR-SULTAN (TCA) — Hundreds rallied.\n"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_articles_with_their_progress(desk: PretendDesk, size: tuple[int, int]) -> None:
    app = TmtoolApp(desk)  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "Oil output falls" in shown(pilot))
        text = shown(pilot)
        assert "▸RU ━───────" in text
        assert "20%" in text
        assert "KK ────────   0%" in text
        assert "oil.txt" in text


async def test_enter_opens_the_chosen_language(desk: PretendDesk) -> None:
    app = TmtoolApp(desk)  # type: ignore[arg-type]
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.screen.query(ArticleList) and app.screen.query_one(ArticleList).chosen)
        await pilot.press("right")
        assert "▸KK" in shown(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, TranslateScreen))
        assert isinstance(app.screen, TranslateScreen)
        assert app.screen.language == "kk"


async def test_an_article_is_opened_in_the_language_in_which_the_person_stopped(
    desk: PretendDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "last_languages", lambda: {article.id: "kk" for article in desk.all()})
    app = TmtoolApp(desk)  # type: ignore[arg-type]
    async with app.run_test() as pilot:
        await until(pilot, lambda: "▸KK" in shown(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, TranslateScreen))
        assert isinstance(app.screen, TranslateScreen)
        assert app.screen.language == "kk"


async def test_a_pasted_text_is_taken_in_and_opened(desk: PretendDesk) -> None:
    app = TmtoolApp(desk)  # type: ignore[arg-type]
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        app.post_message(events.Paste(ARTICLE))
        await until(pilot, lambda: isinstance(app.screen, NewArticleView))
        assert app.screen.query_one(Input).value == "Kazakhstan Hundreds hold anti-Chinese rally"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, TranslateScreen))
        assert desk.taken_in == [(ARTICLE.encode(), "Kazakhstan Hundreds hold anti-Chinese rally")]


async def test_a_refused_text_comes_back(desk: PretendDesk) -> None:
    desk.failing = RefusedInput("The name is taken; give it another one.")
    app = TmtoolApp(desk)  # type: ignore[arg-type]
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        app.post_message(events.Paste(ARTICLE))
        await until(pilot, lambda: isinstance(app.screen, NewArticleView))
        first = app.screen
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, NewArticleView) and app.screen is not first)
        assert "Hundreds rallied" in shown(pilot)


async def test_ctrl_v_asks_for_the_text(desk: PretendDesk) -> None:
    app = TmtoolApp(desk)  # type: ignore[arg-type]
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("ctrl+v")
        await until(pilot, lambda: isinstance(app.screen, NewArticleView))
        app.post_message(events.Paste(ARTICLE))
        await until(pilot, lambda: app.screen.query_one(Input).value.startswith("Kazakhstan"))


async def test_ctrl_q_leaves(desk: PretendDesk) -> None:
    app = TmtoolApp(desk)  # type: ignore[arg-type]
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert app._exit


def test_names_are_proposed_from_the_headline() -> None:
    assert proposed_name("\n\n  Oil: output falls 3%!\n\nText.") == "Oil output falls 3"
    assert proposed_name("") == ""
    assert len(proposed_name("word " * 50)) <= 60
