"""Settings and keys on the screen: changed, refused, given back, and in force at once; on a real desk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.desk.made import open_desk
from tests.tui.conftest import shown, until
from tmtool.desk.desk import Desk
from tmtool.desk.settable import SETTINGS
from tmtool.desk.told import SCHEMA, Scope, Told
from tmtool.tui.actions import ACTIONS, at, keys_of, use
from tmtool.tui.actions.action import Place
from tmtool.tui.app import TmtoolApp
from tmtool.tui.screens.home import HomeScreen
from tmtool.tui.screens.key_catcher import KeyCatcher
from tmtool.tui.screens.prompt import Prompt
from tmtool.tui.screens.settings import SettingsScreen
from tmtool.tui.shown.settings_lines import key_lines, refusal, setting_lines, stepped
from tmtool.tui.widgets.line_list import LineList


@pytest.fixture
def real(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk") as desk:
        yield desk
    use(ACTIONS)


@asynccontextmanager
async def setting(desk: Desk) -> AsyncIterator[Any]:
    app = TmtoolApp(desk)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        app.push_screen(SettingsScreen(desk))
        await until(pilot, lambda: any(one.items for one in app.screen.query(LineList)))
        yield pilot


async def choose(pilot: Any, name: str) -> None:
    pilot.app.screen.query_one(LineList).choose(list(SCHEMA).index(name))
    await pilot.pause()


def test_settings_are_grouped_and_marked_where_they_are_not_as_on_a_new_desk() -> None:
    limit, theme = SCHEMA["headline_limit"], SCHEMA["theme"]
    lines = setting_lines([Told(*limit, 70), Told(*theme, "dark")])
    texts = [line.lines(100)[0].plain for line in lines]
    assert texts[0].split()[:4] == ["this", "desk", "headline_limit", "*70"]
    assert texts[1].split()[:3] == ["you", "theme", "dark"]
    assert "It can be: dark, light, contrast" in lines[1].words


def test_choices_and_switches_step_and_all_else_is_typed() -> None:
    assert stepped(Told(*SCHEMA["theme"], "contrast"), 1) == "dark"
    assert stepped(Told(*SCHEMA["theme"], "dark"), -1) == "contrast"
    assert stepped(Told(*SCHEMA["typography"], True), 1) == "off"
    assert stepped(Told(Scope.DESK, SETTINGS["headline_limit"], None), 1) is None


def test_a_key_that_cannot_be_is_refused_with_its_reason() -> None:
    confirm = next(action for action in ACTIONS if action.id == "translate.confirm")
    assert refusal("tmtool", {}, confirm, "ctrl+b") is None
    for key, words in (
        ("f7", "it is “All matches” there already"),
        ("f1", "it is “Help” there already"),
        ("x", "types a sign"),
        ("ctrl+i", "Tab in a terminal"),
        ("<mouse>", "no action can have it"),
    ):
        assert words in str(refusal("tmtool", {}, confirm, key)), key
    assert [line.action.id for line in key_lines("tmtool", {"translate.insert_match.3": "f9"}) if line.is_own] == [
        "translate.insert_match"
    ]


async def test_a_choice_is_in_force_at_once_and_given_back(real: Desk) -> None:
    async with setting(real) as pilot:
        await choose(pilot, "theme")
        await pilot.press("right")
        await until(pilot, lambda: pilot.app.theme == "light")
        assert real.preferences.values()["theme"] == "light"
        await pilot.press("delete")
        await until(pilot, lambda: pilot.app.theme == "dark")


async def test_a_number_is_typed_and_refused_with_the_sentence(real: Desk) -> None:
    async with setting(real) as pilot:
        await choose(pilot, "headline_limit")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Prompt))
        await pilot.press("home", "ctrl+k", "x", "enter")
        await until(pilot, lambda: "“x” is no value of headline_limit" in shown(pilot))
        await pilot.press("backspace", "7", "0", "enter")
        await until(pilot, lambda: real.choices.values()["headline_limit"] == 70)
        await until(pilot, lambda: "*70" in shown(pilot))


async def test_a_key_is_pressed_and_in_force_at_once(real: Desk) -> None:
    async with setting(real) as pilot:
        await pilot.press("tab")
        listed = pilot.app.screen.query_one(LineList)
        listed.choose([line.action.id for line in listed.items].index("translate.go_to"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, KeyCatcher))
        await pilot.press("f7")
        await until(pilot, lambda: "F7: it is “All matches” there already" in shown(pilot))
        await pilot.press("ctrl+b")
        await until(pilot, lambda: real.preferences.keys() == {"translate.go_to": "ctrl+b"})
        await until(pilot, lambda: keys_of("translate.go_to") == "Ctrl+B")
        await pilot.press("delete")
        await until(pilot, lambda: real.preferences.keys() == {})
        await until(pilot, lambda: keys_of("translate.go_to") == "Ctrl+G")
        assert at(Place.SETTINGS)
