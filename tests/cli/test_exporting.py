"""export, translate, demo."""

from __future__ import annotations

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import pytest

import tmtool
from tests.cli.conftest import ARTICLE, Cli
from tests.cli.test_memories import TMX
from tmtool.cli.main import run
from tmtool.formats import FORMATS

PER_LANGUAGE = ("txt", "tmx", "po", "csv")


def dump(desk: Path) -> str:
    with sqlite3.connect(desk / "desk.db") as connection:
        return "\n".join(connection.iterdump())


@pytest.fixture
def filled(cli: Cli) -> Path:
    """The article as a file that the desk does not know, and a memory that has two of its sentences."""
    Path("old.tmx").write_text(TMX, encoding="utf-8")
    cli.json("import", "old.tmx")
    path = Path("deal.txt")
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_translate_does_the_whole_job(cli: Cli, filled: Path) -> None:
    summary = cli.json("translate", filled, "--out", "out")
    files = [f"out/deal.{language}.{ending}" for language in ("ru", "kk") for ending in PER_LANGUAGE]
    assert summary == {
        "article": "deal.txt",
        "segments": 5,
        "files": [*files, "out/deal.tmx"],
        "languages": {
            "ru": {"pretranslated": 2, "untranslated": 3, "findings": 0},
            "kk": {"pretranslated": 0, "untranslated": 5, "findings": 0},
        },
    }
    assert sorted(path.name for path in Path("out").iterdir()) == sorted(Path(file).name for file in summary["files"])
    assert "Соглашение должен ратифицировать парламент.\n" in Path("out/deal.ru.txt").read_text(encoding="utf-8")


def test_a_second_translate_gives_the_same_bytes_and_leaves_the_desk_as_it_was(cli: Cli, filled: Path) -> None:
    first = cli.json("translate", filled, "--out", "out")
    files = {path: path.read_bytes() for path in Path("out").iterdir()}
    before = dump(cli.desk)
    assert cli.json("translate", filled, "--out", "out") == first
    assert {path: path.read_bytes() for path in Path("out").iterdir()} == files
    assert dump(cli.desk) == before


def test_translate_takes_the_languages_that_are_named(cli: Cli, filled: Path) -> None:
    summary = cli.json("translate", filled, "--to", "kk-KZ")
    assert summary["files"] == ["deal.kk.txt", "deal.kk.tmx", "deal.kk.po", "deal.kk.csv", "deal.tmx"]
    assert filled.read_text(encoding="utf-8") == ARTICLE


@pytest.mark.skipif(shutil.which("msgfmt") is None, reason="needs msgfmt of gettext")
def test_po_passes_msgfmt(cli: Cli, filled: Path) -> None:
    for file in cli.json("translate", filled, "--out", "out")["files"]:
        if file.endswith(".po"):
            subprocess.run(["msgfmt", "--check", "-o", os.devnull, file], check=True)


@pytest.mark.parametrize("format_id", [entry.id for entry in FORMATS.values() if "job" in entry.writes])
def test_export_writes_each_format(cli: Cli, filled: Path, format_id: str) -> None:
    cli.json("translate", filled, "--out", "out")
    exported = cli.json("export", "deal.txt", "--to", "ru", "--format", format_id, "-o", "new/file")
    assert exported["path"] == "new/file"
    assert exported["untranslated"] == 3
    data = Path("new/file").read_bytes()
    if zipfile.is_zipfile("new/file"):
        with zipfile.ZipFile("new/file") as archive:
            data = b"".join(archive.read(member) for member in archive.namelist())
    assert data.decode().count("Соглашение должен ратифицировать парламент.") == 1


def test_a_bilingual_file_is_added_translated_and_written_back(cli: Cli) -> None:
    head = 'msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    file = head + 'msgid "Town"\nmsgstr "Город"\n\nmsgid "River"\nmsgstr ""\n'
    Path("desk.po").write_text(file, encoding="utf-8")
    assert cli.json("add", "desk.po")[0]["segments"] == 2
    cli.json("put", "desk.po", "2", "Река", "--confirm")
    line = ("export", "desk.po", "--format", "document", "-o", "back.po")
    assert cli.json(*line) == {"path": "back.po", "segments": 2, "untranslated": 0}
    assert Path("back.po").read_text(encoding="utf-8") == file.replace('"River"\nmsgstr ""', '"River"\nmsgstr "Река"')


def test_what_of_a_bilingual_file_is_no_segment_is_said(cli: Cli) -> None:
    rows = "source,target_ru\nTown,Город\n,Река\n"
    Path("desk.csv").write_text(rows, encoding="utf-8")
    assert "desk.csv: left out: 1 × empty." in cli("add", "desk.csv").err


