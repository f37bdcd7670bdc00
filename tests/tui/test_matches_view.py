"""F7: all matches whole, and one of them put in."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from textual import events

from tests.tui.conftest import shown, told, translating, until
from tests.tui.pretend_desk import FUZZY, SECOND, PretendDesk
from tests.tui.test_fragments import FRAGMENT
from tests.tui.test_lists import TEXTS
from tests.tui.test_translate_screen import screen
from tmtool.model.articles import Segment
from tmtool.model.text import TaggedText
from tmtool.model.units import Patch
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.screens.matches import MatchesView, all_matches

REPAIRED = replace(
    FUZZY,
    target=TaggedText(FUZZY.target.text + " Так сказано в сообщении." * 8),
    repaired=FUZZY.target.text.replace("20", "30") + " Так сказано в сообщении." * 8,
    patches=(Patch(54, 56, "20", "30", "The figure is 30 here and 20 in the memory."),),
    warnings=("Look at the end of the sentence.",),
)


class Desk(PretendDesk):
    """A desk whose first match does not fit into the panel."""

    def for_segment(self, segment: Segment, language: str, *, fragments: bool = False) -> Any:
        return SimpleNamespace(matches=(REPAIRED, SECOND, FRAGMENT), terms=(), is_whole=True)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_everything_is_shown_whole(size: tuple[int, int]) -> None:
    async with translating(Desk(), size=size) as pilot:
        await until(pilot, lambda: "lines: F7" in shown(pilot) or size[0] > 80)
        await pilot.press("f7")
        await until(pilot, lambda: "20→30 percent" in shown(pilot))
        text = shown(pilot)
        for part in (
            "Matches of segment 2.",
            "1 ▓ 87% ! 1 warning · fuzzy · central-asia · A.S. · 11 Mar 2025 · put right",
            "20→30 процентов",
            "! Look at the end of the sentence.",
            "✓ The figure is 30 here and 20 in the memory.",
            "2 ░ 61%",
        ):
            assert part in text, part
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, JobScreen)


@pytest.mark.parametrize("key", ["1", "alt+1", "alt+quotation_mark", '"'])
async def test_what_is_shown_is_put_in_on_any_layout(key: str) -> None:
    async with translating(Desk()) as pilot:
        await pilot.press("f7")
        assert isinstance(pilot.app.screen, MatchesView)
        if key == '"':
            pilot.app.post_message(events.Key("quotation_mark", key))
        else:
            await pilot.press(key)
        await until(pilot, lambda: isinstance(pilot.app.screen, JobScreen))
        assert screen(pilot).editor.text == REPAIRED.repaired
        assert screen(pilot).editor.has_focus


async def test_a_number_without_a_match_does_nothing() -> None:
    async with translating(Desk()) as pilot:
        await pilot.press("f7", "9")
        assert isinstance(pilot.app.screen, MatchesView)


async def test_a_fragment_is_not_put_in_from_there_either() -> None:
    async with translating(Desk()) as pilot:
        await pilot.press("f7", "3")
        await until(pilot, lambda: told(pilot))
        assert screen(pilot).editor.text == ""


def test_the_whole_sentence_around_a_phrase_is_shown() -> None:
    lines = [line.strip() for line in all_matches((FRAGMENT,), TEXTS, 60).plain.splitlines()]
    assert FRAGMENT.source.text in " ".join(lines)


def test_hostile_text_is_literal() -> None:
    hostile = "[red]x[/] \x1b[2J \u202e"
    match = replace(REPAIRED, repaired=hostile, patches=(), warnings=(hostile,), source=TaggedText(hostile))
    drawn = all_matches((match,), TEXTS, 60).plain
    assert "[red]x[/]" in drawn
    assert "\x1b" not in drawn
    assert "\u202e" not in drawn


def test_no_match_is_said() -> None:
    assert all_matches((), TEXTS, 60).plain == "No match."
