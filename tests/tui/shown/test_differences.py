"""Differences as they are shown."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.pretend_desk import FUZZY
from tmtool.model.text import Tag, TaggedText, TagKind
from tmtool.model.units import Change, Difference, Match, Patch, Reason
from tmtool.tui.shown.differences import DELETED, INSERTED, PUT_RIGHT, TO_CHANGE, between, in_source, in_target

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


REPAIRED = replace(
    FUZZY,
    repaired="Министерство энергетики сообщило, что добыча упала на 30 процентов.",
    patches=(Patch(54, 56, "20", "30", "The figure is 30 here and 20 in the memory."),),
)


def test_what_was_put_right_in_the_target_has_an_arrow() -> None:
    shown = in_target(REPAIRED, TEXT)
    assert shown.plain == "Министерство энергетики сообщило, что добыча упала на 20→30 процентов."
    assert styled(shown, DELETED) == ["20"]
    assert styled(shown, PUT_RIGHT) == ["→30"]


def test_what_was_put_right_is_shown_where_the_text_looked_up_is_not_known() -> None:
    assert in_target(REPAIRED, None).plain == in_target(REPAIRED, TEXT).plain


def test_a_figure_that_was_not_put_right_has_a_sign_and_no_arrow() -> None:
    shown = in_target(FUZZY, TEXT)
    assert shown.plain == "Министерство энергетики сообщило, что добыча упала на !20 процентов."
    assert styled(shown, TO_CHANGE) == ["!20"]
    assert styled(shown, DELETED) == styled(shown, PUT_RIGHT) == []


def test_a_figure_inside_another_one_is_not_marked() -> None:
    shown = in_target(replace(FUZZY, target=TaggedText("В 2019 году на 20 процентов, 20,5 и 1 20.")), TEXT)
    assert shown.plain == "В 2019 году на !20 процентов, 20,5 и 1 20."


def test_a_figure_that_stands_twice_is_marked_twice_for_nobody_knows_which_one_it_is() -> None:
    shown = in_target(replace(FUZZY, target=TaggedText("За 20 дней на 20 процентов.")), TEXT)
    assert shown.plain == "За !20 дней на !20 процентов."


def test_beside_what_was_put_right_other_figures_are_still_to_be_changed() -> None:
    match = replace(
        FUZZY,
        source=TaggedText("From 20 to 40."),
        target=TaggedText("С 20 до 40."),
        differences=tuple(Difference(Change.REPLACE, (at, at + 2), (at, at + 2), Reason.FIGURE, 1.0) for at in (5, 11)),
        repaired="С 30 до 40.",
        patches=(Patch(2, 4, "20", "30", "Why."),),
    )
    assert in_target(match, "From 30 to 50.").plain == "С 20→30 до !40."


def test_tags_stay_where_they_stand_in_what_is_put_in() -> None:
    tags = (Tag(2, TagKind.OPEN, 1), Tag(4, TagKind.CLOSE, 1))
    match = replace(
        FUZZY,
        target=TaggedText("С 20 до 40.", tags),
        repaired="С ‹1›30‹/1› до 40.",
        patches=(Patch(2, 4, "20", "30", "Why."),),
    )
    assert in_target(match, TEXT).plain == "С ‹1›20→30‹/1› до 40."
    assert in_target(replace(match, repaired=None, patches=()), TEXT).plain == "С ‹1›!20‹/1› до 40."


def test_a_target_without_the_figure_stays_as_it_is() -> None:
    assert in_target(replace(FUZZY, target=TaggedText("На пятую часть.")), TEXT).plain == "На пятую часть."


def differing(unit: str, text: str, *found: tuple[Change, tuple[int, int], tuple[int, int]]) -> Match:
    """A match of such a source with such differences: spans in the text looked up, then in the unit."""
    return replace(
        FUZZY,
        source=TaggedText(unit),
        differences=tuple(Difference(op, ours, theirs, Reason.WORD, 1.0) for op, ours, theirs in found),
    )


def test_a_word_that_went_and_one_that_came_beside_it_have_an_arrow_between_them() -> None:
    unit, text = "не стала менять", "не сразу менять"
    wanted = "не стала→сразу менять"
    for place in (8, 9):
        match = differing(unit, text, (Change.DELETE, (3, 3), (3, 8)), (Change.INSERT, (3, 8), (place, place)))
        assert in_source(match, text).plain == wanted
    match = differing(unit, text, (Change.INSERT, (3, 8), (3, 3)), (Change.DELETE, (9, 9), (3, 8)))
    assert in_source(match, text).plain == wanted


def test_words_replaced_side_by_side_each_have_their_arrow() -> None:
    match = differing("a b", "c d", (Change.REPLACE, (0, 1), (0, 1)), (Change.REPLACE, (2, 3), (2, 3)))
    assert in_source(match, "c d").plain == "a→c b→d"


def test_an_inserted_word_never_runs_into_its_neighbours() -> None:
    for place in (6, 7):
        match = differing("output fell", "output again fell", (Change.INSERT, (7, 12), (place, place)))
        assert in_source(match, "output again fell").plain == "output again fell"


def test_a_changed_source_shows_what_changed() -> None:
    shown = between("The rally on Monday.", "The big rally on Tuesday.")
    assert styled(shown, DELETED) == ["Monday"]
    assert styled(shown, INSERTED) == [" big", "Tuesday"]


def test_a_figure_changes_as_a_whole() -> None:
    assert between("Цена — 2,1 млрд.", "Цена — 1,2 млрд.").plain == "Цена — 2,1→1,2 млрд."


def test_white_space_that_alone_changed_is_seen() -> None:
    assert between("Да. ", "Да.").plain == "Да.·"
    assert between("12 млрд", "12\u00a0млрд").plain == "12·→␣млрд"
