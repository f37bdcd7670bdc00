"""Articles that come in: new ones, new versions of known ones, and their jobs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from tmtool import formats
from tmtool.alignment.versions import align
from tmtool.desk.articles import Articles
from tmtool.desk.author_box import decided
from tmtool.desk.bilingual_document import has_targets, languages_of, places_of, require_room
from tmtool.desk.file_languages import listed
from tmtool.desk.filling import fill, untouched
from tmtool.desk.reading import ReadDocument, document_slices, is_cut, read_document, stored_file
from tmtool.desk.segmentation_rules import SegmentationRules
from tmtool.desk.segmenting import AsTheFileIs, Cutting, slices
from tmtool.desk.settings import Settings
from tmtool.desk.taking_in import add_job, new_blocks
from tmtool.desk.versions import write_update
from tmtool.documents.document import Document
from tmtool.language.code_pages import NAMES
from tmtool.language.counted import counted
from tmtool.language.counting import word_count
from tmtool.language.registry import fold, is_tag
from tmtool.model.articles import Article, Job
from tmtool.model.errors import NotTheSameArticle, RefusedInput, UsageError
from tmtool.store import articles as article_rows
from tmtool.store import tables
from tmtool.store.database import Database
from tmtool.store.transaction import Doing

STAYING_SHARE = 1 / 3
"""At least so much of an article must stay for a file of the same name to be its next version."""


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
    guessed: str | None = None
    """The code page that was guessed for it, as people call it."""
    skipped: Mapping[str, int] = field(default_factory=dict)
    """Units of a bilingual file that are no segments, by reason."""
    repaired: Mapping[str, int] = field(default_factory=dict)
    """What was put right in reading it, by kind."""


class Arrivals:
    """Where documents become articles; the room of the articles sends them here."""

    def __init__(
        self, database: Database, settings: Settings, person: str, rules: SegmentationRules, articles: Articles
    ) -> None:
        self._database = database
        self._settings = settings
        self._person = person
        self._rules = rules
        self._articles = articles

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
        """Take a document in, as `Articles.take_in` says."""
        read = read_document(data, file or name, encoding)
        language, wanted = self._languages(read, language, targets)
        if read.bilingual is not None:
            _require_tags((language, *wanted), file or name)
        with self._database.reading() as connection:
            known = article_rows.article_named(connection, name)
            archived = None if known else article_rows.archived_named(connection, name)
        if known is not None or archived is not None:
            return self._take_in_known(known, archived, data, read, wanted)
        article = self._add(name, language, data, read, wanted, left_out)
        if article is None:
            return self.take_in(data, name, file=file, language=language, targets=targets, encoding=encoding)
        taken = self._taken_in(article)
        return _with_what_was_met(replace(taken, new=taken.segments), read)

    def update(self, article: Article, data: bytes, *, file: str | None = None, encoding: str | None = None) -> TakenIn:
        """Make a new version of an article, as `Articles.update` says."""
        read = read_document(data, file or article.name, encoding)
        if self._articles.has(article, data, read.document.encoding):
            return replace(self._taken_in(article.id), unchanged=True)
        _require_same_kind(article, read)
        return self._update(article, data, read)

    def open_job(self, article: Article, language: str) -> Job:
        """Give the job of an article into a language, made where nobody has made it meanwhile."""
        if language == article.language:
            raise UsageError(f"An article in {language} cannot be translated into {language}.")
        cutting, cut = self._cutting(article.format), is_cut(article.format)
        with self._database.writing(Doing("open job", self._person)) as transaction:
            connection = transaction.connection
            found = article_rows.job_into(connection, article.id, language)
            if found is not None:
                return found
            version = article_rows.current_version(connection, article.id)
            file = stored_file(article, version.content, version.encoding)
            require_room(article, file, language)
            blocks = article_rows.blocks_of(connection, version.id)
            proposed, left_out = decided(connection, article.id, new_blocks(blocks, is_cut=cut))
            identities = [block.id for block in blocks]
            made = add_job(transaction, article.id, language, proposed, identities, article.language, cutting, left_out)
            job = article_rows.job_by_id(connection, made)
            if file is None:
                return job
            fill(transaction, file, job)
            return article_rows.job_by_id(connection, made)

    def places(self, article: Article) -> frozenset[str] | None:
        """Read for which languages an article has a place, as `Articles.places` says."""
        with self._database.reading() as connection:
            version = article_rows.current_version(connection, article.id)
        there = places_of(article, stored_file(article, version.content, version.encoding))
        return None if there is None else frozenset(there)

    def source_texts(self, article: Article) -> list[str]:
        """Give the texts of an article's segments, as the rules cut them, whatever was split and joined in its jobs."""
        blocks = [block.text for block in self._articles.blocks(article)]
        return [slice.source.text for slice in slices(blocks, article.language, self._cutting(article.format))]

    def _cutting(self, format_id: str) -> Cutting:
        return AsTheFileIs() if is_cut(format_id) else self._rules.current()

    def languages_into(self, read: ReadDocument) -> tuple[str, tuple[str, ...]]:
        """Give from and into what languages a file would be translated of which nobody says more than itself."""
        language, wanted = self._languages(read, None, None)
        return language, tuple(wanted)

    def _languages(
        self, read: ReadDocument, language: str | None, targets: Sequence[str] | None
    ) -> tuple[str, Sequence[str]]:
        """Tell from and into what languages; what a bilingual file says of itself wins over the desk."""
        wanted = self._settings.targets if targets is None else targets
        if read.bilingual is not None:
            named = read.bilingual.source_language
            language = fold(named) if named else language
            there = languages_of(read.bilingual)
            self._refuse_other_languages(wanted, there)
            wanted = [one for one in wanted if one in there] or there or wanted
            if not there and has_targets(read.bilingual):
                # Whatever language its translations are in, it is one.
                wanted = wanted[:1]
        language = language or self._settings.source
        if read.bilingual is not None:
            wanted = [one for one in wanted if one != language]
        if language in wanted:
            raise UsageError(f"An article in {language} cannot be translated into {language}.")
        return language, wanted

    def _refuse_other_languages(self, wanted: Sequence[str], there: Sequence[str]) -> None:
        """Refuse a bilingual file that has none of the languages that somebody named; the desk's own name nothing."""
        if there and not set(wanted) & set(there) and set(wanted) != set(self._settings.targets):
            raise UsageError(
                f"The file is translated into {listed(there)}, not into {listed(wanted)}; name one with --to."
            )

    def _add(
        self,
        name: str,
        language: str,
        data: bytes,
        read: ReadDocument,
        targets: Sequence[str],
        left_out: Collection[int],
    ) -> int | None:
        """Write a new article; None where somebody else has taken in one of that name since we looked."""
        document = read.document
        blocks = new_blocks(document.blocks, is_cut=document.is_cut)
        cutting = self._cutting(read.format.id)
        with self._database.writing(Doing("take in", self._person)) as transaction:
            if article_rows.article_named(transaction.connection, name) is not None:
                return None
            article = transaction.insert(
                tables.ArticleRow,
                name=name,
                language=language,
                format=read.format.id,
                title=document.title or blocks[0].text.text[:150],
                version=None,
                added=transaction.now,
                changed=transaction.now,
            )
            _, identities = article_rows.add_version(transaction, article, data, document.encoding, blocks)
            for target in targets:
                job = add_job(transaction, article, target, blocks, identities, language, cutting, left_out)
                if read.bilingual is not None:
                    fill(transaction, read.bilingual, article_rows.job_by_id(transaction.connection, job))
            return article

    def _take_in_known(
        self, known: Article | None, archived: Article | None, data: bytes, read: ReadDocument, targets: Sequence[str]
    ) -> TakenIn:
        article = known or archived
        assert article is not None
        is_same = self._articles.has(article, data, read.document.encoding)
        if not is_same:
            _require_same_kind(article, read)
            self._require_same_article(article, read.document)
        if known is None:
            with self._database.writing(Doing("take out of the archive", self._person)) as transaction:
                transaction.update(tables.ArticleRow, article.id, archived=0)
        for target in targets:
            self._articles.job(article, target)
        return replace(self._taken_in(article.id), unchanged=True) if is_same else self._update(article, data, read)

    def _require_same_article(self, article: Article, document: Document) -> None:
        fresh = document_slices(document, article.language, self._rules.current())
        old, new = self.source_texts(article), [s.source.text for s in fresh]
        staying = sum(pairing.kept for pairing in align(old, new))
        if staying < STAYING_SHARE * len(old):
            here = f"{staying} of its {counted(len(old), 'segment')}"
            raise NotTheSameArticle(
                f"The desk has another article “{article.name}”: {here} {'is' if staying == 1 else 'are'} in this "
                f"file. Give this one another name with --name, or make it the new version with: tmtool update."
            )

    def _update(self, article: Article, data: bytes, read: ReadDocument) -> TakenIn:
        document, cutting = read.document, self._cutting(read.format.id)
        fresh = document_slices(document, article.language, cutting)
        old, new = self.source_texts(article), [s.source.text for s in fresh]
        pairings = align(old, new)
        blocks = new_blocks(document.blocks, is_cut=document.is_cut)
        with self._database.writing(Doing("update", self._person)) as transaction:
            version = article_rows.current_version(transaction.connection, article.id)
            jobs = article_rows.jobs_of(transaction.connection, article.id)
            before = stored_file(article, version.content, version.encoding)
            free = {} if before is None else {job.id: untouched(transaction, before, job) for job in jobs}
            _, identities = article_rows.add_version(transaction, article.id, data, document.encoding, blocks)
            title = document.title or blocks[0].text.text[:150]
            transaction.update(tables.ArticleRow, article.id, title=title, format=read.format.id)
            for job in jobs:
                write_update(transaction, job, blocks, identities, article.language, cutting)
                if read.bilingual is not None:
                    fill(transaction, read.bilingual, job, free=free.get(job.id))
        taken = replace(
            self._taken_in(article.id),
            kept=sum(p.kept for p in pairings),
            changed=sum(p.new is not None and p.old is not None and not p.kept for p in pairings),
            new=sum(p.old is None for p in pairings),
            removed=sum(p.new is None for p in pairings),
        )
        return _with_what_was_met(taken, read)

    def _taken_in(self, article_id: int) -> TakenIn:
        with self._database.reading() as connection:
            article = article_rows.article_numbered(connection, article_id)
        assert article is not None
        texts = self.source_texts(article)
        return TakenIn(article, len(texts), sum(map(word_count, texts)))


def _require_tags(languages: Sequence[str], file: str) -> None:
    """Refuse a file whose languages are none: they would stand in names of files and on every screen."""
    wrong = next((tag for tag in languages if not is_tag(tag)), None)
    if wrong is not None:
        message = f"“{PurePath(file).name}” names “{listed([wrong])}” as its language, which is none; write such as ru."
        raise RefusedInput(message, file=file)


def _with_what_was_met(taken: TakenIn, read: ReadDocument) -> TakenIn:
    """Tell of an article what a person could not see: a guess, units left out, repairs."""
    guessed = NAMES[read.document.encoding] if read.document.is_encoding_guessed else None
    file = read.bilingual
    if file is None:
        return replace(taken, guessed=guessed)
    return replace(taken, guessed=guessed, skipped=file.skipped, repaired=file.repaired)


def _require_same_kind(article: Article, read: ReadDocument) -> None:
    """Refuse a bilingual file as the next version of a document, and a document as that of a bilingual file."""
    if is_cut(read.format.id) != is_cut(article.format):
        was = formats.by_id(article.format).name
        raise UsageError(f"“{article.name}” came as {was}, and this is {read.format.name}; add it by another name.")
