"""Articles that come in at Home: new ones, known ones, new versions of their source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.at_home import BOX, RUSSIAN, STORY, at_home, translate
from tests.tui.conftest import shown, told
from tmtool.model.articles import State
from tmtool.model.errors import DeskError
from tmtool.tui.given import PASTED
from tmtool.tui.home.arriving import Known, NotTaken, Taken
from tmtool.tui.screens.new_article import NewArticleView
from tmtool.tui.screens.question import Question
from tmtool.tui.screens.update import UpdateView
from tmtool.tui.translating import going
from tmtool.tui.wanted_article import NewArticle
from tmtool.tui.widgets.line_list import LineList

CHANGED = STORY.replace("3,000", "5,000") + "\nOne more thing happened in Osh.\n"


async def test_the_author_box_is_proposed_and_left_out_by_one_key(tmp_path: Path) -> None:
    async with at_home(tmp_path) as home:
        await home.paste(STORY + BOX)
        await home.until(lambda: "3 lines look like an author box, none left out" in shown(home.pilot))
        assert "English → Russian, Kazakh · 8 segments" in shown(home.pilot)
        await home.press("f2")
        assert "– left out  Aigul Serikova is a journalist" in shown(home.pilot)
        await home.press("enter")
        await home.translating()
        assert "3 lines left out" in told(home.pilot)[0]
        for job in home.desk.articles.all()[0].jobs:
            assert job.segments == 5
            assert [one.left_out for one in home.desk.articles.segments(job)] == [False] * 5 + [True] * 3


async def test_a_single_line_of_it_can_stay(tmp_path: Path) -> None:
    async with at_home(tmp_path) as home:
        await home.paste(STORY + BOX)
        await home.until(lambda: "3 lines look like an author box" in shown(home.pilot))
        await home.press("f2", "tab", "down", "enter")
        assert isinstance(home.screen.focused, LineList)
        assert "? stays in  Aigul Serikova is a journalist" in shown(home.pilot)
        await home.press("ctrl+s")
        await home.translating()
        (job, _) = home.desk.articles.all()[0].jobs
        assert [one.number for one in home.desk.articles.segments(job) if one.left_out] == [6, 8]


async def test_nothing_is_left_out_silently(tmp_path: Path) -> None:
    async with at_home(tmp_path) as home:
        await home.paste(STORY + BOX)
        await home.until(lambda: isinstance(home.screen, NewArticleView))
        await home.press("enter")
        await home.translating()
        assert home.desk.articles.all()[0].jobs[0].segments == 8


async def test_the_same_text_opens_the_article_that_is_there(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY)) as home:
        await home.paste(STORY.replace("\n\n", "\n") + "\n")
        await home.until(lambda: "This is on the desk already: “story.txt”" in shown(home.pilot))
        await home.press("enter")
        await home.translating()
        assert home.screen.article.name == "story.txt"
        assert [one.name for one in home.desk.articles.all()] == ["story.txt"]


async def test_a_new_version_is_recognised_and_keeps_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(going, "HELD_DOWN", 0.0)
    async with at_home(tmp_path, ("story.txt", STORY)) as home:
        translate(home.desk, "story.txt")
        await home.paste(CHANGED)
        await home.until(lambda: isinstance(home.screen, NewArticleView))
        await home.press("enter")
        await home.until(lambda: isinstance(home.screen, Question))
        await home.until(lambda: "4 of its segments stay as they are; 1 segment changed, 1 new." in said(home))
        await home.press("enter")
        await home.translating()
        assert home.screen.article.version == 2
        assert "Version 2: 1 segment changed, 1 new." in told(home.pilot)
        assert home.screen.current.source.text == "It will serve 5,000 people a day."
        assert home.screen.editor.text == RUSSIAN[2]
        await home.until(lambda: "filter: changed or new 2 of 6" in shown(home.pilot))
        # The old figure stands in it: the first Enter only asks.
        await home.press("enter", "enter")
        await home.until(lambda: home.screen.current.state is State.NEW)
        assert "That was the last" not in said(home)
        assert [one.name for one in home.desk.articles.all()] == ["story.txt"]


async def test_what_was_left_out_is_not_asked_again_of_a_new_version(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY + BOX)) as home:
        job = home.desk.articles.job(home.desk.articles.find("story.txt"), "ru")
        home.desk.editing.leave_out_box(home.desk.articles.numbered(job, 6).id)
        await home.paste(CHANGED + BOX)
        await home.until(lambda: "looks like a new version" in said(home))
        assert "author box" not in said(home)
        await home.press("enter")
        await home.until(lambda: isinstance(home.screen, Question))
        await home.press("enter")
        await home.translating()
        assert [one.number for one in home.screen.opened.segments if one.left_out] == [7, 8, 9]


def said(home: object) -> str:
    """The screen as one line, so that it does not matter where lines break."""
    return " ".join(shown(home.pilot).replace("│", " ").split())  # type: ignore[attr-defined]


@pytest.mark.parametrize("layout", ["n", "т"])
async def test_or_it_is_taken_in_as_another_article(tmp_path: Path, layout: str) -> None:
    name = "Kyrgyzstan opens a new border crossing"
    async with at_home(tmp_path, (name, STORY)) as home:
        await home.paste(CHANGED)
        await home.until(lambda: isinstance(home.screen, NewArticleView))
        await home.press("enter")
        await home.until(lambda: isinstance(home.screen, Question))
        await home.press(layout)
        await home.until(lambda: len(home.desk.articles.all()) == 1 and not isinstance(home.screen, Question))


async def test_another_article_of_the_same_headline_gets_a_name_of_its_own(tmp_path: Path) -> None:
    name = "Kyrgyzstan opens a new border crossing"
    async with at_home(tmp_path, (name, STORY)) as home:
        other = (
            "Kyrgyzstan opens a new border crossing\n\n" + "It rained. Snow fell. Winds blew. Birds flew. Cats slept."
        )
        await home.paste(other)
        await home.until(lambda: isinstance(home.screen, NewArticleView))
        await home.press("enter")
        await home.translating()
        assert home.screen.article.name == f"{name} 2"


async def test_the_text_comes_back_where_the_question_is_cancelled(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY)) as home:
        await home.paste(CHANGED)
        await home.until(lambda: isinstance(home.screen, NewArticleView))
        await home.press("enter")
        await home.until(lambda: isinstance(home.screen, Question))
        await home.press("escape")
        await home.until(lambda: isinstance(home.screen, NewArticleView))
        assert "5,000 people" in shown(home.pilot)


async def test_f2_u_takes_a_new_version_from_the_clipboard_of_the_terminal(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY)) as home:
        translate(home.desk, "story.txt")
        await home.press("f2", "u")
        await home.until(lambda: isinstance(home.screen, UpdateView))
        await home.paste(CHANGED)
        await home.press("ctrl+s")
        await home.translating()
        assert "Version 2: 1 segment changed, 1 new." in told(home.pilot)
        assert home.screen.current.number == 3


async def test_f2_u_takes_a_new_version_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text(CHANGED)
    async with at_home(tmp_path, ("story.txt", STORY)) as home:
        await home.press("f2", "u", "shift+tab", *"none", "enter")
        await home.until(lambda: "There is no file “none”" in shown(home.pilot))
        home.screen.query_one("Input").value = str(tmp_path / "new.txt")
        await home.press("enter")
        await home.translating()
        assert home.screen.article.version == 2


async def test_an_update_without_changes_is_none(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY)) as home:
        await home.press("f2", "u")
        await home.until(lambda: isinstance(home.screen, UpdateView))
        await home.paste(STORY)
        await home.press("ctrl+s")
        await home.translating()
        assert "Nothing has changed: the desk has exactly this text." in told(home.pilot)
        assert home.screen.article.version == 1


async def test_who_says_no_finds_the_lines_left_out_as_they_were(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY)) as home:
        await home.paste(CHANGED + BOX)
        await home.until(lambda: "3 lines look like an author box, none left out" in shown(home.pilot))
        await home.press("f2", "tab", "enter", "ctrl+s")
        await home.until(lambda: isinstance(home.screen, Question))
        await home.press("escape")
        await home.until(lambda: "3 lines look like an author box, 2 left out" in shown(home.pilot))
        await home.press("enter")
        await home.until(lambda: isinstance(home.screen, Question))
        await home.press("n")
        await home.translating()
        out = [one.left_out for one in home.desk.articles.segments(home.screen.opened.job)]
        assert out.count(True) == 2


async def test_other_paragraphs_can_be_taken_in_as_a_version(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY)) as home:
        await home.paste(STORY.replace(" It will serve", "\n\nIt will serve"))
        await home.until(lambda: isinstance(home.screen, NewArticleView))
        await home.press("enter")
        await home.until(lambda: isinstance(home.screen, Question))
        assert "only its paragraphs differ" in said(home)
        await home.press("enter")
        await home.translating()
        assert home.desk.articles.all()[0].version == 2


async def test_a_question_about_a_text_waits_until_the_person_is_back_at_home(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY)) as home:
        at, looked = home.screen, home.desk.looking_over.look_over(CHANGED.encode(), PASTED)
        await home.press("enter")
        await home.translating()
        await home.press(*"abc")
        at.post_message(Known(looked, NewArticle("changed", CHANGED)))
        await home.until(lambda: any("Home asks what to do with it." in words for words in told(home.pilot)))
        await home.press("d")
        assert home.screen.editor.text == "abcd"
        await home.press("enter", "ctrl+q")
        await home.until(lambda: isinstance(home.screen, Question))
        assert home.desk.articles.all()[0].version == 1
        await home.press("enter")
        await home.translating()
        assert home.desk.articles.all()[0].version == 2


async def test_what_is_taken_in_meanwhile_opens_over_nobody(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("a", STORY), ("b", "Another story\n\nIt rains in Osh.\n")) as home:
        at, other = home.screen, home.desk.articles.find("b")
        await home.press("enter")
        await home.translating()
        working = home.screen
        at.post_message(Taken(other, "2 segments, 6 words."))
        await home.until(lambda: "“b”: 2 segments, 6 words." in told(home.pilot))
        assert home.screen is working


async def test_a_text_that_was_refused_comes_back_at_home_only(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("a", STORY)) as home:
        at = home.screen
        await home.press("enter")
        await home.translating()
        working, text = home.screen, NewArticle("name", "A text")
        at.post_message(NotTaken(DeskError("The disk is full."), lambda problem: at._ask_again(text, problem)))
        await home.until(lambda: any("Not taken in: The disk is full." in words for words in told(home.pilot)))
        assert home.screen is working
        await home.press("ctrl+q")
        await home.until(lambda: isinstance(home.screen, NewArticleView))
