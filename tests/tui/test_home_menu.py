"""What is done with an article at Home: due, who has it, putting away; what came into the drop folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.at_home import STORY, AtHome, at_home
from tests.tui.conftest import shown, told
from tmtool.desk.reports import ImportReport
from tmtool.model.articles import Job
from tmtool.model.units import ImportCounts
from tmtool.tui.actions import Place, at
from tmtool.tui.messages import MemoriesChanged
from tmtool.tui.screens.action_menu import ActionMenu
from tmtool.tui.screens.articles_screen import ArticlesScreen, news_line
from tmtool.tui.screens.prompt import Prompt
from tmtool.tui.screens.question import Question

_NO_SCREEN = ("home.take", "home.review", "home.welcome")
"""What is done at once, and what opens a job, which Escape does not leave."""


def job(home: AtHome, language: str = "ru") -> Job:
    (article,) = home.desk.articles.all()
    return next(one for one in article.jobs if one.language == language)


@pytest.mark.parametrize("letters", ["d", "в"])
async def test_a_due_time_is_typed_and_seen(tmp_path: Path, letters: str) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), size=(120, 40)) as home:
        await home.press("right", "f2", letters)
        await home.until(lambda: isinstance(home.screen, Prompt))
        await home.press(*"soon", "enter")
        await home.until(lambda: isinstance(home.screen, Prompt) and "“soon” is no time" in shown(home.pilot))
        await home.press(*"tomorrow", "space", "9", "enter")
        await home.until(lambda: "KK due tomorrow 09:00" in shown(home.pilot))
        assert job(home, "kk").due is not None
        assert job(home, "ru").due is None
        await home.press("f2", "d")
        await home.until(lambda: "now due tomorrow 09:00" in shown(home.pilot))
        await home.press("enter")
        await home.until(lambda: job(home, "kk").due is None)


async def test_a_job_is_taken_and_given_back(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), size=(120, 40)) as home:
        home.desk.assignments.take(job(home), "dana")
        await home.press("f8")
        await home.until(lambda: "RU dana has it" in shown(home.pilot))
        await home.press("f2", "t")
        await home.until(lambda: "RU you have it" in shown(home.pilot))
        assert "story.txt, RU: you have it. dana had it. Ctrl+Z takes it back." in told(home.pilot)
        await home.press("f2", "t")
        await home.until(lambda: job(home).person is None)
        assert job(home).person is None


async def test_a_job_that_a_colleague_took_unseen_is_not_taken_over(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), size=(120, 40)) as home:
        home.desk.assignments.take(job(home), "dana")
        await home.press("f2", "t")
        await home.until(lambda: any("By now dana has this job" in words for words in told(home.pilot)))
        await home.until(lambda: "RU dana has it" in shown(home.pilot))
        assert job(home).person == "dana"


async def test_an_article_is_put_away_after_asking(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), ("other.txt", "It rained.\n\nIt snowed.\n")) as home:
        await home.press("home", "f2", "x")
        await home.until(lambda: isinstance(home.screen, Question))
        assert "Put “other.txt” away?" in shown(home.pilot)
        await home.press("escape", "f2", "x")
        await home.until(lambda: isinstance(home.screen, Question))
        await home.press("enter")
        await home.until(lambda: [one.name for one in home.desk.articles.all()] == ["story.txt"])
        await home.until(lambda: len(home.screen.articles.items) == 1)
        await home.press("ctrl+z")
        await home.until(lambda: len(home.screen.articles.items) == 2)
        assert "other.txt. Taken back: remove." in told(home.pilot)
        await home.press("ctrl+z")
        await home.until(lambda: "Nothing was done here that could be taken back." in told(home.pilot))


async def test_undo_takes_back_nothing_that_was_not_done_at_home(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), size=(120, 40)) as home:
        segment = home.desk.articles.numbered(job(home), 1)
        home.desk.editing.confirm(segment.id, "Новость")
        await home.press("ctrl+z")
        await home.until(lambda: "Nothing was done here that could be taken back." in told(home.pilot))
        await home.press("f2", "t")
        await home.until(lambda: job(home).person is not None)
        home.desk.editing.confirm(segment.id, "Новости")
        await home.press("ctrl+z")
        await home.until(lambda: "story.txt, RU. Taken back: take." in told(home.pilot))
        assert job(home).person is None
        assert home.desk.articles.segment(segment.id).target.text == "Новости"


async def test_undo_names_the_article_of_which_something_goes_back(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), ("other.txt", "It rained.\n\nIt snowed.\n")) as home:
        await home.press("home", "f2", "t")
        await home.until(lambda: any("you have it" in words for words in told(home.pilot)))
        taken = home.screen.articles.chosen[0].name
        await home.press("down")
        assert home.screen.articles.chosen[0].name != taken
        await home.press("ctrl+z")
        await home.until(lambda: f"{taken}, RU. Taken back: take." in told(home.pilot))


async def test_who_comes_back_from_a_job_stands_on_its_article(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), ("other.txt", "It rained.\n\nIt snowed.\n")) as home:
        await home.press("home", "down", "enter")
        await home.translating()
        name = home.screen.article.name
        await home.press("ctrl+q")
        await home.listed()
        await home.until(lambda: home.screen.articles.chosen[0].name == name)


@pytest.mark.parametrize("letter", [action.keys[0] for action in at(Place.HOME_MENU) if action.id not in _NO_SCREEN])
async def test_every_entry_of_the_menu_opens_something_and_escape_comes_back(tmp_path: Path, letter: str) -> None:
    async with at_home(tmp_path, ("story.txt", STORY)) as home:
        await home.press("f2")
        assert isinstance(home.screen, ActionMenu)
        await home.press(letter)
        await home.until(lambda: not isinstance(home.screen, ActionMenu | ArticlesScreen))
        await home.app.workers.wait_for_complete()
        await home.press("escape")
        await home.until(lambda: isinstance(home.screen, ArticlesScreen))


async def test_without_articles_the_menu_says_so(tmp_path: Path) -> None:
    async with at_home(tmp_path) as home:
        await home.press("f2")
        await home.until(lambda: "No article yet" in shown(home.pilot))
        await home.press("d")
        await home.until(lambda: isinstance(home.screen, ArticlesScreen) and told(home.pilot))
        assert "There is no article yet" in told(home.pilot)[0]


async def test_what_came_into_the_drop_folders_stays_in_sight_until_the_person_goes_on(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY)) as home:
        home.app.post_message(MemoriesChanged(("rain: 1 new.",), ()))
        await home.until(lambda: "From your folders: rain: 1 new." in shown(home.pilot))
        assert told(home.pilot) == []
        await home.press("enter")
        await home.translating()
        await home.press("ctrl+q")
        await home.listed()
        await home.until(lambda: "From your folders" not in shown(home.pilot))


async def test_what_came_while_the_person_was_elsewhere_is_at_home(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY)) as home:
        await home.press("enter")
        await home.translating()
        home.app.post_message(MemoriesChanged(("rain: 1 new.",), ()))
        await home.until(lambda: told(home.pilot) == ["rain: 1 new."])
        await home.press("ctrl+q")
        await home.until(lambda: "From your folders: rain: 1 new." in shown(home.pilot))


def test_what_came_with_tmtool_is_no_news() -> None:
    counts = ImportCounts(new=1200, removed=2)
    own = ImportReport("rain.tmx", "memory", "rain", counts)
    shipped = ImportReport("news.tmx", "memory", "news", counts, is_shipped=True)
    assert MemoriesChanged.of([own, shipped]) == MemoriesChanged(("rain: 1,200 new, 2 removed.",), ())
    assert not MemoriesChanged.of([shipped]).is_news


def test_refused_files_are_named_too() -> None:
    line = news_line(MemoriesChanged(("a: 1 new.", "b: 2 new."), ("“torn.tmx” is damaged.",)))
    assert line == " 1 file was refused: “torn.tmx” is damaged. From your folders: a: 1 new. b: 2 new."
