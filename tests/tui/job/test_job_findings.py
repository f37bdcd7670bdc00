"""The findings of a job, kept from one look to the next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.made import open_desk
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job
from tmtool.tui.job import job_findings
from tmtool.tui.job.job_findings import JobFindings, NotWanted, check_job, look_on

ARTICLE = """The deal

Oil fell by 30 percent. Gas rose by 20 percent. Nothing else happened on Monday.
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk") as desk:
        yield desk


@pytest.fixture
def job(desk: Desk) -> Job:
    """Two confirmed sentences, both with a wrong figure; the third one is not begun."""
    job = desk.articles.job(desk.articles.take_in(ARTICLE.encode(), "deal.txt").article, "ru")
    for number, text in {2: "Нефть упала на 3 процента.", 3: "Газ подорожал на 2 процента."}.items():
        desk.editing.confirm(desk.articles.numbered(job, number).id, text)
    return job


def numbers(desk: Desk, job: Job, found: JobFindings) -> list[int]:
    return [one.number for one in desk.articles.segments(job) if found.of(one)]


def test_what_nobody_has_begun_has_no_findings(desk: Desk, job: Job) -> None:
    assert numbers(desk, job, check_job(desk, job, None)) == [2, 3]


def test_next_goes_round_and_comes_to_this_one_last(desk: Desk, job: Job) -> None:
    found, segments = check_job(desk, job, None), desk.articles.segments(job)
    assert [found.following(segments, at) for at in range(4)] == [1, 2, 1, 1]
    alone = found.without(segments[2].id, found.of(segments[2])[0])
    assert alone.following(segments, 1) == 1
    assert alone.without(segments[1].id, found.of(segments[1])[0]).following(segments, 1) is None


def test_of_a_long_job_only_what_changed_is_checked_again(
    desk: Desk, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = check_job(desk, job, None)
    desk.editing.confirm(desk.articles.numbered(job, 2).id, "Нефть упала на 30 процентов.")
    monkeypatch.setattr(job_findings, "WHOLE_UP_TO", 2)
    monkeypatch.setattr(type(desk.checking), "checked", lambda *_, **__: pytest.fail("the whole job is checked"))
    again = check_job(desk, job, found)
    assert numbers(desk, job, again) == [3]
    assert again.changed(desk.articles.segments(job)) == ()


def test_what_nobody_waits_for_is_not_finished(desk: Desk, job: Job) -> None:
    with pytest.raises(NotWanted):
        check_job(desk, job, None, lambda: True)


def test_a_long_job_of_which_much_changed_is_checked_as_a_whole(
    desk: Desk, job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = replace(check_job(desk, job, None), versions={})
    monkeypatch.setattr(job_findings, "WHOLE_UP_TO", 2)
    monkeypatch.setattr(job_findings, "AGAIN_UP_TO", 1)
    assert numbers(desk, job, check_job(desk, job, found)) == [2, 3]


def test_in_a_long_job_only_what_lies_before_the_next_finding_is_looked_at(desk: Desk, job: Job) -> None:
    segments = desk.articles.segments(job)
    found = look_on(desk, job, segments, 0, None)
    assert (numbers(desk, job, found), found.is_whole, len(found.versions)) == ([2], False, 1)
    on = look_on(desk, job, segments, 1, found)
    assert numbers(desk, job, on) == [2, 3]
    assert on.is_stale(segments)
    round_the_end = look_on(desk, job, segments, 2, on)
    assert (round_the_end.following(segments, 2), len(round_the_end.versions)) == (1, 4)
    with pytest.raises(NotWanted):
        look_on(desk, job, segments, 0, None, lambda: True)


def test_what_is_seen_beside_others_holds_until_the_segment_changes(desk: Desk) -> None:
    twice = "The deal\n\nThe price of oil fell on Monday.\n\nThe price of oil fell on Monday.\n"
    job = desk.articles.job(desk.articles.take_in(twice.encode(), "twice.txt").article, "ru")
    desk.editing.confirm(desk.articles.numbered(job, 2).id, "Цена нефти упала в понедельник.")
    desk.editing.confirm(desk.articles.numbered(job, 3).id, "В понедельник нефть подешевела.")
    found, segment = check_job(desk, job, None), desk.articles.numbered(job, 3)
    assert [one.check for one in found.over_job(segment)] == ["consistency.target"]
    assert found.over_job(replace(segment, version=segment.version + 1)) == ()
