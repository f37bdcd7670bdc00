"""However small the window: one sees what one types, and the sentence that it translates."""

from __future__ import annotations

import pytest

from tests.tui.conftest import shown, translating
from tests.tui.pretend_desk import PretendDesk


@pytest.mark.parametrize("size", [(40, 10), (60, 12), (80, 18)])
async def test_the_text_field_is_seen(desk: PretendDesk, size: tuple[int, int]) -> None:
    async with translating(desk, size=size) as pilot:
        await pilot.press(*"yesterday")
        await pilot.pause()
        screen = pilot.app.screen
        for part in ("#source", "#editor"):
            region = screen.query_one(part).region
            assert region.height > 0
            assert region.bottom <= size[1]
        assert "yesterday" in shown(pilot)


async def test_it_stays_there_when_the_window_shrinks(desk: PretendDesk) -> None:
    async with translating(desk, size=(120, 40)) as pilot:
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        await pilot.press(*"now")
        await pilot.pause()
        assert "now" in shown(pilot)
