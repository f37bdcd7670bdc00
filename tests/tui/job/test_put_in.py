"""A match that is put in by itself: seen to be so, taken by Enter, and no draft until the person acts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.desk.made import open_desk
from tests.tui.conftest import shown, translating, until
from tests.tui.keystrokes import translated, working
from tests.tui.pretend_desk import FUZZY, PretendDesk, segments
from tmtool.model.articles import State
from tmtool.model.units import Change, Difference, MatchKind, Reason
from tmtool.tui.job.put_in import best_match, sure_match

PUT_IN = "put in from 87%: Enter takes it, typing changes it"
FORBIDDEN = Difference(Change.REPLACE, (0, 1), (0, 1), Reason.TERM, 5.0)


def test_only_an_untouched_empty_segment_takes_a_match() -> None:
    empty = segments(1)[1]
    assert sure_match(empty, (FUZZY,), 85) is FUZZY
    assert sure_match(empty, (FUZZY,), 88) is None
    assert sure_match(empty, (FUZZY,), None) is None
    for other in (
        replace(empty, state=State.DRAFT),
        replace(empty, target=FUZZY.target),
        replace(empty, locked=True),
        replace(empty, left_out=True),
        replace(empty, furniture=True),
    ):
        assert sure_match(other, (FUZZY,), 85) is None


def test_a_match_with_a_forbidden_term_is_never_put_in_by_itself() -> None:
    forbidden = replace(FUZZY, score=101, kind=MatchKind.CONTEXT, differences=(FORBIDDEN,))
    assert sure_match(segments(1)[1], (forbidden, FUZZY), 80) is None


def test_a_fragment_is_no_best_match() -> None:
    fragment = replace(FUZZY, kind=MatchKind.FRAGMENT, fragment=(0, 5))
    assert best_match((fragment, FUZZY)) == (2, FUZZY)
    assert best_match((fragment,)) is None


@pytest.fixture
def desk() -> PretendDesk:
    return PretendDesk(preferred={"auto_insert": 85})


async def test_it_is_put_in_and_said_to_be(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        editor = pilot.app.screen.editor
        await until(pilot, lambda: PUT_IN in shown(pilot))
        assert editor.text == FUZZY.offered
        assert editor.provisional
        assert editor.has_class("-provisional")


async def test_it_is_no_draft_and_going_away_leaves_the_segment_new(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await until(pilot, lambda: PUT_IN in shown(pilot))
        await pilot.press("ctrl+down", "ctrl+s", "ctrl+up")
        await until(pilot, lambda: PUT_IN in shown(pilot))
        assert not desk.written
        assert desk.segment(102).state is State.NEW


async def test_enter_takes_it_with_where_it_came_from(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await until(pilot, lambda: PUT_IN in shown(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: desk.segment(102).state is State.TRANSLATED)
        assert str(desk.segment(102).origin) == "fuzzy 87 central-asia"
        assert not pilot.app.screen.editor.provisional


async def test_typing_makes_it_the_persons_own(desk: PretendDesk) -> None:
    async with translating(desk) as pilot:
        await until(pilot, lambda: PUT_IN in shown(pilot))
        await pilot.press("backspace", "ctrl+s")
        await until(pilot, lambda: PUT_IN not in shown(pilot))
        await until(pilot, lambda: ("draft", 102, FUZZY.offered[:-1]) in desk.written)
        assert not pilot.app.screen.editor.has_class("-provisional")


@pytest.mark.parametrize("key", ["alt+1", "ctrl+r"])
async def test_choosing_the_same_match_takes_it_as_a_draft(desk: PretendDesk, key: str) -> None:
    async with translating(desk) as pilot:
        await until(pilot, lambda: PUT_IN in shown(pilot))
        await pilot.press(key, "ctrl+s")
        await until(pilot, lambda: ("draft", 102, FUZZY.offered) in desk.written)
        assert not pilot.app.screen.editor.provisional


async def test_what_is_typed_is_never_replaced_by_a_match_that_comes_late(desk: PretendDesk) -> None:
    from tmtool.tui.messages import SuggestionsFound

    desk.preferred["auto_insert"] = 101
    async with translating(desk) as pilot:
        screen: Any = pilot.app.screen
        await pilot.press("д")
        screen.auto_insert = 85
        screen.post_message(SuggestionsFound(102, screen.current.source.shown, (FUZZY,), ()))
        await pilot.pause()
        assert screen.editor.text == "д"


async def test_a_score_that_is_changed_in_the_settings_holds_at_once(desk: PretendDesk) -> None:
    desk.preferred["auto_insert"] = None
    async with translating(desk) as pilot:
        screen: Any = pilot.app.screen
        assert screen.editor.text == ""
        desk.preferred["auto_insert"] = 85
        screen.read_typing_preferences()
        await until(pilot, lambda: screen.auto_insert == 85)
        await pilot.press("ctrl+down", "ctrl+up")
        await until(pilot, lambda: PUT_IN in shown(pilot))


async def test_undo_over_a_match_that_was_put_in_takes_back_the_confirmation_before(tmp_path: Path) -> None:
    article = "Oil rose.\n\nGas fell.\n\nGold stood still."
    with open_desk(tmp_path / "desk") as desk:
        translated(desk, article, "yesterday.txt", "ru", ("Нефть подорожала.", "Газ подешевел.", "Золото стоит."))
        desk.articles.take_in(article.encode(), "today.txt")
        async with working(desk, desk.articles.find("today.txt"), "ru") as keys:
            await keys.until(lambda: keys.text == "Нефть подорожала.")
            await keys.press("enter")
            await keys.until(lambda: keys.text == "Газ подешевел.")
            await keys.until(lambda: keys.segments("today.txt", "ru")[0].state is State.TRANSLATED)
            await keys.press("ctrl+z")
            await keys.until(lambda: keys.number == 1)
            assert [one.state for one in keys.segments("today.txt", "ru")] == [State.NEW] * 3
            await keys.until(lambda: "put in from 101%" in shown(keys.pilot))
