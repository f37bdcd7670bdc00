"""Putting the translations of a bilingual file into the segments of its job."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tmtool.desk.bilingual_document import (
    entries_into,
    is_untouched,
    known_state,
    known_target,
    languages_of,
    new_comments,
    whole_entries,
)
from tmtool.exchange.bilingual_file import BilingualEntry, BilingualFile
from tmtool.model.articles import Job, Origin, OriginKind, Segment, State
from tmtool.store import articles as article_rows
from tmtool.store import segments as segment_rows
from tmtool.store import tables
from tmtool.store.transaction import Row, Transaction

Untouched = Mapping[int, str]
"""The segments that are as a file gave them, by id, with the source that each was translated from."""


def untouched(transaction: Transaction, file: BilingualFile, job: Job) -> Untouched:
    """Name the segments of a job of which the desk has nothing but what a file gave it.

    Args:
        transaction: any.
        file: the current version of the article.
        job: the job.
    """
    connection = transaction.connection
    blocks = article_rows.blocks_of(connection, article_rows.current_version(connection, job.article).id)
    segments = segment_rows.segments_of(connection, job.id)
    entries = whole_entries(file, job.language, blocks, segments)
    return {
        one.id: one.source.shown
        for one in segments
        if one.id in entries and one.target and is_untouched(entries[one.id], one)
    }


def fill(transaction: Transaction, file: BilingualFile, job: Job, *, free: Untouched | None = None) -> None:
    """Give segments that nobody has translated on the desk what the file has for them: text, state, lock and comments.

    Nothing goes into a memory: the desk has not confirmed it.

    Args:
        transaction: the operation.
        file: the file, the current version of the article.
        job: the job.
        free: segments that had a translation of the version before and nothing else; what the file has for them now
            takes its place.
    """
    connection = transaction.connection
    blocks = article_rows.blocks_of(connection, article_rows.current_version(connection, job.article).id)
    segments = segment_rows.segments_of(connection, job.id)
    has_language = job.language in languages_of(file)
    there = entries_into(file, job.language)
    entries = whole_entries(file, job.language, blocks, segments)
    changed: dict[int, Row] = {}
    comments: list[Row] = []
    for segment in segments:
        is_open = segment.state is State.NEW and not segment.target
        if is_open and has_language and segment.source and blocks[segment.first_block - 1].start not in there:
            # A file of several documents may have one of them in another language alone.
            changed[segment.id] = {"left_out": 1, "person": transaction.doing.person, "time": transaction.now}
        entry = entries.get(segment.id)
        if entry is None:
            continue
        row = _row(entry, segment, free or {}, is_open=is_open)
        if row:
            changed[segment.id] = {**row, "person": transaction.doing.person, "time": transaction.now}
        if is_open or row:
            comments += _comments(entry, segment, transaction.now)
    transaction.update_each(tables.SegmentRow, changed)
    transaction.insert_many(tables.CommentRow, comments)


def _row(entry: BilingualEntry, segment: Segment, free: Untouched, *, is_open: bool) -> Row:
    """Give the columns of a segment that the file says otherwise; none where the desk's translation stays."""
    row: Row = {"locked": 1} if entry.locked and is_open else {}
    if entry.locked and is_open and not entry.target:
        # What the client says shall not be translated is outside the work.
        row["left_out"] = 1
    text = known_target(entry)
    is_newer = segment.id in free and not segment.locked and not is_untouched(entry, segment)
    if is_newer and text.shown == segment.target.shown:
        # The same translation of another source: it may well be the one of before.
        is_newer = free[segment.id] == segment.source.shown
    if entry.target and (is_open or is_newer):
        row |= segment_rows.target_columns(text)
        row |= segment_rows.origin_columns(Origin(OriginKind.FILE))
        row |= {"state": str(known_state(entry)), "old_source": entry.old_source}
    return row


def _comments(entry: BilingualEntry, segment: Segment, now: str) -> Collection[Row]:
    return [
        {"segment": segment.id, "text": one.text, "person": one.person, "time": one.time or now, "deleted": 0}
        for one in new_comments(segment.comments, entry.comments)
    ]
