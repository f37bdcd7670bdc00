"""Sentences that only the translation has."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.conftest import FIVE
from tests.desk.made import assert_sound, picture, rows
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job, Segment, State
from tmtool.model.errors import UsageError
from tmtool.store import tables

Segments = Callable[[], tuple[Segment, ...]]
TARGETS = ("Заголовок", "Сделка подписана.", "Цена высока.", "Стройка начнётся.", "Нужна ратификация.")


@pytest.fixture
def translated(empty: Desk, segments: Segments) -> None:
    for segment, target in zip(segments(), TARGETS, strict=True):
        empty.editing.confirm(segment.id, target)


def test_it_stands_behind_its_segment_in_the_same_paragraph(empty: Desk, segments: Segments) -> None:
    second = segments()[1]
    added = empty.adding.add_sentence(second.id)
    assert (added.number, added.source.text, added.target.text, added.state) == (3, "", "", State.NEW)
    assert (added.first_block, added.start, added.end) == (second.last_block, second.end, second.end)
    assert [one.added for one in segments()] == [False, False, True, False, False, False]
    assert added.repeats == 1


def test_the_paragraph_ends_behind_it(empty: Desk, segments: Segments) -> None:
    last_of_paragraph = next(one for one in segments() if one.ends_block and one.number > 1)
    empty.adding.add_sentence(last_of_paragraph.id, "Ещё.")
    ends = [one.ends_block for one in segments()]
    assert ends == [True, False, False, False, True, True]


def test_it_counts_neither_as_work_nor_as_a_repetition(empty: Desk, job: Job, segments: Segments) -> None:
    first = empty.adding.add_sentence(segments()[1].id)
    second = empty.adding.add_sentence(segments()[3].id)
    assert empty.articles.find("deal.txt").jobs[0].segments == 5
    assert empty.editing.confirm(first.id, "Так говорят в Алматы.").propagated == ()
    assert empty.articles.segment(second.id).state is State.NEW
    assert empty.suggestions.for_segment(second, "ru").matches == ()
    assert empty.checking.segment_findings(second, "ru", "30  30") == ()
    assert empty.checking.findings(job) == empty.checking.findings(job)
    assert rows(empty, tables.UnitRow) == []
    assert empty.pretranslation.pretranslate(job).untouched == 5


def test_the_neighbours_of_its_neighbours_stay(empty: Desk, segments: Segments) -> None:
    empty.adding.add_sentence(segments()[1].id, "Вставка.")
    empty.editing.confirm(segments()[1].id, "Сделка подписана.")
    (unit,) = rows(empty, tables.UnitRow)
    assert ["x-context-post", "The total cost is $1.2 billion."] in [list(one) for one in unit["properties"]]


@pytest.mark.usefixtures("translated")
def test_every_export_has_it_where_it_belongs(empty: Desk, segments: Segments, tmp_path: Path) -> None:
    added = empty.adding.add_sentence(segments()[3].id, "Так решил парламент.")
    empty.editing.confirm(added.id)
    article = empty.articles.find("deal.txt")
    for format_id in ("document", "text", "tmx", "po", "csv"):
        empty.exports.export(article, ["ru"], format_id, tmp_path / format_id)
    paragraph = "Сделка подписана. Цена высока. Стройка начнётся. Так решил парламент.\n"
    assert paragraph in (tmp_path / "document").read_text()
    assert paragraph in (tmp_path / "text").read_text()
    assert "Так решил" not in (tmp_path / "tmx").read_text()
    assert "Так решил" not in (tmp_path / "po").read_text()
    lines = list(csv.reader((tmp_path / "csv").open(encoding="utf-8-sig")))
    assert [line[1:3] for line in lines if line[0] == "5"] == [["", "Так решил парламент."]]


@pytest.mark.parametrize(
    ("after", "left_out", "paragraph"),
    [
        (1, (), "Construction will begin in 2027."),
        (1, (2, 4), "Вставка. The total cost is $1.2 billion."),
        (0, (), "Заголовок Вставка."),
    ],
)
def test_it_has_the_space_that_the_original_has_not(
    empty: Desk, segments: Segments, after: int, left_out: tuple[int, ...], paragraph: str
) -> None:
    empty.editing.confirm(segments()[0].id, "Заголовок")
    numbered = {one.number: one for one in segments()}
    empty.adding.add_sentence(segments()[after].id, "Вставка.")
    for number in left_out:
        empty.editing.leave_out(numbered[number].id)
    text = empty.exports.clean_text(empty.articles.find("deal.txt"), "ru")
    assert paragraph in text
    assert "Вставка." in text
    assert "  " not in text


def test_it_is_removed_and_comes_back(empty: Desk, job: Job, segments: Segments) -> None:
    before = picture(empty)
    added = empty.adding.add_sentence(segments()[1].id, "Вставка.")
    held = picture(empty)
    empty.adding.remove_sentence(added.id)
    assert picture(empty) == before
    assert empty.operations.undo(job=job).kind == "remove a sentence"
    assert picture(empty) == held
    assert empty.operations.undo(job=job).kind == "add a sentence"
    assert picture(empty) == before
    with pytest.raises(UsageError, match="has a source text"):
        empty.adding.remove_sentence(segments()[0].id)
    assert_sound(empty)


@pytest.mark.parametrize("joined", [2, 3])
def test_joined_it_goes_into_the_other_segment(empty: Desk, segments: Segments, joined: int) -> None:
    second, third = segments()[1:3]
    empty.editing.confirm(second.id, "Сделка.")
    added = empty.adding.add_sentence(second.id, "Вставка.")
    whole = empty.editing.join({2: second.id, 3: added.id}[joined])
    assert whole.source == (second if joined == 2 else third).source
    assert whole.target.text == ("Сделка. Вставка." if joined == 2 else "Вставка.")
    assert [one.source.text for one in segments()] == [one.source.text for one in segments() if one.source]


def test_it_moves_on_with_its_neighbour_into_a_new_version(empty: Desk, segments: Segments) -> None:
    third = segments()[2]
    empty.adding.add_sentence(third.id, "Первая вставка.")
    empty.adding.add_sentence(segments()[3].id, "Вторая вставка.")
    new = FIVE.replace("Kazakhstan signed", "A new paragraph opens it.\n\nKazakhstan signed")
    empty.articles.update(empty.articles.find("deal.txt"), new.encode())
    shown = [one.source.text or one.target.text for one in segments()]
    assert shown == [
        "Kazakhstan signs wind farm deal",
        "A new paragraph opens it.",
        "Kazakhstan signed a deal on October 21.",
        "The total cost is $1.2 billion.",
        "Первая вставка.",
        "Вторая вставка.",
        "Construction will begin in 2027.",
        "The agreement has to be ratified by parliament.",
    ]
    text = empty.exports.clean_text(empty.articles.find("deal.txt"), "ru")
    assert "The total cost is $1.2 billion. Первая вставка. Вторая вставка. Construction" in text
    assert_sound(empty)
