"""Sentences that only the translation has: they stand at a place of the article and have no source text."""

from __future__ import annotations

from tmtool.desk.settling import now, require, signed
from tmtool.model.articles import Origin, OriginKind, Segment, State
from tmtool.model.errors import UsageError
from tmtool.model.text import TaggedText
from tmtool.store import segments as segment_rows
from tmtool.store import tables
from tmtool.store.database import Database
from tmtool.store.segments import POSITION_STEP, Place
from tmtool.store.transaction import Doing, Transaction


class Adding:
    """The room of the added sentences. Such a segment makes no unit, is no neighbour and counts no words."""

    def __init__(self, database: Database, person: str) -> None:
        self._database = database
        self._person = person

    def add_sentence(self, after: int, text: str = "") -> Segment:
        """Put a sentence of one's own behind a segment, in the same paragraph.

        Args:
            after: the segment.
            text: the sentence; it may be typed later.

        Raises:
            MissingInput: the segment is gone.
        """
        with self._database.reading() as connection:
            job = require(connection, after, None, may_be_locked=True).job
        with self._database.writing(Doing("add a sentence", self._person, job)) as transaction:
            require(transaction.connection, after, None, may_be_locked=True)
            target = TaggedText.from_shown(text)
            made = insert_sentence(transaction, after, target, State.DRAFT if target else State.NEW)
            return now(transaction.connection, made)

    def remove_sentence(self, segment_id: int, *, version: int | None = None) -> Segment:
        """Take an added sentence away; undo brings it back.

        Args:
            segment_id: the segment.
            version: the version that the person saw; None takes any.

        Returns:
            It, as it was.

        Raises:
            ChangedMeanwhile: it is no longer in that version.
            MissingInput: it is gone already.
            UsageError: it is no added one, or it is locked.
        """
        with self._database.reading() as connection:
            job = require(connection, segment_id, None).job
        with self._database.writing(Doing("remove a sentence", self._person, job)) as transaction:
            segment = require(transaction.connection, segment_id, version)
            if not segment.added:
                raise UsageError(f"Segment {segment.number} has a source text; it can only be left out.")
            transaction.remove(tables.SegmentRow, segment_id)
        return segment


def insert_sentence(transaction: Transaction, after: int, target: TaggedText, state: State) -> int:
    """Put a sentence that only the translation has behind a segment, in the same paragraph.

    Returns:
        The identity of the new segment.
    """
    connection = transaction.connection
    position, following = segment_rows.positions(connection, after)
    block, end = segment_rows.end_of(connection, after)
    middle = position + POSITION_STEP if following is None else (position + following) / 2
    place = Place(middle, block, end, block, end)
    return transaction.insert(
        tables.SegmentRow,
        **{
            **segment_rows.new_segment(require(connection, after, None, may_be_locked=True).job, place, TaggedText()),
            **segment_rows.target_columns(target),
            **segment_rows.origin_columns(Origin(OriginKind.TYPED) if target else None),
            "state": str(state),
        },
        **signed(transaction),
        left_out=0,
        version=1,
    )