def test_export_into_a_folder_and_without_a_path_names_the_file_itself(cli: Cli, article: Path) -> None:
    Path("out").mkdir()
    assert cli.json("export", "deal.txt", "--to", "ru", "--format", "po", "-o", "out")["path"] == "out/deal.ru.po"
    assert cli.json("export", "deal.txt", "--to", "kk", "--format", "text")["path"] == "deal.kk.clean.txt"
    several = cli.json("export", "deal.txt", "--format", "csv")
    assert [one["path"] for one in several] == ["deal.ru.csv", "deal.kk.csv"]


@pytest.mark.parametrize(
    ("name", "document", "table"),
    [
        ("Energy v1.2", "Energy v1.2.ru.txt", "Energy v1.2.ru.csv"),
        ("NOTE.TXT", "NOTE.ru.TXT", "NOTE.ru.csv"),
        ("../../up.txt", "_.._up.ru.txt", "_.._up.ru.csv"),
        (".txt", "txt.ru.txt", "txt.ru.csv"),
    ],
)
def test_an_output_is_called_after_its_article_and_stays_in_its_folder(
    cli: Cli, name: str, document: str, table: str
) -> None:
    cli.json("add", "-", "--name", name, stdin="A sentence.\n")
    for format_id, expected in (("document", document), ("csv", table)):
        assert cli.json("export", name, "--to", "ru", "--format", format_id)["path"] == expected
        assert Path(expected).is_file()


def test_export_together_makes_one_file_with_the_codes_asked_for(cli: Cli, article: Path) -> None:
    cli.json("put", "deal.txt", "1", "Казахстан", "--to", "ru", "--confirm")
    cli.json("put", "deal.txt", "1", "Қазақстан", "--to", "kk", "--confirm")
    line = ("export", "deal.txt", "--to", "ru", "--to", "kk", "--format", "tmx", "--together")
    exported = cli.json(*line, "--codes", "ru-RU,kk-KZ")
    assert exported["path"] == "deal.tmx"
    written = Path("deal.tmx").read_text(encoding="utf-8")
    assert 'xml:lang="ru-RU"' in written
    assert 'xml:lang="kk-KZ"' in written


def test_drafts_go_into_a_tmx_only_when_asked_for(cli: Cli, article: Path) -> None:
    cli.json("put", "deal.txt", "1", "Казахстан", "--to", "ru")
    line = ("export", "deal.txt", "--to", "ru", "--format", "tmx")
    assert cli.json(*line)["segments"] == 0
    assert cli.json(*line, "--drafts")["segments"] == 1


def test_an_export_never_replaces_the_article(cli: Cli, article: Path) -> None:
    outcome = cli("export", "deal.txt", "--to", "ru", "--format", "document", "-o", "deal.txt", "--json")
    assert (outcome.code, outcome.error["code"]) == (2, "usage")
    Path("link.txt").symlink_to(article)
    line = ("export", str(article), "--to", "ru", "--format", "document", "-o", "link.txt", "--json")
    assert cli(*line).code == 2
    assert article.read_text(encoding="utf-8") == ARTICLE


def test_translate_never_replaces_the_article(cli: Cli) -> None:
    # An article of this name would be the Russian output of the other one.
    Path("deal.txt").symlink_to("deal.ru.txt")
    Path("deal.ru.txt").write_text(ARTICLE, encoding="utf-8")
    outcome = cli("translate", "deal.txt", "--json")
    assert (outcome.code, outcome.error["code"]) == (2, "usage")
    assert Path("deal.ru.txt").read_text(encoding="utf-8") == ARTICLE


@pytest.mark.parametrize("out", ["file", "file/deeper"])
def test_an_output_folder_that_cannot_be_made_is_code_4(cli: Cli, article: Path, out: str) -> None:
    Path("file").write_text("no folder")
    outcome = cli("translate", article, "--out", out, "--json")
    assert (outcome.code, outcome.error["code"]) == (4, "output")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights_is_code_4(cli: Cli, article: Path) -> None:
    Path("locked").mkdir(mode=0o500)
    outcome = cli("translate", article, "--out", "locked", "--json")
    assert (outcome.code, outcome.error["code"]) == (4, "output")


