"""Articles, their versions and blocks, and the jobs on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tmtool.model.articles import Article, Block, BlockKind, Job
from tmtool.model.text import TaggedText
from tmtool.store import tables
from tmtool.store.marked import tags_from, tags_to
from tmtool.store.transaction import Transaction, table_of

_ARTICLE = table_of(tables.ArticleRow)
_VERSION = table_of(tables.ArticleVersionRow)
_BLOCK = table_of(tables.BlockRow)
_JOB = table_of(tables.JobRow)
_SEGMENT = table_of(tables.SegmentRow)


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    """One state of a source document."""

    id: int
    number: int
    content: bytes
    encoding: str
    added: str


@dataclass(frozen=True, slots=True)
class NewBlock:
    """A block that is about to be written."""

    kind: BlockKind
    text: TaggedText
    start: int
    end: int
    furniture: bool = False


def all_articles(connection: sa.Connection) -> tuple[Article, ...]:
    """Give the articles that are neither archived nor deleted, the last changed first, with their jobs."""
    query = _articles().order_by(_ARTICLE.c.changed.desc(), _ARTICLE.c.id.desc())
    jobs: dict[int, list[Job]] = {}
    for job in _jobs(connection, None):
        jobs.setdefault(job.article, []).append(job)
    return tuple(_article(row, jobs.get(row.id, ())) for row in connection.execute(query))


def article_named(connection: sa.Connection, name: str) -> Article | None:
    """Find an article that is not archived by its name."""
    return _one(connection, _ARTICLE.c.name == name)


def article_numbered(connection: sa.Connection, number: int) -> Article | None:
    """Find an article that is not archived by its number."""
    return _one(connection, _ARTICLE.c.id == number)


def archived_named(connection: sa.Connection, name: str) -> Article | None:
    """Find the last archived article of a name."""
    query = _articles(archived=1).where(_ARTICLE.c.name == name).order_by(_ARTICLE.c.id.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return None if row is None else _article(row, jobs_of(connection, row.id))


def jobs_of(connection: sa.Connection, article: int) -> tuple[Job, ...]:
    """Give the jobs of an article in the order in which they were made."""
    return tuple(_jobs(connection, article))


def job_into(connection: sa.Connection, article: int, language: str) -> Job | None:
    """Find the job of an article into a language."""
    return next((job for job in _jobs(connection, article) if job.language == language), None)


def job_by_id(connection: sa.Connection, job: int) -> Job:
    """Give one job with its progress."""
    article = connection.execute(sa.select(_JOB.c.article).where(_JOB.c.id == job)).scalar_one()
    return next(found for found in _jobs(connection, article) if found.id == job)


_FORMAT = (
    sa.select(_ARTICLE.c.format).join(_JOB, _ARTICLE.c.id == _JOB.c.article).where(_JOB.c.id == sa.bindparam("job"))
)
_LANGUAGES_AND_DAY = (
    sa.select(_ARTICLE.c.language, _JOB.c.language, _ARTICLE.c.dated)
    .join(_ARTICLE, _ARTICLE.c.id == _JOB.c.article)
    .where(_JOB.c.id == sa.bindparam("job"))
)


def languages_of_job(connection: sa.Connection, job: int) -> tuple[str, str]:
    """Give the source and the target language of a job."""
    source, target, _ = languages_and_day(connection, job)
    return source, target


def languages_and_day(connection: sa.Connection, job: int) -> tuple[str, str, str | None]:
    """Give the source and the target language of a job, and the day of its article, ISO 8601, if it has one."""
    source, target, dated = connection.execute(_LANGUAGES_AND_DAY, {"job": job}).one()
    return source, target, dated[:10] if dated else None


def format_of_job(connection: sa.Connection, job: int) -> str:
    """Give the format in which the article of a job came."""
    found: str = connection.execute(_FORMAT, {"job": job}).scalar_one()
    return found


def current_version(connection: sa.Connection, article: int) -> ArticleVersion:
    """Give the version that the jobs of an article work on."""
    row = connection.execute(
        sa.select(_VERSION).join(_ARTICLE, _ARTICLE.c.version == _VERSION.c.id).where(_ARTICLE.c.id == article)
    ).one()
    return ArticleVersion(row.id, row.number, row.content, row.encoding, row.added)


def has_content(connection: sa.Connection, name: str, content: bytes) -> bool:
    """Whether an article of this name has, or had, this content."""
    query = (
        sa.select(_VERSION.c.id)
        .join(_ARTICLE, _ARTICLE.c.id == _VERSION.c.article)
        .where(_ARTICLE.c.name == name, _ARTICLE.c.deleted == 0, _VERSION.c.content == content)
    )
    return connection.execute(query.limit(1)).scalar() is not None


def blocks_of(connection: sa.Connection, version: int) -> tuple[Block, ...]:
    """Give the blocks of an article version in order."""
    query = sa.select(_BLOCK).where(_BLOCK.c.version == version, _BLOCK.c.deleted == 0).order_by(_BLOCK.c.position)
    return tuple(
        Block(row.id, row.position, BlockKind(row.kind), TaggedText(row.text, tags_from(row.tags)), row.start, row.end)
        for row in connection.execute(query)
    )


def add_version(
    transaction: Transaction, article: int, content: bytes, encoding: str, blocks: Sequence[NewBlock]
) -> tuple[int, tuple[int, ...]]:
    """Write a new version of an article and make it the current one.

    Returns:
        Its identity and those of its blocks, in order.
    """
    last = transaction.connection.execute(
        sa.select(sa.func.coalesce(sa.func.max(_VERSION.c.number), 0)).where(
            _VERSION.c.article == article, _VERSION.c.deleted == 0
        )
    ).scalar_one()
    rows = transaction.insert_many(
        tables.ArticleVersionRow,
        [
            {
                "article": article,
                "number": last + 1,
                "content": content,
                "encoding": encoding,
                "added": transaction.now,
            }
        ],
    )
    version = rows.start
    made = transaction.insert_many(tables.BlockRow, [_new_block(version, n, b) for n, b in enumerate(blocks, 1)])
    transaction.update(tables.ArticleRow, article, version=version, changed=transaction.now)
    return version, tuple(made)


def _new_block(version: int, position: int, block: NewBlock) -> dict[str, Any]:
    return {
        "version": version,
        "position": position,
        "kind": str(block.kind),
        "text": block.text.text,
        "tags": tags_to(block.text.tags),
        "start": block.start,
        "end": block.end,
        "furniture": int(block.furniture),
    }


def _articles(archived: int = 0) -> sa.Select[Any]:
    return (
        sa.select(_ARTICLE, _VERSION.c.number.label("version_number"))
        .join(_VERSION, _VERSION.c.id == _ARTICLE.c.version)
        .where(_ARTICLE.c.deleted == 0, _ARTICLE.c.archived == archived)
    )


def _one(connection: sa.Connection, condition: sa.ColumnElement[bool]) -> Article | None:
    row = connection.execute(_articles().where(condition)).one_or_none()
    return None if row is None else _article(row, jobs_of(connection, row.id))


def _article(row: Any, jobs: Sequence[Job]) -> Article:
    return Article(
        id=row.id,
        name=row.name,
        language=row.language,
        version=row.version_number,
        format=row.format,
        title=row.title,
        added=row.added,
        changed=row.changed,
        jobs=tuple(jobs),
        dateline=row.dateline,
        due=row.due,
    )


def _jobs(connection: sa.Connection, article: int | None) -> list[Job]:
    counts = sa.and_(_SEGMENT.c.left_out == 0, _SEGMENT.c.source != "", _SEGMENT.c.deleted == 0)
    done = sa.and_(counts, _SEGMENT.c.state.in_(("translated", "reviewed", "final")))
    query = (
        sa.select(
            _JOB.c.id,
            _JOB.c.article,
            _JOB.c.language,
            sa.func.count(sa.case((counts, 1))),
            sa.func.count(sa.case((done, 1))),
            _JOB.c.due,
            _JOB.c.person,
        )
        .outerjoin(_SEGMENT, _SEGMENT.c.job == _JOB.c.id)
        .where(_JOB.c.deleted == 0)
        .group_by(_JOB.c.id)
        .order_by(_JOB.c.id)
    )
    if article is not None:
        query = query.where(_JOB.c.article == article)
    return [Job(*row) for row in connection.execute(query)]
