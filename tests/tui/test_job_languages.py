"""Languages for which a bilingual file has no place: shown as such at Home, passed by, explained at Enter."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.tui.at_home import STORY, AtHome, at_home
from tests.tui.conftest import shown, told
from tmtool.tui.job_languages import JobLanguages, all_languages, first_language
from tmtool.tui.screens.articles_screen import ArticlesScreen
from tmtool.tui.screens.new_article import NewArticleView

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


async def test_files_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with home_with(tmp_path, ("desk.po", RUSSIAN), ("story.txt", STORY)) as home:
        room, asked = home.desk.articles, []
        languages = JobLanguages(room)
        monkeypatch.setattr(type(room), "can_have", lambda _, article, language: asked.append((article.name, language)))
        for _ in range(2):
            for article in room.all():
                languages.look(article, ("ru", "kk"))
        assert asked == [("desk.po", "kk")]


async def test_an_article_has_no_place_for_its_own_language(tmp_path: Path) -> None:
    async with at_home(tmp_path) as home:
        article = home.desk.articles.take_in(STORY.encode(), "story.txt", language="kk", targets=["ru"]).article
        languages = JobLanguages(home.desk.articles)
        assert languages.closed(article, ("ru", "kk", "en")) == {"kk"}
        assert all_languages(("kk",), [article]) == ("kk", "ru")
        assert first_language(article, ("kk", "ru")) == "ru"
