"""A review is brought back on the screen: from the job that is open, and from Home."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.made_reviews import edited
from tests.tui.at_home import RUSSIAN, STORY, AtHome, at_home, translate
from tests.tui.conftest import shown, told
from tmtool.desk.returned import Conflict, Returned
from tmtool.model.articles import State
from tmtool.tui.screens.articles_screen import ArticlesScreen
from tmtool.tui.screens.returning import ReturningScreen
from tmtool.tui.shown.returned_lines import item_lines, items_of, marked_at_first, summary

WIDE = (120, 40)


def file_of(home: AtHome, folder: Path, *edits: tuple[str, str]) -> str:
    """Write the review table of the story with some texts edited."""
    article = home.desk.articles.find("story.txt")
    path = home.desk.exports.export(article, ["ru"], "review", folder / "review.docx").path

    def edit(document: str) -> str:
        for old, new in edits:
            document = document.replace(old, new)
        return document

    path.write_bytes(edited(path.read_bytes(), edit, more={}))
    return str(path)


def texts(home: AtHome) -> list[tuple[str, State]]:
    job = home.desk.articles.find("story.txt").jobs[0]
    return [(one.target.text, one.state) for one in home.desk.articles.segments(job)]


async def look(home: AtHome, path: str) -> None:
    await home.until(lambda: isinstance(home.screen, ReturningScreen))
    await home.paste(path)
    await home.press("enter")
    await home.until(lambda: " read, " in shown(home.pilot))


@pytest.mark.parametrize("letter", ["g", "п"])
async def test_changes_are_shown_in_the_job_and_those_that_are_marked_are_taken(tmp_path: Path, letter: str) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), size=WIDE) as home:
        translate(home.desk, "story.txt")
        path = file_of(home, tmp_path, ("3000 человек", "3000 пассажиров"), ("выросла", "увеличилась"))
        await home.press("enter")
        await home.translating()
        await home.press("f2", letter)
        await look(home, path)
        assert "3 changed" in shown(home.pilot)
        assert "5 rows read, 3 unchanged; 0 conflicts; Enter takes 2 of 2." in shown(home.pilot)
        await home.press("space")
        await home.until(lambda: "Enter takes 1 of 2." in shown(home.pilot))
        await home.press("enter")
        await home.until(lambda: texts(home)[4][1] is State.REVIEWED)
        assert texts(home)[4][0] == "Торговля увеличилась на 12,5 процента."
        assert texts(home)[2] == (RUSSIAN[2], State.TRANSLATED)
        await home.until(lambda: "Taken from the review: 1 change. Ctrl+Z takes it back." in told(home.pilot))
        await home.until(lambda: home.screen.opened.segments[4].state is State.REVIEWED)
        await home.press("ctrl+z")
        await home.until(lambda: texts(home)[4] == (RUSSIAN[4], State.TRANSLATED))


async def test_a_review_comes_back_at_home_and_goes_back_there(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), size=WIDE) as home:
        translate(home.desk, "story.txt")
        path = file_of(home, tmp_path, ("пункт пропуска", "погранпереход"))
        await home.press("f2", "b")
        await look(home, path)
        await home.press("f6")
        await home.until(lambda: "none marked" in shown(home.pilot))
        await home.press("f6", "enter")
        await home.until(lambda: isinstance(home.screen, ArticlesScreen) and texts(home)[0][1] is State.REVIEWED)
        await home.until(lambda: any("2 changes" in words for words in told(home.pilot)))
        await home.press("ctrl+z")
        await home.until(lambda: texts(home)[0] == (RUSSIAN[0], State.TRANSLATED))
        await home.until(lambda: any(words.startswith("story.txt, RU. Taken back: ") for words in told(home.pilot)))


async def test_conflicts_are_marked_only_one_by_one(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), size=WIDE) as home:
        translate(home.desk, "story.txt")
        path = file_of(home, tmp_path, ("выросла", "увеличилась"))
        job = home.desk.articles.find("story.txt").jobs[0]
        home.desk.editing.confirm(home.desk.articles.numbered(job, 5).id, "Торговля подросла.")
        await home.press("f2", "b")
        await look(home, path)
        assert "5 changed on the desk since the table was written" in shown(home.pilot)
        assert "1 conflict; none marked." in shown(home.pilot)
        await home.press("enter", "f6", "space", "enter")
        await home.until(lambda: texts(home)[4] == ("Торговля увеличилась на 12,5 процента.", State.REVIEWED))


async def test_what_cannot_be_read_is_said_and_the_path_stays(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), size=WIDE) as home:
        translate(home.desk, "story.txt")
        (tmp_path / "other.txt").write_text("Совсем другая новость о погоде и спорте.")
        await home.press("f2", "b")
        await home.until(lambda: isinstance(home.screen, ReturningScreen))
        await home.paste(str(tmp_path / "nothing.docx"))
        await home.press("enter")
        await home.until(lambda: "There is no file" in shown(home.pilot))
        await home.press(*(["backspace"] * len("nothing.docx")), *"oth", "tab")
        await home.until(lambda: home.screen.query_one("#path").value.endswith("other.txt"))
        await home.press("enter")
        await home.until(lambda: "does not read like" in shown(home.pilot))
        await home.press("escape")
        await home.until(lambda: isinstance(home.screen, ArticlesScreen))
        assert texts(home)[0] == (RUSSIAN[0], State.TRANSLATED)


def test_a_conflict_that_cannot_be_taken_has_a_sign_of_its_own() -> None:
    found = Returned((), (Conflict(4, "locked", "Раз", "Два"), Conflict(None, "of another", "", "x")), 2, 0, True)
    items = items_of(found)
    assert [one.where for one in items] == ["4 locked", "? of another"]
    assert marked_at_first(items) == frozenset()
    head, change = item_lines(items[0], 60, is_in=False)
    assert head.plain.startswith(" !  4 locked")
    assert change.plain.strip() == "Раз→Два"
    assert summary(found, items, (), 80).plain == "2 rows read, 0 unchanged; 2 conflicts; none marked."


async def test_the_keys_are_those_of_what_is_to_be_done(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY)) as home:
        translate(home.desk, "story.txt")
        path = file_of(home, tmp_path, ("пункт пропуска", "погранпереход"))
        await home.press("f2", "b")
        await home.until(lambda: "Enter Look into it" in shown(home.pilot).splitlines()[-1])
        assert "Esc Cancel" in shown(home.pilot).splitlines()[-1]
        await look(home, path)
        foot = shown(home.pilot).splitlines()[-1]
        assert all(key in foot for key in ("Enter Take ", "Space In or out", "F6 All or none", "Esc Cancel", "F1 Help"))


def test_the_reason_of_a_conflict_is_told_whole_in_a_small_window() -> None:
    why = "changed on the desk since the table was written"
    (item,) = items_of(Returned((), (Conflict(4, why, "desk", "file"),), 1, 0, True))
    assert why in item_lines(item, 78, is_in=False)[0].plain
