"""What makes the text of a segment count: a translator confirms it, or a reviewer accepts it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from tmtool import formats
from tmtool.desk.remembering import Prepared, remember, remember_each
from tmtool.desk.sisters import record, records, with_change
from tmtool.model.articles import Origin, OriginKind, Segment, State
from tmtool.model.errors import ChangedMeanwhile, MissingInput, UsageError
from tmtool.model.text import TaggedText
from tmtool.model.units import Status
from tmtool.store import history as history_rows
from tmtool.store import segments as segment_rows
from tmtool.store import tables
from tmtool.store.articles import format_of_job
from tmtool.store.transaction import Row, Transaction
from tmtool.store.units import approve_variant


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A confirmed segment and the repetitions that it filled."""

    segment: Segment
    propagated: tuple[Segment, ...] = ()


def settle(
    transaction: Transaction,
    segment_id: int,
    target: str | None,
    state: State,
    *,
    version: int | None,
    origin: Origin | None = None,
    propagates: bool = True,
) -> Confirmed:
    """Accept a segment: its text, the unit in the working memory and the repetitions, all or nothing.

    Args:
        transaction: the operation.
        segment_id: the segment.
        target: the whole target, in shown form; None takes it as it stands.
        state: what it becomes, translated or reviewed; what is reviewed already does not fall back unless it changed.
        version: the version that the writer saw; None writes over any.
        origin: where the text came from, if a match was inserted.
        propagates: whether repetitions are filled with it.

    Raises:
        ChangedMeanwhile: the segment is no longer in that version.
        UsageError: the segment is locked.
    """
    connection = transaction.connection
    segment = require(connection, segment_id, version)
    text = segment.target if target is None else TaggedText.from_shown(target, segment.source.tags)
    columns: Row = {"sisters": record(connection, segment)}
    # A text that a person wants to count belongs to the translation, whatever was left out before.
    is_out = segment.left_out and not text
    written = None if is_out else remember(transaction, segment, text)
    columns |= {} if is_out else {"wrote": written, "left_out": 0}
    stands = segment.state.confirmed and text == segment.target and not _is_propagated(segment)
    if not stands or (state is State.REVIEWED and segment.state is State.TRANSLATED):
        columns |= {
            **segment_rows.target_columns(text),
            **segment_rows.origin_columns(_origin_of_confirmed(segment, text, origin)),
            **signed(transaction),
            "state": str(state),
            "old_source": None,
        }
    transaction.update(tables.SegmentRow, segment_id, **columns)
    if written is not None and state is State.REVIEWED:
        approve_variant(transaction, written, Status.REVIEWED)
    filled = _propagate(transaction, segment, text) if text and propagates else ()
    return Confirmed(now(connection, segment_id), tuple(now(connection, filled_id) for filled_id in filled))


def settle_each(
    transaction: Transaction, prepared: Sequence[tuple[Prepared, Origin]], job: Mapping[int, Segment], spared: set[int]
) -> dict[int, int]:
    """Confirm segments of one job at once that nobody has confirmed before; those changed since stay as they are.

    Args:
        transaction: the operation.
        prepared: the segments as they were found, with their texts, and where these come from.
        job: the segments of the job by identity, as they were found.
        spared: segments that are confirmed by themselves, and are not filled as repetitions.

    Returns:
        The versions that the confirmed ones and those that are filled have now.
    """
    connection = transaction.connection
    versions = segment_rows.versions_of(connection, [one.segment.id for one, _ in prepared])
    good = [(one, origin) for one, origin in prepared if versions.get(one.segment.id) == one.segment.version]
    if not good:
        return {}
    beside = records(connection, [one.segment for one, _ in good])
    columns = {
        one.segment.id: {**_settled(transaction, one.target, origin), "sisters": beside[one.segment.id]}
        for one, origin in good
    }
    remember_each(transaction, [one for one, _ in good], columns)
    filled = _propagate_each(transaction, [one for one, _ in good if one.segment.repeats > 1], job, spared)
    return segment_rows.versions_of(connection, [*columns, *filled])


def _settled(transaction: Transaction, text: TaggedText, origin: Origin) -> Row:
    return {
        **segment_rows.target_columns(text),
        **segment_rows.origin_columns(origin),
        **signed(transaction),
        "state": str(State.TRANSLATED),
        "old_source": None,
    }


