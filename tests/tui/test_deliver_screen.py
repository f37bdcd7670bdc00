"""F12: what stands in the way, the sign-off and the files; the finished text in the clipboard."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import Any

import pytest

from tests.tui.at_home import RUSSIAN, STORY, AtHome, at_home, translate
from tests.tui.conftest import shown, told
from tmtool.model.articles import State
from tmtool.tui.clipboard import LONGEST, fits, hint
from tmtool.tui.screens.deliver import DeliverView
from tmtool.tui.screens.job_screen import JobScreen

WIDE = (120, 40)
FILES = {
    f"story.ru.{ending}" for ending in ("txt", "clean.txt", "tmx", "po", "csv", "xlf", "review.docx")
}  # fmt: skip


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


async def opened(home: AtHome, *texts: str) -> None:
    """Translate so many segments into Russian and open the job."""
    translate(home.desk, "story.txt", tuple(texts))
    await home.press("enter")
    await home.translating()


def states(home: AtHome) -> list[State]:
    job = home.desk.articles.find("story.txt").jobs[0]
    return [one.state for one in home.desk.articles.segments(job)]


async def test_one_key_checks_signs_off_and_writes_everything(tmp_path: Path, here: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), size=WIDE) as home:
        await opened(home, *RUSSIAN[:-1])
        await home.press("ctrl+g", "5", "enter")
        home.screen.editor.insert(RUSSIAN[-1])
        await home.press("enter", "f12")
        await home.until(lambda: "finished" in shown(home.pilot))
        assert "Signed off: 5 segments." in shown(home.pilot)
        assert f"7 files in {here}:" in shown(home.pilot)
        assert {path.name for path in here.iterdir()} == FILES
        assert states(home) == [State.FINAL] * 5
        await home.press("escape")
        await home.until(lambda: isinstance(home.screen, JobScreen) and home.screen.current.state is State.FINAL)
        await home.press("ctrl+up", "ctrl+z")
        await home.until(lambda: states(home) == [State.TRANSLATED] * 5)


async def test_what_stands_in_the_way_is_listed_and_enter_goes_there(tmp_path: Path, here: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), size=WIDE) as home:
        await opened(home, RUSSIAN[0], RUSSIAN[1], "Он будет обслуживать 4000 человек в день.")
        await home.press("f12")
        await home.until(lambda: "not finished yet: 2 not translated" in shown(home.pilot))
        assert "✗    4  not translated “This is a great day,”" in shown(home.pilot)
        assert "!    3  warning" in shown(home.pilot)
        assert list(here.iterdir()) == []
        await home.press("down", "enter")
        await home.until(lambda: isinstance(home.screen, JobScreen) and home.screen.current.number == 5)
        assert State.FINAL not in states(home)


@pytest.mark.parametrize("layout", ["x", "ч"])
async def test_it_goes_out_as_it_stands_where_a_person_says_so(tmp_path: Path, here: Path, layout: str) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), size=WIDE) as home:
        await opened(home, *RUSSIAN[:2])
        await home.press("f12")
        await home.until(lambda: "not finished yet" in shown(home.pilot))
        await home.press(layout)
        await home.until(lambda: "Not signed off: written as it stands." in shown(home.pilot))
        assert "3 segments not translated yet: the source stands there instead." in shown(home.pilot)
        assert {path.name for path in here.iterdir()} == FILES
        assert State.FINAL not in states(home)


async def test_files_that_cannot_be_written_here_go_elsewhere(tmp_path: Path, here: Path) -> None:
    here.joinpath("story.ru.txt").mkdir()
    async with at_home(tmp_path, ("story.txt", STORY), size=WIDE) as home:
        await opened(home, *RUSSIAN)
        await home.press("f12")
        await home.until(lambda: "signed off, but not written" in shown(home.pilot))
        await home.press("f")
        await home.until(lambda: not isinstance(home.screen, DeliverView))
        home.screen.query_one("Input").value = str(tmp_path / "out")
        await home.press("enter")
        await home.until(lambda: isinstance(home.screen, DeliverView) and "Signed off:" in shown(home.pilot))
        assert {path.name for path in (tmp_path / "out").iterdir()} == FILES


async def test_f2_o_signs_off_without_files_and_f2_x_writes_without_signing_off(tmp_path: Path, here: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), size=WIDE) as home:
        await opened(home, *RUSSIAN)
        await home.press("f2", "x")
        await home.until(lambda: "Not signed off" in shown(home.pilot))
        assert {path.name for path in here.iterdir()} == FILES
        for path in here.iterdir():
            path.unlink()
        await home.press("enter")
        await home.until(lambda: isinstance(home.screen, JobScreen))
        await home.press("f2", "o")
        await home.until(lambda: "No file was written" in shown(home.pilot))
        assert states(home) == [State.FINAL] * 5
        assert list(here.iterdir()) == []


async def test_files_are_written_once_however_often_a_key_is_pressed(tmp_path: Path, here: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), size=WIDE) as home:
        await opened(home, *RUSSIAN[:2])
        may_go_on, begun, write_all = Event(), [], home.desk.delivering.write_all

        def slowly(*given: Any, progress: Any) -> Any:
            begun.append(given)
            may_go_on.wait(5)
            return write_all(*given, progress=progress)

        home.desk.delivering.write_all = slowly
        await home.press("f12")
        await home.until(lambda: "not finished yet" in shown(home.pilot))
        await home.press("x", "x", "f")
        await home.until(lambda: "It is being written already." in shown(home.pilot))
        assert isinstance(home.screen, DeliverView)
        may_go_on.set()
        await home.until(lambda: "Not signed off" in shown(home.pilot))
        assert len(begun) == 1
        assert {path.name for path in here.iterdir()} == FILES


async def test_who_went_on_is_told_when_the_files_are_there(tmp_path: Path, here: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), size=WIDE) as home:
        await opened(home, *RUSSIAN[:2])
        may_go_on, write_all = Event(), home.desk.delivering.write_all

        def slowly(*given: Any, progress: Any) -> Any:
            may_go_on.wait(5)
            return write_all(*given, progress=progress)

        home.desk.delivering.write_all = slowly
        await home.press("f12")
        await home.until(lambda: "not finished yet" in shown(home.pilot))
        await home.press("x", "escape")
        await home.until(lambda: isinstance(home.screen, JobScreen))
        may_go_on.set()
        await home.until(lambda: f"RU of “story.txt”: 7 files in {here}." in told(home.pilot))


async def test_the_finished_text_goes_into_the_clipboard(tmp_path: Path, here: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), size=WIDE) as home:
        await opened(home, *RUSSIAN[:-1])
        await home.press("f2", "t")
        await home.until(lambda: home.app.clipboard)
        assert home.app.clipboard.startswith(f"{RUSSIAN[0]}\n\n{RUSSIAN[1]} {RUSSIAN[2]}\n\n")
        assert "The whole RU text is in the clipboard." in told(home.pilot)[0]
        assert "1 not translated: the source stands there." in told(home.pilot)[0]


async def test_a_text_too_long_for_a_terminal_goes_into_a_file(tmp_path: Path, here: Path) -> None:
    long = "A headline\n\n" + "\n\n".join(f"Number {n} of many sentences is here." for n in range(2000))
    async with at_home(tmp_path, ("story.txt", long), size=WIDE) as home:
        await opened(home)
        await home.press("f2", "t")
        await home.until(lambda: told(home.pilot) and "too long for the clipboard" in told(home.pilot)[0])
        assert str(here / "story.ru.clean.txt") in told(home.pilot)[0]
        assert (here / "story.ru.clean.txt").read_text().startswith("A headline\n\nNumber 0")
        assert not home.app.clipboard


def test_what_a_terminal_takes() -> None:
    assert fits("ж" * (LONGEST * 3 // 8 - 1))
    assert not fits("ж" * (LONGEST * 3 // 8 + 2))
    assert "set-clipboard on" in hint({"TMUX": "/tmp/tmux"})
    empty: dict[str, Any] = {}
    assert hint(empty) == ""


async def test_a_left_out_headline_is_said_also_where_nothing_is_in_the_way(tmp_path: Path, here: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), size=WIDE) as home:
        translate(home.desk, "story.txt", RUSSIAN)
        job = home.desk.articles.find("story.txt").jobs[0]
        first, *_, last = home.desk.articles.segments(job)
        home.desk.editing.leave_out(first.id)
        home.desk.editing.leave_out(last.id)
        await home.press("enter")
        await home.translating()
        await home.press("f12")
        await home.until(lambda: "finished" in shown(home.pilot))
        text = shown(home.pilot)
        assert "Left out: 1, 5." in text
        assert "left out       The headline is left out: “Kyrgyzstan opens" in text
        assert "left out       It is left out, and has a translation: “Торговля" in text
