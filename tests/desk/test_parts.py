"""Long operations in parts: who types gets in between, one undo takes all of it back, and what stops them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.desk.made import assert_sound, last_operation, picture, rows
from tests.desk.test_delivering import TARGETS
from tmtool.desk import parts
from tmtool.desk.desk import Desk
from tmtool.language.text_query import TextQuery
from tmtool.model.articles import Job, Segment, State
from tmtool.model.errors import ChangedMeanwhile
from tmtool.store import tables

Segments = Callable[[], tuple[Segment, ...]]
RUSSIAN = ("Сделка о ветре", "Сделка подписана.", "Сделка стоит много.", "Сделка начнётся в мае.", "Сделка ждёт.")


class Killed(BaseException):
    """What ends a program without a word."""


class Stopped(Exception):
    """A person does not want it any more."""


@pytest.fixture(autouse=True)
def one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "_FIRST", 1)
    monkeypatch.setattr(parts, "_MOST", 1)


@pytest.fixture
def written(empty: Desk, segments: Segments) -> Segments:
    for segment, text in zip(segments(), RUSSIAN, strict=True):
        empty.editing.confirm(segment.id, text)
    return segments


def replace(desk: Desk, job: Job, progress: Callable[[int, int | None], None] | None = None) -> None:
    desk.replacing.replace(job, desk.replacing.find(job, TextQuery("сделка"), "договор"), progress=progress)


def after(count: int, do: Callable[[], object]) -> Callable[[int, int | None], None]:
    """Do something once so many are done."""

    def progress(done: int, of: int | None) -> None:
        if done == count:
            do()

    return progress


def stop(error: type[BaseException]) -> Callable[[], None]:
    def raising() -> None:
        raise error

    return raising


def test_all_parts_are_one_operation_that_one_undo_takes_back(empty: Desk, job: Job, written: Segments) -> None:
    before, operations = picture(empty), len(rows(empty, tables.OperationRow))
    replace(empty, job)
    assert all(one.target.text.startswith("Договор") for one in written())
    assert len(rows(empty, tables.OperationRow)) == operations + 1
    assert_sound(empty)
    undone = empty.operations.undo(job=job)
    assert (undone.kind, sorted(undone.segments), undone.left) == ("replace", [one.id for one in written()], ())
    assert picture(empty) == before
    assert len(rows(empty, tables.OperationRow)) == operations + 2
    empty.operations.undo(operation=last_operation(empty))
    assert all(one.target.text.startswith("Договор") for one in written())
    assert_sound(empty)


def test_whoever_types_gets_in_between_and_keeps_it(empty: Desk, job: Job, written: Segments) -> None:
    third, fifth = written()[2], written()[4]

    def type_elsewhere() -> None:
        empty.editing.draft(third.id, "Сделка дорога.", version=third.version + 1)
        empty.editing.confirm(fifth.id, "Сделка ждёт парламента.", version=fifth.version)

    replace(empty, job, after(3, type_elsewhere))
    texts = [one.target.text for one in written()]
    assert texts[2:] == ["Сделка дорога.", "Договор начнётся в мае.", "Сделка ждёт парламента."]
    undone = empty.operations.undo(operation=_operation(empty, "replace"))
    assert undone.left[0] == "Left as it is, because it was changed since: segment 3."
    assert [one.target.text for one in written()] == [*RUSSIAN[:2], "Сделка дорога.", RUSSIAN[3], texts[4]]
    assert_sound(empty)


def test_what_a_killed_program_wrote_can_be_taken_back(empty: Desk, job: Job, written: Segments) -> None:
    before = picture(empty)
    with pytest.raises(Killed):
        replace(empty, job, after(2, stop(Killed)))
    assert [one.target.text[:7] for one in written()] == ["Договор"] * 2 + ["Сделка "] * 3
    assert_sound(empty)
    undone = empty.operations.undo(job=job)
    assert (undone.kind, len(undone.segments)) == ("replace", 2)
    assert picture(empty) == before


def test_stopping_it_gives_everything_back(empty: Desk, job: Job, written: Segments) -> None:
    before = picture(empty)
    with pytest.raises(Stopped):
        replace(empty, job, after(3, stop(Stopped)))
    assert picture(empty) == before
    assert_sound(empty)


def test_taking_it_back_meanwhile_ends_it(empty: Desk, job: Job, written: Segments) -> None:
    before = picture(empty)
    with pytest.raises(ChangedMeanwhile, match="taken back while"):
        replace(empty, job, after(3, lambda: empty.operations.undo(job=job)))
    assert picture(empty) == before


def test_an_undo_that_was_killed_goes_on_where_it_was(
    empty: Desk, job: Job, written: Segments, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = picture(empty)
    replace(empty, job)
    monkeypatch.setattr("time.sleep", lambda seconds: stop(Killed)())
    with pytest.raises(Killed):
        empty.operations.undo(job=job)
    assert [one.target.text[:7] for one in written()] == ["Договор"] * 4 + ["Сделка "]
    assert_sound(empty)
    monkeypatch.undo()
    undone = empty.operations.undo(job=job)
    assert (undone.kind, len(undone.segments), undone.left) == ("replace", 4, ())
    assert picture(empty) == before
    undo = last_operation(empty)
    empty.operations.undo(operation=undo)
    assert all(one.target.text.startswith("Договор") for one in written())
    assert all(one.state is State.TRANSLATED for one in written())
    assert_sound(empty)


def test_sure_matches_are_confirmed_around_who_types_and_fill_repetitions(empty: Desk) -> None:
    text = "The deal is signed.\n\nIt rained.\n\nThe deal is signed.\n\nThe end.\n"
    russian = ("Сделка подписана.", "Шёл дождь.", "Сделка снова подписана.", "Конец.")
    first = empty.articles.job(empty.articles.take_in(text.encode(), "a.txt").article, "ru")
    for segment, said in zip(empty.articles.segments(first), russian, strict=True):
        empty.editing.confirm(segment.id, said)
    # The last paragraph repeats the first one between other neighbours: only a confirmation fills it.
    more = text + "\nNobody knows.\n\nThe deal is signed.\n"
    job = empty.articles.job(empty.articles.take_in(more.encode(), "b.txt").article, "ru")
    second = empty.articles.numbered(job, 2)

    def begin(done: int, of: int | None) -> None:
        if of == 3 and done == 1:
            empty.editing.draft(second.id, "Моё", version=second.version)

    run = empty.sure_matches.confirm(job, progress=begin)
    now = empty.articles.segments(job)
    assert run.confirmed == 2
    assert [one.target.text for one in now] == [russian[0], "Моё", russian[2], "", "", russian[2]]
    assert_sound(empty)
    empty.operations.undo(operation=_operation(empty, "confirm run"))
    assert [one.target.text for one in empty.articles.segments(job)] == ["", "Моё", "", "", "", ""]
    assert_sound(empty)


def test_a_sign_off_goes_back_as_a_whole_where_somebody_changes_the_job(
    empty: Desk, job: Job, segments: Segments
) -> None:
    for segment, said in zip(segments(), TARGETS, strict=True):
        empty.editing.confirm(segment.id, said)
    last = segments()[4]
    with pytest.raises(ChangedMeanwhile, match="while it was checked"):
        empty.delivering.sign_off(
            empty.delivering.standing(job), after(2, lambda: empty.editing.draft(last.id, "Иначе."))
        )
    assert [str(one.state) for one in segments()] == ["translated"] * 4 + ["draft"]
    assert {row["status"] for row in rows(empty, tables.VariantRow)} == {"translated"}
    empty.editing.confirm(last.id, TARGETS[4])
    final = empty.delivering.sign_off(empty.delivering.standing(job))
    assert final == segments()
    assert_sound(empty)


def _operation(desk: Desk, kind: str) -> int:
    return max(int(row["id"]) for row in rows(desk, tables.OperationRow) if row["kind"] == kind)
