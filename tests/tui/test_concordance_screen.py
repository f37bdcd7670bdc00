"""The concordance on the screen, on a desk on the disk."""

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
from tmtool.tui.screens.concordance import ConcordanceScreen
from tmtool.tui.screens.home import HomeScreen
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.screens.letter_menu import LetterMenu
from tmtool.tui.screens.wording import WordingView
from tmtool.tui.shown.concording import Asked, around, query_of, word_at
from tmtool.tui.widgets.line_list import LineList

ARTICLE = "Deal on energy\n\nThe ministry of energy agreed. Prices rose.\n"
UNITS = [
    {
        "en": "The ministry of energy refused.",
        "ru": "Министерство энергетики отказалось.",
        "kk": "Министрлік бас тартты.",
    },
    {"en": "He wrote to the ministry.", "ru": "Он написал министерству."},
    {"en": "Prices fell.", "ru": "Цены упали."},
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk") as made:
        (tmp_path / "old.tmx").write_text(tmx(UNITS), encoding="utf-8")
        made.imports.import_file(tmp_path / "old.tmx")
        made.articles.take_in(ARTICLE.encode(), "deal.txt")
        yield made


@asynccontextmanager
async def opened(desk: Desk, *, translating: bool, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Any]:
    article = desk.articles.find("deal.txt") if translating else None
    app = TmtoolApp(desk, open_article=article, language="ru")
    async with app.run_test(size=size) as pilot:
        if translating:
            await until(pilot, lambda: isinstance(app.screen, JobScreen) and app.screen.opened is not None)
        else:
            await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.pause()
        yield pilot


async def found(pilot: Any, count: int) -> ConcordanceScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, ConcordanceScreen))
    screen: ConcordanceScreen = pilot.app.screen
    await until(pilot, lambda: len(screen.query_one(LineList).items) == count)
    return screen


def test_a_word_is_looked_for_in_any_form_and_a_selection_to_the_letter() -> None:
    assert query_of("министерством", "ru", is_selected=False) == "министерств*"
    assert query_of("министерством", "ru", is_selected=True) == "министерством"
    assert query_of("‹1›oil and gas‹/1›", "en", is_selected=True) == '"oil and gas"'
    assert query_of("…", "ru", is_selected=False) == ""


def test_the_word_at_a_place_is_found() -> None:
    assert word_at("Он написал.", 5) == word_at("Он написал.", 10) == "написал"
    assert word_at("Он написал.", 11) == ""
    assert word_at("", 0) == ""


def test_the_words_that_were_met_are_in_sight() -> None:
    text = "слово " * 40 + "министерство нефти и газа"
    start = text.index("нефти")
    line = around(text, [(start, start + 5)], 40)
    assert "нефти" in line.plain
    assert line.plain.startswith("…")
    assert line.cell_length <= 40
    assert any(line.plain[span.start : span.end] == "нефти" for span in line.spans if "bold" in str(span.style))
    assert around("нефть", [(0, 5)], 40).plain == "нефть"


def test_the_side_goes_round() -> None:
    asked = Asked("oil")
    assert [asked := asked.other_side(("en", "ru"))] and asked.language == "en"
    assert asked.other_side(("en", "ru")).language == "ru"
    assert asked.other_side(("en", "ru")).other_side(("en", "ru")).language is None


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_one_key_looks_for_the_word_at_the_cursor_and_enter_puts_in(desk: Desk, size: tuple[int, int]) -> None:
    async with opened(desk, translating=True, size=size) as pilot:
        job = pilot.app.screen
        job.editor.insert("В министерстве")
        await pilot.press("f3")
        screen = await found(pilot, 2)
        assert screen.query_one(Input).value == "министерств*"
        text = shown(pilot)
        assert "memories" in text
        assert "found in ru" in text
        assert "2 hits" in text
        assert "Он написал министерству." in text
        await until(pilot, lambda: "aigul" in shown(pilot) or "translated" in shown(pilot))
        await pilot.press("down", "enter")
        await until(pilot, lambda: pilot.app.screen is job)
        assert job.editor.text == "В министерстве Министерство энергетики отказалось."


async def test_a_part_of_the_translation_is_put_in(desk: Desk) -> None:
    async with opened(desk, translating=True) as pilot:
        job = pilot.app.screen
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConcordanceScreen))
        pilot.app.screen.query_one(Input).value = "refused"
        await found(pilot, 1)
        await pilot.press("tab", "home", *["shift+right"] * 12, "enter")
        await until(pilot, lambda: pilot.app.screen is job)
        assert job.editor.text == "Министерство"


async def test_articles_are_searched_too_and_either_side(desk: Desk) -> None:
    async with opened(desk, translating=False) as pilot:
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConcordanceScreen))
        await pilot.press(*"energy")
        screen = await found(pilot, 2)
        await pilot.press("f6")
        await until(pilot, lambda: "articles" in shown(pilot).splitlines()[0])
        await until(pilot, lambda: "deal.txt" in shown(pilot))
        await pilot.press("f6", "f5", "f5")
        await found(pilot, 0)
        assert "found in ru" in shown(pilot)
        assert "Nothing was found." in shown(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is not screen)


async def test_from_home_a_translation_is_copied(desk: Desk) -> None:
    async with opened(desk, translating=False) as pilot:
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConcordanceScreen))
        await pilot.press(*"fell")
        await found(pilot, 1)
        await pilot.press("enter")
        await until(pilot, lambda: "Copied." in told(pilot))
        assert pilot.app.clipboard == "Цены упали."


async def test_a_unit_is_changed_removed_and_brought_back(desk: Desk) -> None:
    async with opened(desk, translating=False) as pilot:
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConcordanceScreen))
        await pilot.press(*"fell")
        screen = await found(pilot, 1)
        await until(pilot, lambda: screen._unit is not None)
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, LetterMenu))
        await pilot.press("t")
        await until(pilot, lambda: isinstance(pilot.app.screen, WordingView))
        await pilot.press("backspace", "!", "enter")
        await until(pilot, lambda: "Цены упали!" in shown(pilot))
        await until(pilot, lambda: screen._unit is not None and screen._unit.texts[1].text.text == "Цены упали!")
        await pilot.press("f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, LetterMenu))
        await pilot.press("ч")
        await found(pilot, 0)
        await pilot.press("ctrl+z", "ctrl+z")
        await until(pilot, lambda: "Цены упали." in shown(pilot))


async def test_what_was_found_is_literal(desk: Desk, tmp_path: Path) -> None:
    hostile = "[@click=app.quit]oil[/] [/red] \x1b[31m"
    made = tmx([{"en": hostile.replace("\x1b", ""), "ru": "нефть [b]"}])
    (tmp_path / "bad[red].tmx").write_text(made, encoding="utf-8")
    desk.imports.import_file(tmp_path / "bad[red].tmx")
    async with opened(desk, translating=False) as pilot:
        await pilot.press("f3")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConcordanceScreen))
        await pilot.press(*"oil")
        await found(pilot, 1)
        text = shown(pilot)
        assert "[@click=app.quit]oil[/]" in text
        assert "bad[red]" in text
