"""Who has a job, until when it must be done, and who stands in it now: advice to colleagues, no lock."""

from __future__ import annotations

from tmtool.desk.clock import Clock
from tmtool.desk.due import due_words, local
from tmtool.model.articles import Job
from tmtool.model.errors import ChangedMeanwhile
from tmtool.store import articles as article_rows
from tmtool.store import presence, tables
from tmtool.store.database import Database
from tmtool.store.transaction import Doing, Row


class Assignments:
    """The room where it is said who does what until when."""

    def __init__(self, database: Database, person: str, clock: Clock) -> None:
        self._database = database
        self._person = person
        self._clock = clock

    def put_due(self, job: Job, due: str | None) -> Job:
        """Say when a job must be done.

        Args:
            job: the job as the person saw it.
            due: ISO 8601 in UTC; None takes it away.

        Raises:
            ChangedMeanwhile: it is due at another time than the person saw.
        """
        return self._write("due", job, {"due": due})

    def take(self, job: Job, person: str | None = None) -> Job:
        """Say who has a job: this person, unless another one is named.

        Raises:
            ChangedMeanwhile: somebody else has it than the person saw.
        """
        return self._write("take", job, {"person": person or self._person})

    def give_back(self, job: Job) -> Job:
        """Say that nobody has a job.

        Raises:
            ChangedMeanwhile: somebody else has it than the person saw.
        """
        return self._write("give back", job, {"person": None})

    def colleagues(self) -> dict[int, tuple[str, ...]]:
        """Give who else is in each job now, by the job's identity; jobs without anybody do not occur."""
        with self._database.reading() as connection:
            return presence.people_in_jobs(connection, self._person, self._clock())

    def last_stood(self) -> int | None:
        """Give the article in which this person worked last."""
        with self._database.reading() as connection:
            return presence.last_article(connection, self._person)

    def _write(self, kind: str, job: Job, columns: Row) -> Job:
        # Not an operation on the job: Ctrl+Z while translating takes back what was done to the text.
        with self._database.writing(Doing(kind, self._person)) as transaction:
            self._require_seen(job, article_rows.job_by_id(transaction.connection, job.id), columns)
            transaction.update(tables.JobRow, job.id, **columns)
            return article_rows.job_by_id(transaction.connection, job.id)

    def _require_seen(self, seen: Job, now: Job, columns: Row) -> None:
        """Refuse to overwrite what a colleague said meanwhile."""
        if "person" in columns and now.person not in (seen.person, columns["person"]):
            has = f"{now.person} has this job" if now.person else "nobody has this job any more"
            raise ChangedMeanwhile(f"By now {has}; nothing was changed. Ask again if you still want it.")
        if "due" in columns and now.due not in (seen.due, columns["due"]):
            until = due_words(now.due, local(self._clock())) if now.due else "not due any more"
            raise ChangedMeanwhile(f"By now this job is {until}; nothing was changed. Ask again if you still want it.")
