"""The segments of a job, their comments, and where people stand in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from sys import intern
from typing import Any

import sqlalchemy as sa

from tmtool.model.articles import BlockKind, Comment, Origin, OriginKind, Segment, State
from tmtool.model.text import TaggedText, key_hash, text_hash
from tmtool.store import tables
from tmtool.store.marked import tagged, tags_to
from tmtool.store.transaction import Row, Transaction, table_of

_SEGMENT = table_of(tables.SegmentRow)
_BLOCK = table_of(tables.BlockRow)
_COMMENT = table_of(tables.CommentRow)
_JOB = table_of(tables.JobRow)
_ARTICLE = table_of(tables.ArticleRow)
_PRESENCE = table_of(tables.PresenceRow)
_UNIT = table_of(tables.UnitRow)
_VARIANT = table_of(tables.VariantRow)
POSITION_STEP = 1024.0
_CHUNK = 500
_MOST_KEYS = 2000
"""More texts than that need not be asked for to find an article again."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The segment beside another one, as far as context goes."""

    text: str
    hash: bytes


@dataclass(frozen=True, slots=True)
class Place:
    """Where a segment lies, in identities and offsets of its article version's blocks."""

    position: float
    first_block: int
    start: int
    last_block: int
    end: int


_FIRST, _LAST = _BLOCK.alias("first"), _BLOCK.alias("last")
_NAMES = (
    "source_key", "position", "id", "job", "start", "end", "source", "source_tags", "target", "target_tags", "state",
    "version", "origin", "origin_detail", "locked", "left_out", "furniture", "old_source", "person", "time",
)  # fmt: skip
_STATES = {str(state): state for state in State}
_HEADLINE = str(BlockKind.HEADLINE)
_SOURCE_KEY, _ID, _SOURCE = (_NAMES.index(name) for name in ("source_key", "id", "source"))
_IS_ONE = _SEGMENT.c.id == sa.bindparam("segment")
_IN_JOB = sa.and_(_SEGMENT.c.job == sa.bindparam("job"), _SEGMENT.c.deleted == 0)
# Statements are made once: to put one together takes longer than to carry it out.
_WITH_BLOCKS = (
    sa.select(
        *(_SEGMENT.c[name] for name in _NAMES),
        _FIRST.c.position.label("first_position"),
        _FIRST.c.kind.label("kind"),
        _LAST.c.position.label("last_position"),
        sa.func.length(_LAST.c.text).label("last_length"),
    )
    .join(_FIRST, _FIRST.c.id == _SEGMENT.c.first_block)
    .join(_LAST, _LAST.c.id == _SEGMENT.c.last_block)
    .where(_SEGMENT.c.deleted == 0)
)
_ONE = _WITH_BLOCKS.where(_IS_ONE)
_OF_JOB = _WITH_BLOCKS.where(_SEGMENT.c.job == sa.bindparam("job")).order_by(_SEGMENT.c.position)
_JOB_OF = sa.select(_SEGMENT.c.job).where(_IS_ONE, _SEGMENT.c.deleted == 0)
_SAID_IN_JOB = sa.and_(
    _SEGMENT.c.job == sa.bindparam("job"),
    _SEGMENT.c.source_key == sa.bindparam("source_key"),
    # As a sum, so that SQLite takes the index of the texts and not that of the places, which is all of the job.
    _SEGMENT.c.deleted + 0 == 0,
)
_NUMBER_AND_REPEATS = sa.select(
    sa.select(sa.func.count()).where(_IN_JOB, _SEGMENT.c.position <= sa.bindparam("position")).scalar_subquery(),
    sa.select(sa.func.count()).where(_SAID_IN_JOB, _SEGMENT.c.source != "").scalar_subquery(),
)
_COMMENTS = (
    sa.select(_COMMENT.c.segment, _COMMENT.c.text, _COMMENT.c.person, _COMMENT.c.time)
    .join(_SEGMENT, _SEGMENT.c.id == _COMMENT.c.segment)
    .where(_COMMENT.c.deleted == 0)
    .order_by(_COMMENT.c.id)
)
_COMMENTS_OF_ONE = _COMMENTS.where(_IS_ONE)
_COMMENTS_OF_JOB = _COMMENTS.where(_SEGMENT.c.job == sa.bindparam("job"))
_THIS = _SEGMENT.alias("this")
_HERE = sa.select(_THIS.c.position).where(_THIS.c.id == sa.bindparam("segment")).scalar_subquery()
_BESIDE = (
    sa.select(_SEGMENT.c.source, _SEGMENT.c.source_hash)
    .where(
        _SEGMENT.c.job == sa.select(_THIS.c.job).where(_THIS.c.id == sa.bindparam("segment")).scalar_subquery(),
        _SEGMENT.c.deleted == 0,
        _SEGMENT.c.source != "",
    )
    .limit(1)
)
_BEFORE = _BESIDE.where(_SEGMENT.c.position < _HERE).order_by(_SEGMENT.c.position.desc())
_AFTER = _BESIDE.where(_SEGMENT.c.position > _HERE).order_by(_SEGMENT.c.position)
_WRITTEN = (
    sa.select(_VARIANT.c.id)
    .join(_SEGMENT, _SEGMENT.c.wrote == _VARIANT.c.id)
    .join(_UNIT, _UNIT.c.id == _VARIANT.c.unit)
    .where(_IS_ONE, _VARIANT.c.deleted == 0, _UNIT.c.source_key == _SEGMENT.c.source_key)
)
_SAID = sa.select(_SEGMENT.c.job, _SEGMENT.c.source_key, _SEGMENT.c.source).where(_IS_ONE)
_TAKEN = sa.select(_PRESENCE.c.segment).where(
    _PRESENCE.c.job == sa.bindparam("job"),
    _PRESENCE.c.person != sa.bindparam("person"),
    _PRESENCE.c.until > sa.bindparam("now"),
)
_FREE = (
    _SEGMENT.c.locked == 0,
    _SEGMENT.c.left_out == 0,
    sa.or_(
        _SEGMENT.c.state == State.NEW,
        sa.and_(_SEGMENT.c.origin == OriginKind.PROPAGATED, _SEGMENT.c.state == State.TRANSLATED),
    ),
    _SEGMENT.c.id.not_in(_TAKEN),
)
_WAITING = (
    sa.select(_SEGMENT.c.id)
    .where(_SAID_IN_JOB, *_FREE, _SEGMENT.c.id != sa.bindparam("segment"))
    .order_by(_SEGMENT.c.position)
)
_WAITING_FOR_SOME = (
    sa.select(_SEGMENT.c.id, _SEGMENT.c.source_key)
    .where(_IN_JOB, *_FREE, _SEGMENT.c.source_key.in_(sa.bindparam("source_keys", expanding=True)))
    .order_by(_SEGMENT.c.position)
)


