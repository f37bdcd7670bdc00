"""The real app, with what a terminal sends on three layouts: the actions themselves are done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.widgets import Input

from tests.tui.conftest import shown, told, translating, until
from tests.tui.keyboards import ENCODINGS, LAYOUTS
from tests.tui.pretend_desk import ENGLISH, PretendDesk
from tmtool.tui import actions
from tmtool.tui.actions import ACTIONS
from tmtool.tui.screens.action_menu import ActionMenu
from tmtool.tui.screens.history import HistoryView
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.screens.matches import MatchesView
from tmtool.tui.screens.prompt import Prompt
from tmtool.tui.widgets.bars import KeyBar
from tmtool.tui.widgets.segment_grid import SegmentGrid


@pytest.fixture(autouse=True)
def _own_keys() -> Iterator[None]:
    yield
    actions.use(ACTIONS)


class Terminal:
    """A terminal with a layout and an encoding before a running app."""

    def __init__(self, pilot: Any, layout: str = "US", encoding: str = "legacy") -> None:
        self.pilot, self.layout, self.encoding = pilot, LAYOUTS[layout], ENCODINGS[encoding]
        self.parser = XTermParser()

    async def sends(self, data: str) -> None:
        """Send characters in one read."""
        for event in self.parser.feed(data):
            self.pilot.app.post_message(event)
        self.parser._tmtool_input._since -= 1  # type: ignore[attr-defined]
        for event in self.parser.tick():
            self.pilot.app.post_message(event)
        await self.pilot.pause()

    async def presses(self, *keys: str) -> None:
        """Press keys by what stands on them on the US layout."""
        for key in keys:
            data = self.encoding(key, self.layout)
            assert data is not None
            await self.sends(data)


def editor(pilot: Any) -> Any:
    screen = pilot.app.screen
    assert isinstance(screen, JobScreen)
    return screen.editor


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("layout", LAYOUTS)
async def test_a_walk_through_the_keys(desk: PretendDesk, layout: str, encoding: str) -> None:
    async with translating(desk) as pilot:
        terminal = Terminal(pilot, layout, encoding)
        await terminal.presses("alt+2")
        assert editor(pilot).text == "Добыча упала."
        await terminal.presses("ctrl+d")
        assert editor(pilot).text == ENGLISH[1]
        await terminal.presses("ctrl+z")
        assert editor(pilot).text == "Добыча упала."
        await terminal.presses("f7")
        assert isinstance(pilot.app.screen, MatchesView)
        await terminal.presses("escape", "ctrl+g")
        assert isinstance(pilot.app.screen, Prompt)
        await terminal.sends("4")
        await terminal.presses("enter")
        await until(pilot, lambda: pilot.app.screen.current.number == 4)
        await terminal.presses("f2", "h")
        await until(pilot, lambda: isinstance(pilot.app.screen, HistoryView))
        await terminal.presses("escape", "ctrl+up")
        await until(pilot, lambda: pilot.app.screen.current.number == 3)
        await terminal.presses("escape")
        assert isinstance(pilot.app.focused, SegmentGrid)


@pytest.mark.parametrize("layout", LAYOUTS)
async def test_after_escape_a_letter_is_what_it_is_with_alt(desk: PretendDesk, layout: str) -> None:
    with_alt = {key.removeprefix("alt+"): one for one in ACTIONS if one.id.startswith("translate.") for key in one.keys}
    assert with_alt["c"].id == "translate.comment"
    async with translating(desk) as pilot:
        terminal = Terminal(pilot, layout)
        await terminal.presses("escape", "c")
        await until(pilot, lambda: isinstance(pilot.app.screen, Prompt))
        await terminal.presses("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, JobScreen))
        await terminal.presses("alt+c")
        await until(pilot, lambda: isinstance(pilot.app.screen, Prompt))
        # Both are the same thing, even typed so fast that the terminal cannot tell.
        assert pilot.app.screen.query_one(Input).value == ""


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("layout", LAYOUTS)
async def test_no_key_with_a_modifier_types_a_sign(desk: PretendDesk, layout: str, encoding: str) -> None:
    bound = {key for action in ACTIONS for key in action.keys} | {"ctrl+v", "ctrl+x"}
    async with translating(desk) as pilot:
        terminal = Terminal(pilot, layout, encoding)
        signs = {"alt": "qwertyuiopasdfghjklzxcvbnm;'[]", "ctrl": "qwertyuopasdfgjklzxcvbn", "ctrl+alt": "qwerty"}
        for key in [f"{modifier}+{sign}" for modifier, typed in signs.items() for sign in typed]:
            data = terminal.encoding(key, terminal.layout)
            if data is not None and key not in bound:
                await terminal.sends(data)
        assert editor(pilot).text == ""


async def test_keys_of_ones_own_are_in_force_and_shown(desk: PretendDesk) -> None:
    desk.preferred["keys"] = {
        "translate.copy_source": "alt+d",
        "translate.insert_match.1": "ctrl+f7",
        "menu.split": "z",
        "app.help": "",
        "nonsense": "f9",
    }
    async with translating(desk, size=(120, 40)) as pilot:
        assert any("nonsense" in notice for notice in told(pilot))
        assert "Alt+D Copy source" in pilot.app.screen.query_one(KeyBar)._shown.plain
        await pilot.press("ctrl+d")
        assert editor(pilot).text == ""
        await pilot.press("alt+в")
        assert editor(pilot).text == ENGLISH[1]
        await pilot.press("ctrl+f7")
        assert editor(pilot).text.startswith("Министерство")
        await pilot.press("f2")
        assert isinstance(pilot.app.screen, ActionMenu)
        assert " Z  Split" in shown(pilot)
        await pilot.press("escape", "f1")
        assert isinstance(pilot.app.screen, JobScreen)
        titles = {command.title: command.help for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert "(Alt+D)" in titles["Copy source"]
        assert "(F2 Z)" in titles["Split"]


async def test_a_preset_is_in_force_and_says_what_a_terminal_cannot(desk: PretendDesk) -> None:
    desk.preferred["key_preset"] = "memoq"
    async with translating(desk, size=(120, 40)) as pilot:
        await pilot.press("ctrl+@")  # Ctrl+Space, as a terminal says it
        assert editor(pilot).text.startswith("Министерство")
        await pilot.press("f1")
        await until(pilot, lambda: pilot.app.screen.query("VerticalScroll"))
        await pilot.press("end")
        await until(pilot, lambda: "What is otherwise in a terminal" in shown(pilot))
        assert "Alt+1…9 puts that match in" in shown(pilot)


async def test_a_paste_of_hostile_keys_is_text(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        terminal = Terminal(pilot)
        await terminal.sends("\x1b[200~текст\x1b" + "a" * 40 + "\r\x1b[201~")
        assert pilot.app.screen.current.number == 2
        assert editor(pilot).text.rstrip("\n") == "текст" + "a" * 40
        assert not any(isinstance(one, events.Key) for one in terminal.parser.feed("\x1b[200~\r\x1b[201~"))
