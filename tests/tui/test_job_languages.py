"""Languages for which a bilingual file has no place: shown as such at Home, passed by, explained at Enter."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.desk.made import open_desk
from tests.desk.test_job_languages import counted_reads
from tests.tui.at_home import STORY, AtHome, at_home
from tests.tui.conftest import shown, told
from tmtool.desk import arrivals
from tmtool.desk.job_languages import JobLanguages
from tmtool.desk.reading import stored_file
from tmtool.model.articles import Article
from tmtool.model.errors import RefusedInput
from tmtool.tui.article_languages import all_languages, first_language
from tmtool.tui.screens.analysis import AnalysisScreen
from tmtool.tui.screens.articles_screen import ArticlesScreen
from tmtool.tui.screens.new_article import NewArticleView
from tmtool.tui.screens.preview import PreviewView

PO = """msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "The town lies at the river."
msgstr "{text}"

msgid "The river is long."
msgstr ""
"""
RUSSIAN = PO.format(language="ru", text="Город стоит на реке.")
KAZAKH = PO.format(language="kk", text="Қала өзен бойында.")
TMX = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header srclang="en" adminlang="en" segtype="sentence" o-tmf="x" creationtool="x"
 creationtoolversion="1" datatype="xml"/><body>
<tu><tuv xml:lang="en"><seg>Town</seg></tuv><tuv xml:lang="ru"><seg>Город</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>River</seg></tuv></tu>
</body></tmx>"""


@asynccontextmanager
async def home_with(folder: Path, *articles: tuple[str, str]) -> AsyncIterator[AtHome]:
    """Home once it knows what its files have places for."""
    async with at_home(folder, *articles) as home:
        await home.until(lambda: home.screen.articles.items)
        await home.app.workers.wait_for_complete()
        await home.pilot.pause()
        yield home


def line_of(home: AtHome, name: str) -> str:
    """The line of an article with its languages; the name stands below it."""
    lines = shown(home.pilot).splitlines()
    return lines[next(place for place, line in enumerate(lines) if name in line) - 1]


async def test_a_language_without_a_place_is_a_dash(tmp_path: Path) -> None:
    async with home_with(tmp_path, ("desk.po", RUSSIAN), ("story.txt", STORY)) as home:
        assert "KK —" in line_of(home, "desk.po")
        assert "RU ━━━━────  50%" in line_of(home, "desk.po")
        assert "KK ────────   0%" in line_of(home, "story.txt")


async def test_the_key_for_the_next_language_passes_it_by(tmp_path: Path) -> None:
    async with home_with(tmp_path, ("desk.po", RUSSIAN)) as home:
        for key in ("right", "f5", "left"):
            await home.press(key)
            assert home.screen.articles.chosen[1] == "ru"


async def test_a_file_into_the_second_language_opens_in_that(tmp_path: Path) -> None:
    async with home_with(tmp_path, ("desk.po", KAZAKH)) as home:
        assert "RU —" in line_of(home, "desk.po")
        await home.press("enter")
        await home.translating()
        assert home.screen.language == "kk"


@pytest.mark.parametrize("keys", [("enter",), ("f2", "r"), ("f2", "n"), ("f2", "d"), ("f2", "v")])
async def test_what_needs_the_language_says_why_it_does_nothing(tmp_path: Path, keys: tuple[str, ...]) -> None:
    async with home_with(tmp_path, ("desk.po", RUSSIAN), ("story.txt", STORY)) as home:
        names = [article.name for article in home.screen.articles.items]
        home.screen.articles.choose(names.index("story.txt"))
        await home.press("right")
        home.screen.articles.choose(names.index("desk.po"))
        await home.press(*keys)
        why = "“desk.po” is a file of translations into Russian: it has no place for Kazakh."
        await home.until(lambda: why in told(home.pilot))
        assert isinstance(home.screen, ArticlesScreen)
        await home.press("left", "enter")
        await home.translating()
        assert home.screen.language == "ru"


