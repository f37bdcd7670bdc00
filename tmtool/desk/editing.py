"""Working on the segments of a job: one transaction, one operation each."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from tmtool.desk.author_box import leave_out_box
from tmtool.desk.remembering import forget
from tmtool.desk.segmenting import Slice, cut, join
from tmtool.desk.settling import Confirmed, now, origin_of_draft, require, settle, signed
from tmtool.desk.sisters import joined_record
from tmtool.model.articles import Origin, OriginKind, Segment, State
from tmtool.model.errors import UsageError
from tmtool.model.text import TaggedText
from tmtool.store import articles as article_rows
from tmtool.store import history as history_rows
from tmtool.store import segments as segment_rows
from tmtool.store import tables
from tmtool.store.accepted import stood_before_typing
from tmtool.store.database import Database
from tmtool.store.segments import POSITION_STEP, Place
from tmtool.store.transaction import Doing, Row, Transaction


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An author box that is left out."""

    segments: tuple[Segment, ...]
    """Of the job; the one that the person stood on first."""
    languages: tuple[str, ...]
    """The other languages in which it is left out too."""


class Editing:
    """The room of the segments. Target texts come in shown form, with tags as ‹1›."""

    def __init__(self, database: Database, person: str) -> None:
        self._database = database
        self._person = person

    def draft(
        self, segment_id: int, target: str, *, version: int | None = None, origin: Origin | None = None
    ) -> Segment:
        """Keep what has been typed so far; typing on continues the same operation.

        What is typed into a left-out segment takes it into the translation. Where the text is again the one that was
        confirmed, the segment is again what it was.

        Args:
            segment_id: the segment.
            target: the whole target.
            version: the version that the writer saw; None writes over any.
            origin: where the text came from, if a match was inserted.

        Raises:
            ChangedMeanwhile: the segment is no longer in that version.
            UsageError: the segment is locked.
        """
        doing = Doing("draft", self._person, self._job(segment_id))
        with self._database.writing(doing) as transaction:
            segment = require(transaction.connection, segment_id, version)
            text = TaggedText.from_shown(target, segment.source.tags)
            if text == segment.target:
                return segment
            columns = _typed(transaction, segment, text, origin)
            begun = history_rows.draft_to_extend(transaction.connection, segment_id, self._person)
            if begun is None:
                transaction.update(tables.SegmentRow, segment_id, **columns)
            else:
                history_rows.extend_draft(transaction, begun, segment_id, columns)
            # Read before anybody else can write: the version given back must be the one of this text.
            return now(transaction.connection, segment_id)

    def confirm(
        self,
        segment_id: int,
        target: str | None = None,
        *,
        version: int | None = None,
        origin: Origin | None = None,
    ) -> Confirmed:
        """Accept a segment: its text, the unit in the working memory and the repetitions, all or nothing.

        Args:
            segment_id: the segment.
            target: the whole target; None takes it as it stands.
            version: the version that the writer saw; None writes over any.
            origin: where the text came from, if a match was inserted.

        Raises:
            ChangedMeanwhile: the segment is no longer in that version.
            UsageError: the segment is locked.
        """
        with self._database.writing(Doing("confirm", self._person, self._job(segment_id))) as transaction:
            return settle(transaction, segment_id, target, State.TRANSLATED, version=version, origin=origin)

    def leave_out(self, segment_id: int, left_out: bool = True, *, version: int | None = None) -> Segment:
        """Put a segment outside the job, or take it in again; a proposal to leave it out is settled by either.

        Args:
            segment_id: the segment.
            left_out: whether it is to be outside.
            version: the version that the person saw; None takes any.

        Raises:
            ChangedMeanwhile: the segment is no longer in that version.
            UsageError: the segment is locked.
        """
        with self._database.writing(Doing("leave out", self._person, self._job(segment_id))) as transaction:
            segment = require(transaction.connection, segment_id, version)
            state = segment.state if left_out else _state_taken_back(transaction, segment)
            transaction.update(tables.SegmentRow, segment_id, left_out=int(left_out), furniture=0, state=str(state))
            return now(transaction.connection, segment_id)

    def leave_out_box(self, segment_id: int, *, version: int | None = None) -> LeftOut:
        """Leave out a segment with all that looks like an author box beside it, in every language; one operation.

        Args:
            segment_id: a segment of it.
            version: the version that the person saw; None takes any.

        Raises:
            ChangedMeanwhile: the segment is no longer in that version.
            UsageError: the segment is locked, or looks like no author box.
        """
        with self._database.writing(Doing("leave out", self._person, self._job(segment_id))) as transaction:
            connection = transaction.connection
            found, languages = leave_out_box(transaction, require(connection, segment_id, version))
            others = (now(connection, one) for one in found if one != segment_id)
            return LeftOut((now(connection, segment_id), *others), languages)

    def split(self, segment_id: int, at: int, *, version: int | None = None) -> tuple[Segment, Segment]:
        """Cut a segment in two; the target stays on the first part as draft.

        Args:
            segment_id: the segment.
            at: where to cut: offset in the source text, in characters.
            version: the version that the person saw; None takes any.

        Raises:
            ChangedMeanwhile: the segment is no longer in that version.
            UsageError: a part would be empty, or the segment is locked.
        """
        with self._database.writing(Doing("split", self._person, self._job(segment_id))) as transaction:
            segment = require(transaction.connection, segment_id, version)
            lay = _Lay.of(transaction.connection, segment)
            parts = cut(lay.texts, lay.slice(segment), at)
            if parts is None:
                raise UsageError(f"Segment {segment.number} cannot be split there: one part would be empty.")
            first, second = parts
            position, following = segment_rows.positions(transaction.connection, segment_id)
            transaction.update(
                tables.SegmentRow,
                segment_id,
                **segment_rows.source_columns(first.source),
                **segment_rows.place_columns(lay.place(first, position)),
                state=str(State.DRAFT if segment.target else State.NEW),
            )
            middle = position + POSITION_STEP if following is None else (position + following) / 2
            row = segment_rows.new_segment(segment.job, lay.place(second, middle), second.source)
            made = transaction.insert(tables.SegmentRow, **row, left_out=int(segment.left_out), version=1)
            return now(transaction.connection, segment_id), now(transaction.connection, made)

    def join(self, segment_id: int) -> Segment:
        """Join a segment with the next one, over blocks too; both targets stay, as draft.

        Raises:
            UsageError: there is no next segment, or one of the two is locked.
        """
        segment = self._segment(segment_id)
        with self._database.writing(Doing("join", self._person, segment.job)) as transaction:
            connection = transaction.connection
            segment = require(connection, segment_id, None)
            following = segment_rows.following(connection, segment_id)
            if following is None:
                raise UsageError(f"Segment {segment.number} is the last one; there is nothing to join it with.")
            second = require(connection, following, None)
            lay = _Lay.of(connection, segment)
            whole = lay.join(segment, second)
            space = TaggedText(" ") if segment.target and second.target else TaggedText()
            target = segment.target + space + second.target
            position, _ = segment_rows.positions(connection, segment_id)
            for part in (segment_id, second.id):
                forget(transaction, part)
            transaction.update(
                tables.SegmentRow,
                segment_id,
                wrote=None,
                **segment_rows.source_columns(whole.source),
                **segment_rows.target_columns(target),
                **segment_rows.place_columns(lay.place(whole, position)),
                state=str(State.DRAFT if target else State.NEW),
                left_out=int(segment.left_out and second.left_out),
                sisters=joined_record(connection, segment, second),
            )
            segment_rows.move_comments(transaction, second.id, segment_id)
            transaction.remove(tables.SegmentRow, second.id)
            return now(connection, segment_id)

    def comment(self, segment_id: int, text: str) -> Segment:
        """Add a remark to a segment, whatever a colleague has made of its text meanwhile."""
        segment = self._segment(segment_id)
        if not text.strip():
            raise UsageError("An empty comment says nothing; type its text.")
        with self._database.writing(Doing("comment", self._person, segment.job)) as transaction:
            transaction.insert(
                tables.CommentRow,
                segment=segment_id,
                text=text.strip(),
                person=self._person,
                time=transaction.now,
                deleted=0,
            )
            return now(transaction.connection, segment_id)

    def _job(self, segment_id: int) -> int:
        with self._database.reading() as connection:
            job = segment_rows.job_of(connection, segment_id)
        return self._segment(segment_id).job if job is None else job

    def _segment(self, segment_id: int) -> Segment:
        with self._database.reading() as connection:
            return now(connection, segment_id)


