"""What the tests of the screen share."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.pretend_desk import PretendDesk
from tmtool.tui.app import TmtoolApp
from tmtool.tui.screens.job_screen import JobScreen

Until = Callable[[Callable[[], object]], Awaitable[None]]


@pytest.fixture
def desk() -> PretendDesk:
    return PretendDesk()


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait until something holds; workers and the writer's thread take their time."""
    for _ in range(600):
        if holds():
            return
        await pilot.pause(0.01)
    raise AssertionError("it did not come about")


@asynccontextmanager
async def translating(desk: Any, *, language: str = "ru", size: tuple[int, int] = (80, 24)) -> AsyncIterator[Any]:
    """The translate screen of the desk's first article, with its matches."""
    app = TmtoolApp(desk, open_article=desk.all()[0], language=language)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, JobScreen) and app.screen.opened is not None)
        await app.workers.wait_for_complete()
        await pilot.pause()
        yield pilot


def shown(pilot: Pilot[None]) -> str:
    """Everything on the screen as text."""
    lines = pilot.app.screen._compositor.render_strips()
    return "\n".join(line.text.rstrip() for line in lines)


def told(pilot: Any) -> list[str]:
    """The notices that are to be seen."""
    return [notice.message for notice in pilot.app._notifications]
