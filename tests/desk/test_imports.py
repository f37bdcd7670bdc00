"""A file comes in whole or not at all, and every one of its units is accounted for."""

from __future__ import annotations

import gc
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tests.desk.made import TickingClock, assert_sound, open_desk, picture, rows, tmx
from tmtool.desk.desk import Desk
from tmtool.exchange import tmx as tmx_format
from tmtool.exchange.unit_source import UnitSource
from tmtool.model.errors import DeskError, MissingInput, NothingTaken, RefusedInput, UsageError
from tmtool.model.units import ImportCounts, Unit
from tmtool.store import tables

OLD, NEW, NEWEST = "20240101T000000Z", "20250101T000000Z", "20260101T000000Z"


@pytest.fixture
def write(tmp_path: Path) -> Any:
    """Writes a TMX file of these units and gives its path."""

    def written(units: list[dict[str, Any]], name: str = "old.tmx", **given: str) -> Path:
        path = tmp_path / name
        path.write_text(tmx(units, **given), encoding="utf-8")
        return path

    return written


def _taken(desk: Desk, path: Path, **given: Any) -> tuple[int, int, int, int]:
    """Import and give new, updated, duplicate and skipped, having seen that they make up what was read."""
    counts = desk.imports.import_file(path, **given).counts
    fates = (counts.new, counts.updated, counts.duplicate, sum(counts.skipped.values()))
    assert sum(fates) == counts.read
    assert counts.removed == 0
    return fates


def _variants(desk: Desk, language: str = "ru") -> list[dict[str, Any]]:
    return [row for row in rows(desk, tables.VariantRow) if row["language"] == language and not row["deleted"]]


def test_every_unit_read_is_new_updated_duplicate_or_skipped_with_its_reason(empty: Desk, write: Any) -> None:
    path = write(
        [
            {"en": "One.", "ru": "Раз."},
            {"en": "One.", "ru": "Раз."},
            {"en": "Two.", "ru": "Два.", "kk": "Екі."},
            {"en": "Alone."},
            {"ru": "Раз.", "kk": "Бір."},
            {"en": "Three.", "de": "Drei."},
            {"en": " ", "ru": "\t"},
        ]
    )
    report = empty.imports.import_file(path)
    assert (report.kind, report.name, report.refused) == ("memory", "old", None)
    assert report.counts == ImportCounts(
        read=7,
        new=2,
        duplicate=1,
        skipped={"no target": 1, "no source text": 1, "not in two of the desk's languages": 1, "empty": 1},
        languages={"de": 1, "en": 4, "kk": 2, "ru": 4},
    )
    assert [row["text"] for row in _variants(empty)] == ["Раз.", "Два."]
    assert_sound(empty)


def test_languages_are_folded_and_named_by_the_tag_of_the_file(empty: Desk, write: Any) -> None:
    path = write([{"en-US": "One.", "ru-RU": "Раз.", "kk": "Бір."}, {"EN": "Two.", "ru_RU": "Два."}], source="en-US")
    counts = empty.imports.import_file(path).counts
    assert counts.languages == {"EN (en)": 1, "en-US (en)": 1, "kk": 1, "ru-RU (ru)": 1, "ru_RU (ru)": 1}
    assert [(row["language"], row["language_tag"]) for row in _variants(empty)] == [("ru", "ru-RU"), ("ru", "ru_RU")]


def test_a_second_import_finds_only_duplicates_and_changes_nothing(empty: Desk, write: Any) -> None:
    path = write([{"en": "One.", "ru": ["Раз.", "Один."], "changed": NEW}, {"en": "Two.", "ru": "Два."}])
    assert _taken(empty, path) == (2, 0, 0, 0)
    before = picture(empty)
    assert _taken(empty, path) == (0, 0, 2, 0)
    assert picture(empty) == before


def test_a_newer_change_date_updates_and_an_older_one_is_a_duplicate(empty: Desk, write: Any) -> None:
    assert _taken(empty, write([{"en": "One.", "ru": "Раз.", "changed": NEW}])) == (1, 0, 0, 0)
    newer = write([{"en": "One.", "ru": "Раз.", "changed": NEWEST, "status": "reviewed"}])
    assert _taken(empty, newer, name="old") == (0, 1, 0, 0)
    assert _taken(empty, write([{"en": "One.", "ru": "Раз.", "changed": OLD, "status": "draft"}])) == (0, 0, 1, 0)
    (variant,) = _variants(empty)
    assert (variant["status"], variant["changed_at"]) == ("reviewed", "2026-01-01T00:00:00Z")
    assert_sound(empty)


