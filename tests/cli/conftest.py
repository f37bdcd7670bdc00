"""Commands called in this process, each test on a desk of its own."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tmtool.cli.main import run

ARTICLE = """Kazakhstan signs wind farm deal

Kazakhstan signed a deal on October 21. The total cost is $1.2 billion. Construction will begin in 2027.

The agreement has to be ratified by parliament.
"""
"""One headline, and four sentences in two paragraphs: five segments."""


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document on standard output."""
        return json.loads(self.out)

    @property
    def error(self) -> dict[str, Any]:
        """The inside of the error document."""
        assert set(self.json) == {"error"}
        error: dict[str, Any] = self.json["error"]
        assert set(error) == {"code", "message", "file", "line"}
        return error


class Cli:
    """Calls commands on one desk."""

    def __init__(self, desk: Path, monkeypatch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[bytes]) -> None:
        self.desk = desk
        self._monkeypatch = monkeypatch
        self._capture = capture

    def __call__(self, *line: str | Path, stdin: str | bytes = b"") -> Outcome:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        self._capture.readouterr()
        code = run([str(word) for word in line])
        written = self._capture.readouterr()
        return Outcome(code, written.out.decode(), written.err.decode())

    def json(self, *line: str | Path, stdin: str | bytes = b"") -> Any:
        """Give the document of a command that must succeed."""
        outcome = self(*line, "--json", stdin=stdin)
        assert outcome.code == 0, outcome
        return outcome.json


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Cli:
    """A caller on an empty desk, in a folder of its own, for a person of no other desk."""
    desk = tmp_path / "desk"
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    monkeypatch.setenv("TMTOOL_DESK", str(desk))
    monkeypatch.setenv("TMTOOL_PERSON", "Aigerim")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    caller = Cli(desk, monkeypatch, capsysbinary)
    assert caller("init", "--empty").code == 0
    return caller


@pytest.fixture
def article(cli: Cli) -> Path:
    """The article, on the desk and in the current folder."""
    path = Path("deal.txt").absolute()
    path.write_text(ARTICLE, encoding="utf-8")
    cli.json("add", path)
    return path
