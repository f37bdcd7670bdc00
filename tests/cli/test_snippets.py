"""snippets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture(autouse=True)
def own_preferences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "config.toml"
    monkeypatch.setenv("TMTOOL_CONFIG", str(path))
    return path


def test_snippets_are_kept_listed_and_forgotten(cli: Cli) -> None:
    assert cli.json("snippets") == {}
    assert cli.json("snippets", "жк", "Жогорку Кенеш") == {"жк": "Жогорку Кенеш"}
    cli.json("snippets", "пр", "правительство")
    assert cli("snippets").out == "жк: Жогорку Кенеш\nпр: правительство\n"
    assert cli("snippets", "пр").out == "пр: правительство\n"
    assert cli.json("snippets", "жк", "--remove") == {"жк": "Жогорку Кенеш"}
    assert cli.json("snippets") == {"пр": "правительство"}


def test_what_is_written_by_hand_stays(cli: Cli, own_preferences: Path) -> None:
    own_preferences.write_text('# mine\ntheme = "light"\n', encoding="utf-8")
    cli.json("snippets", "жк", "Жогорку Кенеш")
    assert own_preferences.read_text(encoding="utf-8").startswith('# mine\ntheme = "light"\n')


def test_what_cannot_be_is_said(cli: Cli) -> None:
    assert cli("snippets", "нет").code == 3
    assert cli("snippets", "нет", "--remove").code == 3
    assert cli("snippets", "а б", "текст").code == 2
    assert cli("snippets", "а", "текст", "--remove").code == 2
    assert cli("snippets", "--remove").code == 2
