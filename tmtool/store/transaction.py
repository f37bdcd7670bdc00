"""One writing transaction: every row that it writes gets the change number, and what was before is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from tmtool.model.errors import ChangedMeanwhile
from tmtool.store import dialect, tables
from tmtool.store.columns import Json, as_json

Row = dict[str, Any]
Table = type[SQLModel]

BOOKKEEPING = frozenset({"id", "version", "change", "digest"})
"""Columns that say nothing of a row's content; `version` of a block or an article is content, see `content`."""
_BATCH = 2000
_IDENTITY = "row_written"
"""The parameter of a row's identity, no name of a column."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What a person is about to do."""

    kind: str
    person: str
    job: int | None = None
    undoes: int | None = None
    recorded: bool = True
    """False for what is no operation: a place to resume at, a drop-folder scan that found nothing."""
    continues: int | None = None
    """The operation of which this is a further part; None where it is begun."""


def table_of(row: Table) -> sa.Table:
    """The table behind a row class."""
    return SQLModel.metadata.tables[str(row.__tablename__)]


def content(table: sa.Table, row: Mapping[str, Any]) -> Row:
    """The columns of a row that an undo brings back and compares, bytes as hexadecimal text."""
    left_out = BOOKKEEPING if table.name == "segment" else BOOKKEEPING - {"version"}
    return {
        name: {"hex": value.hex()} if isinstance(value, bytes) else value
        for name, value in row.items()
        if name not in left_out
    }


def values(kept: Mapping[str, Any]) -> Row:
    """Turn kept content back into column values."""
    return {
        name: bytes.fromhex(value["hex"]) if isinstance(value, dict) and set(value) == {"hex"} else value
        for name, value in kept.items()
    }


def digest(table: sa.Table, row: Mapping[str, Any]) -> bytes:
    """Eight bytes of BLAKE2b over every text, structure and byte string of a row, in the order of the columns."""
    return digest_of(map(row.get, _digested(table)))


def digest_of(said: Iterable[Any]) -> bytes:
    """Give the digest of a row from its texts, structures and byte strings, in the order of the columns."""
    # Made for each row of an import, so it is one loop rather than three that read better.
    parts: list[bytes] = []
    for value in said:
        if type(value) is str:
            parts.append(value.encode("utf-8", "surrogatepass"))
        elif type(value) is bytes:
            parts.append(value)
        elif value is not None:
            parts.append(str.encode(value if isinstance(value, str) else as_json(value), "utf-8", "surrogatepass"))
    return blake2b(b"\0".join(parts), digest_size=8).digest()


@cache
def _digested(table: sa.Table) -> tuple[str, ...]:
    return tuple(
        column.name
        for column in table.columns
        if isinstance(column.type, sa.Text | sa.LargeBinary | Json) and column.name != "digest"
    )


# Statements are made once: to put one together takes longer than to carry it out.


@cache
def _insert(table: sa.Table) -> sa.Insert:
    return sa.insert(table)


@cache
def _select(table: sa.Table) -> sa.Select[Any]:
    return sa.select(table).where(table.c.id == sa.bindparam(_IDENTITY))


@cache
def _update(table: sa.Table) -> sa.Update:
    return sa.update(table).where(table.c.id == sa.bindparam(_IDENTITY))


