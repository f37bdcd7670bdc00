"""Memories are kept in order by operations that matches show at once, and that undo takes back."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.desk.made import assert_sound, change_number, last_operation, picture, rows, tmx
from tmtool.desk.desk import Desk
from tmtool.desk.memory_upkeep import Deduped
from tmtool.model.articles import Job
from tmtool.model.errors import MissingInput, UsageError
from tmtool.store import tables

BANK, BANK_RU, BANK_KK = "The bank raised its rate.", "Банк поднял ставку.", "Банк мөлшерлемені көтерді."
COST, COST_RU = "The total cost is $1.2 billion.", "Общая стоимость составит 1,2 млрд долларов."
Put = Callable[..., None]


@pytest.fixture
def put(empty: Desk, tmp_path: Path) -> Put:
    """Imports units into a memory, with points that it costs."""

    def imported(*units: dict[str, Any], name: str = "archive", penalty: int = 0) -> None:
        path = tmp_path / f"{name}.tmx"
        path.write_text(tmx(units), encoding="utf-8")
        empty.imports.import_file(path, name=name, penalty=penalty)

    return imported


@pytest.fixture
def drop(empty: Desk) -> Put:
    """Puts units into a file of the desk's folder of memories, each time a second later, and scans it."""
    times = iter(range(1_800_000_000, 1_800_000_100))

    def dropped(*units: dict[str, Any], text: str | None = None) -> None:
        path = empty.folder / "memories" / "agency.tmx"
        path.write_text(tmx(units) if text is None else text, encoding="utf-8")
        os.utime(path, (now := next(times), now))
        empty.imports.scan()

    return dropped


def offered(desk: Desk, text: str = BANK, language: str = "ru", minimum: int = 50) -> list[tuple[int, str, str, str]]:
    """What is offered for an English text: score, source, target and memory."""
    matches = desk.suggestions.matches(text, "en", language, minimum=minimum)
    return [(match.score, match.source.text, match.target.shown, match.memory) for match in matches]


def texts(desk: Desk, language: str = "ru") -> list[str]:
    """The live texts of a language in all memories."""
    return sorted(
        row["text"] for row in rows(desk, tables.VariantRow) if row["language"] == language and not row["deleted"]
    )


def variant(desk: Desk, text: str) -> int:
    """The identity of a live text."""
    (found,) = [row["id"] for row in rows(desk, tables.VariantRow) if row["text"] == text and not row["deleted"]]
    return int(found)


def assert_undone(desk: Desk, before: dict[str, Any], done: dict[str, Any]) -> None:
    """Undo gives back what was, and undoing that what was done."""
    operation = last_operation(desk)
    assert picture(desk) == done
    assert desk.operations.undo().left == ()
    assert picture(desk) == before
    assert_sound(desk)
    assert desk.operations.undo(operation=operation + 1).left == ()
    assert picture(desk) == done
    assert_sound(desk)
    desk.operations.undo(operation=operation + 2)
    assert picture(desk) == before


# Names, penalties, whole memories


def test_a_renamed_memory_is_named_so_in_matches_and_undo_names_it_back(empty: Desk, put: Put) -> None:
    put({"en": BANK, "ru": BANK_RU})
    empty.memories.rename("archive", "  old texts ")
    assert [memory.name for memory in empty.memories.all()] == ["desk", "old texts"]
    assert offered(empty) == [(100, BANK, BANK_RU, "old texts")]
    empty.operations.undo()
    assert offered(empty) == [(100, BANK, BANK_RU, "archive")]


def test_a_name_that_another_memory_has_is_refused(empty: Desk, put: Put) -> None:
    put({"en": BANK, "ru": BANK_RU})
    with pytest.raises(UsageError, match="There is a memory “desk” already"):
        empty.memories.rename("archive", "desk")
    with pytest.raises(UsageError, match="without a name"):
        empty.memories.rename("archive", "  ")
    before = change_number(empty)
    empty.memories.rename("archive", "archive")
    assert change_number(empty) == before


