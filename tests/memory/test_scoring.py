"""Scores that can be worked out by hand, and what must hold of all of them."""

from __future__ import annotations

import math
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.memory.fuzzy_index import FuzzyIndex
from tmtool.memory.normalise import Normalised, normalise, pack
from tmtool.memory.scoring import Scored, bound, points_left, score
from tmtool.model.text import Tag, TaggedText, TagKind
from tmtool.model.units import Change, Difference, Reason


def en(text: str, *tags: Tag) -> Normalised:
    """An English text, normalised."""
    return normalise(TaggedText(text, tags), "en")


def opening(at: int) -> Tag:
    """An opening tag."""
    return Tag(at, TagKind.OPEN, 1)


def reasons(scored: Scored) -> list[tuple[Reason, float]]:
    """Reasons and points of the differences."""
    return [(one.reason, one.points) for one in scored.differences]


def test_identical_texts_get_100_whatever_their_white_space_and_composition() -> None:
    assert score(en("The  café\u00a0closed. "), en("The cafe\u0301 closed.")) == Scored(100, 100.0, ())


def test_a_replaced_word_costs_its_share_and_says_where_it_stands() -> None:
    scored = score(en("Oil prices rose sharply."), en("Gas prices rose sharply."))
    assert scored == Scored(75, 75.0, (Difference(Change.REPLACE, (0, 3), (0, 3), Reason.WORD, 25.0),))


def test_an_inserted_word_has_an_empty_place_in_the_unit() -> None:
    scored = score(en("Oil prices rose very sharply."), en("Oil prices rose sharply."))
    assert scored == Scored(80, 80.0, (Difference(Change.INSERT, (16, 20), (16, 16), Reason.WORD, 20.0),))


def test_a_deleted_word_at_the_end_has_an_empty_place_in_the_text() -> None:
    scored = score(en("Prices rose sharply"), en("Prices rose sharply again"))
    assert scored == Scored(75, 75.0, (Difference(Change.DELETE, (19, 19), (20, 25), Reason.WORD, 25.0),))


def test_words_that_stand_apart_are_differences_apart() -> None:
    scored = score(en("oil a b rose"), en("gas a b fell"))
    assert [(one.source, one.unit, one.points) for one in scored.differences] == [
        ((0, 3), (0, 3), 25.0),
        ((8, 12), (8, 12), 25.0),
    ]


def test_neighbouring_words_are_one_difference_unless_their_reasons_differ() -> None:
    scored = score(en("a b"), en("a b oil gas 12"))
    assert scored.score == 40
    assert [(one.unit, one.reason, one.points) for one in scored.differences] == [
        ((4, 11), Reason.WORD, 40.0),
        ((12, 14), Reason.FIGURE, 20.0),
    ]


def test_words_that_only_stand_elsewhere_are_named_as_order() -> None:
    scored = score(en("on Monday oil prices rose"), en("oil prices rose on Monday"))
    assert scored.normalised == 20
    assert [(one.op, one.reason, one.points) for one in scored.differences] == [
        (Change.INSERT, Reason.ORDER, 40.0),
        (Change.DELETE, Reason.ORDER, 40.0),
    ]


def test_a_moved_figure_is_a_figure() -> None:
    assert {one.reason for one in score(en("a b 5"), en("5 a b")).differences} == {Reason.FIGURE}


@pytest.mark.parametrize(
    ("text", "unit", "language"),
    [
        ("Oil prices did not rise", "Oil prices did rise", "en"),
        ("Oil prices have risen", "Oil prices haven’t risen", "en"),
        ("Цены не выросли", "Цены выросли", "ru"),
        ("Олар келген емес", "Олар келген", "kk"),
        ("Олар бармады", "Олар барды", "kk"),
    ],
)
def test_an_added_or_a_lost_negation_is_named(text: str, unit: str, language: str) -> None:
    one, other = normalise(TaggedText(text), language), normalise(TaggedText(unit), language)
    assert [found.reason for found in score(one, other).differences] == [Reason.NEGATION]
    assert [found.reason for found in score(other, one).differences] == [Reason.NEGATION]


