"""`doctor --keys`: the keys of the screen, for a person and for scripts."""

from __future__ import annotations

from tests.cli.conftest import Cli


def test_without_a_terminal_it_says_so(cli: Cli) -> None:
    outcome = cli("doctor", "--keys")
    assert outcome.code == 2
    assert outcome.err.startswith("tmtool: There is no terminal whose keys could be shown")


def test_scripts_get_the_table(cli: Cli) -> None:
    report = cli.json("doctor", "--keys")
    assert {"file", "preset", "problems", "cannot", "actions"} <= set(report)
    assert any(action["id"] == "translate.confirm" and "enter" in action["keys"] for action in report["actions"])


def test_doctor_names_what_is_wrong_with_the_keys(cli: Cli) -> None:
    assert cli.json("doctor")["keys"]["problems"] == []
