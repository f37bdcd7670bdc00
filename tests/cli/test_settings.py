"""settings."""

from __future__ import annotations

from tests.cli.conftest import Cli


def test_settings_are_listed_shown_changed_and_given_back(cli: Cli) -> None:
    everything = cli.json("settings")
    assert everything["percent.ru"] == "4,5%"
    assert everything["headline_limit"] is None
    assert cli.json("settings", "percent.ru") == {"percent.ru": "4,5%"}
    assert cli.json("settings", "percent.ru", "4,5 %") == {"percent.ru": "4,5 %"}
    assert cli("settings", "percent.ru").out == "percent.ru: 4,5 % (the percent sign in Russian; for this desk)\n"
    assert cli.json("settings")["percent.ru"] == "4,5 %"
    assert cli.json("settings", "percent.ru", "--default") == {"percent.ru": "4,5%"}


def test_a_change_can_be_undone(cli: Cli) -> None:
    cli.json("settings", "spellings.kk", "Алма-Ата=Алматы")
    cli.json("undo")
    assert len(cli.json("settings")["spellings.kk"]) > 1


def test_what_cannot_be_is_a_wrong_call(cli: Cli) -> None:
    assert cli("settings", "percent").code == 2
    assert cli("settings", "percent.ru", "5").code == 2
    assert cli("settings", "--default").code == 2
    assert cli("settings", "percent.ru", "4,5%", "--default").code == 2


def test_ones_own_settings_stand_among_them(cli: Cli) -> None:
    assert cli("settings", "theme", "light").out == "theme: light (the colours of the screen; for you)\n"
    assert cli.json("settings")["theme"] == "light"
    assert cli.json("settings", "theme", "--default") == {"theme": "dark"}
    refused = cli("settings", "theme", "pink", "--json")
    assert (refused.code, "dark or light or contrast" in refused.error["message"]) == (2, True)
