"""Reviewed work comes back to the desk: what is written, what stays, and that one undo takes it all back."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.made import assert_sound, picture, rows
from tests.desk.made_reviews import edited, instead
from tmtool.desk.desk import Desk
from tmtool.desk.returned import Returned
from tmtool.model.articles import Article, Job, Segment, State
from tmtool.model.errors import RefusedInput
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
def article(empty: Desk, segments: Segments) -> Article:
    """The article, translated."""
    for segment, target in zip(segments(), TARGETS, strict=True):
        empty.editing.confirm(segment.id, target)
    return empty.articles.find("deal.txt")


@pytest.fixture
def exported(empty: Desk, article: Article, tmp_path: Path) -> Callable[[str], bytes]:
    """Gives the bytes of an export."""

    def write(format_id: str) -> bytes:
        return empty.exports.export(article, ["ru"], format_id, tmp_path / "out").path.read_bytes()

    return write


def texts_of_memory(desk: Desk) -> list[tuple[str, str]]:
    live = [row for row in rows(desk, tables.VariantRow) if not row["deleted"] and row["language"] == "ru"]
    return sorted((row["text"], row["status"]) for row in live)


def found(desk: Desk, job: Job, data: bytes, name: str = "deal.docx") -> Returned:
    return desk.returning.find(desk.articles.find("deal.txt"), job, data, name)


@pytest.mark.parametrize(
    ("format_id", "name"),
    [("review", "a.docx"), ("csv", "a.csv"), ("xlsx", "a.xlsx"), ("text", "a.txt"), ("document", "a.txt")],
)
def test_what_nobody_touched_changes_nothing(
    empty: Desk, job: Job, exported: Callable[[str], bytes], format_id: str, name: str
) -> None:
    empty.choices.put("no_break_spaces", "entity")
    back = found(empty, job, exported(format_id), name)
    assert (back.changes, back.conflicts, back.unchanged) == ((), (), 5)
    before = picture(empty)
    assert empty.returning.take(job, back.changes).changes == ()
    assert picture(empty) == before


def test_a_changed_row_replaces_its_text_in_the_memory_and_is_reviewed(
    empty: Desk, job: Job, segments: Segments, exported: Callable[[str], bytes]
) -> None:
    data = edited(exported("review"), instead("начнётся", "стартует"))
    before = picture(empty)
    done = empty.returning.take(job, found(empty, job, data).changes)
    assert [(one.segment.number, one.before, one.after) for one in done.changes] == [
        (4, TARGETS[3], "Строительство стартует в 2027 году.")
    ]
    fourth = segments()[3]
    assert (fourth.target.text, fourth.state) == ("Строительство стартует в 2027 году.", State.REVIEWED)
    assert [one.state for one in segments()].count(State.TRANSLATED) == 4
    memory = texts_of_memory(empty)
    assert len(memory) == 5
    assert (fourth.target.text, "reviewed") in memory
    assert_sound(empty)
    again = found(empty, job, data)
    assert (again.changes, again.conflicts) == ((), ())
    assert empty.operations.undo(job=job).kind == "review"
    assert picture(empty) == before
    assert_sound(empty)


def test_accepting_sending_back_and_remarks(
    empty: Desk, job: Job, segments: Segments, exported: Callable[[str], bytes]
) -> None:
    def edit(document: str) -> str:
        head, *cells = document.split(">translated<")
        empty_cell, remark = "<w:r></w:r>", '<w:r><w:t xml:space="preserve">Точно?</w:t></w:r>'
        document = f"{head}>reviewed<{cells[0]}>draft<{cells[1]}" + "".join(f">translated<{one}" for one in cells[2:])
        return document.replace(empty_cell, remark, 1)

    data = edited(exported("review"), edit)
    back = found(empty, job, data)
    assert (back.changed, back.reviewed, back.comments, back.unchanged) == (0, 1, 1, 3)
    empty.returning.take(job, back.changes)
    assert [str(one.state) for one in segments()] == ["reviewed", "draft", "translated", "translated", "translated"]
    assert [(one.text, one.person) for one in segments()[0].comments] == [("Точно?", "aigul")]
    again = found(empty, job, data)
    assert (again.changes, again.conflicts, again.unchanged) == ((), (), 5)


def test_an_edited_text_is_taken_sentence_by_sentence(
    empty: Desk, job: Job, segments: Segments, exported: Callable[[str], bytes]
) -> None:
    text = exported("text").decode()
    text = text.replace("21 октября. ", "в среду, 21 октября. Это крупнейший договор года. ")
    text = text.replace(TARGETS[3], "").replace("ратифицировать парламент", "одобрить мажилис")
    back = found(empty, job, text.encode(), "deal.ru.clean.txt")
    assert [(one.segment.number, one.kind, one.after) for one in back.changes] == [
        (2, "changed", "Казахстан заключил сделку в среду, 21 октября."),
        (2, "added", "Это крупнейший договор года."),
        (4, "deleted", ""),
        (5, "changed", "Соглашение должен одобрить мажилис."),
    ]
    before = picture(empty)
    empty.returning.take(job, back.changes)
    assert [(one.number, one.added, one.target.text, str(one.state)) for one in segments()][1:] == [
        (2, False, "Казахстан заключил сделку в среду, 21 октября.", "reviewed"),
        (3, True, "Это крупнейший договор года.", "reviewed"),
        (4, False, TARGETS[2], "translated"),
        (5, False, "", "reviewed"),
        (6, False, "Соглашение должен одобрить мажилис.", "reviewed"),
    ]
    assert len(texts_of_memory(empty)) == 4
    again = found(empty, job, text.encode(), "deal.ru.clean.txt")
    assert (again.changes, again.conflicts) == ((), ())
    assert_sound(empty)
    empty.operations.undo(job=job)
    assert picture(empty) == before


def test_sentences_that_moved_are_conflicts_and_those_left_out_are_not_missed(
    empty: Desk, job: Job, segments: Segments, exported: Callable[[str], bytes]
) -> None:
    empty.editing.leave_out(segments()[4].id)
    text = exported("text").decode()
    text = text.replace(TARGETS[1] + " ", "").replace(TARGETS[3], f"{TARGETS[3]} {TARGETS[1]}")
    back = found(empty, job, text.encode(), "deal.txt")
    assert (back.changes, [(one.segment, one.why) for one in back.conflicts]) == (
        (),
        [(2, "moved: the desk keeps the order of the source")],
    )


def test_a_translation_typed_into_the_file_is_taken(empty: Desk, job: Job, segments: Segments, tmp_path: Path) -> None:
    for segment, target in zip(segments()[:4], TARGETS, strict=False):
        empty.editing.confirm(segment.id, target)
    article = empty.articles.find("deal.txt")
    text = empty.exports.export(article, ["ru"], "document", tmp_path / "out.txt").path.read_text()
    text = text.replace(segments()[4].source.text, TARGETS[4])
    back = found(empty, job, text.encode(), "out.txt")
    assert [(one.segment.number, one.before, one.after) for one in back.changes] == [(5, "", TARGETS[4])]


def test_another_text_is_refused(empty: Desk, job: Job, article: Article) -> None:
    for text in ("Совсем другая новость о погоде и спорте.\n\nВ горах выпал снег.", article.name):
        with pytest.raises(RefusedInput, match=r"does not read like “deal\.txt” in ru"):
            found(empty, job, text.encode(), "other.txt")


def test_nothing_can_be_compared_with_what_is_not_translated(empty: Desk, job: Job) -> None:
    with pytest.raises(RefusedInput, match="not translated into ru yet"):
        found(empty, job, b"Anything.", "a.txt")


def test_what_a_colleague_changes_meanwhile_stays_and_is_named(
    empty: Desk, job: Job, segments: Segments, exported: Callable[[str], bytes]
) -> None:
    data = edited(exported("review"), lambda text: text.replace("начнётся", "стартует").replace("парламент", "мажилис"))
    back = found(empty, job, data)
    empty.editing.draft(segments()[3].id, "Черновик коллеги")
    done = empty.returning.take(job, back.changes)
    assert [one.segment.number for one in done.changes] == [5]
    assert [(one.segment, one.why, one.desk) for one in done.conflicts] == [
        (4, "changed meanwhile", "Черновик коллеги")
    ]
    assert segments()[3].target.text == "Черновик коллеги"


def test_a_change_in_a_segment_is_not_carried_into_its_repetitions(empty: Desk, tmp_path: Path) -> None:
    article = empty.articles.take_in(b"Read more.\n\nIt rained all day in town.\n\nRead more.\n", "twice.txt").article
    job = empty.articles.job(article, "ru")
    first, middle, _ = empty.articles.segments(job)
    empty.editing.confirm(middle.id, "Весь день шёл дождь.")
    empty.editing.confirm(first.id, "Читать далее.")
    data = empty.exports.export(article, ["ru"], "review", tmp_path / "r.docx").path.read_bytes()
    data = edited(data, lambda text: text.replace("Читать далее.", "Подробнее.", 1))
    back = empty.returning.find(article, job, data, "r.docx")
    empty.returning.take(job, back.changes)
    targets = [one.target.text for one in empty.articles.segments(job)]
    assert targets == ["Подробнее.", "Весь день шёл дождь.", "Читать далее."]


def test_stopping_takes_everything_back(empty: Desk, job: Job, exported: Callable[[str], bytes]) -> None:
    data = edited(exported("review"), lambda text: re.sub("(?<=>)(?=[А-Я])", "И ", text))
    before = picture(empty)
    back = found(empty, job, data)

    class Stopped(Exception):
        pass

    def stop(done: int, total: int | None) -> None:
        if done:
            raise Stopped

    assert len(back.changes) == 5
    with pytest.raises(Stopped):
        empty.returning.take(job, back.changes, progress=stop)
    assert picture(empty) == before


def test_a_bilingual_file_is_no_translation(empty: Desk, job: Job, exported: Callable[[str], bytes]) -> None:
    with pytest.raises(RefusedInput, match="neither a review table nor a text"):
        found(empty, job, exported("po"), "deal.ru.po")


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"%PDF-1.7\n\xe2\xe3\xcf", "deal.pdf", "a PDF file"),
        (b"{\\rtf1 a}", "deal.rtf", "an RTF document"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "deal.doc", "an old Word document"),
        (b"", "deal.docx", "is empty"),
        (b"PK\x03\x04" + b"\0" * 90, "deal.docx", "damaged"),
        (b"\0\1\2" * 90, "deal.bin", "binary data"),
    ],
    ids=["PDF", "RTF", "DOC", "empty", "cut off", "binary"],
)
def test_what_nobody_can_read_is_named(empty: Desk, job: Job, data: bytes, name: str, says: str) -> None:
    with pytest.raises(RefusedInput, match=says):
        found(empty, job, data, name)
