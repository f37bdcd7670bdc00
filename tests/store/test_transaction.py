"""A transaction leaves everything or nothing, and says what it did."""

from __future__ import annotations

from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, OperationalError

from tests.store.conftest import NOW
from tmtool.model.errors import DeskError
from tmtool.store import tables
from tmtool.store.database import Database
from tmtool.store.migrations import SCHEMA
from tmtool.store.transaction import Doing, Transaction, content, digest, table_of, values

DOING = Doing("test", "aigul")


def _memory(transaction: Transaction, name: str) -> int:
    return transaction.insert(
        tables.MemoryRow, name=name, kind="reference", penalty=0, read_only=0, vanished=0, deleted=0
    )


def _all(database: Database, row: type[Any]) -> list[dict[str, Any]]:
    with database.reading() as connection:
        return [dict(found) for found in connection.execute(sa.select(table_of(row))).mappings()]


def _everything(database: Database) -> dict[str, list[dict[str, Any]]]:
    return {name: _all(database, row) for name, row in tables.BY_NAME.items()}


def test_an_operation_is_recorded_with_the_first_row_and_numbers_all_its_rows(database: Database) -> None:
    with database.writing(DOING) as transaction:
        first, second = _memory(transaction, "one"), _memory(transaction, "two")
    assert (first, second) == (1, 2)
    assert [memory["change"] for memory in _all(database, tables.MemoryRow)] == [1, 1]
    assert _all(database, tables.DeskRow)[0]["change"] == 1
    (operation,) = _all(database, tables.OperationRow)
    assert (operation["kind"], operation["person"], operation["time"], operation["change"]) == ("test", "aigul", NOW, 1)
    revisions = _all(database, tables.RevisionRow)
    assert [(r["table_name"], r["row"], r["before"], r["after"]["name"]) for r in revisions] == [
        ("memory", 1, None, "one"),
        ("memory", 2, None, "two"),
    ]


def test_a_transaction_that_writes_nothing_leaves_no_trace(database: Database) -> None:
    with database.writing(DOING) as transaction:
        memory = _memory(transaction, "one")
    before = _everything(database)
    with database.writing(DOING):
        pass
    with database.writing(DOING) as transaction:
        assert transaction.update(tables.MemoryRow, memory, name="one", penalty=0) is False
    assert _everything(database) == before


def test_an_update_keeps_what_was_before_and_a_new_digest(database: Database) -> None:
    with database.writing(DOING) as transaction:
        memory = _memory(transaction, "one")
    with database.writing(DOING) as transaction:
        assert transaction.update(tables.MemoryRow, memory, name="two") is True
    (row,) = _all(database, tables.MemoryRow)
    assert (row["name"], row["change"]) == ("two", 2)
    assert row["digest"] == digest(table_of(tables.MemoryRow), {"name": "two", "kind": "reference"})
    revision = _all(database, tables.RevisionRow)[-1]
    assert (revision["before"]["name"], revision["after"]["name"]) == ("one", "two")


def test_a_failing_transaction_leaves_nothing(database: Database) -> None:
    before = _everything(database)
    with pytest.raises(ZeroDivisionError), database.writing(DOING) as transaction:
        _memory(transaction, "one")
        raise ZeroDivisionError
    with pytest.raises(IntegrityError), database.writing(DOING) as transaction:
        _memory(transaction, "one")
        _memory(transaction, "one")
    with pytest.raises(KeyboardInterrupt), database.writing(DOING) as transaction:
        _memory(transaction, "one")
        raise KeyboardInterrupt
    assert _everything(database) == before
    with database.writing(DOING) as transaction:
        assert _memory(transaction, "one") == 1


def test_a_table_made_in_a_failed_transaction_is_gone(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.writing(DOING) as transaction:
        transaction.connection.exec_driver_sql("CREATE TABLE half (made INTEGER) STRICT")
        transaction.connection.exec_driver_sql("ALTER TABLE memory ADD COLUMN half INTEGER")
        transaction.connection.exec_driver_sql("PRAGMA user_version = 77")
        raise ZeroDivisionError
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE name = 'half'").all() == []
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == SCHEMA
        assert "half" not in {row[1] for row in connection.exec_driver_sql("PRAGMA table_info(memory)")}


def test_the_reading_door_cannot_write(database: Database) -> None:
    for statement in ("DELETE FROM desk", "UPDATE desk SET change = 5", "CREATE TABLE more (x INTEGER)"):
        with pytest.raises((OperationalError, DeskError)), database.reading() as connection:
            connection.exec_driver_sql(statement)
    assert _all(database, tables.DeskRow)[0]["change"] == 0


def test_a_reader_sees_one_state_while_others_write(database: Database) -> None:
    count = sa.select(sa.func.count()).select_from(table_of(tables.MemoryRow))
    with database.reading() as connection:
        assert connection.execute(count).scalar() == 0
        with database.writing(DOING) as transaction:
            _memory(transaction, "one")
        assert connection.execute(count).scalar() == 0
    with database.reading() as connection:
        assert connection.execute(count).scalar() == 1


def test_a_row_that_refers_to_nothing_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), database.writing(DOING) as transaction:
        transaction.insert(tables.JobRow, article=99, language="ru", deleted=0)


def test_many_rows_get_identities_in_order_and_one_revision(database: Database) -> None:
    row = {"kind": "reference", "penalty": 0, "read_only": 0, "vanished": 0, "deleted": 0}
    with database.writing(DOING) as transaction:
        made = transaction.insert_many(tables.MemoryRow, [{**row, "name": str(n)} for n in range(4001)])
        assert transaction.insert_many(tables.MemoryRow, []) == range(0)
    assert made == range(1, 4002)
    assert {memory["id"]: memory["name"] for memory in _all(database, tables.MemoryRow)}[4001] == "4000"
    (revision,) = _all(database, tables.RevisionRow)
    assert (revision["row"], revision["last_row"], revision["before"], revision["after"]) == (1, 4001, None, None)


def test_tombstones_are_written_by_runs(database: Database) -> None:
    with database.writing(DOING) as transaction:
        for name in "abcde":
            _memory(transaction, name)
    with database.writing(DOING) as transaction:
        transaction.set_deleted(tables.MemoryRow, [1, 2, 4, 5], deleted=True)
    assert [memory["deleted"] for memory in _all(database, tables.MemoryRow)] == [1, 1, 0, 1, 1]
    assert [(r["row"], r["last_row"]) for r in _all(database, tables.RevisionRow)[-2:]] == [(1, 2), (4, 5)]


def test_kept_content_gives_back_the_columns_it_was_made_from() -> None:
    row = {"id": 7, "name": "x", "bytes": b"\x00\xff", "nothing": None, "change": 3, "digest": b"d"}
    kept = content(table_of(tables.MemoryRow), row)
    assert kept == {"name": "x", "bytes": {"hex": "00ff"}, "nothing": None}
    assert values(kept) == {"name": "x", "bytes": b"\x00\xff", "nothing": None}
