"""The line: options everywhere, the version, wrong calls, closed pipes, Ctrl+C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tmtool import __version__

TMTOOL = [sys.executable, "-m", "tmtool"]


def test_the_version_loads_nothing_slow_and_answers_at_once() -> None:
    began = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "tmtool", "--version"], capture_output=True, text=True, check=True
    )
    taken = time.perf_counter() - began
    assert done.stdout == f"tmtool {__version__}\n"
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert not loaded & {"textual", "sqlmodel", "sqlalchemy", "numpy", "lxml", "typer", "pydantic"}
    # 150 ms is the promise on a quiet machine; this bound only catches a slow import.
    assert taken < 1


def test_importing_the_commands_loads_nothing_slow() -> None:
    code = "import sys; from tmtool.cli.main import declare; declare(['--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    roots = {name.partition(".")[0] for name in done.stdout.split()}
    slow = {"textual", "sqlmodel", "sqlalchemy", "numpy", "lxml", "pydantic", "babel", "polib", "rapidfuzz", "Stemmer"}
    assert not roots & slow
    assert "sqlite3" not in roots


@pytest.mark.parametrize("line", [("--json", "list"), ("list", "--json")])
def test_the_common_options_may_stand_on_either_side_of_the_command(cli: Cli, line: tuple[str, ...]) -> None:
    assert cli(*line).json == []


def test_desk_and_person_may_stand_on_either_side_of_the_command(cli: Cli, article: Path, tmp_path: Path) -> None:
    cli("--person", "Saule", "comment", "deal.txt", "1", "first", "--to", "ru")
    cli("comment", "deal.txt", "1", "second", "--to", "ru", "--person", "Bolat")
    comments = cli.json("show", "deal.txt", "--to", "ru")["segments"][0]["comments"]
    assert [comment["person"] for comment in comments] == ["Saule", "Bolat"]
    assert cli("--desk", str(tmp_path / "other"), "list", "--json").json == []


@pytest.mark.parametrize("line", [("--version",), ("list", "--version")])
def test_the_version_may_be_asked_anywhere(cli: Cli, line: tuple[str, ...]) -> None:
    assert cli(*line).out == f"tmtool {__version__}\n"
    assert cli(*line, "--json").json == {"version": __version__}


@pytest.mark.parametrize(
    "line",
    [
        ("translat",),
        ("add",),
        ("list", "--colour"),
        ("show", "deal.txt", "--start", "zero"),
        ("match", "text", "--min", "102"),
        ("terms", "  "),
        ("add", "a.txt", "--to", "xx"),
        ("add", "a.txt", "--to", "not a language"),
        ("add", "a.txt", "--to", "en"),
        ("match", "text", "--from", "ru", "--to", "ru-RU"),
        ("show", "deal.txt", "--to", "q"),
        ("export", "deal.txt", "--to", "ru", "--format", "pptx"),
        ("export", "deal.txt", "--to", "ru", "--format", "tmx", "--codes", "rusian!"),
        ("put", "deal.txt", "99", "text", "--to", "ru"),
        ("undo", "--to", "ru"),
        ("show", "deal.txt", "--to", "ru", "--start", "6"),
        ("import", "a.tmx", "--penalty", "101"),
        (),
    ],
)
def test_a_wrong_call_is_code_2_with_a_document_or_a_sentence(cli: Cli, article: Path, line: tuple[str, ...]) -> None:
    outcome = cli(*line, "--json")
    assert (outcome.code, outcome.error["code"]) == (2, "usage")
    said = cli(*line)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("tmtool: ")
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (("exprt",), "There is no command “exprt”; the nearest is export. See: tmtool --help"),
        (("zzz",), "There is no command “zzz”. See: tmtool --help"),
        (("list", "--jsn"), "“tmtool list” has no option --jsn; the nearest is --json. See: tmtool list --help"),
        (("put", "deal.txt", "0", "X"), "The number of a segment is a whole number from 1 up, not 0."),
        (("put", "deal.txt", "abc", "X"), "The number of a segment is a whole number from 1 up, not “abc”."),
        (("put", "deal.txt", "999", "X", "--to", "ru"), "There is no segment 999; the job has 5."),
        (("match", "text", "--min", "102"), "--min is a whole number from 1 to 101, not 102."),
        (("show", "deal.txt", "--to", "ru", "--start", "999"), "There is no segment 999; the job has 5."),
        (("confirm-run", "deal.txt", "--to", "ru", "--start", "999"), "There is no segment 999; the job has 5."),
        (
            ("split", "deal.txt", "2", "nowhere", "--to", "ru"),
            "“nowhere” does not stand in segment 2; give the words after the cut.",
        ),
    ],
)
def test_a_wrong_call_is_answered_in_plain_words(cli: Cli, article: Path, line: tuple[str, ...], says: str) -> None:
    outcome = cli(*line)
    assert (outcome.code, outcome.err) == (2, f"tmtool: {says}\n")


def test_a_text_that_looks_like_an_option_comes_after_two_dashes(cli: Cli, article: Path) -> None:
    outcome = cli("put", "--to", "ru", "--", "deal.txt", "1", "--json")
    assert outcome.code == 0
    assert cli.json("show", "deal.txt", "--to", "ru")["segments"][0]["target"] == "--json"


def test_help_names_the_formats_of_the_register(cli: Cli) -> None:
    assert "tmx (TMX 1.4)" in " ".join(cli("export", "--help").out.split())
    assert cli("--help").code == 0


def test_a_reader_that_goes_away_is_met_in_silence(cli: Cli, article: Path) -> None:
    done = subprocess.run(
        f"{sys.executable} -m tmtool show deal.txt --to ru | true; echo ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        check=True,
    )
    # 0 where everything was written before the reader went.
    assert done.stdout.strip() in ("141", "0")
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_standard_output_is_code_4(cli: Cli) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*TMTOOL, "list", "--json"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 4
    assert done.stderr == "tmtool: Standard output cannot be written: No space left on device.\n"


def test_ctrl_c_ends_in_130_without_a_word(cli: Cli) -> None:
    reading = subprocess.Popen(
        [*TMTOOL, "segment", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(1)
    reading.send_signal(signal.SIGINT)
    out, err = reading.communicate(timeout=10)
    assert (reading.returncode, out, err) == (130, b"", b"")


def test_json_is_utf8_in_any_locale(cli: Cli, article: Path) -> None:
    cli("put", "deal.txt", "1", "Қазақстан", "--to", "kk")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    line = [*TMTOOL, "show", "deal.txt", "--to", "kk", "--json"]
    done = subprocess.run(line, capture_output=True, env=environment, check=True)
    assert json.loads(done.stdout.decode())["segments"][0]["target"] == "Қазақстан"


def test_nothing_that_a_terminal_obeys_comes_out(cli: Cli, article: Path) -> None:
    hostile = "red \x1b[31m bell \x07 csi \x9b31m rtl \u202e end"
    cli("put", "deal.txt", "1", hostile, "--to", "ru")
    shown = cli("show", "deal.txt", "--to", "ru").out
    document = cli("show", "deal.txt", "--to", "ru", "--json")
    for character in "\x1b\x07\x9b\u202e":
        assert character not in shown
        assert character not in document.out
    assert document.json["segments"][0]["target"].endswith("\u202e end")


@pytest.mark.parametrize(
    "line",
    [
        ("export-memory", "a\udcff"),
        ("memories", "delete", "a\udcff"),
        ("glossaries", "terms", "a\udcff"),
        ("--person", "a\udcff", "memories"),
    ],
)
def test_a_name_that_is_no_text_is_refused_in_a_sentence(cli: Cli, line: tuple[str, ...]) -> None:
    done = cli(*line)
    assert done.code == 2
    assert "is not UTF-8" in done.err
