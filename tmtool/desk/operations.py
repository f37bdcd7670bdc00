"""Taking operations back, and what was done to a segment."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass

import sqlalchemy as sa

from tmtool.desk.parts import take_back_in_parts
from tmtool.language.counted import counted
from tmtool.model.articles import HistoryEntry, Job, Origin
from tmtool.model.errors import UsageError
from tmtool.store import history as history_rows
from tmtool.store import segments as segment_rows
from tmtool.store.database import Database
from tmtool.store.dependants import dependants
from tmtool.store.transaction import Doing, Transaction
from tmtool.store.undo import Taken

ALL_OR_NOTHING = frozenset({"take in", "update", "split", "join", "open job", "delete memory", "add term"})
"""Operations that would leave something in pieces if only a part of them went back; so would undoing their undo."""

ACCEPTING = frozenset({"confirm", "accept"})
"""Operations that make one text of a person count."""

_NAMES = {
    "article": "the article",
    "article_version": "the version of the article",
    "block": "a paragraph of the article",
    "job": "the job",
    "comment": "a comment",
    "ignored": "an ignored finding",
    "memory": "the memory",
    "unit": "a unit of the memory, which has other texts too",
    "variant": "a text of the memory",
    "glossary": "the glossary",
    "concept": "a concept",
    "term": "a term",
    "setting": "a setting",
}


@dataclass(frozen=True, slots=True)
class Accepted:
    """The text that a confirmation, taken back now, had made count; it may never have been on the desk before."""

    segment: int
    text: str
    """In shown form, with tags as ‹1›."""
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Undone:
    """An operation that was taken back."""

    operation: int
    kind: str
    segments: tuple[int, ...]
    """Identities of the segments that are as before."""
    left: tuple[str, ...] = ()
    """One sentence for each thing that a later operation touched and that is left as it is."""
    nothing: bool = False
    """Whether nothing at all was taken back, because only the whole of it could be."""
    accepted: Accepted | None = None
    """What was confirmed, where that is taken back."""

    @property
    def words(self) -> str:
        """Say what was taken back, and what was not."""
        segments = f" ({counted(len(self.segments), 'segment')})" if len(self.segments) > 1 else ""
        begins = "Nothing was taken back:" if self.nothing else f"Taken back: {self.kind}{segments}."
        return " ".join([begins, *self.left])


class _Kept(Exception):
    """Carries what stands in the way of an all-or-nothing undo out of the transaction, which it rolls back."""

    def __init__(self, left: list[tuple[str, int]]) -> None:
        self.left = left


class Operations:
    """The room of the operations."""

    def __init__(self, database: Database, person: str) -> None:
        self._database = database
        self._person = person

    def undo_but_typing(self, job: Job) -> Undone:
        """Take back the last operation of this person on a job, but never what was only typed so far.

        Typing over a confirmed text is taken back: that gives the confirmed text back.

        Raises:
            UsageError: there is nothing to take back.
        """
        with self._database.reading() as connection:
            wanted, vain = history_rows.last_but_typing(connection, self._person, job.id)
        if wanted is None:
            raise UsageError("There is nothing to undo.")
        # Typing that the person took out again must not stand in the way of what was there before it.
        for operation in vain:
            self.undo(operation=operation)
        return self.undo(operation=wanted)

    def undo(self, *, job: Job | None = None, operation: int | None = None) -> Undone:
        """Take an operation back where things are still as it left them.

        Args:
            job: take back the last operation on this job.
            operation: take back this one; else the last one of this person.

        Raises:
            UsageError: there is nothing to take back.
        """
        with self._database.reading() as connection:
            wanted = operation or history_rows.last_operation(connection, self._person, None if job is None else job.id)
            found = None if wanted is None else history_rows.operation_by_id(connection, wanted)
            purged = found is not None and history_rows.is_purged(connection, found.id)
        if found is None:
            raise UsageError("There is nothing to undo.")
        if found.undone:
            raise UsageError(f"Operation {found.id} was undone already.")
        if purged:
            raise UsageError(
                f"Operation {found.id} was on an article that is deleted for good; nothing is left to undo."
            )
        try:
            taken = self._take_back(found)
        except _Kept as kept:
            return Undone(found.id, found.kind, (), self._sentences(kept.left), nothing=True)
        segments = tuple(dict.fromkeys(row for table, row in taken.restored if table == "segment"))
        return Undone(
            found.id, found.kind, segments, self._sentences(taken.left), accepted=self._accepted(found, segments)
        )

    def _take_back(self, found: history_rows.Operation) -> Taken:
        with self._database.reading() as connection:
            whole = history_rows.first_of_chain(connection, found.id) in ALL_OR_NOTHING

        def look(transaction: Transaction) -> None:
            if standing := dependants(transaction.connection, found.id):
                raise _Kept(standing)

        def keep(taken: Taken) -> None:
            if taken.left:
                raise _Kept(taken.left)

        doing = Doing("undo", self._person, found.job, undoes=found.id)
        return take_back_in_parts(self._database, doing, found.id, look, keep if whole else None)

    def _accepted(self, taken_back: history_rows.Operation, segments: tuple[int, ...]) -> Accepted | None:
        if taken_back.kind not in ACCEPTING:
            return None
        with self._database.reading() as connection:
            found = history_rows.accepted_by(connection, taken_back.id)
        return Accepted(*found) if found and found[0] in segments else None

    def noted(self) -> AbstractContextManager[list[int]]:
        """Note the operations that this thread writes meanwhile, so that exactly these can be taken back."""
        return self._database.noted()

    def history(self, segment_id: int) -> tuple[HistoryEntry, ...]:
        """Give what touched a segment, newest first."""
        with self._database.reading() as connection:
            return history_rows.of_segment(connection, segment_id)

    def _sentences(self, left: list[tuple[str, int]]) -> tuple[str, ...]:
        with self._database.reading() as connection:
            return tuple(dict.fromkeys(_sentence(connection, table, row) for table, row in left))


def _sentence(connection: sa.Connection, table: str, row: int) -> str:
    if table != "segment":
        return f"Left as it is, because it was changed or is used since: {_NAMES.get(table, table)}."
    segment = segment_rows.segment_by_id(connection, row)
    if segment is None:
        return "Left as it is, because it was joined or removed since: a segment."
    return f"Left as it is, because it was changed since: segment {segment.number}."
