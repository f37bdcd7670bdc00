"""Writing articles, clean text and bilingual files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from tmtool import __version__, formats
from tmtool.alignment.jobs import joined_target, side_by_side
from tmtool.desk.bilingual_document import changed_entries
from tmtool.desk.composing import clean_blocks, counts, is_translated, translated_blocks
from tmtool.desk.latin_table import LatinTable
from tmtool.desk.outputs import write_whole
from tmtool.desk.reading import stored_file
from tmtool.desk.settings import Settings
from tmtool.language.registry import LANGUAGES, fold
from tmtool.model.articles import Article, Segment, State
from tmtool.model.errors import UsageError
from tmtool.model.job_content import JobContent
from tmtool.model.units import Authorship, Status, Unit, Variant
from tmtool.store import articles as article_rows
from tmtool.store import segments as segment_rows
from tmtool.store.database import Database

LATIN_FORMATS = ("document", "text")
"""What may be written in Latin letters; memories keep the letters in which texts are looked up."""
_IN_LATIN = "kk"
_LATIN_TAG = "kk-Latn"
_CALLED = {"text": ".clean", "review": ".review", "html": ".bilingual", "cms": ".cms"}
"""What stands in the names of outputs that would else have the name of the document."""
_UNFIT = re.compile(r"[/\\\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written."""

    path: Path
    segments: int
    """How many segments are in it in the target language."""
    untranslated: int
    """How many that belong to the job have no target."""
    kept: Path | None = None
    """A copy of what lay there, where somebody had changed it since it was delivered."""