def source_columns(source: TaggedText) -> Row:
    """The columns that follow from a segment's source text."""
    return {
        "source": source.text,
        "source_tags": tags_to(source.tags),
        "source_hash": text_hash(source.text),
        "source_key": key_hash(source),
    }


def target_columns(target: TaggedText) -> Row:
    """The columns that follow from a segment's target text."""
    return {"target": target.text, "target_tags": tags_to(target.tags)}


def origin_columns(origin: Origin | None) -> Row:
    """The columns that say where a target came from."""
    if origin is None:
        return {"origin": None, "origin_detail": None}
    return {"origin": str(origin.kind), "origin_detail": origin.detail or None}


def place_columns(place: Place) -> Row:
    """The columns that say where a segment lies."""
    return {
        "position": place.position,
        "first_block": place.first_block,
        "start": place.start,
        "last_block": place.last_block,
        "end": place.end,
    }


def new_segment(job: int, place: Place, source: TaggedText, *, furniture: bool = False) -> Row:
    """A row for a segment that nobody has touched."""
    return {
        "job": job,
        **place_columns(place),
        **source_columns(source),
        **target_columns(TaggedText()),
        "state": str(State.NEW),
        "furniture": int(furniture),
    }


def segments_of(connection: sa.Connection, job: int) -> tuple[Segment, ...]:
    """Give the segments of a job in order."""
    rows = connection.execute(_OF_JOB, {"job": job}).all()
    repeats = Counter(row[_SOURCE_KEY] for row in rows if row[_SOURCE])
    comments = _comments(connection, _COMMENTS_OF_JOB, {"job": job})
    segments = [
        _segment(row, number, max(repeats[row[_SOURCE_KEY]], 1), comments.get(row[_ID], ()))
        for number, row in enumerate(rows, 1)
    ]
    # Where a sentence is added behind the last one of a paragraph, the paragraph goes on with it.
    for place, segment in enumerate(segments):
        if place and not segment.source.text and segment.added and segments[place - 1].ends_block:
            segments[place - 1] = replace(segments[place - 1], ends_block=False)
    return tuple(segments)


