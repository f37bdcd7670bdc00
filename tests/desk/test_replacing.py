"""Replacing a text in the translations of a job: what is found, what is passed by, and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.made import assert_sound, last_operation, picture, rows, tmx
from tmtool.desk.desk import Desk
from tmtool.language.text_query import TextQuery
from tmtool.model.articles import Job, Segment, State
from tmtool.model.errors import UsageError
from tmtool.store import tables
from tmtool.store.transaction import Doing

Segments = Callable[[], tuple[Segment, ...]]
DEAL, COST, BEGIN, LAW = 1, 2, 3, 4
"""Indices of the four sentences of the article."""


def russian(desk: Desk) -> list[str]:
    """The Russian texts that live in the memory."""
    return [row["text"] for row in rows(desk, tables.VariantRow) if row["language"] == "ru" and not row["deleted"]]


@pytest.fixture
def written(empty: Desk, segments: Segments) -> Segments:
    """Two confirmed sentences and a draft that speak of a сделка."""
    empty.editing.confirm(segments()[DEAL].id, "Казахстан подписал сделку 21 октября.")
    empty.editing.confirm(segments()[COST].id, "Сделка стоит 1,2 млрд долларов.")
    empty.editing.draft(segments()[LAW].id, "Сделку ратифицирует парламент.")
    return segments


def test_what_would_change_is_found_and_nothing_is_written(empty: Desk, job: Job, written: Segments) -> None:
    before = last_operation(empty)
    found = empty.replacing.find(job, TextQuery("сделк"), "догов")
    assert [(hit.segment.number, hit.after) for hit in found.hits] == [
        (2, "Казахстан подписал догову 21 октября."),
        (3, "Догова стоит 1,2 млрд долларов."),
        (5, "Догову ратифицирует парламент."),
    ]
    assert (found.replaced, found.passed) == (3, ())
    assert last_operation(empty) == before


def test_states_stay_units_are_written_anew_and_it_is_one_operation(empty: Desk, job: Job, written: Segments) -> None:
    operations = len(rows(empty, tables.OperationRow))
    done = empty.replacing.replace(job, empty.replacing.find(job, TextQuery("сделк(а|у)", is_regex=True), "контракт"))
    assert [hit.segment.target.text for hit in done.hits] == [
        "Казахстан подписал контракт 21 октября.",
        "контракт стоит 1,2 млрд долларов.",
        "контракт ратифицирует парламент.",
    ]
    assert [written()[index].state for index in (DEAL, COST, LAW)] == [State.TRANSLATED, State.TRANSLATED, State.DRAFT]
    assert sorted(russian(empty)) == ["Казахстан подписал контракт 21 октября.", "контракт стоит 1,2 млрд долларов."]
    assert len(rows(empty, tables.OperationRow)) == operations + 1
    assert_sound(empty)


def test_only_what_was_chosen_is_written(empty: Desk, job: Job, written: Segments) -> None:
    found = empty.replacing.find(job, TextQuery("сделку"), "контракт")
    done = empty.replacing.replace(job, found, [written()[LAW].id])
    assert [hit.segment.number for hit in done.hits] == [5]
    assert written()[DEAL].target.text == "Казахстан подписал сделку 21 октября."


def test_one_undo_takes_everything_back(empty: Desk, job: Job, written: Segments) -> None:
    before = picture(empty)
    empty.replacing.replace(job, empty.replacing.find(job, TextQuery("сделк"), "догов"))
    undone = empty.operations.undo(job=job)
    assert (undone.kind, undone.left) == ("replace", ())
    assert picture(empty) == before
    assert_sound(empty)


def test_what_is_not_the_translators_any_more_is_passed_by_and_named(empty: Desk, job: Job, written: Segments) -> None:
    empty.reviewing.accept(written()[DEAL].id)
    empty.editing.leave_out(written()[COST].id)
    with empty.database.writing(Doing("lock", "aigul", job.id)) as transaction:
        transaction.update(tables.SegmentRow, written()[LAW].id, locked=1)
    found = empty.replacing.find(job, TextQuery("сделк"), "догов")
    assert found.hits == ()
    assert [(one.number, one.reason) for one in found.passed] == [(2, "reviewed"), (3, "left out"), (5, "locked")]


def test_what_a_colleague_changed_meanwhile_stays(empty: Desk, job: Job, written: Segments) -> None:
    found = empty.replacing.find(job, TextQuery("сделку"), "контракт")
    empty.editing.draft(written()[LAW].id, "Сделку утвердит парламент.")
    done = empty.replacing.replace(job, found)
    assert [(one.number, one.reason) for one in done.passed] == [(5, "changed meanwhile")]
    assert written()[LAW].target.text == "Сделку утвердит парламент."


def test_what_was_only_filled_writes_no_unit(empty: Desk, job: Job, written: Segments) -> None:
    empty.pretranslation.pretranslate(job)
    with empty.database.writing(Doing("forget", "aigul", job.id)) as transaction:
        transaction.update(tables.SegmentRow, written()[DEAL].id, wrote=None)
    before = russian(empty)
    empty.replacing.replace(job, empty.replacing.find(job, TextQuery("подписал"), "заключил"))
    assert written()[DEAL].target.text == "Казахстан заключил сделку 21 октября."
    assert russian(empty) == before


def test_a_translation_is_never_emptied(empty: Desk, job: Job, written: Segments) -> None:
    found = empty.replacing.find(job, TextQuery("^Сделку.*", is_regex=True, case=True), "")
    assert (found.hits, [one.reason for one in found.passed]) == ((), ["nothing would be left of it"])


def test_what_cannot_be_sought_is_said(empty: Desk, job: Job, written: Segments) -> None:
    for query, new in (
        (TextQuery(""), "x"),
        (TextQuery("(", is_regex=True), "x"),
        (TextQuery("с", is_regex=True), r"\1"),
    ):
        with pytest.raises(UsageError):
            empty.replacing.find(job, query, new)


def test_in_memories_it_is_one_operation_that_the_job_can_take_back(empty: Desk, job: Job, written: Segments) -> None:
    before = picture(empty)
    query = TextQuery(r"(\d,\d) млрд долларов", is_regex=True)
    (found,) = empty.memories.replace_found(query, r"$\1 млрд", "ru", preview=True, job=job)
    assert (found.memory, found.replaced, picture(empty) == before) == ("desk", 1, True)
    (done,) = empty.memories.replace_found(query, r"$\1 млрд", "ru", job=job)
    assert [text.after for text in done.changed] == ["Сделка стоит $1,2 млрд."]
    assert "Сделка стоит $1,2 млрд." in russian(empty)
    assert empty.operations.undo(job=job).kind == "replace in memories"
    assert picture(empty) == before
    assert empty.memories.replace_found(TextQuery("нигде"), "везде", "ru", job=job) == ()


def test_no_text_of_a_memory_is_emptied(empty: Desk, job: Job, written: Segments) -> None:
    (found,) = empty.memories.replace_found(TextQuery(".+", is_regex=True), "", "ru", preview=True)
    assert (found.changed, found.left) == ((), 2)


def test_in_memories_only_what_was_shown_is_written(empty: Desk, job: Job, written: Segments) -> None:
    found = empty.memories.replace_found(TextQuery("сделк"), "догов", "ru", preview=True)
    deal = written()[DEAL]
    empty.editing.confirm(deal.id, "Сделка и ещё одна сделка подписаны.")
    (done,) = empty.memories.write_found(found, job=job)
    assert [text.after for text in done.changed] == ["Догова стоит 1,2 млрд долларов."]
    assert (done.late, sorted(russian(empty))) == (
        1,
        ["Догова стоит 1,2 млрд долларов.", "Сделка и ещё одна сделка подписаны."],
    )
    assert_sound(empty)


def test_of_two_texts_of_a_unit_one_can_be_chosen(empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / "two.tmx"
    path.write_text(tmx([{"en": "The deal is signed.", "ru": ["Сделка подписана.", "Сделку подписали."]}]), "utf-8")
    empty.imports.import_file(path, name="desk")
    (found,) = empty.memories.replace_found(TextQuery("сделк"), "догов", "ru", preview=True)
    first, second = found.changed
    assert first.unit == second.unit
    (done,) = empty.memories.write_found([found], variants=[second.variant])
    assert (done.replaced, sorted(russian(empty))) == (1, ["Догову подписали.", "Сделка подписана."])