async def test_a_file_that_takes_more_languages_has_all_of_them(tmp_path: Path) -> None:
    async with home_with(tmp_path, ("desk.tmx", TMX)) as home:
        await home.until(lambda: "KK ────────   0%" in line_of(home, "desk.tmx"))
        await home.press("right", "enter")
        await home.translating()
        assert home.screen.language == "kk"


async def test_a_pasted_file_opens_in_the_language_that_it_has(tmp_path: Path) -> None:
    async with home_with(tmp_path, ("story.txt", STORY)) as home:
        await home.paste(KAZAKH)
        await home.until(lambda: isinstance(home.screen, NewArticleView))
        await home.press("enter")
        await home.translating()
        assert home.screen.language == "kk"


async def test_f5_in_a_job_says_that_there_is_no_other_language(tmp_path: Path) -> None:
    async with home_with(tmp_path, ("desk.po", RUSSIAN)) as home:
        await home.press("enter")
        await home.translating()
        await home.press("f5", *"ab")
        await home.until(lambda: "“desk.po” has no place for another language." in told(home.pilot))
        assert home.screen.language == "ru"
        await home.until(lambda: home.screen.editor.text.endswith("ab"))


async def test_f5_in_a_job_finds_a_place_that_only_the_file_tells_of(tmp_path: Path) -> None:
    async with home_with(tmp_path, ("desk.tmx", TMX)) as home:
        await home.press("enter")
        await home.translating()
        await home.press("f5")
        await home.until(lambda: getattr(home.screen, "language", "") == "kk")


@pytest.mark.parametrize("letter", ["n", "v"])
async def test_f5_of_analysis_and_preview_passes_it_by(tmp_path: Path, letter: str) -> None:
    async with home_with(tmp_path, ("desk.po", RUSSIAN)) as home:
        await home.press("f2", letter)
        await home.until(lambda: not isinstance(home.screen, ArticlesScreen) and "RU" in shown(home.pilot))
        await home.app.workers.wait_for_complete()
        await home.press("f5")
        await home.until(lambda: "There is no other language." in told(home.pilot))
        assert "RU" in shown(home.pilot).splitlines()[0]


async def test_a_place_that_only_the_file_tells_of_is_open_in_preview_too(tmp_path: Path) -> None:
    async with home_with(tmp_path, ("desk.tmx", TMX)) as home:
        await home.press("f2", "v")
        await home.until(lambda: isinstance(home.screen, PreviewView) and "RU" in shown(home.pilot))
        await home.press("f5")
        await home.until(lambda: "It is not translated into that language yet." in told(home.pilot))


async def test_analysis_goes_to_such_a_place_and_comes_back(tmp_path: Path) -> None:
    async with home_with(tmp_path, ("desk.tmx", TMX)) as home:
        await home.press("right", "f2", "n")
        for language in ("KK", "RU", "KK"):
            await home.until(lambda wanted=language: f"EN→{wanted}" in shown(home.pilot))
            await home.press("f5")


@pytest.mark.parametrize("screen", [PreviewView, AnalysisScreen])
async def test_a_screen_that_comes_before_home_reads_the_file_itself(tmp_path: Path, screen: Any) -> None:
    async with at_home(tmp_path) as home:
        article = home.desk.articles.take_in(TMX.encode(), "desk.tmx").article
        home.app.push_screen(screen(home.desk, article, "ru"))
        await home.until(lambda: isinstance(home.screen, screen))
        await home.app.workers.wait_for_complete()
        assert not home.desk.job_languages.is_known(article)
        await home.press("f5")
        await home.until(lambda: "EN→KK" in shown(home.pilot) or "not translated into that" in str(told(home.pilot)))


async def test_the_key_in_a_job_reads_the_file_only_the_first_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_home(tmp_path) as home:
        article = home.desk.articles.take_in(RUSSIAN.encode(), "desk.po").article
        reads = counted_reads(monkeypatch)
        home.screen.open(article, "ru")
        await home.translating()
        for _ in range(3):
            home.app.clear_notifications()
            await home.press("f5")
            await home.until(lambda: "“desk.po” has no place for another language." in told(home.pilot))
        assert reads == ["desk.po"]


