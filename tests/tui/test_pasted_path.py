"""Paths that are pasted, or that a terminal gives when a file is dropped on it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.tui.at_home import BOX, STORY, at_home
from tests.tui.conftest import shown, told
from tests.tui.test_arriving import said
from tests.tui.test_job_languages import KAZAKH
from tmtool.tui.pasted_path import may_be_path, missing_file, pasted_file
from tmtool.tui.screens.new_article import NewArticleView
from tmtool.tui.screens.question import Question


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "the story.txt"
    file.write_text(STORY + BOX)
    return file


def test_a_path_is_known_however_it_is_written(story: Path) -> None:
    plain = str(story)
    escaped, address = plain.replace(" ", r"\ "), "file://" + plain.replace(" ", "%20")
    for text in (plain, f"  {plain}\n", f'"{plain}"', f"'{plain}'", escaped, address):
        assert pasted_file(text) == story


def test_what_names_no_file_is_text(tmp_path: Path, story: Path) -> None:
    for text in ("", "\n", "The minister spoke.", str(tmp_path), f"{story}\n{story}", "file://[", "a\0b", '"', "\\"):
        assert pasted_file(text) is None
    assert not may_be_path("long/" * 1000)


def test_a_bare_word_is_no_path_though_a_file_is_called_so(
    tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for text in (story.name, f'"{story.name}"', r"the\ story.txt"):
        assert not may_be_path(text)
        assert pasted_file(text) is None
    for text in (f"./{story.name}", f"~/{story.name}", f'"~/{story.name}"'):
        assert pasted_file(text) == story


def test_a_path_without_a_file_is_told_from_text(tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for path in ("/no/file.txt", "~/no.DOCX", "./no.md", "../no.po", "/no/Новости дня.xlf"):
        assert missing_file(path) == path
        assert missing_file(f"  {path}\n") == path
        assert missing_file(f"'{path}'") == path
    assert missing_file(r"/no/the\ story.txt") == "/no/the story.txt"
    assert missing_file("file:///no/the%20story.txt") == "/no/the story.txt"
    for text in (
        "Oil/gas exports fall, says report.txt",
        "24/7.md",
        "no/file.txt",
        "nofile.txt",
        "/no/file",
        "/no/file.xyz",
        "/no/file.txt was lost",
        "/no/file.txt\n/no/other.txt",
        "~aigerim/no.txt",
        "",
        str(story),
        f"./{story.name}",
    ):
        assert missing_file(text) is None


async def test_of_a_path_without_a_file_no_article_is_made(tmp_path: Path, story: Path) -> None:
    path = tmp_path / "no.txt"
    async with at_home(tmp_path) as home:
        await home.paste(str(path))
        await home.press("enter")
        await home.until(lambda: "There is no file “" in said(home))
        await home.press("enter", "ctrl+s")
        await home.app.workers.wait_for_complete()
        await home.pilot.pause()
        assert isinstance(home.screen, NewArticleView)
        assert "segment" not in said(home)
        assert home.desk.articles.all() == ()
        home.screen.query_one(TextArea).text = str(story)
        await home.until(lambda: "That is the path of a file: “the story.txt” will be taken in." in said(home))
        assert "There is no file" not in said(home)
        await home.press("enter")
        await home.translating()
        assert home.screen.article.name == "the story.txt"


async def test_a_file_that_comes_after_it_was_named_is_taken_in(tmp_path: Path, story: Path) -> None:
    path = tmp_path / "late.txt"
    async with at_home(tmp_path) as home:
        await home.paste(str(path))
        await home.until(lambda: "There is no file “" in said(home))
        story.rename(path)
        await home.press("enter")
        await home.translating()
        assert home.screen.article.title == "Kyrgyzstan opens a new border crossing"


async def test_f4_takes_the_words_of_a_path_without_a_file(tmp_path: Path) -> None:
    async with at_home(tmp_path) as home:
        await home.paste("/no/file.txt")
        await home.until(lambda: "There is no file “/no/file.txt”. Correct it, or F4 takes" in said(home))
        await home.press("f4")
        await home.until(lambda: "1 segment, " in said(home))
        assert "There is no file" not in said(home)
        await home.press("enter")
        await home.translating()
        assert home.screen.current.source.text == "/no/file.txt"


async def test_a_headline_called_as_a_file_is_taken_in_as_words(
    tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    story.rename(tmp_path / "News")
    async with at_home(tmp_path) as home:
        await home.paste("News")
        await home.until(lambda: isinstance(home.screen, NewArticleView))
        await home.press("enter")
        await home.translating()
        assert home.screen.current.source.text == "News"


async def test_a_pasted_path_opens_the_file(tmp_path: Path, story: Path) -> None:
    async with at_home(tmp_path) as home:
        await home.paste(str(story))
        await home.until(lambda: "That is the path of a file: “the story.txt” will be taken in." in said(home))
        assert "3 lines look like an author box, none left out" in shown(home.pilot)
        await home.press("f2", "enter")
        await home.translating()
        (article,) = home.desk.articles.all()
        assert (article.name, article.format) == ("the story.txt", "plain_text")
        assert sum(one.left_out for one in home.desk.articles.segments(article.jobs[0])) == 3


async def test_enter_at_once_opens_the_file_too(tmp_path: Path, story: Path) -> None:
    async with at_home(tmp_path) as home:
        await home.paste(str(story))
        await home.press("enter")
        await home.translating()
        assert home.screen.article.title == "Kyrgyzstan opens a new border crossing"


async def test_a_path_that_is_typed_is_known_too(tmp_path: Path, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story.rename(tmp_path / "x")
    monkeypatch.chdir(tmp_path)
    async with at_home(tmp_path) as home:
        await home.press("ctrl+n")
        await home.until(lambda: isinstance(home.screen, NewArticleView))
        await home.press("full_stop", "slash", "x")
        await home.until(lambda: "That is the path of a file: “x” will be taken in." in said(home))
        await home.press("ctrl+s")
        await home.translating()
        assert home.screen.article.name == "x"


async def test_f4_takes_the_words_themselves(tmp_path: Path, story: Path) -> None:
    async with at_home(tmp_path) as home:
        await home.paste(str(story))
        await home.until(lambda: "That is the path of a file" in said(home))
        await home.press("f4")
        await home.until(lambda: "That is the path of a file" not in said(home))
        await home.press("enter")
        await home.translating()
        assert home.screen.current.source.text == str(story)


async def test_a_file_of_translations_opens_as_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "menu.po").write_text(KAZAKH)
    async with at_home(tmp_path) as home:
        await home.paste(str(tmp_path / "menu.po"))
        await home.until(lambda: "English → Kazakh · 2 segments" in said(home))
        await home.press("enter")
        await home.translating()
        assert home.screen.language == "kk"
        assert home.desk.articles.all()[0].format == "po"


async def test_a_new_version_in_a_file_is_recognised(tmp_path: Path, story: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY)) as home:
        story.write_text(STORY.replace("3,000", "5,000"))
        await home.paste(str(story))
        await home.press("enter")
        await home.until(lambda: isinstance(home.screen, Question))
        await home.press("enter")
        await home.translating()
        assert home.screen.article.version == 2
        assert "Version 2: 1 segment changed." in told(home.pilot)


async def test_a_file_that_is_no_article_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    async with at_home(tmp_path) as home:
        await home.paste(str(tmp_path / "old.doc"))
        await home.until(lambda: "“old.doc” will be taken in" in said(home))
        await home.press("enter")
        await home.until(lambda: "DOCX" in said(home))
        assert isinstance(home.screen, NewArticleView)
        assert home.desk.articles.all() == ()