def test_a_moved_negation_is_named_as_order() -> None:
    reasons_of = {one.reason for one in score(en("not all came today"), en("all came not today")).differences}
    assert reasons_of == {Reason.ORDER}


def test_another_form_costs_a_quarter_of_a_word() -> None:
    scored = score(en("Open file now please"), en("Open files now please"))
    assert scored == Scored(93, 100.0, (Difference(Change.REPLACE, (5, 9), (5, 10), Reason.WORD_FORM, 6.25),))


@pytest.mark.parametrize(
    ("text", "unit", "reason"),
    [
        ("Oil Prices Rose", "oil prices rose", Reason.CASE),
        ("Oil prices rose, he said!", "Oil prices rose he said.", Reason.PUNCTUATION),
        ("It cost 10% more", "It cost 10 % more", Reason.PUNCTUATION),
        ("He said “no” — twice", 'He said "no" - twice', Reason.QUOTES),
        ("the ministry’s plan", "the ministry's plan", Reason.QUOTES),
        ("Wait…", "Wait", Reason.PUNCTUATION),
    ],
)
def test_a_kind_costs_one_point_however_often_it_differs(text: str, unit: str, reason: Reason) -> None:
    scored = score(en(text), en(unit))
    assert scored.score == 99
    assert {one.reason for one in scored.differences} == {reason}
    assert scored.differences[0].points == 1
    assert sum(one.points for one in scored.differences) == 1


def test_a_comma_is_found_where_it_stands() -> None:
    scored = score(en("Prices rose, he said."), en("Prices rose he said."))
    assert scored.differences == (Difference(Change.INSERT, (11, 12), (12, 12), Reason.PUNCTUATION, 1.0),)


def test_another_figure_gives_at_most_99_and_says_which() -> None:
    scored = score(en("Paid 500 dollars"), en("Paid 12,300 dollars"))
    assert scored == Scored(99, 100.0, (Difference(Change.REPLACE, (5, 8), (5, 11), Reason.FIGURE, 1.0),))


def test_any_number_of_figures_costs_two_points() -> None:
    scored = score(en("1 and 2 and 3"), en("4 and 5 and 6"))
    assert scored.score == 98
    assert reasons(scored) == [(Reason.FIGURE, 1.0), (Reason.FIGURE, 1.0), (Reason.FIGURE, 0.0)]


def test_kinds_add_up() -> None:
    scored = score(en("On May 3 «Oil» rose"), en("on May 4 “Oil” rose."))
    assert scored.score == 96
    assert {reason for reason, points in reasons(scored) if points} == {
        Reason.CASE,
        Reason.FIGURE,
        Reason.QUOTES,
        Reason.PUNCTUATION,
    }


def test_a_missing_tag_is_a_missing_token() -> None:
    scored = score(en("Oil prices rose"), en("Oil prices rose", opening(4)))
    assert scored == Scored(75, 75.0, (Difference(Change.DELETE, (4, 4), (4, 4), Reason.TAG, 25.0),))


@pytest.mark.parametrize(
    "tag", [Tag(4, TagKind.ALONE, 1), Tag(3, TagKind.OPEN, 1)], ids=["another kind", "before the space"]
)
def test_another_tag_or_place_costs_two_points(tag: Tag) -> None:
    scored = score(en("Oil prices rose", opening(4)), en("Oil prices rose", tag))
    assert (scored.score, reasons(scored)) == (98, [(Reason.TAG, 2.0)])


def test_the_number_and_the_native_form_of_a_tag_do_not_count() -> None:
    one, other = Tag(4, TagKind.OPEN, 1, "<b>"), Tag(4, TagKind.OPEN, 7, "<i>")
    assert score(en("Oil prices", one), en("Oil prices", other)).score == 100


