"""Kazakh made beside Russian: marked when the Russian is confirmed otherwise, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.made import assert_sound, open_desk, rows, tmx
from tmtool.desk.desk import Desk
from tmtool.model.articles import Article, Segment, SisterChange, State
from tmtool.model.text import TaggedText
from tmtool.store import tables

SOURCE = """The deal is signed

The cost is 5 million. Work begins in May. The end.
"""
A, B = "Стоимость – 5 миллионов.", "Цена – 5 миллионов."
KAZAKH = "Құны – 5 миллион."


class Desks:
    """One article with its jobs, by language and number of the segment."""

    def __init__(self, desk: Desk, text: str = SOURCE) -> None:
        self.desk = desk
        self.article: Article = desk.articles.take_in(text.encode(), "deal.txt").article

    def segment(self, language: str, number: int) -> Segment:
        return self.desk.articles.numbered(self.desk.articles.job(self.article, language), number)

    def confirm(self, language: str, number: int, text: str | None = None) -> Segment:
        return self.desk.editing.confirm(self.segment(language, number).id, text).segment

    def marked(self, language: str = "kk") -> dict[int, tuple[SisterChange, ...]]:
        job = self.desk.articles.job(self.article, language)
        return {one.number: one.sister_changes for one in self.desk.articles.sister_changed(job)}


@pytest.fixture
def work(empty: Desk) -> Desks:
    """The second segment is confirmed in Russian, and then in Kazakh."""
    work = Desks(empty)
    work.confirm("ru", 2, A)
    work.confirm("kk", 2, KAZAKH)
    assert work.marked() == {}
    return work


CHANGED = {2: (SisterChange("ru", A, B),)}


def test_another_confirmed_russian_text_marks_the_kazakh_and_names_both_texts(work: Desks) -> None:
    work.confirm("ru", 2, B)
    assert work.marked() == CHANGED
    assert work.segment("kk", 2).flags == ("ru-changed",)
    assert work.segment("kk", 2).state is State.TRANSLATED
    assert work.segment("ru", 2).flags == ()


def test_a_draft_marks_nothing_and_the_old_text_confirmed_again_takes_the_mark_away(work: Desks) -> None:
    work.desk.editing.draft(work.segment("ru", 2).id, B)
    assert work.marked() == {}
    work.confirm("ru", 2)
    assert work.marked() == CHANGED
    work.confirm("ru", 2, A)
    assert work.marked() == {}


def test_confirming_the_kazakh_again_unchanged_takes_the_mark_away(work: Desks) -> None:
    work.confirm("ru", 2, B)
    confirmed = work.confirm("kk", 2)
    assert (confirmed.sister_changes, confirmed.target.text) == ((), KAZAKH)
    assert work.marked() == {}
    work.confirm("ru", 2, A)
    assert work.marked() == {2: (SisterChange("ru", B, A),)}


def test_the_mark_stays_while_the_kazakh_is_worked_on(work: Desks) -> None:
    work.confirm("ru", 2, B)
    drafted = work.desk.editing.draft(work.segment("kk", 2).id, "Құны")
    assert drafted.sister_changes == CHANGED[2]
    assert work.desk.editing.comment(drafted.id, "?").sister_changes == CHANGED[2]
    assert work.confirm("kk", 2).sister_changes == ()


def test_kazakh_that_was_confirmed_before_there_was_any_russian_is_not_marked(empty: Desk) -> None:
    work = Desks(empty)
    work.desk.editing.draft(work.segment("ru", 2).id, A)
    work.confirm("kk", 2, KAZAKH)
    work.confirm("ru", 2, B)
    assert work.marked() == {}


def test_kazakh_that_nobody_confirmed_is_not_marked(empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / "memory.tmx"
    path.write_text(tmx([{"en": "The cost is 5 million.", "kk": KAZAKH}]), encoding="utf-8")
    empty.imports.import_file(path)
    work = Desks(empty)
    work.confirm("ru", 2, A)
    empty.pretranslation.pretranslate(empty.articles.job(work.article, "kk"))
    assert work.segment("kk", 2).state is State.TRANSLATED
    work.desk.editing.draft(work.segment("kk", 4).id, "Соңы.")
    work.confirm("ru", 2, B)
    work.confirm("ru", 4, "Конец.")
    work.confirm("ru", 4, "Всё.")
    assert work.marked() == {}


def test_undo_brings_the_mark_and_takes_it_away(work: Desks) -> None:
    russian, kazakh = (work.desk.articles.job(work.article, language) for language in ("ru", "kk"))
    work.confirm("ru", 2, B)
    work.confirm("kk", 2)
    work.desk.operations.undo(job=kazakh)
    assert work.marked() == CHANGED
    work.desk.operations.undo(job=russian)
    assert work.marked() == {}
    assert_sound(work.desk)


def test_only_a_language_that_comes_before_marks_another(work: Desks) -> None:
    work.confirm("ru", 2)
    work.confirm("kk", 2, "Бағасы – 5 миллион.")
    assert work.marked("ru") == {}


def test_the_desks_order_says_which_language_comes_first(tmp_path: Path) -> None:
    with Desk.open(tmp_path / "desk", person="aigul", targets=("kk", "ru"), empty=True) as desk:
        work = Desks(desk)
        work.confirm("kk", 2, KAZAKH)
        work.confirm("ru", 2, A)
        work.confirm("kk", 2, "Бағасы – 5 миллион.")
        assert work.marked("ru") == {2: (SisterChange("kk", KAZAKH, "Бағасы – 5 миллион."),)}


def test_of_several_languages_each_that_changed_is_named(work: Desks) -> None:
    # Uzbek is not among the desk's languages, and so comes after them.
    work.desk.articles.job(work.article, "uz")
    work.confirm("uz", 2, "Narxi 5 million.")
    work.confirm("ru", 2, B)
    work.confirm("kk", 2, "Бағасы – 5 миллион.")
    assert work.segment("uz", 2).flags == ("ru-changed", "kk-changed")
    assert work.marked() == {}


def test_a_left_out_russian_sentence_marks_nothing_and_left_out_kazakh_is_not_marked(work: Desks) -> None:
    russian, kazakh = work.segment("ru", 2), work.segment("kk", 2)
    work.confirm("ru", 2, B)
    work.desk.editing.leave_out(russian.id)
    assert work.marked() == {}
    work.desk.editing.leave_out(russian.id, False)
    assert work.desk.editing.leave_out(kazakh.id).sister_changes == ()
    assert work.desk.editing.leave_out(kazakh.id, False).sister_changes == CHANGED[2]


def test_splitting_and_joining_the_russian_by_itself_marks_nothing(work: Desks) -> None:
    work.confirm("ru", 3, "Работа начнётся в мае.")
    work.confirm("kk", 3, "Жұмыс мамырда басталады.")
    whole = work.desk.editing.join(work.segment("ru", 2).id)
    assert work.marked() == {}
    work.confirm("ru", 2)
    assert work.marked() == {}
    work.desk.editing.split(whole.id, len("The cost is 5 million."))
    work.confirm("ru", 2, A)
    assert work.marked() == {}
    work.confirm("ru", 3, "Работу начнут в мае.")
    assert work.marked() == {3: (SisterChange("ru", "Работа начнётся в мае.", "Работу начнут в мае."),)}


def test_each_part_of_a_split_kazakh_sentence_follows_the_whole_russian_one(work: Desks) -> None:
    work.desk.editing.split(work.segment("kk", 2).id, len("The cost"))
    work.confirm("kk", 2, "Құны")
    work.confirm("kk", 3, "5 миллион.")
    work.confirm("ru", 2, B)
    assert work.marked() == {2: CHANGED[2], 3: CHANGED[2]}


def test_joined_kazakh_sentences_keep_the_marks_of_both(work: Desks) -> None:
    work.confirm("ru", 3, "В мае.")
    work.confirm("kk", 3, "Мамырда.")
    work.confirm("ru", 3, "Работа – в мае.")
    joined = work.desk.editing.join(work.segment("kk", 2).id)
    assert joined.sister_changes == (SisterChange("ru", "В мае.", "Работа – в мае."),)
    work.confirm("kk", 2)
    assert work.marked() == {}
    work.confirm("ru", 2, B)
    assert work.marked() == CHANGED


def test_a_new_version_of_the_article_keeps_marks_and_makes_none_by_itself(work: Desks) -> None:
    work.confirm("ru", 4, "Конец.")
    work.confirm("kk", 4, "Соңы.")
    work.confirm("ru", 2, B)
    new = SOURCE.replace("The cost", "Kazakhstan will pay. The cost").replace("The end.", "The very end.")
    work.desk.articles.update(work.article, new.encode())
    assert work.marked() == {3: CHANGED[2]}
    assert work.segment("kk", 5).old_source == TaggedText("The end.")
    work.confirm("ru", 5, "Самый конец.")
    assert work.marked() == {3: CHANGED[2], 5: (SisterChange("ru", "Конец.", "Самый конец."),)}
    work.confirm("kk", 5, "Ең соңы.")
    assert work.marked() == {3: CHANGED[2]}


def test_repetitions_that_a_correction_fills_mark_their_kazakh_too(empty: Desk) -> None:
    work = Desks(empty, "It rains.\n\nIt is cold.\n\nIt rains.\n")
    work.confirm("ru", 1, "Идёт дождь.")
    work.confirm("kk", 1, "Жаңбыр жауып тұр.")
    work.confirm("ru", 1, "Льёт дождь.")
    changed = (SisterChange("ru", "Идёт дождь.", "Льёт дождь."),)
    assert work.marked() == {1: changed, 3: changed}
    done = empty.editing.confirm(work.segment("kk", 1).id)
    assert [segment.number for segment in done.propagated] == [3]
    assert work.marked() == {}


def test_a_confirmation_beside_nothing_new_writes_nothing(work: Desks) -> None:
    before = rows(work.desk, tables.OperationRow)
    work.confirm("kk", 2)
    work.confirm("ru", 2)
    assert rows(work.desk, tables.OperationRow) == before


def test_a_mark_that_was_made_by_another_desk_session_is_seen(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk") as desk, open_desk(tmp_path / "desk", person="dana") as other:
        work = Desks(desk)
        work.confirm("ru", 2, A)
        work.confirm("kk", 2, KAZAKH)
        other.editing.confirm(work.segment("ru", 2).id, B)
        assert work.marked() == CHANGED
