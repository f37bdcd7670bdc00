"""What the desk offers for a text: matches from the memories and terms from the glossaries."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import sqlalchemy as sa

from tmtool.desk.indexes import Indexes
from tmtool.desk.matching import Query, best, exact, find
from tmtool.desk.remembering import context_of
from tmtool.desk.settings import Settings
from tmtool.glossary.recognise import Recognised, Recogniser
from tmtool.model.articles import Segment
from tmtool.model.terms import TermHit
from tmtool.model.text import TaggedText
from tmtool.model.units import Match
from tmtool.store import glossaries as glossary_rows
from tmtool.store import segments as segment_rows
from tmtool.store.articles import languages_of_job
from tmtool.store.database import Database


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What is offered for a segment."""

    matches: tuple[Match, ...]
    terms: tuple[TermHit, ...]
    """In the order of the text."""


class Suggesting:
    """The room of matches and terms; everything in it may be called from a worker."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._indexes = Indexes(database, settings.normaliser)
        self._recognisers: dict[str, tuple[int, Recogniser]] = {}
        self._turn = threading.Lock()

    def matches(
        self,
        text: str,
        source_language: str,
        target_language: str,
        *,
        minimum: int = 70,
        limit: int = 5,
        memory: str | None = None,
    ) -> tuple[Match, ...]:
        """Find the best matches of a text that stands nowhere.

        Args:
            text: the text.
            source_language: its language.
            target_language: the language wanted.
            minimum: the lowest score wanted, after penalties, 1 to 100.
            limit: how many.
            memory: the only memory to look in.
        """
        query = Query(TaggedText(text), source_language, target_language, minimum, limit, memory)
        return self._find(query)

    def for_segment(self, segment: Segment, language: str, *, minimum: int = 50, limit: int = 9) -> Suggestions:
        """Find what is offered for a segment of a job into a language, through confirmed sister texts too."""
        with self._database.reading() as connection:
            source_language, _ = languages_of_job(connection, segment.job)
            query = self._query(connection, segment, source_language, language, minimum, limit + 1)
            sisters = segment_rows.confirmed_sisters(connection, segment.id)
            own = segment_rows.written_variant(connection, segment.id)
        matches = [match for match in self._find(query) if match.variant != own]
        for sister_language, text in sisters:
            through = Query(text, sister_language, language, minimum, limit + 1, via=sister_language)
            matches = _with(matches, [match for match in self._find(through) if match.variant != own])
        terms = self.terms(segment.source.text, source_language, language).hits
        in_order = tuple(sorted(terms, key=lambda hit: hit.start))
        return Suggestions(best(matches, limit), in_order)

    def certain(self, connection: sa.Connection, segment: Segment, source_language: str, language: str) -> Match | None:
        """Find the best context or exact match of a segment, without the fuzzy index."""
        found = exact(connection, self._query(connection, segment, source_language, language, 1, 1))
        return found[0] if found else None

    def terms(self, text: str, source_language: str, target_language: str) -> Recognised:
        """Find the terms of the glossaries in a text."""
        return self._recogniser(source_language).recognise(text, target_language)

    def warm(self, language: str = "en") -> None:
        """Load the index and the glossaries of a language, so that the first look-up does not wait for them."""
        with self._indexes.of_language(language):
            pass
        self._recogniser(language)

    def _query(
        self,
        connection: sa.Connection,
        segment: Segment,
        source_language: str,
        language: str,
        minimum: int,
        limit: int,
    ) -> Query:
        return Query(
            segment.source, source_language, language, minimum, limit, context=context_of(connection, segment.id)
        )

    def _find(self, query: Query) -> tuple[Match, ...]:
        with self._indexes.of_language(query.language) as index, self._database.reading() as connection:
            return find(connection, index, query)

    def _recogniser(self, language: str) -> Recogniser:
        with self._turn, self._database.reading() as connection:
            change = glossary_rows.last_change(connection)
            known = self._recognisers.get(language)
            if known is None or known[0] != change:
                made = Recogniser.build(glossary_rows.concepts_of_desk(connection), language)
                known = self._recognisers[language] = (change, made)
            return known[1]


def _with(matches: list[Match], through: list[Match]) -> list[Match]:
    """Add what was found through another language; of equal targets the better match is offered, else the first."""
    best_of: dict[str, int] = {}
    for match in matches:
        best_of[match.target.shown] = max(match.score, best_of.get(match.target.shown, 0))
    better = [match for match in through if match.score > best_of.get(match.target.shown, -1)]
    overtaken = {match.target.shown for match in better}
    return [match for match in matches if match.target.shown not in overtaken] + better
