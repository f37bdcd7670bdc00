"""What is typed while one screen goes and the next comes is neither lost nor put where it was not meant; real desk."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual import events

from tests.desk.made import open_desk
from tests.tui.conftest import told, translating, until
from tmtool.desk.desk import Desk
from tmtool.model.articles import Segment, State
from tmtool.tui.app import TmtoolApp
from tmtool.tui.messages import Flushed
from tmtool.tui.screens.home import HomeScreen
from tmtool.tui.screens.job_screen import JobScreen

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    with open_desk(tmp_path / "desk", person="Aigerim") as desk:
        desk.articles.take_in(b"Oil output falls\n\nIt rained. Prices rose.\n", "oil.txt", targets=["ru", "kk"])
        # The helpers of the screen's tests speak to a desk of one room.
        monkeypatch.setattr(desk, "all", desk.articles.all, raising=False)
        yield desk


def here(desk: Desk, language: str) -> tuple[Segment, ...]:
    return desk.articles.segments(desk.articles.job(desk.articles.find("oil.txt"), language))


async def press(pilot: Any, keys: str | tuple[str, ...], every: float = 0.0) -> None:
    """Keys as a terminal sends them, without waiting for what each of them does."""
    for key in keys:
        pilot.app.post_message(events.Key(key, " " if key == "space" else key if len(key) == 1 else None))
        await asyncio.sleep(every)


@pytest.mark.parametrize("every", [0.0, 0.004, 0.01])
async def test_what_is_typed_right_after_f5_arrives_in_the_other_language(desk: Any, every: float) -> None:
    async with translating(desk) as pilot:
        await press(pilot, "xy")
        await press(pilot, ("f5", *LETTERS), every)
        await until(pilot, lambda: pilot.app.screen.language == "kk" and pilot.app.screen.opened)
        screen = pilot.app.screen
        await until(pilot, lambda: set(screen.editor.text) == set(LETTERS))
        assert here(desk, "ru")[0].target.text == "xy"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: set(here(desk, "kk")[0].target.text) == set(LETTERS))


async def test_a_letter_that_is_typed_before_there_is_a_field_does_not_wait_until_there_is_one(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with translating(desk) as pilot:
        read, readings, goes_on = JobScreen.read, [], asyncio.Event()
        monkeypatch.setattr(JobScreen, "read", lambda *given: readings.append(given))
        await press(pilot, ("f5",))
        await until(pilot, lambda: pilot.app.screen.language == "kk" and readings)
        screen = pilot.app.screen
        # The screen is busy and has no field; when it comes to what was sent to it, it has one.
        screen.set_focus(None)
        screen.call_later(goes_on.wait)
        await press(pilot, "ab")
        await asyncio.sleep(0.05)
        screen.set_focus(screen.editor)
        await press(pilot, "c")
        goes_on.set()
        read(*readings[0])
        await until(pilot, lambda: screen.editor.text == "abc")


async def test_what_was_typed_before_ctrl_q_is_saved_and_home_comes(desk: Any) -> None:
    async with translating(desk) as pilot:
        await press(pilot, ("x", "y", "ctrl+q", "z"))
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        await until(pilot, lambda: here(desk, "ru")[0].target.text == "xy")


async def test_a_text_whose_word_is_still_under_way_is_waited_for(desk: Any) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        screen.post_message(Flushed("other language"))
        screen.editor.insert("x")
        await until(pilot, lambda: pilot.app.screen.language == "kk" and pilot.app.screen.opened)
        assert here(desk, "ru")[0].target.text == "x"


async def test_what_stands_in_the_field_when_the_screen_goes_is_written(desk: Any) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        screen.editor.insert("x")
        screen.dismiss()
        await until(pilot, lambda: here(desk, "ru")[0].target.text == "x")


async def test_who_cannot_leave_finds_what_they_typed_meanwhile(desk: Any) -> None:
    with Desk.open(desk.folder, person="Berik") as colleague:
        async with translating(desk) as pilot:
            screen = pilot.app.screen
            colleague.editing.draft(screen.current.id, "Чужое")
            await press(pilot, ("x", "f5", "y", "z"))
            await until(pilot, lambda: any("is not saved: Enter writes it" in words for words in told(pilot)))
            await until(pilot, lambda: screen.editor.text == "xyz")
            assert (pilot.app.screen, screen.language) == (screen, "ru")


async def test_only_an_empty_segment_takes_what_was_typed_before_it_was_there(desk: Any) -> None:
    first, *_ = here(desk, "ru")
    desk.editing.confirm(first.id, "Добыча падает")
    desk.articles.enter(first)
    app = TmtoolApp(desk, open_article=desk.articles.all()[0], language="ru")
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, JobScreen))
        screen: Any = app.screen
        screen.take_typed_ahead("abc")
        await until(pilot, lambda: screen.opened is not None and told(pilot))
        assert screen.editor.text == "Добыча падает"
        assert told(pilot) == [
            "You typed “abc” before the text was there. Segment 1 has a translation: Ctrl+Y puts it behind that."
        ]
        await pilot.press("ctrl+s")
        assert (desk.articles.segment(first.id).state, len(screen.unsaved)) == (State.TRANSLATED, 0)
        await pilot.press("ctrl+y")
        assert screen.editor.text == "Добыча падает abc"
        await pilot.press("ctrl+z")
        assert screen.editor.text == "Добыча падает"


async def test_an_empty_segment_takes_what_was_typed_before_it_was_there(desk: Any) -> None:
    app = TmtoolApp(desk, open_article=desk.articles.all()[0], language="ru")
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, JobScreen))
        screen: Any = app.screen
        screen.take_typed_ahead("abc")
        await until(pilot, lambda: screen.opened is not None)
        assert screen.editor.text == "abc"
        await pilot.press("d", "ctrl+s")
        await until(pilot, lambda: here(desk, "ru")[0].target.text == "abcd")


async def test_a_locked_segment_takes_nothing_that_was_typed_before(desk: Any) -> None:
    first, *_ = here(desk, "ru")
    desk.states.lock(first.id)
    desk.articles.enter(first)
    app = TmtoolApp(desk, open_article=desk.articles.all()[0], language="ru")
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, JobScreen))
        screen: Any = app.screen
        screen.take_typed_ahead("abc")
        await until(pilot, lambda: any("Segment 1 is locked" in words for words in told(pilot)))
        assert screen.editor.text == ""


async def test_what_is_typed_when_the_app_ends_is_written(desk: Any) -> None:
    async with translating(desk) as pilot:
        pilot.app.screen.editor.insert("x")
        pilot.app.exit()
    assert here(desk, "ru")[0].target.text == "x"


async def test_undo_of_a_segment_is_there_again_after_f5_and_back_and_after_home_and_back(desk: Any) -> None:
    async with translating(desk) as pilot:
        await press(pilot, ("o", "n", "e", "space", "t", "w", "o"))
        await press(pilot, ("f5",))
        await until(pilot, lambda: pilot.app.screen.language == "kk" and pilot.app.screen.opened)
        await until(pilot, lambda: len(pilot.app.screen_stack) == 2)
        assert not pilot.app.screen.editor.touched
        await pilot.press("f5")
        await until(pilot, lambda: pilot.app.screen.language == "ru" and pilot.app.screen.opened)
        await pilot.press("ctrl+z")
        assert pilot.app.screen.editor.text.strip() == "one"
        await pilot.press("ctrl+y", "ctrl+q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        pilot.app.screen.open(desk.articles.all()[0], "ru")
        await until(pilot, lambda: isinstance(pilot.app.screen, JobScreen) and pilot.app.screen.opened)
        assert pilot.app.screen.editor.text == "one two"
        await pilot.press("ctrl+z")
        assert pilot.app.screen.editor.text.strip() == "one"


async def test_a_key_behind_the_one_that_a_menu_takes_closes_nothing_else(desk: Any) -> None:
    async with translating(desk) as pilot:
        await press(pilot, ("f2", "l", "y"))
        await until(pilot, lambda: here(desk, "ru")[0].left_out)
        assert isinstance(pilot.app.screen, JobScreen)


async def test_who_comes_back_to_a_confirmed_segment_is_told_that_undo_opens_it(desk: Any) -> None:
    async with translating(desk) as pilot:
        await press(pilot, ("x", "y", "enter"))
        await until(pilot, lambda: here(desk, "ru")[0].state is State.TRANSLATED)
        await until(pilot, lambda: pilot.app.screen.current.number == 2)
        await pilot.press("ctrl+up", "ctrl+z")
        assert pilot.app.screen.editor.text == ""
        words = "Segment 1 was confirmed: what was typed in it is taken back, step by step. Ctrl+Y brings it back."
        await until(pilot, lambda: words in told(pilot))
        await pilot.press("ctrl+y")
        assert pilot.app.screen.editor.text == "xy"
