"""Memories and glossaries handed on as files, and files looked at before they are taken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.desk.made import change_number, last_operation, picture, tmx
from tmtool.desk.desk import Desk
from tmtool.model.errors import MissingInput, NothingTaken, RefusedInput
from tmtool.model.units import ImportCounts

UNITS: list[dict[str, Any]] = [
    {"en": "Prices rose.", "ru-RU": "Цены выросли.", "kk": "Баға өсті.", "pre": "", "post": "He left.", "tuid": "a"},
    {"en": "He left.", "ru-RU": ["Он ушёл.", "Он уехал."], "status": "reviewed", "changed": "20250311T100000Z"},
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "old.tmx"
    path.write_text(tmx(UNITS), encoding="utf-8")
    return path


def test_a_memory_handed_on_comes_back_as_it_was(empty: Desk, file: Path, tmp_path: Path) -> None:
    empty.imports.import_file(file)
    done = empty.handing_on.memory("old", tmp_path / "new.tmx")
    assert done.units == 2
    first = (tmp_path / "new.tmx").read_bytes()
    empty.handing_on.memory("old", tmp_path / "new.tmx")
    assert (tmp_path / "new.tmx").read_bytes() == first
    before = change_number(empty)
    counts = empty.imports.import_file(tmp_path / "new.tmx", name="old").counts
    assert (counts.read, counts.duplicate, counts.new) == (2, 2, 0)
    assert change_number(empty) == before
    assert b"ru-RU" in first
    with pytest.raises(MissingInput):
        empty.handing_on.memory("nothing", tmp_path / "x.tmx")


def test_a_glossary_is_handed_on(empty: Desk, tmp_path: Path) -> None:
    empty.glossaries.add_term("wind farm", "ветропарк", "en", "ru", note="energy")
    assert empty.handing_on.glossary("desk", tmp_path / "terms.csv").units == 1
    assert (tmp_path / "terms.csv").read_text(encoding="utf-8") == "en,ru,note\nwind farm,ветропарк,energy\n"


def test_a_file_is_looked_at_and_nothing_is_written(empty: Desk, file: Path) -> None:
    before = picture(empty), last_operation(empty)
    found = empty.imports.preview(file)
    assert (found.format, found.kind, found.name, found.there) == ("TMX 1.4", "memory", "old", None)
    assert found.has.counts == ImportCounts(read=2, languages={"en": 2, "kk": 1, "ru-RU (ru)": 3})
    assert found.has.samples[0] == ("Prices rose.", "Цены выросли.", "Баға өсті.")
    assert found.has.usable == 2
    assert (picture(empty), last_operation(empty)) == before
    empty.imports.import_file(file)
    assert empty.imports.preview(file).there is not None


def test_a_glossary_is_looked_at(empty: Desk, tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("en,ru\nwind farm,ветропарк\nsun,\n", encoding="utf-8")
    found = empty.imports.preview(tmp_path / "g.csv")
    assert (found.kind, found.has.usable, found.has.counts.skipped) == ("glossary", 1, {"no target": 1})
    assert found.has.samples == (("wind farm", "ветропарк"),)


def test_what_cannot_be_taken_is_said_before(empty: Desk, tmp_path: Path) -> None:
    (tmp_path / "fr.tmx").write_text(tmx([{"fr": "oui", "de": "ja"}]), encoding="utf-8")
    found = empty.imports.preview(tmp_path / "fr.tmx").has
    assert found.problem is not None
    assert "It has the languages de, fr; the desk works in en, kk, ru." in found.problem
    assert (found.usable, found.counts.languages, found.samples) == (0, {"de": 1, "fr": 1}, (("oui", "ja"),))
    with pytest.raises(NothingTaken, match="languages"):
        empty.imports.import_file(tmp_path / "fr.tmx")
    (tmp_path / "a.txt").write_text("Text.\n", encoding="utf-8")
    with pytest.raises(RefusedInput, match="no memory or glossary"):
        empty.imports.preview(tmp_path / "a.txt")
    with pytest.raises(MissingInput):
        empty.imports.preview(tmp_path / "gone.tmx")
