"""Finishing a job: what stands in the way, the sign-off, the files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.conftest import FIVE
from tests.desk.made import assert_sound, picture, rows
from tmtool.desk.delivering import Standing, in_the_way, left_out_words
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job, Segment, State
from tmtool.model.errors import ChangedMeanwhile, OutputError, UsageError
from tmtool.store import tables

Segments = Callable[[], tuple[Segment, ...]]
TARGETS = (
    "Казахстан заключил сделку о ветропарке",
    "Казахстан заключил сделку 21 октября.",
    "Общая стоимость составляет 1,2 миллиарда долларов.",
    "Строительство начнётся в 2027 году.",
    "Соглашение должен ратифицировать парламент.",
)


@pytest.fixture
def translated(empty: Desk, segments: Segments) -> None:
    for segment, target in zip(segments(), TARGETS, strict=True):
        empty.editing.confirm(segment.id, target)


def statuses(desk: Desk) -> set[str]:
    return {row["status"] for row in rows(desk, tables.VariantRow) if row["language"] == "ru" and not row["deleted"]}


def test_what_stands_in_the_way_is_named(empty: Desk, job: Job, segments: Segments) -> None:
    first, second, third, fourth, _ = segments()
    empty.editing.confirm(first.id, TARGETS[0])
    empty.editing.draft(second.id, TARGETS[1])
    empty.editing.confirm(third.id, "Общая стоимость\x07 составляет 1,2 миллиарда долларов.")
    empty.editing.leave_out(fourth.id)
    standing = empty.delivering.standing(job)
    assert [one.number for one in standing.untranslated] == [5]
    assert [one.number for one in standing.unconfirmed] == [2]
    assert {one.segment for one in standing.errors} == {3}
    assert (standing.is_clear, standing.first) == (False, 2)
    assert in_the_way(standing).startswith("1 not translated, 1 not confirmed, 1 error")
    with pytest.raises(UsageError, match=r"Nothing is signed off: 1 not translated.*see segment 2"):
        empty.delivering.sign_off(standing)


def test_thousands_in_the_way_are_counted_as_elsewhere(job: Job, segments: Segments) -> None:
    many = segments()[:1] * 1_200
    assert in_the_way(Standing(job, many, many, (), (), many)) == "1,200 not translated, 1,200 not confirmed"


def test_what_is_left_out_is_named_and_what_may_be_missed(empty: Desk, job: Job, segments: Segments) -> None:
    assert left_out_words(empty.delivering.standing(job)) == ""
    empty.editing.draft(segments()[3].id, TARGETS[3])
    for index in (0, 2, 3, 4):
        empty.editing.leave_out(segments()[index].id)
    standing = empty.delivering.standing(job)
    assert left_out_words(standing) == "Left out: 1, 3–5."
    assert [one.number for one in standing.missed] == [1, 4]


@pytest.mark.usefixtures("translated")
def test_signing_off_makes_everything_final_and_one_undo_takes_it_back(
    empty: Desk, job: Job, segments: Segments
) -> None:
    empty.adding.add_sentence(segments()[4].id)
    before = picture(empty)
    standing = empty.delivering.standing(job)
    assert standing.is_clear
    assert [one.number for one in empty.delivering.sign_off(standing)] == [1, 2, 3, 4, 5]
    assert [one.state for one in segments()] == [State.FINAL] * 5 + [State.NEW]
    assert statuses(empty) == {"final"}
    assert empty.articles.find("deal.txt").jobs[0].confirmed == 5
    assert empty.operations.undo(job=job).kind == "sign off"
    assert picture(empty) == before
    assert statuses(empty) == {"translated"}
    assert_sound(empty)


@pytest.mark.usefixtures("translated")
def test_signing_off_again_writes_nothing(empty: Desk, job: Job) -> None:
    empty.delivering.sign_off(empty.delivering.standing(job))
    operations = len(rows(empty, tables.OperationRow))
    assert len(empty.delivering.sign_off(empty.delivering.standing(job))) == 5
    assert len(rows(empty, tables.OperationRow)) == operations


@pytest.mark.usefixtures("translated")
def test_a_signed_off_segment_that_is_changed_is_a_draft(empty: Desk, job: Job, segments: Segments) -> None:
    empty.delivering.sign_off(empty.delivering.standing(job))
    assert empty.editing.draft(segments()[0].id, "Другой заголовок").state is State.DRAFT
    assert empty.delivering.standing(job).first == 1


@pytest.mark.usefixtures("translated")
def test_what_a_colleague_changes_meanwhile_is_not_signed_off(empty: Desk, job: Job, segments: Segments) -> None:
    standing = empty.delivering.standing(job)
    empty.editing.draft(segments()[1].id, "Черновик")
    with pytest.raises(ChangedMeanwhile):
        empty.delivering.sign_off(standing)
    assert State.FINAL not in [one.state for one in segments()]


@pytest.mark.usefixtures("translated")
def test_every_format_is_written_and_replaced_but_never_a_source(
    empty: Desk, tmp_path: Path, segments: Segments
) -> None:
    article = empty.articles.find("deal.txt")
    out = tmp_path / "out"
    told: list[tuple[int, int | None]] = []
    done = empty.delivering.write_all(article, "ru", out, progress=lambda *how_far: told.append(how_far))
    endings = ("txt", "clean.txt", "tmx", "po", "csv", "xlf", "review.docx")
    names = [f"deal.ru.{ending}" for ending in endings]
    assert sorted(one.path.name for one in done) == sorted(names)
    assert sorted(path.name for path in out.iterdir()) == sorted(names)
    assert told == [(number, 7) for number in range(7)]
    empty.editing.confirm(segments()[4].id, "Парламент должен ратифицировать соглашение.")
    empty.delivering.write_all(article, "ru", out)
    assert "Парламент должен" in (out / "deal.ru.txt").read_text()
    (out / "deal.ru.txt").write_text(FIVE)
    empty.articles.take_in(FIVE.encode(), "deal.ru.txt")
    with pytest.raises(UsageError, match="never replaced"):
        empty.delivering.write_all(article, "ru", out)
    assert (out / "deal.ru.txt").read_text() == FIVE


def test_a_folder_that_cannot_be_is_said(empty: Desk, job: Job, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        empty.delivering.write_all(empty.articles.find("deal.txt"), "ru", tmp_path / "file" / "out")
