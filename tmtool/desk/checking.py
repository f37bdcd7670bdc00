"""What the checks say of a job, of a file and of a memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tmtool.alignment.jobs import joined_target, side_by_side
from tmtool.desk.bilingual import units_of_file
from tmtool.desk.clock import Clock
from tmtool.desk.composing import counts
from tmtool.desk.ignoring import ignored_in
from tmtool.desk.settings import Settings
from tmtool.desk.suggestions import Suggesting
from tmtool.model.articles import Job, Segment, State
from tmtool.model.errors import MissingInput
from tmtool.model.findings import Finding
from tmtool.model.terms import TermHit
from tmtool.model.text import TaggedText
from tmtool.quality.check import check, check_all, check_job, in_order
from tmtool.quality.ignoring import heeded
from tmtool.quality.pair import Pair
from tmtool.quality.registry import CHECKS
from tmtool.store import articles as article_rows
from tmtool.store import memories as memory_rows
from tmtool.store import memory_upkeep
from tmtool.store import segments as segment_rows
from tmtool.store.database import Database

_Sisters = Mapping[int, tuple[str, TaggedText]]
"""By segment identity: the language and text of the other translation of the same stretch."""
_TOLD_EVERY = 50
"""Segments between two words on the progress."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A job with what the checks say of it."""

    segments: tuple[Segment, ...]
    """Those that belong to its work."""
    findings: tuple[Finding, ...]
    ignored: tuple[Finding, ...] = ()
    """What they would say, had nobody ignored it."""


class Checking:
    """The room of the checks; what was ignored is never said."""

    def __init__(self, database: Database, suggestions: Suggesting, settings: Settings, clock: Clock) -> None:
        self._database = database
        self._suggestions = suggestions
        self._settings = settings
        self._clock = clock

    def findings(self, job: Job) -> tuple[Finding, ...]:
        """Check every segment of a job that belongs to its work, for itself and against the others."""
        return self.checked(job).findings

    def checked(self, job: Job, *, progress: Callable[[int, int], None] | None = None) -> Checked:
        """Check a job, and give what is ignored as well.

        Args:
            job: the job.
            progress: told how many segments are checked, and of how many.
        """
        with self._database.reading() as connection:
            source_language, language, day = article_rows.languages_and_day(connection, job.id)
            segments = [one for one in segment_rows.segments_of(connection, job.id) if counts(one)]
            others = {
                other.language: segment_rows.segments_of(connection, other.id)
                for other in article_rows.jobs_of(connection, job.article)
                if other.id != job.id
            }
            ignored = ignored_in(connection, {one.id: one.number for one in segments})
        sisters = _sisters(segments, language, others)
        languages = (source_language, language)
        pairs: list[Pair] = []
        found: list[Finding] = []
        for done, one in enumerate(segments):
            if progress is not None and not done % _TOLD_EVERY:
                progress(done, len(segments))
            pairs.append(self._pair(one, one.target, languages, day, sisters.get(one.id)))
            found += check(pairs[-1])
        everything = in_order([*found, *check_job(pairs)])
        heard = heeded(everything, ignored)
        said = set(heard)
        return Checked(tuple(segments), heard, tuple(one for one in everything if one not in said))

    def segment_findings(self, segment: Segment, language: str, target: str | None = None) -> tuple[Finding, ...]:
        """Check one segment for itself, with the target as it is being typed if that is given, in shown form."""
        with self._database.reading() as connection:
            source_language, _, day = article_rows.languages_and_day(connection, segment.job)
            ignored = ignored_in(connection, {segment.id: segment.number})
        text = segment.target if target is None else TaggedText.from_shown(target, segment.source.tags)
        if not text or segment.added:
            return ()
        return heeded(check(self._pair(segment, text, (source_language, language), day)), ignored)

    def file_findings(self, path: Path, source_language: str, language: str | None) -> tuple[Finding, ...]:
        """Check the units of a bilingual file; nothing is imported.

        Args:
            path: the file.
            source_language: the language translated from.
            language: the language translated into; else the first of the desk that the file has.

        Raises:
            MissingInput: the file is not there.
            RefusedInput: it cannot be read, or has no unit in these languages; the message says which it has.
        """
        found = units_of_file(path, source_language, language, self._settings.targets)
        of_texts = check_all([self._with_terms(pair, None) for pair in found.pairs])
        severity = CHECKS["text.empty"].severity
        empty = [Finding(number, "text.empty", severity, "The translation is empty.") for number in found.empty]
        return self._heeded_on_desk(in_order([*empty, *of_texts]))

    def memory_findings(self, name: str, language: str) -> tuple[Finding, ...]:
        """Check the units of a memory that have a text in a language; they are counted from 1, the oldest first.

        Raises:
            MissingInput: there is no such memory.
        """
        with self._database.reading() as connection:
            found = memory_rows.memory_named(connection, name)
            if found is None:
                raise MissingInput(f"There is no memory “{name}”; see them with: tmtool memories")
            pairs = [
                Pair(unit.source.text, text.text, number, unit.source_language, language)
                for number, unit in enumerate(memory_upkeep.all_units(connection, found[0]), 1)
                for text in unit.in_language(language)
            ]
        return self._heeded_on_desk(check_all([self._with_terms(pair, None) for pair in pairs]))

    def _heeded_on_desk(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        with self._database.reading() as connection:
            return heeded(findings, ignored_in(connection, {}))

    def _pair(
        self,
        segment: Segment,
        target: TaggedText,
        languages: tuple[str, str],
        day: str | None,
        sister: tuple[str, TaggedText] | None = None,
    ) -> Pair:
        pair = Pair(
            segment.source,
            target,
            segment.number,
            *languages,
            may_be_empty=segment.state.confirmed,
            is_new=segment.state is State.NEW,
            headline_limit=self._settings.headline_limit if segment.headline else None,
            style=self._settings.house,
        )
        if sister is not None:
            pair = replace(pair, sister_language=sister[0], sister=sister[1])
        return self._with_terms(pair, day)

    def _with_terms(self, pair: Pair, day: str | None) -> Pair:
        languages = (pair.source_language, pair.target_language)
        known = self._suggestions.terms(pair.source.text, *languages).hits
        if not known:
            return pair
        right = self._suggestions.terms(pair.source.text, *languages, day=day or self._clock()[:10]).hits
        return replace(pair, terms=right, outdated=tuple(_outdated(known, right)))


def _outdated(known: Iterable[TermHit], right: Iterable[TermHit]) -> Iterator[TermHit]:
    """The terms met with those of their targets that are not right on the day."""
    still = {(hit.start, hit.end, target.text) for hit in right for target in hit.targets}
    for hit in known:
        late = tuple(target for target in hit.targets if (hit.start, hit.end, target.text) not in still)
        if late:
            yield replace(hit, targets=late)


def _sisters(segments: Iterable[Segment], language: str, others: Mapping[str, tuple[Segment, ...]]) -> _Sisters:
    """Find what stands beside each segment in another language, where one segment stands beside whole ones."""
    found: dict[int, tuple[str, TaggedText]] = {}
    own = tuple(segments)
    for other, theirs in others.items():
        for row in side_by_side({language: own, other: theirs}):
            here, there = row.segments[language], row.segments[other]
            if len(here) == 1 and there and all(one.target for one in there):
                found.setdefault(here[0].id, (other, joined_target(there)))
    return found
