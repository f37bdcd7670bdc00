"""The memories on the screen, on a desk on the disk."""

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
from tmtool.tui.screens.glossaries import GlossariesScreen
from tmtool.tui.screens.home import HomeScreen
from tmtool.tui.screens.import_file import ImportScreen
from tmtool.tui.screens.letter_menu import LetterMenu
from tmtool.tui.screens.memories import MemoriesScreen
from tmtool.tui.screens.prompt import Prompt
from tmtool.tui.screens.question import Question
from tmtool.tui.screens.units import UnitsScreen
from tmtool.tui.screens.wording import WordingView

UNITS: list[dict[str, Any]] = [
    {"en": "Prices rose.", "ru": "Цены выросли."},
    {"en": "Prices rose.", "ru": "Цены выросли.", "tuid": "2"},
    {"en": "He left.", "ru": ["Он ушёл.", "Он уехал."]},
]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk") as made:
        (tmp_path / "old.tmx").write_text(tmx(UNITS), encoding="utf-8")
        made.imports.import_file(tmp_path / "old.tmx")
        yield made


@asynccontextmanager
async def opened(desk: Desk, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Any]:
    app = TmtoolApp(desk)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        app.push_screen(MemoriesScreen(desk, app.writer))
        await until(pilot, lambda: "old" in shown(pilot))
        await pilot.press("end")
        yield pilot


async def on(pilot: Any, screen: type[Any]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, screen))
    await pilot.pause()


def names(desk: Desk) -> set[str]:
    return {memory.name for memory in desk.memories.all()}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_they_are_listed_with_what_they_hold(desk: Desk, size: tuple[int, int]) -> None:
    async with opened(desk, size) as pilot:
        text = shown(pilot)
        assert "3 units" in text
        assert "en 3, ru 4" in text
        assert "reference memory" in text
        assert "▸ old" in text


