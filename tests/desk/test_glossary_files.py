"""Glossaries that come as files of every format and go on as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.desk.made import change_number
from tmtool import formats
from tmtool.desk.desk import Desk
from tmtool.desk.file_hints import FileHints
from tmtool.exchange.glossary_source import Choices
from tmtool.model.errors import RefusedInput, UsageError

TABLE = (
    "en,ru,kk,admitted_ru,forbidden_ru,status_ru,valid_from_ru,note,subject,definition,Owner\n"
    'mayor,аким,әкім,"мэр | градоначальник",голова,preferred,2022-09-17,since 1995,politics,head of a city,Aigerim\n'
    "=SUM,+7,-ші,,,,,,,,\n"
)
FORMATS = sorted(entry.id for entry in formats.FORMATS.values() if "glossary" in entry.writes and entry.id != "utx")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "house.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.mark.parametrize("format_id", FORMATS)
def test_a_glossary_that_goes_out_and_comes_back_is_known_already(
    empty: Desk, table: Path, tmp_path: Path, format_id: str
) -> None:
    assert empty.imports.import_file(table).counts.new == 2
    path = tmp_path / f"out{formats.FORMATS[format_id].extensions[0]}"
    assert empty.handing_on.glossary("house", path, format_id=format_id).units == 2
    first = path.read_bytes()
    empty.handing_on.glossary("house", path, format_id=format_id)
    assert path.read_bytes() == first
    before = change_number(empty)
    counts = empty.imports.import_file(path, name="house").counts
    assert (counts.read, counts.new, counts.duplicate) == (2, 0, 2)
    assert change_number(empty) == before


def test_only_spreadsheets_are_guarded_from_formulas(empty: Desk, table: Path, tmp_path: Path) -> None:
    empty.imports.import_file(table)
    for format_id, has in (("csv", "'=SUM"), ("tbx", ">=SUM<"), ("tbx3", ">=SUM<")):
        empty.handing_on.glossary("house", tmp_path / "out", format_id=format_id)
        assert has in (tmp_path / "out").read_text(encoding="utf-8")


def test_utx_holds_two_languages(empty: Desk, table: Path, tmp_path: Path) -> None:
    empty.imports.import_file(table)
    path = tmp_path / "out.utx"
    with pytest.raises(UsageError, match="name one of kk, ru with --to"):
        empty.handing_on.glossary("house", path, format_id="utx")
    assert empty.handing_on.glossary("house", path, format_id="utx", targets=["kk"]).units == 2
    counts = empty.imports.import_file(path, name="kazakh").counts
    assert counts.languages == {"en": 2, "kk": 2}


def test_a_preview_tells_how_a_file_is_understood(empty: Desk, table: Path, tmp_path: Path) -> None:
    empty.imports.import_file(table)
    path = tmp_path / "terms.xlsx"
    empty.handing_on.glossary("house", path, format_id="xlsx")
    found = empty.imports.preview(path)
    assert (found.format, found.kind, found.has.usable) == ("XLSX", "glossary", 2)
    sheet, heading = found.has.counts.remarks
    assert sheet == "Sheet “Glossary” is taken."
    assert heading.startswith("The columns are named in row 1: “en” (English), “ru” (Russian), “kk” (Kazakh), ")
    assert found.has.samples[0][:2] == ("mayor", "аким")


def test_what_a_file_leaves_open_is_said_with_it(empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / "omegat.txt"
    path.write_text("Almaty\tАлматы\tгород\n", encoding="utf-8")
    with pytest.raises(RefusedInput, match="--from and --to"):
        empty.imports.import_file(path)
    counts = empty.imports.import_file(path, FileHints(choices=Choices(target="kk"))).counts
    assert counts.languages == {"en": 1, "kk": 1}
    assert empty.imports.preview(
        path, FileHints(choices=Choices(columns=("en", "ru", "note")))
    ).has.counts.languages == {
        "en": 1,
        "ru": 1,
    }
    memory = tmp_path / "a.tmx"
    memory.write_text("<tmx/>", encoding="utf-8")
    with pytest.raises(UsageError, match="Only for glossaries"):
        empty.imports.import_file(memory, FileHints(choices=Choices(target="kk")))


def test_languages_are_counted_by_the_tags_of_the_file(empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("en-US,ru-RU\nmayor,аким\n", encoding="utf-8")
    assert empty.imports.import_file(path).counts.languages == {"en-US (en)": 1, "ru-RU (ru)": 1}


def test_an_import_of_many_concepts_is_taken_back_whole(empty: Desk, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    rows = "".join(f"term {number},термин {number}\n" for number in range(10_500))
    path.write_text(f"en,ru\n{rows}", encoding="utf-8")
    assert empty.imports.import_file(path).counts.new == 10_500
    empty.operations.undo()
    assert [one.concepts for one in empty.glossaries.all()] in ([], [0])
