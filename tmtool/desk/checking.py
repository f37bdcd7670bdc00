"""What the checks say of a job's segments."""

from __future__ import annotations

from tmtool.desk.composing import counts
from tmtool.desk.suggestions import Suggesting
from tmtool.model.articles import Job, Segment
from tmtool.model.findings import Finding
from tmtool.model.text import TaggedText
from tmtool.quality.check import check
from tmtool.quality.pair import Pair
from tmtool.store import segments as segment_rows
from tmtool.store.articles import languages_of_job
from tmtool.store.database import Database


class Checking:
    """The room of the checks."""

    def __init__(self, database: Database, suggestions: Suggesting) -> None:
        self._database = database
        self._suggestions = suggestions

    def findings(self, job: Job) -> tuple[Finding, ...]:
        """Check every segment of a job that has a target."""
        with self._database.reading() as connection:
            source_language, language = languages_of_job(connection, job.id)
            segments = segment_rows.segments_of(connection, job.id)
        return tuple(
            finding
            for segment in segments
            if counts(segment) and segment.target
            for finding in self._check(segment, segment.target, source_language, language)
        )

    def segment_findings(self, segment: Segment, language: str, target: str | None = None) -> tuple[Finding, ...]:
        """Check one segment, with the target as it is being typed if that is given, in shown form."""
        with self._database.reading() as connection:
            source_language, _ = languages_of_job(connection, segment.job)
        text = segment.target if target is None else TaggedText.from_shown(target, segment.source.tags)
        return self._check(segment, text, source_language, language) if text else ()

    def _check(self, segment: Segment, target: TaggedText, source_language: str, language: str) -> tuple[Finding, ...]:
        terms = self._suggestions.terms(segment.source.text, source_language, language).hits
        return check(Pair(segment.source, target, segment.number, source_language, language, terms))
