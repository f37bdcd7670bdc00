"""Fragments on the screen: the phrase is marked, and nothing is put in."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from tests.tui.conftest import told
from tests.tui.pretend_desk import FUZZY, PretendDesk
from tests.tui.test_lists import TEXTS, plain
from tests.tui.test_translate_screen import paste, screen, shown, translating, until
from tmtool.model.articles import Segment
from tmtool.model.text import TaggedText
from tmtool.model.units import MatchKind
from tmtool.tui.shown.differences import SAME, around_phrase
from tmtool.tui.widgets.match_list import match_lines

SOURCE = "He told the agency that the Ministry of Energy had not said that output fell by any percent at all."
TARGET = "Он сообщил агентству, что Министерство энергетики ничего не говорило о падении добычи."
PHRASE = (SOURCE.index("Ministry of Energy"), SOURCE.index(" had"))
FRAGMENT = replace(
    FUZZY,
    score=30,
    kind=MatchKind.FRAGMENT,
    source=TaggedText(SOURCE),
    target=TaggedText(TARGET),
    differences=(),
    fragment=PHRASE,
)


def test_the_phrase_stands_out_in_one_line_of_the_source() -> None:
    lines = match_lines((FRAGMENT,), TEXTS, 60, 4)
    assert plain(lines) == [
        "1 ░ 30% fragment · central-asia · A.S. · 11 Mar 2025",
        "  …that the Ministry of Energy had not said that output fel…",
        "  Он сообщил агентству, что Министерство энергетики ничего",
        "  не говорило о падении добычи.",
    ]


def test_where_there_is_room_the_whole_source_is_shown() -> None:
    lines = plain(match_lines((FRAGMENT,), TEXTS, 60, 5))
    assert lines[1:3] == [
        "  He told the agency that the Ministry of Energy had not",
        "  said that output fell by any percent at all.",
    ]


def test_only_the_phrase_is_not_dim() -> None:
    drawn = around_phrase(SOURCE, PHRASE, 120)
    assert drawn.plain == SOURCE
    dim = [(span.start, span.end) for span in drawn.spans if span.style == SAME]
    assert dim == [(0, PHRASE[0]), (PHRASE[1], len(SOURCE))]


def test_a_fragment_below_others_shows_its_phrase_and_its_target() -> None:
    assert plain(match_lines((FUZZY, FRAGMENT), TEXTS, 78, 4))[-1] == (
        "2 ░ 30% Ministry of Energy in Он сообщил агентству, что Министе…  +3 lines: F7"
    )


@pytest.mark.parametrize("width", [4, 20, 40, 78, 120])
def test_a_fragment_never_needs_more_room_than_there_is(width: int) -> None:
    hostile = "[red]\x1b[31m\u202e" + "ы" * 200
    odd = replace(FRAGMENT, source=TaggedText(hostile), target=TaggedText(hostile), fragment=(20, 180))
    for height in range(1, 9):
        lines = match_lines((odd, FRAGMENT, odd), TEXTS, width, height)
        assert len(lines) <= height
        assert all(line.cell_length <= width for line in lines)
        assert not any("\x1b" in line.plain or "\u202e" in line.plain for line in lines)


class FragmentDesk(PretendDesk):
    """A desk that has nothing but a fragment."""

    def for_segment(self, segment: Segment, language: str, *, fragments: bool = False) -> Any:
        assert fragments, "the screen wants them"
        return SimpleNamespace(matches=(FRAGMENT,), terms=(), is_whole=True)


async def test_a_fragment_is_not_put_in_and_the_screen_says_why() -> None:
    async with translating(FragmentDesk()) as pilot:
        await until(pilot, lambda: "fragment" in shown(pilot))
        assert "best match" not in shown(pilot)
        await paste(pilot, "Начало")
        await pilot.press("alt+1")
        await until(pilot, lambda: told(pilot))
        assert told(pilot) == ["Only a phrase of 1 is the same: nothing is put in; type what you need of it."]
        assert screen(pilot).editor.text == "Начало"
