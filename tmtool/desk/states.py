"""The state of a segment, changed without its text: locked, and taken back to draft."""

from __future__ import annotations

from tmtool.desk.settling import now, require
from tmtool.model.articles import Segment, State
from tmtool.model.errors import UsageError
from tmtool.store import tables
from tmtool.store.database import Database
from tmtool.store.transaction import Doing, Row


class States:
    """The room where states are changed; every change is an operation, and can be undone."""

    def __init__(self, database: Database, person: str) -> None:
        self._database = database
        self._person = person

    def lock(self, segment_id: int, locked: bool = True, *, version: int | None = None) -> Segment:
        """Lock a segment, so that nothing writes into it, or unlock it.

        Args:
            segment_id: the segment.
            locked: whether nothing may write into it.
            version: the version that the person saw; None takes any.

        Raises:
            ChangedMeanwhile: it is no longer in that version.
            MissingInput: it is gone.
        """
        return self._write("lock" if locked else "unlock", segment_id, {"locked": int(locked)}, version)

    def unconfirm(self, segment_id: int, *, version: int | None = None) -> Segment:
        """Make a confirmed segment a draft again; its text stays, and so does what the memory learnt from it.

        Args:
            segment_id: the segment.
            version: the version that the person saw; None takes any.

        Raises:
            ChangedMeanwhile: it is no longer in that version.
            MissingInput: it is gone.
            UsageError: it is not confirmed, or locked.
        """
        return self._write("unconfirm", segment_id, {"state": str(State.DRAFT)}, version)

    def _write(self, kind: str, segment_id: int, columns: Row, version: int | None) -> Segment:
        with self._database.reading() as connection:
            job = require(connection, segment_id, None, may_be_locked=True).job
        with self._database.writing(Doing(kind, self._person, job)) as transaction:
            seen = require(transaction.connection, segment_id, version, may_be_locked=kind != "unconfirm")
            if kind == "unconfirm" and not seen.state.confirmed:
                raise UsageError(f"Segment {seen.number} is not confirmed.")
            transaction.update(tables.SegmentRow, segment_id, **columns)
            return now(transaction.connection, segment_id)
