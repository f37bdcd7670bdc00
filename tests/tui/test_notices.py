"""What the screen says for a moment is seen: also at Home, also one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.notifications import Notification

from tests.tui.at_home import STORY
from tests.tui.conftest import shown, until
from tmtool.desk.desk import Desk
from tmtool.tui import notices
from tmtool.tui.app import TmtoolApp
from tmtool.tui.notices import was_just_said
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


@pytest.mark.parametrize(
    ("notice", "was_said"),
    [
        (Notification("That is all.", raised_at=10.9), True),
        (Notification("That is all.", raised_at=11.0), False),
        (Notification("That is all.", severity="warning", raised_at=10.9), False),
        (Notification("That is all.", timeout=10.0, raised_at=10.9), False),
        (Notification("That is all.", raised_at=9.9), True),
        (Notification("That was it.", raised_at=10.9), False),
    ],
)
def test_the_same_words_are_just_said_for_a_second(notice: Notification, was_said: bool) -> None:
    assert was_just_said(notice, Notification("That is all.", raised_at=10.0)) is was_said


async def test_what_a_held_key_says_again_and_again_stands_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "SAID_AGAIN_AFTER", 60.0)
    with Desk.open(tmp_path / "desk", person="Aigerim", empty=True) as desk:
        desk.articles.take_in(STORY.encode(), "story.txt")
        app = TmtoolApp(desk)
        async with app.run_test(size=(80, 24), notifications=True) as pilot:
            await until(pilot, lambda: isinstance(app.screen, ArticlesScreen) and app.screen.articles.items)
            app.screen.notify("This comes first.")
            await until(pilot, lambda: "This comes first." in shown(pilot))
            [first] = app._notifications
            app.screen.notify("This comes first.")
            await pilot.pause()
            assert [*app._notifications] == [first]
            app.screen.notify("That comes second.")
            await until(pilot, lambda: "That comes second." in shown(pilot))
