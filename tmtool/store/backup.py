"""A checked copy of the database."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from tmtool.model.errors import DeskError
from tmtool.store.database import Database


def back_up(database: Database, folder: Path, name: str) -> Path:
    """Write a copy of a desk as it is now, and open it again to see that it is whole.

    Args:
        database: the desk.
        folder: where to put it; made if it is missing.
        name: the name of the copy.

    Returns:
        The path of the copy.

    Raises:
        DeskError: it could not be written or is damaged.
    """
    copy = folder / name
    beside = folder / f".{name}.part"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        beside.unlink(missing_ok=True)
        os.close(os.open(beside, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        with database.reading() as connection:
            source = connection.connection.driver_connection
            assert isinstance(source, sqlite3.Connection)
            target = sqlite3.connect(beside)
            try:
                source.backup(target)
                sound = target.execute("PRAGMA quick_check").fetchone() == ("ok",)
            finally:
                target.close()
        if not sound:
            raise DeskError(f"The backup {copy} came out damaged; nothing was changed.", file=copy)
        handle = os.open(beside, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        beside.replace(copy)
    except (OSError, sqlite3.Error) as error:
        raise DeskError(f"The backup {copy} cannot be written: {error}; nothing was changed.", file=copy) from error
    return copy
