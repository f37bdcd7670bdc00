"""The help of dialogs that have no keys of the registry."""

from __future__ import annotations

from pathlib import Path

from tests.desk.made import open_desk
from tests.tui.conftest import shown, until
from tmtool.tui.app import TmtoolApp
from tmtool.tui.screens.help import HelpView
from tmtool.tui.screens.home import HomeScreen
from tmtool.tui.screens.prompt import Prompt


async def test_a_dialog_says_what_it_wants(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        app = TmtoolApp(desk)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: isinstance(app.screen, HomeScreen))
            app.push_screen(Prompt("Go to segment", "", "number"))
            await until(pilot, lambda: isinstance(app.screen, Prompt))
            await pilot.press("f1")
            await until(pilot, lambda: isinstance(app.screen, HelpView))
            await until(pilot, lambda: "Type an answer of one line" in shown(pilot))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, Prompt))


async def test_the_key_of_the_help_closes_it(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        app = TmtoolApp(desk)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: isinstance(app.screen, HomeScreen))
            await pilot.press("f1")
            await until(pilot, lambda: isinstance(app.screen, HelpView))
            await pilot.press("f1")
            await until(pilot, lambda: isinstance(app.screen, HomeScreen))
