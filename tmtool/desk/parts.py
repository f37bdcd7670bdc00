"""Long operations in parts: each holds the desk for a moment only, so that whoever types gets in between.

All parts are one operation, which one undo takes back. Whoever stops it gets back what was; a killed program leaves an
operation that an undo takes back as far as it came.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from tmtool.store import taking_back
from tmtool.store.database import Database
from tmtool.store.transaction import Doing, Transaction
from tmtool.store.undo import Taken

Item = TypeVar("Item")
Progress = Callable[[int, int | None], None]
"""Told how many are done and of how many; raising in it stops the work."""

Versions = Mapping[int, int]
"""Segments that a part has written to the versions that they have now."""
Through = Callable[[Callable[[], Versions]], object]
"""Does one part, such as on the one thread that writes, and returns when it is done."""

SECONDS = 0.012
"""So long a part may take, but for what the disk needs to keep it."""
_FIRST = 4
_MOST = 100
_LEAST = 4
"""Each part costs something by itself."""
_GROWTH = 2
_PAUSE = 0.002
"""Seconds between two parts: who releases a lock and takes it at once leaves nobody else a chance."""


def write_in_parts(
    database: Database,
    doing: Doing,
    items: Sequence[Item],
    write: Callable[[Transaction, Sequence[Item]], Versions | None],
    progress: Progress | None = None,
    through: Through | None = None,
) -> int | None:
    """Write one thing after the other, some at a time, as one operation.

    Args:
        database: the database.
        doing: what the person does.
        items: what is to be written.
        write: writes some of it; it looks whether each is still as it was found, and may give the segments' versions.
        progress: told how far it has come; raising in it takes everything back.
        through: does each part; at once by default.

    Returns:
        The operation; None where there was nothing to write.
    """
    begun: list[int] = []
    try:
        return _write(database, doing, items, write, progress, begun, through)
    except Exception:
        # Where the disk gave the error this may give it too: the operation can still be taken back by the person.
        with contextlib.suppress(Exception):
            for operation in begun:
                take_back_in_parts(database, Doing("undo", doing.person, doing.job, undoes=operation), operation)
        raise


def take_back_in_parts(
    database: Database,
    doing: Doing,
    operation: int,
    first: Callable[[Transaction], object] = lambda transaction: None,
    whole: Callable[[Taken], object] | None = None,
    progress: Progress | None = None,
) -> Taken:
    """Take an operation back, going on where one that was stopped left off.

    Args:
        database: the database.
        doing: the undo.
        operation: what it takes back.
        first: what has to be looked at before anything is written; raising in it leaves everything as it is.
        whole: looks at the result of what goes back in one transaction, however long that takes, and may raise.
        progress: told how far it has come.
    """
    with database.reading() as connection:
        going_back = taking_back.GoingBack.of(connection, operation)
    if whole or not going_back.has_parts:
        with database.writing(replace(doing, continues=going_back.begun)) as transaction:
            first(transaction)
            taken = going_back.all_at_once(transaction)
            if whole:
                whole(taken)
            return taken
    taken = Taken()
    items = going_back.parts
    looked: list[bool] = []

    def write(transaction: Transaction, part: Sequence[taking_back.Part]) -> None:
        if not looked:
            first(transaction)
            looked.append(True)
        going_back.take(transaction, part, taken)
        if part[-1] is items[-1]:
            going_back.close(transaction)

    _write(database, replace(doing, continues=going_back.begun), items, write, progress, [])
    return taken


def _write(
    database: Database,
    doing: Doing,
    items: Sequence[Item],
    write: Callable[[Transaction, Sequence[Item]], Versions | None],
    progress: Progress | None,
    begun: list[int],
    through: Through | None = None,
) -> int | None:
    size, done, took = _FIRST, 0, 0.0

    def step() -> Versions:
        nonlocal took
        with database.writing(replace(doing, continues=next(iter(begun), None))) as transaction:
            # On a busy machine smaller parts would only make it longer: what others take does not count.
            start = time.thread_time()
            versions = write(transaction, items[done : done + size])
            took = time.thread_time() - start
        if transaction.recorded is not None:
            begun[:] = [transaction.recorded]
        return versions or {}

    begun[:] = [] if doing.continues is None else [doing.continues]
    while done < len(items):
        if progress:
            progress(done, len(items))
        if through:
            through(step)
        else:
            step()
        done += size
        size = _next_size(size, took)
        if done < len(items):
            time.sleep(_PAUSE)
    return next(iter(begun), None)


def _next_size(size: int, took: float) -> int:
    """How many fit into the time that a part may take; never many more than just now."""
    fitting = int(size * SECONDS / took) if took else _MOST
    return min(max(_LEAST, min(fitting, size * _GROWTH)), _MOST)
