"""Work that takes long: seen everywhere, stopped by a key, one after the other, told at its end."""

from __future__ import annotations

import threading
from collections.abc import Callable

from textual.widgets import Input

from tests.tui.conftest import shown, told, translating, until
from tests.tui.pretend_desk import PretendDesk
from tmtool.model.errors import RefusedInput
from tmtool.tui.long_work import Progress
from tmtool.tui.screens.prompt import Prompt
from tmtool.tui.widgets.progress_row import progress_line


class Held:
    """A work that goes on until it is let go."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.began = threading.Event()

    def work(self, progress: Progress, cancelled: Callable[[], bool]) -> str:
        self.began.set()
        while not self.gate.wait(0.005):
            progress(30, 120)
        return "All 120 units are in."


def test_the_row_says_how_far_it_is_and_how_to_stop_it() -> None:
    line = progress_line("Import of energy.tmx", 30, 120, 1, 80, "Ctrl+O").plain
    assert "Import of energy.tmx" in line
    assert "25%" in line
    assert "then 1 more" in line
    assert "Ctrl+O stops it" in line
    assert "1,200" in progress_line("Import", 1200, None, 0, 80, "Ctrl+O").plain
    assert "Ctrl+O stops it" in progress_line("Import of a very long name " * 9, 1, 2, 0, 80, "Ctrl+O").plain


async def test_it_is_seen_while_one_types_and_told_at_its_end(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        held, ended = Held(), []
        pilot.app.long_work.start("Import of energy.tmx", held.work, then=lambda: ended.append(True))
        await until(pilot, lambda: "25%" in shown(pilot))
        assert "Import of energy.tmx" in shown(pilot).splitlines()[-2]
        await pilot.press("a", "b")
        assert pilot.app.screen.editor.text == "ab"
        held.gate.set()
        await until(pilot, lambda: "All 120 units are in." in told(pilot))
        await until(pilot, lambda: "Import of" not in shown(pilot))
        assert ended == [True]


async def test_a_key_stops_it_and_the_next_one_begins(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        first, second = Held(), Held()
        pilot.app.long_work.start("The first", first.work)
        pilot.app.long_work.start("The second", second.work)
        await until(pilot, first.began.is_set)
        assert not second.began.is_set()
        await pilot.press("ctrl+o")
        await until(pilot, lambda: "The first: stopped; nothing was changed." in told(pilot))
        await until(pilot, second.began.is_set)
        second.gate.set()
        await until(pilot, lambda: "All 120 units are in." in told(pilot))


async def test_what_goes_wrong_is_said(desk: PretendDesk) -> None:
    def work(progress: Progress, cancelled: Callable[[], bool]) -> str:
        raise RefusedInput("“energy.tmx” is damaged [line 3].")

    async with translating(desk) as pilot:
        pilot.app.long_work.start("Import", work)
        await until(pilot, lambda: "“energy.tmx” is damaged [line 3]." in told(pilot))


async def test_who_leaves_is_warned_once(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        held = Held()
        pilot.app.long_work.start("Import", held.work)
        await until(pilot, held.began.is_set)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        await pilot.press("ctrl+q")
        await until(pilot, lambda: any("Leave again" in words for words in told(pilot)))
        assert pilot.app.is_running
        await pilot.press("ctrl+q")
        await until(pilot, lambda: pilot.app._exit)


async def test_a_dialog_keeps_its_place(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        held = Held()
        pilot.app.push_screen(Prompt("Go to segment", "", "number"))
        await pilot.pause()
        before = pilot.app.screen.query_one(Input).region
        pilot.app.long_work.start("Import", held.work)
        await until(pilot, lambda: "25%" in shown(pilot))
        assert pilot.app.screen.query_one(Input).region == before
        held.gate.set()


async def test_the_palette_stops_it_too(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        held = Held()
        pilot.app.long_work.start("The first", held.work)
        await until(pilot, held.began.is_set)
        found = {command.title: command.callback for command in pilot.app.get_system_commands(pilot.app.screen)}
        assert "Concordance" in found
        found["Stop the work"]()
        await until(pilot, lambda: any("stopped" in words for words in told(pilot)))
