"""What a reviewer sees of a change."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.pretend_desk import segments
from tmtool.model.articles import Comment, State
from tmtool.tui.screens.comments import remarks
from tmtool.tui.widgets.changes_text import Accepted, changes_content


def test_a_change_is_readable_without_colour() -> None:
    accepted = Accepted("Добыча упала на 20 процентов.", "Aigul", "2026-11-23T09:05:00Z")
    assert changes_content(accepted, "Добыча упала на 30 процентов.").plain == (
        "changed: Добыча упала на 20→30 процентов."
    )
    assert changes_content(accepted, accepted.text).plain == "As Aigul left it, 23.11. 09:05."
    assert changes_content(None, "Добыча").plain == "Nobody has confirmed this yet."


def test_a_confirmed_segment_is_what_changes_are_shown_against() -> None:
    first, second, *_ = segments(1)
    assert Accepted.of(second) is None
    found = Accepted.of(replace(first, state=State.REVIEWED, person="berik"))
    assert found is not None
    assert (found.text, found.person) == ("Добыча нефти падает", "berik")


def test_remarks_stand_in_the_order_of_their_segments() -> None:
    job = list(segments(1))
    for index, words in ((3, "Check the price."), (1, "Which ministry?")):
        job[index] = replace(job[index], comments=(Comment(words, "Berik", "2026-11-23T09:05:00Z"),))
    found = remarks(job)
    assert [(one.index, one.comment.text) for one in found] == [(1, "Which ministry?"), (3, "Check the price.")]
    assert [line.plain for line in found[1].lines(50)] == [
        "    4  Berik 2026-11-23 09:05  Check the price.",
        "       Prices rose.",
    ]
