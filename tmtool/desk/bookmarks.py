"""Bookmarks: the segments that a person wants to find again. They are that person's own, and no operations."""

from __future__ import annotations

from tmtool.model.articles import Job
from tmtool.model.errors import MissingInput
from tmtool.store import bookmarks as bookmark_rows
from tmtool.store import segments as segment_rows
from tmtool.store.database import Database
from tmtool.store.transaction import Doing


class Bookmarks:
    """The room of the bookmarks."""

    def __init__(self, database: Database, person: str) -> None:
        self._database = database
        self._person = person

    def of_job(self, job: Job) -> frozenset[int]:
        """Give the identities of the segments of a job that this person marked."""
        with self._database.reading() as connection:
            return bookmark_rows.bookmarks_in(connection, self._person, job.id)

    def mark(self, segment_id: int, marked: bool = True) -> None:
        """Mark a segment, or take the mark away.

        Raises:
            MissingInput: the segment is gone.
        """
        with self._database.writing(Doing("bookmark", self._person, recorded=False)) as transaction:
            if segment_rows.segment_by_id(transaction.connection, segment_id) is None:
                raise MissingInput("That segment is no longer there, so it cannot be marked.")
            if marked:
                bookmark_rows.mark(transaction, self._person, segment_id)
            else:
                bookmark_rows.unmark(transaction, self._person, segment_id)
