"""How much of an article the memories know, as numbers and bars; on a real desk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.desk.made import open_desk
from tests.tui.conftest import shown, until
from tmtool.desk.analysis import Amount, Bands
from tmtool.tui.app import TmtoolApp
from tmtool.tui.screens.analysis import AnalysisScreen
from tmtool.tui.screens.home import HomeScreen
from tmtool.tui.widgets.bands_table import bands_lines, meaning_lines


def test_bars_are_shares_of_the_words_and_can_be_read_without_colour() -> None:
    bands = Bands()
    bands.bands["100"] = Amount(2, 30, 100)
    bands.bands["none"] = Amount(1, 10, 1_500)
    lines = [line.plain for line in bands_lines(bands.bands, 70)]
    assert lines[0].split() == ["segments", "words", "characters"]
    assert lines[3].split() == ["100", "2", "30", "100", "75%", "████████████████·····"[:16] + "·" * 6]
    assert lines[-1].split() == ["together", "3", "40", "1,600"]
    assert max(map(len, lines)) <= 70


def test_every_band_is_explained() -> None:
    assert [line.plain.split()[0] for line in meaning_lines()] == list(Bands().bands)


def test_nothing_to_count_divides_by_nothing() -> None:
    assert bands_lines(Bands().bands, 40)[-1].plain.split() == ["together", "0", "0", "0"]


def counted(pilot: Any) -> str:
    """What is on the screen, with single spaces."""
    return " ".join(shown(pilot).split())


async def test_several_articles_are_counted_together_and_one_by_one(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        articles = [
            desk.articles.take_in(f"Prices rise\n\n{text}\n".encode(), name).article
            for name, text in (("a.txt", "One two three four."), ("b.txt", "One two three four. Five six."))
        ]
        desk.analysis.analyse_jobs([desk.articles.job(articles[0], "ru")])  # what it needs is loaded now
        app = TmtoolApp(desk)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: isinstance(app.screen, HomeScreen))
            app.push_screen(AnalysisScreen(desk, articles, "ru"))
            await pilot.pause()
            await app.workers.wait_for_complete()
            await until(pilot, lambda: "together 5 14 " in counted(pilot))
            assert "Analysis of 2 articles · EN→RU · all together" in shown(pilot)
            await pilot.press("right")
            assert "· a.txt" in shown(pilot)
            assert "together 2 6 " in counted(pilot)
            await pilot.press("a")
            await until(pilot, lambda: "together 5 14 " in counted(pilot))
            await pilot.press("f5")
            await until(pilot, lambda: "EN→KK" in shown(pilot) and "together 5 14 " in counted(pilot))
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(app.screen, HomeScreen))