def changed_after(
    connection: sa.Connection, job: int, change: int, known: Mapping[int, int]
) -> tuple[tuple[int, ...], int, int]:
    """Find what was written in a job since a change.

    Args:
        connection: where to read.
        job: the job.
        change: the change.
        known: segment to a version of its row that is no news.

    Returns:
        the segments whose row or comments were written, also those that are gone, the last change in the job, and how
        many segments it has.
    """
    of_job = _SEGMENT.c.job == job
    rows = sa.select(_SEGMENT.c.id, _SEGMENT.c.version).where(of_job, _SEGMENT.c.change > change)
    comments = (
        sa.select(_COMMENT.c.segment)
        .join(_SEGMENT, _SEGMENT.c.id == _COMMENT.c.segment)
        .where(of_job, _COMMENT.c.change > change)
    )
    there = sa.func.count(sa.case((_SEGMENT.c.deleted == 0, 1)))
    last, count = connection.execute(sa.select(sa.func.max(_SEGMENT.c.change), there).where(of_job)).one()
    last_comment = connection.execute(
        sa.select(sa.func.max(_COMMENT.c.change)).join(_SEGMENT, _SEGMENT.c.id == _COMMENT.c.segment).where(of_job)
    ).scalar()
    found = {segment for segment, version in connection.execute(rows) if known.get(segment) != version}
    found.update(connection.execute(comments).scalars())
    return tuple(sorted(found)), max(last or 0, last_comment or 0), count


def segment_by_id(connection: sa.Connection, segment: int) -> Segment | None:
    """Give one segment, None where it is gone."""
    row = connection.execute(_ONE, {"segment": segment}).one_or_none()
    if row is None:
        return None
    place = {"job": row.job, "position": row.position, "source_key": row.source_key}
    number, repeats = connection.execute(_NUMBER_AND_REPEATS, place).one()
    comments = _comments(connection, _COMMENTS_OF_ONE, {"segment": segment})
    return _segment(row, number, max(repeats, 1), comments.get(segment, ()))


def job_of(connection: sa.Connection, segment: int) -> int | None:
    """Give the job of a segment, None where the segment is gone."""
    return connection.execute(_JOB_OF, {"segment": segment}).scalar()


def neighbours(connection: sa.Connection, segment: int) -> tuple[Neighbour | None, Neighbour | None]:
    """Give the segments before and after, left-out ones included, added target-only ones not; None at an end."""
    before = connection.execute(_BEFORE, {"segment": segment}).one_or_none()
    after = connection.execute(_AFTER, {"segment": segment}).one_or_none()
    return (Neighbour(*before) if before else None, Neighbour(*after) if after else None)


@cache
def _beside_some() -> tuple[sa.FromClause, sa.Select[Any]]:
    """The query for neighbours, and what it calls the segments; made once."""
    this, before, after = _SEGMENT.alias("this"), _SEGMENT.alias("before"), _SEGMENT.alias("after")
    beside = sa.select(_SEGMENT.c.id).where(
        _SEGMENT.c.job == this.c.job, _SEGMENT.c.deleted == 0, _SEGMENT.c.source != ""
    )
    previous = beside.where(_SEGMENT.c.position < this.c.position).order_by(_SEGMENT.c.position.desc()).limit(1)
    following = beside.where(_SEGMENT.c.position > this.c.position).order_by(_SEGMENT.c.position).limit(1)
    query = (
        sa.select(this.c.id, before.c.source, before.c.source_hash, after.c.source, after.c.source_hash)
        .select_from(this)
        .outerjoin(before, before.c.id == previous.correlate(this).scalar_subquery())
        .outerjoin(after, after.c.id == following.correlate(this).scalar_subquery())
    )
    return this, query