@pytest.mark.parametrize(
    "do",
    [
        lambda memories: memories.rename("nowhere", "new"),
        lambda memories: memories.delete("nowhere"),
        lambda memories: memories.set_penalty("nowhere", 5),
        lambda memories: memories.dedupe("nowhere"),
        lambda memories: memories.dedupe("nowhere", dry_run=True),
        lambda memories: memories.with_several_targets("nowhere", "ru"),
        lambda memories: memories.with_several_sources("nowhere", "ru"),
        lambda memories: memories.replace("nowhere", "a", "b", "ru"),
        lambda memories: memories.edit(999, "text"),
        lambda memories: memories.delete_unit(999),
    ],
)
def test_what_is_not_there_is_missing(empty: Desk, do: Callable[[Any], None]) -> None:
    before = change_number(empty)
    with pytest.raises(MissingInput):
        do(empty.memories)
    assert change_number(empty) == before


def test_a_file_keeps_the_name_that_a_person_gave_its_memory(empty: Desk, drop: Put) -> None:
    drop({"en": BANK, "ru": BANK_RU})
    empty.memories.rename("agency", "Reuters")
    drop({"en": BANK, "ru": "Банк повысил ставку."})
    assert offered(empty) == [(100, BANK, "Банк повысил ставку.", "Reuters")]


def test_a_penalty_shows_in_the_next_match(empty: Desk, put: Put) -> None:
    put({"en": BANK, "ru": BANK_RU})
    for points, score in ((7, 93), (0, 100), (100, 0)):
        empty.memories.set_penalty("archive", points)
        assert [match[0] for match in offered(empty, minimum=1)] == ([score] if score else [])
    empty.operations.undo()
    assert [match[0] for match in offered(empty)] == [100]
    with pytest.raises(UsageError, match="from 0 to 100 points, not 101"):
        empty.memories.set_penalty("archive", 101)


def test_a_deleted_memory_is_offered_no_more_until_undo_brings_it_back(empty: Desk, put: Put) -> None:
    put({"en": BANK, "ru": BANK_RU, "kk": BANK_KK}, {"en": COST, "ru": COST_RU})
    put({"en": "The bank raised its fees.", "ru": "Банк поднял комиссию."}, name="other")
    before = picture(empty)
    both = offered(empty)
    assert [match[3] for match in both] == ["archive", "other"]
    empty.memories.delete("archive")
    assert offered(empty) == [both[1]]
    assert [memory.name for memory in empty.memories.all()] == ["desk", "other"]
    assert_undone(empty, before, picture(empty))
    assert offered(empty) == both


def test_the_memory_that_confirming_writes_into_cannot_be_deleted(empty: Desk) -> None:
    with pytest.raises(UsageError, match="“desk” is the memory that confirming writes into"):
        empty.memories.delete("desk")


def test_a_deleted_memory_of_which_another_has_the_name_comes_back_whole_or_not_at_all(empty: Desk, put: Put) -> None:
    put({"en": BANK, "ru": BANK_RU})
    empty.memories.delete("archive")
    deleted = last_operation(empty)
    put({"en": COST, "ru": COST_RU})
    before = picture(empty)
    undone = empty.operations.undo(operation=deleted)
    assert undone.nothing
    assert undone.left == ("Left as it is, because it was changed or is used since: the memory.",)
    assert picture(empty) == before


def test_texts_that_came_to_a_unit_later_go_and_come_back_with_it(empty: Desk, put: Put) -> None:
    put({"en": BANK, "ru": BANK_RU})
    put({"en": COST, "ru": COST_RU}, name="other")
    put({"en": BANK, "kk": BANK_KK})
    before = picture(empty)
    empty.memories.delete("archive")
    assert_undone(empty, before, picture(empty))


def test_a_file_whose_memory_was_deleted_stays_deleted_until_it_changes(empty: Desk, drop: Put) -> None:
    drop({"en": BANK, "ru": BANK_RU})
    empty.memories.delete("agency")
    drop({"en": BANK, "ru": BANK_RU})
    drop(text="no memory at all")
    drop({"en": BANK, "ru": BANK_RU})
    assert offered(empty) == []
    drop({"en": BANK, "ru": BANK_RU}, {"en": COST, "ru": COST_RU})
    assert offered(empty) == [(100, BANK, BANK_RU, "agency")]
    assert_sound(empty)


