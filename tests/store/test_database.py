"""The database file: private, ours, whole, and never two writers at once."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests.store.conftest import NOW
from tmtool.model.errors import DeskError
from tmtool.store import dialect, tables
from tmtool.store.database import Database
from tmtool.store.migrations import SCHEMA
from tmtool.store.transaction import Doing, Transaction, table_of

DOING = Doing("test", "aigul")
REPOSITORY = Path(__file__).resolve().parents[2]
TRANSACTIONS = """
import sys
from pathlib import Path
from tests.store.test_database import DOING, NOW, put
from tmtool.store.database import Database

with_name = sys.argv[2]
database = Database(Path(sys.argv[1]), lambda: NOW)
for number in range(200):
    with database.writing(DOING) as transaction:
        put(transaction, f"{with_name} {number}")
database.close()
"""


def put(transaction: Transaction, name: str) -> int:
    """Write one memory."""
    return transaction.insert(
        tables.MemoryRow, name=name, kind="reference", penalty=0, read_only=0, vanished=0, deleted=0
    )


def _names(database: Database) -> list[str]:
    with database.reading() as connection:
        return list(connection.execute(sa.select(table_of(tables.MemoryRow).c.name)).scalars())


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _refusal(folder: Path) -> str:
    with pytest.raises(DeskError) as refused:
        Database(folder, lambda: NOW)
    assert refused.value.file == str(folder / "desk.db")
    return refused.value.message


def test_nobody_else_may_read_any_file_of_a_desk(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        database = Database(tmp_path, lambda: NOW)
        with database.writing(DOING) as transaction:
            put(transaction, "one")
        modes = {path.name: _mode(path) for path in tmp_path.iterdir()}
        database.close()
    finally:
        os.umask(before)
    assert modes == dict.fromkeys(("desk.db", "desk.db-wal", "desk.db-shm", "desk.db.lock"), 0o600)


def test_only_the_first_opening_makes_the_desk(tmp_path: Path) -> None:
    opened = []
    for _ in range(2):
        database = Database(tmp_path, lambda: NOW)
        opened.append(database.is_new)
        with database.reading() as connection:
            identity, created = connection.execute(
                sa.select(table_of(tables.DeskRow).c.identity, table_of(tables.DeskRow).c.created)
            ).one()
            assert dialect.marks(connection)[:2] == (int.from_bytes(b"tmtl", "big"), SCHEMA)
        opened.append(identity)
        assert created == NOW
        database.close()
    assert opened[0] is True
    assert opened[2] is False
    assert opened[1] == opened[3]


def test_a_desk_whose_furnishing_fails_is_not_made(tmp_path: Path) -> None:
    def fail(transaction: Transaction) -> None:
        put(transaction, "half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Database(tmp_path, lambda: NOW, fail)
    database = Database(tmp_path, lambda: NOW, lambda transaction: put(transaction, "whole"))
    assert database.is_new
    assert _names(database) == ["whole"]
    database.close()


def test_both_doors_write_through_to_the_disk_and_keep_a_log(database: Database) -> None:
    with database.writing(DOING) as transaction:
        pragma = transaction.connection.exec_driver_sql
        assert [pragma(f"PRAGMA {n}").scalar() for n in ("journal_mode", "synchronous", "foreign_keys")] == [
            "wal",
            2,
            1,
        ]
    with database.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA query_only").scalar() == 1


def test_two_processes_with_two_hundred_transactions_each_lose_nothing(database: Database) -> None:
    command = [sys.executable, "-c", TRANSACTIONS, str(database.path.parent)]
    processes = [subprocess.Popen([*command, name], cwd=REPOSITORY) for name in ("left", "right")]
    assert [process.wait(timeout=60) for process in processes] == [0, 0]
    assert sorted(_names(database)) == sorted(f"{name} {n}" for name in ("left", "right") for n in range(200))
    with database.reading() as connection:
        changes = connection.execute(sa.select(table_of(tables.MemoryRow).c.change)).scalars()
        assert sorted(changes) == list(range(1, 401))
        assert dialect.damage(connection) == []


@pytest.mark.parametrize("how", ["replaced", "removed"])
def test_a_file_that_is_no_longer_the_one_opened_is_not_written(database: Database, how: str) -> None:
    path = database.path
    path.rename(path.with_suffix(".old"))
    if how == "replaced":
        shutil.copy(path.with_suffix(".old"), path)
    refused = r"was removed or replaced while it was open; nothing of this was saved\."
    with pytest.raises(DeskError, match=refused), database.writing(DOING) as transaction:
        put(transaction, "lost")
    with (
        pytest.raises(DeskError, match=refused),
        database.staging() as staging,
        database.write_staged(staging, DOING) as transaction,
    ):
        put(transaction, "lost")


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("PRAGMA user_version = 99", "The desk {} was made by a newer tmtool; update this one to open it."),
        ("PRAGMA user_version = 1", "The desk {} was made by a trial version of tmtool; make a new desk."),
        ("PRAGMA application_id = 7", "{} is not a desk: it belongs to another program."),
        (
            "CREATE TRIGGER spy AFTER INSERT ON unit BEGIN DELETE FROM unit; END",
            "{} holds something that no desk has (spy); it is not opened.",
        ),
        (
            "CREATE VIEW mirror AS SELECT * FROM unit",
            "{} holds something that no desk has (mirror); it is not opened.",
        ),
    ],
)
def test_a_file_that_is_not_such_a_desk_is_refused(tmp_path: Path, statement: str, sentence: str) -> None:
    Database(tmp_path, lambda: NOW).close()
    with closing(sqlite3.connect(tmp_path / "desk.db")) as raw:
        raw.execute(statement)
        raw.commit()
    assert _refusal(tmp_path) == sentence.format(tmp_path / "desk.db")


def test_the_file_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "desk.db")) as raw:
        raw.execute("CREATE TABLE theirs (x)")
        raw.commit()
    before = (tmp_path / "desk.db").read_bytes()
    assert _refusal(tmp_path) == f"{tmp_path / 'desk.db'} is not a desk: it belongs to another program."
    assert (tmp_path / "desk.db").read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "desk.db").write_bytes(b"Dear editor, " * 100)
    assert _refusal(tmp_path) == f"{tmp_path / 'desk.db'} is not a desk: it is no database file."
    assert (tmp_path / "desk.db").read_bytes() == b"Dear editor, " * 100


@pytest.mark.parametrize("name", ["desk.db", "desk.db.lock"])
def test_a_folder_in_the_place_of_a_file_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    assert _refusal(tmp_path).startswith(f"The desk {tmp_path / 'desk.db'} cannot be opened")


def test_on_a_full_disk_nothing_is_changed_and_later_writing_goes_on(database: Database) -> None:
    with database.writing(DOING) as transaction:
        put(transaction, "before")
    with database.writing(DOING) as transaction:
        pages = transaction.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        transaction.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DeskError) as full, database.writing(DOING) as transaction:
        for number in range(2000):
            put(transaction, f"memory {number} " + "x" * 200)
    assert full.value.message == "The disk is full: nothing of this was saved. Free some space and try again."
    with (
        pytest.raises(DeskError, match="disk is full"),
        database.staging() as staging,
        database.write_staged(staging, DOING) as transaction,
    ):
        transaction.connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        for number in range(2000):
            put(transaction, f"memory {number} " + "x" * 200)
    assert _names(database) == ["before"]
    with database.writing(DOING) as transaction:
        transaction.connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        put(transaction, "after")
    assert _names(database) == ["before", "after"]


def test_staged_rows_are_seen_by_nobody_and_hold_up_nobody(tmp_path: Path) -> None:
    one, other = Database(tmp_path, lambda: NOW), Database(tmp_path, lambda: NOW)
    with one.staging() as staging:
        staging.exec_driver_sql("CREATE TEMPORARY TABLE heap (x INTEGER)")
        staging.exec_driver_sql("INSERT INTO heap VALUES (1)")
        for writer in (one, other):
            with writer.writing(DOING) as transaction:
                put(transaction, f"meanwhile {writer is one}")
        with one.write_staged(staging, DOING) as transaction:
            put(transaction, "staged")
    assert _names(other) == ["meanwhile True", "meanwhile False", "staged"]
    one.close()
    other.close()
