"""The files of the drop folders, as they were when they were last applied."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.transaction import Transaction, table_of

_DROP_FILE = table_of(tables.DropFileRow)


@dataclass(frozen=True, slots=True)
class DropFile:
    """What the desk knows of one file."""

    shelf: str
    kind: str
    name: str
    size: int
    modified: int
    file_digest: str
    owner: int | None = None
    refused: str | None = None
    deleted_digest: str | None = None


def known_files(connection: sa.Connection) -> dict[tuple[str, str, str], DropFile]:
    """Give every known file by shelf, kind and name."""
    columns = [_DROP_FILE.c[name] for name in DropFile.__slots__]
    known = (DropFile(*row) for row in connection.execute(sa.select(*columns)))
    return {(file.shelf, file.kind, file.name): file for file in known}


def put_file(transaction: Transaction, file: DropFile) -> None:
    """Remember a file as it is now."""
    values = {name: getattr(file, name) for name in DropFile.__slots__}
    here = sa.and_(_DROP_FILE.c.shelf == file.shelf, _DROP_FILE.c.kind == file.kind, _DROP_FILE.c.name == file.name)
    written = transaction.connection.execute(sa.update(_DROP_FILE).where(here).values(values))
    if not written.rowcount:
        transaction.connection.execute(sa.insert(_DROP_FILE).values(values))


def stay_deleted(transaction: Transaction, kind: str, owner: int) -> None:
    """Let what a command deleted stay deleted as long as its file is as it was last applied."""
    of_owner = sa.and_(_DROP_FILE.c.kind == kind, _DROP_FILE.c.owner == owner)
    transaction.connection.execute(
        sa.update(_DROP_FILE).where(of_owner).values(deleted_digest=_DROP_FILE.c.file_digest)
    )


def revive_owner(transaction: Transaction, kind: str, owner: int, name: str) -> None:
    """Bring back the memory or glossary of a file that has changed since it was deleted."""
    row = tables.MemoryRow if kind == "memory" else tables.GlossaryRow
    transaction.update(row, owner, name=name, deleted=0)


def name_of_owner(connection: sa.Connection, kind: str, owner: int) -> str:
    """Give the name of the memory or glossary of a file; a person may have given it another than the file's."""
    table = table_of(tables.MemoryRow if kind == "memory" else tables.GlossaryRow)
    return str(connection.execute(sa.select(table.c.name).where(table.c.id == owner)).scalar_one())


def mark_vanished(transaction: Transaction, kind: str, owner: int, *, vanished: bool) -> None:
    """Mark the memory or glossary whose file is gone, or is back."""
    row = tables.MemoryRow if kind == "memory" else tables.GlossaryRow
    transaction.update(row, owner, vanished=int(vanished))


def vanished_marks(connection: sa.Connection) -> dict[tuple[str, int], bool]:
    """Give the mark of every live memory and glossary by kind and identity."""
    marks: dict[tuple[str, int], bool] = {}
    for kind, row in (("memory", tables.MemoryRow), ("glossary", tables.GlossaryRow)):
        table = table_of(row)
        for identity, vanished in connection.execute(
            sa.select(table.c.id, table.c.vanished).where(table.c.deleted == 0)
        ):
            marks[kind, identity] = bool(vanished)
    return marks