def test_a_file_whose_memory_was_brought_back_goes_on_as_before(empty: Desk, drop: Put) -> None:
    drop({"en": BANK, "ru": BANK_RU})
    empty.memories.delete("agency")
    empty.operations.undo()
    assert offered(empty) == [(100, BANK, BANK_RU, "agency")]
    drop({"en": COST, "ru": COST_RU})
    assert (offered(empty), offered(empty, COST)) == ([], [(100, COST, COST_RU, "agency")])


# Duplicates


def test_a_pair_that_is_there_twice_is_kept_where_its_context_is_known(empty: Desk, put: Put) -> None:
    put(
        {"en": BANK, "ru": BANK_RU, "tuid": "1"},
        {"en": BANK, "ru": BANK_RU, "pre": COST, "post": ""},
        {"en": BANK, "ru": BANK_RU, "pre": COST},
        {"en": BANK, "ru": BANK_RU, "pre": "", "post": ""},
        {"en": BANK, "ru": "Банк повысил ставку."},
        {"en": COST, "ru": COST_RU},
    )
    before, found = picture(empty), offered(empty)
    dry = empty.memories.dedupe("archive", dry_run=True)
    assert picture(empty) == before
    assert dry == Deduped("archive", removed=2, kept=4, in_other_contexts=1)
    assert empty.memories.dedupe("archive") == dry
    assert sorted(texts(empty)) == sorted([BANK_RU, BANK_RU, "Банк повысил ставку.", COST_RU])
    assert {match[2] for match in offered(empty)} == {match[2] for match in found}
    assert_undone(empty, before, picture(empty))


def test_a_unit_with_fewer_languages_goes_and_one_with_another_translation_stays(empty: Desk, put: Put) -> None:
    put(
        {"en": BANK, "ru": BANK_RU, "tuid": "1"},
        {"en": BANK, "ru": BANK_RU, "kk": BANK_KK, "tuid": "2"},
        {"en": BANK, "ru": "Иначе.", "kk": BANK_KK, "tuid": "3"},
    )
    assert empty.memories.dedupe("archive") == Deduped("archive", removed=1, kept=2, in_other_contexts=0)
    assert sorted(texts(empty)) == [BANK_RU, "Иначе."]
    assert texts(empty, "kk") == [BANK_KK, BANK_KK]


def test_what_stays_has_the_best_approval_and_the_latest_change(empty: Desk, put: Put) -> None:
    put(
        {"en": BANK, "ru": BANK_RU, "status": "reviewed", "changed": "20250101T000000Z"},
        {"en": BANK, "ru": BANK_RU, "pre": COST, "changed": "20260101T000000Z"},
        {"en": BANK, "ru": BANK_RU, "tuid": "7", "changed": "20240101T000000Z"},
        {"en": BANK, "ru": "Иначе.", "tuid": "8", "status": "reviewed", "changed": "20250601T000000Z"},
    )
    assert empty.memories.dedupe("archive").removed == 2
    (match, other) = empty.suggestions.matches(BANK, "en", "ru")
    assert [match.target.text, other.target.text] == [BANK_RU, "Иначе."]
    assert (str(match.status), match.at) == ("reviewed", "2026-01-01T00:00:00Z")


def test_a_memory_without_duplicates_is_not_written_at_all(empty: Desk, put: Put) -> None:
    put({"en": BANK, "ru": BANK_RU}, {"en": COST, "ru": COST_RU})
    before = change_number(empty)
    assert empty.memories.dedupe("archive") == Deduped("archive", removed=0, kept=2, in_other_contexts=0)
    assert change_number(empty) == before


def test_the_duplicates_of_a_file_are_only_counted(empty: Desk, drop: Put) -> None:
    drop({"en": BANK, "ru": BANK_RU}, {"en": BANK, "ru": BANK_RU, "tuid": "2"})
    assert empty.memories.dedupe("agency", dry_run=True).removed == 1
    with pytest.raises(UsageError, match="belongs to a file of a drop folder"):
        empty.memories.dedupe("agency")


