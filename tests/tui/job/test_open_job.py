"""Where a person stands in a job and what comes next."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.pretend_desk import PretendDesk, segments
from tmtool.model.articles import State
from tmtool.model.text import TaggedText
from tmtool.tui.job.filters import Facts, Filter, Filtered, Kind
from tmtool.tui.job.open_job import OpenJob, Review, overlaps, place_for_text, same_place


def opened(**changes: object) -> OpenJob:
    desk = PretendDesk()
    article = desk.find("")
    return replace(OpenJob(article, article.jobs[0], segments(1)), **changes)  # type: ignore[arg-type]


def test_the_next_open_segment_skips_confirmed_and_left_out_ones_and_wraps() -> None:
    job = opened()
    assert job.next_open() == 1
    job = job.with_changed([replace(job.segments[1], left_out=True)])
    assert job.next_open() == 2
    assert job.standing_at(4).next_open() == 2


def test_there_is_no_next_one_when_all_are_done() -> None:
    job = opened()
    job = job.with_changed([replace(segment, state=State.TRANSLATED) for segment in job.segments])
    assert job.next_open() is None


def test_enter_at_the_end_does_not_go_on_into_what_is_left_out() -> None:
    job = opened()
    done = [replace(segment, state=State.TRANSLATED) for segment in job.segments]
    job = job.with_changed([*done[:4], replace(done[4], left_out=True)])
    assert job.standing_at(3).after_confirming() == job.standing_at(3).passing_by() == 3
    assert job.standing_at(1).after_confirming() == 2


def test_leaving_out_goes_on_and_never_back() -> None:
    job = opened()
    assert job.standing_at(1).following() == 2
    assert job.standing_at(4).following() == 4


def test_left_out_segments_do_not_count() -> None:
    job = opened()
    assert job.counted == (1, 5)
    assert job.with_changed([replace(job.segments[4], left_out=True)]).counted == (1, 4)


def test_standing_outside_goes_to_the_end() -> None:
    assert opened().standing_at(99).at == 4
    assert opened().standing_at(-3).at == 0


def test_the_other_language_is_found_by_its_place() -> None:
    first, second, third = segments(1)[1:4]
    long = replace(first, id=999, end=101, target=TaggedText("Всё вместе."))
    job = opened(sibling_language="ru", sibling=(segments(1)[0], long))
    assert [job.sibling_text(one) for one in (first, second, third)] == ["Всё вместе."] * 3
    assert job.sibling_text(segments(2)[0]) == "Добыча нефти падает"
    assert job.sibling_text(segments(2)[4]) == ""


def test_neighbours_do_not_overlap() -> None:
    one, two = segments(1)[1:3]
    assert overlaps(one, one)
    assert not overlaps(one, two)
    assert not overlaps(segments(1)[0], one)


def test_the_same_place_in_another_job() -> None:
    assert same_place(segments(2), 2, 55) == 3
    assert same_place(segments(2), 2, 60) == 3
    assert same_place((), 1, 0) == 1


def filtered(*ids: int, kind: Kind = Kind.DRAFTS) -> Filtered:
    everything = frozenset(one.id for one in segments(1))
    return Filtered(Filter(kind), Facts(), everything, frozenset(ids))


def test_under_a_filter_next_is_what_it_lets_through() -> None:
    job = opened(filtered=filtered(101, 104), at=1)
    assert job.next_open() == 3
    assert (job.beside(1), job.beside(-1)) == (3, 0)
    assert job.standing_at(3).next_open() == 0
    assert job.standing_at(3).beside(1) == 3
    assert (job.after_confirming(), job.passing_by()) == (3, 3)


def test_without_a_filter_next_is_beside() -> None:
    job = opened(at=1)
    assert (job.beside(1), job.beside(-1), job.standing_at(4).beside(1)) == (2, 0, 4)
    assert (job.passing_by(), job.after_confirming()) == (2, 2)
    assert job.standing_at(4).passing_by() == 4


def test_where_nothing_else_is_let_through_one_stays() -> None:
    job = opened(filtered=filtered(102), at=1)
    assert (job.next_open(), job.after_confirming(), job.passing_by()) == (None, 1, 1)


def test_only_what_is_let_through_is_in_sight_and_the_current_one() -> None:
    job = opened(filtered=filtered(101, 104), at=1)
    shown, at = job.in_sight
    assert ([one.id for one in shown], at) == ([101, 102, 104], 1)
    assert [job.index_in_sight(index) for index in (0, 1, 2, 9)] == [0, 1, 3, 3]
    assert ([one.id for one in job.standing_at(3).in_sight[0]]) == [101, 104]
    assert job.filter_words == "filter: drafts 2 of 5"
    assert opened().filter_words == ""


def test_a_segment_leaves_the_filter_as_soon_as_it_no_longer_matches() -> None:
    draft = replace(segments(1)[1], state=State.DRAFT)
    job = opened(at=1).with_changed([draft])
    job = replace(job, filtered=filtered(102))
    confirmed = job.with_changed([replace(draft, state=State.TRANSLATED)])
    assert confirmed.filtered is not None
    assert confirmed.filtered.ids == frozenset()
    assert [one.id for one in confirmed.in_sight[0]] == [102]


def test_a_filter_stays_when_the_job_is_read_again() -> None:
    job = opened(filtered=filtered(), at=1)
    new = replace(segments(1)[2], state=State.DRAFT, version=2)
    read = opened(at=1).with_changed([new])
    again = job.read_again(read, (), moves=True)
    assert again.filtered is not None
    assert again.filtered.ids == {103}


def test_what_was_written_while_the_job_was_read_stays_as_it_is_shown() -> None:
    job = opened()
    written = replace(job.segments[1], target=TaggedText("Новое"), version=3)
    read = replace(
        opened(), segments=(job.segments[0], *(replace(one, number=one.number + 1) for one in segments(1)[1:]))
    )
    again = job.with_changed([written]).read_again(read, (), moves=False)
    assert (again.segments[1].target.text, again.segments[1].version, again.segments[1].number) == ("Новое", 3, 3)
    assert again.segments[2] == read.segments[2]


def test_a_confirmation_that_is_under_way_stays_shown_and_what_is_typed_keeps_the_version_that_was_seen() -> None:
    job = opened()
    confirmed = replace(job.segments[1], target=TaggedText("Новое"), state=State.TRANSLATED)
    newer = [replace(one, version=7) for one in segments(1)[1:3]]
    again = job.with_changed([confirmed]).read_again(opened().with_changed(newer), {102, 103}, {102}, moves=False)
    assert again.segments[1] == confirmed
    assert again.segments[2] == segments(1)[2]


def test_a_text_without_its_segment_goes_to_the_nearest_one_that_can_be_written_in() -> None:
    first, second, third, fourth, fifth = segments(1)
    assert place_for_text((first, second, third), 2, 60) is third
    locked, out = replace(third, locked=True), replace(second, left_out=True)
    assert place_for_text((first, second, locked, fourth, fifth), 2, 60) is second
    assert place_for_text((first, out, locked, fourth, fifth), 2, 60) is fourth
    signed_off = [replace(one, state=State.FINAL) for one in (first, second, fourth)]
    assert place_for_text((*signed_off[:2], locked, signed_off[2]), 2, 60) is signed_off[1]
    assert place_for_text((locked,), 2, 60) is locked


@pytest.mark.parametrize(
    ("review", "words"),
    [
        (Review(0, 1, 0), "1 segment to review."),
        (Review(0, 1_200, 0), "1,200 segments to review."),
        (Review(0, 0, 1), "Nothing is left to accept; 1 segment is signed off: a change opens the segment again."),
        (Review(0, 2, 1_200), "2 segments to review; 1,200 segments are signed off: a change opens the segment again."),
    ],
)
def test_a_review_counts_one_and_thousands_as_elsewhere(review: Review, words: str) -> None:
    assert review.words == words
