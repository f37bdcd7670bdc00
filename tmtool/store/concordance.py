"""The concordance's own file: which texts have which words, derived from the desk and safe to delete at any time.

The FTS5 tables are contentless, one a language: they know numbers, and `text` knows which text of the desk a number
stands for. A text that changes gets a new number, so the highest number is the newest text; a number without a row
in `text` is stale and is passed over. SQLite before 3.43 cannot delete from such tables.
"""

from __future__ import annotations

import contextlib
import fcntl
import heapq
import os
import sqlite3
from collections.abc import Iterator, Sequence
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple

from tmtool.model.errors import DeskError

FILE_NAME = "concordance.db"
SCHEMA = 1
_BUSY_SECONDS = 2.0
_MOST_PHRASES = 16
"""That FTS is asked for, and words of each; a longer query finds too much here, which its caller sifts out."""

# Words come folded and parted by spaces, and FTS must part them at nothing else: its `ascii` takes every character
# above U+007F for a letter, where `unicode61` knows only the letters of 2012. Without the indexes of beginnings,
# `п*` would gather half the texts before it gives the first.
_TABLES = """
CREATE TABLE desk (identity TEXT NOT NULL) STRICT;
CREATE TABLE shelf (
    id INTEGER PRIMARY KEY, change INTEGER NOT NULL, row INTEGER NOT NULL,
    operation INTEGER NOT NULL, operation_change INTEGER NOT NULL, operation_time TEXT NOT NULL
) STRICT;
CREATE TABLE language (id INTEGER PRIMARY KEY, shelf INTEGER NOT NULL, code TEXT NOT NULL, UNIQUE (shelf, code)) STRICT;
CREATE TABLE text (
    number INTEGER PRIMARY KEY AUTOINCREMENT, shelf INTEGER NOT NULL, item INTEGER NOT NULL,
    owner INTEGER NOT NULL, home INTEGER NOT NULL, UNIQUE (shelf, item)
) STRICT;
"""
_WORDS_TABLE = (
    "CREATE VIRTUAL TABLE words_{language} USING fts5 "
    "(words, content = '', columnsize = 0, tokenize = 'ascii', prefix = '1 2 3')"
)
_ADD_WORDS = "INSERT INTO words_{language} (rowid, words) VALUES (?, ?)"
_DROP_WORDS = "DROP TABLE words_{language}"
_EMPTY = "DELETE FROM {table}"
# CROSS JOIN keeps the order of the tables: the newest number first, as FTS itself gives them.
_FIND_WORDS = """
SELECT text.number, text.item, text.owner, text.home
FROM words_{language} CROSS JOIN text ON text.number = words_{language}.rowid
WHERE words_{language} MATCH ? ORDER BY words_{language}.rowid DESC
"""


class Shelf(IntEnum):
    """Where texts stand."""

    MEMORIES = 1
    ARTICLES = 2


class LastOperation(NamedTuple):
    """The last operation that the desk had recorded; a desk that has another one there has another history."""

    operation: int = 0
    change: int = 0
    time: str = ""


class Place(NamedTuple):
    """How far the index has read the desk: the last row, in the order of changes."""

    change: int = -1
    row: int = 0
    last: LastOperation = LastOperation()


class Entry(NamedTuple):
    """One text on its way into the index."""

    item: int
    """What the text is called on its shelf: it has one entry at a time."""
    owner: int
    """The unit or segment that it belongs to."""
    home: int
    """The memory or job that it belongs to."""
    language: str
    words: str
    """Folded, one space between."""


SearchPhrase = tuple[Sequence[str], bool]
"""Folded words that stand side by side, and whether the last one is only a beginning."""


class Met(NamedTuple):
    """A text that may have what was looked for."""

    item: int
    owner: int


class Unusable(Exception):
    """The file turned out to be damaged and was discarded, or cannot be read now: one must do without it."""


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
                raise Unusable(str(error)) from error

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
                raise Unusable(str(error)) from error
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
            connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {SCHEMA:d}; COMMIT;")
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
        return connection

    def _is_of_this_desk(self, connection: sqlite3.Connection) -> bool:
        if connection.execute("PRAGMA user_version").fetchone() != (SCHEMA,):
            return False
        return connection.execute("SELECT identity FROM desk").fetchall() == [(self._identity,)]

    def _remove(self) -> None:
        for end in ("-wal", "-shm", ""):
            self.path.with_name(FILE_NAME + end).unlink(missing_ok=True)


