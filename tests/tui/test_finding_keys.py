"""Filters, find and replace, and the findings of the checks, driven by their keys on a real desk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual import events

from tests.desk.made import TickingClock, open_desk
from tests.tui.conftest import shown, told, until
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job, Segment, State
from tmtool.tui.app import TmtoolApp
from tmtool.tui.job import job_findings
from tmtool.tui.job.filters import Filter, Kind, having_text
from tmtool.tui.screens.explained import Explained
from tmtool.tui.screens.find import FindView
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.screens.replace import ReplaceView
from tmtool.tui.translating import filtering
from tmtool.tui.widgets.find_input import FindInput

OIL = """Oil output falls

The ministry said output fell by 30 percent. The field will restart on Monday. Prices rose.

The deal was signed by the ministry.
"""
RUSSIAN = {
    1: "Добыча нефти падает",
    2: "Министерство сообщило, что добыча упала на 20 процентов.",
    5: "Сделку подписало министерство.",
}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An article of five segments: three confirmed, one of them with a wrong figure; one a draft; one not begun."""
    with open_desk(tmp_path / "desk") as desk:
        article = desk.articles.take_in(OIL.encode(), "oil.txt").article
        job = desk.articles.job(article, "ru")
        for number, text in RUSSIAN.items():
            desk.editing.confirm(desk.articles.numbered(job, number).id, text)
        desk.editing.draft(desk.articles.numbered(job, 3).id, "Месторождение  заработает в понедельник.")
        desk.articles.enter(desk.articles.numbered(job, 1))
        yield desk


class Opened:
    """The job on the screen."""

    def __init__(self, pilot: Any, desk: Desk) -> None:
        self.pilot, self.desk = pilot, desk
        self.job: Job = desk.articles.job(desk.articles.find("oil.txt"), "ru")

    @property
    def screen(self) -> JobScreen:
        found = self.pilot.app.screen_stack[2 if len(self.pilot.app.screen_stack) > 2 else -1]
        return next(one for one in (found, *self.pilot.app.screen_stack) if isinstance(one, JobScreen))

    @property
    def number(self) -> int:
        return self.screen.current.number if self.screen.current else 0

    @property
    def segments(self) -> tuple[Segment, ...]:
        return self.desk.articles.segments(self.job)

    @property
    def numbers_in_sight(self) -> list[int]:
        assert self.screen.opened is not None
        return [one.number for one in self.screen.opened.in_sight[0]]

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        self.pilot.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def until(self, holds: Any) -> None:
        await until(self.pilot, holds)

    async def filter(self, *keys: str, words: str = "") -> None:
        """Open the search, ask, and press Enter."""
        await self.press("ctrl+f")
        await self.until(lambda: isinstance(self.pilot.app.screen, FindView))
        if words:
            await self.type(words)
        await self.press(*keys, "enter")

    async def back(self) -> None:
        await self.until(lambda: isinstance(self.pilot.app.screen, JobScreen))


async def opened(desk: Desk, size: tuple[int, int] = (80, 24)) -> Any:
    app = TmtoolApp(desk, open_article=desk.articles.find("oil.txt"), language="ru")
    return app, app.run_test(size=size)


async def start(pilot: Any, desk: Desk) -> Opened:
    await until(pilot, lambda: isinstance(pilot.app.screen, JobScreen) and pilot.app.screen.opened is not None)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return Opened(pilot, desk)


