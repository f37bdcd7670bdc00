"""tmtool analyse counts words by bands; nothing is taken in."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli

NAMES = ["repetition", "101", "100", "95-99", "85-94", "75-84", "50-74", "none"]


def test_every_band_is_named_and_files_are_added_up(cli: Cli, tmp_path: Path) -> None:
    one, other = tmp_path / "one.txt", tmp_path / "other.txt"
    one.write_text("Two words.\n", encoding="utf-8")
    other.write_text("Two words.\n\nThree more words.\n", encoding="utf-8")
    said = cli.json("analyse", str(one), str(other), "--to", "kk")
    assert [entry["file"] for entry in said["files"]] == [str(one), str(other)]
    assert list(said["total"]["bands"]) == NAMES
    assert said["total"]["bands"]["repetition"] == {"segments": 1, "words": 2, "characters": 9}
    assert said["total"]["bands"]["none"] == {"segments": 2, "words": 5, "characters": 24}
    assert cli.json("list") == []


def test_a_refused_file_is_named_and_the_others_stand(cli: Cli, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("Two words.\n", encoding="utf-8")
    outcome = cli("analyse", str(bad), str(good), "--to", "ru", "--json")
    assert outcome.code == 3
    refused, counted = outcome.json["files"]
    assert refused["error"]["file"] == str(bad)
    assert counted["bands"]["none"]["words"] == 2
    assert cli("analyse", str(bad), "--to", "ru", "--json").json["error"]["file"] == str(bad)
