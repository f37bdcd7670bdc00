"""Every table refuses what its columns do not mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import blake2b
from typing import Any

import pytest
import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.database import Database
from tmtool.store.migrations import SCHEMA
from tmtool.store.transaction import table_of

NAMES = sorted(tables.BY_NAME)
FLAGS = {
    "archived",
    "case_sensitive",
    "deleted",
    "furniture",
    "hidden",
    "left_out",
    "locked",
    "read_only",
    "undone",
    "vanished",
}
ONE_OF = {
    ("segment", "state"): ("new", "draft", "translated", "reviewed", "final"),
    ("variant", "status"): ("draft", "translated", "reviewed", "final"),
    ("term", "status"): ("preferred", "admitted", "forbidden"),
    ("memory", "kind"): ("working", "reference"),
    ("drop_file", "shelf"): ("shipped", "desk"),
    ("drop_file", "kind"): ("memory", "glossary"),
}
WRONG_TYPE = {"INTEGER": "one", "REAL": "half", "TEXT": b"\xff", "BLOB": "text"}


@pytest.fixture
def raw(database: Database) -> Iterator[sqlite3.Connection]:
    """A connection of no particular manners, which does not ask whether referred rows are there."""
    with closing(sqlite3.connect(database.path, isolation_level=None)) as connection:
        yield connection


def _valid(name: str) -> dict[str, Any]:
    """A row that the table takes."""
    by_type = {"INTEGER": 1, "REAL": 1.0, "TEXT": "x", "BLOB": b"x"}
    row: dict[str, Any] = {}
    for column in table_of(tables.BY_NAME[name]).columns:
        row[column.name] = by_type[_type(column)]
        if (name, column.name) in ONE_OF:
            row[column.name] = ONE_OF[name, column.name][0]
    return row


def _type(column: sa.Column[Any]) -> str:
    return str(column.type.compile(dialect=sa.create_engine("sqlite://").dialect))


def _insert(raw: sqlite3.Connection, name: str, row: dict[str, Any]) -> None:
    columns = ", ".join(f'"{column}"' for column in row)
    raw.execute(f'INSERT INTO "{name}" ({columns}) VALUES ({", ".join("?" * len(row))})', tuple(row.values()))  # noqa: S608


def test_a_desk_has_these_tables_and_no_others(raw: sqlite3.Connection) -> None:
    found = raw.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    assert sorted(name for (name,) in found) == NAMES
    assert {"desk", "article", "job", "segment", "memory", "unit", "variant", "concept", "term"} < set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_table_is_strict_and_never_gives_an_identity_twice(raw: sqlite3.Connection, name: str) -> None:
    strict = raw.execute("SELECT strict FROM pragma_table_list WHERE name = ?", (name,)).fetchone()
    assert strict == (1,)
    (made,) = raw.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
    assert "AUTOINCREMENT" in made
    types = {kind for (kind,) in raw.execute("SELECT type FROM pragma_table_info(?)", (name,))}
    assert types <= {"INTEGER", "REAL", "TEXT", "BLOB"}


@pytest.mark.parametrize("name", NAMES)
def test_a_value_of_another_type_is_refused_in_every_column(raw: sqlite3.Connection, name: str) -> None:
    raw.execute(f'DELETE FROM "{name}"')  # noqa: S608
    for column in table_of(tables.BY_NAME[name]).columns:
        if not column.primary_key:
            with pytest.raises(sqlite3.IntegrityError, match="cannot store"):
                _insert(raw, name, {**_valid(name), column.name: WRONG_TYPE[_type(column)]})
    _insert(raw, name, _valid(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_flag_is_yes_or_no(raw: sqlite3.Connection, name: str) -> None:
    raw.execute(f'DELETE FROM "{name}"')  # noqa: S608
    for flag in FLAGS & set(_valid(name)):
        for wrong in (2, -1):
            with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
                _insert(raw, name, {**_valid(name), flag: wrong})


@pytest.mark.parametrize(("name", "column"), sorted(ONE_OF))
def test_a_word_is_one_of_those_that_the_design_names(raw: sqlite3.Connection, name: str, column: str) -> None:
    for identity, word in enumerate(ONE_OF[name, column], 1):
        row = {key: identity if value == 1 and key not in FLAGS else value for key, value in _valid(name).items()}
        _insert(raw, name, {**row, column: word})
        raw.execute(f'DELETE FROM "{name}"')  # noqa: S608
    for wrong in ("", "New", "finished"):
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            _insert(raw, name, {**_valid(name), column: wrong})


@pytest.mark.parametrize(
    ("name", "column", "wrong"),
    [("desk", "id", 2), ("segment", "version", 0), ("memory", "penalty", -1), ("memory", "penalty", 101)],
)
def test_a_number_out_of_bounds_is_refused(raw: sqlite3.Connection, name: str, column: str, wrong: int) -> None:
    raw.execute(f'DELETE FROM "{name}"')  # noqa: S608
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        _insert(raw, name, {**_valid(name), column: wrong})


@pytest.mark.parametrize("column", ["previous_hash", "next_hash", "tuid"])
def test_in_the_key_of_a_unit_nothing_equals_nothing(raw: sqlite3.Connection, column: str) -> None:
    _insert(raw, "unit", {**_valid("unit"), column: None})
    with pytest.raises(sqlite3.IntegrityError, match="unit_key"):
        _insert(raw, "unit", {**_valid("unit"), "id": 2, column: None})
    _insert(raw, "unit", {**_valid("unit"), "id": 3})


def test_of_live_articles_jobs_memories_and_glossaries_none_has_a_twin(raw: sqlite3.Connection) -> None:
    for name in ("article", "job", "memory", "glossary"):
        alive = {**_valid(name), "deleted": 0, **({"archived": 0} if name == "article" else {})}
        _insert(raw, name, {**alive, "deleted": 1})
        _insert(raw, name, {**alive, "id": 2})
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            _insert(raw, name, {**alive, "id": 3})


def test_every_synchronised_row_has_change_and_tombstone_and_every_text_a_digest() -> None:
    not_synchronised = {"desk", "presence", "bookmark", "drop_file", "operation", "revision"}
    for name in set(NAMES) - not_synchronised:
        columns = set(table_of(tables.BY_NAME[name]).c.keys())
        assert {"change", "deleted"} <= columns, name
        assert "digest" in columns or name == "setting", name


def test_the_number_of_the_schema_goes_up_with_the_tables() -> None:
    columns = [
        f"{name} {column.name} {type(column.type).__name__} {column.nullable}"
        for name in NAMES
        for column in table_of(tables.BY_NAME[name]).columns
    ]
    found = blake2b("\n".join(columns).encode(), digest_size=8).hexdigest()
    assert (SCHEMA, found) == (3, "005eed3fc68efc96"), (
        "the tables changed: raise SCHEMA, so that desks of before are refused"
    )
