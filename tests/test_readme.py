"""The README tells the truth: its key table is the registry's, and its tour is done here, line by line."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tmtool import shipped
from tmtool.tui.actions import key_table

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _tour() -> list[tuple[str, list[str]]]:
    """The commands between the marks, each with the lines that it prints."""
    marked = README.split("<!-- tour -->")[1].split("<!-- end of tour -->")[0]
    steps: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```console\n(.*?)```", marked, re.DOTALL):
        for line in block.splitlines():
            if line.startswith("$ "):
                steps.append((line[2:], []))
            else:
                steps[-1][1].append(line)
    return steps


def test_the_key_table_is_that_of_the_action_registry() -> None:
    assert key_table().strip() in README


def test_the_two_commands_stand_there_to_the_letter() -> None:
    assert "$ python -m pip install . && tmtool demo\n" in README
    assert "$ python -m pip install -e '.[test]' && python -m pytest\n" in README


def test_the_pictures_are_there() -> None:
    for picture in re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README):
        assert (ROOT / picture).is_file(), picture


def test_the_tour_prints_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("TMTOOL_DESK", "TMTOOL_PERSON"):
        monkeypatch.delenv(variable, raising=False)
    sample = next(path for path in shipped.sample_articles() if path.name == "protest.txt")
    assert f"`cp {sample.relative_to(ROOT)} .`" in README
    (tmp_path / "protest.txt").write_bytes(sample.read_bytes())
    steps = _tour()
    assert len(steps) >= 10
    for command, expected in steps:
        name, *arguments = shlex.split(command)
        assert name == "tmtool"
        run = subprocess.run(
            [sys.executable, "-m", "tmtool", *arguments],
            capture_output=True, text=True, cwd=tmp_path, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert run.returncode == 0, (command, run.stderr)
        said = [
            written.replace(f"{tmp_path}/", "/home/you/").splitlines()
            for written in (run.stdout + run.stderr, run.stderr + run.stdout)
        ]
        assert expected in said, command
