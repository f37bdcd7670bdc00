"""What is typed survives colleagues, a full disk and jobs that change under the person; on a real desk."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.tui.conftest import shown, told, translating, until
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job, Segment, State
from tmtool.model.errors import DeskError, MissingInput
from tmtool.tui.job.opening import read_job
from tmtool.tui.messages import Stand
from tmtool.tui.screens import job_screen, job_typed
from tmtool.tui.screens.home import HomeScreen
from tmtool.tui.screens.job_screen import JobScreen

ARTICLE = (
    b"Headline here\n\nThe first sentence is here. The second sentence is there.\n\nThird paragraph stands alone.\n"
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setattr(job_screen, "RETRY_AFTER", 0.2)
    monkeypatch.setattr(job_typed, "DRAFT_AFTER", 0.1)
    # A look in the middle of a slow run would show what a colleague wrote before it is written over.
    monkeypatch.setattr(job_screen, "LOOK_ROUND_EVERY", 3600)
    with Desk.open(tmp_path / "desk", person="Aigerim", empty=True) as desk:
        desk.articles.take_in(ARTICLE, "x.txt", targets=["ru"])
        # The helpers of the screen's tests speak to a desk of one room.
        monkeypatch.setattr(desk, "all", desk.articles.all, raising=False)
        yield desk


@pytest.fixture
def colleague(desk: Any) -> Iterator[Desk]:
    with Desk.open(desk.folder, person="Berik") as colleague:
        yield colleague


def on_disk(desk: Any, segment: Segment | int) -> str:
    identity = segment if isinstance(segment, int) else segment.id
    return str(desk.articles.segment(identity).target.shown)


def ids(pilot: Any) -> list[int]:
    return [segment.id for segment in pilot.app.screen.opened.segments]


async def test_a_colleagues_text_is_never_written_over_unasked(desk: Any, colleague: Desk) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        first = ids(pilot)[0]
        colleague.editing.confirm(first, "Чужое")
        await pilot.press("x")
        await until(pilot, lambda: screen.unsaved.refused)
        await until(pilot, lambda: any("Berik has changed segment 1" in words for words in told(pilot)))
        await pilot.pause(0.6)
        assert on_disk(desk, first) == "Чужое"
        assert screen.editor.text == "x"
        assert "NOT SAVED" not in shown(pilot)
        await pilot.press("ctrl+q")
        await pilot.pause(0.3)
        assert pilot.app.screen is screen
        await pilot.press("enter")
        await until(pilot, lambda: on_disk(desk, first) == "x")
        await until(pilot, lambda: not screen.unsaved)


async def test_what_a_colleague_confirms_is_seen_and_nothing_that_is_typed_is_touched(
    desk: Any, colleague: Desk
) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        _, second, *_ = ids(pilot)
        screen.look_round()
        await pilot.app.workers.wait_for_complete()
        await pilot.press("x")
        colleague.editing.confirm(second, "Чужое")
        colleague.editing.comment(second, "Так?")
        screen.look_round()
        await until(pilot, lambda: screen.opened.segments[1].target.text == "Чужое")
        assert screen.opened.segments[1].comments
        assert screen.editor.text == "x"


async def test_a_colleagues_text_can_be_taken_instead(desk: Any, colleague: Desk) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        first = ids(pilot)[0]
        colleague.editing.confirm(first, "Чужое")
        await pilot.press("x", "ctrl+down", "ctrl+up")
        await until(pilot, lambda: screen.unsaved.refused)
        await pilot.press("ctrl+z")
        assert screen.editor.text == "Чужое"
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert on_disk(desk, first) == "Чужое"


async def test_typing_on_after_being_told_writes(desk: Any, colleague: Desk) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        first = ids(pilot)[0]
        colleague.editing.confirm(first, "Чужое")
        await pilot.press("x")
        await until(pilot, lambda: screen.unsaved.refused)
        await pilot.press("y")
        await until(pilot, lambda: on_disk(desk, first) == "xy")


async def test_what_is_typed_while_the_job_is_read_again_is_kept(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        await pilot.press("a", "enter")
        await until(pilot, lambda: not screen.unsaved)
        real = desk.articles.segments

        def slow(job: Job) -> tuple[Segment, ...]:
            time.sleep(0.3)
            return tuple(real(job))

        monkeypatch.setattr(job_typed, "DRAFT_AFTER", 60)
        monkeypatch.setattr(desk.articles, "segments", slow)
        await pilot.press("ctrl+z")
        await pilot.pause(0.1)
        await pilot.press(*"kept")
        await pilot.pause(0.8)
        assert screen.current.number == 2
        assert screen.editor.text == "kept"
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert on_disk(desk, screen.opened.segments[1]) == "kept"


async def test_a_full_disk_is_tried_once_per_interval(desk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        tried: list[float] = []

        def full(*_: object, **__: object) -> None:
            tried.append(time.monotonic())
            raise DeskError("The disk is full.")

        with monkeypatch.context() as patch:
            patch.setattr(desk.editing, "draft", full)
            patch.setattr(desk.editing, "confirm", full)
            for number, letter in enumerate("ab"):
                screen.go(number)
                await pilot.press(letter)
                await until(pilot, lambda: screen.unsaved.failed)
            assert len(screen.unsaved) == 2
            await pilot.pause(0.3)
            tried.clear()
            await pilot.pause(1.05)
            assert 4 <= len(tried) <= 12  # two texts, every 0.2 s
            assert "NOT SAVED" in shown(pilot)
        await until(pilot, lambda: not screen.unsaved)
        assert [on_disk(desk, one) for one in ids(pilot)[:2]] == ["a", "b"]
        assert "NOT SAVED" not in shown(pilot)


async def test_a_confirmation_that_is_not_on_disk_is_not_shown(desk: Any, colleague: Desk) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        screen.go(1)
        colleague.editing.join(ids(pilot)[1])
        await pilot.press("x", "enter")
        await until(pilot, lambda: len(screen.opened.segments) == 3)
        # On a slow machine the draft is refused before Enter comes, and Enter then rightly writes: what counts is
        # that the screen says what the disk has.
        held = [segment.state for segment in desk.articles.segments(screen.opened.job)]
        assert [segment.state for segment in screen.opened.segments] == held
        assert screen.opened.counted == (held.count(State.TRANSLATED), 3)
        assert not screen.unsaved.failed


async def test_the_text_of_a_segment_that_is_gone_is_offered_and_nobody_is_trapped(desk: Any, colleague: Desk) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        screen.go(2)
        colleague.editing.join(ids(pilot)[1])
        await pilot.press("x")
        await until(pilot, lambda: len(screen.opened.segments) == 3)
        await until(pilot, lambda: screen.unsaved.refused)
        assert (screen.current.number, screen.editor.text) == (2, "x")
        await pilot.press("ctrl+q")
        await pilot.pause(0.2)
        assert isinstance(pilot.app.screen, JobScreen)
        await pilot.press("ctrl+s")
        await until(pilot, lambda: on_disk(desk, screen.current) == "x")
        await pilot.press("ctrl+q")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_the_text_of_a_segment_that_is_gone_is_never_offered_in_a_locked_one(desk: Any, colleague: Desk) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        _, second, *_ = ids(pilot)
        screen.go(2)
        colleague.editing.join(second)
        colleague.states.lock(second)
        await pilot.press("x")
        await until(pilot, lambda: len(screen.opened.segments) == 3 and screen.unsaved.refused)
        assert [screen.opened.index_of(one) for one in screen.unsaved.refused] == [0]
        await until(pilot, lambda: any("Your text is offered in segment 1" in words for words in told(pilot)))


async def test_a_colleagues_text_that_cannot_be_read_does_not_end_the_app(
    desk: Any, colleague: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        colleague.editing.confirm(ids(pilot)[0], "Чужое")

        def gone(_: int) -> Segment:
            raise MissingInput("That segment is no longer there.")

        monkeypatch.setattr(desk.articles, "segment", gone)
        await pilot.press("x")
        await until(pilot, lambda: screen.unsaved.refused)
        assert screen.editor.text == "x"


async def test_taking_back_split_and_join_stays_in_place(desk: Any) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        screen.go(2)
        await pilot.press("f2", "s", "enter")
        await until(pilot, lambda: len(screen.opened.segments) == 5)
        await pilot.press("f2", "j")
        await until(pilot, lambda: len(screen.opened.segments) == 4)
        assert screen.current.number == 3
        await pilot.press("ctrl+z")
        await until(pilot, lambda: len(screen.opened.segments) == 5)
        assert screen.current.number == 3
        await pilot.press("ctrl+z")
        await until(pilot, lambda: len(screen.opened.segments) == 4)
        assert screen.current.number == 3


async def test_an_undo_that_takes_nothing_back_says_so(desk: Any, colleague: Desk) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        await pilot.press("f2", "j")
        await until(pilot, lambda: len(screen.opened.segments) == 3)
        await pilot.press("f2", "s", "enter")
        await until(pilot, lambda: len(screen.opened.segments) == 4)
        colleague.editing.confirm(ids(pilot)[1], "Чужое")
        await pilot.press("ctrl+z")
        await until(pilot, lambda: any(words.startswith("Nothing was taken back: ") for words in told(pilot)))
        assert len(screen.opened.segments) == 4


async def test_a_reading_that_is_older_than_what_was_saved_puts_no_old_text_back(desk: Any) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        await pilot.press(*"old")
        await until(pilot, lambda: on_disk(desk, ids(pilot)[0]) == "old" and not screen.unsaved)
        early = read_job(desk, screen.article, "ru", Stand.after(screen.current))
        await pilot.press(*"er")
        await until(pilot, lambda: on_disk(desk, ids(pilot)[0]) == "older" and not screen.unsaved)
        screen.post_message(early)
        await pilot.pause()
        assert screen.editor.text == "older"
        await pilot.press("x", "ctrl+s")
        await until(pilot, lambda: on_disk(desk, ids(pilot)[0]) == "olderx")
        assert not screen.unsaved.refused


async def test_a_reading_that_is_older_than_a_split_does_not_undo_it_on_the_screen(
    desk: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        real, go_on = desk.articles.segments, threading.Event()

        def early(job: Job) -> tuple[Segment, ...]:
            read = tuple(real(job))
            go_on.wait(5)
            return read

        with monkeypatch.context() as patch:
            patch.setattr(desk.articles, "segments", early)
            screen.read(Stand.after(screen.current))
            await until(pilot, lambda: any(worker.group == "job" for worker in pilot.app.workers))
        await pilot.press("f2", "s", "enter")
        await until(pilot, lambda: len(screen.opened.segments) == 5)
        lengths: list[int] = []
        monkeypatch.setattr(screen, "show_segment", lambda: lengths.append(len(screen.opened.segments)))
        go_on.set()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert len(screen.opened.segments) == 5
        assert 4 not in lengths


@pytest.mark.parametrize("what", ["leave_out", "lock", "split", "comment"])
async def test_no_other_write_opens_the_way_over_a_colleagues_text(desk: Any, colleague: Desk, what: str) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        first = ids(pilot)[0]
        await pilot.press("x")
        await until(pilot, lambda: on_disk(desk, first) == "x" and not screen.unsaved)
        colleague.editing.draft(first, "Чужое")
        await pilot.press("y")
        arguments = {"split": (4,), "comment": ("Так?",)}.get(what, ())
        getattr(screen.saving, what)(screen.current, *arguments)
        await until(pilot, lambda: screen.unsaved.refused)
        await until(pilot, lambda: any("What you typed" in one or "Yours is" in one for one in told(pilot)))
        remarks = ["Так?"] if what == "comment" else []
        await until(pilot, lambda: [one.text for one in desk.articles.segment(first).comments] == remarks)
        now = desk.articles.segment(first)
        assert (now.target.text, now.left_out, now.locked, now.source.text) == ("Чужое", False, False, "Headline here")
        assert screen.editor.text == "xy"
        await pilot.press("enter")
        await until(pilot, lambda: on_disk(desk, first) == "xy")


async def test_a_remark_shows_what_a_colleague_wrote_where_nothing_is_typed(desk: Any, colleague: Desk) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        colleague.editing.draft(ids(pilot)[0], "Чужое")
        screen.saving.comment(screen.current, "Так?")
        await until(pilot, lambda: screen.current.comments)
        assert screen.editor.text == "Чужое"
        await pilot.press("z", "ctrl+s")
        await until(pilot, lambda: on_disk(desk, ids(pilot)[0]) == "Чужоеz")


async def test_a_repetition_that_is_filled_where_one_stands_is_shown(desk: Any) -> None:
    desk.articles.take_in(b"Head\n\nPrices rose again. Prices rose again. It rained.\n", "y.txt", targets=["ru"])
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        assert screen.article.name == "y.txt"
        screen.go(1)
        await pilot.press("x", "enter")
        screen.go(2)
        await until(pilot, lambda: screen.current.state is State.TRANSLATED)
        assert (screen.current.number, screen.editor.text) == (3, "x")


async def test_what_is_typed_where_a_repetition_is_filled_stays_and_is_written(desk: Any) -> None:
    desk.articles.take_in(b"Head\n\nPrices rose again. Prices rose again. It rained.\n", "y.txt", targets=["ru"])
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        screen.go(1)
        await pilot.press("x")
        # All at once: the writer has not answered when the person types on.
        screen.action_confirm()
        screen.go(2)
        screen.editor.insert("y")
        await until(pilot, lambda: on_disk(desk, ids(pilot)[2]) == "y")
        assert (screen.editor.text, screen.unsaved.refused) == ("y", ())


async def test_what_is_typed_goes_on_over_the_screens_own_writes(desk: Any) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        segment = screen.current
        for letter in "abc":
            await pilot.press(letter)
            screen.flush()
            screen.saving.comment(segment, letter)
        screen.saving.leave_out(segment)
        await pilot.press("d", "ctrl+s")
        await until(pilot, lambda: on_disk(desk, segment) == "abcd")
        assert not screen.unsaved


async def test_what_a_colleague_writes_right_after_the_job_was_opened_is_seen(desk: Any, colleague: Desk) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        colleague.editing.confirm(ids(pilot)[1], "Чужое")
        screen.look_round()
        await until(pilot, lambda: screen.opened.segments[1].target.text == "Чужое")


async def test_a_join_and_a_split_elsewhere_are_seen_although_the_count_is_the_same(desk: Any, colleague: Desk) -> None:
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        _, second, _, fourth = ids(pilot)
        colleague.editing.join(second)
        colleague.editing.split(fourth, 5)
        held = [segment.id for segment in desk.articles.segments(screen.opened.job)]
        screen.look_round()
        await until(pilot, lambda: ids(pilot) == held)
        assert len(held) == 4


async def test_a_segment_that_is_gone_means_reading_again(desk: Any, colleague: Desk) -> None:
    job = desk.articles.job(desk.articles.find("x.txt"), "ru")
    _, second, third, _ = (segment.id for segment in desk.articles.segments(job))
    before = desk.articles.written_since(job, 1 << 62, {}).change
    colleague.editing.join(second)
    written = desk.articles.written_since(job, before, {})
    assert ([segment.id for segment in written.segments], written.many, written.count) == ([second], True, 3)
    again = desk.articles.written_since(job, written.change, {})
    assert (again.segments, again.many, third in {segment.id for segment in again.segments}) == ((), False, False)


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\x0b", "\x0c", "\r\n", "‹9›"])
async def test_enter_on_an_untouched_text_leaves_every_sign_in_it(desk: Any, sign: str) -> None:
    segment = desk.articles.segments(desk.articles.job(desk.articles.find("x.txt"), "ru"))[0]
    desk.editing.confirm(segment.id, f"Шёл{sign}дождь.")
    desk.articles.enter(segment)
    async with translating(desk) as pilot:
        screen = pilot.app.screen
        assert (screen.current.id, screen.editor.text) == (segment.id, f"Шёл{sign}дождь.")
        await pilot.press("enter")
        await until(pilot, lambda: screen.current.number == 2 and not screen.unsaved)
        assert on_disk(desk, segment) == f"Шёл{sign}дождь."
        screen.go(0)
        await pilot.press("x", "ctrl+s")
        await until(pilot, lambda: on_disk(desk, segment) == f"Шёл{sign}дождь.x")
