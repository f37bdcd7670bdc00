"""Differences as they are shown."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.pretend_desk import FUZZY
from tmtool.model.text import TaggedText
from tmtool.model.units import Change, Difference, Reason
from tmtool.tui.differences import DELETED, INSERTED, MUST_CHANGE, between, in_source, in_target

TEXT = "The ministry of energy said output fell by 30 percent."


def styled(content: object, style: str) -> list[str]:
    return [content.plain[span.start : span.end] for span in content.spans if span.style == style]  # type: ignore[attr-defined]


def test_a_replaced_figure_is_struck_and_the_new_one_underlined() -> None:
    shown = in_source(FUZZY, TEXT)
    assert shown.plain == "The ministry of energy said output fell by 20→30 percent."
    assert styled(shown, DELETED) == ["20"]
    assert styled(shown, INSERTED) == ["30"]


def test_an_inserted_word_gets_its_space() -> None:
    match = replace(
        FUZZY,
        source=TaggedText("output fell"),
        differences=(Difference(Change.INSERT, (7, 12), (7, 7), Reason.WORD, 5.0),),
    )
    assert in_source(match, "output again fell").plain == "output again fell"


def test_below_75_no_difference_is_shown() -> None:
    shown = in_source(replace(FUZZY, score=74), TEXT)
    assert shown.plain == FUZZY.source.text
    assert styled(shown, DELETED) == []


def test_the_figure_to_change_is_marked_in_the_target() -> None:
    shown = in_target(FUZZY, TEXT)
    assert shown.plain == "Министерство энергетики сообщило, что добыча упала на 20→30 процентов."
    assert styled(shown, MUST_CHANGE) == ["→30"]


def test_a_figure_inside_another_one_is_not_marked() -> None:
    shown = in_target(replace(FUZZY, target=TaggedText("В 2019 году на 20 процентов.")), TEXT)
    assert shown.plain == "В 2019 году на 20→30 процентов."


def test_a_target_without_the_figure_stays_as_it_is() -> None:
    assert in_target(replace(FUZZY, target=TaggedText("На пятую часть.")), TEXT).plain == "На пятую часть."


def test_a_changed_source_shows_what_changed() -> None:
    shown = between("The rally on Monday.", "The big rally on Tuesday.")
    assert styled(shown, DELETED) == ["Monday"]
    assert styled(shown, INSERTED) == [" big", "Tuesday"]