def test_a_text_with_several_translations_is_listed_the_approved_first(empty: Desk, put: Put) -> None:
    put(
        {"en": BANK, "ru": ["Первый.", "Второй."], "kk": BANK_KK},
        {"en": BANK, "ru": "Третий.", "pre": COST, "status": "reviewed"},
        {"en": BANK, "ru": "Первый.", "pre": "Elsewhere."},
        {"en": COST, "ru": COST_RU},
        {"en": "The price is $1.2 billion.", "ru": COST_RU},
    )
    (found,) = empty.memories.with_several_targets("archive", "ru")
    assert found.text.text.text == BANK
    assert [text.text.text for _, text in found.others] == ["Третий.", "Первый.", "Второй."]
    assert empty.memories.with_several_targets("archive", "kk") == ()
    (back,) = empty.memories.with_several_sources("archive", "ru")
    assert back.text.text.text == COST_RU
    assert {text.text.text for _, text in back.others} == {COST, "The price is $1.2 billion."}
    assert empty.memories.with_several_targets("desk", "ru") == ()


# Editing from a hit


def test_an_edited_target_is_offered_at_once_in_the_place_of_the_old_one(empty: Desk, put: Put) -> None:
    put({"en": BANK, "ru": BANK_RU, "kk": BANK_KK, "pre": COST})
    before = picture(empty)
    (match,) = empty.suggestions.matches(BANK, "en", "ru")
    edited = empty.memories.edit(match.variant, "Банк повысил ставку.")
    assert (edited.unit.id, edited.hidden) == (match.unit, None)
    assert offered(empty) == [(100, BANK, "Банк повысил ставку.", "archive")]
    assert offered(empty, language="kk") == [(100, BANK, BANK_KK, "archive")]
    by_target = empty.suggestions.matches("Банк повысил ставку вдвое.", "ru", "en", minimum=50)
    assert [found.target.text for found in by_target] == [BANK]
    assert_undone(empty, before, picture(empty))
    assert offered(empty) == [(100, BANK, BANK_RU, "archive")]


def test_an_edited_source_is_found_by_its_new_words_only(empty: Desk, put: Put) -> None:
    put({"en": "The bnak raised its rate.", "ru": BANK_RU, "kk": BANK_KK, "tuid": "12"})
    before = picture(empty)
    empty.memories.edit(variant(empty, "The bnak raised its rate."), BANK)
    assert offered(empty) == [(100, BANK, BANK_RU, "archive")]
    assert offered(empty, "The bank raised its rates.", "kk")[0][1:3] == (BANK, BANK_KK)
    (unit,) = [row for row in rows(empty, tables.UnitRow) if not row["deleted"]]
    assert unit["tuid"] == "12"
    assert_undone(empty, before, picture(empty))
    assert offered(empty)[0][1] == "The bnak raised its rate."


def test_a_source_text_that_is_corrected_to_one_that_is_there_joins_it(empty: Desk, put: Put) -> None:
    put({"en": "The bnak raised its rate.", "ru": BANK_RU}, {"en": BANK, "kk": BANK_KK})
    before = picture(empty)
    empty.memories.edit(variant(empty, "The bnak raised its rate."), BANK)
    assert (texts(empty, "en"), texts(empty), texts(empty, "kk")) == ([BANK], [BANK_RU], [BANK_KK])
    assert_undone(empty, before, picture(empty))


@pytest.mark.parametrize(("text", "new"), [(BANK, "The  bank raised its rate."), (BANK_RU, " Банк поднял  ставку.")])
def test_white_space_alone_may_be_edited(empty: Desk, put: Put, text: str, new: str) -> None:
    put({"en": BANK, "ru": BANK_RU})
    before = picture(empty)
    empty.memories.edit(variant(empty, text), new)
    assert new in texts(empty, "en") + texts(empty)
    assert len(texts(empty, "en") + texts(empty)) == 2
    assert_undone(empty, before, picture(empty))


def test_a_text_that_is_edited_into_another_of_its_unit_is_there_once(empty: Desk, put: Put) -> None:
    put({"en": BANK, "ru": [BANK_RU, "Банк повысил ставку."]})
    before = picture(empty)
    empty.memories.edit(variant(empty, BANK_RU), "Банк повысил ставку.")
    assert texts(empty) == ["Банк повысил ставку."]
    assert_undone(empty, before, picture(empty))


def test_an_edit_that_changes_nothing_leaves_no_trace_and_an_empty_one_is_refused(empty: Desk, put: Put) -> None:
    put({"en": BANK, "ru": BANK_RU})
    before = change_number(empty)
    empty.memories.edit(variant(empty, BANK_RU), BANK_RU)
    assert change_number(empty) == before
    with pytest.raises(UsageError, match="empty"):
        empty.memories.edit(variant(empty, BANK_RU), " ")


