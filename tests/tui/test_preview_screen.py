"""The whole article as it will be read."""

from __future__ import annotations

from pathlib import Path

from tests.tui.at_home import BOX, RUSSIAN, STORY, at_home, translate
from tests.tui.conftest import shown, told
from tmtool.tui.screens.articles_screen import ArticlesScreen
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.screens.preview import PreviewView
from tmtool.tui.widgets.article_view import ArticleView

WIDE = (120, 40)


async def test_it_shows_what_will_be_read_and_goes_where_a_person_wants(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY + BOX)) as home:
        translate(home.desk, "story.txt", RUSSIAN[:2])
        job = home.desk.articles.find("story.txt").jobs[0]
        for segment in home.desk.articles.segments(job)[5:]:
            home.desk.editing.leave_out(segment.id)
        await home.press("enter")
        await home.translating()
        home.screen.editor.insert("Он будет")
        await home.press("f6")
        await home.until(lambda: "3 left out" in shown(home.pilot))
        text = shown(home.pilot)
        assert f"    {RUSSIAN[0]}\n" in text
        assert "2 not translated" in text
        assert "пропуска. Он будет" in text
        assert "“This is a great day,” the minister said." in text
        assert "Aigul" not in text
        await home.press("down", "down", "enter")
        await home.until(lambda: isinstance(home.screen, JobScreen))
        assert home.screen.current.number == 5


async def test_escape_goes_back_to_the_same_segment(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY)) as home:
        await home.press("enter")
        await home.translating()
        await home.press("ctrl+down", "f6")
        await home.until(lambda: isinstance(home.screen, PreviewView))
        await home.press("end", "escape")
        await home.until(lambda: isinstance(home.screen, JobScreen))
        assert home.screen.current.number == 2


async def test_the_other_language_and_the_source_beside(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY), size=WIDE) as home:
        translate(home.desk, "story.txt")
        translate(home.desk, "story.txt", ("Қырғызстан жаңа өткізу бекетін ашты",), "kk")
        await home.press("right", "left", "f2", "v")
        await home.until(lambda: "everything is translated" in shown(home.pilot))
        assert "▸ Kyrgyzstan opens a new border crossing  " in shown(home.pilot)
        assert "│ Кыргызстан открывает" in shown(home.pilot)
        await home.press("tab")
        await home.pilot.pause()
        assert "▸ Кыргызстан открывает новый пункт пропуска" in shown(home.pilot)
        await home.press("down", "f5")
        await home.until(lambda: "4 not translated" in shown(home.pilot))
        assert " KK · " in shown(home.pilot)
        assert "▸ BISHKEK — Kyrgyzstan opened" in shown(home.pilot)
        await home.press("enter")
        await home.translating()
        assert (home.screen.language, home.screen.current.number) == ("kk", 2)


async def test_a_narrow_screen_says_why_there_is_nothing_beside(tmp_path: Path) -> None:
    async with at_home(tmp_path, ("story.txt", STORY)) as home:
        await home.press("f2", "v")
        await home.until(lambda: "5 not translated" in shown(home.pilot))
        await home.press("tab")
        await home.until(lambda: told(home.pilot) and "from 110 columns on" in told(home.pilot)[0])
        await home.press("escape")
        await home.until(lambda: isinstance(home.screen, ArticlesScreen))


async def test_of_a_long_article_only_what_is_seen_is_wrapped(tmp_path: Path) -> None:
    story = "Prices of a hundred things\n\n" + "\n\n".join(
        f"The price of thing {number} rose by a tenth in the {number}th week of the year, the ministry said."
        for number in range(1, 400)
    )
    async with at_home(tmp_path, ("long.txt", story), size=(60, 24)) as home:
        await home.press("f2", "v")
        await home.until(lambda: "400 not translated" in shown(home.pilot))
        view = home.screen.query_one(ArticleView)
        assert len(view._lines._laid) < 100
        await home.press("end")
        await home.until(lambda: "thing 399 rose" in shown(home.pilot))
        await home.press("pageup", "pageup", "up", "home")
        await home.until(lambda: "▸ Prices of a hundred things" in shown(home.pilot))
        await home.press(*["down"] * 30)
        await home.until(lambda: "▸ The price of thing 30 rose" in shown(home.pilot))
        view.scroll_to(y=view.max_scroll_y // 2, animate=False, immediate=True)
        await home.pilot.pause()
        text = shown(home.pilot)
        assert "The price of thing 200 rose" in text or "The price of thing 199 rose" in text
        await home.pilot.resize_terminal(90, 30)
        await home.until(
            lambda: "▸ The price of thing 30 rose by a tenth in the 30th week of the year," in shown(home.pilot)
        )
