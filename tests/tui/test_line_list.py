"""A list of any length."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.content import Content

from tests.tui.conftest import shown
from tmtool.tui.widgets.line_list import LineList


class Shop(App[None]):
    """A list of many numbers."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.drawn: set[int] = set()
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        yield LineList(self.draw, lines=2, empty="Nothing here.")

    def draw(self, number: int, width: int) -> list[Content]:
        self.drawn.add(number)
        return [Content(f"number {number}"), Content("x" * (width + 5))]

    def on_mount(self) -> None:
        self.query_one(LineList).show_items(range(self.count))
        self.query_one(LineList).focus()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        self.chosen.append(message.line_list.item or 0)


async def test_only_what_is_seen_is_laid_out() -> None:
    app = Shop(20_000)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        await pilot.press("end")
        await pilot.pause()
        lines = shown(pilot).splitlines()
        assert lines[-2].startswith("▸ number 19999")
        assert lines[-1].rstrip("▁▂▃▄▅▆▇█ ").endswith("…")
        assert len(app.drawn) < 50


async def test_enter_takes_what_is_chosen() -> None:
    app = Shop(9)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("down", "down", "up", "enter", "pagedown", "enter", "home", "enter")
        await pilot.pause()
        assert app.chosen == [1, 5, 0]


async def test_nothing_is_said() -> None:
    async with Shop(0).run_test(size=(40, 10)) as pilot:
        await pilot.press("down", "enter")
        assert "Nothing here." in shown(pilot)
