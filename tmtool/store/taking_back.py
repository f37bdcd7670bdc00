"""Taking an operation of single rows back in parts that hang together, each of them sound by itself.

A part is what segments, the texts that they wrote and the units of these have to do with each other; whatever else an
operation wrote goes with the first part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.transaction import Row, Table, Transaction, content, table_of, values
from tmtool.store.undo import (
    Later,
    Taken,
    fitting_source,
    is_kept_by_segment,
    later_than,
    put_together,
    revisions_of,
    settle_undone,
    take_back,
    take_back_row,
)
from tmtool.store.whole_units import has_target, is_source

_OPERATION = table_of(tables.OperationRow)
_REVISION = table_of(tables.RevisionRow)
_UNIT = table_of(tables.UnitRow)
_VARIANT = table_of(tables.VariantRow)
_IN_PARTS = ("segment", "unit", "variant")
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Inverse:
    """What taking an operation back means for one row."""

    id: int
    before: Row
    """What the row said before the operation; of a new one what it said, as a tombstone."""
    after: Row
    revision: int
    """The operation's last one of this row."""
    is_broken: bool
    """Whether somebody else wrote between two of its revisions, so that only the last of these goes back."""


@dataclass(slots=True)
class Part:
    """What goes back together."""

    rows: dict[str, list[Inverse]] = field(default_factory=lambda: defaultdict(list))
    others: list[Any] = field(default_factory=list)
    """Revisions of other tables, the newest first."""
    newest: int = 0


@dataclass(slots=True)
class GoingBack:
    """An operation on its way back."""

    operation: int
    revisions: Sequence[Any]
    undoes: int | None
    """What it takes back itself."""
    begun: int | None
    """The undo of it that was stopped before its end."""
    is_back: frozenset[tuple[str, int]]
    """Table and identity of what that one has taken back."""
    parts: list[Part]

    @classmethod
    def of(cls, connection: sa.Connection, operation: int) -> GoingBack:
        """Read what an operation wrote."""
        revisions = revisions_of(connection, operation)
        undoes = connection.execute(sa.select(_OPERATION.c.undoes).where(_OPERATION.c.id == operation)).scalar()
        unfinished = (
            sa.select(_OPERATION.c.id)
            .where(_OPERATION.c.undoes == operation, _OPERATION.c.undone == 0)
            .where(sa.exists().where(*_is_standing(operation)))
        )
        begun = connection.execute(unfinished.order_by(_OPERATION.c.id.desc()).limit(1)).scalar()
        of_begun = sa.select(_REVISION.c.table_name, _REVISION.c.row).where(_REVISION.c.operation == begun)
        is_back = frozenset((name, row) for name, row in connection.execute(of_begun)) if begun else frozenset()
        has_runs = any(_is_run(one) for one in revisions)
        return cls(operation, revisions, undoes, begun, is_back, [] if has_runs else _parts(revisions))

    @property
    def has_parts(self) -> bool:
        """Whether it can go back in parts; what was written in runs goes back whole."""
        return bool(self.parts)

    def all_at_once(self, transaction: Transaction) -> Taken:
        """Take it back in one transaction."""
        if not self.has_parts:
            return take_back(transaction, self.operation)
        taken = Taken()
        self.take(transaction, self.parts, taken)
        self.close(transaction)
        return taken

    def take(self, transaction: Transaction, parts: Sequence[Part], taken: Taken) -> None:
        """Take some parts back, and note what became of their rows."""
        rows: defaultdict[str, list[Inverse]] = defaultdict(list)
        for part in parts:
            for name, inverses in part.rows.items():
                rows[name] += inverses
        later = later_than(
            transaction.connection, self.operation, [(name, one.id) for name, all_ in rows.items() for one in all_]
        )
        going = _Going(transaction, taken, later, self.is_back)
        going.segments(rows["segment"])
        going.variants(rows["variant"])
        going.units(rows["unit"])
        for revision in (one for part in parts for one in part.others):
            row = tables.BY_NAME[revision["table_name"]]
            if (revision["table_name"], revision["row"]) in self.is_back:
                continue
            take_back_row(transaction, row, revision, taken, later)
        released = {one for one in later.released if one is not None and self.undoes is None}
        put_together(transaction, released, [one.id for one in rows["variant"]])

    def close(self, transaction: Transaction) -> None:
        """Note that all of it is back."""
        settle_undone(transaction, self.operation, self.undoes)


