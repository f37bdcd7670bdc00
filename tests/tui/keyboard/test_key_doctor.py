"""`tmtool doctor --keys`: what the terminal sends, and what that is for us."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual._xterm_parser import XTermParser

from tests.tui.conftest import until
from tmtool.desk.preferences import Preferences
from tmtool.tui import actions, textual_compat
from tmtool.tui.actions import ACTIONS
from tmtool.tui.keyboard.key_doctor import KeyDoctor, KeySeen, escaped, seen, table
from tmtool.tui.keyboard.key_report import key_report, key_summary


@pytest.fixture(autouse=True)
def _own_keys() -> Iterator[None]:
    yield
    actions.use(ACTIONS)
    textual_compat.listen(None)


def told(*sent: str) -> list[KeySeen]:
    """What is shown for what a terminal sent."""
    rows: list[KeySeen] = []
    textual_compat.install()
    textual_compat.listen(lambda sent, keys: rows.extend(seen(sent, keys)))
    parser = XTermParser()
    for one in sent:
        list(parser.feed(one))
    return rows


def test_a_key_on_a_cyrillic_layout_is_shown_with_what_it_does() -> None:
    [row] = told("\x1b[1074;5u")
    assert (row.sent, row.named, row.meant) == ("\\x1b[1074;5u", "ctrl+в", "Ctrl+D")
    assert "Copy source (translating)" in row.does


def test_each_typed_letter_is_a_row() -> None:
    assert [row.sent for row in told("аб")] == ["а", "б"]
    assert told("о")[0].does.startswith("types itself; after F2: ")


def test_what_is_no_key_is_shown_too() -> None:
    assert told("\x1b[97;5:3u")[0].does == "no key: an answer of the terminal, or a key let go"


def test_alt_as_a_letter_is_explained() -> None:
    assert "metaSendsEscape" in told("á")[0].does


def test_what_cannot_be_seen_is_written_out() -> None:
    assert escaped("\x1b[A\x9bж") == "\\x1b[A\\x9bж"


def test_the_newest_lines_are_seen() -> None:
    rows = [KeySeen(str(number), "a", "A", "types itself") for number in range(50)]
    lines = table(rows, 80, 10).plain.splitlines()
    assert len(lines) == 10
    assert lines[-1].split()[0] == "49"


async def test_escape_twice_leaves(tmp_path: Path) -> None:
    app = KeyDoctor(Preferences(tmp_path / "config.toml"))
    async with app.run_test(size=(80, 24)) as pilot:
        parser = XTermParser()
        list(parser.feed("\x1b[1;5Bж\x1b\x1b"))
        await until(pilot, lambda: any(row.meant == "Esc" for row in app._rows))
        list(parser.feed("\x1b[27u"))
        await until(pilot, lambda: not app.is_running or app._exit)


def test_the_report_has_every_action_with_the_keys_in_force(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('key_preset = "memoq"\n[keys]\n"translate.copy_source" = "alt+d"\n"nonsense" = "f9"\n')
    report = key_report(Preferences(path))
    keys = {action["id"]: action["keys"] for action in report["actions"]}  # type: ignore[attr-defined]
    assert keys["translate.copy_source"] == ["alt+d"]
    assert len(keys) == len(ACTIONS)
    assert report["preset"] == "memoq"
    assert report["cannot"]
    summary = key_summary(Preferences(path))
    assert "translate.copy_source = alt+d" in summary["moved"]  # type: ignore[operator]
    assert any("nonsense" in problem for problem in summary["problems"])  # type: ignore[attr-defined]


def test_a_file_that_is_no_toml_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("key_preset = ")
    assert "is not TOML" in str(key_summary(Preferences(path))["problems"])
