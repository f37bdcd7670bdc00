"""The key for tags is named at the foot while a translation lacks tags of its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.at_home import AtHome, at_home
from tests.tui.conftest import shown

MARKED = "# News\n\nThe **ministry of energy** spoke. It rained.\n"


def foot(home: AtHome) -> str:
    return shown(home.pilot).splitlines()[-1]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_key_is_named_until_every_tag_is_there(tmp_path: Path, size: tuple[int, int]) -> None:
    async with at_home(tmp_path, ("news.md", MARKED), size=size) as home:
        await home.press("enter")
        await home.translating()
        assert "Alt+T" not in foot(home)
        await home.press("ctrl+down")
        await home.until(lambda: "Alt+T Tag" in foot(home))
        assert foot(home).rstrip().endswith("F1 Help")
        await home.press("alt+t", *"abc", "alt+t")
        assert home.screen.editor.text == "‹1›abc‹/1›"
        await home.until(lambda: "Alt+T" not in foot(home))
        await home.press("backspace")
        await home.until(lambda: "Alt+T Tag" in foot(home))
        await home.press("ctrl+down")
        await home.until(lambda: "Alt+T" not in foot(home))
        assert home.screen.current.source.text == "It rained."
