"""A new preferred term from a day on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.desk.made import picture, tmx
from tmtool.desk.days import day_before, day_typed
from tmtool.desk.desk import Desk
from tmtool.desk.founding import WORKING_MEMORY
from tmtool.desk.new_terms import NewTerm
from tmtool.model.articles import Job, Segment
from tmtool.model.errors import ChangedMeanwhile, UsageError
from tmtool.model.terms import Term

TODAY = "2026-11-23"
OLD = "министерство энергетики"
NEW = "министерство нефти"
WANTED = NewTerm(OLD, NEW, "ru", TODAY, "ministry of energy")
UNITS = [
    {"en": "The ministry of energy agreed.", "ru": "Министерство энергетики согласилось."},
    {"en": "It asked the ministry of energy.", "ru": "Он спросил у министерства энергетики."},
    {"en": "Prices rose.", "ru": "Цены выросли."},
]

Segments = Callable[[], tuple[Segment, ...]]


@pytest.fixture
def desk(empty: Desk, tmp_path: Path, job: Job, segments: Segments) -> Desk:
    """A desk with the old term, a memory that uses it, and two segments that do."""
    (tmp_path / "old.tmx").write_text(tmx(UNITS), encoding="utf-8")
    empty.imports.import_file(tmp_path / "old.tmx")
    empty.glossaries.add_term("ministry of energy", OLD, "en", "ru")
    second, third = segments()[1:3]
    empty.editing.confirm(second.id, "Сделку подписали с министерством энергетики.")
    empty.editing.draft(third.id, "Об этом сказали в Министерстве энергетики.")
    return empty


def targets(desk: Desk, day: str) -> list[str]:
    hits = desk.suggestions.terms("The ministry of energy", "en", "ru", day=day).hits
    return [target.text for hit in hits for target in hit.targets]


def test_days_are_read_as_people_type_them() -> None:
    assert day_typed(" 1.12.2026 ") == day_typed("2026-12-01") == "2026-12-01"
    assert day_before("2026-03-01") == "2026-02-28"
    with pytest.raises(UsageError, match="no day"):
        day_typed("tomorrow")


def test_what_uses_the_old_term_is_found_in_every_form(desk: Desk) -> None:
    found = desk.new_terms.propose(WANTED)
    assert [one.hit.after for one in found.segments] == [
        "Сделку подписали с министерством нефти.",
        "Об этом сказали в Министерстве нефти.",
    ]
    assert [(one.memory, one.text.after) for one in found.units] == [
        ("old", "Министерство нефти согласилось."),
        ("old", "Он спросил у министерства нефти."),
    ]
    assert found.is_due


def test_all_is_one_operation_and_one_undo(desk: Desk, segments: Segments) -> None:
    before = picture(desk)
    done = desk.new_terms.write(desk.new_terms.propose(WANTED))
    assert (len(done.segments), done.units, done.left) == (2, 2, 0)
    assert segments()[1].target.text == "Сделку подписали с министерством нефти."
    assert segments()[1].state.confirmed
    assert targets(desk, TODAY) == [NEW]
    assert targets(desk, "2026-11-22") == [OLD]
    (unit,) = desk.memories.units_with(WORKING_MEMORY, "министерством")
    assert unit.texts[1].text.text == "Сделку подписали с министерством нефти."
    assert desk.operations.undo().left == ()
    assert picture(desk) == before


def test_only_what_the_person_chose_is_changed(desk: Desk, segments: Segments) -> None:
    found = desk.new_terms.propose(WANTED)
    third = segments()[2]
    done = desk.new_terms.write(found, segments=[third.id], variants=[])
    assert (done.segments, done.units) == ((third.id,), 0)
    assert "энергетики" in segments()[1].target.text
    assert "нефти" in segments()[2].target.text


def test_before_its_day_the_term_only_waits(desk: Desk, segments: Segments) -> None:
    found = desk.new_terms.propose(NewTerm(OLD, NEW, "ru", "2026-12-01", "ministry of energy"))
    assert not found.is_due
    done = desk.new_terms.write(found)
    assert (done.segments, done.units) == ((), 0)
    assert targets(desk, "2026-11-30") == [OLD]
    assert targets(desk, "2026-12-01") == [NEW]
    assert "энергетики" in segments()[1].target.text


def test_a_segment_that_changed_meanwhile_stays(desk: Desk, segments: Segments) -> None:
    found = desk.new_terms.propose(WANTED)
    desk.editing.draft(segments()[2].id, "Иначе.")
    done = desk.new_terms.write(found)
    assert (len(done.segments), done.left) == (1, 1)
    assert segments()[2].target.text == "Иначе."


def test_what_colleagues_add_to_the_concept_meanwhile_stays(desk: Desk) -> None:
    found = desk.new_terms.propose(WANTED)
    (kept,) = found.concepts
    desk.glossaries.change_term(kept.id, None, Term("kk", "энергетика министрлігі"))
    done = desk.new_terms.write(found)
    assert [term.text for term in done.concept.concept.in_language("kk")] == ["энергетика министрлігі"]
    assert targets(desk, TODAY) == [NEW]


def test_where_the_old_term_is_gone_meanwhile_nothing_is_written(desk: Desk) -> None:
    found = desk.new_terms.propose(WANTED)
    (kept,) = found.concepts
    (old,) = kept.concept.in_language("ru")
    desk.glossaries.change_term(kept.id, old, Term("ru", "минэнерго"))
    before = picture(desk)
    with pytest.raises(ChangedMeanwhile, match="look again"):
        desk.new_terms.write(found)
    assert picture(desk) == before


def test_a_term_of_a_file_gives_way_to_one_of_the_desk(empty: Desk) -> None:
    (empty.folder / "glossaries" / "offices.csv").write_text(
        f"en,ru,kk\nministry of energy,{OLD},энергетика министрлігі\n", encoding="utf-8"
    )
    empty.imports.scan()
    done = empty.new_terms.write(empty.new_terms.propose(WANTED))
    assert done.concept.glossary_name == "desk"
    assert targets(empty, TODAY) == [NEW]
    kazakh = empty.suggestions.terms("The ministry of energy", "en", "kk").hits
    assert [hit.targets[0].text for hit in kazakh] == ["энергетика министрлігі"]
    (empty.folder / "glossaries" / "offices.csv").write_text(
        f"en,ru,kk\nministry of energy,{OLD},энергетика министрлігі\nsenate,Сенат,Сенат\n", encoding="utf-8"
    )
    empty.imports.scan()
    assert targets(empty, TODAY) == [NEW]
    assert [hit.source for hit in empty.suggestions.terms("the Senate", "en", "ru").hits] == ["senate"]


def test_a_term_of_a_file_comes_back_when_that_is_taken_back(empty: Desk) -> None:
    (empty.folder / "glossaries" / "offices.csv").write_text(f"en,ru\nministry of energy,{OLD}\n", encoding="utf-8")
    empty.imports.scan()
    before = picture(empty)
    empty.new_terms.write(empty.new_terms.propose(WANTED))
    empty.operations.undo()
    after = picture(empty)
    assert after["glossaries"].pop("desk") == []
    assert after == before
    assert targets(empty, TODAY) == [OLD]


def test_a_term_that_no_glossary_has_gets_its_concept(empty: Desk) -> None:
    done = empty.new_terms.write(empty.new_terms.propose(WANTED))
    assert [(term.text, term.valid_from, term.valid_to) for term in done.concept.concept.in_language("ru")] == [
        (OLD, None, "2026-11-22"),
        (NEW, TODAY, None),
    ]


def test_a_day_before_the_old_term_began_is_refused(empty: Desk) -> None:
    empty.glossaries.add_term("ministry of energy", OLD, "en", "ru", valid_from="2026-11-23")
    with pytest.raises(UsageError, match="later day"):
        empty.new_terms.propose(WANTED)


def test_a_segment_is_only_offered_what_is_right_on_its_day(desk: Desk, job: Job) -> None:
    article = desk.articles.take_in(b"The ministry of energy agreed.\n", "agreed.txt").article
    (segment,) = desk.articles.segments(desk.articles.job(article, "ru"))
    desk.new_terms.write(desk.new_terms.propose(WANTED))
    offered = desk.suggestions.for_segment(segment, "ru").terms
    assert [target.text for hit in offered for target in hit.targets] == [NEW]
