"""What the desk offers for a text: matches from the memories and terms from the glossaries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache

import sqlalchemy as sa

from tmtool.desk.clock import Clock
from tmtool.desk.fragments import Fragments
from tmtool.desk.indexes import Indexes
from tmtool.desk.matching import SameTexts, best, find
from tmtool.desk.offers import HIGHEST_FUZZY
from tmtool.desk.query import Query
from tmtool.desk.settings import Settings
from tmtool.desk.termbase import Termbase
from tmtool.desk.touching_up import touched_up
from tmtool.glossary.misuse import Judge
from tmtool.glossary.offered_forms import load
from tmtool.glossary.recognise import Recognised
from tmtool.language.homoglyphs import repaired
from tmtool.model.articles import Segment
from tmtool.model.terms import TermHit
from tmtool.model.text import TaggedText
from tmtool.model.units import Match
from tmtool.store.articles import languages_and_day
from tmtool.store.database import Database
from tmtool.store.surroundings import Surroundings, surroundings

_AT_A_TIME = 64
"""So many segments are looked up before another thread gets its turn at the index."""
_SECONDS_FOR_FRAGMENTS = 0.006
"""So long they are looked for before a segment is shown: mostly that does, but on desks of hundreds of thousands of
units, and where the index is opened for the first time."""
_LOWEST = 50
"""The lowest score that is offered for a segment; fragments have less."""
_MOST_SECONDS_FOR_FRAGMENTS = 0.25
"""So long they are looked for once the rest is shown."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What is offered for a segment."""

    matches: tuple[Match, ...]
    terms: tuple[TermHit, ...]
    """In the order of the text."""
    is_whole: bool = True
    """Whether the fragments were looked for; where that takes long, `with_fragments` gives them."""


_Looked = tuple[Query, tuple[Match, ...]]
"""What was looked up, and what was found."""


@dataclass(frozen=True, slots=True)
class _Round:
    """Segments of one job that are looked up together."""

    around: dict[int, Surroundings]
    source_language: str
    language: str
    day: str
    minimum: int
    limit: int
    clean: bool

    @property
    def languages(self) -> set[str]:
        """The languages that are looked up."""
        return {self.source_language} | {sister for around in self.around.values() for sister, _ in around.sisters}