def test_a_newer_date_of_a_unit_as_a_whole_updates_too(empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / "old.tmx"
    counts = []
    for date in ("20270101T000000Z", "20280101T000000Z", "20280101T000000Z"):
        one = tmx([{"en": "Work begins in May.", "ru": "Работа начнётся в мае."}])
        path.write_text(one.replace("<tu>", f'<tu changedate="{date}">'), encoding="utf-8")
        done = empty.imports.import_file(path).counts
        counts.append((done.read, done.new, done.updated, done.duplicate))
    assert counts == [(1, 1, 0, 0), (1, 0, 1, 0), (1, 0, 0, 1)]
    assert [unit["changed_at"] for unit in rows(empty, tables.UnitRow)] == ["2028-01-01T00:00:00Z"]
    empty.operations.undo()
    assert [unit["changed_at"] for unit in rows(empty, tables.UnitRow)] == ["2027-01-01T00:00:00Z"]


def test_of_texts_that_come_twice_in_a_file_the_newest_counts_and_a_second_import_changes_nothing(
    empty: Desk, write: Any
) -> None:
    path = write(
        [
            {"en": "One.", "ru": "Раз.", "changed": NEW, "status": "draft"},
            {"en": "One.", "ru": "Раз.", "changed": NEWEST, "status": "final"},
            {"en": "One.", "ru": "Раз.", "changed": OLD, "status": "translated"},
        ]
    )
    assert _taken(empty, path) == (1, 0, 2, 0)
    before = picture(empty)
    assert [row["status"] for row in _variants(empty)] == ["final"]
    assert _taken(empty, path) == (0, 0, 3, 0)
    assert picture(empty) == before


@pytest.mark.parametrize(("first", "second", "kept"), [(OLD, NEW, "B"), (NEW, OLD, "A"), (NEW, NEW, "A")])
def test_of_a_text_that_a_unit_has_twice_the_newest_counts(
    empty: Desk, tmp_path: Path, first: str, second: str, kept: str
) -> None:
    path = tmp_path / "twins.tmx"
    texts = "".join(
        f'<tuv xml:lang="ru" changedate="{when}" changeid="{who}"><seg>Раз.</seg></tuv>'
        for who, when in (("A", first), ("B", second))
    )
    unit = f'<tu><tuv xml:lang="en"><seg>One.</seg></tuv>{texts}</tu>'
    path.write_text(f'<tmx version="1.4"><header srclang="en"/><body>{unit}</body></tmx>', encoding="utf-8")
    assert _taken(empty, path) == (1, 0, 0, 0)
    assert [row["changed_by"] for row in _variants(empty)] == [kept]
    assert _taken(empty, path) == (0, 0, 1, 0)


def test_an_update_that_comes_twice_in_a_file_counts_once(empty: Desk, write: Any) -> None:
    assert _taken(empty, write([{"en": "One.", "ru": "Раз.", "changed": OLD}])) == (1, 0, 0, 0)
    path = write(
        [
            {"en": "One.", "ru": "Раз.", "changed": NEWEST, "status": "final"},
            {"en": "One.", "ru": "Раз.", "changed": NEW, "status": "draft"},
        ]
    )
    assert _taken(empty, path) == (0, 1, 1, 0)
    assert [row["status"] for row in _variants(empty)] == ["final"]
    assert _taken(empty, path) == (0, 0, 2, 0)


def test_another_text_or_another_context_is_new(empty: Desk, write: Any) -> None:
    assert _taken(empty, write([{"en": "One.", "ru": "Раз."}])) == (1, 0, 0, 0)
    path = write([{"en": "One.", "ru": "Один."}, {"en": "One.", "ru": "Раз.", "pre": "Zero."}])
    assert _taken(empty, path) == (2, 0, 0, 0)
    assert len(rows(empty, tables.UnitRow)) == 2
    assert [row["text"] for row in _variants(empty)] == ["Раз.", "Один.", "Раз."]


def test_the_end_of_an_article_is_not_an_unknown_neighbour(empty: Desk, write: Any) -> None:
    path = write([{"en": "One.", "ru": "Раз."}, {"en": "One.", "ru": "Раз.", "pre": "", "post": ""}])
    assert _taken(empty, path) == (2, 0, 0, 0)
    unknown, alone = rows(empty, tables.UnitRow)
    assert (unknown["previous_hash"], unknown["next_hash"]) == (None, None)
    assert None not in (alone["previous_hash"], alone["next_hash"])


def test_an_import_that_was_undone_comes_back_when_it_is_imported_again(empty: Desk, write: Any) -> None:
    path = write([{"en": "One.", "ru": "Раз.", "changed": NEW}, {"en": "Two.", "ru": "Два."}])
    assert _taken(empty, path) == (2, 0, 0, 0)
    first = picture(empty)
    identities = [(row["id"], row["unit"]) for row in _variants(empty)]
    assert empty.operations.undo().kind == "import"
    assert _variants(empty) == []
    assert _taken(empty, path) == (2, 0, 0, 0)
    assert picture(empty) == first
    assert len(_variants(empty)) == len(identities)
    assert_sound(empty)


def test_an_import_into_a_lasting_memory_revives_the_same_rows_after_undo(empty: Desk, write: Any) -> None:
    assert _taken(empty, write([{"en": "Zero.", "ru": "Нуль."}]), name="m") == (1, 0, 0, 0)
    path = write([{"en": "One.", "ru": "Раз.", "changed": NEW, "status": "draft"}])
    assert _taken(empty, path, name="m") == (1, 0, 0, 0)
    identities = [row["id"] for row in _variants(empty)]
    empty.operations.undo()
    assert [row["text"] for row in _variants(empty)] == ["Нуль."]
    newer = write([{"en": "One.", "ru": "Раз.", "changed": NEWEST, "status": "final"}])
    assert _taken(empty, newer, name="m") == (1, 0, 0, 0)
    assert [row["id"] for row in _variants(empty)] == identities
    assert _variants(empty)[1]["status"] == "final"
    before = picture(empty)
    assert _taken(empty, newer, name="m") == (0, 0, 1, 0)
    assert picture(empty) == before
    empty.operations.undo()
    assert [row["text"] for row in _variants(empty)] == ["Нуль."]
    assert_sound(empty)


def test_a_file_without_usable_units_is_refused_and_its_languages_are_named(empty: Desk, write: Any) -> None:
    before = picture(empty)
    with pytest.raises(NothingTaken) as refused:
        empty.imports.import_file(write([{"en-GB": "One.", "de-DE": "Eins."}, {"fr": "Deux.", "ru": "Два."}]))
    assert refused.value.message == (
        "None of the entries in “old.tmx” could be taken "
        "(1 × not in two of the desk's languages; 1 × no source text). "
        "It has the languages de-DE (de), en-GB (en), fr, ru; the desk works in en, kk, ru."
    )
    assert picture(empty) == before


@pytest.mark.parametrize(("name", "text"), [("old.tmx", tmx([])), ("terms.csv", "en,ru\n")])
def test_a_file_without_entries_says_so_and_makes_nothing(empty: Desk, tmp_path: Path, name: str, text: str) -> None:
    path, before = tmp_path / name, picture(empty)
    path.write_text(text, encoding="utf-8")
    assert "The file has no entries; there is nothing to take." in empty.imports.preview(path).has.counts.remarks
    counts = empty.imports.import_file(path).counts
    assert (counts.read, counts.new) == (0, 0)
    assert "The file has no entries; there is nothing to take." in counts.remarks
    assert picture(empty) == before


def test_a_file_whose_name_is_no_text_is_taken_all_the_same(empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"old\xff.tmx")
    path.write_text(tmx([{"en": "One.", "ru": "Раз."}]), encoding="utf-8")
    assert empty.imports.import_file(path).name == "old\ufffd"


def test_a_file_that_does_not_name_its_languages_is_refused_for_that(empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / "old.tmx"
    path.write_text(tmx([{"en": "One.", "ru": "Раз."}]).replace(' xml:lang="', ' was="'), encoding="utf-8")
    with pytest.raises(NothingTaken, match="It does not say which languages its texts are in; export it again"):
        empty.imports.import_file(path)
    with pytest.raises(RefusedInput, match=r"None of the entries in “old.tmx” can be checked \(1 × no language\)."):
        empty.checking.file_findings(path, "en", None)


def test_of_very_many_languages_or_one_without_end_the_message_names_the_beginning(empty: Desk, write: Any) -> None:
    many = {f"q{chr(97 + number // 26)}{chr(97 + number % 26)}": "Eins." for number in range(100)}
    with pytest.raises(NothingTaken) as refused:
        empty.imports.import_file(write([{"en" * 5000: "One.", **many}]))
    assert " and 81 more; the desk" in refused.value.message
    assert len(refused.value.message) < 600


def test_a_reader_that_fails_half_way_leaves_nothing(empty: Desk, write: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write([{"en": f"Sentence {n}.", "ru": f"Предложение {n}."} for n in range(2500)])
    before = picture(empty)
    whole = tmx_format.read

    def broken(path: Path, *, encoding: str | None = None, repair: bool = False) -> UnitSource:
        source = whole(path, encoding=encoding, repair=repair)

        def units() -> Iterator[Unit]:
            for number, unit in enumerate(source.units):
                if number == 2100:
                    raise RefusedInput("The file ends here.", file=path, line=2101)
                yield unit

        return replace(source, units=units())

    monkeypatch.setattr(tmx_format, "read", broken)
    with pytest.raises(RefusedInput, match="ends here"):
        empty.imports.import_file(path)
    assert picture(empty) == before
    assert rows(empty, tables.OperationRow) == []
    monkeypatch.undo()
    assert _taken(empty, path) == (2500, 0, 0, 0)


def test_a_person_who_cancels_leaves_nothing_and_is_told_how_far_it_came(empty: Desk, write: Any) -> None:
    path = write([{"en": f"Sentence {n}.", "ru": f"Предложение {n}."} for n in range(2500)])
    before = picture(empty)
    told: list[int] = []

    def cancel(done: int) -> None:
        told.append(done)
        if done >= 2000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        empty.imports.import_file(path, progress=cancel)
    assert told == [1000, 2000]
    assert picture(empty) == before
    assert gc.isenabled()
    told.clear()
    empty.imports.import_file(path, progress=told.append)
    assert told == [1000, 2000, 2500]


def test_a_file_that_is_cut_off_leaves_nothing(empty: Desk, write: Any) -> None:
    path = write([{"en": f"Sentence {n}.", "ru": f"Предложение {n}."} for n in range(1500)])
    path.write_bytes(path.read_bytes()[:-200])
    before = picture(empty)
    with pytest.raises(RefusedInput) as refused:
        empty.imports.import_file(path)
    assert refused.value.file == str(path)
    assert picture(empty) == before


def test_a_full_disk_during_an_import_changes_nothing(empty: Desk, write: Any) -> None:
    path = write([{"en": f"Sentence {n}.", "ru": f"Предложение {n}."} for n in range(2500)])
    before = picture(empty)
    with empty.database.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    def fill(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages:d}")

    sa.event.listen(empty.database._stagers, "connect", fill)
    with pytest.raises(DeskError, match="The disk is full: nothing of this was saved"):
        empty.imports.import_file(path)
    assert picture(empty) == before
    sa.event.remove(empty.database._stagers, "connect", fill)
    assert _taken(empty, path) == (2500, 0, 0, 0)


def test_nobody_writes_into_a_memory_that_a_file_owns(empty: Desk, write: Any) -> None:
    write([{"en": "One.", "ru": "Раз."}], "desk/memories/theirs.tmx")
    empty.imports.scan()
    before = picture(empty)
    with pytest.raises(UsageError) as refused:
        empty.imports.import_file(write([{"en": "Two.", "ru": "Два."}], "theirs.tmx"))
    assert refused.value.message == "“theirs” belongs to a file of a drop folder; give another name with --name."
    assert picture(empty) == before


def test_a_memory_keeps_its_kind_and_penalty(empty: Desk, write: Any) -> None:
    empty.imports.import_file(write([{"en": "One.", "ru": "Раз."}]), name="m", working=True, penalty=5)
    (memory,) = [found for found in rows(empty, tables.MemoryRow) if found["name"] == "m"]
    assert (memory["kind"], memory["penalty"], memory["read_only"]) == ("working", 5, 0)
    for wrong in (-1, 101):
        with pytest.raises(UsageError, match="from 0 to 100"):
            empty.imports.import_file(write([{"en": "One.", "ru": "Раз."}]), penalty=wrong)


def test_a_glossary_counts_what_it_read_and_a_second_import_brings_nothing(empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("en,ru,kk\ngovernment,правительство,үкімет\nlaw,закон,\nalone,,\n", encoding="utf-8")
    counts = empty.imports.import_file(path).counts
    assert (counts.new, counts.updated, counts.duplicate, sum(counts.skipped.values())) == (2, 0, 0, 1)
    assert counts.read == 3
    again = empty.imports.import_file(path).counts
    assert (again.read, again.new, again.duplicate) == (3, 0, 2)
    assert [term["text"] for term in rows(empty, tables.TermRow) if term["language"] == "kk"] == ["үкімет"]


def test_what_cannot_be_imported_is_refused_with_a_sentence(empty: Desk, write: Any, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Just a sentence.\n", encoding="utf-8")
    with pytest.raises(RefusedInput, match="neither a memory nor a glossary"):
        empty.imports.import_file(article)
    with pytest.raises(MissingInput, match="cannot be read"):
        empty.imports.import_file(tmp_path / "nowhere.tmx")
    with pytest.raises(UsageError, match="cannot become a glossary"):
        empty.imports.import_file(write([{"en": "One.", "ru": "Раз."}]), kind="glossary")


def test_two_desks_share_what_either_imports(tmp_path: Path, write: Any) -> None:
    path = write([{"en": "One.", "ru": "Раз."}])
    clock = TickingClock(step=0)
    with open_desk(tmp_path / "desk", clock=clock) as one, open_desk(tmp_path / "desk", clock=clock) as other:
        assert _taken(one, path) == (1, 0, 0, 0)
        assert _taken(other, path) == (0, 0, 1, 0)
