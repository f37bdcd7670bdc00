"""What the screen says for a moment is seen: also at Home, also one after the other."""

from __future__ import annotations

from pathlib import Path

from tests.tui.at_home import STORY
from tests.tui.conftest import shown, until
from tmtool.desk.desk import Desk
from tmtool.tui.app import TmtoolApp
from tmtool.tui.screens.articles_screen import ArticlesScreen


async def test_notices_are_seen_one_after_the_other(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk", person="Aigerim", empty=True) as desk:
        desk.articles.take_in(STORY.encode(), "story.txt")
        app = TmtoolApp(desk)
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await until(pilot, lambda: isinstance(app.screen, ArticlesScreen) and app.screen.articles.items)
            for words in ("This comes first.", "That comes second."):
                app.screen.notify(words)
                await until(pilot, lambda words=words: words in shown(pilot))
            assert "This comes first." not in shown(pilot)