class _Going:
    """One transaction in which rows go back, many at once."""

    def __init__(
        self, transaction: Transaction, taken: Taken, later: Later, is_back: frozenset[tuple[str, int]]
    ) -> None:
        self._transaction = transaction
        self._taken = taken
        self._later = later
        self._is_back = is_back

    def segments(self, inverses: Sequence[Inverse]) -> None:
        """Take segments back, and note which texts they no longer point at and which stay superseded."""
        stay = self._take(tables.SegmentRow, inverses, lambda one: False)
        pointing = [one for one in inverses if one.after["wrote"] != one.before["wrote"]]
        fitting = fitting_source(self._transaction, [one.after for one in pointing if one.id not in stay])
        for one in pointing:
            if one.id in stay:
                self._later.superseded.add(one.before["wrote"])
            elif (one.after["wrote"], _key_of(one.after)) in fitting:
                self._later.released.add(one.after["wrote"])

    def variants(self, inverses: Sequence[Inverse]) -> None:
        """Take texts back: targets first, for source texts stay while a target lives."""
        sources = self._among(_VARIANT, [one.id for one in inverses], is_source())
        targets = [one for one in inverses if one.id not in sources]
        going = [one.id for one in targets if one.before["deleted"]]
        kept = self._among(_VARIANT, going, is_kept_by_segment(self._later))

        def stays(one: Inverse) -> bool:
            return one.id in (kept if one.before["deleted"] else self._later.superseded)

        self._take(tables.VariantRow, targets, stays)
        of_sources = [one for one in inverses if one.id in sources]
        needed = self._among(_VARIANT, [one.id for one in of_sources], has_target(_VARIANT.c.unit))
        self._take(
            tables.VariantRow,
            of_sources,
            lambda one: one.id in (needed if one.before["deleted"] else self._later.superseded),
        )

    def units(self, inverses: Sequence[Inverse]) -> None:
        """Take units back, but for those that have a live text."""
        needed = self._among(_UNIT, [one.id for one in inverses], has_target(_UNIT.c.id))
        self._take(tables.UnitRow, inverses, lambda one: bool(one.before["deleted"]) and one.id in needed)

    def _take(self, row: Table, inverses: Sequence[Inverse], keeps: Callable[[Inverse], bool]) -> set[int]:
        """Take rows back where they are still as the operation left them; gives those that stay."""
        table = table_of(row)
        now = self._now(table, [one.id for one in inverses])
        stay: set[int] = set()
        going: dict[int, Row] = {}
        for one in inverses:
            if (table.name, one.id) in self._is_back:
                continue
            is_touched = self._later.touched(table.name, one.id, one.revision)
            if content(table, now[one.id]) != one.after or is_touched or keeps(one):
                stay.add(one.id)
            else:
                going[one.id] = values(one.before)
        self._transaction.update_each(row, going)
        self._taken.restored += [(table.name, identity) for identity in going]
        broken = {one.id for one in inverses if one.is_broken}
        self._taken.left += [(table.name, one.id) for one in inverses if one.id in stay | broken]
        return stay

    def _now(self, table: sa.Table, identities: Sequence[int]) -> dict[int, Row]:
        held: dict[int, Row] = {}
        for start in range(0, len(identities), _CHUNK):
            query = sa.select(table).where(table.c.id.in_(identities[start : start + _CHUNK]))
            held |= {row["id"]: dict(row) for row in self._transaction.connection.execute(query).mappings()}
        return held

    def _among(self, table: sa.Table, identities: Sequence[int], condition: sa.ColumnElement[bool]) -> set[int]:
        found: set[int] = set()
        for start in range(0, len(identities), _CHUNK):
            query = sa.select(table.c.id).where(table.c.id.in_(identities[start : start + _CHUNK]), condition)
            found.update(self._transaction.connection.execute(query).scalars())
        return found


def _is_standing(operation: int) -> tuple[sa.ColumnElement[bool], ...]:
    itself = _OPERATION.alias()
    return (itself.c.id == operation, itself.c.undone == 0)


def _is_run(revision: Any) -> bool:
    return revision["after"] is None or set(revision["after"]) == {"deleted"}


def _key_of(segment: Row) -> bytes:
    return bytes(values({"source_key": segment["source_key"]})["source_key"])


def _inverses(revisions: Iterable[Any]) -> dict[tuple[str, int], Inverse]:
    """Give what becomes of each row, however often the operation wrote it; revisions come newest first."""
    found: dict[tuple[str, int], Inverse] = {}
    for one in revisions:
        name = (one["table_name"], one["row"])
        before = {**one["after"], "deleted": 1} if one["before"] is None else one["before"]
        known = found.get(name)
        if known is None:
            found[name] = Inverse(one["row"], before, one["after"], one["id"], False)
        elif not known.is_broken:
            follows = known.before == one["after"]
            found[name] = Inverse(
                known.id, before if follows else known.before, known.after, known.revision, not follows
            )
    return found


class _Sets:
    """Things that hang together."""

    def __init__(self) -> None:
        self._parent: dict[tuple[str, int], tuple[str, int]] = {}

    def of(self, thing: tuple[str, int]) -> tuple[str, int]:
        while (above := self._parent.get(thing, thing)) != thing:
            self._parent[thing] = thing = self._parent.get(above, above)
        return thing

    def join(self, one: tuple[str, int], other: tuple[str, int]) -> None:
        self._parent[self.of(one)] = self.of(other)


def _parts(revisions: Sequence[Any]) -> list[Part]:
    """Sort what an operation wrote into parts, the newest first."""
    inverses = _inverses(one for one in revisions if one["table_name"] in _IN_PARTS)
    sets = _Sets()
    for (name, identity), one in inverses.items():
        if name == "segment":
            for said in (one.before, one.after):
                if said["wrote"] is not None:
                    sets.join((name, identity), ("variant", said["wrote"]))
        elif name == "variant":
            sets.join((name, identity), ("unit", one.after["unit"]))
    parts: defaultdict[tuple[str, int], Part] = defaultdict(Part)
    for (name, identity), one in inverses.items():
        part = parts[sets.of((name, identity))]
        part.rows[name].append(one)
        part.newest = max(part.newest, one.revision)
    in_order = sorted(parts.values(), key=lambda part: part.newest, reverse=True)
    if others := [one for one in revisions if one["table_name"] not in _IN_PARTS]:
        in_order = in_order or [Part()]
        in_order[0].others = others
    return in_order
