"""How much of some texts the memories know already: words by bands of scores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from tmtool.desk.composing import counts
from tmtool.desk.query import Query
from tmtool.desk.suggestions import Suggesting
from tmtool.language.counting import character_count, word_count
from tmtool.model.articles import Job
from tmtool.model.text import BEGINNING, END, TaggedText, key_hash, text_hash
from tmtool.model.units import Match
from tmtool.store import articles as article_rows
from tmtool.store import segments as segment_rows
from tmtool.store.database import Database
from tmtool.store.surroundings import surroundings
from tmtool.store.units import Context

REPETITION, NONE = "repetition", "none"
BANDS = {"101": 101, "100": 100, "95-99": 95, "85-94": 85, "75-84": 75, "50-74": 50}
"""Bands of scores with the lowest score of each, the best first."""
LOWEST = min(BANDS.values())
_TOLD_EVERY = 16
"""Segments between two words on the progress."""


@dataclass(slots=True)
class Amount:
    """How much text falls into a band."""

    segments: int = 0
    words: int = 0
    characters: int = 0
    """Without white space."""

    def add(self, other: Amount) -> None:
        """Add what falls into the same band elsewhere."""
        self.segments += other.segments
        self.words += other.words
        self.characters += other.characters


def _empty() -> dict[str, Amount]:
    return {band: Amount() for band in (REPETITION, *BANDS, NONE)}


@dataclass(frozen=True, slots=True)
class Bands:
    """How much text falls into each band."""

    bands: dict[str, Amount] = field(default_factory=_empty)

    def add(self, other: Bands) -> None:
        """Add the bands of another text."""
        for band, amount in other.bands.items():
            self.bands[band].add(amount)


class Analysis:
    """The room of analyses; reads, and never writes."""

    def __init__(self, database: Database, suggestions: Suggesting) -> None:
        self._database = database
        self._suggestions = suggestions

    def analyse(
        self, documents: Iterable[Sequence[TaggedText]], source_language: str, target_language: str
    ) -> list[Bands]:
        """Sort the segments of documents into bands.

        A segment that stood before, in the same document or in an earlier one, is a repetition unless the memories
        have it exactly.

        Args:
            documents: the segments of each document, in order.
            source_language: their language.
            target_language: the language wanted.

        Returns:
            The bands of each document.
        """
        met: set[bytes] = set()
        found = []
        for segments in documents:
            queries = _queries(segments, source_language, target_language)
            found.append(self._sort(queries, met, lambda: None))
        return found

    def analyse_jobs(self, jobs: Sequence[Job], *, progress: Callable[[int, int], None] | None = None) -> list[Bands]:
        """Sort the segments of jobs into bands; left-out ones are passed by.

        What confirming a segment itself left in the memory is no match for it, so that a job that is translated gives
        the same bands as before.

        Args:
            jobs: into one language.
            progress: told how many segments are looked up, and of how many.

        Returns:
            The bands of each job.
        """
        with self._database.reading() as connection:
            asked = [_queries_of_job(connection, job) for job in jobs]
        steps = iter(range(total := sum(len(queries) for queries in asked)))

        def step() -> None:
            if progress is not None and not (done := next(steps)) % _TOLD_EVERY:
                progress(done, total)

        met: set[bytes] = set()
        return [self._sort(queries, met, step) for queries in asked]

    def _sort(self, queries: Sequence[Query], met: set[bytes], step: Callable[[], None]) -> Bands:
        """Sort texts into bands; `step` is called before each."""
        result = Bands()
        for query, match in zip(queries, self._suggestions.best_of_each(queries), strict=True):
            step()
            key = key_hash(query.text)
            text = query.text.text
            result.bands[_band(match, is_known=key in met)].add(Amount(1, word_count(text), character_count(text)))
            met.add(key)
        return result


def _queries(segments: Sequence[TaggedText], source_language: str, target_language: str) -> list[Query]:
    hashes = [BEGINNING, *(text_hash(segment.text) for segment in segments), END]
    return [
        Query(segment, source_language, target_language, LOWEST, 1, context=Context(before, after))
        for segment, before, after in zip(segments, hashes, hashes[2:], strict=False)
    ]


def _queries_of_job(connection: sa.Connection, job: Job) -> list[Query]:
    languages = article_rows.languages_of_job(connection, job.id)
    segments = [one for one in segment_rows.segments_of(connection, job.id) if counts(one)]
    around = surroundings(connection, job.id, [one.id for one in segments])
    return [
        Query(one.source, *languages, LOWEST, 1, context=around[one.id].context, own=around[one.id].own)
        for one in segments
    ]


def _band(match: Match | None, *, is_known: bool) -> str:
    score = 0 if match is None else match.score
    if is_known and score < BANDS["100"]:
        return REPETITION
    return next((band for band, lowest in BANDS.items() if score >= lowest), NONE)
