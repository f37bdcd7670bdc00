"""The commands of segmentation: segment, export-rules, and import of rules."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli
from tests.desk.test_segmentation_rules import RULES, TEXT


def test_segment_needs_no_desk_and_uses_the_rules_of_tmtool(cli: Cli) -> None:
    Path("rules.srx").write_text(RULES, encoding="utf-8")
    cli.json("import", "rules.srx")
    found = cli.json("segment", "-", stdin=TEXT)["segments"]
    assert [one["text"] for one in found] == ["One; two.", "Three obl.", "Four."]
    assert [TEXT[one["start"] : one["end"]] for one in found] == [one["text"] for one in found]


def test_import_counts_rules_and_says_which_cannot_be_used(cli: Cli) -> None:
    Path("rules.srx").write_text(RULES, encoding="utf-8")
    outcome = cli("import", "rules.srx")
    assert outcome.out == "rules.srx: rules “rules”: 2 read; 1 new; 0 known already; 1 not used.\n"
    assert "not used: line 3, “g”: Its expression cannot be read" in outcome.err
    assert "no rules for ru, kk; those of tmtool are used" in outcome.err
    (document,) = cli.json("import", "rules.srx", "--as", "rules")
    assert (document["kind"], document["read"], document["duplicate"]) == ("rules", 2, 1)
    assert sum(document["skipped"].values()) == 1


def test_a_list_of_abbreviations_is_taken_with_as_rules(cli: Cli) -> None:
    Path("own.txt").write_text("en: obl.\n", encoding="utf-8")
    assert cli("import", "own.txt").code == 3
    assert (
        cli("import", "own.txt", "--as", "rules").out
        == "own.txt: rules “abbreviations”: 1 read; 1 new; 0 known already.\n"
    )
    (taken,) = cli.json("add", "-", "--name", "a.txt", stdin=TEXT)
    assert taken["segments"] == 2
    assert cli.json("export-rules", "--abbreviations") == {"path": "abbreviations.txt", "units": 1}
    assert Path("abbreviations.txt").read_text(encoding="utf-8") == "en:\nobl.\n"


def test_export_rules_writes_those_of_the_desk_or_ours(cli: Cli) -> None:
    Path("in.srx").write_text(RULES, encoding="utf-8")
    cli.json("import", "in.srx")
    assert cli.json("export-rules") == {"path": "rules.srx", "units": 1}
    assert cli.json("export-rules", "--ours", "-o", "ours.srx")["units"] > 30
    assert cli("export-rules", "-o", "nowhere/rules.srx").code == 4
    assert cli("export-rules", "--ours", "--abbreviations").code == 2
