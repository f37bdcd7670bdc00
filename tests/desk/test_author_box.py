"""The author box: left out as a whole, in every language, and decided once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.desk.made import assert_sound
from tests.desk.test_looking_over import BOXED
from tmtool.desk.desk import Desk
from tmtool.model.articles import Article, Segment
from tmtool.model.errors import UsageError

Jobs = Callable[[str], tuple[Segment, ...]]


@pytest.fixture
def article(empty: Desk) -> Article:
    return empty.articles.take_in(BOXED.encode(), "deal.txt").article


@pytest.fixture
def segments(empty: Desk, article: Article) -> Jobs:
    return lambda language: empty.articles.segments(empty.articles.job(article, language))


def left_out(segments: tuple[Segment, ...]) -> list[int]:
    return [one.number for one in segments if one.left_out]


def test_the_whole_box_goes_in_every_language_and_comes_back_whole(
    empty: Desk, article: Article, segments: Jobs
) -> None:
    done = empty.editing.leave_out_box(segments("ru")[6].id)
    assert ([one.number for one in done.segments], done.languages) == ([7, 6, 8], ("kk",))
    assert left_out(segments("ru")) == left_out(segments("kk")) == [6, 7, 8]
    assert not any(one.furniture for one in segments("kk"))
    undone = empty.operations.undo(job=empty.articles.job(article, "ru"))
    assert undone.left == ()
    assert left_out(segments("ru")) == left_out(segments("kk")) == []
    assert [one.number for one in segments("kk") if one.furniture] == [6, 7, 8]
    assert_sound(empty)


def test_what_somebody_translated_or_decided_stays(empty: Desk, segments: Jobs) -> None:
    empty.editing.confirm(segments("kk")[5].id, "Әйгүл Серікова")
    empty.editing.leave_out(segments("ru")[7].id)
    empty.editing.leave_out(segments("ru")[7].id, False)
    empty.editing.leave_out_box(segments("ru")[5].id)
    assert left_out(segments("ru")) == [6, 7]
    assert left_out(segments("kk")) == [7]


def test_what_is_in_no_box_does_not_go_with_one(empty: Desk, segments: Jobs) -> None:
    with pytest.raises(UsageError, match=r"^Segment 1 is in no author box; segments 6–8 look like one\.$"):
        empty.editing.leave_out_box(segments("ru")[0].id)
    empty.editing.confirm(segments("ru")[7].id, "Она живёт в Алматы.")
    empty.editing.leave_out_box(segments("ru")[6].id)
    with pytest.raises(UsageError, match=r"^Segment 1 is in no author box; segment 8 looks like one\.$"):
        empty.editing.leave_out_box(segments("ru")[0].id)
    assert left_out(segments("ru")) == [6, 7]
    empty.editing.leave_out_box(segments("ru")[7].id)
    with pytest.raises(UsageError, match=r"^Segment 1 is in no author box; this translation has none\.$"):
        empty.editing.leave_out_box(segments("ru")[0].id)
    assert left_out(segments("ru")) == left_out(segments("kk")) == [6, 7, 8]


def test_a_box_that_is_left_out_may_be_left_out_again(empty: Desk, segments: Jobs) -> None:
    box = segments("ru")[6].id
    empty.editing.leave_out_box(box)
    empty.editing.leave_out_box(box)
    assert left_out(segments("ru")) == [6, 7, 8]


def test_a_job_made_later_begins_with_what_the_first_one_decided(empty: Desk) -> None:
    article = empty.articles.take_in(BOXED.encode(), "deal.txt", targets=["ru"]).article
    *_, byline, line, more = empty.articles.segments(empty.articles.job(article, "ru"))
    empty.editing.leave_out(byline.id)
    empty.editing.confirm(line.id, "Айгуль Серикова — журналист.")
    empty.editing.leave_out(line.id, False)
    kazakh = empty.articles.segments(empty.articles.job(article, "kk"))
    assert [one.flags for one in kazakh[5:]] == [("left_out",), (), ("furniture",)]
    assert more.furniture
