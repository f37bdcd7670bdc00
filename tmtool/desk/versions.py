"""Writing a new version of an article into one of its jobs."""

from __future__ import annotations

from collections.abc import Sequence

from tmtool.desk.segmenting import Cutting
from tmtool.desk.updating import Fate, Update, update_job
from tmtool.model.articles import Job, Origin, OriginKind, Segment, State
from tmtool.store import segments as segment_rows
from tmtool.store import tables
from tmtool.store.articles import NewBlock
from tmtool.store.segments import POSITION_STEP, Place
from tmtool.store.transaction import Row, Transaction


def write_update(
    transaction: Transaction,
    job: Job,
    blocks: Sequence[NewBlock],
    identities: Sequence[int],
    language: str,
    rules: Cutting,
) -> None:
    """Give a job the segments of a new version.

    Args:
        transaction: the transaction of the update.
        job: the job.
        blocks: the blocks of the new version.
        identities: their identities, in order.
        language: the language of the article.
        rules: the rules that cut it.
    """
    old = segment_rows.segments_of(transaction.connection, job.id)
    update = update_job(old, [block.text for block in blocks], language, rules)
    fresh: list[Row] = []
    for number, fate in enumerate(update.fates, 1):
        slice = fate.slice
        place = Place(
            number * POSITION_STEP,
            identities[slice.first_block],
            slice.start,
            identities[slice.last_block],
            slice.end,
        )
        proposed = blocks[slice.first_block].furniture
        if fate.old is None:
            fresh.append(segment_rows.new_segment(job.id, place, slice.source, furniture=proposed))
        else:
            columns = segment_rows.place_columns(place) | ({} if fate.kept else _changed(fate))
            transaction.update(tables.SegmentRow, fate.old.id, **columns)
    transaction.insert_many(tables.SegmentRow, fresh)
    for segment in update.vanished:
        transaction.remove(tables.SegmentRow, segment.id)
    _carry_added(transaction, old, update, identities)


def _carry_added(transaction: Transaction, old: Sequence[Segment], update: Update, identities: Sequence[int]) -> None:
    """Put added sentences behind the segment of the new version that lives on from the one before them."""
    lives_on = {fate.old.id: (number, fate.slice) for number, fate in enumerate(update.fates, 1) if fate.old}
    number, block, end, behind = 0, identities[0], 0, 0
    for segment in old:
        if segment.id in lives_on:
            number, slice = lives_on[segment.id]
            block, end, behind = identities[slice.last_block], slice.end, 0
        elif segment.added:
            behind += 1
            position = number * POSITION_STEP + POSITION_STEP * behind / (behind + 1)
            place = Place(position, block, end, block, end)
            transaction.update(tables.SegmentRow, segment.id, **segment_rows.place_columns(place))


def _changed(fate: Fate) -> Row:
    old = fate.old
    assert old is not None
    columns = segment_rows.source_columns(fate.slice.source)
    if not old.target:
        return {**columns, "state": str(State.NEW)}
    # A draft that an earlier update left untouched still belongs to the source before that.
    untouched = old.old_source is not None and old.origin == Origin(OriginKind.UPDATED)
    made_for = old.old_source if untouched and old.old_source is not None else old.source
    return {
        **columns,
        **segment_rows.origin_columns(Origin(OriginKind.UPDATED)),
        "state": str(State.DRAFT),
        "old_source": made_for.text,
    }
