"""Who has a job, until when, and who stands in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.desk.made import TickingClock, open_desk
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job
from tmtool.model.errors import ChangedMeanwhile


def test_a_job_is_taken_given_back_and_due_and_each_can_be_undone(empty: Desk, job: Job) -> None:
    job = empty.assignments.take(job)
    assert job.person == "aigul"
    job = empty.assignments.take(job, "dana")
    assert job.person == "dana"
    assert empty.assignments.put_due(job, "2026-11-23T09:30:00Z").due == "2026-11-23T09:30:00Z"
    assert empty.operations.undo().kind == "due"
    assert empty.articles.all()[0].jobs[0].due is None
    assert empty.assignments.give_back(job).person is None
    empty.operations.undo()
    assert empty.articles.all()[0].jobs[0].person == "dana"


def test_nobody_takes_a_job_over_that_a_colleague_took_unseen(empty: Desk, job: Job) -> None:
    empty.assignments.take(job, "dana")
    with pytest.raises(ChangedMeanwhile, match="By now dana has this job; nothing was changed"):
        empty.assignments.take(job)
    with pytest.raises(ChangedMeanwhile, match="dana has this job"):
        empty.assignments.give_back(replace(job, person="aigul"))
    assert empty.assignments.take(job, "dana").person == "dana"
    assert empty.assignments.take(replace(job, person="dana")).person == "aigul"


def test_a_time_that_a_colleague_said_meanwhile_stays(empty: Desk, job: Job) -> None:
    empty.assignments.put_due(job, "2026-11-23T09:30:00Z")
    with pytest.raises(ChangedMeanwhile, match=r"By now this job is (over)?due"):
        empty.assignments.put_due(job, "2026-11-24T09:30:00Z")
    assert empty.articles.all()[0].jobs[0].due == "2026-11-23T09:30:00Z"


def test_it_is_not_what_ctrl_z_takes_back_while_translating(empty: Desk, job: Job) -> None:
    segment = empty.articles.segments(job)[0]
    empty.editing.confirm(segment.id, "Заголовок")
    empty.assignments.put_due(job, "2026-11-23T09:30:00Z")
    assert empty.operations.undo(job=job).kind == "confirm"


def test_colleagues_are_seen_as_long_as_they_are_there(empty: Desk, job: Job, clock: TickingClock) -> None:
    with open_desk(empty.folder, person="dana", clock=clock) as other:
        other.articles.enter(other.articles.segments(job)[0])
        assert empty.assignments.colleagues() == {job.id: ("dana",)}
        assert other.assignments.colleagues() == {}
        assert other.assignments.last_stood() == job.article
        assert empty.assignments.last_stood() is None
    clock.step = 91
    clock()
    assert empty.assignments.colleagues() == {}
