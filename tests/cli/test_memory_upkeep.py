"""memories and its verbs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli
from tests.desk.made import tmx

BANK, BANK_RU = "The bank raised its rate.", "Банк поднял ставку."


@pytest.fixture(autouse=True)
def memory(cli: Cli) -> None:
    units: list[dict[str, Any]] = [
        {"en": BANK, "ru": BANK_RU},
        {"en": BANK, "ru": BANK_RU, "tuid": "2"},
        {"en": "Two banks merged.", "ru": ["Слились два банка.", "Два банка объединились."]},
    ]
    Path("old.tmx").write_text(tmx(units), encoding="utf-8")
    cli.json("import", "old.tmx")


def number(cli: Cli, words: str) -> str:
    """The number of the first unit with words in it."""
    return str(cli.json("memories", "units", "old", words)[0]["unit"])


def test_rename_penalty_and_delete_answer_with_the_list(cli: Cli) -> None:
    listed = cli.json("memories")
    assert {one["name"]: one["penalty"] for one in cli.json("memories", "penalty", "old", "12")} == {
        "desk": 0,
        "old": 12,
    }
    assert cli.json("match", BANK, "--to", "ru")["matches"][0]["score"] == 88
    assert [one["name"] for one in cli.json("memories", "rename", "old", "older")] == ["desk", "older"]
    assert [one["name"] for one in cli.json("memories", "delete", "older")] == ["desk"]
    assert cli.json("match", BANK, "--to", "ru") == {"matches": []}
    for _ in range(3):
        cli("undo")
    assert cli.json("memories") == listed


def test_dedupe_counts_and_undo_brings_back(cli: Cli) -> None:
    counts = {"memory": "old", "removed": 1, "kept": 2, "in_other_contexts": 0}
    assert cli.json("memories", "dedupe", "old", "--dry-run") == {**counts, "dry_run": True}
    assert cli.json("memories", "dedupe", "old") == {**counts, "dry_run": False}
    assert cli.json("memories", "dedupe", "old")["removed"] == 0
    cli("undo")
    assert cli("memories", "dedupe", "old", "--dry-run").out.startswith("old: units to remove: 1; kept: 2; ")


def test_variants_list_what_is_translated_in_more_than_one_way(cli: Cli) -> None:
    (found,) = cli.json("memories", "variants", "old", "--to", "ru")
    assert (found["source"], found["language"]) == ("Two banks merged.", "en")
    assert {one["target"] for one in found["targets"]} == {"Слились два банка.", "Два банка объединились."}
    assert set(found["targets"][0]) == {"unit", "target", "status", "person", "time"}
    assert cli.json("memories", "variants", "old", "--to", "kk") == []
    assert cli.json("memories", "variants", "old", "--to", "ru", "--sources") == []


def test_a_unit_is_found_edited_and_removed_by_its_number(cli: Cli) -> None:
    unit = number(cli, "СТАВКУ")
    edited = cli.json("memories", "edit", unit, "Банк повысил ставку.", "--to", "ru")
    assert edited == {
        "unit": int(unit),
        "memory": "old",
        "source": BANK,
        "language": "en",
        "targets": [{"language": "ru", "target": "Банк повысил ставку.", "status": "translated"}],
        "hidden": None,
    }
    assert cli.json("memories", "remove-unit", unit)["unit"] == int(unit)
    assert [one["unit"] for one in cli.json("memories", "units", "old", "ставку")] == [int(unit) + 1]
    assert cli.json("memories", "units", "old", "bank", "--limit", "1")[0]["source"] == BANK


def test_of_several_texts_the_person_says_which(cli: Cli) -> None:
    unit = number(cli, "merged")
    outcome = cli("memories", "edit", unit, "Новый текст.", "--to", "ru")
    assert (outcome.code, "--instead" in outcome.err) == (2, True)
    line = ("memories", "edit", unit, "Новый текст.", "--to", "ru", "--instead", "Слились два банка.")
    assert {one["target"] for one in cli.json(*line)["targets"]} == {"Два банка объединились.", "Новый текст."}
    assert (
        cli.json("memories", "edit", unit, "Two banks have merged.", "--to", "en")["source"] == "Two banks have merged."
    )


def test_a_term_is_shown_then_replaced(cli: Cli) -> None:
    line = ("memories", "replace", "old", "банк", "фонд", "--to", "ru")
    shown = cli.json(*line, "--preview")
    assert (shown["replaced"], shown["left"], shown["preview"], shown["warnings"]) == (2, 0, True, [])
    assert [(text["before"], text["after"]) for text in shown["texts"]] == [(BANK_RU, "Фонд поднял ставку.")] * 2
    assert cli.json("match", BANK, "--to", "ru")["matches"][0]["target"] == BANK_RU
    assert cli.json(*line) == {**shown, "preview": False}
    assert cli.json("match", BANK, "--to", "ru")["matches"][0]["target"] == "Фонд поднял ставку."
    assert cli(*line).out == "old: places replaced: 0, in so many translations: 0; left: 0.\n"


def test_a_term_is_replaced_in_every_form(cli: Cli) -> None:
    done = cli.json("memories", "replace", "old", "банк", "фонд", "--to", "ru", "--forms")
    after = {text["before"]: text["after"] for text in done["texts"]}
    assert after["Слились два банка."] == "Слились два фонда."
    assert done["replaced"] + done["left"] == 4


def test_a_file_that_owns_its_units_is_overridden(cli: Cli) -> None:
    (cli.desk / "memories" / "agency.tmx").write_text(tmx([{"en": "Hello.", "ru": "Привет."}]), encoding="utf-8")
    unit = str(cli.json("memories", "units", "agency", "hello")[0]["unit"])
    edited = cli.json("memories", "edit", unit, "Здравствуйте.", "--to", "ru")
    assert (edited["memory"], edited["hidden"]) == ("desk", int(unit))
    assert cli.json("match", "Hello.", "--to", "ru")["matches"][0]["memory"] == "desk"
    refused = cli("memories", "dedupe", "agency", "--json")
    assert (refused.code, refused.error["code"]) == (2, "usage")


@pytest.mark.parametrize(
    ("line", "code", "kind"),
    [
        (("rename", "nowhere", "new"), 3, "missing"),
        (("delete", "nowhere"), 3, "missing"),
        (("penalty", "nowhere", "5"), 3, "missing"),
        (("dedupe", "nowhere"), 3, "missing"),
        (("variants", "nowhere"), 3, "missing"),
        (("units", "nowhere", "word"), 3, "missing"),
        (("replace", "nowhere", "a", "b"), 3, "missing"),
        (("edit", "999", "text"), 3, "missing"),
        (("remove-unit", "999"), 3, "missing"),
        (("rename", "old", "desk"), 2, "usage"),
        (("delete", "desk"), 2, "usage"),
        (("penalty", "old", "101"), 2, "usage"),
        (("penalty", "old", "five"), 2, "usage"),
        (("edit", "none", "text"), 2, "usage"),
        (("replace", "old", "a", "a"), 2, "usage"),
        (("replace", "old", "a", "b", "--to", "xx"), 2, "usage"),
        (("renam", "old", "new"), 2, "usage"),
        (("rename",), 2, "usage"),
    ],
)
def test_wrong_calls(cli: Cli, line: tuple[str, ...], code: int, kind: str) -> None:
    before = cli.json("memories")
    outcome = cli("memories", *line, "--json")
    assert (outcome.code, outcome.error["code"]) == (code, kind)
    assert cli.json("memories") == before


def test_a_mistyped_verb_is_answered_with_the_nearest(cli: Cli) -> None:
    says = "There is no command “memories renam”; the nearest is rename. See: tmtool memories --help"
    assert cli("memories", "renam", "old", "new").err == f"tmtool: {says}\n"


def test_the_common_options_may_stand_before_the_verb(cli: Cli) -> None:
    assert cli("memories", "--json", "dedupe", "old", "--dry-run").json["removed"] == 1
