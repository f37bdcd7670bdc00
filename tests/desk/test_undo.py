"""What undo leaves alone because something later needs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.made import assert_sound, last_operation, picture, rows, tmx
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job
from tmtool.model.errors import UsageError
from tmtool.store import tables

ONE = "The deal is signed.\n"
ONE_MORE = "The deal is signed.\n\nNobody came.\n"


def pairs(desk: Desk, language: str = "ru") -> list[str]:
    """The live texts of a language in the memories."""
    variants = rows(desk, tables.VariantRow)
    return sorted(found["text"] for found in variants if found["language"] == language and not found["deleted"])


def job_of(desk: Desk, name: str, text: str = ONE) -> Job:
    return desk.articles.job(desk.articles.take_in(text.encode(), name).article, "ru")


def test_a_pair_that_two_articles_confirmed_goes_with_the_second_undo(empty: Desk) -> None:
    first, second = job_of(empty, "a.txt"), job_of(empty, "b.txt")
    for job in (first, second):
        empty.editing.confirm(empty.articles.numbered(job, 1).id, "Сделка подписана.")
    assert pairs(empty) == ["Сделка подписана."]
    undone = empty.operations.undo(job=first)
    assert pairs(empty) == ["Сделка подписана."]
    assert "Left as it is, because it was changed or is used since: a text of the memory." in undone.left
    assert empty.operations.undo(job=second).left == ()
    assert pairs(empty) == []
    assert_sound(empty)


def test_a_pair_that_two_articles_confirmed_stays_when_one_of_them_is_corrected(empty: Desk) -> None:
    first, second = job_of(empty, "a.txt"), job_of(empty, "b.txt")
    for job in (first, second):
        empty.editing.confirm(empty.articles.numbered(job, 1).id, "Сделка подписана.")
    empty.editing.confirm(empty.articles.numbered(first, 1).id, "Договор подписан.")
    assert pairs(empty) == ["Договор подписан.", "Сделка подписана."]
    empty.editing.confirm(empty.articles.numbered(second, 1).id, "Договор подписан.")
    assert pairs(empty) == ["Договор подписан."]


def import_pair(desk: Desk, folder: Path) -> int:
    """Import what a segment of a one-sentence article may confirm, and give the operation."""
    path = folder / "old.tmx"
    path.write_text(tmx([{"en": "The deal is signed.", "ru": "Сделка подписана.", "pre": "", "post": ""}]))
    desk.imports.import_file(path, name="desk")
    return last_operation(desk)


def test_an_imported_text_is_not_superseded(empty: Desk, tmp_path: Path) -> None:
    import_pair(empty, tmp_path)
    segment = empty.articles.numbered(job_of(empty, "a.txt"), 1).id
    empty.editing.confirm(segment, "Сделка подписана.")
    empty.editing.confirm(segment, "Договор подписан.")
    assert pairs(empty) == ["Договор подписан.", "Сделка подписана."]


def test_an_imported_text_outlives_its_import_while_a_segment_needs_it(empty: Desk, tmp_path: Path) -> None:
    imported = import_pair(empty, tmp_path)
    segment = empty.articles.numbered(job_of(empty, "a.txt"), 1).id
    empty.editing.confirm(segment, "Сделка подписана.")
    undone = empty.operations.undo(operation=imported)
    assert "Left as it is, because it was changed or is used since: a text of the memory." in undone.left
    assert pairs(empty) == ["Сделка подписана."]
    empty.editing.confirm(segment, "Договор подписан.")
    assert pairs(empty) == ["Договор подписан."]
    assert_sound(empty)


def test_what_a_later_confirmation_superseded_stays_superseded_when_an_older_one_is_undone(empty: Desk) -> None:
    job = job_of(empty, "a.txt")
    segment = empty.articles.numbered(job, 1).id
    operations = []
    for text in ("Раз.", "Два.", "Три."):
        empty.editing.confirm(segment, text)
        operations.append(last_operation(empty))
    undone = empty.operations.undo(operation=operations[1])
    assert pairs(empty) == ["Три."]
    assert "Left as it is, because it was changed since: segment 1." in undone.left


def test_a_segment_that_was_left_out_again_later_stays_left_out_when_the_first_time_is_undone(empty: Desk) -> None:
    job = job_of(empty, "a.txt")
    segment = empty.articles.numbered(job, 1).id
    empty.editing.leave_out(segment)
    first = last_operation(empty)
    empty.editing.leave_out(segment, False)
    empty.editing.leave_out(segment)
    undone = empty.operations.undo(operation=first)
    assert undone.left == ("Left as it is, because it was changed since: segment 1.",)
    assert empty.articles.segment(segment).left_out


def test_an_undone_update_comes_back_whole_or_not_at_all(empty: Desk) -> None:
    job = job_of(empty, "a.txt")
    empty.articles.update(empty.articles.find("a.txt"), ONE_MORE.encode())
    empty.operations.undo()
    undo = last_operation(empty)
    empty.editing.confirm(empty.articles.numbered(job, 1).id, "Сделка подписана.")
    before = picture(empty)
    undone = empty.operations.undo(operation=undo)
    assert undone.segments == ()
    assert undone.left == ("Left as it is, because it was changed since: segment 1.",)
    assert picture(empty) == before


def test_a_name_that_was_given_again_stays_with_its_new_owner(empty: Desk) -> None:
    empty.articles.take_in(ONE.encode(), "a.txt")
    empty.operations.undo()
    undo = last_operation(empty)
    second = empty.articles.take_in(ONE.encode(), "a.txt").article
    undone = empty.operations.undo(operation=undo)
    assert "Left as it is, because it was changed or is used since: the article." in undone.left
    assert empty.articles.find("a.txt").id == second.id
    assert_sound(empty)


def test_the_pair_of_a_sentence_that_an_update_changed_stays_in_the_memory(empty: Desk) -> None:
    job = job_of(empty, "a.txt", "The cost is 5 million.\n")
    empty.editing.confirm(empty.articles.numbered(job, 1).id, "Цена — 5 млн.")
    empty.articles.update(empty.articles.find("a.txt"), b"The cost is 6 million.\n")
    empty.editing.confirm(empty.articles.numbered(job, 1).id, "Цена — 6 млн.")
    assert pairs(empty) == ["Цена — 5 млн.", "Цена — 6 млн."]


def test_a_concept_that_is_imported_again_after_an_undo_has_its_terms_again(empty: Desk, tmp_path: Path) -> None:
    first, second = tmp_path / "first.csv", tmp_path / "second.csv"
    first.write_text("en,ru\nministry,министерство\n", encoding="utf-8")
    second.write_text("en,ru\nwind farm,ветропарк\n", encoding="utf-8")
    empty.imports.import_file(first, name="words")
    empty.imports.import_file(second, name="words")
    both = picture(empty)["glossaries"]
    empty.operations.undo()
    again = empty.imports.import_file(second, name="words")
    assert (again.counts.read, again.counts.new) == (1, 1)
    assert picture(empty)["glossaries"] == both
    assert [hit.source for hit in empty.suggestions.terms("A wind farm", "en", "ru").hits] == ["wind farm"]
    empty.operations.undo()
    assert len(picture(empty)["glossaries"]["words"]) == 1


def test_an_update_on_which_a_job_was_opened_since_stays_whole(empty: Desk) -> None:
    article = empty.articles.take_in(b"One day it rained.\n\nIt was cold.\n", "rain.txt", targets=["ru"]).article
    empty.articles.update(article, b"One day it rained.\n\nIt was warm.\n")
    update = last_operation(empty)
    opened = empty.articles.job(article, "kk")
    undone = empty.operations.undo(operation=update)
    assert (undone.nothing, undone.segments) == (True, ())
    assert [s.source.text for s in empty.articles.segments(opened)] == ["One day it rained.", "It was warm."]


def test_an_article_that_somebody_has_remarked_on_stays(empty: Desk) -> None:
    article = empty.articles.take_in(b"One day it rained.\n", "rain.txt", targets=["ru"]).article
    taken_in = last_operation(empty)
    empty.editing.comment(empty.articles.segments(article.jobs[0])[0].id, "Which day?")
    undone = empty.operations.undo(operation=taken_in)
    assert (undone.nothing, undone.left) == (
        True,
        ("Left as it is, because it was changed or is used since: a comment.",),
    )
    assert [found.name for found in empty.articles.all()] == ["rain.txt"]


def test_what_a_purged_article_left_in_the_memory_is_not_offered_to_undo(empty: Desk) -> None:
    kept = job_of(empty, "kept.txt", "Nobody came.\n")
    empty.editing.confirm(empty.articles.numbered(kept, 1).id, "Никто не пришёл.")
    earlier = last_operation(empty)
    purged = job_of(empty, "purged.txt")
    empty.editing.confirm(empty.articles.numbered(purged, 1).id, "Сделка подписана.")
    confirmed = last_operation(empty)
    empty.articles.remove(empty.articles.find("purged.txt"), purge=True)
    with pytest.raises(UsageError, match=f"Operation {confirmed} was on an article that is deleted for good"):
        empty.operations.undo(operation=confirmed)
    assert empty.operations.undo().operation == earlier
    assert pairs(empty) == ["Сделка подписана."]
