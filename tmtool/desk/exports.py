"""Writing articles, clean text and bilingual files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import sqlalchemy as sa

from tmtool import __version__, formats
from tmtool.alignment.jobs import joined_target, side_by_side
from tmtool.desk.composing import clean_blocks, counts, is_translated, translated_blocks
from tmtool.desk.latin_table import LatinTable
from tmtool.desk.outputs import write_whole
from tmtool.desk.settings import Settings
from tmtool.language.registry import fold
from tmtool.model.articles import Article, Block, Segment, State
from tmtool.model.errors import UsageError
from tmtool.model.units import Authorship, Status, Unit, Variant
from tmtool.store import articles as article_rows
from tmtool.store import segments as segment_rows
from tmtool.store.database import Database

LATIN_FORMATS = ("document", "text")
"""What may be written in Latin letters; memories keep the letters in which texts are looked up."""
_IN_LATIN = "kk"
_UNFIT = re.compile(r"[/\\\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written."""

    path: Path
    segments: int
    """How many segments are in it in the target language."""
    untranslated: int
    """How many that belong to the job have no target."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What is exported, as it was at one moment."""

    article: Article
    content: bytes
    blocks: tuple[Block, ...]
    jobs: Mapping[str, tuple[Segment, ...]]
    codes: Mapping[str, str]
    drafts: bool

    @property
    def language(self) -> str:
        return next(iter(self.jobs))

    @property
    def segments(self) -> tuple[Segment, ...]:
        return self.jobs[self.language]

    @property
    def stamp(self) -> str:
        """The time of the last thing that was done, so that the same state gives the same bytes."""
        times = (segment.time for segments in self.jobs.values() for segment in segments if segment.time)
        return max(times, default=self.article.added)

    def is_ready(self, segment: Segment) -> bool:
        """Whether a segment belongs into a bilingual file; TMX and PO pass over those without a source text."""
        is_far_enough = segment.state.confirmed or (self.drafts and segment.state is State.DRAFT)
        return not segment.left_out and bool(segment.target) and is_far_enough


