"""Ctrl+Z over confirmations, drafts, splits and joins: no text that a person typed is lost; on a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.desk.made import open_desk
from tests.tui.conftest import shown, told, translating, until
from tests.tui.keystrokes import Keystrokes, working
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job, OriginKind, Segment, State
from tmtool.tui.screens import job_typed

ARTICLE = b"Oil rose today.\n\nThe gas price fell a little. Gold stood still.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(job_typed, "DRAFT_AFTER", 60.0)
    with open_desk(tmp_path / "desk", person="Aigerim") as desk:
        desk.articles.take_in(ARTICLE, "x.txt", targets=["ru"])
        # The helpers of the screen's tests speak to a desk of one room.
        monkeypatch.setattr(desk, "all", desk.articles.all, raising=False)
        yield desk


@pytest.fixture
def job(desk: Desk) -> Job:
    return desk.articles.job(desk.articles.find("x.txt"), "ru")


def here(keys: Keystrokes) -> tuple[Segment, ...]:
    return keys.segments("x.txt", "ru")


def working_on(desk: Desk) -> Any:
    return working(desk, desk.articles.find("x.txt"), "ru")


async def test_what_was_confirmed_at_once_comes_back_as_it_stood_in_the_editor(desk: Desk) -> None:
    async with working_on(desk) as keys:
        await keys.type("Нефть сегодня выросла")
        await keys.press("enter", "ctrl+z")
        await keys.until(lambda: here(keys)[0].state is State.DRAFT)
        assert here(keys)[0].target.text == "Нефть сегодня выросла"
        assert (keys.number, keys.text) == (1, "Нефть сегодня выросла")
        await keys.press("ctrl+z")
        assert keys.text == "Нефть сегодня "


async def test_a_text_that_was_a_draft_in_part_comes_back_whole(desk: Desk) -> None:
    async with working_on(desk) as keys:
        await keys.type("Нефть")
        await keys.press("ctrl+s")
        await keys.until(lambda: here(keys)[0].target.text == "Нефть")
        await keys.type(" выросла")
        await keys.press("enter", "ctrl+z")
        await keys.until(lambda: here(keys)[0].target.text == "Нефть выросла" and keys.number == 1)
        assert here(keys)[0].state is State.DRAFT


async def test_one_undo_after_the_other_goes_back_through_typing_and_confirmations(desk: Desk) -> None:
    async with working_on(desk) as keys:
        for number, text in enumerate(("Нефть.", "Газ."), start=1):
            await keys.type(text)
            await keys.press("enter")
            await keys.until(lambda number=number: here(keys)[number - 1].state is State.TRANSLATED)
        await keys.press("ctrl+z")
        await keys.until(lambda: (keys.number, keys.text) == (2, "Газ."))
        await keys.press("ctrl+z")
        assert keys.text == ""
        await keys.press("ctrl+z")
        await keys.until(lambda: (keys.number, keys.text) == (1, "Нефть."))
        await keys.until(lambda: [one.state for one in here(keys)] == [State.DRAFT, State.NEW, State.NEW])


async def test_two_undos_that_come_fast_bring_both_texts_back(desk: Desk) -> None:
    async with working_on(desk) as keys:
        for text in ("Нефть.", "Газ."):
            await keys.type(text)
            await keys.press("enter")
        keys.screen.action_undo()
        keys.screen.action_undo()
        await keys.until(lambda: [one.state for one in here(keys)] == [State.DRAFT, State.DRAFT, State.NEW])
        assert [one.target.text for one in here(keys)] == ["Нефть.", "Газ.", ""]


async def test_a_match_that_was_chosen_and_confirmed_comes_back_with_its_origin(desk: Desk) -> None:
    desk.articles.take_in(b"Oil rose today.\n", "old.txt", targets=["ru"])
    old = desk.articles.job(desk.articles.find("old.txt"), "ru")
    desk.editing.confirm(desk.articles.numbered(old, 1).id, "Нефть выросла.")
    async with working_on(desk) as keys:
        await keys.until(lambda: keys.screen.matches)
        await keys.press("alt+1", "enter", "ctrl+z")
        await keys.until(lambda: here(keys)[0].state is State.DRAFT)
        origin = here(keys)[0].origin
        assert origin is not None
        assert origin.kind is OriginKind.EXACT


async def test_a_draft_of_another_day_is_not_swept_away(desk: Desk, job: Job) -> None:
    first, second, _ = desk.articles.segments(job)
    desk.editing.confirm(first.id, "Нефть.")
    desk.editing.draft(second.id, "Газ")
    async with working_on(desk) as keys:
        keys.screen.go(1)
        assert keys.text == "Газ"
        await keys.press("ctrl+z")
        await keys.until(lambda: here(keys)[0].state is State.DRAFT)
        assert [one.target.text for one in here(keys)] == ["Нефть.", "Газ", ""]
        await keys.press("ctrl+z", "ctrl+z")
        await keys.until(lambda: "There is nothing to undo." in told(keys.pilot))
        assert [one.target.text for one in here(keys)] == ["Нефть.", "Газ", ""]


async def test_what_was_typed_over_a_confirmed_text_gives_that_back(desk: Desk, job: Job) -> None:
    first = desk.articles.numbered(job, 1)
    desk.editing.confirm(first.id, "Нефть.")
    desk.editing.draft(first.id, "Нефт")
    async with working_on(desk) as keys:
        keys.screen.go(0)
        await keys.press("ctrl+z")
        await keys.until(lambda: here(keys)[0].state is State.TRANSLATED and keys.text == "Нефть.")
        assert told(keys.pilot) == ["Taken back: what you typed over a confirmed text; F2 H has it."]


async def test_typing_that_was_taken_out_again_does_not_keep_a_split(desk: Desk) -> None:
    async with working_on(desk) as keys:
        await keys.press("f2", "s", "enter")
        await keys.until(lambda: len(keys.screen.opened.segments) == 4)
        await keys.type("Нефть")
        await keys.press("ctrl+s")
        await keys.until(lambda: here(keys)[0].target.text == "Нефть")
        await keys.press("ctrl+z", "ctrl+s")
        await keys.until(lambda: here(keys)[0].target.text == "" and not keys.screen.unsaved)
        await keys.press("ctrl+z")
        await keys.until(lambda: len(keys.screen.opened.segments) == 3)


async def test_right_after_a_join_that_goes_back_and_not_what_was_typed_before(desk: Desk) -> None:
    async with working_on(desk) as keys:
        await keys.press("ctrl+down")
        await keys.type("Цена упала")
        await keys.press("f2", "j")
        await keys.until(lambda: len(keys.screen.opened.segments) == 2)
        assert keys.screen.editor.touched
        await keys.press("ctrl+z")
        await keys.until(lambda: len(keys.screen.opened.segments) == 3)
        assert (keys.number, keys.text) == (2, "Цена упала")
        await keys.press("ctrl+z")
        assert keys.text == "Цена "


async def test_right_after_a_confirmation_that_goes_back_and_not_what_was_typed_in_the_next_one(desk: Desk) -> None:
    async with working_on(desk) as keys:
        await keys.press("ctrl+down")
        await keys.type("Газ")
        await keys.press("ctrl+up")
        await keys.type("Нефть.")
        await keys.press("enter")
        await keys.until(lambda: (keys.number, keys.text) == (2, "Газ"))
        await keys.press("ctrl+z")
        await keys.until(lambda: (keys.number, keys.text) == (1, "Нефть."))
        await keys.press("enter")
        await keys.until(lambda: keys.number == 2)
        await keys.type("а")
        await keys.press("ctrl+z")
        assert (keys.number, keys.text) == (2, "Газ")


async def test_terms_of_a_joined_text_are_not_drawn_on_the_one_that_comes_back(desk: Desk, tmp_path: Path) -> None:
    glossary = tmp_path / "words.csv"
    glossary.write_text("en,ru\ngold,золото\ngas price,цена на газ\n", encoding="utf-8")
    desk.imports.import_file(glossary, name="words")
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        screen.go(1)
        await until(pilot, lambda: [hit.source for hit in screen.terms] == ["gas price"])
        await pilot.press("f2", "j")
        await until(pilot, lambda: [hit.source for hit in screen.terms] == ["gas price", "gold"])
        await pilot.press("ctrl+z")
        await until(pilot, lambda: len(screen.opened.segments) == 3)
        assert "Gold stood" not in screen.current.source.text
        await until(pilot, lambda: [hit.source for hit in screen.terms] == ["gas price"])
        assert "The gas price fell a little." in shown(pilot)
