"""What lies in a drop folder is on the desk as it lies there, and nothing is done twice."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.desk.made import assert_sound, change_number, open_desk, picture, rows, tmx
from tmtool.desk.desk import Desk
from tmtool.store import tables

REPOSITORY = Path(__file__).resolve().parents[2]
SCAN = """
import sys
from pathlib import Path
from tests.desk.made import open_desk

with open_desk(Path(sys.argv[1])) as desk:
    sys.stdin.readline()
    print(sum(report.counts.new for report in desk.imports.scan()))
"""
ONE = {"en": "One.", "ru": "Раз."}
TWO = {"en": "Two.", "ru": "Два."}
THREE = {"en": "Three.", "ru": "Три."}

Drop = Callable[..., Path]


@pytest.fixture
def drop(empty: Desk) -> Drop:
    """Puts a file into the desk's folder of memories, each time a second later than before."""
    times = iter(range(1_800_000_000, 1_800_000_100))

    def dropped(content: list[dict[str, Any]] | str | None, name: str = "agency.tmx", folder: str = "memories") -> Path:
        path = empty.folder / folder / name
        if content is not None:
            path.write_text(content if isinstance(content, str) else tmx(content), encoding="utf-8")
        os.utime(path, (now := next(times), now))
        return path

    return dropped


def _memory(desk: Desk, name: str = "agency") -> dict[str, Any]:
    (memory,) = [row for row in rows(desk, tables.MemoryRow) if row["name"] == name and not row["deleted"]]
    return memory


def _texts(desk: Desk, language: str = "ru") -> dict[str, int]:
    """The live texts of a language, with the identities of their units."""
    return {
        row["text"]: row["unit"]
        for row in rows(desk, tables.VariantRow)
        if row["language"] == language and not row["deleted"]
    }


def test_a_new_file_becomes_a_memory_that_is_read_only(empty: Desk, drop: Drop) -> None:
    path = drop([ONE, TWO])
    (report,) = empty.imports.scan()
    assert (report.file, report.kind, report.name, report.refused) == (str(path), "memory", "agency", None)
    assert (report.counts.read, report.counts.new) == (2, 2)
    memory = _memory(empty)
    assert (memory["kind"], memory["read_only"], memory["vanished"]) == ("reference", 1, 0)
    assert set(_texts(empty)) == {"Раз.", "Два."}
    assert_sound(empty)


def test_an_unchanged_file_is_not_touched(empty: Desk, drop: Drop) -> None:
    drop([ONE])
    empty.imports.scan()
    before, number = picture(empty), change_number(empty)
    assert empty.imports.scan() == ()
    drop(None)
    assert empty.imports.scan() == ()
    assert (picture(empty), change_number(empty)) == (before, number)


def test_a_changed_file_is_applied_as_a_difference(empty: Desk, drop: Drop) -> None:
    drop([ONE, TWO])
    empty.imports.scan()
    before = _texts(empty)
    memory = _memory(empty)["id"]
    drop([TWO, THREE])
    (report,) = empty.imports.scan()
    counts = report.counts
    assert (counts.read, counts.new, counts.duplicate, counts.removed) == (2, 1, 1, 1)
    after = _texts(empty)
    assert set(after) == {"Два.", "Три."}
    assert after["Два."] == before["Два."]
    assert _memory(empty)["id"] == memory
    drop([ONE])
    empty.imports.scan()
    assert _texts(empty) == {"Раз.": before["Раз."]}
    assert_sound(empty)


def test_a_text_that_the_file_says_otherwise_now_is_replaced(empty: Desk, drop: Drop) -> None:
    drop([ONE])
    empty.imports.scan()
    unit = _texts(empty)["Раз."]
    drop([{"en": "One.", "ru": "Один."}])
    empty.imports.scan()
    assert _texts(empty) == {"Один.": unit}


def test_a_status_follows_the_file_even_without_a_date(empty: Desk, drop: Drop) -> None:
    drop([{**ONE, "status": "final"}])
    empty.imports.scan()
    drop([{**ONE, "status": "draft"}])
    (report,) = empty.imports.scan()
    assert (report.counts.updated, report.counts.duplicate) == (1, 0)
    assert [row["status"] for row in rows(empty, tables.VariantRow) if row["language"] == "ru"] == ["draft"]
    assert_sound(empty)