def run_limited(line: list[str], file_size: int) -> int:
    """Run a command with files that cannot grow beyond a size in bytes; give its exit code."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_size, file_size))

    command = [sys.executable, "-m", "tmtool", *line, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, preexec_fn=limit, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    assert done.stdout.startswith('{\n  "error"'), done
    return done.returncode


def run_as_nobody(*line: str | Path) -> int:
    """Run a command in a child process that has given up the rights of root; give its exit code."""
    child = os.fork()
    if not child:
        code = 99
        try:
            os.setuid(65534)
            code = run([*map(str, line), "--json"])
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def others_may_enter(path: Path) -> bool:
    """Whether somebody else may read in a folder: it and all above it let them through."""
    return all(folder.stat().st_mode & 0o001 for folder in (path, *path.parents))


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become somebody without rights")
@pytest.mark.skipif(
    not (others_may_enter(Path(tmtool.__file__).parent) and others_may_enter(Path(sys.prefix))),
    reason="needs a checkout and an environment that somebody else may read too",
)
def test_somebody_without_rights_gets_code_4(cli: Cli, filled: Path) -> None:
    # The child may not be able to read the interpreter's own folder: what can be must be imported before.
    cli.json("translate", filled, "--out", "out")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o777)
        file = folder / "deal.txt"
        file.write_text(ARTICLE, encoding="utf-8")
        (folder / "locked").mkdir(mode=0o555)
        (folder / "hidden").mkdir(mode=0o700)
        desk = folder / "desk"
        assert run_as_nobody("init", desk, "--empty") == 0
        assert run_as_nobody("translate", file, "--desk", desk, "--out", folder / "out") == 0
        assert run_as_nobody("translate", file, "--desk", desk, "--out", folder / "locked") == 4
        assert run_as_nobody("translate", file, "--desk", desk, "--out", folder / "locked" / "new") == 4
        assert run_as_nobody("translate", file, "--desk", desk, "--out", folder / "hidden" / "new") == 4
        assert run_as_nobody("list", "--desk", folder / "locked" / "desk") == 4
        assert run_as_nobody("list", "--desk", folder / "hidden" / "desk") == 4
        (desk / "desk.db").chmod(0)
        assert run_as_nobody("list", "--desk", desk) == 4
        file.chmod(0o000)
        assert run_as_nobody("segment", file) == 3


def test_an_output_that_finds_no_room_is_code_4_and_leaves_nothing(cli: Cli, filled: Path) -> None:
    cli.json("add", filled)
    line = ["export", "deal.txt", "--to", "ru", "--format", "document", "-o", "out.txt"]
    assert run_limited(line, file_size=40) == 4
    assert [path.name for path in Path().iterdir() if "out" in path.name] == []


def test_a_desk_that_finds_no_room_is_code_4_and_stays_whole(cli: Cli, filled: Path) -> None:
    large = Path("large.txt")
    large.write_text("\n\n".join(f"Sentence number {n} about the deal." for n in range(3000)), encoding="utf-8")
    size = (cli.desk / "desk.db").stat().st_size
    assert run_limited(["add", str(large)], file_size=size + 100_000) == 4
    assert cli.json("list") == []


def test_demo_does_the_whole_job_in_a_desk_that_is_thrown_away(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = dump(cli.desk)
    began = time.perf_counter()
    summary = cli.json("demo", "--out", "out")
    assert time.perf_counter() - began < 5
    assert set(summary) == {"article", "segments", "files", "languages"}
    assert len(summary["files"]) == 2 * (2 * len(PER_LANGUAGE) + 1)
    assert all(Path(file).is_file() for file in summary["files"])
    assert all(counts["pretranslated"] > 0 for counts in summary["languages"].values())
    assert dump(cli.desk) == before
    assert list(tmp_path.glob("tmtool-demo-*")) == []


def test_demo_keeps_only_its_files_where_no_folder_was_named(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    files = cli.json("demo")["files"]
    (folder,) = tmp_path.glob("tmtool-demo-*")
    assert [path.name for path in folder.iterdir()] == ["out"]
    assert all(Path(file).parent == folder / "out" for file in files)


@pytest.mark.parametrize("out", ["note.txt", "note.txt/deeper"])
def test_a_file_in_the_place_of_the_folder_is_said_before_anything_is_taken_in(
    cli: Cli, filled: Path, out: str
) -> None:
    Path("note.txt").touch()
    said = "tmtool: “note.txt” is a file, not a folder; name another folder"
    outcome = cli("translate", filled, "--out", out)
    assert (outcome.code, outcome.err) == (4, f"{said}.\n")
    assert cli.json("list") == []
    assert cli("demo", "--out", out).err == f"{said}.\n"
    assert cli("list", "--desk", out).err == f"{said} for the desk.\n"


def test_a_folder_that_cannot_be_written_is_said_before_anything_is_taken_in(
    cli: Cli, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    outcome = cli("translate", filled, "--out", "out", "--json")
    assert (outcome.code, outcome.error["code"]) == (4, "output")
    assert cli.json("list") == []
