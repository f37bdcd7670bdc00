"""Where a person stands in a job and what comes next."""

from __future__ import annotations

from dataclasses import replace

from tests.tui.pretend_desk import PretendDesk, segments
from tmtool.model.articles import State
from tmtool.model.text import TaggedText
from tmtool.tui.open_job import OpenJob, overlaps, same_place


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