def test_a_vanished_file_leaves_its_memory_marked_until_it_is_back(empty: Desk, drop: Drop) -> None:
    path = drop([ONE])
    empty.imports.scan()
    path.unlink()
    assert empty.imports.scan() == ()
    assert _memory(empty)["vanished"] == 1
    assert set(_texts(empty)) == {"Раз."}
    number = change_number(empty)
    assert empty.imports.scan() == ()
    assert change_number(empty) == number
    drop([ONE])
    assert empty.imports.scan() == ()
    assert _memory(empty)["vanished"] == 0
    path.unlink()
    empty.imports.scan()
    drop([TWO])
    assert [report.counts.new for report in empty.imports.scan()] == [1]
    assert (_memory(empty)["vanished"], set(_texts(empty))) == (0, {"Два."})


def test_a_refused_file_is_reported_once_and_tried_again_when_it_changes(empty: Desk, drop: Drop) -> None:
    path = drop(tmx([ONE])[:-30])
    (report,) = empty.imports.scan()
    assert report.file == str(path)
    assert report.refused is not None
    assert report.refused.endswith(".")
    assert _texts(empty) == {}
    assert empty.imports.scan() == ()
    drop(None)
    assert empty.imports.scan() == ()
    drop([ONE])
    (mended,) = empty.imports.scan()
    assert (mended.refused, mended.counts.new) == (None, 1)


def test_a_file_that_is_damaged_later_keeps_what_was_there(empty: Desk, drop: Drop) -> None:
    drop([ONE, TWO])
    empty.imports.scan()
    before = _texts(empty)
    drop(tmx([ONE])[:-30])
    assert [report.refused is not None for report in empty.imports.scan()] == [True]
    assert _texts(empty) == before
    drop([ONE])
    (report,) = empty.imports.scan()
    assert (report.counts.duplicate, report.counts.removed) == (1, 1)


def test_a_damaged_file_that_is_put_back_as_it_was_is_taken_again(empty: Desk, drop: Drop) -> None:
    drop([ONE])
    empty.imports.scan()
    drop("no memory at all")
    empty.imports.scan()
    drop([ONE])
    (report,) = empty.imports.scan()
    assert (report.refused, report.counts.duplicate) == (None, 1)


def test_a_refused_file_does_not_hold_up_the_others(empty: Desk, drop: Drop) -> None:
    drop("", "a.tmx")
    drop([ONE], "b.tmx")
    drop("en,ru\nlaw,закон\n", "c.csv", "glossaries")
    drop([ONE], "d.tmx", "glossaries")
    reports = {Path(report.file).name: report for report in empty.imports.scan()}
    assert {name: report.refused is None for name, report in reports.items()} == {
        "a.tmx": False,
        "b.tmx": True,
        "c.csv": True,
        "d.tmx": False,
    }
    assert reports["c.csv"].kind == "glossary"
    assert [term["text"] for term in rows(empty, tables.TermRow)] == ["law", "закон"]


def test_files_of_one_name_have_memories_of_their_own(empty: Desk, drop: Drop) -> None:
    drop([ONE], "desk.tmx")
    (report,) = empty.imports.scan()
    assert report.name == "desk (desk)"
    assert {row["name"]: row["kind"] for row in rows(empty, tables.MemoryRow)} == {
        "desk": "working",
        "desk (desk)": "reference",
    }


def test_a_memory_whose_scan_was_undone_comes_back_when_its_file_changes(empty: Desk, drop: Drop) -> None:
    drop([ONE])
    empty.imports.scan()
    (operation,) = [row["id"] for row in rows(empty, tables.OperationRow)]
    empty.operations.undo(operation=operation)
    assert _texts(empty) == {}
    assert empty.imports.scan() == ()
    drop([ONE, TWO])
    (report,) = empty.imports.scan()
    assert report.counts.new == 2
    assert _memory(empty)["read_only"] == 1
    assert set(_texts(empty)) == {"Раз.", "Два."}
    assert_sound(empty)


def test_two_processes_that_scan_at_once_make_one_memory(empty: Desk, drop: Drop) -> None:
    drop([{"en": f"Sentence {n}.", "ru": f"Предложение {n}."} for n in range(300)])
    command = [sys.executable, "-c", SCAN, str(empty.folder)]
    scanning = [
        subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    for process in scanning:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    made = [int(process.communicate(timeout=60)[0]) for process in scanning]
    assert sorted(made) == [0, 300]
    assert _memory(empty)["read_only"] == 1
    assert len(_texts(empty)) == 300
    assert len([row for row in rows(empty, tables.OperationRow) if row["kind"] == "drop folder"]) == 1


def test_a_second_desk_program_sees_what_the_first_one_applied(empty: Desk, drop: Drop) -> None:
    drop([ONE])
    with open_desk(empty.folder) as other:
        assert [report.counts.new for report in empty.imports.scan()] == [1]
        assert other.imports.scan() == ()
        assert set(_texts(other)) == {"Раз."}
