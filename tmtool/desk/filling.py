"""Putting the translations of a bilingual file into the segments of its job."""

from __future__ import annotations

from collections.abc import Sequence

from tmtool.desk.bilingual_document import entries_into, known_target, languages_of
from tmtool.exchange.bilingual_file import BilingualFile
from tmtool.model.articles import Block, Origin, OriginKind, Segment, State
from tmtool.store import segments as segment_rows
from tmtool.store import tables
from tmtool.store.transaction import Row, Transaction


def fill(
    transaction: Transaction,
    file: BilingualFile,
    language: str,
    blocks: Sequence[Block],
    segments: Sequence[Segment],
) -> None:
    """Give the segments that nobody has translated yet what the file has for them: text, state, lock and comments.

    Nothing goes into a memory: the desk has not confirmed it.

    Args:
        transaction: the operation.
        file: the file.
        language: the language of the job.
        blocks: the blocks of the article, each with the number of its entry as its place.
        segments: the segments of the job.
    """
    entries, there = entries_into(file, language), languages_of(file)
    changed: dict[int, Row] = {}
    comments: list[Row] = []
    for segment in segments:
        entry = entries.get(blocks[segment.first_block - 1].start)
        if entry is None and language in there and segment.source:
            # A file of several documents may have one of them in another language alone.
            changed[segment.id] = {"left_out": 1, "person": transaction.doing.person, "time": transaction.now}
        if entry is None or segment.state is not State.NEW or segment.target:
            continue
        row: Row = {"locked": 1} if entry.locked else {}
        if entry.target:
            row |= segment_rows.target_columns(known_target(entry))
            row |= segment_rows.origin_columns(Origin(OriginKind.FILE))
            row["state"] = str(State.DRAFT if entry.state is State.NEW else entry.state)
            if entry.old_source:
                row["old_source"] = entry.old_source
        if row:
            changed[segment.id] = {**row, "person": transaction.doing.person, "time": transaction.now}
        comments += (
            {
                "segment": segment.id,
                "text": one.text,
                "person": one.person,
                "time": one.time or transaction.now,
                "deleted": 0,
            }
            for one in entry.comments
        )
    transaction.update_each(tables.SegmentRow, changed)
    transaction.insert_many(tables.CommentRow, comments)
