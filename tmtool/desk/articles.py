"""Articles on the desk: taken in, brought up to date, found, put away; and their jobs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from tmtool.alignment.versions import align
from tmtool.desk.author_box import decided
from tmtool.desk.clock import Clock, later
from tmtool.desk.reading import document_slices, read_document
from tmtool.desk.segmentation_rules import SegmentationRules
from tmtool.desk.segmenting import slices
from tmtool.desk.settings import Settings
from tmtool.desk.sisters import with_change, with_changes
from tmtool.desk.taking_in import add_job, job_into, new_blocks
from tmtool.desk.versions import write_update
from tmtool.documents.document import Document
from tmtool.language.words import words
from tmtool.model.articles import Article, Block, Job, Segment, State
from tmtool.model.errors import MissingInput, NotTheSameArticle, UsageError
from tmtool.store import articles as article_rows
from tmtool.store import presence, tables
from tmtool.store import segments as segment_rows
from tmtool.store.backup import back_up
from tmtool.store.database import Database
from tmtool.store.purge import purge_article
from tmtool.store.transaction import Doing

STAYING_SHARE = 1 / 3
"""At least so much of an article must stay for a file of the same name to be its next version."""
PRESENCE_SECONDS = 90
FEW = 50
"""So many changed segments are read one by one; of more the whole job is read again."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """An article as it came in, and what became of its segments since the version before."""

    article: Article
    segments: int
    words: int
    kept: int = 0
    changed: int = 0
    new: int = 0
    removed: int = 0
    unchanged: bool = False
    """Whether the desk had exactly this already."""


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

    def __init__(
        self, database: Database, settings: Settings, person: str, clock: Clock, rules: SegmentationRules
    ) -> None:
        self._database = database
        self._settings = settings
        self._person = person
        self._clock = clock
        self._rules = rules

    def take_in(
        self,
        data: bytes,
        name: str,
        *,
        file: str | None = None,
        language: str | None = None,
        targets: Sequence[str] | None = None,
        left_out: Collection[int] = (),
    ) -> TakenIn:
        """Take a document in, with a job for each target language; once only for the same bytes.

        Args:
            data: the document.
            name: its name on the desk.
            file: the name of its file, whose ending tells the format; `name`, unless given.
            language: the language that it is written in; the desk's, unless given.
            targets: the languages to translate it into; the desk's, unless given.
            left_out: indices of blocks of a new article that are outside every translation, from 0.

        Raises:
            RefusedInput: the document cannot be read.
            NotTheSameArticle: the name is known, and too little of the article stays.
        """
        language = language or self._settings.source
        targets = self._settings.targets if targets is None else targets
        if language in targets:
            raise UsageError(f"An article in {language} cannot be translated into {language}.")
        format_, document = read_document(data, file or name)
        with self._database.reading() as connection:
            known = article_rows.article_named(connection, name)
            archived = None if known else article_rows.archived_named(connection, name)
        if known is not None or archived is not None:
            return self._take_in_known(known, archived, data, document, targets)
        article = self._add(name, language, format_.id, data, document, targets, left_out)
        if article is None:
            return self.take_in(data, name, file=file, language=language, targets=targets)
        taken = self._taken_in(article)
        return replace(taken, new=taken.segments)

    def update(self, article: Article, data: bytes, *, file: str | None = None) -> TakenIn:
        """Make a new version of an article, whatever stays of it.

        Segments that stay keep target, state and comments in every job; changed ones keep the old target as draft
        and show what changed; vanished ones stay in the history. Splits and joins are made again.

        Args:
            article: the article.
            data: the document.
            file: the name of its file, whose ending tells the format; the article's name, unless given.

        Raises:
            RefusedInput: the document cannot be read.
        """
        _, document = read_document(data, file or article.name)
        if self._has(article, data):
            return replace(self._taken_in(article.id), unchanged=True)
        return self._update(article, data, document)

    def already(self, data: bytes, name: str, targets: Sequence[str]) -> Article | None:
        """Give the article of a name if the desk has exactly this of it, and a job for each target; else None.

        Unlike `take_in` this reads and counts nothing, so that an article of any length is opened at once.
        """
        with self._database.reading() as connection:
            known = article_rows.article_named(connection, name)
        has_all = known is not None and set(targets) <= {job.language for job in known.jobs}
        return known if known is not None and has_all and self._has(known, data) else None

    def all(self) -> tuple[Article, ...]:
        """Give the articles that are not archived, the last changed first."""
        with self._database.reading() as connection:
            return article_rows.all_articles(connection)

    def find(self, reference: str) -> Article:
        """Find an article by its name, its number or the path of its file.

        Raises:
            MissingInput: there is none.
        """
        with self._database.reading() as connection:
            found = article_rows.article_named(connection, reference)
            if found is None and reference.isdecimal():
                found = article_rows.article_numbered(connection, int(reference))
            if found is None:
                found = article_rows.article_named(connection, Path(reference).name)
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
            found = job_into(connection, article.id, language)
        if found is not None:
            return found
        if language == article.language:
            raise UsageError(f"An article in {language} cannot be translated into {language}.")
        rules = self._rules.current()
        with self._database.writing(Doing("open job", self._person)) as transaction:
            connection = transaction.connection
            found = job_into(connection, article.id, language)
            if found is not None:
                return found
            version = article_rows.current_version(connection, article.id)
            blocks = article_rows.blocks_of(connection, version.id)
            proposed, left_out = decided(connection, article.id, new_blocks(blocks))
            identities = [block.id for block in blocks]
            made = add_job(transaction, article.id, language, proposed, identities, article.language, rules, left_out)
            return article_rows.job_by_id(connection, made)

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

    def _add(
        self,
        name: str,
        language: str,
        format_id: str,
        data: bytes,
        document: Document,
        targets: Sequence[str],
        left_out: Collection[int],
    ) -> int | None:
        """Write a new article; None where somebody else has taken in one of that name since we looked."""
        blocks, rules = new_blocks(document.blocks), self._rules.current()
        with self._database.writing(Doing("take in", self._person)) as transaction:
            if article_rows.article_named(transaction.connection, name) is not None:
                return None
            article = transaction.insert(
                tables.ArticleRow,
                name=name,
                language=language,
                format=format_id,
                title=document.title or blocks[0].text.text[:150],
                version=None,
                added=transaction.now,
                changed=transaction.now,
            )
            _, identities = article_rows.add_version(transaction, article, data, document.encoding, blocks)
            for target in targets:
                add_job(transaction, article, target, blocks, identities, language, rules, left_out)
            return article

    def _take_in_known(
        self, known: Article | None, archived: Article | None, data: bytes, document: Document, targets: Sequence[str]
    ) -> TakenIn:
        article = known or archived
        assert article is not None
        is_same = self._has(article, data)
        if not is_same:
            self._require_same_article(article, document)
        if known is None:
            with self._database.writing(Doing("take out of the archive", self._person)) as transaction:
                transaction.update(tables.ArticleRow, article.id, archived=0)
        for target in targets:
            self.job(article, target)
        return replace(self._taken_in(article.id), unchanged=True) if is_same else self._update(article, data, document)

    def _require_same_article(self, article: Article, document: Document) -> None:
        fresh = document_slices(document, article.language, self._rules.current())
        old, new = self.source_texts(article), [s.source.text for s in fresh]
        staying = sum(pairing.kept for pairing in align(old, new))
        if staying < STAYING_SHARE * len(old):
            raise NotTheSameArticle(
                f"The desk has another article “{article.name}”: {staying} of its {len(old)} segments are in this "
                f"file. Give this one another name with --name, or make it the new version with: tmtool update."
            )

    def _update(self, article: Article, data: bytes, document: Document) -> TakenIn:
        rules = self._rules.current()
        fresh = document_slices(document, article.language, rules)
        old, new = self.source_texts(article), [s.source.text for s in fresh]
        pairings = align(old, new)
        blocks = new_blocks(document.blocks)
        with self._database.writing(Doing("update", self._person)) as transaction:
            _, identities = article_rows.add_version(transaction, article.id, data, document.encoding, blocks)
            transaction.update(tables.ArticleRow, article.id, title=document.title or blocks[0].text.text[:150])
            for job in article_rows.jobs_of(transaction.connection, article.id):
                write_update(transaction, job, blocks, identities, article.language, rules)
        return replace(
            self._taken_in(article.id),
            kept=sum(p.kept for p in pairings),
            changed=sum(p.new is not None and p.old is not None and not p.kept for p in pairings),
            new=sum(p.old is None for p in pairings),
            removed=sum(p.new is None for p in pairings),
        )

    def _has(self, article: Article, data: bytes) -> bool:
        with self._database.reading() as connection:
            held = article_rows.current_version(connection, article.id).content
        return blake2b(held).digest() == blake2b(data).digest()

    def source_texts(self, article: Article) -> list[str]:
        """Give the texts of an article's segments, as the rules cut them, whatever was split and joined in its jobs."""
        blocks = [block.text for block in self.blocks(article)]
        return [slice.source.text for slice in slices(blocks, article.language, self._rules.current())]

    def _taken_in(self, article_id: int) -> TakenIn:
        with self._database.reading() as connection:
            article = article_rows.article_numbered(connection, article_id)
        assert article is not None
        texts = self.source_texts(article)
        return TakenIn(article, len(texts), sum(len(words(text)) for text in texts))
