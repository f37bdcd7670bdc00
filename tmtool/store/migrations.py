"""Making the tables, and refusing a database that is not ours or that is newer than this program.

Until version 0.1 is released there is one schema, edited freely; a desk made by another state of it is refused
by its number. From then on numbered steps stand here, each after a checked backup.
"""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlmodel import SQLModel

from tmtool.model.errors import DeskError
from tmtool.store import dialect, tables

SCHEMA = 3
"""Goes up whenever the tables change; a test holds the tables and it together."""


def prepare(connection: sa.Connection, path: Path, *, identity: str, now: str) -> bool:
    """Make the tables where there are none; check whose they are where there are.

    Args:
        connection: inside a writing transaction.
        path: the database file, for messages.
        identity: the identity of a new desk.
        now: the time of a new desk, ISO 8601.

    Returns:
        Whether the desk is new.

    Raises:
        DeskError: the file is another program's or a newer version's.
    """
    if not is_empty(connection, path):
        return False
    SQLModel.metadata.create_all(connection)
    connection.execute(sa.insert(tables.DeskRow).values(id=1, identity=identity, created=now, change=0))
    dialect.mark(connection, SCHEMA)
    return True


def is_empty(connection: sa.Connection, path: Path) -> bool:
    """Tell an empty database from a desk; anything else is refused.

    Raises:
        DeskError: the file is another program's or a newer version's.
    """
    application, version, objects = dialect.marks(connection)
    if application != dialect.APPLICATION_ID and (application or objects):
        raise DeskError(f"{path} is not a desk: it belongs to another program.", file=path)
    if objects == 0:
        return True
    if version > SCHEMA:
        raise DeskError(f"The desk {path} was made by a newer tmtool; update this one to open it.", file=path)
    if version < SCHEMA:
        raise DeskError(f"The desk {path} was made by a trial version of tmtool; make a new desk.", file=path)
    if unknown := dialect.foreign_objects(connection):
        raise DeskError(f"{path} holds something that no desk has ({', '.join(unknown)}); it is not opened.", file=path)
    return False