def test_what_a_file_says_is_overridden_in_the_working_memory(empty: Desk, drop: Put) -> None:
    drop({"en": BANK, "ru": BANK_RU, "kk": BANK_KK, "pre": "", "post": COST}, {"en": COST, "ru": COST_RU})
    before = picture(empty)
    (match,) = empty.suggestions.matches(BANK, "en", "ru")
    edited = empty.memories.edit(match.variant, "Банк повысил ставку.")
    assert (edited.hidden, edited.unit.memory_name) == (match.unit, "desk")
    assert offered(empty) == [(100, BANK, "Банк повысил ставку.", "desk")]
    assert offered(empty, language="kk") == [(100, BANK, BANK_KK, "desk")]
    assert offered(empty, COST) == [(100, COST, COST_RU, "agency")]
    drop(
        {"en": BANK, "ru": BANK_RU, "kk": BANK_KK, "pre": "", "post": COST},
        {"en": COST, "ru": COST_RU},
        {"en": "A", "ru": "Б"},
    )
    assert offered(empty) == [(100, BANK, "Банк повысил ставку.", "desk")]
    empty.operations.undo()
    assert offered(empty) == [(100, BANK, BANK_RU, "agency")]
    assert picture(empty)["memories"]["desk"] == before["memories"]["desk"]
    assert_sound(empty)


def test_an_override_keeps_the_context(empty: Desk, job: Job, drop: Put) -> None:
    second, third, fourth = (empty.articles.numbered(job, number) for number in (2, 3, 4))
    drop({"en": COST, "ru": COST_RU, "pre": second.source.text, "post": fourth.source.text})
    assert [match.score for match in empty.suggestions.for_segment(third, "ru").matches] == [101]
    empty.memories.edit(variant(empty, COST_RU), "Цена — 1,2 млрд долларов.")
    (match,) = empty.suggestions.for_segment(third, "ru").matches
    assert (match.score, match.target.text) == (101, "Цена — 1,2 млрд долларов.")


def test_a_removed_unit_is_offered_no_more_until_undo(empty: Desk, put: Put) -> None:
    put({"en": BANK, "ru": BANK_RU, "kk": BANK_KK}, {"en": COST, "ru": COST_RU})
    before = picture(empty)
    (match,) = empty.suggestions.matches(BANK, "en", "ru")
    assert empty.memories.delete_unit(match.unit).source.text.text == BANK
    assert (offered(empty), offered(empty, language="kk"), len(offered(empty, COST))) == ([], [], 1)
    assert_undone(empty, before, picture(empty))
    assert len(offered(empty)) == 1


def test_a_removed_unit_of_a_file_is_hidden_until_undo(empty: Desk, drop: Put) -> None:
    drop({"en": BANK, "ru": BANK_RU})
    (match,) = empty.suggestions.matches(BANK, "en", "ru")
    assert empty.memories.delete_unit(match.unit).read_only
    assert (offered(empty), texts(empty)) == ([], [BANK_RU])
    empty.operations.undo()
    assert len(offered(empty)) == 1


def test_a_segment_that_wrote_an_edited_text_may_be_confirmed_and_taken_back(empty: Desk, job: Job) -> None:
    segment = empty.articles.numbered(job, 2).id
    empty.editing.confirm(segment, "Казахстан подписал договор.")
    empty.memories.edit(variant(empty, "Казахстан подписал договор."), "Казахстан подписал соглашение.")
    assert texts(empty) == ["Казахстан подписал соглашение."]
    empty.editing.confirm(segment, "Казахстан заключил договор.")
    assert texts(empty) == ["Казахстан заключил договор.", "Казахстан подписал соглашение."]
    for expected in (["Казахстан подписал соглашение."], ["Казахстан подписал договор."], []):
        assert empty.operations.undo().left == ()
        assert texts(empty) == expected
        assert_sound(empty)


# Replacing a term


