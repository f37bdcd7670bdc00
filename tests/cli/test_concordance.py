"""concordance."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.cli.test_memories import TMX
from tmtool.desk import concordance as room


@pytest.fixture(autouse=True)
def memory(cli: Cli) -> None:
    Path("old.tmx").write_text(TMX, encoding="utf-8")
    cli.json("import", "old.tmx")


def test_concordance_gives_the_contract_to_the_letter(cli: Cli) -> None:
    assert cli.json("concordance", "СТРОИТЕЛЬСТВО") == {
        "hits": [
            {
                "source": "Construction will begin in 2027.",
                "target": "Строительство начнётся в 2027 году.",
                "language": "ru",
                "memory": "old",
                "spans": [[0, 13]],
            }
        ],
        "total": 1,
    }


def test_a_person_reads_pairs_and_where_they_are_from(cli: Cli) -> None:
    assert cli("concordance", "begin").out.splitlines() == [
        "old, en to ru",
        "    Construction will begin in 2027.",
        "    Строительство начнётся в 2027 году.",
    ]
    assert cli("concordance", '"*"').out == "Nothing was found.\n"


def test_nothing_found_is_no_error(cli: Cli) -> None:
    for query in ("no such words", "***", "😀", '"', "NEAR("):
        assert cli.json("concordance", query) == {"hits": [], "total": 0}


def test_options_narrow_the_search(cli: Cli) -> None:
    assert cli.json("concordance", "2027", "--in", "en-GB")["hits"][0]["language"] == "en"
    assert cli.json("concordance", "2027", "--in", "ru-RU")["hits"][0]["language"] == "ru"
    assert cli.json("concordance", "2027", "--in", "kk")["hits"] == []
    assert cli.json("concordance", "2027", "--to", "kk")["hits"] == []
    found = cli.json("concordance", "т*", "--in", "en")
    assert found == {"hits": [], "total": 0}
    found = cli.json("concordance", "р*", "--limit", "1")
    assert (len(found["hits"]), found["total"]) == (1, 1)


def test_a_query_comes_from_standard_input_too(cli: Cli) -> None:
    assert cli.json("concordance", "-", stdin='"has to be"\n')["total"] == 1


@pytest.mark.parametrize(
    "line",
    [("concordance",), ("concordance", " "), ("concordance", "a", "--in", "x!"), ("concordance", "a", "--limit", "0")],
)
def test_wrong_calls_are_said(cli: Cli, line: tuple[str, ...]) -> None:
    outcome = cli(*line, "--json")
    assert (outcome.code, outcome.error["code"]) == (2, "usage")


def test_articles_are_searched_by_option(cli: Cli, article: Path) -> None:
    cli.json("put", article, "4", "Строительство начнётся в 2027 году.", "--to", "ru", "--confirm")
    assert cli.json("concordance", "начнется", "--articles") == {
        "hits": [
            {
                "article": "deal.txt",
                "number": 4,
                "source": "Construction will begin in 2027.",
                "target": "Строительство начнётся в 2027 году.",
                "language": "ru",
                "spans": [[14, 22]],
            }
        ],
        "total": 1,
    }
    assert cli("concordance", "начнется", "--articles").out.startswith("deal.txt 4, en to ru\n    Constr")
    assert cli.json("concordance", "construction", "--articles", "--to", "kk")["total"] == 1
    cli.json("remove", article)
    assert cli.json("concordance", "начнется", "--articles") == {"hits": [], "total": 0}


def test_what_a_terminal_would_obey_is_made_visible(cli: Cli) -> None:
    Path("evil.tmx").write_text(TMX.replace("begin", "\u202ebegin [red]\u009b2J"), encoding="utf-8")
    cli("import", "evil.tmx", "--repair")
    out = cli("concordance", "red").out
    assert "[red]" in out
    assert "\u202e" not in out
    assert "\u009b" not in out


def test_counting_ends_and_says_so_beside_the_answer(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "COUNTED", 1)
    outcome = cli("concordance", "in OR", "--json")
    assert outcome.json["total"] == 0
    Path("more.tmx").write_text(TMX.replace("begin", "start"), encoding="utf-8")
    cli.json("import", "more.tmx")
    outcome = cli("concordance", "construction", "--limit", "1", "--json")
    assert outcome.json["total"] == 1
    assert outcome.err == "There are more than 1; they were not counted further.\n"
    assert cli("concordance", "construction", "--limit", "1").out.count("\n") == 3


def test_what_is_too_much_for_a_search_is_indexed_after_the_answer(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LITTLE", 1)
    first = cli("concordance", "construction", "--json")
    assert first.json["total"] == 1
    assert "being indexed" in first.err
    second = cli("concordance", "construction", "--json")
    assert (second.json, second.err) == (first.json, "")


def test_an_index_that_cannot_be_written_is_said_after_the_answer(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "LITTLE", 1)
    (cli.desk / "index").write_text("in the way")
    outcome = cli("concordance", "construction", "--json")
    assert (outcome.code, outcome.json["total"]) == (0, 1)
    assert "cannot be written" in outcome.err
