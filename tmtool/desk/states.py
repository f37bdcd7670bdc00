"""The state of a segment, changed without its text: locked, and taken back to draft."""

from __future__ import annotations

from tmtool.desk.sisters import with_change
from tmtool.model.articles import Segment, State
from tmtool.model.errors import MissingInput, UsageError
from tmtool.store import segments as segment_rows
from tmtool.store import tables
from tmtool.store.database import Database
from tmtool.store.transaction import Doing, Row, Transaction


class States:
    """The room where states are changed; every change is an operation, and can be undone."""

    def __init__(self, database: Database, person: str) -> None:
        self._database = database
        self._person = person

    def lock(self, segment_id: int, locked: bool = True) -> Segment:
        """Lock a segment, so that nothing writes into it, or unlock it.

        Raises:
            MissingInput: it is gone.
        """
        return self._write("lock" if locked else "unlock", segment_id, {"locked": int(locked)})

    def unconfirm(self, segment_id: int) -> Segment:
        """Make a confirmed segment a draft again; its text stays, and so does what the memory learnt from it.

        Raises:
            MissingInput: it is gone.
            UsageError: it is not confirmed, or locked.
        """
        return self._write("unconfirm", segment_id, {"state": str(State.DRAFT)})

    def _write(self, kind: str, segment_id: int, columns: Row) -> Segment:
        job = self._segment(segment_id).job
        with self._database.writing(Doing(kind, self._person, job)) as transaction:
            now = _now(transaction, segment_id)
            if kind == "unconfirm":
                _require_confirmed(now)
            transaction.update(tables.SegmentRow, segment_id, **columns)
            return _now(transaction, segment_id)

    def _segment(self, segment_id: int) -> Segment:
        with self._database.reading() as connection:
            found = segment_rows.segment_by_id(connection, segment_id)
        if found is None:
            raise MissingInput(_GONE)
        return found


_GONE = "That segment is no longer there: it was joined with another one or its text vanished."


def _now(transaction: Transaction, segment_id: int) -> Segment:
    found = segment_rows.segment_by_id(transaction.connection, segment_id)
    if found is None:
        raise MissingInput(_GONE)
    return with_change(transaction.connection, found)


def _require_confirmed(segment: Segment) -> None:
    if segment.locked:
        raise UsageError(f"Segment {segment.number} is locked.")
    if not segment.state.confirmed:
        raise UsageError(f"Segment {segment.number} is not confirmed.")
