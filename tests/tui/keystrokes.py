"""Counting keys: a translate screen on a real desk, on which nothing happens but by a key that is counted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.pilot import Pilot

from tests.tui.conftest import until
from tmtool.desk.desk import Desk
from tmtool.model.articles import Article, Job, Segment
from tmtool.tui.app import TmtoolApp
from tmtool.tui.screens.job_screen import JobScreen


class Keystrokes:
    """Presses keys and counts them; a paste and whatever a person types as words count by themselves."""

    def __init__(self, desk: Desk, pilot: Pilot[None]) -> None:
        self.desk = desk
        self.pilot = pilot
        self.pressed: list[str] = []
        """The keys so far, but for what was typed."""
        self.typed = ""
        """What was typed as words."""

    @property
    def count(self) -> int:
        """How many keys it took, the typing of words aside."""
        return len(self.pressed)

    @property
    def app(self) -> Any:
        return self.pilot.app

    @property
    def screen(self) -> Any:
        return self.pilot.app.screen

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, each once the one before has done its work."""
        for key in keys:
            self.pressed.append(key)
            await self.pilot.press(key)

    async def type(self, words: str) -> None:
        """Type words; they are not counted."""
        self.typed += words
        for letter in words:
            self.app.post_message(events.Key("space" if letter == " " else letter, letter))
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        """Paste with the terminal's key, which counts as one."""
        self.pressed.append("paste")
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        await until(self.pilot, holds)

    # What the translate screen shows, and what is on the desk

    @property
    def text(self) -> str:
        """What stands in the editor, with plain spaces."""
        return str(self.screen.editor.text).replace("\u00a0", " ")

    @property
    def number(self) -> int:
        """The segment in the editor."""
        return self.screen.current.number if isinstance(self.screen, JobScreen) and self.screen.current else 0

    def segments(self, name: str, language: str) -> tuple[Segment, ...]:
        """The segments of a job as they are on the desk."""
        return self.desk.articles.segments(job(self.desk, name, language))


def job(desk: Desk, name: str, language: str) -> Job:
    """The job of an article into a language; made where it is not there."""
    return desk.articles.job(desk.articles.find(name), language)


def translated(desk: Desk, article: str, name: str, language: str, texts: Sequence[str]) -> None:
    """Take an article in and confirm all of its segments, so that the memory knows it.

    Args:
        desk: the desk.
        article: its text.
        name: its name.
        language: the language translated into.
        texts: one for each segment.
    """
    desk.articles.take_in(article.encode(), name)
    for segment, text in zip(desk.articles.segments(job(desk, name, language)), texts, strict=True):
        desk.editing.confirm(segment.id, text)


@asynccontextmanager
async def working(desk: Desk, article: Article, language: str) -> AsyncIterator[Keystrokes]:
    """The translate screen of an article with everything looked up; keys are counted from here."""
    app = TmtoolApp(desk, open_article=article, language=language)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, JobScreen) and app.screen.opened is not None)
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield Keystrokes(desk, pilot)
