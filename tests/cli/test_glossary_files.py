"""Glossaries of other tools by command: what a file leaves open is said, and the format of what is written chosen."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli


def test_a_table_without_a_heading_is_taken_with_languages_or_columns(cli: Cli) -> None:
    Path("terms.csv").write_text("Almaty;Алматы;город\n", encoding="utf-8")
    refused = cli("import", "terms.csv", "--json")
    assert (refused.code, refused.error["line"]) == (3, 1)
    (shown,) = cli.json("import", "terms.csv", "--to", "kk", "--preview")
    assert shown["languages"] == {"en": 1, "kk": 1}
    assert shown["remarks"][-1] == "No line names the columns; taken as you said: “en” (English), “kk” (Kazakh), note."
    (taken,) = cli.json("import", "terms.csv", "--columns", "en,ru,note")
    assert (taken["new"], taken["languages"]) == (1, {"en": 1, "ru": 1})
    assert cli("import", "terms.csv", "--columns", "en,note").code == 2


def test_a_glossary_is_written_in_the_format_of_its_ending_or_the_one_named(cli: Cli) -> None:
    cli.json("add-term", "wind farm", "ветропарк", "--to", "ru")
    assert cli.json("export-glossary", "desk", "-o", "terms.xlsx") == {"path": "terms.xlsx", "units": 1}
    assert Path("terms.xlsx").read_bytes().startswith(b"PK")
    cli.json("export-glossary", "desk", "-o", "terms.tbx")
    assert "<martif" in Path("terms.tbx").read_text(encoding="utf-8")
    cli.json("export-glossary", "desk", "--format", "tbx3", "-o", "terms.tbx")
    assert "<conceptEntry" in Path("terms.tbx").read_text(encoding="utf-8")
    assert cli.json("export-glossary", "desk", "--format", "utx") == {"path": "desk.utx", "units": 1}
    assert cli.json("export-glossary", "desk") == {"path": "desk.csv", "units": 1}
    assert "known formats are csv, xlsx, tbx, tbx3, utx" in cli("export-glossary", "desk", "--format", "pdf").err
    for name in ("terms.xlsx", "terms.tbx", "desk.utx"):
        (taken,) = cli.json("import", name, "--name", "desk")
        assert (taken["new"], taken["duplicate"]) == (0, 1)


def test_the_sheet_is_named_and_said(cli: Cli) -> None:
    cli.json("add-term", "wind farm", "ветропарк", "--to", "ru")
    cli.json("export-glossary", "desk", "-o", "terms.csv")
    cli.json("export-glossary", "desk", "-o", "terms.xlsx")
    assert "Sheet “Glossary” is taken." in cli("import", "terms.xlsx", "--name", "new").err
    wrong = cli("import", "terms.xlsx", "--sheet", "Sport")
    assert (wrong.code, "it has “Glossary”" in wrong.err) == (2, True)
    assert "has no sheets" in cli("import", "terms.csv", "--sheet", "Glossary").err
    previewed = cli("import", "terms.xlsx", "--sheet", "glossary", "--preview").out
    assert "The columns are named in row 1: “en” (English), “ru” (Russian)." in previewed
