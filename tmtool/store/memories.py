"""The memories of a desk as wholes."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.rewording import remove_in_runs
from tmtool.store.transaction import Transaction, table_of

_MEMORY = table_of(tables.MemoryRow)
_UNIT = table_of(tables.UnitRow)
_VARIANT = table_of(tables.VariantRow)
_DROP_FILE = table_of(tables.DropFileRow)
_WORKING = (
    sa.select(_MEMORY.c.id).where(_MEMORY.c.kind == "working", _MEMORY.c.deleted == 0).order_by(_MEMORY.c.id).limit(1)
)


@dataclass(frozen=True, slots=True)
class Memory:
    """A memory with what it holds."""

    id: int
    name: str
    kind: str
    penalty: int
    read_only: bool
    vanished: bool
    units: int
    languages: dict[str, int]
    file: str | None


def memory_named(connection: sa.Connection, name: str) -> tuple[int, bool] | None:
    """Find a memory by its name: its identity and whether a file owns it."""
    row = connection.execute(
        sa.select(_MEMORY.c.id, _MEMORY.c.read_only).where(_MEMORY.c.name == name, _MEMORY.c.deleted == 0)
    ).one_or_none()
    return None if row is None else (row.id, bool(row.read_only))


def add_memory(
    transaction: Transaction, name: str, *, working: bool = False, penalty: int = 0, read_only: bool = False
) -> int:
    """Make a memory."""
    return transaction.insert(
        tables.MemoryRow,
        name=name,
        kind="working" if working else "reference",
        penalty=penalty,
        read_only=int(read_only),
        vanished=0,
        deleted=0,
    )


def rename_memory(transaction: Transaction, memory: int, name: str) -> None:
    """Give a memory another name, which no other one may have."""
    transaction.update(tables.MemoryRow, memory, name=name)


def set_penalty(transaction: Transaction, memory: int, penalty: int) -> None:
    """Say how many points the matches of a memory cost, 0 to 100."""
    transaction.update(tables.MemoryRow, memory, penalty=penalty)


def delete_memory(transaction: Transaction, memory: int) -> None:
    """Make a memory with all its units and texts tombstones."""
    execute = transaction.connection.execute
    of_memory = sa.select(_UNIT.c.id).where(_UNIT.c.memory == memory)
    texts = sa.select(_VARIANT.c.id).where(_VARIANT.c.unit.in_(of_memory), _VARIANT.c.deleted == 0)
    units = of_memory.where(_UNIT.c.deleted == 0)
    remove_in_runs(
        transaction,
        execute(texts.order_by(_VARIANT.c.id)).scalars().all(),
        execute(units.order_by(_UNIT.c.id)).scalars().all(),
    )
    transaction.remove(tables.MemoryRow, memory)


def working_memory(connection: sa.Connection) -> int:
    """Give the memory into which confirming writes: the first working one."""
    return int(connection.execute(_WORKING).scalar_one())


def all_memories(connection: sa.Connection) -> tuple[Memory, ...]:
    """Give every memory with its counts, the working ones first."""
    counted = sa.select(_UNIT.c.memory, sa.func.count()).where(_UNIT.c.deleted == 0).group_by(_UNIT.c.memory)
    units = {memory: count for memory, count in connection.execute(counted)}
    languages: dict[int, dict[str, int]] = {}
    spoken = (
        sa.select(_UNIT.c.memory, _VARIANT.c.language, sa.func.count())
        .join(_VARIANT, _VARIANT.c.unit == _UNIT.c.id)
        .where(_VARIANT.c.deleted == 0, _UNIT.c.deleted == 0)
        .group_by(_UNIT.c.memory, _VARIANT.c.language)
        .order_by(_VARIANT.c.language)
    )
    for memory, language, count in connection.execute(spoken):
        languages.setdefault(memory, {})[language] = count
    files = {
        owner: name
        for owner, name in connection.execute(
            sa.select(_DROP_FILE.c.owner, _DROP_FILE.c.name).where(_DROP_FILE.c.kind == "memory")
        )
    }
    query = sa.select(_MEMORY).where(_MEMORY.c.deleted == 0).order_by(_MEMORY.c.kind.desc(), _MEMORY.c.name)
    return tuple(
        Memory(
            id=row.id,
            name=row.name,
            kind=row.kind,
            penalty=row.penalty,
            read_only=bool(row.read_only),
            vanished=bool(row.vanished),
            units=units.get(row.id, 0),
            languages=languages.get(row.id, {}),
            file=files.get(row.id),
        )
        for row in connection.execute(query)
    )
