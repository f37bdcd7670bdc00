"""What the concordance's index holds, and how it is asked: the tables, one state to read, and taking in what changed.

The FTS5 tables are contentless, one a language: they know numbers, and `text` knows which text of the desk a number
stands for. A text that changes gets a new number, so the highest number is the newest text; a number without a row
in `text` is stale and is passed over. SQLite before 3.43 cannot delete from such tables.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

_MOST_PHRASES = 16
"""That FTS is asked for, and words of each; a longer query finds too much here, which its caller sifts out."""

TABLES = """
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
"""Beside the tables of words, which are made when a text of their language comes."""
# Words come folded and parted by spaces, and FTS must part them at nothing else: its `ascii` takes every character
# above U+007F for a letter, where `unicode61` knows only the letters of 2012. Without the indexes of beginnings,
# `п*` would gather half the texts before it gives the first.
_WORDS_TABLE = (
    "CREATE VIRTUAL TABLE words_{language} USING fts5 "
    "(words, content = '', columnsize = 0, tokenize = 'ascii', prefix = '1 2 3')"
)
_ADD_WORDS = "INSERT INTO words_{language} (rowid, words) VALUES (?, ?)"
_DROP_WORDS = "DROP TABLE words_{language}"
_EMPTY = "DELETE FROM {table}"
# CROSS JOIN keeps the order of the tables: by number, as FTS itself gives them.
_FIND_WORDS = """
SELECT text.number, text.item, text.owner, text.home
FROM words_{language} CROSS JOIN text ON text.number = words_{language}.rowid
WHERE words_{language} MATCH ? ORDER BY words_{language}.rowid {order}
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
        self,
        shelf: Shelf,
        phrases: Sequence[SearchPhrase],
        language: str | None,
        homes: frozenset[int],
        *,
        newest_first: bool = True,
    ) -> Iterator[Met]:
        """Give the texts that have every phrase, in order of age.

        Args:
            shelf: where to look.
            phrases: what a text must have, every one.
            language: look only in texts of this language.
            homes: the memories or jobs to look in.
            newest_first: else the oldest comes first, which FTS finds in a third of the time.
        """
        tables = self._connection.execute(
            "SELECT id FROM language WHERE shelf = ? AND code = coalesce(?, code)", (shelf, language)
        ).fetchall()
        asked = _as_fts(phrases)
        order = "DESC" if newest_first else "ASC"
        queries = [_FIND_WORDS.format(language=int(table), order=order) for (table,) in tables]
        of_tables = [self._connection.execute(query, (asked,)) for query in queries]
        for _, item, owner, home in heapq.merge(*of_tables, reverse=newest_first):
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
