"""Terms that people at the desk add, change and delete."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.made import TickingClock, change_number, last_operation, open_desk, picture
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job
from tmtool.model.errors import ChangedMeanwhile, MissingInput, UsageError
from tmtool.model.terms import Term, TermStatus

CSV = "en,ru\nwind farm,ветряная электростанция\nparliament,парламент\n"


@pytest.fixture
def file_owned(tmp_path: Path, empty: Desk) -> Desk:
    """The desk with a glossary that a file owns."""
    (empty.folder / "glossaries" / "offices.csv").write_text(CSV, encoding="utf-8")
    empty.imports.scan()
    return empty


def said(desk: Desk, text: str, day: str | None = None) -> list[str]:
    hits = desk.suggestions.terms(text, "en", "ru", day=day).hits
    return [target.text for hit in hits for target in hit.targets]


def test_a_term_is_known_at_once(empty: Desk) -> None:
    assert said(empty, "A wind farm.") == []
    concept = empty.glossaries.add_term("wind farm", " ветропарк ", "en", "ru", note="energy")
    assert said(empty, "Two wind farms.") == ["ветропарк"]
    assert (concept.glossary_name, concept.concept.note) == ("desk", "energy")


def test_a_source_term_has_one_concept(empty: Desk) -> None:
    first = empty.glossaries.add_term("wind farm", "ветропарк", "en", "ru")
    second = empty.glossaries.add_term("Wind farm", "жел электр станциясы", "en", "kk", status=TermStatus.ADMITTED)
    assert first.id == second.id
    assert [(term.language, term.text) for term in second.concept.terms] == [
        ("en", "wind farm"),
        ("ru", "ветропарк"),
        ("kk", "жел электр станциясы"),
    ]


def test_the_same_term_again_writes_nothing(empty: Desk) -> None:
    empty.glossaries.add_term("wind farm", "ветропарк", "en", "ru")
    before = change_number(empty), last_operation(empty)
    empty.glossaries.add_term("wind farm", "ветропарк", "en", "ru")
    assert last_operation(empty) == before[1]


def test_adding_is_taken_back_on_the_job_and_the_glossary_stays_for_others(empty: Desk, job: Job) -> None:
    empty.glossaries.add_term("wind farm", "ветропарк", "en", "ru", job=job.id)
    empty.glossaries.add_term("parliament", "парламент", "en", "ru")
    assert empty.operations.undo(job=job).kind == "add term"
    assert said(empty, "A wind farm for parliament.") == ["парламент"]


def test_a_concept_that_somebody_added_to_stays_whole(empty: Desk) -> None:
    empty.glossaries.add_term("wind farm", "ветропарк", "en", "ru")
    first = last_operation(empty)
    empty.glossaries.add_term("wind farm", "жел электр станциясы", "en", "kk")
    assert empty.operations.undo(operation=first).nothing
    assert said(empty, "A wind farm.") == ["ветропарк"]


def test_an_import_taken_back_keeps_the_glossary_into_which_somebody_wrote(empty: Desk, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(CSV, encoding="utf-8")
    empty.imports.import_file(tmp_path / "own.csv")
    imported = last_operation(empty)
    empty.glossaries.add_term("pipeline", "трубопровод", "en", "ru", glossary="own")
    assert empty.operations.undo(operation=imported).left
    assert said(empty, "The wind farm and the pipeline.") == ["трубопровод"]


def test_a_concept_is_changed_and_the_change_taken_back(empty: Desk) -> None:
    kept = empty.glossaries.add_term("wind farm", "ветропарк", "en", "ru")
    before = picture(empty)
    english, russian = kept.concept.terms
    new = (english, replace(russian, text="ветроэлектростанция"), replace(russian, status=TermStatus.FORBIDDEN))
    changed = empty.glossaries.edit(kept.id, new, "energy")
    assert [term.text for term in changed.concept.terms] == ["wind farm", "ветроэлектростанция", "ветропарк"]
    assert said(empty, "A wind farm.") == ["ветроэлектростанция", "ветропарк"]
    empty.glossaries.edit(kept.id, (english, russian), None)
    assert said(empty, "A wind farm.") == ["ветропарк"]
    empty.operations.undo()
    empty.operations.undo()
    assert picture(empty) == before


def test_a_change_of_one_term_spares_what_colleagues_change_in_others(empty: Desk) -> None:
    kept = empty.glossaries.add_term("wind farm", "ветропарк", "en", "ru")
    english, russian = kept.concept.terms
    added = Term("ru", "ВЭС", TermStatus.ADMITTED)
    empty.glossaries.change_term(kept.id, None, added)
    forbidden = replace(russian, status=TermStatus.FORBIDDEN)
    changed = empty.glossaries.change_term(kept.id, russian, forbidden)
    assert changed.concept.terms == (english, forbidden, added)
    with pytest.raises(ChangedMeanwhile, match="“ветропарк” meanwhile"):
        empty.glossaries.change_term(kept.id, russian, None)
    with pytest.raises(UsageError, match="“ВЭС” is in this concept already"):
        empty.glossaries.change_term(kept.id, None, Term("ru", "ВЭС"))
    with pytest.raises(UsageError, match="two languages"):
        empty.glossaries.change_term(kept.id, english, None)
    assert empty.glossaries.concept(kept.id).concept.terms == (english, forbidden, added)
    empty.operations.undo()
    assert empty.glossaries.concept(kept.id).concept.terms == (english, russian, added)


def test_nobody_writes_a_whole_concept_over_what_they_have_not_seen(empty: Desk) -> None:
    kept = empty.glossaries.add_term("wind farm", "ветропарк", "en", "ru")
    empty.glossaries.change_note(kept.id, None, "energy")
    with pytest.raises(ChangedMeanwhile, match="remark"):
        empty.glossaries.change_note(kept.id, None, "wind")
    with pytest.raises(ChangedMeanwhile, match=f"concept {kept.id} meanwhile"):
        empty.glossaries.edit(kept.id, kept.concept.terms, None, seen=kept.concept)
    assert empty.glossaries.concept(kept.id).concept.note == "energy"


def test_a_concept_needs_two_languages(empty: Desk) -> None:
    kept = empty.glossaries.add_term("wind farm", "ветропарк", "en", "ru")
    with pytest.raises(UsageError, match="two languages"):
        empty.glossaries.edit(kept.id, kept.concept.terms[:1], None)
    with pytest.raises(UsageError, match="both"):
        empty.glossaries.add_term("wind farm", "  ", "en", "ru")


def test_a_concept_is_deleted(empty: Desk) -> None:
    kept = empty.glossaries.add_term("wind farm", "ветропарк", "en", "ru")
    empty.glossaries.delete_concept(kept.id)
    assert said(empty, "A wind farm.") == []
    with pytest.raises(MissingInput):
        empty.glossaries.concept(kept.id)
    again = empty.glossaries.add_term("wind farm", "ветропарк", "en", "ru")
    assert again.id != kept.id
    assert said(empty, "A wind farm.") == ["ветропарк"]


def test_what_a_file_owns_is_only_read(file_owned: Desk) -> None:
    (wind, _) = file_owned.glossaries.concepts("offices")
    changes: tuple[Callable[[], object], ...] = (
        lambda: file_owned.glossaries.edit(wind.id, wind.concept.terms, "note"),
        lambda: file_owned.glossaries.delete_concept(wind.id),
        lambda: file_owned.glossaries.add_term("pipeline", "трубопровод", "en", "ru", glossary="offices"),
    )
    for change in changes:
        with pytest.raises(UsageError, match="belongs to a file"):
            change()


def test_an_own_glossary_is_found_beside_a_file_of_its_name(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk", clock=TickingClock(step=0)) as desk:
        (desk.folder / "glossaries" / "desk.csv").write_text(CSV, encoding="utf-8")
        desk.imports.scan()
        assert desk.glossaries.add_term("pipeline", "трубопровод", "en", "ru").glossary_name == "desk terms"


def test_words_are_found_in_terms_and_notes(file_owned: Desk) -> None:
    def found(words: str) -> list[str]:
        return [one.concept.terms[0].text for one in file_owned.glossaries.concepts("offices", words)]

    assert found("") == ["wind farm", "parliament"]
    assert found("ПАРЛА") == ["parliament"]


def test_a_glossary_is_renamed_and_deleted_and_comes_back(file_owned: Desk) -> None:
    file_owned.glossaries.rename("offices", "bodies")
    file_owned.glossaries.delete("bodies")
    assert said(file_owned, "A wind farm.") == []
    file_owned.imports.scan()
    assert file_owned.glossaries.all() == ()
    file_owned.operations.undo()
    assert said(file_owned, "A wind farm.") == ["ветряная электростанция"]
    with pytest.raises(MissingInput):
        file_owned.glossaries.delete("offices")
