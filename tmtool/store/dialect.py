"""What depends on the database engine: how it is opened, set up and locked, and what its errors mean to a person."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, QueuePool

from tmtool.model.errors import DeskError

APPLICATION_ID = int.from_bytes(b"tmtl", "big")
BUSY_SECONDS = 10.0
ERRORS = (DBAPIError, sqlite3.Error)
"""What the database may raise."""
_READ_PAGES_KB, _PAGES_KB, _BULK_PAGES_KB = 80, 500, 16_000
"""Kilobytes of pages that a connection keeps: each keeps its own, the system has all of them; a bulk needs more.

What is read is forgotten whenever anybody has written, so hundreds of pages come and go and leave the heap in holes.
Up to 20 pages SQLite has in one piece, which stays; with these, look-ups take no longer than with 500 KB.
"""


def reading_engine(path: Path) -> sa.Engine:
    """Open connections that see one state for the length of a transaction and cannot write."""
    # Each that is kept has pages and statements of its own, and another one is opened in half a millisecond.
    engine = _engine(path, pool_size=2)

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _: object) -> None:
        _set_up(connection, _READ_PAGES_KB)
        connection.execute("PRAGMA query_only = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def writing_engine(path: Path) -> sa.Engine:
    """Open the one connection that writes; a transaction takes the write lock at once, or it may fail half-way."""
    engine = _engine(path, pool_size=1)

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        _set_up(connection)

    @event.listens_for(engine, "begin")
    def begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


class Watcher:
    """Tells cheaply whether anybody has written to the database since one looked last; any thread may ask."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._turn = threading.Lock()

    def version(self) -> int:
        """Give a number that changes with every transaction of any other connection, in this process or another."""
        with self._turn:
            if self._connection is None:
                self._connection = _connect(self._path)
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def close(self) -> None:
        """Close the connection."""
        with self._turn:
            if self._connection is not None:
                self._connection.close()
                self._connection = None


def staging_engine(path: Path) -> sa.Engine:
    """Open connections for imports: each has temporary tables of its own, and begins to write when it is told to."""
    engine = _engine(path, pool_size=0)

    @event.listens_for(engine, "connect")
    def set_up(connection: sqlite3.Connection, _: object) -> None:
        _set_up(connection, _BULK_PAGES_KB)

    return engine


def _engine(path: Path, *, pool_size: int) -> sa.Engine:
    pool: dict[str, Any] = {"poolclass": NullPool}
    if pool_size:
        pool = {"poolclass": QueuePool, "pool_size": pool_size, "max_overflow": 0 if pool_size == 1 else 18}
        # The one that came back last goes out first: its pages are the newest.
        pool["pool_use_lifo"] = True
    return sa.create_engine(
        "sqlite+pysqlite://",
        # Without Python's own transaction handling DDL is rolled back with the rest.
        creator=lambda: _connect(path),
        pool_reset_on_return="rollback",
        **pool,
    )


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)


def _set_up(connection: sqlite3.Connection, pages_kb: int = _PAGES_KB) -> None:
    for pragma in ("synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF", f"cache_size = -{pages_kb:d}"):
        connection.execute(f"PRAGMA {pragma}")


def marks(connection: sa.Connection) -> tuple[int, int, int]:
    """Give the application mark, the schema version and the number of objects in the database."""
    application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    objects = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    return int(application), int(version), int(objects)


def mark(connection: sa.Connection, version: int) -> None:
    """Write the application mark and the schema version; part of the transaction."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID:d}")
    connection.exec_driver_sql(f"PRAGMA user_version = {version:d}")


def foreign_objects(connection: sa.Connection) -> list[str]:
    """Name the triggers and views, of which a desk has none."""
    found = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')")
    return [str(name) for (name,) in found]


def last_identity(connection: sa.Connection, table: str) -> int:
    """Give the highest identity that a table has ever handed out."""
    query = sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    return int(connection.execute(query, {"name": table}).scalar() or 0)


def damage(connection: sa.Connection) -> list[str]:
    """Name what a quick look at the database's structure finds wrong."""
    return [line for (line,) in connection.exec_driver_sql("PRAGMA quick_check(10)") if line != "ok"]


def engine_version() -> str:
    """Name the database engine and its version."""
    return f"SQLite {sqlite3.sqlite_version}"


_SENTENCES = {
    "SQLITE_FULL": "The disk is full: nothing of this was saved. Free some space and try again.",
    "SQLITE_READONLY": "The desk {path} may not be written: check the rights of its folder.",
    "SQLITE_CANTOPEN": "The desk {path} cannot be opened: check that its folder exists and that you may write there.",
    "SQLITE_BUSY": "The desk {path} is busy: another program has been writing into it for more than 10 seconds.",
    "SQLITE_LOCKED": "The desk {path} is busy: another program has been writing into it for more than 10 seconds.",
    "SQLITE_CORRUPT": "The desk {path} is damaged: keep a copy of the folder and restore a backup.",
    "SQLITE_NOTADB": "{path} is not a desk: it is no database file.",
    "SQLITE_IOERR": "The disk gave an error while the desk {path} was read or written; nothing of this was saved.",
    "SQLITE_PERM": "The desk {path} may not be opened: check the rights of its folder.",
}


def as_desk_error(error: DBAPIError | sqlite3.Error, path: Path) -> DeskError | None:
    """Turn what the disk or another program did to the database into a sentence; None for our own mistakes."""
    original: Any = error.orig if isinstance(error, DBAPIError) else error
    name = getattr(original, "sqlite_errorname", None) or ""
    for code, sentence in _SENTENCES.items():
        if name.startswith(code):
            return DeskError(sentence.format(path=path), file=path)
    return None
