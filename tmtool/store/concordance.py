"""The concordance's own file: derived from the desk, safe to delete at any time, and made anew when it is damaged."""

from __future__ import annotations

import contextlib
import fcntl
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from tmtool.model.errors import DeskError
from tmtool.store.concordance_index import TABLES, ConcordanceReader, ConcordanceWriter

FOLDER = "index"
"""Where it lies in the folder of the desk, beside all that is derived."""
FILE_NAME = "concordance.db"
SCHEMA = 1
"""Raised when the tables change, or the rules by which words are folded: the index is then made anew."""
_BUSY_SECONDS = 2.0
_PAGES_KB = 200
"""A search, and a batch that is learnt, come to few pages twice: ten times as much is not faster."""


class Unusable(DeskError):
    """The file turned out to be damaged and was discarded, or cannot be read now: one must do without it."""

    def __init__(self, path: Path, error: Exception) -> None:
        super().__init__(f"The index of the concordance, {path}, cannot be used ({error}). Delete it.", file=path)


_NO_DAMAGE = ("BUSY", "LOCKED", "FULL", "IOERR", "CANTOPEN", "READONLY", "PERM", "NOMEM")
"""Errors of SQLite that say nothing against the content of the file."""


class ConcordanceFile:
    """The file of one desk; any thread may use it, and any number of processes.

    A connection lives for one search or one batch, so that nobody holds a file that another process has replaced.

    Args:
        folder: the folder for derived files; made when first written into.
        identity: that of the desk.
    """

    def __init__(self, folder: Path, identity: str) -> None:
        self.path = folder / FILE_NAME
        self._identity = identity

    @contextlib.contextmanager
    def searching(self) -> Iterator[ConcordanceReader | None]:
        """See one state of the index; None where there is none for this desk.

        Raises:
            Unusable: it cannot be read after all.
        """
        with contextlib.ExitStack() as opened:
            try:
                connection = opened.enter_context(contextlib.closing(self._open()))
                connection.execute("PRAGMA query_only = ON")
                connection.execute("BEGIN")
                usable = self._is_of_this_desk(connection)
            except sqlite3.Error:
                usable = False
            try:
                yield ConcordanceReader(connection) if usable else None
            except sqlite3.Error as error:
                self._discard_if_damaged(error)
                raise Unusable(self.path, error) from error

    @contextlib.contextmanager
    def indexing(self) -> Iterator[ConcordanceWriter | None]:
        """Be the one that writes; None where another thread or process is.

        Raises:
            Unusable: it turned out to be damaged; another try makes it anew.
            DeskError: the file cannot be written.
        """
        try:
            with self._locked() as mine:
                if not mine:
                    yield None
                    return
                with contextlib.closing(self._open_to_write()) as connection:
                    yield ConcordanceWriter(connection)
        except sqlite3.ProgrammingError:
            raise
        except (sqlite3.Error, OSError) as error:
            if self._discard_if_damaged(error):
                raise Unusable(self.path, error) from error
            advice = "check the disk and the rights of its folder. It can be deleted: it is made anew."
            message = f"The index of the concordance, {self.path}, cannot be written ({error}); {advice}"
            raise DeskError(message, file=self.path) from error

    def _discard_if_damaged(self, error: Exception) -> bool:
        """Delete the file where the error says that it is damaged, unless somebody is writing it."""
        name = getattr(error, "sqlite_errorname", None)
        if name is None or name.removeprefix("SQLITE_").startswith(_NO_DAMAGE):
            return False
        with contextlib.suppress(OSError), self._locked() as mine:
            if mine:
                self._remove()
            return mine
        return False

    @contextlib.contextmanager
    def _locked(self) -> Iterator[bool]:
        self.path.parent.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(self.path.with_suffix(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
        finally:
            os.close(handle)

    def _open_to_write(self) -> sqlite3.Connection:
        if not self.path.exists():
            return self._make()
        connection = self._open()
        try:
            if self._is_of_this_desk(connection):
                return connection
        except BaseException:
            connection.close()
            raise
        connection.close()
        return self._make()

    def _make(self) -> sqlite3.Connection:
        self._remove()
        os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        connection = self._open()
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            # The last statement is what makes it ours: a file that was half made is made again.
            connection.executescript(f"BEGIN; {TABLES} PRAGMA user_version = {SCHEMA:d}; COMMIT;")
            connection.execute("INSERT INTO desk VALUES (?)", (self._identity,))
        except BaseException:
            connection.close()
            raise
        return connection

    def _open(self) -> sqlite3.Connection:
        address = f"{self.path.absolute().as_uri()}?mode=rw"
        connection = sqlite3.connect(address, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
        # Losing the last batches in a power cut is no loss: they are read again.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute(f"PRAGMA cache_size = -{_PAGES_KB:d}")
        return connection

    def _is_of_this_desk(self, connection: sqlite3.Connection) -> bool:
        if connection.execute("PRAGMA user_version").fetchone() != (SCHEMA,):
            return False
        return connection.execute("SELECT identity FROM desk").fetchall() == [(self._identity,)]

    def _remove(self) -> None:
        for end in ("-wal", "-shm", ""):
            self.path.with_name(FILE_NAME + end).unlink(missing_ok=True)