class Exports:
    """The room of the exports."""

    def __init__(self, database: Database, settings: Settings, latin_table: LatinTable) -> None:
        self._database = database
        self._latin_table = latin_table
        self._left_out_stays = settings.left_out_in_document == "source"

    def export(
        self,
        article: Article,
        languages: Sequence[str],
        format_id: str,
        path: Path | None = None,
        *,
        drafts: bool = False,
        together: bool = False,
        codes: Sequence[str] = (),
        latin: bool = False,
    ) -> Exported:
        """Write one file.

        Args:
            article: the article.
            languages: the target language; several with `together`.
            format_id: the format.
            path: where to; else `default_name` in the current folder.
            drafts: whether drafts go into bilingual files too.
            together: whether all the languages go into one file, which TMX can.
            codes: tags to write for languages, such as `ru-RU`.
            latin: whether Kazakh is written in Latin letters; other languages stay as they are.

        Raises:
            UsageError: the format is not known or cannot hold several languages or Latin letters, or there is no such
                job.
            RefusedInput: the desk's table of Latin letters is damaged.
            OutputError: the file cannot be written.
        """
        format_ = formats.by_id(format_id)
        if "job" not in format_.writes:
            raise UsageError(f"A job cannot be exported as {format_.name}.")
        if len(languages) != 1 and not (together and format_id == "tmx"):
            raise UsageError("Name one language; only a TMX file holds several, with --together.")
        if latin and format_id not in LATIN_FORMATS:
            raise UsageError(f"{format_.name} keeps Kazakh in Cyrillic; --latin is for: {', '.join(LATIN_FORMATS)}.")
        with self._database.reading() as connection:
            work = self._work(connection, article, languages, codes, drafts)
        if latin:
            work = self._in_latin(work)
        path = path or Path(default_name(article, languages, format_, latin=latin))
        write = {
            "document": self._document,
            "text": self._text,
            "tmx": self._tmx,
            "po": self._po,
            "csv": self._csv,
        }[format_id]
        written = write_whole(path, lambda out: write(work, out))
        untranslated = sum(counts(s) and not is_translated(s) for segments in work.jobs.values() for s in segments)
        return Exported(path, written, untranslated)

    def clean_text(self, article: Article, language: str) -> str:
        """Give the clean text of a job, as the format `text` writes it.

        Raises:
            UsageError: there is no such job.
        """
        with self._database.reading() as connection:
            work = self._work(connection, article, [language], (), drafts=False)
        out = BytesIO()
        self._text(work, out)
        return out.getvalue().decode()

    def _work(
        self,
        connection: sa.Connection,
        article: Article,
        languages: Sequence[str],
        codes: Sequence[str],
        drafts: bool,
    ) -> _Work:
        version = article_rows.current_version(connection, article.id)
        jobs = {job.language: job.id for job in article_rows.jobs_of(connection, article.id)}
        missing = [language for language in languages if language not in jobs]
        if missing:
            has = ", ".join(jobs) or "none"
            raise UsageError(f"“{article.name}” has no job into {', '.join(missing)}; it has: {has}.")
        return _Work(
            article,
            version.content,
            article_rows.blocks_of(connection, version.id),
            {language: segment_rows.segments_of(connection, jobs[language]) for language in languages},
            {fold(code): code for code in codes},
            drafts,
        )

    def _in_latin(self, work: _Work) -> _Work:
        alphabet = self._latin_table.current()
        jobs = {
            language: tuple(replace(segment, target=alphabet.tagged(segment.target)) for segment in segments)
            if language == _IN_LATIN
            else segments
            for language, segments in work.jobs.items()
        }
        return replace(work, jobs=jobs)

    def _document(self, work: _Work, out: BinaryIO) -> int:
        module = formats.by_id(work.article.format).load()
        document = module.read(work.content)
        translations = translated_blocks(work.blocks, work.segments, left_out_stays=self._left_out_stays)
        out.write(module.write(work.content, document, translations))
        return sum(counts(segment) and is_translated(segment) for segment in work.segments)

    def _text(self, work: _Work, out: BinaryIO) -> int:
        texts = clean_blocks(work.blocks, work.segments)
        kinds = [block.kind for block in work.blocks]
        out.write(formats.by_id("text").load().write(list(zip(kinds, texts, strict=True))))
        return sum(counts(segment) and is_translated(segment) for segment in work.segments)

    def _tmx(self, work: _Work, out: BinaryIO) -> int:
        source = work.codes.get(work.article.language, work.article.language)
        written: int = (
            formats.by_id("tmx")
            .load()
            .write(units_of(work), out, source_language=source, created=work.stamp, tool_version=__version__)
        )
        return written

    def _po(self, work: _Work, out: BinaryIO) -> int:
        written: int = (
            formats.by_id("po")
            .load()
            .write(
                work.segments,
                out,
                article=work.article.name,
                source_language=work.article.language,
                language=work.codes.get(work.language, work.language),
                created=work.stamp,
                drafts=True,
            )
        )
        return written

    def _csv(self, work: _Work, out: BinaryIO) -> int:
        # The table is what a person reads: a sentence that was added stands in it, with no source beside it.
        ready = [segment for segment in work.segments if work.is_ready(segment)]
        formats.by_id("csv").load().write_segments(ready, out)
        return len(ready)


def units_of(work: _Work) -> list[Unit]:
    """Give the units of the jobs, with the neighbours in the article as context."""
    rows = side_by_side(work.jobs)
    units: list[Unit] = []
    for index, row in enumerate(rows):
        targets = [
            _variant(work.codes.get(language, language), segments)
            for language, segments in row.segments.items()
            if all(work.is_ready(segment) for segment in segments)
        ]
        if targets:
            source = work.codes.get(work.article.language, work.article.language)
            units.append(
                Unit(
                    variants=(Variant(source, row.source), *targets),
                    previous=rows[index - 1].source.text if index else "",
                    next=rows[index + 1].source.text if index + 1 < len(rows) else "",
                )
            )
    return units


def default_name(article: Article, languages: Sequence[str], format_: formats.Format, *, latin: bool = False) -> str:
    """Give the name of an output: `<stem>.<language>.<extension>`, `<stem>.<extension>` for several languages.

    With `latin`, Kazakh is called kk-Latn there, so that it never takes the place of the text in Cyrillic.
    """
    # An article may be called anything; the name of a file never leads out of its folder.
    name = _UNFIT.sub("_", article.name).lstrip(".") or "article"
    endings = formats.by_id(article.format).extensions
    stem, ending = Path(name).stem, Path(name).suffix
    if ending.lower() not in endings:
        stem, ending = name, endings[0]
    extension = ending if format_.id == "document" else format_.extensions[0]
    script = "-Latn" if latin and languages[0] == _IN_LATIN else ""
    middle = f".{languages[0]}{script}" if len(languages) == 1 else ""
    clean = ".clean" if format_.id == "text" else ""
    return f"{stem}{middle}{clean}{extension}"


def _variant(language: str, segments: Sequence[Segment]) -> Variant:
    first = segments[0]
    lowest = min((segment.state for segment in segments), key=list(State).index)
    return Variant(
        language,
        joined_target(segments),
        Status(str(lowest)),
        Authorship(created_by=first.person, created_at=first.time),
    )
