"""The desk of a command: named, by the environment, upward, or the person's own."""

from __future__ import annotations

import errno
import fcntl
import os
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tmtool.cli.which_desk import desk_to_make, which_desk


def test_the_named_desk_wins_over_everything(tmp_path: Path) -> None:
    (tmp_path / "desk.db").touch()
    found = which_desk(Path("/named"), start=tmp_path, environment={"TMTOOL_DESK": "/other"})
    assert (found.folder, found.named) == (Path("/named"), True)


def test_the_environment_wins_over_the_folders(tmp_path: Path) -> None:
    (tmp_path / "desk.db").touch()
    found = which_desk(None, start=tmp_path, environment={"TMTOOL_DESK": "/other"})
    assert (found.folder, found.named) == (Path("/other"), True)


def test_the_nearest_folder_upward_with_a_desk_is_taken(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "desk.db").touch()
    (tmp_path / "a" / "desk.db").touch()
    assert which_desk(None, start=deep, environment={}).folder == tmp_path / "a"


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS has a data folder of its own")
@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("/data", "/data/tmtool/desk"),
        ("relative", "/home/aigerim/.local/share/tmtool/desk"),
        ("", "/home/aigerim/.local/share/tmtool/desk"),
    ],
)
def test_the_persons_own_desk_is_in_the_data_folder(base: str, expected: str, tmp_path: Path) -> None:
    found = which_desk(None, start=tmp_path, environment={"XDG_DATA_HOME": base}, home=Path("/home/aigerim"))
    assert (str(found.folder), found.named) == (expected, False)


def test_init_does_not_look_upward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "desk.db").touch()
    monkeypatch.chdir(tmp_path)
    assert desk_to_make(None, environment={"XDG_DATA_HOME": "/data"}, home=tmp_path) != tmp_path


def test_a_named_desk_that_is_not_there_is_made_and_says_so_on_standard_error(cli: Cli, tmp_path: Path) -> None:
    outcome = cli("list", "--json", "--desk", tmp_path / "fresh")
    assert (outcome.code, outcome.json) == (0, [])
    assert f"{tmp_path / 'fresh'}" in outcome.err
    assert (tmp_path / "fresh" / "desk.db").is_file()
    assert cli("list", "--desk", tmp_path / "fresh").err == ""


def test_init_makes_a_desk_once(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert cli.json("init", folder, "--empty") == {"desk": str(folder)}
    assert cli.json("init", folder) == {"desk": str(folder)}
    assert cli("init", folder, "--empty", "--json").error["code"] == "usage"


def test_a_desk_has_the_languages_that_init_was_given(cli: Cli, tmp_path: Path) -> None:
    cli.json("init", tmp_path / "kazakh", "--to", "kk-KZ", "--empty")
    file = Path("a.txt")
    file.write_text("One sentence.\n")
    cli.json("add", file, "--desk", tmp_path / "kazakh")
    jobs = cli.json("list", "--desk", tmp_path / "kazakh")[0]["jobs"]
    assert [job["language"] for job in jobs] == ["kk"]


def test_a_file_where_the_desk_should_be_is_code_4(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    outcome = cli("list", "--json", "--desk", tmp_path / "file")
    assert (outcome.code, outcome.error["code"]) == (4, "desk")


def test_a_database_of_another_program_is_no_desk(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "desk.db").write_bytes(b"this is no database at all, but it is long enough " * 40)
    outcome = cli("list", "--json", "--desk", tmp_path / "other")
    assert (outcome.code, outcome.error["code"]) == (4, "desk")


def one_sentence(cli: Cli, reason: str) -> None:
    """An existing desk that cannot be opened is exit 4, with a document or a sentence."""
    outcome = cli("list", "--json")
    assert (outcome.code, outcome.error["code"]) == (4, "desk")
    said = cli("list")
    assert (said.code, said.out) == (4, "")
    assert said.err.startswith("tmtool: The desk ")
    assert reason in said.err
    assert "Traceback" not in said.err


def test_a_desk_on_a_read_only_file_system_is_code_4(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def read_only(path: str | Path, flags: int, *rest: int, **more: int) -> int:
        if Path(path).name == "desk.db.lock" and flags & os.O_RDWR:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        return opened(path, flags, *rest, **more)

    monkeypatch.setattr(os, "open", read_only)
    one_sentence(cli, "Read-only file system")


def test_a_lock_file_that_cannot_be_opened_is_code_4(cli: Cli) -> None:
    lock = cli.desk / "desk.db.lock"
    lock.unlink()
    lock.mkdir()
    one_sentence(cli, "Is a directory")


def test_a_disk_without_file_locks_is_code_4(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int, __: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    one_sentence(cli, "No locks available")
