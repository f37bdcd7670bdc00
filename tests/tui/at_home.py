"""Home on a real desk."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual import events

from tests.tui.conftest import until
from tmtool.desk.desk import Desk
from tmtool.tui.app import TmtoolApp
from tmtool.tui.screens.articles_screen import ArticlesScreen
from tmtool.tui.screens.job_screen import JobScreen

STORY = (
    "Kyrgyzstan opens a new border crossing\n\n"
    "BISHKEK — Kyrgyzstan opened a border crossing on Monday. It will serve 3,000 people a day.\n\n"
    "“This is a great day,” the minister said. Trade rose by 12.5 percent.\n"
)
"""A headline and four sentences in two paragraphs."""
BOX = "\nAigul Serikova\n\nAigul Serikova is a journalist in Almaty.\n\nView more articles from Aigul Serikova\n"
"""What a web page leaves at the end."""
RUSSIAN = (
    "Кыргызстан открывает новый пункт пропуска",
    "БИШКЕК — Кыргызстан в понедельник открыл пункт пропуска.",
    "Он будет обслуживать 3000 человек в день.",
    "«Это великий день», — сказал министр.",
    "Торговля выросла на 12,5 процента.",
)


class AtHome:
    """Home, with what a test needs of it."""

    def __init__(self, desk: Desk, pilot: Any) -> None:
        self.desk = desk
        self.pilot = pilot

    @property
    def app(self) -> Any:
        return self.pilot.app

    @property
    def screen(self) -> Any:
        return self.pilot.app.screen

    async def until(self, holds: Any) -> None:
        await until(self.pilot, holds)

    async def paste(self, text: str) -> None:
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def translating(self) -> None:
        """Wait until a job is open."""
        await self.until(lambda: isinstance(self.screen, JobScreen) and self.screen.opened is not None)

    async def listed(self) -> None:
        """Wait until Home has its articles."""
        await self.until(lambda: isinstance(self.screen, ArticlesScreen) and self.screen.articles.items)


@asynccontextmanager
async def at_home(folder: Path, *articles: tuple[str, str], size: tuple[int, int] = (80, 24)) -> AsyncIterator[AtHome]:
    """Open a desk that has some articles, by name and text, in Russian and Kazakh."""
    with Desk.open(folder / "desk", person="Aigerim", empty=True) as desk:
        for name, text in articles:
            desk.articles.take_in(text.encode(), name)
        app = TmtoolApp(desk)
        async with app.run_test(size=size) as pilot:
            await until(pilot, lambda: isinstance(app.screen, ArticlesScreen))
            home = AtHome(desk, pilot)
            if articles:
                await home.listed()
            yield home


def translate(desk: Desk, name: str, texts: tuple[str, ...] = RUSSIAN, language: str = "ru") -> None:
    """Confirm the segments of a job, as many as there are texts."""
    job = desk.articles.job(desk.articles.find(name), language)
    for segment, text in zip(desk.articles.segments(job), texts, strict=False):
        desk.editing.confirm(segment.id, text)