def test_a_term_is_replaced_in_every_target_and_the_preview_says_so_first(empty: Desk, put: Put) -> None:
    put(
        {"en": BANK, "ru": BANK_RU, "kk": BANK_KK},
        {"en": "Two banks merged.", "ru": "Слились банк и Банк развития.", "status": "reviewed"},
        {"en": "Bankers met.", "ru": "Банкиры встретились."},
        {"en": "The source says bank.", "kk": "банк"},
    )
    before, number = picture(empty), change_number(empty)
    shown = empty.memories.replace("archive", "банк", "фонд", "ru", preview=True)
    assert change_number(empty) == number
    assert [(text.before, text.after) for text in shown.texts] == [
        (BANK_RU, "Фонд поднял ставку."),
        ("Слились банк и Банк развития.", "Слились фонд и Фонд развития."),
    ]
    assert (shown.replaced, shown.left, len(shown.changed)) == (3, 0, 2)
    operation = last_operation(empty)
    assert empty.memories.replace("archive", "банк", "фонд", "ru") == shown
    assert last_operation(empty) == operation + 1
    assert offered(empty) == [(100, BANK, "Фонд поднял ставку.", "archive")]
    assert offered(empty, language="kk") == [(100, BANK, BANK_KK, "archive")]
    assert_undone(empty, before, picture(empty))
    assert offered(empty) == [(100, BANK, BANK_RU, "archive")]


def test_a_term_in_what_a_file_says_is_replaced_in_the_working_memory(empty: Desk, drop: Put) -> None:
    drop({"en": BANK, "ru": BANK_RU}, {"en": COST, "ru": COST_RU})
    empty.memories.replace("agency", "банк", "фонд", "ru")
    assert offered(empty) == [(100, BANK, "Фонд поднял ставку.", "desk")]
    assert offered(empty, COST) == [(100, COST, COST_RU, "agency")]
    empty.operations.undo()
    assert offered(empty) == [(100, BANK, BANK_RU, "agency")]


def test_nothing_to_replace_leaves_no_trace_and_wrong_terms_are_refused(empty: Desk, put: Put) -> None:
    put({"en": BANK, "ru": BANK_RU})
    before = change_number(empty)
    assert empty.memories.replace("archive", "аким", "глава", "ru").texts == ()
    assert change_number(empty) == before
    for old, new in ((" ", "глава"), ("аким", ""), ("аким", " аким")):
        with pytest.raises(UsageError):
            empty.memories.replace("archive", old, new, "ru")


def test_a_source_text_is_never_replaced(empty: Desk, put: Put) -> None:
    put({"en": "The Bank says no.", "ru": "Банк против."})
    assert empty.memories.replace("archive", "Bank", "Fund", "en").texts == ()


def test_forms_get_the_same_form_and_words_that_agree_are_warned_of(empty: Desk, put: Put) -> None:
    put({"en": "He met the akim.", "ru": "Он встретился с акимом."}, {"en": "Akims came.", "ru": "Акимы приехали."})
    done = empty.memories.replace("archive", "аким", "глава", "ru", forms=True)
    assert [text.after for text in done.texts] == ["Он встретился с главой.", "Главы приехали."]
    assert offered(empty, "He met the akim.")[0][2] == "Он встретился с главой."
    empty.operations.undo()
    put({"en": "The law is new.", "ru": "Принят закон."}, name="laws")
    left = empty.memories.replace("laws", "закон", "норма", "ru", forms=True)
    assert (left.replaced, left.left, left.changed) == (0, 1, ())
    assert left.texts[0].places[0].reason == "It is not certain in which form “закон” stands."
    assert left.warnings == ("Words that agree with “закон” may need another form beside “норма”: look at them.",)


def test_a_form_that_a_language_without_grammar_has_is_left(empty: Desk, put: Put) -> None:
    put({"en": "The bank raised its rate.", "de": "Die Bank erhöhte den Zins.", "ru": "Да."})
    done = empty.memories.replace("archive", "Bank", "Fonds", "de", forms=True)
    assert (done.replaced, done.left) == (0, 1)


def test_units_are_found_by_words_in_any_language(empty: Desk, put: Put) -> None:
    put({"en": BANK, "ru": BANK_RU}, {"en": COST, "ru": COST_RU, "kk": BANK_KK})
    assert [unit.source.text.text for unit in empty.memories.units_with("archive", "БАНК")] == [BANK, COST]
    assert [unit.source.text.text for unit in empty.memories.units_with("archive", "a", limit=1)] == [BANK]
    assert empty.memories.units_with("archive", "nowhere") == ()
