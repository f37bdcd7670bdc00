"""Findings that nobody wants to see again: in one segment, or on the whole desk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from tmtool.model.errors import UsageError
from tmtool.model.findings import Finding, Ignored
from tmtool.quality.registry import CHECKS
from tmtool.store import ignored as ignored_rows
from tmtool.store.database import Database
from tmtool.store.ignored import Entry
from tmtool.store.transaction import Doing


class Ignoring:
    """The room of what is ignored; every change is an operation, and can be undone."""

    def __init__(self, database: Database, person: str) -> None:
        self._database = database
        self._person = person

    def all(self) -> tuple[Ignored, ...]:
        """Give what is ignored on the whole desk."""
        with self._database.reading() as connection:
            entries = ignored_rows.all_ignored(connection)
        return tuple(Ignored(check, None, about) for check, segment, about in entries if segment is None)

    def ignore(self, check: str, about: str | None = None, *, job: int | None = None) -> None:
        """Ignore a check on the whole desk, or what it says about one word, term or figure.

        Args:
            check: its id.
            about: what findings are about; None for whatever it is.
            job: the job at which the person met it, for undo on that job.

        Raises:
            UsageError: there is no such check.
        """
        self._write("ignore", [(_known(check), None, about)], job)

    def ignore_once(self, segment_id: int, findings: Iterable[Finding], *, job: int | None = None) -> None:
        """Ignore findings in one segment; what the checks say about other words of it they go on saying.

        Args:
            segment_id: the segment.
            findings: of that segment.
            job: the job that the segment belongs to, for undo on that job.
        """
        self._write("ignore", [(one.check, segment_id, one.about or None) for one in findings], job)

    def heed(self, check: str, about: str | None = None, *, segment_id: int | None = None) -> None:
        """Heed again what was ignored.

        Args:
            check: id of the check.
            about: what findings are about; None for what was ignored whatever it is, in a segment for all.
            segment_id: the segment; None for what is ignored on the whole desk.

        Raises:
            UsageError: there is no such check, or it was not ignored.
        """
        _known(check)
        with self._database.reading() as connection:
            entries = [
                entry
                for entry in ignored_rows.all_ignored(connection)
                if entry[:2] == (check, segment_id) and (entry[2] == about or (segment_id and about is None))
            ]
        if not entries:
            what = f"“{about}” of {check}" if about else check
            raise UsageError(f"{what} is not ignored there; there is nothing to heed again.")
        with self._database.writing(Doing("heed", self._person)) as transaction:
            for entry in entries:
                ignored_rows.heed(transaction, entry)

    def heed_finding(self, segment_id: int, finding: Finding, *, job: int | None = None) -> None:
        """Heed a finding again, wherever it was ignored: in its segment, for its word, or on the whole desk.

        Args:
            segment_id: the segment of the finding.
            finding: what is to be said again.
            job: the job that the segment belongs to, for undo on that job.
        """
        with self._database.writing(Doing("heed", self._person, job)) as transaction:
            for segment in (segment_id, None):
                for about in dict.fromkeys((finding.about or None, None)):
                    ignored_rows.heed(transaction, (finding.check, segment, about))

    def _write(self, kind: str, entries: Iterable[Entry], job: int | None = None) -> None:
        with self._database.writing(Doing(kind, self._person, job)) as transaction:
            for entry in entries:
                ignored_rows.ignore(transaction, entry)


def ignored_in(connection: sa.Connection, numbers: Mapping[int, int]) -> tuple[Ignored, ...]:
    """Give what is ignored among some segments, with the numbers of these, and on the whole desk.

    Args:
        connection: to the desk.
        numbers: the number of each segment by its identity.
    """
    return tuple(
        Ignored(check, None if segment is None else numbers[segment], about)
        for check, segment, about in ignored_rows.all_ignored(connection)
        if segment is None or segment in numbers
    )


def _known(check: str) -> str:
    if check not in CHECKS:
        families = sorted({one.family for one in CHECKS.values()})
        raise UsageError(
            f"There is no check “{check}”; checks are named family.name, and the families are {', '.join(families)}."
        )
    return check