def _typed(transaction: Transaction, segment: Segment, text: TaggedText, origin: Origin | None) -> Row:
    """Give the columns of a segment into which something was typed; what is typed in takes it into the translation."""
    target = segment_rows.target_columns(text)
    columns: Row = {
        **target,
        **segment_rows.origin_columns(origin_of_draft(segment, text, origin)),
        **signed(transaction),
        "state": str(State.DRAFT if text else State.NEW),
    }
    stood = stood_before_typing(transaction.connection, segment.id)
    if stood and {**target, "source": segment.source.text} == {name: stood[name] for name in (*target, "source")}:
        # Who types what was confirmed before, or takes the typing out, has changed nothing.
        columns |= {name: stood[name] for name in columns}
    return {**columns, "left_out": 0} if text else columns


def _state_taken_back(transaction: Transaction, segment: Segment) -> State:
    """Give what a segment is that is taken into its job again: what no person confirmed in the job is a draft."""
    by_person = segment.origin is None or segment.origin.kind in (OriginKind.TYPED, OriginKind.FUZZY)
    is_learnt = segment_rows.written_variant(transaction.connection, segment.id) is not None
    if segment.left_out and segment.state.confirmed and segment.target and by_person and not is_learnt:
        return State.DRAFT
    return segment.state


@dataclass(frozen=True, slots=True)
class _Lay:
    """The blocks under a job."""

    texts: list[TaggedText]
    identities: list[int]

    @classmethod
    def of(cls, connection: sa.Connection, segment: Segment) -> _Lay:
        article = article_rows.job_by_id(connection, segment.job).article
        version = article_rows.current_version(connection, article)
        blocks = article_rows.blocks_of(connection, version.id)
        return cls([block.text for block in blocks], [block.id for block in blocks])

    def slice(self, segment: Segment) -> Slice:
        return Slice(segment.first_block - 1, segment.start, segment.last_block - 1, segment.end, segment.source)

    def join(self, first: Segment, second: Segment) -> Slice:
        """Make one slice of two; an added sentence goes into the other one, and has no part in the source."""
        if first.added or second.added:
            return self.slice(second if first.added else first)
        return join(self.texts, self.slice(first), self.slice(second))

    def place(self, slice: Slice, position: float) -> Place:
        return Place(
            position, self.identities[slice.first_block], slice.start, self.identities[slice.last_block], slice.end
        )
