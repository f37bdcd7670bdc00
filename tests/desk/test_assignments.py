"""Who has a job, until when, and who stands in it."""

from __future__ import annotations

from tests.desk.made import TickingClock, open_desk
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job


def test_a_job_is_taken_given_back_and_due_and_each_can_be_undone(empty: Desk, job: Job) -> None:
    assert empty.assignments.take(job).person == "aigul"
    assert empty.assignments.take(job, "dana").person == "dana"
    assert empty.assignments.put_due(job, "2026-11-23T09:30:00Z").due == "2026-11-23T09:30:00Z"
    assert empty.operations.undo().kind == "due"
    assert empty.articles.all()[0].jobs[0].due is None
    assert empty.assignments.give_back(job).person is None
    empty.operations.undo()
    assert empty.articles.all()[0].jobs[0].person == "dana"


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
