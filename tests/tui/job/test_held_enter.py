"""Enter held down, faster than matches are looked up, and the end of what is to be done: nothing known is passed by."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual import events

from tests.desk.made import open_desk
from tests.tui.conftest import told
from tests.tui.keystrokes import translated, working
from tmtool.desk.desk import Desk
from tmtool.model.articles import State
from tmtool.tui.translating import going

ENGLISH = ("Oil rose.", "Gas fell.", "Gold stood still.", "Rain came.", "Snow went.", "Wind blew.")
RUSSIAN = ("Нефть подорожала.", "Газ подешевел.", "Золото стоит.", "Пришёл дождь.", "Снег сошёл.", "Дул ветер.")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk") as desk:
        look_up = desk.suggestions.for_segment

        def slowly(*given: Any, **named: Any) -> Any:
            time.sleep(0.03)
            return look_up(*given, **named)

        monkeypatch.setattr(desk.suggestions, "for_segment", slowly)
        yield desk


async def hold_enter(keys: Any, times: int) -> None:
    for _ in range(times):
        keys.pilot.app.post_message(events.Key("enter", None))
        await asyncio.sleep(0.005)


def states(keys: Any) -> list[State]:
    return [one.state for one in keys.segments("today.txt", "ru")]


async def test_no_segment_with_a_sure_match_is_left_empty(desk: Desk) -> None:
    translated(desk, "\n\n".join(ENGLISH), "yesterday.txt", "ru", RUSSIAN)
    desk.articles.take_in("\n\n".join(ENGLISH).encode(), "today.txt")
    async with working(desk, desk.articles.find("today.txt"), "ru") as keys:
        before: list[State] = []
        for _ in range(60):
            await hold_enter(keys, 3)
            before = states(keys)
            done = before.count(State.TRANSLATED)
            assert before[:done] == [State.TRANSLATED] * done
            if done == len(ENGLISH):
                break
        assert before == [State.TRANSLATED] * len(ENGLISH)


async def test_an_empty_segment_is_passed_by_once_it_is_known_to_have_no_match(desk: Desk) -> None:
    desk.articles.take_in("\n\n".join(ENGLISH).encode(), "today.txt")
    async with working(desk, desk.articles.find("today.txt"), "ru") as keys:
        keys.screen.lookups.forget()
        keys.screen.go(1)
        await keys.press("enter")
        await keys.until(lambda: keys.number == 3)


async def test_at_the_end_it_is_said_where_something_is_left(desk: Desk) -> None:
    desk.articles.take_in("\n\n".join(ENGLISH).encode(), "today.txt")
    async with working(desk, desk.articles.find("today.txt"), "ru") as keys:
        keys.screen.go(len(ENGLISH) - 1)
        await keys.press("enter")
        words = "That is the end. Segment 1 is still to be done: Ctrl+N goes there."
        await keys.until(lambda: words in told(keys.pilot))
        assert keys.number == len(ENGLISH)


async def test_the_second_enter_that_is_asked_for_is_none_of_a_held_key(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(going, "HELD_DOWN", 60.0)
    story = "The price\n\nIt cost 850 dollars.\n"
    translated(desk, story, "today.txt", "ru", ("Цена", "Он стоил 850 долларов."))
    desk.articles.update(desk.articles.find("today.txt"), story.replace("850", "920").encode())
    async with working(desk, desk.articles.find("today.txt"), "ru") as keys:
        await keys.press("ctrl+g", "2", "enter")
        await keys.until(lambda: keys.number == 2)
        await hold_enter(keys, 5)
        await keys.pilot.pause()
        assert states(keys)[1] is not State.TRANSLATED
        monkeypatch.setattr(going, "HELD_DOWN", 0.0)
        await keys.press("enter")
        await keys.until(lambda: states(keys)[1] is State.TRANSLATED)


async def test_the_last_one_confirmed_is_no_longer_said_to_be_put_in(desk: Desk) -> None:
    translated(desk, "\n\n".join(ENGLISH), "yesterday.txt", "ru", RUSSIAN)
    desk.articles.take_in("\n\n".join(ENGLISH).encode(), "today.txt")
    async with working(desk, desk.articles.find("today.txt"), "ru") as keys:
        for _ in ENGLISH:
            await keys.until(lambda: keys.screen.editor.provisional)
            await keys.press("enter")
        await keys.until(lambda: states(keys) == [State.TRANSLATED] * len(ENGLISH))
        assert keys.number == len(ENGLISH)
        assert not keys.screen.editor.provisional


async def test_where_nothing_else_is_to_be_done_that_is_said(desk: Desk) -> None:
    translated(desk, "\n\n".join(ENGLISH), "today.txt", "ru", RUSSIAN)
    async with working(desk, desk.articles.find("today.txt"), "ru") as keys:
        await keys.press("ctrl+n")
        await keys.until(lambda: "Every segment is confirmed. F12 exports the article." in told(keys.pilot))
