"""After Escape a letter opens a dialog or does no harm: who types on after one Escape too many writes nothing by it."""

from __future__ import annotations

import pytest
from textual.screen import ModalScreen

from tests.tui.conftest import shown, told, translating
from tests.tui.pretend_desk import PretendDesk


@pytest.mark.parametrize("letter", ["r", "к", "f", "а", "i", "ш", "u", "г"])
async def test_what_writes_needs_alt(desk: PretendDesk, letter: str) -> None:
    async with translating(desk) as pilot:
        await pilot.press("escape")
        before = shown(pilot)
        await pilot.press(letter)
        await pilot.pause()
        assert told(pilot) == []
        assert shown(pilot) == before


@pytest.mark.parametrize("letter", ["c", "с"])
async def test_what_opens_a_dialog_does_not(desk: PretendDesk, letter: str) -> None:
    async with translating(desk) as pilot:
        await pilot.press("escape", letter)
        await pilot.pause()
        assert isinstance(pilot.app.screen, ModalScreen)
