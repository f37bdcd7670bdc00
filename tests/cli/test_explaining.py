"""check --explain: why a check is there, and how to mend what it found."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli


def test_each_check_that_found_something_is_explained_once(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "oil.txt"
    path.write_text("Output falls\n\nOutput fell by 30 percent. It fell by 20 percent.\n", encoding="utf-8")
    cli.json("add", path)
    for number, text in (
        ("1", "Добыча падает"),
        ("2", "Добыча упала на 31 процент."),
        ("3", "Она упала на 21 процент."),
    ):
        cli.json("put", "oil.txt", number, text, "--to", "ru", "--confirm")
    plain = cli("check", "oil.txt", "--to", "ru", "--json").json
    assert set(plain) == {"findings"}
    explained = cli("check", "oil.txt", "--to", "ru", "--explain", "--json").json
    assert list(explained["checks"]) == ["figures.number"]
    assert explained["checks"]["figures.number"].startswith("Numbers and percentages are compared as values")
    assert cli("check", "oil.txt", "--to", "ru", "--explain").out.count("figures.number: Numbers and") == 1