class Exports:
    """The room of the exports."""

    def __init__(self, database: Database, settings: Settings, latin_table: LatinTable) -> None:
        self._database = database
        self._latin_table = latin_table
        self._settings = settings

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
        plain: bool = False,
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
            plain: whether the texts of a TMX file go without their tags.

        Raises:
            UsageError: the format is not known or cannot hold several languages, Latin letters or plain texts, or there
                is no such job.
            RefusedInput: the desk's table of Latin letters is damaged.
            OutputError: the file cannot be written.
        """
        format_ = formats.by_id(format_id)
        if "job" not in format_.writes:
            hint = (
                "; the article in its own form is written with --format document" if "document" in format_.reads else ""
            )
            raise UsageError(f"A job cannot be exported as {format_.name}{hint}.")
        if len(languages) != 1 and not (together and format_id == "tmx"):
            raise UsageError("Name one language; only a TMX file holds several, with --together.")
        if latin and format_id not in LATIN_FORMATS:
            raise UsageError(f"{format_.name} keeps Kazakh in Cyrillic; --latin is for: {', '.join(LATIN_FORMATS)}.")
        if plain and format_id != "tmx":
            raise UsageError(f"{format_.name} is never written in levels; --level1 is for tmx.")
        content = self._content(article, languages, codes, drafts=drafts, latin=latin)
        if plain:
            content = replace(content, units=tuple(unit.without_tags() for unit in content.units))
        path = path or Path(default_name(article, languages, format_, latin=latin))
        write = _write_document if format_id == "document" else format_.load().write_job
        written: int = write_whole(path, lambda out: write(content, out))
        untranslated = sum(counts(s) and not is_translated(s) for segments in content.jobs.values() for s in segments)
        return Exported(path, written, untranslated)

    def clean_text(self, article: Article, language: str) -> str:
        """Give the clean text of a job, as the format `text` writes it.

        Raises:
            UsageError: there is no such job.
        """
        out = BytesIO()
        formats.by_id("text").load().write_job(self._content(article, [language], (), drafts=False), out)
        return out.getvalue().decode()

    def _content(
        self,
        article: Article,
        languages: Sequence[str],
        codes: Sequence[str],
        *,
        drafts: bool,
        latin: bool = False,
    ) -> JobContent:
        """Gather an article and its translations as they are at one moment."""
        with self._database.reading() as connection:
            version = article_rows.current_version(connection, article.id)
            there = {job.language: job.id for job in article_rows.jobs_of(connection, article.id)}
            missing = [language for language in languages if language not in there]
            if missing:
                has = ", ".join(there) or "none"
                raise UsageError(f"“{article.name}” has no job into {', '.join(missing)}; it has: {has}.")
            blocks = article_rows.blocks_of(connection, version.id)
            jobs = {language: segment_rows.segments_of(connection, there[language]) for language in languages}
        if latin:
            jobs = self._in_latin(jobs)
        tags = {fold(code): code for code in codes}
        first = jobs[languages[0]]
        left_out_stays = self._settings.left_out_in_document == "source"
        content = JobContent(
            article=article,
            content=version.content,
            encoding=version.encoding,
            blocks=blocks,
            jobs=jobs,
            source_tag=tags.get(article.language, article.language),
            tags={one: tags.get(one, _LATIN_TAG if latin and one == _IN_LATIN else one) for one in languages},
            units=(),
            composed=translated_blocks(blocks, first, left_out_stays=left_out_stays),
            clean=tuple(clean_blocks(blocks, first)),
            created=_last_done(article, jobs),
            tool_version=__version__,
            drafts=drafts,
            no_break_spaces=self._settings.no_break_spaces,
        )
        return replace(content, units=tuple(units_of(content)))

    def _in_latin(self, jobs: Mapping[str, tuple[Segment, ...]]) -> dict[str, tuple[Segment, ...]]:
        alphabet = self._latin_table.current()
        return {
            language: tuple(replace(segment, target=alphabet.tagged(segment.target)) for segment in segments)
            if language == _IN_LATIN
            else segments
            for language, segments in jobs.items()
        }


def _write_document(job: JobContent, out: BinaryIO) -> int:
    """Write the article in the format in which it came."""
    module = formats.by_id(job.article.format).load()
    file = stored_file(job.article, job.content, job.encoding)
    if file is not None:
        changed = changed_entries(file, job.language, job.blocks, job.segments)
        out.write(module.write_bilingual(job.content, file, changed) if changed else job.content)
        return job.translated
    document = module.read(job.content, job.encoding)
    out.write(module.write(job.content, document, job.composed, language=_marked(job)))
    return job.translated


def _marked(job: JobContent) -> str:
    """Give the tag that a document is marked with: the one that was asked for, else the language with its country."""
    known = LANGUAGES.get(job.language_tag)
    return job.language_tag if known is None else known.full_tag


def _last_done(article: Article, jobs: Mapping[str, Sequence[Segment]]) -> str:
    """Give the time of the last thing that was done, so that the same state gives the same bytes."""
    times = (segment.time for segments in jobs.values() for segment in segments if segment.time)
    return max(times, default=article.added)


def units_of(job: JobContent) -> list[Unit]:
    """Give the units of the jobs, with the neighbours in the article as context."""
    rows = side_by_side(job.jobs)
    units: list[Unit] = []
    for index, row in enumerate(rows):
        targets = [
            _variant(job.tags[language], segments)
            for language, segments in row.segments.items()
            if all(job.is_ready(segment) for segment in segments)
        ]
        if targets:
            units.append(
                Unit(
                    variants=(Variant(job.source_tag, row.source), *targets),
                    previous=rows[index - 1].source.text if index else "",
                    next=rows[index + 1].source.text if index + 1 < len(rows) else "",
                )
            )
    return units


def default_name(article: Article, languages: Sequence[str], format_: formats.Format, *, latin: bool = False) -> str:
    """Give the name of an output: `<stem>.<language>.<extension>`, `<stem>.<extension>` for several languages.

    With `latin`, Kazakh is called kk-Latn there, so that it never takes the place of the text in Cyrillic. What is made
    of the segments of a bilingual file never takes the place of that file.
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
    called = _CALLED.get(format_.id, "")
    if not called and format_.id != "document" and extension in endings:
        called = ".segments"
    return f"{stem}{middle}{called}{extension}"


def _variant(language: str, segments: Sequence[Segment]) -> Variant:
    first = segments[0]
    lowest = min((segment.state for segment in segments), key=list(State).index)
    return Variant(
        language,
        joined_target(segments),
        Status(str(lowest)),
        Authorship(created_by=first.person, created_at=first.time),
    )
