"""Where people stand: the places to resume at, and advice to colleagues."""

from __future__ import annotations

import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.transaction import Transaction, table_of

_JOB = table_of(tables.JobRow)
_PRESENCE = table_of(tables.PresenceRow)


def stand_at(transaction: Transaction, person: str, job: int, segment: int, until: str) -> None:
    """Remember where a person is in a job."""
    here = sa.and_(_PRESENCE.c.person == person, _PRESENCE.c.job == job)
    written = transaction.connection.execute(sa.update(_PRESENCE).where(here).values(segment=segment, until=until))
    if not written.rowcount:
        transaction.connection.execute(
            sa.insert(_PRESENCE).values(person=person, job=job, segment=segment, until=until)
        )


def standing_at(connection: sa.Connection, person: str, job: int) -> int | None:
    """Give the segment in which a person was last in a job."""
    query = sa.select(_PRESENCE.c.segment).where(_PRESENCE.c.person == person, _PRESENCE.c.job == job)
    return connection.execute(query).scalar()


def last_there(connection: sa.Connection, person: str, job: int) -> str | None:
    """Give until when a person was taken to be in a job when they were last seen there; None where they never were."""
    query = sa.select(_PRESENCE.c.until).where(_PRESENCE.c.person == person, _PRESENCE.c.job == job)
    return connection.execute(query).scalar()


def last_languages(connection: sa.Connection, person: str) -> dict[int, str]:
    """Give the language in which a person last worked on each article."""
    query = (
        sa.select(_JOB.c.article, _JOB.c.language)
        .join(_PRESENCE, _PRESENCE.c.job == _JOB.c.id)
        .where(_PRESENCE.c.person == person, _JOB.c.deleted == 0)
        .order_by(_PRESENCE.c.until, _PRESENCE.c.id)
    )
    return {article: language for article, language in connection.execute(query)}


def last_article(connection: sa.Connection, person: str) -> int | None:
    """Give the article in which a person worked last."""
    query = (
        sa.select(_JOB.c.article)
        .join(_PRESENCE, _PRESENCE.c.job == _JOB.c.id)
        .where(_PRESENCE.c.person == person, _JOB.c.deleted == 0)
        .order_by(_PRESENCE.c.until.desc(), _PRESENCE.c.id.desc())
        .limit(1)
    )
    return connection.execute(query).scalar()


def people_in_jobs(connection: sa.Connection, person: str, now: str) -> dict[int, tuple[str, ...]]:
    """Give who else is taken to be in a job now, by job.

    Args:
        connection: where to read.
        person: who asks.
        now: the time, ISO 8601.
    """
    query = (
        sa.select(_PRESENCE.c.job, _PRESENCE.c.person)
        .where(_PRESENCE.c.person != person, _PRESENCE.c.until > now)
        .order_by(_PRESENCE.c.job, _PRESENCE.c.person)
    )
    found: dict[int, tuple[str, ...]] = {}
    for job, who in connection.execute(query):
        found[job] = (*found.get(job, ()), who)
    return found
