"""check, check-pair."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli

KEYS = {"segment", "check", "severity", "message", "source", "target", "fix"}
PO = r"""msgid ""
msgstr ""
"Language: ru\n"
"Content-Type: text/plain; charset=UTF-8\n"

msgid "Good."
msgstr "Хорошо."

msgid "Missing."
msgstr ""

msgid "5 people left."
msgstr "Ушли 6 человек."
"""


def test_check_pair_needs_no_desk_and_makes_none(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TMTOOL_DESK", str(tmp_path / "nowhere"))
    outcome = cli("check-pair", "Oil rose by 3 percent.", "Нефть выросла на 4 процента.", "--to", "ru", "--json")
    assert outcome.code == 1
    (finding,) = outcome.json["findings"]
    assert set(finding) == KEYS
    assert (finding["segment"], finding["check"], finding["severity"]) == (1, "figures.number", "warning")
    assert finding["target"] == [17, 27]
    assert not (tmp_path / "nowhere").exists()
    assert cli.json("check-pair", "Oil rose.", "Мұнай өсті.", "--to", "kk") == {"findings": []}


def test_check_pair_knows_tags_and_standard_input(cli: Cli) -> None:
    outcome = cli("check-pair", "‹1›Oil‹/1› rose.", "-", "--to", "ru", "--json", stdin="‹1›Нефть выросла.\n")
    assert [one["check"] for one in outcome.json["findings"]] == ["tags.missing"]
    assert cli("check-pair", "-", "-", "--to", "ru").code == 2


def test_notes_never_fail_unless_asked_for(cli: Cli) -> None:
    pair = ("check-pair", "It is 200 miles away.", "Это в 320 км отсюда.", "--to", "ru")
    assert cli(*pair).code == 0
    assert "note" in cli(*pair).out
    assert cli(*pair, "--fail-on", "note").code == 1
    assert cli("check-pair", "5 men.", "6 мужчин.", "--to", "ru", "--fail-on", "error").code == 0
    assert cli(*pair, "--fail-on", "often").code == 2


def test_house_style_is_told_apart(cli: Cli) -> None:
    outcome = cli("check-pair", "Oil is power.", "Нефть - это сила.", "--to", "ru")
    assert outcome.code == 0
    assert outcome.out.splitlines()[0] == "House style:"
    assert outcome.out.splitlines()[-1] == "1 of house style."


def test_an_article_is_checked_and_findings_are_ignored(cli: Cli, article: Path) -> None:
    cli.json("put", "deal.txt", "4", "Строительство начнётся в 2028 году.", "--to", "ru")
    outcome = cli("check", "deal.txt", "--to", "ru", "--json")
    assert outcome.code == 1
    assert [(one["segment"], one["check"]) for one in outcome.json["findings"]] == [
        (1, "text.untranslated"),
        (2, "text.untranslated"),
        (3, "text.untranslated"),
        (4, "figures.number"),
        (5, "text.untranslated"),
    ]
    line = ("check", article, "--to", "ru", "--ignore", "4:figures.number", "--ignore", "text.untranslated")
    assert cli.json(*line) == {"findings": []}
    assert cli("check", "deal.txt", "--to", "ru", "--heed", "4:figures.number", "--json").code == 1
    assert cli("check", "deal.txt", "--to", "ru", "--ignore", "3:figures.number").code == 2
    assert cli("check", "deal.txt", "--to", "ru", "--ignore", "nonsense").code == 2


def test_a_bilingual_file_is_checked(cli: Cli) -> None:
    Path("news.po").write_text(PO, encoding="utf-8")
    outcome = cli("check", "news.po", "--to", "ru", "--json")
    assert [(one["segment"], one["check"]) for one in outcome.json["findings"]] == [
        (2, "text.empty"),
        (3, "figures.number"),
    ]
    assert cli("check", "news.po", "--to", "ru", "--ignore", "3:figures.number").code == 2
    assert cli("check", "news.po", "--to", "kk").code == 3
    assert cli("check", "nowhere.po").code == 3
    assert cli.json("memories")[0]["units"] == 0


def test_a_memory_is_checked_and_something_must_be_named(cli: Cli) -> None:
    Path("news.po").write_text(PO, encoding="utf-8")
    cli.json("import", "news.po")
    outcome = cli("check", "--memory", "news", "--to", "ru", "--json")
    assert [(one["segment"], one["check"]) for one in outcome.json["findings"]] == [(2, "figures.number")]
    assert cli("check").code == 2
    assert cli("check", "news.po", "--memory", "news").code == 2
    assert cli("check", "--memory", "none").code == 3


def test_a_table_is_checked_without_being_imported(cli: Cli) -> None:
    Path("rows.csv").write_text("source,target\nIt costs 100.,Стоит 100.\nIt costs 200.,Стоит 300.\nTown,\n")
    outcome = cli("check", "rows.csv", "--to", "ru", "--json")
    assert outcome.code == 1
    found = [(one["segment"], one["check"]) for one in outcome.json["findings"]]
    assert (2, "figures.number") in found
    assert (3, "text.empty") in found
    assert cli("list", "--json").json == []


@pytest.mark.parametrize(("format_id", "name"), [("review", "table.docx"), ("xlsx", "table.xlsx")])
def test_a_review_table_is_checked_by_the_numbers_that_stand_in_it(
    cli: Cli, article: Path, format_id: str, name: str
) -> None:
    cli.json("leave-out", "deal.txt", "2", "--to", "ru")
    cli.json("put", "deal.txt", "3", "Общая стоимость составляет 1,2 млрд долларов.", "--to", "ru", "--confirm")
    cli.json("put", "deal.txt", "4", "Строительство начнётся в 2028 году.", "--to", "ru", "--confirm")
    cli.json("export", "deal.txt", "--to", "ru", "--format", format_id, "-o", name)
    outcome = cli("check", name, "--json")
    found = {(one["segment"], one["check"]) for one in outcome.json["findings"]}
    assert {(1, "text.empty"), (4, "figures.number"), (5, "text.empty")} <= found
    assert (3, "text.empty") not in found
    assert not any(segment == 2 for segment, _ in found)
    assert outcome.code == 1


def test_a_review_table_into_another_language_is_said(cli: Cli, article: Path) -> None:
    cli.json("put", "deal.txt", "1", "Заголовок", "--to", "ru", "--confirm")
    cli.json("export", "deal.txt", "--to", "ru", "--format", "review", "-o", "table.docx")
    assert "“table.docx” has no row into kk; it has ru." in cli("check", "table.docx", "--to", "kk").err


def test_tags_in_a_review_table_are_tags(cli: Cli) -> None:
    Path("news.md").write_text("# News\n\nThe **ministry** spoke.\n", encoding="utf-8")
    cli("add", "news.md")
    cli.json("put", "news.md", "2", "Министерство выступило.", "--to", "ru", "--confirm")
    cli.json("export", "news.md", "--to", "ru", "--format", "review", "-o", "table.docx")
    findings = cli("check", "table.docx", "--json").json["findings"]
    assert "tags.missing" in [one["check"] for one in findings if one["segment"] == 2]


def test_a_workbook_that_is_no_review_table_is_refused_with_what_can_be_checked(cli: Cli) -> None:
    Path("terms.csv").write_text("en,ru\noil,нефть\n", encoding="utf-8")
    cli("import", "terms.csv", "--as", "glossary")
    assert cli("export-glossary", "terms", "-o", "terms.xlsx").code == 0
    assert "“terms.xlsx” is XLSX; what can be checked is" in cli("check", "terms.xlsx").err


def test_a_name_too_long_for_a_file_is_the_name_of_none(cli: Cli) -> None:
    outcome = cli("check", "x" * 300 + ".tmx")
    assert outcome.code == 3
    assert "There is no article" in outcome.err
