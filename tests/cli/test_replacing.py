"""replace, and memories replace --regex."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli


def filled(cli: Cli) -> None:
    cli.json("put", "deal.txt", "2", "Казахстан подписал сделку.", "--to", "ru", "--confirm")
    cli.json("put", "deal.txt", "5", "Сделку ратифицирует парламент.", "--to", "ru")


def test_a_text_is_replaced_in_the_translations_of_an_article(cli: Cli, article: Path) -> None:
    filled(cli)
    shown = cli.json("replace", "deal.txt", "сделку", "договор", "--to", "ru", "--dry-run")
    assert (shown["replaced"], shown["dry_run"], shown["passed"]) == (2, True, [])
    assert cli.json("show", "deal.txt", "--to", "ru")["segments"][1]["target"] == "Казахстан подписал сделку."
    done = cli.json("replace", "deal.txt", "сделку", "договор", "--to", "ru")
    assert done["segments"] == [
        {
            "number": 2,
            "before": "Казахстан подписал сделку.",
            "after": "Казахстан подписал договор.",
            "state": "translated",
        },
        {
            "number": 5,
            "before": "Сделку ратифицирует парламент.",
            "after": "Договор ратифицирует парламент.",
            "state": "draft",
        },
    ]
    assert {one["number"] for one in cli.json("undo", "deal.txt", "--to", "ru")} == {2, 5}


def test_what_is_passed_by_is_named(cli: Cli, article: Path) -> None:
    filled(cli)
    cli("leave-out", "deal.txt", "5", "--to", "ru")
    said = cli("replace", "deal.txt", "сделку", "договор", "--to", "ru").out
    assert "5: passed by: left out\n" in said
    assert said.endswith("Places replaced: 1, in so many segments: 1; segments passed by: 1.\n")


def test_expressions_case_and_words(cli: Cli, article: Path) -> None:
    filled(cli)
    groups = cli.json("replace", "deal.txt", "(подписал) (сделку)", r"\2 \1", "--to", "ru", "--regex", "--dry-run")
    assert groups["segments"][0]["after"] == "Казахстан сделку подписал."
    assert cli.json("replace", "deal.txt", "сделку", "договор", "--to", "ru", "--case", "--dry-run")["replaced"] == 1
    assert cli.json("replace", "deal.txt", "сделк", "догов", "--to", "ru", "--words", "--dry-run")["replaced"] == 0
    refused = cli("replace", "deal.txt", "(", "x", "--to", "ru", "--regex", "--json")
    assert (refused.code, refused.error["code"]) == (2, "usage")


def test_an_expression_in_a_memory(cli: Cli, article: Path) -> None:
    filled(cli)
    done = cli.json("memories", "replace", "desk", "(подписал) сделку", r"\1 договор", "--to", "ru", "--regex")
    assert [text["after"] for text in done["texts"]] == ["Казахстан подписал договор."]
    assert cli.json("memories", "replace", "desk", "нигде", "x", "--to", "ru", "--regex")["replaced"] == 0
    assert cli("memories", "replace", "desk", "a", "b", "--regex", "--forms", "--json").code == 2
