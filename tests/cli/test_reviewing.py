"""put --accept: what Enter does for a reviewer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def article(cli: Cli, tmp_path: Path) -> str:
    path = tmp_path / "oil.txt"
    path.write_text("Output falls\n\nOutput fell by 30 percent.\n", encoding="utf-8")
    cli.json("add", path)
    cli.json("put", "oil.txt", "2", "Добыча упала на 30 процентов.", "--to", "ru", "--confirm")
    return "oil.txt"


def test_a_text_is_accepted_as_it_stands_or_as_it_becomes(cli: Cli, article: str) -> None:
    accepted = cli.json("put", article, "2", "--to", "ru", "--accept")
    assert (accepted["state"], accepted["target"]) == ("reviewed", "Добыча упала на 30 процентов.")
    changed = cli.json("put", article, "2", "Добыча снизилась на 30 процентов.", "--to", "ru", "--accept")
    assert (changed["state"], changed["target"]) == ("reviewed", "Добыча снизилась на 30 процентов.")
    assert [entry["kind"] for entry in cli.json("history", article, "2", "--to", "ru")["history"]][:2] == ["accept"] * 2


def test_what_cannot_be_is_said(cli: Cli, article: str) -> None:
    nothing = cli("put", article, "1", "--to", "ru", "--accept", "--json")
    assert (nothing.code, nothing.error["message"]) == (
        2, "Segment 1 has no translation yet; there is nothing to accept."
    )  # fmt: skip
    assert cli("put", article, "1", "--to", "ru").code == 2
    assert cli("put", article, "1", "Текст", "--to", "ru", "--accept", "--confirm").code == 2
