"""Reviewing a job: accepting what a translator wrote, as it is or as the reviewer changed it."""

from __future__ import annotations

from tmtool.desk.settling import Confirmed, settle
from tmtool.model.articles import HistoryEntry, State
from tmtool.model.errors import UsageError
from tmtool.store import history as history_rows
from tmtool.store import segments as segment_rows
from tmtool.store.database import Database
from tmtool.store.transaction import Doing


class Reviewing:
    """The room of the reviewer. Target texts come in shown form, with tags as ‹1›."""

    def __init__(self, database: Database, person: str) -> None:
        self._database = database
        self._person = person

    def accept(self, segment_id: int, target: str | None = None, *, version: int | None = None) -> Confirmed:
        """Accept a segment: it becomes reviewed, and so does its text in the working memory.

        A changed text takes the place of the one that the segment wrote there before. It opens a segment again that is
        signed off, and takes one into the translation that is left out.

        Args:
            segment_id: the segment.
            target: the whole target; None takes it as it stands.
            version: the version that the reviewer saw; None writes over any.

        Raises:
            ChangedMeanwhile: the segment is no longer in that version.
            MissingInput: there is no such segment.
            UsageError: the segment is locked, unchanged where it is signed off or left out, or has no translation yet.
        """
        with self._database.reading() as connection:
            seen = segment_rows.segment_by_id(connection, segment_id)
        with self._database.writing(Doing("accept", self._person, seen.job if seen else None)) as transaction:
            segment = segment_rows.segment_by_id(transaction.connection, segment_id)
            if segment is not None:
                text = segment.target.shown if target is None else target
                is_changed = text != segment.target.shown
                if segment.state is State.FINAL and not is_changed:
                    raise UsageError(f"Segment {segment.number} is signed off; nothing is left to accept.")
                if segment.left_out and not (is_changed and text.strip()):
                    raise UsageError(f"Segment {segment.number} is left out; there is nothing to accept.")
                if not text.strip() and not segment.state.confirmed:
                    raise UsageError(f"Segment {segment.number} has no translation yet; there is nothing to accept.")
            return settle(transaction, segment_id, target, State.REVIEWED, version=version)

    def last_accepted(self, segment_id: int) -> HistoryEntry | None:
        """Give what a segment last read when somebody had confirmed or accepted it; None where nobody has."""
        with self._database.reading() as connection:
            entries = history_rows.of_segment(connection, segment_id)
        # Typing that gave the confirmed text back confirmed nothing.
        accepting = (one for one in entries if one.state.confirmed and one.kind != "draft" and not one.undone)
        return next(accepting, None)
