"""How the translate screen looks at three sizes; `pytest --snapshot-update` after a change that is meant."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui.conftest import until
from tests.tui.pretend_desk import PretendDesk
from tmtool.model.articles import Comment
from tmtool.tui.app import TmtoolApp
from tmtool.tui.screens.job_screen import JobScreen


@pytest.fixture(autouse=True)
def almaty() -> Iterator[None]:
    """One time zone and no preferences of whoever runs the tests."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "Asia/Almaty"
    time.tzset()
    yield
    os.environ.pop("TZ") if before is None else os.environ.update(TZ=before)
    time.tzset()


def furnished() -> PretendDesk:
    """A desk with an article that has begun: a bookmark, a remark, a locked segment and a limit."""
    desk = PretendDesk()
    desk.settings = replace(desk.settings, lead_limit=180)
    desk.marked = {103}
    remark = Comment("Ask the editor.", "Marat", "2026-11-23T08:00:00Z")
    desk._put(replace(desk.segment(104), comments=(remark,)))
    desk._put(replace(desk.segment(105), locked=True))
    return desk


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=["80x24", "120x40", "200x60"])
def test_the_translate_screen(snap_compare: Any, size: tuple[int, int]) -> None:
    desk: Any = furnished()
    app = TmtoolApp(desk, open_article=desk.all()[0], language="ru")

    async def settle(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: isinstance(app.screen, JobScreen) and app.screen.opened is not None)
        screen = app.screen
        assert isinstance(screen, JobScreen)
        await until(pilot, lambda: screen.matches)
        await pilot.press("alt+1")
        await until(pilot, lambda: screen.findings and any(screen.used))
        await until(pilot, lambda: screen.saved_at and not screen.unsaved)
        await until(pilot, lambda: screen.opened and screen.opened.counted_words)
        await until(pilot, lambda: size[0] < 180 or screen.history[1])
        await app.workers.wait_for_complete()

    assert snap_compare(app, terminal_size=size, run_before=settle)
