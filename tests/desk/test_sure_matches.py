"""Confirming a run of sure matches: how far it goes, what ends it, and that one undo takes it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.conftest import FIVE
from tests.desk.made import tmx
from tmtool.desk.checking import Checking
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job, Segment, State
from tmtool.model.findings import Finding

RUSSIAN = (
    "Казахстан подписал соглашение о ветровой электростанции",
    "Казахстан подписал соглашение 21 октября.",
    "Общая стоимость составляет 1,2 млрд долларов.",
    "Строительство начнётся в 2027 году.",
    "Соглашение должно быть ратифицировано парламентом.",
)

Segments = Callable[[], tuple[Segment, ...]]


@pytest.fixture
def again(empty: Desk, job: Job, segments: Segments) -> Job:
    """The same article once more, after the first one was translated."""
    for segment, text in zip(segments(), RUSSIAN, strict=True):
        empty.editing.confirm(segment.id, text)
    return empty.articles.job(empty.articles.take_in(FIVE.encode(), "again.txt").article, "ru")


def states(desk: Desk, job: Job) -> list[State]:
    return [one.state for one in desk.articles.segments(job)]


def test_all_of_them_are_confirmed_in_one_operation_and_one_undo_takes_them_back(empty: Desk, again: Job) -> None:
    run = empty.sure_matches.confirm(again)
    assert (run.confirmed, run.next) == (5, None)
    assert run.words == "5 segments confirmed (101, no findings)."
    assert states(empty, again) == [State.TRANSLATED] * 5
    assert [one.target.text for one in empty.articles.segments(again)] == list(RUSSIAN)
    assert {str(one.origin) for one in empty.articles.segments(again)} == {"context desk"}
    undone = empty.operations.undo(job=again)
    assert (undone.kind, len(undone.segments)) == ("confirm run", 5)
    assert states(empty, again) == [State.NEW] * 5


def test_the_run_begins_where_the_person_stands(empty: Desk, again: Job) -> None:
    assert empty.sure_matches.confirm(again, 4).confirmed == 2
    assert states(empty, again) == [State.NEW] * 3 + [State.TRANSLATED] * 2


def test_what_is_done_or_left_out_is_passed_over(empty: Desk, again: Job) -> None:
    first, second, *_ = empty.articles.segments(again)
    empty.editing.confirm(first.id, "Свой заголовок")
    empty.editing.leave_out(second.id)
    assert empty.sure_matches.confirm(again).confirmed == 3
    assert empty.articles.numbered(again, 1).target.text == "Свой заголовок"
    assert empty.articles.numbered(again, 2).target.text == ""


def test_a_draft_ends_it_and_says_so(empty: Desk, again: Job) -> None:
    third = empty.articles.numbered(again, 3)
    empty.editing.draft(third.id, "Общая")
    run = empty.sure_matches.confirm(again)
    assert run.next is not None
    assert (run.confirmed, run.next.number, run.why) == (2, 3, "is begun already")
    assert run.words == "2 segments confirmed (101, no findings). Segment 3 is begun already."


def test_a_draft_that_is_just_the_match_belongs_to_the_run_and_comes_back_as_it_was(empty: Desk, again: Job) -> None:
    third = empty.articles.numbered(again, 3)
    empty.editing.draft(third.id, RUSSIAN[2])
    assert empty.sure_matches.confirm(again).confirmed == 5
    empty.operations.undo(job=again)
    assert states(empty, again) == [State.NEW, State.NEW, State.DRAFT, State.NEW, State.NEW]


def test_where_nothing_is_sure_it_says_where_the_next_run_is(empty: Desk, again: Job) -> None:
    empty.editing.draft(empty.articles.numbered(again, 1).id, "Мой заголовок")
    empty.editing.draft(empty.articles.numbered(again, 5).id, "Моё")
    empty.editing.leave_out(empty.articles.numbered(again, 3).id)
    run = empty.sure_matches.confirm(again)
    assert run.words == "Nothing is confirmed. Segment 1 is begun already. The next run is 2–4."
    empty.editing.leave_out(empty.articles.numbered(again, 4).id)
    assert empty.sure_matches.confirm(again).words.endswith("The next run is segment 2 alone.")
    empty.editing.draft(empty.articles.numbered(again, 2).id, "Моё")
    assert empty.sure_matches.confirm(again).later is None


def test_a_segment_without_such_a_match_ends_it(empty: Desk, again: Job) -> None:
    changed = FIVE.replace("Construction will begin in 2027.", "Nobody knows when the building begins.")
    job = empty.articles.job(empty.articles.take_in(changed.encode(), "changed.txt").article, "ru")
    run = empty.sure_matches.confirm(job)
    assert run.next is not None
    # The third has another neighbour now, so it is no match from the same place.
    assert (run.confirmed, run.next.number, run.why) == (2, 3, "has no match of 101")


def test_a_finding_ends_it_and_is_named(empty: Desk, job: Job, segments: Segments) -> None:
    texts = [*RUSSIAN[:2], "Общая стоимость составляет 3 млрд долларов.", *RUSSIAN[3:]]
    for segment, text in zip(segments(), texts, strict=True):
        empty.editing.confirm(segment.id, text)
    again = empty.articles.job(empty.articles.take_in(FIVE.encode(), "again.txt").article, "ru")
    run = empty.sure_matches.confirm(again)
    assert run.next is not None
    assert (run.confirmed, run.next.number) == (2, 3)
    assert run.why.startswith("has a finding: ")


def test_a_long_run_is_confirmed_in_parts(empty: Desk, again: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tmtool.desk.sure_matches.MOST", 2)
    run = empty.sure_matches.confirm(again)
    assert run.words == "2 segments confirmed (101, no findings). Segment 3 is next: 2 at once are the most."
    assert empty.sure_matches.confirm(again).confirmed == 2


def test_what_somebody_begins_meanwhile_is_left_to_them(
    empty: Desk, again: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = empty.articles.numbered(again, 2)
    find = Checking.segment_findings

    def begun_once_checked(room: Checking, segment: Segment, language: str, target: str) -> tuple[Finding, ...]:
        if segment.number == 5:
            empty.editing.draft(second.id, "Моё")
        return find(room, segment, language, target)

    monkeypatch.setattr(Checking, "segment_findings", begun_once_checked)
    assert empty.sure_matches.confirm(again).confirmed == 4
    assert empty.articles.numbered(again, 2).target.text == "Моё"


def test_nothing_to_do_leaves_no_trace(empty: Desk, job: Job) -> None:
    run = empty.sure_matches.confirm(job)
    assert run.next is not None
    assert (run.confirmed, run.next.number) == (0, 1)
    assert not empty.operations.history(run.next.id)


def test_repetitions_in_the_run_are_confirmed_each_from_its_own_place(empty: Desk, tmp_path: Path) -> None:
    english = ["Oil fell.", "It rained.", "Oil fell.", "It snowed."]
    russian = ["Нефть подешевела.", "Шёл дождь.", "Нефть снова подешевела.", "Шёл снег."]
    around = ["", *english, ""]
    path = tmp_path / "memory.tmx"
    units = [
        {"en": english[at], "ru": russian[at], "pre": around[at], "post": around[at + 2]} for at in range(len(english))
    ]
    path.write_text(tmx(units), encoding="utf-8")
    empty.imports.import_file(path, name="memory")
    job = empty.articles.job(empty.articles.take_in("\n\n".join(english).encode(), "oil.txt").article, "ru")
    told: list[tuple[int, int]] = []
    run = empty.sure_matches.confirm(job, progress=lambda done, of: told.append((done, of)))
    assert run.confirmed == 4
    assert [one.target.text for one in empty.articles.segments(job)] == russian
    assert told == [(0, 4)]
