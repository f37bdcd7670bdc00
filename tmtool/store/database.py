"""The two doors of the database: reading, and writing one at a time."""

from __future__ import annotations

import contextlib
import fcntl
import os
import threading
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import sqlalchemy as sa

from tmtool.model.errors import DeskError
from tmtool.store import dialect, migrations
from tmtool.store.transaction import Doing, Transaction

FILE_NAME = "desk.db"
FOUNDING = Doing("init", "", recorded=False)


class Database:
    """One desk's database file; any thread may use it.

    Args:
        folder: the folder of the desk, which must exist.
        clock: gives the time, ISO 8601 in UTC.
        furnish: writes what a new desk needs, in the transaction that makes it: a desk is never half made.

    Raises:
        DeskError: the file cannot be opened, is another program's or is too new.
    """

    def __init__(
        self, folder: Path, clock: Callable[[], str], furnish: Callable[[Transaction], object] | None = None
    ) -> None:
        self.path = folder / FILE_NAME
        self._clock = clock
        self._writer_turn = threading.Lock()
        self._noted = threading.local()
        self._lock_file = self._create_private()
        self._readers = dialect.reading_engine(self.path)
        self._writer = dialect.writing_engine(self.path)
        self._stagers = dialect.staging_engine(self.path)
        self._watcher = dialect.Watcher(self.path)
        try:
            with self._locked():
                # The writing connection turns the log on, which would change another program's file.
                with self._readers.connect() as connection:
                    migrations.is_empty(connection, self.path)
                with self._writer.begin() as connection:
                    self.is_new = migrations.prepare(connection, self.path, identity=str(uuid.uuid4()), now=clock())
                    if self.is_new and furnish is not None:
                        furnish(Transaction(connection, FOUNDING, clock()))
            self._opened = self._file_identity()
        except BaseException:
            self.close()
            raise

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """See one state of the desk; nothing can be written through this door."""
        with self._explained(), self._readers.connect() as connection:
            yield connection

    def version(self) -> int:
        """Give a number that changes whenever anybody has written, in microseconds; it says nothing else."""
        with self._explained():
            return self._watcher.version()

    @contextlib.contextmanager
    def writing(self, doing: Doing) -> Iterator[Transaction]:
        """Write as one transaction, on disk when this returns; an error leaves everything as it was.

        Args:
            doing: what the person does; recorded as an operation when the first row is written.

        Raises:
            DeskError: the disk is full, the desk may not be written or is gone.
        """
        with self._locked(), self._writer.begin() as connection:
            self._require_same_file()
            transaction = Transaction(connection, doing, self._clock())
            yield transaction
        self._note(transaction)

    @contextlib.contextmanager
    def noted(self) -> Iterator[list[int]]:
        """Give the operations that this thread writes meanwhile, in their order; the list fills as they are on disk."""
        before, self._noted.operations = getattr(self._noted, "operations", None), []
        try:
            yield self._noted.operations
        finally:
            self._noted.operations = before

    def _note(self, transaction: Transaction) -> None:
        noted: list[int] | None = getattr(self._noted, "operations", None)
        operation = transaction.recorded
        if noted is not None and operation is not None and operation not in noted:
            noted.append(operation)

    @contextlib.contextmanager
    def staging(self) -> Iterator[sa.Connection]:
        """Fill temporary tables on a connection of their own; nobody waits for that, in this process or another.

        `write_staged` then takes their content over.
        """
        with self._explained(), self._stagers.connect() as connection:
            try:
                yield connection
            finally:
                if connection.in_transaction():
                    connection.rollback()

    @contextlib.contextmanager
    def write_staged(self, connection: sa.Connection, doing: Doing) -> Iterator[Transaction]:
        """Write as one transaction on the connection that holds the staged rows."""
        with self._locked():
            self._require_same_file()
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                transaction = Transaction(connection, doing, self._clock())
                yield transaction
            except BaseException:
                if _in_transaction(connection):
                    connection.exec_driver_sql("ROLLBACK")
                raise
            connection.exec_driver_sql("COMMIT")
        self._note(transaction)

    def close(self) -> None:
        """Close every connection; a checkpoint on closing must not meet another process's writing."""
        with self._file_lock():
            self._readers.dispose()
            self._writer.dispose()
            self._stagers.dispose()
            self._watcher.close()
        os.close(self._lock_file)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        with self._explained(), self._writer_turn, self._file_lock():
            yield

    @contextlib.contextmanager
    def _file_lock(self) -> Iterator[None]:
        # SQLite before 3.51.3 can lose commits when two processes write and checkpoint at the same instant,
        # and its own waiting starves; the kernel's queue does neither.
        try:
            fcntl.flock(self._lock_file, fcntl.LOCK_EX)
        except OSError as error:
            raise self._cannot_be("locked", error, "It must lie on a disk that knows file locks.") from error
        try:
            yield
        finally:
            fcntl.flock(self._lock_file, fcntl.LOCK_UN)

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except dialect.ERRORS as error:
            explained = dialect.as_desk_error(error, self.path)
            if explained is None:
                raise
            raise explained from error

    def _create_private(self) -> int:
        """Make what is missing of the database and its lock file, and open the lock file."""
        try:
            with contextlib.suppress(FileExistsError):
                os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
            lock = self.path.with_name(f"{FILE_NAME}.lock")
            return os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            advice = f"Check that you may write into its folder and into {FILE_NAME}.lock."
            raise self._cannot_be("opened", error, advice) from error

    def _file_identity(self) -> tuple[int, int]:
        try:
            found = self.path.stat()
        except OSError as error:
            raise self._cannot_be("opened", error, "Check the rights of its folder.") from error
        return found.st_dev, found.st_ino

    def _cannot_be(self, done: str, error: OSError, advice: str) -> DeskError:
        return DeskError(f"The desk {self.path} cannot be {done}: {error.strerror or error}. {advice}", file=self.path)

    def _require_same_file(self) -> None:
        try:
            same = self._file_identity() == self._opened
        except DeskError:
            same = False
        if not same:
            raise DeskError(
                f"The desk {self.path} was removed or replaced while it was open; nothing of this was saved.",
                file=self.path,
            )


def _in_transaction(connection: sa.Connection) -> bool:
    driver = connection.connection.driver_connection
    return bool(driver is not None and driver.in_transaction)