class Transaction:
    """What one operation writes.

    The operation is recorded, and the desk's change number taken, with the first row: a use case that finds
    nothing to do leaves no trace.
    """

    def __init__(self, connection: sa.Connection, doing: Doing, now: str) -> None:
        self.connection = connection
        self.doing = doing
        self.now = now

    @cached_property
    def change(self) -> int:
        """The number of this transaction."""
        desk = table_of(tables.DeskRow)
        statement = sa.update(desk).values(change=desk.c.change + 1).returning(desk.c.change)
        return int(self.connection.execute(statement).scalar_one())

    @property
    def recorded(self) -> int | None:
        """The identity of the operation where anything was written under one."""
        return vars(self).get("operation")

    @cached_property
    def operation(self) -> int:
        """The identity of the operation under which rows are written.

        Raises:
            ChangedMeanwhile: somebody takes back the operation that this would go on with.
        """
        if self.doing.continues is not None:
            return self._go_on(self.doing.continues)
        row = {
            "kind": self.doing.kind,
            "person": self.doing.person,
            "time": self.now,
            "change": self.change,
            "job": self.doing.job,
            "undoes": self.doing.undoes,
            "undone": 0,
        }
        return _identity(self.connection.execute(_insert(table_of(tables.OperationRow)), row))

    def _go_on(self, operation: int) -> int:
        operations = table_of(tables.OperationRow)
        undo = operations.alias()
        is_taken_back = sa.exists().where(undo.c.undoes == operation, undo.c.undone == 0)
        going_on = sa.update(operations).where(operations.c.id == operation, operations.c.undone == 0, ~is_taken_back)
        if not self.connection.execute(going_on.values(change=self.change)).rowcount:
            raise ChangedMeanwhile("It was taken back while it was still being done; the rest is not done.")
        return operation

    def insert(self, row: Table, /, **given: Any) -> int:
        """Write a new row and give its identity."""
        table = table_of(row)
        inserted = self.connection.execute(_insert(table), self._stamped(table, given))
        identity = _identity(inserted)
        self._revise(table, identity, None, self._read(table, identity))
        return identity

    def insert_many(self, row: Table, rows: Iterable[Mapping[str, Any]]) -> range:
        """Write new rows by the thousand; the revision keeps their identities, not their contents.

        Returns:
            Their identities, in the order of the rows.
        """
        table = table_of(row)
        stamped = [self._stamped(table, given) for given in rows]
        if not stamped:
            return range(0)
        before = dialect.last_identity(self.connection, table.name)
        for start in range(0, len(stamped), _BATCH):
            self.connection.execute(_insert(table), stamped[start : start + _BATCH])
        made = range(before + 1, before + 1 + len(stamped))
        self.made(table, made)
        return made

    def insert_each(self, row: Table, rows: Iterable[Mapping[str, Any]]) -> range:
        """Write new rows at once, each with its own revision, as `insert` does with one.

        Returns:
            Their identities, in the order of the rows.
        """
        table = table_of(row)
        stamped = [self._stamped(table, given) for given in rows]
        if not stamped:
            return range(0)
        before = dialect.last_identity(self.connection, table.name)
        self.connection.execute(_insert(table), stamped)
        made = range(before + 1, before + 1 + len(stamped))
        held = self._read_each(table, made)
        self._revise_each(table, [(identity, None, held[identity]) for identity in made])
        return made

    def update_each(self, row: Table, given: Mapping[int, Mapping[str, Any]]) -> list[int]:
        """Write columns of many rows at once, each with its own revision, as `update` does with one.

        Returns:
            The rows in which anything was written.
        """
        table = table_of(row)
        held = self._read_each(table, list(given))
        written: list[tuple[int, Row, Row]] = []
        for identity, columns in given.items():
            before = held[identity]
            if all(before[name] == value for name, value in columns.items()):
                continue
            new = self._stamped(table, {**before, **columns})
            if table.name == "segment":
                new["version"] = before["version"] + 1
            written.append((identity, before, new))
        if written:
            rows = [{**{n: v for n, v in new.items() if n != "id"}, _IDENTITY: new["id"]} for _, _, new in written]
            self.connection.execute(_update(table), rows)
            self._revise_each(table, written)
        return [identity for identity, _, _ in written]

    def remove_each(self, row: Table, identities: Iterable[int]) -> list[int]:
        """Make rows tombstones, each with its own revision."""
        return self.update_each(row, {identity: {"deleted": 1} for identity in identities})

    def update(self, row: Table, identity: int, /, **given: Any) -> bool:
        """Write columns of a row; nothing happens where they hold these values already.

        Returns:
            Whether anything was written.
        """
        table = table_of(row)
        before = self._read(table, identity)
        if all(before[name] == value for name, value in given.items()):
            return False
        new = self._stamped(table, {**before, **given})
        new.pop("id")
        if table.name == "segment":
            new["version"] = before["version"] + 1
        self.connection.execute(_update(table), {**new, _IDENTITY: identity})
        self._revise(table, identity, before, {"id": identity, **new})
        return True

    def remove(self, row: Table, identity: int) -> bool:
        """Make a row a tombstone."""
        return self.update(row, identity, deleted=1)

    def set_deleted(self, row: Table, identities: Sequence[int], *, deleted: bool) -> None:
        """Make rows tombstones, or live again, by the thousand.

        Args:
            row: the table.
            identities: rows that are all of the other kind now, in ascending order.
            deleted: what they shall be.
        """
        table = table_of(row)
        for run in runs(identities):
            self.connection.execute(
                sa.update(table)
                .where(table.c.id.between(run.start, run.stop - 1))
                .values(deleted=int(deleted), change=self.change)
            )
            self.run(table, run, {"deleted": int(not deleted)}, {"deleted": int(deleted)})

    def made(self, table: sa.Table, identities: range) -> None:
        """Record a run of new rows that were written by other means."""
        self.run(table, identities, None, None)

    def run(self, table: sa.Table, identities: range, before: Row | None, after: Row | None) -> None:
        """Record a run of rows that all went the same way; of their contents only `deleted` is kept, if anything."""
        if self.doing.recorded and identities:
            self.connection.execute(
                sa.insert(table_of(tables.RevisionRow)).values(
                    operation=self.operation,
                    table_name=table.name,
                    row=identities.start,
                    last_row=identities.stop - 1,
                    before=before,
                    after=after,
                )
            )

    def _read(self, table: sa.Table, identity: int) -> Row:
        return dict(self.connection.execute(_select(table), {_IDENTITY: identity}).mappings().one())

    def _read_each(self, table: sa.Table, identities: Sequence[int]) -> dict[int, Row]:
        held: dict[int, Row] = {}
        for start in range(0, len(identities), _BATCH):
            among = table.c.id.in_(identities[start : start + _BATCH])
            held |= {row["id"]: dict(row) for row in self.connection.execute(sa.select(table).where(among)).mappings()}
        return held

    def _stamped(self, table: sa.Table, given: Mapping[str, Any]) -> Row:
        stamped = dict(given)
        if "change" in table.c:
            stamped["change"] = self.change
        if "digest" in table.c:
            stamped["digest"] = digest(table, stamped)
        return stamped

    def _revise(self, table: sa.Table, identity: int, before: Row | None, after: Row) -> None:
        self._revise_each(table, [(identity, before, after)])

    def _revise_each(self, table: sa.Table, written: Sequence[tuple[int, Row | None, Row]]) -> None:
        # Only synchronised rows have a past that can be brought back.
        if not self.doing.recorded or "change" not in table.c or not written:
            return
        revisions = [
            {
                "operation": self.operation,
                "table_name": table.name,
                "row": identity,
                "last_row": identity,
                "before": None if before is None else content(table, before),
                "after": content(table, after),
            }
            for identity, before, after in written
        ]
        self.connection.execute(_insert(table_of(tables.RevisionRow)), revisions)


def runs(identities: Sequence[int]) -> Iterator[range]:
    """Give ascending identities as ranges without gaps."""
    start = 0
    for index in range(1, len(identities) + 1):
        if index == len(identities) or identities[index] != identities[index - 1] + 1:
            yield range(identities[start], identities[index - 1] + 1)
            start = index


def _identity(inserted: sa.CursorResult[Any]) -> int:
    key = inserted.inserted_primary_key
    assert key is not None
    return int(key[0])
