"""Articles on the desk: taken in, brought up to date, found, put away; and their jobs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tmtool.desk.clock import Clock, later
from tmtool.desk.sisters import with_change, with_changes
from tmtool.model.articles import Article, Block, Job, Segment, State
from tmtool.model.errors import MissingInput, UsageError
from tmtool.store import articles as article_rows
from tmtool.store import presence, tables
from tmtool.store import segments as segment_rows
from tmtool.store.backup import back_up
from tmtool.store.database import Database
from tmtool.store.purge import purge_article
from tmtool.store.transaction import Doing

if TYPE_CHECKING:
    from tmtool.desk.arrivals import Arrivals, TakenIn

_MOST_DIGITS = 18
PRESENCE_SECONDS = 90
FEW = 50
"""So many changed segments are read one by one; of more the whole job is read again."""


@dataclass(frozen=True, slots=True)
class Written:
    """What was written in a job since it was read."""

    segments: tuple[Segment, ...]
    change: int
    """The last change in the job."""
    count: int
    """How many segments the job has."""
    many: bool = False
    """Whether so much was written that all is to be read again, or a segment is gone."""


class Articles:
    """The room of the articles."""

    def __init__(self, database: Database, person: str, clock: Clock, arrivals: Callable[[], Arrivals]) -> None:
        self._database = database
        self._person = person
        self._clock = clock
        # What reads documents is loaded when one comes in; opening an article does without.
        self._arrivals = arrivals

    def take_in(
        self,
        data: bytes,
        name: str,
        *,
        file: str | None = None,
        language: str | None = None,
        targets: Sequence[str] | None = None,
        left_out: Collection[int] = (),
        encoding: str | None = None,
    ) -> TakenIn:
        """Take a document in, with a job for each target language; once only for the same bytes.

        Args:
            data: the document.
            name: its name on the desk.
            file: the name of its file, whose ending tells the format; `name`, unless given.
            language: the language that it is written in; the desk's, unless given.
            targets: the languages to translate it into; the desk's, unless given.
            left_out: indices of blocks of a new article that are outside every translation, from 0.
            encoding: the encoding, where the file does not tell it right.

        Raises:
            RefusedInput: the document cannot be read.
            NotTheSameArticle: the name is known, and too little of the article stays.
        """
        return self._arrivals().take_in(
            data, name, file=file, language=language, targets=targets, left_out=left_out, encoding=encoding
        )

    def update(self, article: Article, data: bytes, *, file: str | None = None, encoding: str | None = None) -> TakenIn:
        """Make a new version of an article, whatever stays of it.

        Segments that stay keep target, state and comments in every job; changed ones keep the old target as draft
        and show what changed; vanished ones stay in the history. Splits and joins are made again.

        Args:
            article: the article.
            data: the document.
            file: the name of its file, whose ending tells the format; the article's name, unless given.
            encoding: the encoding, where the file does not tell it right.

        Raises:
            RefusedInput: the document cannot be read.
        """
        return self._arrivals().update(article, data, file=file, encoding=encoding)

    def already(self, data: bytes, name: str, targets: Sequence[str]) -> Article | None:
        """Give the article of a name if the desk has exactly this of it, and a job for each target; else None.

        Unlike `take_in` this reads and counts nothing, so that an article of any length is opened at once.
        """
        with self._database.reading() as connection:
            known = article_rows.article_named(connection, name)
        has_all = known is not None and set(targets) <= {job.language for job in known.jobs}
        return known if known is not None and has_all and self.has(known, data) else None

    def all(self) -> tuple[Article, ...]:
        """Give the articles that are not archived, the last changed first."""
        with self._database.reading() as connection:
            return article_rows.all_articles(connection)

    def find(self, reference: str) -> Article:
        """Find an article by its name, its number or the path of its file.

        Raises:
            MissingInput: there is none.
        """
        # The bytes of a file name need not be UTF-8, and no article has such a name.
        name = reference.encode("utf-8", "replace").decode()
        with self._database.reading() as connection:
            found = article_rows.article_named(connection, name)
            if found is None and reference.isdecimal() and len(reference) <= _MOST_DIGITS:
                found = article_rows.article_numbered(connection, int(reference))
            if found is None:
                found = article_rows.article_named(connection, Path(name).name)
        if found is None:
            raise MissingInput(f"There is no article “{reference}” on the desk; see them with: tmtool list")
        return found

    def remove(self, article: Article, *, purge: bool = False) -> Path | None:
        """Archive an article; the units that came of it stay.

        Args:
            article: the article.
            purge: delete it for good instead, with its jobs and their history, after a checked backup of the desk.

        Returns:
            The backup, where one was made.

        Raises:
            DeskError: the backup could not be written; nothing was changed.
        """
        if not purge:
            with self._database.writing(Doing("remove", self._person)) as transaction:
                transaction.update(tables.ArticleRow, article.id, archived=1)
            return None
        stamp = self._clock().replace(":", "").replace("-", "")
        copy = back_up(
            self._database, self._database.path.parent / "backups", f"before-purge-of-{article.id}-{stamp}.db"
        )
        with self._database.writing(Doing("purge", self._person, recorded=False)) as transaction:
            purge_article(transaction, article.id)
        return copy

    def job(self, article: Article, language: str) -> Job:
        """Give the job of an article into a language; made where it is missing."""
        with self._database.reading() as connection:
            found = article_rows.job_into(connection, article.id, language)
        if found is not None:
            return found
        return self._arrivals().open_job(article, language)

    def places(self, article: Article) -> frozenset[str] | None:
        """Read for which languages the file of an article has a place; None for any. `JobLanguages` keeps the answer.

        Raises:
            RefusedInput: the file cannot be read.
        """
        return self._arrivals().places(article)

    def blocks(self, article: Article) -> tuple[Block, ...]:
        """Give the blocks of an article's current version."""
        with self._database.reading() as connection:
            return article_rows.blocks_of(connection, article_rows.current_version(connection, article.id).id)

    def segments(self, job: Job) -> tuple[Segment, ...]:
        """Give the segments of a job in order."""
        with self._database.reading() as connection:
            return with_changes(connection, segment_rows.segments_of(connection, job.id))

    def sister_changed(self, job: Job) -> tuple[Segment, ...]:
        """Give the segments of a job that were confirmed beside a translation that has changed since."""
        return tuple(segment for segment in self.segments(job) if segment.sister_changes)

    def segment(self, segment_id: int) -> Segment:
        """Give one segment.

        Raises:
            MissingInput: it is gone.
        """
        with self._database.reading() as connection:
            found = segment_rows.segment_by_id(connection, segment_id)
            if found is not None:
                return with_change(connection, found)
        raise MissingInput("That segment is no longer there: it was joined with another one or its text vanished.")

    def written_since(self, job: Job, change: int, known: Mapping[int, int]) -> Written:
        """Give what anybody wrote in a job since a change; cheap where it is little.

        Args:
            job: the job.
            change: the last change that is known, as `Written` names it.
            known: segment to a version of it that is known as well.
        """
        with self._database.reading() as connection:
            identities, last, count = segment_rows.changed_after(connection, job.id, change, known)
            if len(identities) > FEW:
                return Written((), last, count, many=True)
            found = [segment_rows.segment_by_id(connection, identity) for identity in identities]
            segments = tuple(with_change(connection, segment) for segment in found if segment is not None)
        return Written(segments, last, count, many=len(segments) < len(found))

    def numbered(self, job: Job, number: int) -> Segment:
        """Give the segment of a job by its number.

        Raises:
            UsageError: the job has no such number.
        """
        segments = self.segments(job)
        if not 1 <= number <= len(segments):
            raise UsageError(f"There is no segment {number}; the job has {len(segments)}.")
        return segments[number - 1]

    def resume(self, job: Job, segments: Sequence[Segment] | None = None) -> int:
        """Give the number of the segment where this person stopped, else of the first one to do.

        Args:
            job: the job.
            segments: its segments, if they are known; else they are read.
        """
        segments = self.segments(job) if segments is None else segments
        with self._database.reading() as connection:
            stood = presence.standing_at(connection, self._person, job.id)
        for segment in segments:
            if segment.id == stood:
                return segment.number
        waiting = (s.number for s in segments if s.state in (State.NEW, State.DRAFT) and not s.left_out)
        return next(waiting, 1)

    def last_here(self, job: Job) -> str | None:
        """Give when this person last went to a segment of a job; None where they never did."""
        with self._database.reading() as connection:
            until = presence.last_there(connection, self._person, job.id)
        return None if until is None else later(until, -PRESENCE_SECONDS)

    def last_languages(self) -> dict[int, str]:
        """Give the language in which this person last worked on each article, by the article's number."""
        with self._database.reading() as connection:
            return presence.last_languages(connection, self._person)

    def enter(self, segment: Segment) -> None:
        """Remember that this person works in a segment: the place to resume at, and advice to colleagues."""
        with self._database.writing(Doing("enter", self._person, recorded=False)) as transaction:
            until = later(transaction.now, PRESENCE_SECONDS)
            presence.stand_at(transaction, self._person, segment.job, segment.id, until)

    def has(self, article: Article, data: bytes, encoding: str | None = None) -> bool:
        """Say whether exactly this is the current version of an article, read in this encoding if one is given."""
        with self._database.reading() as connection:
            held = article_rows.current_version(connection, article.id)
        return held.content == data and encoding in (None, held.encoding)
