"""export --latin, export-rules --latin."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli


def test_export_writes_kazakh_in_latin_beside_the_cyrillic(cli: Cli) -> None:
    cli.json("add", "-", "--name", "one.txt", stdin="She came.")
    cli.json("put", "one.txt", "1", "Ол келді.", "--to", "kk", "--confirm")
    cli.json("export", "one.txt", "--to", "kk", "--format", "text")
    written = cli.json("export", "one.txt", "--to", "kk", "--format", "text", "--latin")
    assert written == {"path": "one.kk-Latn.clean.txt", "segments": 1, "untranslated": 0}
    assert Path("one.kk-Latn.clean.txt").read_text(encoding="utf-8") == "Ol keldı.\n"
    assert Path("one.kk.clean.txt").read_text(encoding="utf-8") == "Ол келді.\n"
    both = cli.json("export", "one.txt", "--format", "document", "--latin")
    assert [one["path"] for one in both] == ["one.ru.txt", "one.kk-Latn.txt"]


def test_latin_is_for_kazakh_and_for_texts(cli: Cli) -> None:
    cli.json("add", "-", "--name", "one.txt", stdin="She came.")
    assert cli("export", "one.txt", "--to", "ru", "--format", "text", "--latin").code == 2
    assert "Cyrillic" in cli("export", "one.txt", "--to", "kk", "--format", "tmx", "--latin").err


def test_the_table_can_be_had_changed_and_put_on_the_desk(cli: Cli) -> None:
    assert cli.json("export-rules", "--latin") == {"path": "latin.csv", "units": 42}
    table = Path("latin.csv").read_text(encoding="utf-8")
    (cli.desk / "latin.csv").write_text(table.replace("д,d\n", "д,x\nд,d\n"), encoding="utf-8")
    cli.json("add", "-", "--name", "one.txt", stdin="She came.")
    outcome = cli("export", "one.txt", "--to", "kk", "--format", "text", "--latin")
    assert outcome.code == 3
    assert "line 9: “д” stands there twice, in lines 8 and 9" in outcome.err
    assert cli("export-rules", "--latin", "--abbreviations").code == 2