def neighbours_of(
    connection: sa.Connection, segments: Sequence[int]
) -> dict[int, tuple[Neighbour | None, Neighbour | None]]:
    """Give the segments before and after each of some, as `neighbours` does for one."""
    this, query = _beside_some()
    found: dict[int, tuple[Neighbour | None, Neighbour | None]] = {}
    for start in range(0, len(segments), _CHUNK):
        rows = connection.execute(query.where(this.c.id.in_(segments[start : start + _CHUNK])))
        for segment, left, left_hash, right, right_hash in rows:
            found[segment] = (
                None if left is None else Neighbour(left, left_hash),
                None if right is None else Neighbour(right, right_hash),
            )
    return found


def versions_of(connection: sa.Connection, segments: Sequence[int]) -> dict[int, int]:
    """Give the versions of some segments; those that are gone are missing."""
    found: dict[int, int] = {}
    for start in range(0, len(segments), _CHUNK):
        among = _SEGMENT.c.id.in_(segments[start : start + _CHUNK])
        query = sa.select(_SEGMENT.c.id, _SEGMENT.c.version).where(among, _SEGMENT.c.deleted == 0)
        found |= {identity: version for identity, version in connection.execute(query)}
    return found


def versions_in(connection: sa.Connection, job: int) -> dict[int, int]:
    """Give the versions of the segments of a job."""
    query = sa.select(_SEGMENT.c.id, _SEGMENT.c.version).where(_SEGMENT.c.job == job, _SEGMENT.c.deleted == 0)
    return {identity: version for identity, version in connection.execute(query)}


def following(connection: sa.Connection, segment: int) -> int | None:
    """Give the segment after another one."""
    this, after = _SEGMENT.alias("this"), _SEGMENT.alias("after")
    query = (
        sa.select(after.c.id)
        .join(this, sa.and_(this.c.job == after.c.job, after.c.position > this.c.position))
        .where(this.c.id == segment, after.c.deleted == 0)
        .order_by(after.c.position)
        .limit(1)
    )
    return connection.execute(query).scalar()


def positions(connection: sa.Connection, segment: int) -> tuple[float, float | None]:
    """Give the position of a segment and that of the one after it."""
    after = following(connection, segment)
    query = sa.select(_SEGMENT.c.id, _SEGMENT.c.position).where(_SEGMENT.c.id.in_([segment, after or segment]))
    found = {identity: position for identity, position in connection.execute(query)}
    return found[segment], None if after is None else found[after]


def end_of(connection: sa.Connection, segment: int) -> tuple[int, int]:
    """Give where a segment ends: identity of its last block and offset in it."""
    block, end = connection.execute(
        sa.select(_SEGMENT.c.last_block, _SEGMENT.c.end).where(_SEGMENT.c.id == segment)
    ).one()
    return block, end


def written_variant(connection: sa.Connection, segment: int) -> int | None:
    """Give the variant that confirming a segment wrote for the source text that it has now, as long as it lives.

    An undo may have taken it back; and the pair of a source text that an update or a split changed stays right.
    """
    return connection.execute(_WRITTEN, {"segment": segment}).scalar()


def is_written_elsewhere(connection: sa.Connection, variant: int, segment: int) -> bool:
    """Whether another live segment wrote this variant too."""
    query = sa.select(_SEGMENT.c.id).where(
        _SEGMENT.c.wrote == variant, _SEGMENT.c.id != segment, _SEGMENT.c.deleted == 0
    )
    return connection.execute(query.limit(1)).scalar() is not None


