"""Taking an article and its work off the desk for good; what it left in the memories stays."""

from __future__ import annotations

import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.transaction import Transaction, table_of


def purge_article(transaction: Transaction, article: int) -> None:
    """Delete an article with everything that hangs on it, and the history of that."""
    article_table, version = table_of(tables.ArticleRow), table_of(tables.ArticleVersionRow)
    block, job = table_of(tables.BlockRow), table_of(tables.JobRow)
    segment, comment = table_of(tables.SegmentRow), table_of(tables.CommentRow)
    ignored = table_of(tables.IgnoredRow)
    presence, revision = table_of(tables.PresenceRow), table_of(tables.RevisionRow)
    bookmark = table_of(tables.BookmarkRow)
    jobs = sa.select(job.c.id).where(job.c.article == article)
    segments = sa.select(segment.c.id).where(segment.c.job.in_(jobs))
    versions = sa.select(version.c.id).where(version.c.article == article)
    execute = transaction.connection.execute
    execute(sa.update(article_table).where(article_table.c.id == article).values(version=None))
    for table, gone in (
        (comment, comment.c.segment.in_(segments)),
        (ignored, ignored.c.segment.in_(segments)),
        (presence, presence.c.job.in_(jobs)),
        (bookmark, bookmark.c.segment.in_(segments)),
        (segment, segment.c.job.in_(jobs)),
        (job, job.c.article == article),
        (block, block.c.version.in_(versions)),
        (version, version.c.article == article),
        (article_table, article_table.c.id == article),
    ):
        rows = sa.select(table.c.id).where(gone)
        execute(
            sa.delete(revision).where(
                revision.c.table_name == table.name, revision.c.row == revision.c.last_row, revision.c.row.in_(rows)
            )
        )
        execute(
            sa.delete(revision).where(
                revision.c.table_name == table.name,
                revision.c.row < revision.c.last_row,
                sa.exists().where(gone, table.c.id.between(revision.c.row, revision.c.last_row)),
            )
        )
        execute(sa.delete(table).where(gone))
