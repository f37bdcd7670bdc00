"""A text comes back after the desk went on working: what the editor did not touch stays as the desk has it now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.made import picture
from tmtool.desk.desk import Desk
from tmtool.desk.returned import Returned
from tmtool.model.articles import Job, Segment, State

Segments = Callable[[], tuple[Segment, ...]]
TARGETS = (
    "Казахстан заключил сделку о ветропарке",
    "Казахстан заключил сделку 21 октября.",
    "Общая стоимость составляет 1,2 миллиарда долларов.",
    "Строительство начнётся в 2027 году.",
    "Соглашение должен ратифицировать парламент.",
)
NEWER = "Сделку Казахстан подписал ещё в октябре."
ADDED = "Подробности пока неизвестны."


@pytest.fixture
def text(empty: Desk, segments: Segments, tmp_path: Path) -> str:
    """The translation as it went out."""
    for segment, target in zip(segments(), TARGETS, strict=True):
        empty.editing.confirm(segment.id, target)
    article = empty.articles.find("deal.txt")
    return empty.exports.export(article, ["ru"], "text", tmp_path / "out").path.read_bytes().decode()


def back(desk: Desk, job: Job, text: str) -> Returned:
    return desk.returning.find(desk.articles.find("deal.txt"), job, text.encode(), "deal.ru.txt")


def told(found: Returned) -> list[tuple[int, str, str]]:
    return [(one.segment.number, one.kind, one.after) for one in found.changes]


def test_what_the_desk_changed_since_is_not_undone(empty: Desk, job: Job, segments: Segments, text: str) -> None:
    empty.editing.confirm(segments()[1].id, NEWER)
    found = back(empty, job, text.replace("составляет", "достигает"))
    assert told(found) == [(3, "changed", "Общая стоимость достигает 1,2 миллиарда долларов.")]
    assert (found.conflicts, found.unchanged) == ((), 4)
    assert found.remarks == (
        "Changed on the desk since the file was written, not by the editor, so the desk's text stays: 2.",
    )
    empty.returning.take(job, found.changes)
    assert (segments()[1].target.text, segments()[1].state) == (NEWER, State.TRANSLATED)


def test_any_earlier_text_counts_but_a_third_one_is_a_change(
    empty: Desk, job: Job, segments: Segments, text: str
) -> None:
    empty.editing.confirm(segments()[1].id, NEWER)
    empty.editing.confirm(segments()[1].id, "Договор подписан.")
    assert told(back(empty, job, text)) == []
    assert told(back(empty, job, text.replace(TARGETS[1], NEWER))) == []
    third = TARGETS[1].replace("21 октября", "в октябре")
    empty.editing.confirm(segments()[1].id, "Казахстан подписал сделку в октябре.")
    assert told(back(empty, job, text.replace(TARGETS[1], third))) == [(2, "changed", third)]


def test_a_source_that_stood_there_untranslated_is_no_change(
    empty: Desk, job: Job, segments: Segments, tmp_path: Path
) -> None:
    for segment, target in zip(segments()[:4], TARGETS, strict=False):
        empty.editing.confirm(segment.id, target)
    article = empty.articles.find("deal.txt")
    text = empty.exports.export(article, ["ru"], "document", tmp_path / "out.txt").path.read_text()
    empty.editing.confirm(segments()[4].id, TARGETS[4])
    assert told(back(empty, job, text)) == []


def test_a_sentence_that_the_desk_added_later_was_not_taken_out(
    empty: Desk, job: Job, segments: Segments, text: str
) -> None:
    empty.adding.add_sentence(segments()[2].id, ADDED)
    found = back(empty, job, text)
    assert (found.changes, found.conflicts, found.unchanged) == ((), (), 6)
    # The file may be of before or of later.
    found = back(empty, job, text.replace("начнётся", "стартует"))
    assert [one.segment.number for one in found.changes] == [5]
    assert [(one.segment, one.why) for one in found.conflicts] == [
        (4, "gone from the file; it may have come to the desk after the file was written")
    ]
    assert [one.kind for one in found.chosen({4}).changes] == ["deleted"]
    # It is of before where it has what was replaced before the sentence came …
    number = segments()[1].id
    empty.editing.confirm(number, NEWER)
    assert [one.segment for one in back(empty, job, text.replace("начнётся", "стартует")).conflicts] == [4]
    empty.adding.add_sentence(segments()[4].id, "Это последнее предложение.")
    found = back(empty, job, text.replace("ратифицировать", "одобрить"))
    assert [one.segment for one in found.conflicts] == [4]
    # … and of later where it has what was written after it.
    found = back(empty, job, text.replace(TARGETS[1], NEWER).replace("ратифицировать", "одобрить"))
    assert (4, "deleted", "") in told(found)
    assert [one.segment for one in found.conflicts] == [6]


def test_what_the_desk_removed_or_left_out_since_does_not_come_back(
    empty: Desk, job: Job, segments: Segments, text: str
) -> None:
    empty.editing.leave_out(segments()[3].id)
    empty.editing.confirm(segments()[2].id, "")
    found = back(empty, job, text.replace("ратифицировать", "одобрить"))
    assert told(found) == [(5, "changed", "Соглашение должен одобрить парламент.")]
    assert found.conflicts == ()


def test_a_review_that_was_taken_back_can_be_brought_back_again(
    empty: Desk, job: Job, segments: Segments, text: str
) -> None:
    text = text.replace("начнётся", "стартует")
    expected = [(4, "changed", "Строительство стартует в 2027 году.")]
    before = picture(empty)
    found = back(empty, job, text)
    assert told(found) == expected
    empty.returning.take(job, found.changes)
    assert told(back(empty, job, text)) == []
    empty.operations.undo(job=job)
    assert picture(empty) == before
    assert told(back(empty, job, text)) == expected


@pytest.mark.parametrize(
    ("target", "why"),
    [
        ("Договор подписан‹/1› в среду.", "the tag ‹1› is missing"),
        ("Договор подписан в среду.", "the tags ‹1›, ‹/1› are missing"),
        ("Договор ‹1›‹1›подписан‹/1› в среду.", "the tag ‹1› is doubled"),
        ("Договор ‹1›‹1›подписан в среду.", "the tag ‹/1› is missing; the tag ‹1› is doubled"),
        ("В среду подписан ‹1›договор‹/1›.", ""),
    ],
)
def test_a_row_that_lost_tags_is_taken_only_by_its_number(empty: Desk, tmp_path: Path, target: str, why: str) -> None:
    page = b"<html lang=en><p>The deal was <b>signed</b> on Monday.<p>It rained.</html>"
    article = empty.articles.take_in(page, "deal.html").article
    job = empty.articles.job(article, "ru")
    first, second = empty.articles.segments(job)
    old = "Договор ‹1›подписан‹/1› в понедельник."
    empty.editing.confirm(first.id, old)
    empty.editing.confirm(second.id, "Шёл дождь.")
    data = empty.exports.export(article, ["ru"], "csv", tmp_path / "out.csv").path.read_bytes().decode()
    assert old in data
    found = empty.returning.find(article, job, data.replace(old, target).encode(), "back.csv")
    assert [(one.segment, one.why, one.desk, one.file) for one in found.conflicts] == (
        [(1, why, old, target)] if why else []
    )
    assert told(found) == ([] if why else [(1, "changed", target)])
    assert told(found.chosen({1})) == [(1, "changed", target)]
