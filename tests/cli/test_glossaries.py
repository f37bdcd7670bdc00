"""glossaries and its verbs, add-term, export-memory and export-glossary."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.conftest import Cli
from tests.desk.made import tmx

OLD, NEW = "министерство энергетики", "министерство нефти"


def term(text: str, language: str, **said: Any) -> dict[str, Any]:
    return {
        "language": language,
        "text": text,
        "status": "preferred",
        "valid_from": None,
        "valid_to": None,
        "note": None,
    } | said


def test_a_term_is_added_and_known(cli: Cli) -> None:
    added = cli.json("add-term", "wind farm", "ветропарк", "--to", "ru", "--note", "energy")
    assert added == {
        "concept": added["concept"],
        "glossary": "desk",
        "note": "energy",
        "terms": [term("wind farm", "en"), term("ветропарк", "ru")],
    }
    assert cli.json("terms", "Two wind farms.", "--to", "ru")["terms"][0]["targets"][0]["text"] == "ветропарк"
    dated = cli.json(
        "add-term", "wind farm", "ветряк", "--to", "ru", "--status", "admitted", "--valid-from", "1.12.2026"
    )
    assert dated["terms"][2] == term("ветряк", "ru", status="admitted", valid_from="2026-12-01")
    assert cli("undo").code == 0
    assert cli("add-term", "a", "б", "--to", "ru", "--valid-from", "soon").code == 2
    assert cli("add-term", "a", " ", "--to", "ru").code == 2


def test_terms_are_listed_changed_and_removed(cli: Cli) -> None:
    number = str(cli.json("add-term", "wind farm", "ветропарк", "--to", "ru")["concept"])
    (listed,) = cli.json("glossaries", "terms", "desk", "ветро")
    assert str(listed["concept"]) == number
    assert cli.json("glossaries", "terms", "desk", "nothing") == []
    changed = cli.json("glossaries", "edit", number, "ветропарк", "ветряк", "--status", "forbidden")
    assert changed["terms"][1] == term("ветряк", "ru", status="forbidden")
    assert "has no term" in cli("glossaries", "edit", number, "ветропарк", "x").err
    assert cli("glossaries", "edit", number, "ветряк", "").code == 2
    assert "1" in cli("glossaries", "terms", "desk").out
    cli.json("glossaries", "remove-term", number)
    assert cli.json("glossaries", "terms", "desk") == []
    assert cli("glossaries", "remove-term", number).code == 3


def test_a_glossary_is_renamed_and_deleted(cli: Cli) -> None:
    cli.json("add-term", "wind farm", "ветропарк", "--to", "ru")
    assert [one["name"] for one in cli.json("glossaries", "rename", "desk", "own")] == ["own"]
    assert cli.json("glossaries", "delete", "own") == []
    cli("undo")
    assert cli.json("glossaries") == [{"name": "own", "concepts": 1, "languages": {"en": 1, "ru": 1}, "file": None}]


def test_a_term_takes_the_place_of_another(cli: Cli) -> None:
    units = [{"en": "The ministry of energy agreed.", "ru": "Министерство энергетики согласилось."}]
    Path("old.tmx").write_text(tmx(units), encoding="utf-8")
    cli.json("import", "old.tmx")
    cli.json("add-term", "ministry of energy", OLD, "--to", "ru")
    line = ("add-term", "ministry of energy", NEW, "--replaces", OLD, "--to", "ru", "--valid-from", "2026-01-01")
    shown = cli.json(*line, "--dry-run")["replaced"]
    assert (shown["segments"], shown["units"], shown["dry_run"]) == (0, 1, True)
    assert shown["texts"][0]["after"] == "Министерство нефти согласилось."
    done = cli.json(*line)
    assert done["replaced"]["units"] == 1
    assert done["terms"] == [
        term("ministry of energy", "en"),
        term(NEW, "ru", valid_from="2026-01-01"),
        term(OLD, "ru", valid_to="2025-12-31"),
    ]
    assert cli.json("memories", "units", "old", "нефти")
    cli("undo")
    assert cli.json("memories", "units", "old", "нефти") == []
    assert "would be replaced: 0; units: 1" in cli(*line, "--dry-run").out
    assert cli(*line, "--status", "admitted").code == 2
    assert cli("add-term", "a", "б", "--to", "ru", "--dry-run").code == 2


def test_memories_and_glossaries_are_written_as_files(cli: Cli) -> None:
    Path("old.tmx").write_text(tmx([{"en": "Prices rose.", "ru": "Цены выросли."}]), encoding="utf-8")
    cli.json("import", "old.tmx", "--name", "a/b")
    cli.json("add-term", "wind farm", "ветропарк", "--to", "ru")
    assert cli.json("export-memory", "a/b") == {"path": "a_b.tmx", "units": 1}
    assert "Цены выросли." in Path("a_b.tmx").read_text(encoding="utf-8")
    assert cli.json("export-glossary", "desk", "-o", "terms.csv") == {"path": "terms.csv", "units": 1}
    assert Path("terms.csv").read_text(encoding="utf-8") == "en,ru\nwind farm,ветропарк\n"
    assert cli("export-memory", "nothing").code == 3
    assert "1 concept." in cli("export-glossary", "desk", "-o", ".").out