def waiting_repetitions(connection: sa.Connection, segment: int, person: str, now: str) -> tuple[int, ...]:
    """Find the segments that a confirmation fills: same source in the job, new or filled that way before, free.

    Args:
        segment: the segment that was confirmed.
        person: whose own place does not count as a colleague's.
        now: the time, ISO 8601.
    """
    this = connection.execute(_SAID, {"segment": segment}).one()
    if not this.source:
        return ()  # added sentences have nothing in common but that
    asked = {"job": this.job, "source_key": this.source_key, "segment": segment, "person": person, "now": now}
    return tuple(connection.execute(_WAITING, asked).scalars())


def repetitions_of(
    connection: sa.Connection, job: int, sources: Collection[TaggedText], person: str, now: str
) -> dict[int, TaggedText]:
    """Find the segments that confirming some sources would fill, as `waiting_repetitions` does; with their source."""
    by_key = {key_hash(source): source for source in sources}
    asked = {"job": job, "source_keys": list(by_key), "person": person, "now": now}
    return {identity: by_key[key] for identity, key in connection.execute(_WAITING_FOR_SOME, asked)}


def move_comments(transaction: Transaction, segment: int, to: int) -> None:
    """Give the comments of a segment to another one."""
    query = sa.select(_COMMENT.c.id).where(_COMMENT.c.segment == segment, _COMMENT.c.deleted == 0)
    for comment in transaction.connection.execute(query).scalars().all():
        transaction.update(tables.CommentRow, comment, segment=to)


def sharing_sources(connection: sa.Connection, keys: Collection[bytes], language: str) -> int | None:
    """Give the article that has the most of some source texts; the newest of several, None where none has any.

    Args:
        connection: where to read.
        keys: key hashes of the texts.
        language: the language of the article.
    """
    shared = sa.func.count(_SEGMENT.c.source_key.distinct())
    query = (
        sa.select(_JOB.c.article)
        .select_from(_SEGMENT)
        .join(_JOB, _JOB.c.id == _SEGMENT.c.job)
        .join(_ARTICLE, _ARTICLE.c.id == _JOB.c.article)
        .where(
            _SEGMENT.c.source_key.in_(list(keys)[:_MOST_KEYS]),
            _SEGMENT.c.deleted == 0,
            _ARTICLE.c.deleted == 0,
            _ARTICLE.c.archived == 0,
            _ARTICLE.c.language == language,
        )
        .group_by(_SEGMENT.c.job)
        .order_by(shared.desc(), _JOB.c.article.desc())
        .limit(1)
    )
    return connection.execute(query).scalar()


def _comments(connection: sa.Connection, query: sa.Select[Any], of: Row) -> dict[int, tuple[Comment, ...]]:
    found: dict[int, tuple[Comment, ...]] = {}
    for segment, *comment in _tuples(connection.execute(query, of)):
        found[segment] = (*found.get(segment, ()), Comment(*comment))
    return found


def _tuples(rows: Iterable[Any]) -> Iterable[tuple[Any, ...]]:
    return (tuple(row) for row in rows)


@lru_cache(maxsize=1 << 8)
def _origin(kind: str, detail: str) -> Origin:
    # Thousands of segments come from the same few places.
    return Origin(OriginKind(kind), detail)


def _segment(row: Any, number: int, repeats: int, comments: tuple[Comment, ...]) -> Segment:
    # Thousands at once when a job is opened: taken apart and put together in one go, in the order of the names above
    # and of the fields of a segment, which is twice as fast as name by name.
    (
        _, _, identity, job, start, end, source, source_tags, target, target_tags, state, version, origin, detail,
        locked, left_out, furniture, old_source, person, time, first_block, kind, last_block, last_length,
    ) = row  # fmt: skip
    return Segment(
        identity,
        job,
        number,
        first_block,
        start,
        last_block,
        end,
        tagged(source, source_tags),
        tagged(target, target_tags),
        _STATES[state],
        version,
        None if origin is None else _origin(origin, detail or ""),
        locked == 1,
        left_out == 1,
        furniture == 1,
        kind == _HEADLINE,
        start == 0 and source != "",
        end == last_length,
        repeats,
        None if old_source is None else TaggedText(old_source),
        # Thousands of segments are one person's.
        person and intern(person),
        time,
        comments,
    )