class Suggesting:
    """The room of matches and terms; everything in it may be called from a worker."""

    def __init__(
        self, database: Database, indexes: Indexes, settings: Settings, clock: Clock, fragments: Fragments
    ) -> None:
        self._database = database
        self._indexes = indexes
        self._settings = settings
        self._clock = clock
        self._fragments = fragments
        self._termbase = Termbase(database)

    def matches(
        self,
        text: str,
        source_language: str,
        target_language: str,
        *,
        minimum: int = 70,
        limit: int = 5,
        memory: str | None = None,
        fragments: bool = False,
    ) -> tuple[Match, ...]:
        """Find the best matches of a text that stands nowhere.

        Args:
            text: the text.
            source_language: its language.
            target_language: the language wanted.
            minimum: the lowest score wanted, after penalties, 1 to 101.
            limit: how many.
            memory: the only memory to look in.
            fragments: whether places that no match takes are filled with fragments.
        """
        judge = self._judge(source_language, target_language, self._today(), {source_language: text})
        query = Query(TaggedText(text), source_language, target_language, minimum, limit, memory, judge=judge)
        with self._indexes.of_language(source_language) as index, self._database.reading() as connection:
            all_found: list[Match] = []
            for one in _readings(query):
                all_found = _with(all_found, find(connection, index, one))
        found = best(all_found, limit)
        matches = touched_up(
            found, query, _Terms(self._termbase, target_language).of(source_language), self._settings.house
        )
        return (*matches, *self._fragments.of(query, matches)) if fragments else matches

    def for_segment(
        self, segment: Segment, language: str, *, minimum: int = _LOWEST, limit: int = 9, fragments: bool = False
    ) -> Suggestions:
        """Find what is offered for a segment of a job into a language, through confirmed sister texts too."""
        return next(self.for_segments((segment,), language, minimum=minimum, limit=limit, fragments=fragments))

    def with_fragments(self, segment: Segment, language: str, found: Suggestions, *, limit: int = 9) -> Suggestions:
        """Fill the places that no match takes with fragments, where the time did not do for them.

        Args:
            segment: a segment of a job.
            language: the language of the job.
            found: what is offered for it, without fragments.
            limit: how many matches are wanted.
        """
        with self._database.reading() as connection:
            asked = self._round(connection, (segment,), language, _LOWEST, limit, clean=False)
            direct = self._queries(segment, asked)[0]
        fragments, _ = self._fragments.within(direct, found.matches, _MOST_SECONDS_FOR_FRAGMENTS)
        return replace(found, matches=found.matches + fragments, is_whole=True)

    def for_segments(
        self,
        segments: Sequence[Segment],
        language: str,
        *,
        minimum: int = _LOWEST,
        limit: int = 9,
        fragments: bool = False,
        terms: bool = True,
        clean: bool = False,
    ) -> Iterator[Suggestions]:
        """Find what is offered for many segments of one job, in their order; faster than one by one.

        Args:
            segments: segments of one job.
            language: its target language.
            minimum: the lowest score wanted, after penalties.
            limit: how many matches each.
            fragments: whether places that no match takes are filled with fragments, as a person likes to see them.
            terms: whether the terms of the segments are wanted.
            clean: whether matches with forbidden or outdated terms are passed over, as for what is filled in by itself.
        """
        asked: _Round | None = None
        if len(segments) > _AT_A_TIME:
            with self._database.reading() as connection:
                asked = self._round(connection, segments, language, minimum, limit, clean=clean)
        for start in range(0, len(segments), _AT_A_TIME):
            some = segments[start : start + _AT_A_TIME]
            found = self._look_up(some, language, minimum, limit, clean=clean, asked=asked)
            recognise = _Terms(self._termbase, language)
            for segment, through in zip(some, found, strict=True):
                yield self._offered(segment, through, recognise, limit, fragments=fragments, terms=terms)

    def best_of_each(self, queries: Sequence[Query]) -> Iterator[Match | None]:
        """Find the best match of each of many texts in one language pair, as it stands in the memory.

        Args:
            queries: what is looked up, all in the same two languages.
        """
        for start in range(0, len(queries), _AT_A_TIME):
            some = [self._judged(query) for query in queries[start : start + _AT_A_TIME]]
            with self._indexes.of_language(some[0].language) as index, self._database.reading() as connection:
                same = SameTexts(connection, some)
                found = [find(connection, index, query, same) for query in some]
            yield from (matches[0] if matches else None for matches in found)

    def terms(self, text: str, source_language: str, target_language: str, *, day: str | None = None) -> Recognised:
        """Find the terms of the glossaries in a text; of their targets those right on a day, if one is given."""
        return self._termbase.recogniser(source_language).recognise(text, target_language, day)

    def warm(self, language: str | None = None) -> None:
        """Load the indexes and the glossaries, so that the first look-up does not wait for them.

        Args:
            language: the only language to load; else all languages of the desk, the source first.
        """
        for one in (language,) if language else (self._settings.source, *self._settings.targets):
            with self._indexes.of_language(one):
                pass
            self._termbase.recogniser(one)
        for one in self._settings.targets:
            load(one)

    def _look_up(
        self,
        segments: Sequence[Segment],
        language: str,
        minimum: int,
        limit: int,
        *,
        clean: bool,
        asked: _Round | None,
    ) -> list[list[_Looked]]:
        """Look up every segment, directly and through its sisters; what stands around them may be known already."""
        with ExitStack() as stack:
            connection = stack.enter_context(self._database.reading())
            asked = asked or self._round(connection, segments, language, minimum, limit, clean=clean)
            # In one order, so that two threads never wait for each other; the same text is found without an index.
            needed = sorted(asked.languages) if minimum <= HIGHEST_FUZZY else ()
            indexes = {one: stack.enter_context(self._indexes.of_language(one)) for one in needed}
            queries = [self._queries(segment, asked) for segment in segments]
            same = SameTexts(connection, [query for of_segment in queries for query in of_segment])
            return [
                [(query, find(connection, indexes.get(query.language), query, same)) for query in of_segment]
                for of_segment in queries
            ]

    def _offered(
        self,
        segment: Segment,
        through: Sequence[_Looked],
        recognise: _Terms,
        limit: int,
        *,
        fragments: bool,
        terms: bool,
    ) -> Suggestions:
        """Put together what was found for a segment through each language; this takes time, and no lock."""
        matches: list[Match] = []
        for query, some in through:
            matches = _with(matches, touched_up(some, query, recognise.of(query.language), self._settings.house))
        offered = best(matches, limit)
        direct = through[0][0]
        is_whole = True
        if fragments:
            phrases, is_whole = self._fragments.within(direct, offered, _SECONDS_FOR_FRAGMENTS)
            # A part of them would be others than those that come in the end.
            offered += phrases if is_whole else ()
        hits = recognise.of(direct.language)(segment.source.text) if terms else ()
        if hits:
            # Repairs know every term that was ever right; a person is only offered those of the article's day.
            with self._database.reading() as connection:
                _, _, day = languages_and_day(connection, segment.job)
            day = day or self._today()
            hits = self.terms(segment.source.text, direct.language, direct.target_language, day=day).hits
        return Suggestions(offered, tuple(sorted(hits, key=lambda hit: hit.start)), is_whole)

    def _round(
        self,
        connection: sa.Connection,
        segments: Sequence[Segment],
        language: str,
        minimum: int,
        limit: int,
        *,
        clean: bool,
    ) -> _Round:
        job = segments[0].job
        around = surroundings(connection, job, [segment.id for segment in segments])
        source_language, _, day = languages_and_day(connection, job)
        return _Round(around, source_language, language, day or self._today(), minimum, limit, clean)

    def _queries(self, segment: Segment, asked: _Round) -> list[Query]:
        around = asked.around[segment.id]
        texts = {asked.source_language: segment.source, **dict(around.sisters)}
        said = {language: text.text for language, text in texts.items()}
        found = []
        for language, text in texts.items():
            is_direct = language == asked.source_language
            query = Query(
                text,
                language,
                asked.language,
                asked.minimum,
                asked.limit,
                context=around.context if is_direct else None,
                via=None if is_direct else language,
                own=around.own,
                judge=self._judge(language, asked.language, asked.day, said),
                clean=asked.clean,
            )
            found += _readings(query)
        return found

    def _judged(self, query: Query) -> Query:
        said = {query.language: query.text.text}
        return replace(query, judge=self._judge(query.language, query.target_language, self._today(), said))

    def _judge(self, language: str, target_language: str, day: str, said: Mapping[str, str]) -> Judge | None:
        """Give what finds misused terms: by the units of a language, and by what is said in each language."""
        watches = {one: self._termbase.watch(one, target_language, day) for one in {language, *said}}
        of_sentence = tuple((watch, text) for one, text in said.items() if (watch := watches[one]) is not None)
        return Judge(watches[language], of_sentence) if any(watches.values()) else None

    def _today(self) -> str:
        return self._clock()[:10]