def test_texts_without_words_match_only_themselves() -> None:
    assert score(en("***"), en("***")).score == 100
    assert score(en("***"), en("—")).score == 0
    assert score(en("!", opening(0)), en("?", opening(0))).score == 0
    assert score(en("***"), en("Oil")).score == 0
    assert score(en("Oil"), en("")).score == 0


def test_a_memory_may_cost_points() -> None:
    scored = score(en("Oil prices rose"), en("Oil prices rose"), penalty=5)
    assert scored == Scored(95, 100.0, (Difference(Change.REPLACE, (0, 0), (0, 0), Reason.MEMORY, 5.0),))
    assert score(en("Oil"), en("Gas"), penalty=5).score == 0


def test_the_bound_is_the_whole_part() -> None:
    assert [bound(100.0), bound(99.99), bound(200 / 3), bound(100 * 0.7)] == [100, 99, 66, 70]


pieces = st.sampled_from(
    [
        "oil",
        "Oil",
        "oils",
        "gas",
        "2018",
        "2,5",
        "ministry’s",
        "ministry's",
        ",",
        ".",
        "“",
        '"',
        "—",
        "-",
        " ",
        "  ",
        "\u0338",
    ]
)
texts = st.lists(pieces, max_size=10).map("".join) | st.lists(pieces, max_size=8).map(" ".join)


@st.composite
def tagged(draw: st.DrawFn) -> Normalised:
    """A normalised text, some with tags."""
    text = draw(texts)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=2)))
    return en(text, *(Tag(at, draw(st.sampled_from(TagKind)), 1) for at in places))


@given(tagged(), tagged(), st.sampled_from([0, 3, 0.5]))
def test_the_points_explain_the_score_and_penalties_only_subtract(
    text: Normalised, unit: Normalised, penalty: float
) -> None:
    scored = score(text, unit, penalty=penalty)
    assert scored.score == max(0, math.floor(100 - sum(one.points for one in scored.differences) + 1e-9))
    assert scored.score <= bound(scored.normalised)
    assert scored.score <= score(text, unit).score == points_left(text, unit)
    for one in scored.differences:
        assert one.points >= 0
        assert 0 <= one.source[0] <= one.source[1] <= len(text.text)
        assert 0 <= one.unit[0] <= one.unit[1] <= len(unit.text)


def plain(text: Normalised) -> str:
    """A text as compared for identity."""
    return " ".join(unicodedata.normalize("NFC", text.text).split())


@given(tagged(), tagged())
def test_only_identical_texts_get_100(text: Normalised, unit: Normalised) -> None:
    if score(text, unit).score == 100:
        assert plain(text) == plain(unit)
        assert len(text.words) == len(unit.words) or "\u0338" in text.text + unit.text
    assert score(text, text).score == 100


@given(tagged(), tagged())
def test_the_index_ranks_by_the_normalised_score(text: Normalised, unit: Normalised) -> None:
    index = FuzzyIndex.build([(1, pack((0, 0, *unit.tokens)))])
    found = [form.score for block in index.look_up(text.tokens, 0.01) for form in block.forms]
    final = score(text, unit)
    if found and plain(text) != plain(unit):
        assert final.score <= bound(found[0])


LEAD = "Oil workers in the west of the country went on strike on Monday."


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("ALMATY, Kazakhstan (Agency) — ", "ASTANA (Other Agency) — "),
        ("АСТАНА, 3 сентября — ", "АСТАНА, 5 сентября — "),
    ],
)
def test_the_same_lead_under_another_dateline_stays_at_99(ours: str, theirs: str) -> None:
    scored = score(en(ours + LEAD), en(theirs + LEAD))
    assert scored == Scored(
        99, 100.0, (Difference(Change.REPLACE, (0, len(ours)), (0, len(theirs)), Reason.DATELINE, 1.0),)
    )


def test_a_dateline_that_only_one_has_costs_a_word() -> None:
    scored = score(en("ALMATY (Agency) — " + LEAD), en(LEAD))
    assert [(one.op, one.reason) for one in scored.differences] == [(Change.INSERT, Reason.DATELINE)]
    assert scored.score == 92