async def test_a_memory_is_renamed_costs_points_and_is_deleted_and_all_comes_back(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await pilot.press("r")
        await on(pilot, Prompt)
        await pilot.press("end", "e", "r", "enter")
        await until(pilot, lambda: "older" in names(desk))
        await on(pilot, MemoriesScreen)
        await pilot.press("з")
        await on(pilot, Prompt)
        await pilot.press("backspace", "7", "enter")
        await until(pilot, lambda: "costs 7 points" in shown(pilot))
        await pilot.press("x")
        await on(pilot, Question)
        assert "3 units" in shown(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "older" not in names(desk))
        await on(pilot, MemoriesScreen)
        for _ in range(3):
            await pilot.press("ctrl+z")
        await until(pilot, lambda: "old" in names(desk))
        await until(pilot, lambda: any(memory.name == "old" and not memory.penalty for memory in desk.memories.all()))


async def test_a_penalty_that_is_none_is_said(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await pilot.press("p")
        await on(pilot, Prompt)
        await pilot.press("x", "enter")
        await until(pilot, lambda: any("number from 0 to 100" in words for words in told(pilot)))


async def test_duplicates_are_counted_before_they_go(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await pilot.press("d")
        await on(pilot, Question)
        assert "1 unit say" in shown(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: any("1 unit removed, 2 kept" in words for words in told(pilot)))
        await pilot.press("d")
        await until(pilot, lambda: any("has nothing twice" in words for words in told(pilot)))


async def test_duplicates_that_were_counted_are_asked_about_only_at_the_memories(desk: Desk) -> None:
    async with opened(desk) as pilot:
        memories = pilot.app.screen
        await pilot.press("enter")
        await on(pilot, UnitsScreen)
        memories.once_here(lambda: memories._ask_dedupe("old", 1), "counted")
        await until(pilot, lambda: told(pilot) == ["counted"])
        await on(pilot, UnitsScreen)
        await pilot.press("escape")
        await on(pilot, Question)


async def test_units_are_found_worded_otherwise_and_removed(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await pilot.press("enter")
        await on(pilot, UnitsScreen)
        await until(pilot, lambda: "3 units" in shown(pilot))
        await pilot.press(*"left")
        await until(pilot, lambda: "1 unit" in shown(pilot).splitlines()[0])
        assert "Он уехал." in shown(pilot)
        await pilot.press("enter")
        await on(pilot, LetterMenu)
        await pilot.press("b")
        await on(pilot, WordingView)
        await pilot.press("backspace", "!", "enter")
        await until(pilot, lambda: "Он ушёл!" in shown(pilot))
        await pilot.press("f2")
        await on(pilot, LetterMenu)
        await pilot.press("x")
        await until(pilot, lambda: "No unit has these words." in shown(pilot))
        await pilot.press("ctrl+z", "ctrl+z")
        await until(pilot, lambda: "Он ушёл." in shown(pilot))


async def test_what_is_translated_in_more_than_one_way_is_shown_alone(desk: Desk) -> None:
    async with opened(desk) as pilot:
        await pilot.press("v")
        await on(pilot, UnitsScreen)
        await until(pilot, lambda: "1 unit" in shown(pilot).splitlines()[0])
        assert "Prices" not in shown(pilot)
        await pilot.press("f6")
        await until(pilot, lambda: "one translation of several sources · 0 units" in shown(pilot))
        await pilot.press("f6")
        await until(pilot, lambda: "3 units" in shown(pilot).splitlines()[0])


async def test_a_file_is_seen_before_it_is_imported(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "new-2026.tmx").write_text(
        tmx([{"en": "Oil fell.", "ru": "Нефть упала."}, {"fr": "oui", "de": "ja"}]), encoding="utf-8"
    )
    async with opened(desk) as pilot:
        await pilot.press("i")
        await on(pilot, ImportScreen)
        field = pilot.app.screen.query_one("#path", Input)
        field.value = f"{tmp_path}/new"
        field.cursor_position = len(field.value)
        await pilot.press("tab")
        await until(pilot, lambda: field.value == f"{tmp_path}/new-2026.tmx")
        await until(pilot, lambda: "TMX 1.4" in shown(pilot))
        text = shown(pilot)
        assert "2 units read, 1 can be taken" in text
        assert "de 1, en 1, fr 1, ru 1" in text
        assert "Нефть упала." in text
        assert "new-2026" not in names(desk)
        await pilot.press("enter")
        await until(pilot, lambda: any("“new-2026”: 1 new" in words for words in told(pilot)))
        await until(pilot, lambda: isinstance(pilot.app.screen, MemoriesScreen) and "new-2026" in shown(pilot))


async def test_what_the_languages_of_a_file_are_meant_to_be_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "theirs.tmx").write_text(tmx([{"english": "Oil fell.", "xx": "Нефть упала."}], source="english"))
    (tmp_path / "ours.tmx").write_text(tmx([{"en-US": "Oil fell.", "ru": "Нефть упала."}]))
    async with opened(desk) as pilot:
        await pilot.press("i")
        await on(pilot, ImportScreen)
        path, meant = (pilot.app.screen.query_one(id_, Input) for id_ in ("#path", "#meant"))
        path.value = f"{tmp_path}/ours.tmx"
        await until(pilot, lambda: "1 unit read, 1 can be taken" in shown(pilot))
        assert not meant.display
        path.value = f"{tmp_path}/theirs.tmx"
        await until(pilot, lambda: "for example --map" in " ".join(shown(pilot).split()))
        assert "--map: what its languages are meant to be" in shown(pilot)
        assert "Languages: english 1, xx 1" in shown(pilot)
        assert "Нефть упала." in shown(pilot)
        path.cursor_position = len(path.value)
        await pilot.press("tab")
        await until(pilot, lambda: pilot.app.screen.query_one("#name", Input).has_focus)
        await pilot.press("tab", *"english=en")
        assert meant.has_focus
        await until(pilot, lambda: "If one of them has another name there" in " ".join(shown(pilot).split()))
        await pilot.press(*",xx=ru")
        await until(pilot, lambda: "1 unit read, 1 can be taken" in shown(pilot))
        assert "Languages: english (en) 1, xx (ru) 1" in shown(pilot)
        assert "Нефть упала." in shown(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: any("“theirs”: 1 new" in words for words in told(pilot)))


async def test_what_is_said_of_languages_must_make_sense_and_goes_with_the_file(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "theirs.tmx").write_text(tmx([{"english": "Oil fell.", "ru": "Нефть упала."}], source="english"))
    (tmp_path / "other.tmx").write_text(tmx(UNITS), encoding="utf-8")
    async with opened(desk) as pilot:
        await pilot.press("i")
        await on(pilot, ImportScreen)
        path, meant = (pilot.app.screen.query_one(id_, Input) for id_ in ("#path", "#meant"))
        path.value = f"{tmp_path}/theirs.tmx"
        await until(pilot, lambda: meant.display)
        meant.value = "english"
        await until(pilot, lambda: "“english” does not say what a language is meant to be" in shown(pilot))
        meant.value = "english=fr"
        await until(pilot, lambda: "The desk does not work in “fr”" in shown(pilot))
        meant.value = "yy=en"
        await until(pilot, lambda: "has no language “yy”" in shown(pilot))
        assert meant.display
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, ImportScreen)
        path.value = f"{tmp_path}/other.tmx"
        await until(pilot, lambda: "3 units read" in shown(pilot))
        assert (meant.value, meant.display) == ("", False)


async def test_names_that_go_on_otherwise_are_shown_and_stay(desk: Desk, tmp_path: Path) -> None:
    for name in ("energy-2025.tmx", "energy-2026.tmx"):
        (tmp_path / name).write_text(tmx(UNITS), encoding="utf-8")
    async with opened(desk, size=(120, 40)) as pilot:
        await pilot.press("i")
        await on(pilot, ImportScreen)
        field = pilot.app.screen.query_one("#path", Input)
        field.value = f"{tmp_path}/en"
        field.cursor_position = len(field.value)
        await pilot.press("tab")
        await until(pilot, lambda: field.value == f"{tmp_path}/energy-202")
        await until(pilot, lambda: "energy-2025.tmx  energy-2026.tmx" in shown(pilot))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.5)
        assert "energy-2025.tmx  energy-2026.tmx" in shown(pilot)
        await pilot.press("enter")
        assert told(pilot) == ["Name a file that is there."]
        await pilot.press("5", "tab")
        await until(pilot, lambda: "2 units read" in shown(pilot) or "3 units read" in shown(pilot))


async def test_what_cannot_be_imported_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "bad.tmx").write_text("<tmx", encoding="utf-8")
    async with opened(desk) as pilot:
        await pilot.press("i")
        await on(pilot, ImportScreen)
        pilot.app.screen.query_one("#path", Input).value = f"{tmp_path}/bad.tmx"
        await until(pilot, lambda: "“bad.tmx” is cut off" in shown(pilot))
        await pilot.press("enter")
        assert told(pilot) == ["It cannot be taken as it stands; here you see why."]
        assert isinstance(pilot.app.screen, ImportScreen)


async def test_a_memory_is_exported(desk: Desk, tmp_path: Path) -> None:
    async with opened(desk) as pilot:
        await pilot.press("e")
        await on(pilot, Prompt)
        pilot.app.screen.query_one(Input).value = f"{tmp_path}/out.tmx"
        await pilot.press("enter")
        # A unit for each pair of texts, as every tool takes them.
        await until(pilot, lambda: any("4 units" in words for words in told(pilot)))
        assert "Цены выросли." in (tmp_path / "out.tmx").read_text(encoding="utf-8")


async def test_home_leads_there_by_two_keys(desk: Desk) -> None:
    app = TmtoolApp(desk)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.pause()
        await pilot.press("f2", "ь")
        await on(pilot, MemoriesScreen)
        await pilot.press("escape")
        await on(pilot, HomeScreen)
        await pilot.press("f2", "g")
        await on(pilot, GlossariesScreen)