class _Terms:
    """Finds terms in texts, in each text once."""

    def __init__(self, termbase: Termbase, target_language: str) -> None:
        self._termbase = termbase
        self._target_language = target_language
        self._of: dict[str, Callable[[str], Sequence[TermHit]]] = {}

    def of(self, language: str) -> Callable[[str], Sequence[TermHit]]:
        """Give what finds the terms of a language, with what they are in the target language."""
        if language not in self._of:
            recogniser = self._termbase.recogniser(language)
            self._of[language] = cache(lambda text: recogniser.recognise(text, self._target_language).hits)
        return self._of[language]


def _readings(query: Query) -> list[Query]:
    """A query as it is, and with letters put right that only look like those of its alphabet, if there are such."""
    right = repaired(query.text.text, query.language)
    return [query] if right is None else [query, replace(query, text=replace(query.text, text=right))]


def _with(matches: list[Match], through: Sequence[Match]) -> list[Match]:
    """Add what was found through another language; of equal targets the better match is offered, else the first."""
    best_of: dict[str, int] = {}
    for match in matches:
        best_of[match.target.shown] = max(match.score, best_of.get(match.target.shown, 0))
    better = [match for match in through if match.score > best_of.get(match.target.shown, -1)]
    overtaken = {match.target.shown for match in better}
    return [match for match in matches if match.target.shown not in overtaken] + better