async def test_an_older_reading_never_takes_the_place_of_a_newer_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with home_with(tmp_path, ("story.txt", STORY)) as home:
        go, ended, old = threading.Event(), threading.Event(), home.desk.articles.all()
        read = type(home.desk.articles).all
        first = [True]

        def slow(room: Any) -> Any:
            if not first or not first.pop():
                return read(room)
            go.wait(10)
            ended.set()
            return old

        monkeypatch.setattr(type(home.desk.articles), "all", slow)
        home.screen.action_reload()
        await home.until(lambda: not first)
        home.desk.articles.take_in(b"Other news.\n", "other.txt")
        home.screen.action_reload()
        await home.until(lambda: len(home.screen.articles.items) == 2)
        go.set()
        await home.until(ended.is_set)
        await home.app.workers.wait_for_complete()
        await home.pilot.pause()
        assert len(home.screen.articles.items) == 2


async def test_an_older_reading_looks_into_no_more_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with home_with(tmp_path, ("a.po", RUSSIAN), ("b.po", RUSSIAN)) as home:
        go, ended, looked = threading.Event(), threading.Event(), list[int]()

        def look(_: Any, article: Article, languages: object) -> None:
            looked.append(article.id)
            if len(looked) == 1:
                go.wait(10)
                ended.set()

        monkeypatch.setattr(JobLanguages, "look", look)
        home.screen.action_reload()
        await home.until(lambda: looked)
        home.screen.action_reload()
        await home.until(lambda: len(looked) == 3)
        go.set()
        await home.until(ended.is_set)
        await home.app.workers.wait_for_complete()
        assert len(looked) == 3


async def test_what_a_file_tells_late_leaves_a_newer_list_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_home(tmp_path) as home:
        go, reads = threading.Event(), counted_reads(monkeypatch)
        monkeypatch.setattr(arrivals, "places_of", lambda *_: go.wait(10) and None)
        home.desk.articles.take_in(TMX.encode(), "desk.tmx", targets=["ru"])
        home.screen.action_reload()
        await home.until(lambda: reads)
        home.desk.articles.take_in(b"Other news.\n", "other.txt")
        home.screen.action_reload()
        await home.until(lambda: len(home.screen.articles.items) == 2)
        assert "KK —" in line_of(home, "desk.tmx")
        go.set()
        await home.until(lambda: "KK ────────   0%" in line_of(home, "desk.tmx"))
        assert [one.name for one in home.screen.articles.items] == ["other.txt", "desk.tmx"]
        assert reads == ["desk.tmx"]


async def test_a_file_that_cannot_be_read_is_told_of_once_and_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at_home(tmp_path) as home:
        home.desk.articles.take_in(TMX.encode(), "good.tmx", targets=["ru"])
        home.desk.articles.take_in(RUSSIAN.encode(), "bad.po")
        read = stored_file

        def damaged(article: Article, *others: Any) -> Any:
            if article.name == "bad.po":
                raise RefusedInput("“bad.po” is damaged.")
            return read(article, *others)

        monkeypatch.setattr(arrivals, "stored_file", damaged)
        home.screen.action_reload()
        await home.until(lambda: "“bad.po” is damaged." in told(home.pilot))
        await home.until(lambda: "KK ────────   0%" in line_of(home, "good.tmx"))
        assert "KK —" in line_of(home, "bad.po")
        home.app.clear_notifications()
        home.screen.action_reload()
        await home.until(lambda: not any(worker.is_running for worker in home.app.workers))
        await home.pilot.pause()
        assert not told(home.pilot)


def test_an_article_that_has_no_job_in_a_language_of_the_desk_opens_in_its_own(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        article = desk.articles.take_in(STORY.encode(), "story.txt", language="kk", targets=["ru"]).article
        assert all_languages(("kk",), [article]) == ("kk", "ru")
        assert first_language(article, ("kk", "ru")) == "ru"