def _propagate_each(
    transaction: Transaction, confirmed: Sequence[Prepared], job: Mapping[int, Segment], spared: set[int]
) -> list[int]:
    if not confirmed or _stand_for_themselves(transaction.connection, confirmed[0].segment.job):
        return []
    by_source = {one.segment.source: one for one in confirmed}
    person, now_ = transaction.doing.person, transaction.now
    waiting = segment_rows.repetitions_of(transaction.connection, confirmed[0].segment.job, by_source, person, now_)
    filled = {one: by_source[source] for one, source in waiting.items() if one in job and one not in spared}
    beside = records(transaction.connection, [job[one] for one in filled])
    rows: dict[int, Row] = {}
    for identity, by in filled.items():
        origin = Origin(OriginKind.PROPAGATED, str(by.segment.number))
        settled = {**_settled(transaction, by.target, origin), "sisters": beside[identity]}
        rows[identity] = {name: value for name, value in settled.items() if name != "old_source"}
    return transaction.update_each(tables.SegmentRow, rows)


def require(connection: sa.Connection, segment_id: int, version: int | None, *, may_be_locked: bool = False) -> Segment:
    """Give a segment that may be written, in the version that the writer saw.

    Raises:
        MissingInput: it is not there any more.
        UsageError: it is locked.
        ChangedMeanwhile: somebody has changed it since.
    """
    segment = segment_rows.segment_by_id(connection, segment_id)
    if segment is None:
        raise MissingInput("That segment is no longer there: it was joined with another one or its text vanished.")
    if segment.locked and not may_be_locked:
        raise UsageError(f"Segment {segment.number} is locked.")
    if version is not None and version != segment.version:
        history = history_rows.of_segment(connection, segment_id)
        who = history[0].person if history else segment.person
        raise ChangedMeanwhile(
            f"{who or 'Somebody'} has changed segment {segment.number} meanwhile; "
            f"it now reads: “{segment.target.shown}”"
        )
    return segment


def now(connection: sa.Connection, segment_id: int) -> Segment:
    """Give a segment as it is shown."""
    return with_change(connection, require(connection, segment_id, None, may_be_locked=True))


def signed(transaction: Transaction) -> Row:
    """Give the columns that say who wrote, and when."""
    return {"person": transaction.doing.person, "time": transaction.now}


def origin_of_draft(segment: Segment, text: TaggedText, given: Origin | None) -> Origin | None:
    """Give where a text comes from that is being written."""
    if given is not None or not text:
        return given
    # What began as a fuzzy match stays one however it is edited; anything else is the person's own now.
    is_fuzzy = segment.origin is not None and segment.origin.kind is OriginKind.FUZZY
    return segment.origin if is_fuzzy else Origin(OriginKind.TYPED)


def _origin_of_confirmed(segment: Segment, text: TaggedText, given: Origin | None) -> Origin:
    if given is not None:
        return given
    # What a person accepts is no longer propagated: a later propagation must not write over it.
    passing = (OriginKind.UPDATED, OriginKind.PROPAGATED)
    if text == segment.target and segment.origin is not None and segment.origin.kind not in passing:
        return segment.origin
    return origin_of_draft(segment, text, None) or Origin(OriginKind.TYPED)


def _is_propagated(segment: Segment) -> bool:
    return segment.origin is not None and segment.origin.kind is OriginKind.PROPAGATED


def _stand_for_themselves(connection: sa.Connection, job: int) -> bool:
    """Whether what repeats in a job may have to be translated otherwise: forms of the plural."""
    return formats.by_id(format_of_job(connection, job)).has_plurals


def _propagate(transaction: Transaction, segment: Segment, text: TaggedText) -> tuple[int, ...]:
    if _stand_for_themselves(transaction.connection, segment.job):
        return ()
    waiting = segment_rows.waiting_repetitions(
        transaction.connection, segment.id, transaction.doing.person, transaction.now
    )
    return tuple(
        repetition
        for repetition in waiting
        if transaction.update(
            tables.SegmentRow,
            repetition,
            **segment_rows.target_columns(text),
            **segment_rows.origin_columns(Origin(OriginKind.PROPAGATED, str(segment.number))),
            **signed(transaction),
            state=str(State.TRANSLATED),
            sisters=record(transaction.connection, require(transaction.connection, repetition, None)),
        )
    )
