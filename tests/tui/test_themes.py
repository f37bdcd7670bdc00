"""The colours: every text can be read on every ground, nothing blinks, and no colour is written outside the themes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from textual.color import Color
from textual.widgets import Input, TextArea

from tests.tui.conftest import shown, translating, until
from tests.tui.contrast import contrast
from tests.tui.pretend_desk import PretendDesk
from tmtool.desk.preferences import THEMES as PREFERRED
from tmtool.tui.app import TmtoolApp
from tmtool.tui.theme import DIMMED_TO, THEMES

READABLE = 4.5
TEXTS = ("foreground", "accent", "secondary", "text-warning", "text-success", "text-error", "text-accent")
GROUNDS = ("background", "surface", "panel")
TUI = Path(__file__).resolve().parents[2] / "tmtool/tui"
COLOURS = "red|green|yellow|blue|magenta|cyan|white|black|gr[ae]y|orange|purple|pink|ansi_\\w+"


def grounds(colours: dict[str, str]) -> dict[str, Color]:
    """Everything that a text stands on: plain grounds, and the current line in a list with focus and without."""
    plain = {name: Color.parse(colours[name]) for name in GROUNDS}
    accent, panel = Color.parse(colours["accent"]), Color.parse(colours["panel"])
    current = {f"accent {share}": plain["background"].blend(accent, share, alpha=1.0) for share in (0.25, 0.3)}
    return plain | current | {"panel 0.7": plain["background"].blend(panel, 0.7, alpha=1.0)}


@pytest.mark.parametrize("theme", THEMES)
def test_every_text_stands_out(theme: str) -> None:
    colours = THEMES[theme].to_color_system().generate()
    for name, ground in grounds(colours).items():
        for text in TEXTS:
            assert contrast(Color.parse(colours[text]), ground) >= READABLE, (text, name)
        dim = Color.parse(colours["foreground"]).with_alpha(DIMMED_TO)
        assert contrast(dim, ground) >= READABLE, ("dim", name)


@pytest.mark.parametrize("theme", THEMES)
def test_what_is_chosen_in_a_list_stands_out(theme: str) -> None:
    colours = THEMES[theme].to_color_system().generate()
    behind = Color.parse(colours["block-cursor-background"])
    assert contrast(behind.get_contrast_text(0.87), behind) >= READABLE


def test_in_high_contrast_everything_is_as_strong_as_can_be() -> None:
    colours = THEMES["contrast"].to_color_system().generate()
    ground = Color.parse(colours["background"])
    assert contrast(Color.parse(colours["foreground"]), ground) == pytest.approx(21, abs=0.1)
    assert all(contrast(Color.parse(colours[text]), ground) >= 7 for text in TEXTS)


def test_there_is_a_theme_for_each_preference() -> None:
    assert tuple(THEMES) == PREFERRED


def test_no_colour_is_written_outside_the_themes() -> None:
    named = re.compile(rf"[\"'](?:(?:bold|dim|italic|underline|strike|reverse|on) )*(?:{COLOURS})\b[\"' ]")
    in_styles = re.compile(rf"(?:color|background|border[\w-]*|tint):[^;]*(?:#[0-9a-f]{{3,8}}|\b(?:{COLOURS})\b)")
    for path in [*TUI.rglob("*.py"), *TUI.rglob("*.tcss")]:
        if path.name != "theme.py":
            text = path.read_text(encoding="utf-8")
            found = named.search(text) if path.suffix == ".py" else in_styles.search(text)
            assert not found, f"{path.name}: {found and found[0]}"


async def test_the_chosen_theme_is_shown_and_kept(desk: PretendDesk) -> None:
    desk.preferred["theme"] = "light"
    async with translating(desk) as pilot:
        assert pilot.app.theme == "light"
        pilot.app.choose_theme("contrast")
        await until(pilot, lambda: desk.preferred["theme"] == "contrast")
        assert pilot.app.theme == "contrast"


async def test_themes_are_in_the_palette(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        titles = [command.title for command in pilot.app.get_system_commands(pilot.app.screen)]
        assert "Colours: light" in titles
        assert "Split" in titles


async def test_the_palette_finds_what_is_typed_on_any_layout(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await pilot.press("ctrl+з")  # Ctrl+P on a Cyrillic layout
        await until(pilot, lambda: pilot.app.screen.query(Input))
        await pilot.press("ы", "з", "S")
        assert pilot.app.screen.query_one(Input).value == "ызS"


async def test_nothing_blinks(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await pilot.press("ctrl+g")
        fields = [field for one in pilot.app.screen_stack for field in one.query("Input, TextArea").results()]
        assert len(fields) >= 2
        for field in fields:
            assert isinstance(field, Input | TextArea)
            assert not field.cursor_blink


async def test_without_colour_everything_is_still_said(desk: PretendDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert TmtoolApp(desk).no_color  # type: ignore[arg-type]
    async with translating(desk) as pilot:
        for part in ("✓H", "▸", "1 ▓ 87%", "20→30", "○ ministry of energy"):
            assert part in shown(pilot)