class ConcordanceReader:
    """One state of the index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def place(self, shelf: Shelf) -> Place:
        """Say how far the texts of a shelf have been read."""
        query = "SELECT change, row, operation, operation_change, operation_time FROM shelf WHERE id = ?"
        found = self._connection.execute(query, (shelf,)).fetchone()
        return Place() if found is None else Place(found[0], found[1], LastOperation(*found[2:]))

    def texts(
        self, shelf: Shelf, phrases: Sequence[SearchPhrase], language: str | None, homes: frozenset[int]
    ) -> Iterator[Met]:
        """Give the texts that have every phrase, the newest first.

        Args:
            shelf: where to look.
            phrases: what a text must have, every one.
            language: look only in texts of this language.
            homes: the memories or jobs to look in.
        """
        tables = self._connection.execute(
            "SELECT id FROM language WHERE shelf = ? AND code = coalesce(?, code)", (shelf, language)
        ).fetchall()
        asked = _as_fts(phrases)
        of_tables = [self._connection.execute(_FIND_WORDS.format(language=int(table)), (asked,)) for (table,) in tables]
        for _, item, owner, home in heapq.merge(*of_tables, reverse=True):
            if home in homes:
                yield Met(item, owner)


class ConcordanceWriter(ConcordanceReader):
    """Writes into the index; there is one at a time."""

    def learn(self, shelf: Shelf, place: Place, gone: Sequence[int], entries: Sequence[Entry]) -> None:
        """Take in what changed on a shelf, in one transaction.

        Args:
            shelf: where the texts stand.
            place: how far the desk has been read with this.
            gone: the items whose entries no longer hold.
            entries: what holds now, the newest last; their items are among `gone`.
        """
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            self._connection.executemany(
                "DELETE FROM text WHERE shelf = ? AND item = ?", ((shelf, item) for item in gone)
            )
            self._add(shelf, entries)
            self._connection.execute(
                "INSERT OR REPLACE INTO shelf VALUES (?, ?, ?, ?, ?, ?)", (shelf, *place[:2], *place.last)
            )
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def clear(self) -> None:
        """Forget everything; the numbers that were given are not given again."""
        self._connection.execute("BEGIN IMMEDIATE")
        for (language,) in self._connection.execute("SELECT id FROM language").fetchall():
            self._connection.execute(_DROP_WORDS.format(language=int(language)))
        for table in ("language", "shelf", "text"):
            self._connection.execute(_EMPTY.format(table=table))
        self._connection.execute("COMMIT")

    def is_mostly_stale(self, most: int) -> bool:
        """Say whether more than so many numbers, and more than half of all, stand for nothing any more."""
        query = "SELECT coalesce(max(number) - min(number) + 1, 0), count(*) FROM text"
        given, kept = self._connection.execute(query).fetchone()
        return bool(given - kept > max(most, kept))

    def _add(self, shelf: Shelf, entries: Sequence[Entry]) -> None:
        (last,) = self._connection.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence").fetchone()
        self._connection.executemany(
            "INSERT INTO text VALUES (?, ?, ?, ?, ?)",
            ((number, shelf, *entry[:3]) for number, entry in enumerate(entries, last + 1)),
        )
        of_languages: dict[str, list[tuple[int, str]]] = {}
        for number, entry in enumerate(entries, last + 1):
            of_languages.setdefault(entry.language, []).append((number, entry.words))
        for language, words in of_languages.items():
            self._connection.executemany(_ADD_WORDS.format(language=self._table(shelf, language)), words)

    def _table(self, shelf: Shelf, language: str) -> int:
        key = (shelf, language)
        found = self._connection.execute("SELECT id FROM language WHERE shelf = ? AND code = ?", key).fetchone()
        if found is not None:
            return int(found[0])
        made = self._connection.execute("INSERT INTO language (shelf, code) VALUES (?, ?)", key).lastrowid
        self._connection.execute(_WORDS_TABLE.format(language=int(made or 0)))
        return int(made or 0)


def asks_for_all(phrases: Sequence[SearchPhrase]) -> bool:
    """Say whether the index is asked for the phrases as they are, and not only for the better part of them."""
    return len(phrases) <= _MOST_PHRASES and all(len(words) <= _MOST_PHRASES for words, _ in phrases)


def _as_fts(phrases: Sequence[SearchPhrase]) -> str:
    """Write phrases in the language of FTS5; the words themselves stand in quotes, where they mean nothing."""
    longest = sorted(phrases, key=lambda phrase: -sum(map(len, phrase[0])))[:_MOST_PHRASES]
    return " AND ".join(_quoted(words) + (" *" if is_prefix else "") for words, is_prefix in map(_cut, longest))


def _quoted(words: Sequence[str]) -> str:
    joined = " ".join(words).replace('"', '""')
    return f'"{joined}"'


def _cut(phrase: SearchPhrase) -> SearchPhrase:
    words, is_prefix = phrase
    return (words, is_prefix) if len(words) <= _MOST_PHRASES else (words[:_MOST_PHRASES], False)
