"""How long a text may be, as the desk has it, and how fast one is."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.pretend_desk import PretendDesk, segments
from tmtool.desk.settings import Settings
from tmtool.model.text import TaggedText
from tmtool.tui.job.limits import Allowance, allowance
from tmtool.tui.job.open_job import OpenJob
from tmtool.tui.job.pace import Pace
from tmtool.tui.shown.days import day, moment

LIMITS = Settings(headline_limit=60, lead_limit=180, segment_limit=300)


def opened(at: int) -> OpenJob:
    article = PretendDesk().find("")
    held = [replace(one, target=TaggedText("Цены выросли.")) if one.number == 4 else one for one in segments(1)]
    return OpenJob(article, article.jobs[0], tuple(held), at)


def test_headline_lead_and_segment_have_their_limits() -> None:
    assert allowance(opened(0), LIMITS) == Allowance(60)
    # The lead is the whole first paragraph: “Цены выросли.” and a space stand beside this sentence.
    assert allowance(opened(1), LIMITS) == Allowance(180, 14)
    assert allowance(opened(4), LIMITS) == Allowance(300)
    assert allowance(opened(4), Settings()) is None


def test_what_is_over_is_said_in_words() -> None:
    allowed = Allowance(10, 4)
    assert allowed.words("слово") == "9/10"
    assert not allowed.is_over("слово!")
    assert allowed.words("словечко") == "12/10, over by 2"
    assert allowed.is_over("словечко")


def test_words_an_hour_leave_pauses_out() -> None:
    pace = Pace()
    for minute in (0, 3, 6, 9):
        pace.confirmed(30, 60 * minute)
    assert pace.an_hour == 600
    pace.confirmed(30, 60 * 120)
    assert pace.an_hour == 600
    assert Pace().an_hour is None


def test_days_are_said_as_a_person_says_them() -> None:
    now = "2026-11-23T09:00:00Z"
    assert day("2026-11-03T10:00:00Z", now) == "3 Nov"
    assert day("2025-03-11T10:00:00Z", now) == day("2025-03-11T10:00:00Z") == "11 Mar 2025"
    assert day(None, now) == day("yesterday", now) == ""
    assert ":" in moment(now, now)
    assert moment("2026-11-03T10:00:00Z", now).startswith("3 Nov ")
