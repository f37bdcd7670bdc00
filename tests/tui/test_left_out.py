"""What is left out on the screen: leaving out goes on, and typing or Enter never loses a text in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.made import open_desk
from tests.tui.at_home import BOX
from tests.tui.conftest import told
from tests.tui.keystrokes import working
from tmtool.desk.desk import Desk
from tmtool.model.articles import Article, State

STORY = """Kazakhstan opens a new dry port

The port stands on the border. Trains stop there twice a day.
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk") as made:
        yield made


@pytest.fixture
def article(desk: Desk) -> Article:
    return desk.articles.take_in(STORY.encode(), "port.txt").article


async def test_leaving_out_the_last_segment_stays_there(desk: Desk, article: Article) -> None:
    async with working(desk, article, "ru") as keys:
        await keys.press("ctrl+g", "3", "enter")
        await keys.until(lambda: keys.number == 3)
        await keys.press("f2", "l")
        await keys.until(lambda: keys.segments("port.txt", "ru")[2].left_out)
        await keys.until(lambda: keys.screen.current.left_out)
        assert keys.number == 3
        await keys.press("f2", "l")
        await keys.until(lambda: not keys.segments("port.txt", "ru")[2].left_out)
        assert keys.number == 3


@pytest.mark.parametrize("waits", [False, True])
async def test_what_is_typed_into_a_left_out_headline_takes_it_in(desk: Desk, article: Article, waits: bool) -> None:
    job = desk.articles.job(article, "ru")
    desk.editing.leave_out(desk.articles.numbered(job, 1).id)
    async with working(desk, article, "ru") as keys:
        await keys.press("ctrl+g", "1", "enter")
        await keys.until(lambda: keys.number == 1)
        await keys.type("Открыт порт")
        if waits:
            await keys.until(lambda: keys.segments("port.txt", "ru")[0].state is State.DRAFT)
            assert not keys.segments("port.txt", "ru")[0].left_out
        await keys.press("enter")
        await keys.until(lambda: keys.segments("port.txt", "ru")[0].state is State.TRANSLATED)
        assert not keys.segments("port.txt", "ru")[0].left_out
        await keys.until(lambda: "Segment 1 was left out: it is in the translation again." in told(keys.pilot))


async def test_enter_on_what_is_left_out_and_untouched_confirms_nothing(desk: Desk, article: Article) -> None:
    job = desk.articles.job(article, "ru")
    first = desk.articles.numbered(job, 1)
    desk.editing.draft(first.id, "Открыт порт")
    desk.editing.leave_out(first.id)
    async with working(desk, article, "ru") as keys:
        await keys.press("ctrl+g", "1", "enter")
        await keys.until(lambda: keys.number == 1)
        await keys.press("enter")
        await keys.until(lambda: keys.number == 2)
        assert any("Segment 1 is left out: it is not confirmed." in words for words in told(keys.pilot))
        assert keys.segments("port.txt", "ru")[0].state is State.DRAFT


async def test_one_key_leaves_a_whole_author_box_out(desk: Desk) -> None:
    article = desk.articles.take_in((STORY + BOX).encode(), "port.txt").article
    async with working(desk, article, "ru") as keys:
        await keys.press("ctrl+g", "4", "enter")
        await keys.until(lambda: keys.number == 4)
        await keys.press("f2", "l")
        await keys.until(lambda: [one.left_out for one in keys.segments("port.txt", "ru")] == [False] * 3 + [True] * 3)
        await keys.until(lambda: [one.left_out for one in keys.segments("port.txt", "kk")] == [False] * 3 + [True] * 3)
        words = "Left out: the author box (3 lines, segments 4–6), in KK too. Ctrl+Z takes it all back."
        await keys.until(lambda: words in told(keys.pilot))
        assert keys.number == 4
