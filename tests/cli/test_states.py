"""lock, unconfirm, bookmark."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli


def test_a_segment_is_locked_and_unlocked(cli: Cli, article: Path) -> None:
    assert cli.json("lock", "deal.txt", "1", "--to", "ru")["flags"] == ["locked"]
    assert cli.json("lock", "deal.txt", "1", "--to", "ru", "--undo")["flags"] == []


def test_a_confirmed_segment_is_made_a_draft_again(cli: Cli, article: Path) -> None:
    cli.json("put", "deal.txt", "1", "Сделка", "--to", "ru", "--confirm")
    assert cli.json("unconfirm", "deal.txt", "1", "--to", "ru")["state"] == "draft"


def test_bookmarks_are_listed(cli: Cli, article: Path) -> None:
    assert [one["number"] for one in cli.json("bookmark", "deal.txt", "1", "--to", "ru")] == [1]
    assert cli.json("bookmark", "deal.txt", "1", "--to", "ru", "--undo") == []
