"""A mistake of the program's own ends with one sentence, a file, and an exit code that says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App

from tests.desk.made import open_desk
from tmtool.tui import app as screen
from tmtool.tui import textual_compat
from tmtool.tui.mishap import CODE, write_down


def test_the_details_are_written_for_the_owner_only(tmp_path: Path) -> None:
    sentence = write_down(ValueError("of this text"), tmp_path)
    path = tmp_path / "mishap.txt"
    assert sentence.startswith("tmtool stopped by a mistake of its own (ValueError). What was called saved is on disk.")
    assert str(path) in sentence
    assert "ValueError: of this text" in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o077 == 0


def test_where_nothing_can_be_written_the_sentence_says_so(tmp_path: Path) -> None:
    assert "could not be written" in write_down(ValueError("x"), tmp_path / "nowhere")


class Failing(App[None]):
    """Fails at once."""

    def on_mount(self) -> None:
        raise RuntimeError("nobody wanted this")


def test_an_app_that_fails_says_the_sentence_instead_of_what_it_held(capsys: pytest.CaptureFixture[str]) -> None:
    app = Failing()
    textual_compat.end_with_a_sentence(app, lambda error: f"A sentence about {error}.")
    app.run(headless=True)
    assert capsys.readouterr().err.strip() == "A sentence about nobody wanted this."
    assert app.return_code == 1


def test_the_screen_of_a_desk_then_ends_with_a_code_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(self: screen.TmtoolApp) -> None:
        raise RuntimeError("nobody wanted this")

    monkeypatch.setattr(screen.TmtoolApp, "show_home", fail)
    monkeypatch.setattr(screen.TmtoolApp, "run", lambda self: App.run(self, headless=True))
    with open_desk(tmp_path / "desk") as desk, pytest.raises(SystemExit) as ended:
        screen.run(desk)
    assert ended.value.code == CODE
    # The console wraps the sentence at its width.
    assert "mistake of its own" in " ".join(capsys.readouterr().err.split())
    assert (tmp_path / "desk" / "mishap.txt").is_file()
