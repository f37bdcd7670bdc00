"""The author box of an article: decided once, for all of it and in every language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import sqlalchemy as sa

from tmtool.desk.numbers_in_runs import in_runs
from tmtool.model.articles import Segment, State
from tmtool.model.errors import UsageError
from tmtool.store import articles as article_rows
from tmtool.store import segments as segment_rows
from tmtool.store import tables
from tmtool.store.articles import NewBlock
from tmtool.store.transaction import Transaction


def leave_out_box(transaction: Transaction, segment: Segment) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Leave out a segment and all that is proposed with it, also in the other languages where nobody has begun it.

    Args:
        transaction: the operation.
        segment: the one that the person stands on.

    Returns:
        the segments of its job that are left out now, and the other languages in which some are.

    Raises:
        UsageError: the segment is in the translation and looks like no author box.
    """
    connection = transaction.connection
    here = segment_rows.segments_of(connection, segment.job)
    # What is left out already may have been of a box: whoever asks twice is not refused.
    if not (segment.furniture or segment.left_out):
        raise UsageError(_in_no_box(segment, here))
    box = [one for one in here if _is_proposed(one) or one.id == segment.id]
    blocks = {one.first_block for one in box}
    _leave_out(transaction, box)
    languages: list[str] = []
    article = article_rows.job_by_id(connection, segment.job).article
    for job in article_rows.jobs_of(connection, article):
        if job.id != segment.job:
            found = segment_rows.segments_of(connection, job.id)
            there = [one for one in found if _is_proposed(one) and one.first_block in blocks]
            _leave_out(transaction, there)
            languages += [job.language] if there else []
    return tuple(one.id for one in box), tuple(languages)


def decided(
    connection: sa.Connection, article: int, blocks: Sequence[NewBlock]
) -> tuple[tuple[NewBlock, ...], frozenset[int]]:
    """Give what a person decided in the first job of an article of what is proposed to be left out.

    Args:
        connection: where to read.
        article: the article.
        blocks: its blocks, with what is proposed.

    Returns:
        the blocks, with what is still a proposal, and the indices of those that are left out whole.
    """
    jobs = article_rows.jobs_of(connection, article)
    if not jobs:
        return tuple(blocks), frozenset()
    over: dict[int, list[Segment]] = {}
    for segment in segment_rows.segments_of(connection, jobs[0].id):
        if not segment.added:
            for position in range(segment.first_block, segment.last_block + 1):
                over.setdefault(position - 1, []).append(segment)
    left_out = frozenset(index for index, there in over.items() if all(one.left_out for one in there))
    open_ones = {index for index, there in over.items() if any(one.furniture for one in there)}
    now = (replace(block, furniture=block.furniture and index in open_ones) for index, block in enumerate(blocks))
    return tuple(now), left_out


def _is_proposed(segment: Segment) -> bool:
    return segment.furniture and segment.state is State.NEW and not (segment.left_out or segment.locked)


def _in_no_box(segment: Segment, here: Sequence[Segment]) -> str:
    boxed = [one.number for one in here if one.furniture]
    there = "this translation has none" if not boxed else f"segment {boxed[0]} looks like one"
    if len(boxed) > 1:
        there = f"segments {in_runs(boxed)} look like one"
    return f"Segment {segment.number} is in no author box; {there}."


def _leave_out(transaction: Transaction, segments: Sequence[Segment]) -> None:
    for segment in segments:
        transaction.update(tables.SegmentRow, segment.id, left_out=1, furniture=0)
