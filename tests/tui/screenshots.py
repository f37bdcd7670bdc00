"""Make the pictures of the README from the real app: `python -m tests.tui.screenshots`."""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
import time
from pathlib import Path

import resvg_py
from textual.pilot import Pilot

import tmtool
from tmtool.desk.desk import Desk
from tmtool.tui.app import TmtoolApp

PICTURES = Path(__file__).resolve().parents[2] / ".images"
DEMO = Path(tmtool.__file__).parent / "demo"
FONTS = Path("/usr/share/fonts/truetype/dejavu")
FONT_FILES = [str(FONTS / name) for name in ("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf", "DejaVuSans-Bold.ttf")]
SIZE = (120, 36)
SETTLED = 1.6
"""Seconds after which checks and drafts have come back."""


def png(svg: str) -> bytes:
    """Draw a screenshot of Textual with fonts that have Kazakh letters."""
    svg = re.sub(r"@font-face\s*\{.*?\}", "", svg, flags=re.S)
    for wanted, font in (("Fira Code, monospace", "DejaVu Sans Mono"), ("Fira Code", "DejaVu Sans Mono")):
        svg = svg.replace(wanted, font)
    svg = svg.replace("font-family: arial", "font-family: DejaVu Sans")
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            font_files=FONT_FILES,
            skip_system_fonts=True,
            font_family="DejaVu Sans Mono",
            monospace_family="DejaVu Sans Mono",
            sans_serif_family="DejaVu Sans",
        )
    )


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is going on any more."""
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(SETTLED / 3)


async def photograph(desk: Desk) -> None:
    """Translate a little and take the pictures."""
    app = TmtoolApp(desk, open_article=desk.articles.find("protest.txt"), language="ru")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for text in ("Нефтяники третий день митингуют в Актау из-за невыплаты зарплаты", ""):
            app.screen.query_one("#editor").put(text)  # type: ignore[attr-defined]
            await pilot.press("enter")
            await settle(pilot)
        await pilot.press("alt+1")
        await settle(pilot)
        save("translate", app)
        await pilot.press("ctrl+q")
        await settle(pilot)
        save("home", app)
    app = TmtoolApp(desk, open_article=desk.articles.find("energy.txt"), language="kk")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+g", "7", "enter")
        await settle(pilot)
        save("kazakh", app)


def save(name: str, app: TmtoolApp) -> None:
    """Write one picture."""
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / f"{name}.png").write_bytes(png(app.export_screenshot(title="tmtool")))


def main() -> None:
    """Make a desk with the sample articles and take the pictures."""
    os.environ["TZ"] = "Asia/Almaty"
    time.tzset()
    with (
        tempfile.TemporaryDirectory() as folder,
        Desk.open(Path(folder) / "desk", person="Aigerim", clock=lambda: "2026-11-23T09:02:11Z") as desk,
    ):
        desk.imports.scan()
        for name in ("energy.txt", "protest.txt"):
            article = desk.articles.take_in((DEMO / name).read_bytes(), name).article
            for language in ("ru", "kk"):
                desk.pretranslation.pretranslate(desk.articles.job(article, language))
        desk.folder = Path("~/desk")
        asyncio.run(photograph(desk))


if __name__ == "__main__":
    main()
