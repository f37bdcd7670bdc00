"""New terms from the translate screen, on a desk on the disk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from tests.desk.made import open_desk, tmx
from tests.tui.conftest import shown, told, until
from tmtool.desk.desk import Desk
from tmtool.tui.app import TmtoolApp
from tmtool.tui.screens.add_term import AddTermView
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.screens.new_preferred import NewPreferredScreen, Proposed
from tmtool.tui.widgets.line_list import LineList

ARTICLE = "The ministry of energy agreed. The ministry of energy waits.\n"
UNITS = [{"en": "He asked the ministry of energy.", "ru": "Он спросил у министерства энергетики."}]
OLD = "министерство энергетики"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk") as made:
        (tmp_path / "old.tmx").write_text(tmx(UNITS), encoding="utf-8")
        made.imports.import_file(tmp_path / "old.tmx")
        article = made.articles.take_in(ARTICLE.encode(), "deal.txt").article
        first, _ = made.articles.segments(made.articles.job(article, "ru"))
        made.editing.confirm(first.id, "Министерство энергетики согласилось.")
        yield made


@asynccontextmanager
async def translating(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Any]:
    app = TmtoolApp(desk, open_article=desk.articles.find("deal.txt"), language="ru")
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, JobScreen) and app.screen.opened is not None)
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot


async def test_a_term_from_the_selection_takes_two_keys_and_is_known_at_once(desk: Desk) -> None:
    async with translating(desk) as pilot:
        job: JobScreen = pilot.app.screen
        job.editor.insert("министерство энергетики ждёт")
        job.editor.selection = type(job.editor.selection)((0, 0), (0, 23))
        await pilot.press("ctrl+t")
        await until(pilot, lambda: isinstance(pilot.app.screen, AddTermView))
        assert pilot.app.screen.query_one("#target-term", Input).value == OLD
        await pilot.press(*"ministry of energy", "enter")
        await until(pilot, lambda: [hit.source for hit in job.terms] == ["ministry of energy"])
        await until(pilot, lambda: job.used == (True,))
        assert any("is in the glossary “desk”" in words for words in told(pilot))
        assert job.editor.text == "министерство энергетики ждёт"


async def test_ctrl_z_takes_the_term_back(desk: Desk) -> None:
    async with translating(desk) as pilot:
        job: JobScreen = pilot.app.screen
        await pilot.press("ctrl+t")
        await until(pilot, lambda: isinstance(pilot.app.screen, AddTermView))
        await pilot.press("tab", *"minister", "f5", "enter")
        await until(pilot, lambda: len(job.terms) == 1)
        (concept,) = desk.glossaries.concepts("desk")
        assert concept.concept.terms[1].status == "admitted"
        await pilot.press("ctrl+z")
        await until(pilot, lambda: job.terms == ())


async def test_without_a_selection_the_word_at_the_cursor_is_taken(desk: Desk) -> None:
    async with translating(desk) as pilot:
        pilot.app.screen.editor.insert("министерство ждёт")
        await pilot.press("ctrl+t")
        await until(pilot, lambda: isinstance(pilot.app.screen, AddTermView))
        assert pilot.app.screen.query_one("#target-term", Input).value == "ждёт"


async def test_words_of_the_source_are_offered(desk: Desk) -> None:
    async with translating(desk) as pilot:
        await pilot.press("ctrl+t")
        await until(pilot, lambda: isinstance(pilot.app.screen, AddTermView))
        field = pilot.app.screen.query_one("#source-term", Input)
        first = field.value
        await pilot.press("down")
        assert field.value != first
        await pilot.press("up")
        assert field.value == first
        await pilot.press("enter")
        assert pilot.app.screen.focused is pilot.app.screen.query_one("#target-term")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, JobScreen))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_new_preferred_term_replaces_the_old_one_everywhere(desk: Desk, size: tuple[int, int]) -> None:
    desk.glossaries.add_term("ministry of energy", OLD, "en", "ru")
    async with translating(desk, size) as pilot:
        job: JobScreen = pilot.app.screen
        await until(pilot, lambda: job.terms != ())
        await pilot.press("alt+n")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewPreferredScreen))
        fields = {field.id: field.value for field in pilot.app.screen.query(Input)}
        assert fields == {"source": "ministry of energy", "old": OLD, "new": "", "day": "2026-11-23"}
        pilot.app.screen.query_one("#new", Input).value = "министерство нефти"
        await pilot.press("enter")
        await until(pilot, lambda: len(pilot.app.screen.query_one(LineList).items) == 2)
        text = shown(pilot)
        assert "[x] deal.txt 1" in text
        assert "энергетики→нефти" in text
        assert "1 open segment and 1 unit with" in text
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen is job)
        await until(pilot, lambda: job.opened and "нефти" in job.opened.segments[0].target.text)
        await until(pilot, lambda: [hit.targets[0].text for hit in job.terms] == ["министерство нефти"])
        assert any("Ctrl+Z takes it all back" in words for words in told(pilot))
        await pilot.press("ctrl+z")
        await until(pilot, lambda: job.opened and "энергетики" in job.opened.segments[0].target.text)
        await until(pilot, lambda: [hit.targets[0].text for hit in job.terms] == [OLD])


async def test_the_answer_to_an_older_question_is_not_taken(desk: Desk) -> None:
    desk.glossaries.add_term("ministry of energy", OLD, "en", "ru")
    async with translating(desk) as pilot:
        job: JobScreen = pilot.app.screen
        await until(pilot, lambda: job.terms != ())
        await pilot.press("alt+n")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewPreferredScreen))
        screen = pilot.app.screen
        screen.query_one("#new", Input).value = "министерство угля"
        await pilot.pause()
        older = desk.new_terms.propose(screen._wanted())
        screen.query_one("#new", Input).value = "министерство нефти"
        screen.post_message(Proposed(older))
        await pilot.pause()
        await pilot.pause()
        assert not screen.query_one(LineList).items
        await pilot.press("enter")
        await until(pilot, lambda: len(screen.query_one(LineList).items) == 2)
        assert "энергетики→нефти" in shown(pilot)


async def test_what_is_left_out_stays(desk: Desk) -> None:
    desk.glossaries.add_term("ministry of energy", OLD, "en", "ru")
    async with translating(desk) as pilot:
        job: JobScreen = pilot.app.screen
        await until(pilot, lambda: job.terms != ())
        await pilot.press("f2", "w")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewPreferredScreen))
        screen = pilot.app.screen
        screen.query_one("#new", Input).value = "министерство нефти"
        await pilot.press("enter")
        await until(pilot, lambda: len(screen.query_one(LineList).items) == 2)
        await pilot.press("space")
        assert "[ ] deal.txt 1" in shown(pilot)
        await pilot.press("f6")
        assert "[ ]" not in shown(pilot)
        await pilot.press("f6", "enter")
        await until(pilot, lambda: any("replaced in 0 segments and 0 units" in words for words in told(pilot)))
        assert job.opened and "энергетики" in job.opened.segments[0].target.text


async def test_a_day_that_is_none_is_said(desk: Desk) -> None:
    async with translating(desk) as pilot:
        await pilot.press("alt+n")
        await until(pilot, lambda: isinstance(pilot.app.screen, NewPreferredScreen))
        screen = pilot.app.screen
        for name, text in (("source", "x"), ("old", "икс"), ("new", "игрек"), ("day", "завтра")):
            screen.query_one(f"#{name}", Input).value = text
        await pilot.press("enter")
        await until(pilot, lambda: any("is no day" in words for words in told(pilot)))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, JobScreen))


async def test_other_words_of_the_source_do_not_lose_what_was_typed() -> None:
    from textual.app import App
    from textual.widgets import Input

    from tmtool.tui.screens.add_term import AddTermView

    app: App[None] = App()
    async with app.run_test() as pilot:
        view = AddTermView(("wind farm", "bank"), "ветропарк", ("en", "ru"))
        await app.push_screen(view)
        field = view.query_one("#source-term", Input)
        field.value = "wind farms"
        view.action_guess(1)
        assert field.value == "wind farm"
        view.action_guess(-1)
        assert field.value == "wind farms"
        await pilot.pause()
