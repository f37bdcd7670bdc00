"""The dialog for a new article: what is taken in is what the person saw last, whatever was looked over before."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input, TextArea

from tests.tui.at_home import BOX, STORY, AtHome, at_home
from tests.tui.conftest import shown
from tests.tui.test_arriving import said
from tmtool.model.errors import DeskError
from tmtool.tui.given import PASTED
from tmtool.tui.screens.new_article import NewArticleView

THROWN_AWAY = "Esc again throws away what is typed here."
IS_FILE = "That is the path of a file"


class Held:
    """Holds the looks at one file up until they may go on."""

    def __init__(self, room: Any, file: str) -> None:
        self._look_over, self._file = room.look_over, file
        self._go = threading.Event()
        self.begun = False
        room.look_over = self._held

    def _held(self, data: bytes, file: str) -> Any:
        if file == self._file:
            self.begun = True
            assert self._go.wait(30)
        return self._look_over(data, file)

    def let_go(self) -> None:
        self._go.set()


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "the story.txt"
    file.write_text(STORY + BOX)
    return file


async def asked(home: AtHome, text: str) -> None:
    await home.paste(text)
    await home.until(lambda: isinstance(home.screen, NewArticleView))


async def refilled(home: AtHome, text: str) -> None:
    """Put another text over the one that is there."""
    area = home.screen.query_one(TextArea)
    area.focus()
    area.text = text
    await home.pilot.pause()


async def test_an_article_over_the_path_of_a_file_is_what_is_taken_in(tmp_path: Path, story: Path) -> None:
    async with at_home(tmp_path) as home:
        await asked(home, str(story))
        await home.until(lambda: IS_FILE in said(home))
        await refilled(home, "An article over the path.\n\nIt has two paragraphs.\n")
        await home.press("ctrl+s")
        await home.translating()
        assert home.screen.current.source.text == "An article over the path."
        assert home.screen.article.name == "An article over the path"


async def test_the_words_are_taken_though_their_look_has_not_ended(tmp_path: Path, story: Path) -> None:
    async with at_home(tmp_path) as home:
        held = Held(home.desk.looking_over, PASTED)
        await asked(home, str(story))
        await home.until(lambda: IS_FILE in said(home))
        await home.press("f4", "enter")
        await home.until(lambda: held.begun)
        assert isinstance(home.screen, NewArticleView)
        held.let_go()
        await home.translating()
        assert home.screen.current.source.text == str(story)


async def test_f4_counts_before_the_file_was_looked_over(tmp_path: Path, story: Path) -> None:
    async with at_home(tmp_path) as home:
        held = Held(home.desk.looking_over, story.name)
        await asked(home, str(story))
        await home.until(lambda: held.begun)
        await home.press("f4", "enter")
        await home.translating()
        held.let_go()
        assert home.screen.current.source.text == str(story)


async def test_a_look_that_was_given_up_says_nothing_when_it_ends(tmp_path: Path, story: Path) -> None:
    async with at_home(tmp_path) as home:
        held = Held(home.desk.looking_over, story.name)
        await asked(home, str(story))
        await home.until(lambda: held.begun)
        await home.press("f4")
        await home.until(lambda: "1 segment, " in said(home))
        held.let_go()
        for _ in range(20):
            await asyncio.sleep(0.01)
            await home.pilot.pause()
            assert IS_FILE not in said(home)


async def test_what_is_changed_while_it_waits_is_not_taken_in_unasked(tmp_path: Path, story: Path) -> None:
    async with at_home(tmp_path) as home:
        held = Held(home.desk.looking_over, story.name)
        await asked(home, str(story))
        await home.press("enter")
        await home.until(lambda: held.begun)
        await refilled(home, "Not yet done")
        held.let_go()
        await home.until(lambda: "1 segment, 3 words" in said(home))
        assert isinstance(home.screen, NewArticleView)
        assert home.desk.articles.all() == ()


async def test_words_that_were_refused_come_back_as_words(tmp_path: Path, story: Path) -> None:
    async with at_home(tmp_path) as home:
        take_in, refusals = home.desk.articles.take_in, [DeskError("The disk is full.")]

        def once_refused(*given: Any, **more: Any) -> Any:
            if refusals:
                raise refusals.pop()
            return take_in(*given, **more)

        home.desk.articles.take_in = once_refused  # type: ignore[method-assign]
        await asked(home, str(story))
        await home.until(lambda: IS_FILE in said(home))
        await home.press("f4", "enter")
        await home.until(lambda: "The disk is full." in said(home))
        await home.until(lambda: "1 segment, " in said(home))
        assert IS_FILE not in said(home)
        await home.press("enter")
        await home.translating()
        assert home.screen.current.source.text == str(story)


async def test_the_next_path_is_a_file_again(tmp_path: Path, story: Path) -> None:
    async with at_home(tmp_path) as home:
        await asked(home, str(story))
        await home.until(lambda: IS_FILE in said(home))
        await home.press("f4")
        await home.until(lambda: IS_FILE not in said(home))
        await refilled(home, "")
        await refilled(home, str(story))
        await home.until(lambda: IS_FILE in said(home))
        await home.until(lambda: "English → Russian, Kazakh · 8 segments" in shown(home.pilot))


@pytest.mark.parametrize("text", ["x" * 100_001, "\n"], ids=["too long", "empty"])
async def test_of_what_cannot_be_read_nothing_is_said(tmp_path: Path, story: Path, text: str) -> None:
    async with at_home(tmp_path) as home:
        await asked(home, str(story))
        await home.until(lambda: "3 lines look like an author box" in said(home))
        await refilled(home, text)
        await home.until(lambda: IS_FILE not in said(home))
        assert "segments" not in said(home)
        assert "author box" not in said(home)


async def test_of_a_file_saved_anew_no_other_lines_are_left_out(tmp_path: Path, story: Path) -> None:
    async with at_home(tmp_path) as home:
        await asked(home, str(story))
        await home.until(lambda: "3 lines look like an author box" in said(home))
        await home.press("f2")
        story.write_text("New headline\n\nFirst.\n\nSecond.\n\nThe news that counts.\n\nThird.\n\nThe end.\n")
        await home.press("enter")
        await home.until(lambda: "“the story.txt” was saved anew after it was looked over" in said(home))
        await home.until(lambda: "6 segments" in said(home))
        assert home.desk.articles.all() == ()
        await home.press("enter")
        await home.translating()
        assert [one.left_out for one in home.screen.opened.segments] == [False] * 6


async def test_its_author_box_is_asked_about_anew(tmp_path: Path, story: Path) -> None:
    async with at_home(tmp_path) as home:
        await asked(home, str(story))
        await home.until(lambda: "3 lines look like an author box" in said(home))
        await home.press("f2")
        story.write_text(STORY + "\nOne more thing happened in Osh.\n" + BOX)
        await home.press("enter")
        await home.until(lambda: "saved anew" in said(home))
        await home.until(lambda: "3 lines look like an author box, none left out" in said(home))
        await home.press("f2", "enter")
        await home.translating()
        assert [one.left_out for one in home.screen.opened.segments] == [False] * 6 + [True] * 3


async def opened(home: AtHome) -> None:
    await home.press("ctrl+n")
    await home.until(lambda: isinstance(home.screen, NewArticleView))


async def closed(home: AtHome) -> None:
    await home.until(lambda: not isinstance(home.screen, NewArticleView))


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
async def test_what_was_typed_is_thrown_away_at_the_second_escape_only(tmp_path: Path, key: str) -> None:
    async with at_home(tmp_path) as home:
        await opened(home)
        await home.press(*"Oil", key)
        await home.until(lambda: THROWN_AWAY in said(home))
        assert home.screen.query_one(TextArea).text == "Oil"
        await home.press(key)
        await closed(home)
        assert home.desk.articles.all() == ()


async def test_what_was_typed_since_the_first_escape_is_asked_about_anew(tmp_path: Path) -> None:
    async with at_home(tmp_path) as home:
        await opened(home)
        await home.press(*"Oil", "escape")
        await home.until(lambda: THROWN_AWAY in said(home))
        await home.press("s")
        await home.until(lambda: THROWN_AWAY not in said(home))
        await home.press("escape")
        await home.until(lambda: THROWN_AWAY in said(home))
        assert home.screen.query_one(TextArea).text == "Oils"
        await home.press("escape")
        await closed(home)


async def test_a_text_pasted_into_the_window_is_not_lost_by_one_escape(tmp_path: Path) -> None:
    async with at_home(tmp_path) as home:
        await opened(home)
        await home.paste(STORY)
        await home.until(lambda: "5 segments" in said(home))
        await home.press("escape")
        await home.until(lambda: THROWN_AWAY in said(home))
        await home.press("ctrl+s")
        await home.translating()


async def test_a_name_given_by_hand_is_not_lost_by_one_escape(tmp_path: Path) -> None:
    async with at_home(tmp_path) as home:
        await home.paste(STORY)
        await home.until(lambda: isinstance(home.screen, NewArticleView))
        home.screen.query_one(Input).value = "Borders"
        await home.press("escape")
        await home.until(lambda: THROWN_AWAY in said(home))
        assert isinstance(home.screen, NewArticleView)


@pytest.mark.parametrize("text", ["", STORY, "One line\r\nand another\r"], ids=["empty", "pasted", "other line ends"])
async def test_an_untouched_window_closes_at_once(tmp_path: Path, text: str) -> None:
    async with at_home(tmp_path) as home:
        await (asked(home, text) if text else opened(home))
        await home.press("escape")
        assert not isinstance(home.screen, NewArticleView)


async def test_a_window_that_was_emptied_closes_at_once(tmp_path: Path) -> None:
    async with at_home(tmp_path) as home:
        await opened(home)
        await home.press("o", "backspace", "escape")
        assert not isinstance(home.screen, NewArticleView)


async def test_a_typed_text_that_was_refused_is_not_lost_by_one_escape(tmp_path: Path) -> None:
    async with at_home(tmp_path) as home:

        def refused(*given: Any, **more: Any) -> Any:
            raise DeskError("The disk is full.")

        home.desk.articles.take_in = refused  # type: ignore[method-assign]
        await opened(home)
        await home.press(*"Oil", "ctrl+s")
        await home.until(lambda: "The disk is full." in said(home))
        await home.press("escape")
        await home.until(lambda: THROWN_AWAY in said(home))
        await home.press("escape")
        await closed(home)


async def test_f2_says_where_no_author_box_was_found(tmp_path: Path) -> None:
    words = "No author box was found in this text: F2 L leaves a segment out later."
    async with at_home(tmp_path) as home:
        await asked(home, STORY)
        await home.until(lambda: "5 segments" in said(home))
        await home.press("f2")
        await home.until(lambda: words in said(home))
        await refilled(home, STORY + BOX)
        await home.until(lambda: "3 lines look like an author box, none left out" in said(home))
        assert words not in said(home)


async def test_f2_counts_before_the_text_was_looked_over(tmp_path: Path) -> None:
    async with at_home(tmp_path) as home:
        held = Held(home.desk.looking_over, PASTED)
        await asked(home, STORY + BOX)
        await home.press("f2")
        await home.until(lambda: held.begun)
        held.let_go()
        await home.until(lambda: "3 lines look like an author box, 3 left out" in said(home))


async def test_f2_without_a_text_asks_for_one(tmp_path: Path) -> None:
    async with at_home(tmp_path) as home:
        await opened(home)
        await home.press("f2")
        await home.until(lambda: "Paste the text of the article first." in said(home))


async def test_f2_says_that_what_cannot_be_read_has_no_author_box(tmp_path: Path) -> None:
    async with at_home(tmp_path) as home:
        await asked(home, "x" * 100_001)
        await home.press("f2")
        await home.until(lambda: "No author box was found: this cannot be read." in said(home))


async def test_f2_says_where_a_new_version_has_no_new_author_box(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY + BOX)) as home:
        await asked(home, STORY.replace("3,000", "5,000") + BOX)
        await home.until(lambda: "looks like a new version" in said(home))
        await home.press("f2")
        await home.until(lambda: "No new author box was found in this text" in said(home))