async def test_a_filter_shows_only_what_matches_and_next_goes_there(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.filter("alt+d")
        await job.back()
        await job.until(lambda: job.number == 3)
        assert job.numbers_in_sight == [3]
        assert "filter: drafts 1 of 5" in shown(pilot)
        assert "Prices rose" not in shown(pilot)
        await job.press("enter")
        await job.until(lambda: job.segments[2].state is State.TRANSLATED)
        assert job.number == 3
        await job.until(lambda: told(pilot) == ["That was the last: drafts. Esc twice shows all segments again."])
        await job.press("escape")
        assert job.numbers_in_sight == [3]
        await job.press("escape")
        assert job.numbers_in_sight == [1, 2, 3, 4, 5]
        assert not job.screen.editor.has_focus
        await job.press("escape")
        assert job.screen.editor.has_focus
        await job.press("ctrl+f", "ctrl+f")
        await job.back()
        assert job.numbers_in_sight == [1, 2, 3, 4, 5]
        assert "filter:" not in shown(pilot)


async def test_text_narrows_while_it_is_typed_and_ctrl_down_follows(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.press("ctrl+f")
        await job.type("ministry")
        await job.until(lambda: re.search(r"A  all +2 ", shown(pilot)))
        await job.press("enter")
        await job.back()
        assert job.numbers_in_sight == [1, 2, 5][1:]
        assert job.number == 2
        await job.press("ctrl+down")
        assert job.number == 5
        await job.press("ctrl+down")
        assert job.number == 5
        await job.press("ctrl+n")
        assert job.number == 2


async def test_what_nothing_matches_is_said_and_changes_nothing(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.filter("alt+о", words="")  # Alt+J on a Cyrillic layout is no filter
        await job.until(lambda: isinstance(pilot.app.screen, JobScreen))
        await job.filter(words="nowhere")
        await job.until(lambda: "No segment is like that." in shown(pilot))

        await job.press("alt+x")
        await job.type("(")
        await job.until(lambda: "is no regular expression" in shown(pilot))
        await job.press("escape")
        await job.back()
        assert job.number == 1
        assert job.screen.opened is not None
        assert job.screen.opened.filtered is None


async def test_findings_are_a_filter_too(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.filter("alt+f")
        await job.back()
        await job.until(lambda: job.number == 2)
        assert job.numbers_in_sight == [2, 3]
        await job.press("alt+enter")
        await job.press("backspace")


async def test_f8_goes_through_the_findings(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.press("f8")
        await job.until(lambda: job.number == 2 and job.screen.chosen_finding is not None)
        first = job.screen.chosen_finding
        assert first is not None
        assert first.check == "figures.number"
        assert "▸" in shown(pilot)
        seen = {(job.number, first.check)}
        for _ in range(6):
            before = (job.number, job.screen.chosen_finding)
            await job.press("f8")
            await job.until(lambda held=before: (job.number, job.screen.chosen_finding) != held)
            assert job.screen.chosen_finding is not None
            seen.add((job.number, job.screen.chosen_finding.check))
        assert (3, "punctuation.spaces") in seen
        assert {number for number, _ in seen} == {2, 3}


async def test_alt_f_puts_the_chosen_finding_right(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.press("f8")
        await job.until(lambda: job.screen.chosen_finding is not None)
        while job.number != 3:
            before = job.screen.chosen_finding
            await job.press("f8")
            await job.until(lambda held=before: job.screen.chosen_finding != held)
        await job.press("alt+f")
        assert job.screen.editor.text == "Месторождение заработает в понедельник."


async def test_alt_i_ignores_the_chosen_finding_and_undo_brings_it_back(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.press("f8")
        await job.until(lambda: job.screen.chosen_finding is not None)
        await job.press("alt+i")
        await job.until(lambda: not any(one.segment == 2 for one in desk.checking.findings(job.job)))
        await job.press("f8")
        await job.until(lambda: job.number == 3)
        await job.press("ctrl+z")
        await job.until(lambda: any(one.segment == 2 for one in desk.checking.findings(job.job)))


async def test_f1_explains_the_chosen_finding(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.press("f8")
        await job.until(lambda: job.screen.chosen_finding is not None)
        await job.press("f1")
        await job.until(lambda: isinstance(pilot.app.screen, Explained) and "figures.number" in shown(pilot))
        await job.press("i")
        await job.back()
        await job.until(lambda: not any(one.segment == 2 for one in desk.checking.findings(job.job)))


async def test_replacing_shows_what_would_change_and_is_one_undo(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        desk.reviewing.accept(job.segments[4].id)
        await job.press("ctrl+f")
        await job.type("министерство")
        await job.press("tab")
        await job.type("ведомство")
        await job.press("enter")
        await job.until(lambda: isinstance(pilot.app.screen, ReplaceView) and "Passed by: 5 reviewed." in shown(pilot))
        assert "1 place in 1 text." in shown(pilot)
        assert "Министерство→Ведомство" in shown(pilot)
        await job.press("enter")
        await job.back()
        await job.until(lambda: job.segments[1].target.text.startswith("Ведомство сообщило"))
        assert job.segments[1].state is State.TRANSLATED
        await job.press("ctrl+z")
        await job.until(lambda: job.segments[1].target.text == RUSSIAN[2])


async def test_what_is_taken_out_is_not_replaced(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.press("ctrl+f")
        await job.type("министерство")
        await job.press("tab")
        await job.type("ведомство")
        await job.press("enter")
        await job.until(lambda: isinstance(pilot.app.screen, ReplaceView))
        await job.press("space")
        await job.until(lambda: "Enter replaces 1" in shown(pilot))
        await job.press("enter")
        await job.back()
        await job.until(lambda: job.segments[4].target.text == "Сделку подписало ведомство.")
        assert job.segments[1].target.text == RUSSIAN[2]


async def test_asking_twice_shows_what_would_change_once(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.press("ctrl+f")
        await job.type("министерство")
        await job.press("tab")
        await job.type("ведомство")
        pilot.app.screen.action_go()
        pilot.app.screen.action_go()
        await job.until(lambda: isinstance(pilot.app.screen, ReplaceView))
        await pilot.pause()
        assert sum(isinstance(screen, ReplaceView) for screen in pilot.app.screen_stack) == 1
        await job.press("escape")
        await job.until(lambda: isinstance(pilot.app.screen, FindView))
        await job.press("enter")
        await job.until(lambda: isinstance(pilot.app.screen, ReplaceView))


async def test_what_stands_in_the_editor_is_replaced_there(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.press("ctrl+g", "3", "enter")
        await job.back()
        await job.type(" Точно.")
        await job.press("ctrl+f")
        await job.type("точно")
        await job.press("tab")
        await job.type("верно")
        await job.press("enter")
        await job.until(lambda: isinstance(pilot.app.screen, ReplaceView))
        await job.press("enter")
        await job.back()
        await job.until(lambda: job.screen.editor.text.endswith(" Верно."))
        assert job.segments[2].state is State.DRAFT


async def test_in_memories_it_is_replaced_too_and_the_job_takes_it_back(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.press("ctrl+f")
        await job.type("Сделку")
        await job.press("alt+t", "tab")
        await job.type("Договор")
        await job.press("enter")
        await job.until(lambda: isinstance(pilot.app.screen, ReplaceView) and "desk 1" in shown(pilot))
        await job.press("enter")
        await job.back()
        await job.until(lambda: desk.memories.units_with("desk", "Договор подписало"))
        assert job.segments[4].target.text == RUSSIAN[5]
        await job.press("ctrl+z")
        await job.until(lambda: not desk.memories.units_with("desk", "Договор подписало"))


async def test_the_whole_search_is_seen_on_a_small_screen(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.press("ctrl+f")
        await job.until(lambda: "…" not in shown(pilot).split("findings")[1].splitlines()[0])
        text = shown(pilot)
        for kind in Kind:
            assert str(kind) in text
        for words in ("Find", "Replace by", "Alt+W", "Alt+X", "Enter goes there"):
            assert words in text


async def test_bookmarks_are_a_filter(desk: Desk) -> None:
    russian = desk.articles.job(desk.articles.find("oil.txt"), "ru")
    desk.bookmarks.mark(desk.articles.numbered(russian, 4).id)
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.filter("alt+b")
        await job.back()
        await job.until(lambda: job.number == 4)
        await job.press("alt+b")
        await job.until(lambda: "filter: bookmarks 0 of 5" in shown(pilot))
        assert not desk.bookmarks.of_job(russian)


async def test_a_bookmark_that_could_not_be_written_is_not_shown(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(segment: int, marked: bool = True) -> None:
        raise OSError(28, "No space left on device")

    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        monkeypatch.setattr(desk.bookmarks, "mark", full)
        await job.press("alt+b")
        await job.until(lambda: any("No space left" in word for word in told(pilot)))
        assert job.screen.bookmarks == frozenset()
        monkeypatch.undo()
        await job.press("alt+b")
        await job.until(lambda: job.screen.bookmarks == {job.segments[0].id})


async def test_what_others_wrote_since_is_a_filter(desk: Desk, tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk", person="berik", clock=TickingClock(step=60)) as other:
        russian = other.articles.job(other.articles.find("oil.txt"), "ru")
        other.editing.draft(other.articles.numbered(russian, 4).id, "Цены выросли.")
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.filter("alt+h")
        await job.back()
        await job.until(lambda: job.number == 4)


async def test_what_is_marked_is_looked_for(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.press("ctrl+shift+left", "ctrl+f")
        await job.until(lambda: isinstance(pilot.app.screen, FindView))
        assert pilot.app.screen.query_one("#words", FindInput).value == "падает"
        await job.press("enter")
        await job.back()
        assert job.numbers_in_sight == [1]


async def test_a_segment_leaves_the_filter_of_findings_once_it_is_mended(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.filter("alt+f")
        await job.back()
        await job.until(lambda: job.number == 2 and job.screen.findings)
        await job.press("alt+f")
        await job.until(lambda: not job.screen.findings)
        await job.press("enter")
        assert job.number == 3
        assert job.numbers_in_sight == [3]


async def test_in_a_long_job_f8_does_not_wait_for_the_whole(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job_findings, "WHOLE_UP_TO", 2)
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.press("f8")
        await job.until(lambda: job.number == 2 and job.screen.chosen_finding is not None)
        await job.press("f8")
        await job.until(lambda: job.number == 3)
        await job.until(lambda: job.screen.job_findings and job.screen.job_findings.is_whole)
        await job.press("f8")
        await job.until(lambda: job.number == 2)


async def test_the_search_explains_its_keys(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.press("ctrl+f")
        await job.until(lambda: isinstance(pilot.app.screen, FindView))
        await job.press("f1")
        await job.until(lambda: "Find a text, or show only some segments" in shown(pilot))
        await job.press("escape")
        await job.until(lambda: isinstance(pilot.app.screen, FindView))
        await job.press("down", "down", "up", "alt+i", "alt+w", "alt+e", "alt+t")
        await job.until(lambda: "in source" in shown(pilot) and "all memories" in shown(pilot))
        view = pilot.app.screen
        assert (view.asked.kind, view.asked.whole, view.asked.case) == (Kind.UNTRANSLATED, True, True)


async def test_the_arrows_of_the_list_follow_the_filter(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.filter(words="ministry")
        await job.back()
        await job.press("escape", "down")
        await job.until(lambda: job.number == 5)
        await job.press("up")
        await job.until(lambda: job.number == 2)


async def test_a_slash_in_the_list_opens_the_search(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.press("escape", "slash")
        await job.until(lambda: isinstance(pilot.app.screen, FindView))
        await job.press("alt+d", "enter")
        await job.back()
        await job.until(lambda: job.number == 3)


async def test_an_expression_is_searched_behind_the_typing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    searched, may_end = Event(), Event()

    def slow(wanted: Filter, segments: tuple[Segment, ...]) -> frozenset[int]:
        searched.set()
        assert may_end.wait(10)
        return having_text(wanted, segments)

    monkeypatch.setattr(filtering, "having_text", slow)
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.filter("alt+x", words="пад[а]ет")
        await job.back()
        assert job.numbers_in_sight == [1]
        await job.press("end", "backspace", "backspace", "й", "enter")
        await job.until(lambda: searched.is_set() and job.segments[0].target.shown.endswith("падай"))
        assert job.numbers_in_sight == [1]
        may_end.set()
        await job.until(lambda: job.screen.opened and not job.screen.opened.filtered.ids)


async def test_a_fix_never_takes_away_what_was_typed_since(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.press("f8", "f8")
        await job.until(lambda: job.number == 3 and job.screen.chosen_finding)
        job.screen.editor.insert(" Не раньше.", job.screen.editor.document.end)
        await job.press("alt+f")
        await job.until(lambda: "  " not in job.screen.editor.text)
        assert job.screen.editor.text == "Месторождение заработает в понедельник. Не раньше."


async def test_a_fix_of_what_is_right_by_now_does_nothing(desk: Desk) -> None:
    _, running = await opened(desk)
    async with running as pilot:
        job = await start(pilot, desk)
        await job.press("f8", "f8")
        await job.until(lambda: job.number == 3 and job.screen.chosen_finding)
        job.screen.editor.put("Месторождение заработает во вторник.")
        await job.press("alt+f")
        await job.until(lambda: "That is right by now." in told(pilot))
        assert job.screen.editor.text == "Месторождение заработает во вторник."
