"""Below the cut-off: the longest phrases of a text that the memories have, with their sentences.

They are a help and no promise: what the index of the concordance does not know yet is not waited for.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import sqlalchemy as sa

from tmtool.desk.query import Query
from tmtool.language.function_words import says_little
from tmtool.memory.fragments import MOST, SHORTEST, Widened, Window, longest_phrases, widened
from tmtool.memory.search_query import Span, placed_words
from tmtool.model.text import fold_white_space, text_hash
from tmtool.model.units import Match, MatchKind
from tmtool.store import concorded
from tmtool.store import memories as memory_rows
from tmtool.store import settings as setting_rows
from tmtool.store import units as unit_rows
from tmtool.store.concordance import FOLDER, ConcordanceFile, Unusable
from tmtool.store.concordance_index import ConcordanceReader, Met, Place, Shelf
from tmtool.store.database import Database
from tmtool.store.units import Candidate

HIGHEST = 49
"""The highest score: below every band of matches, and below the lowest that is ever inserted by itself."""
_MOST_TEXTS = 16
"""So many texts that have a phrase are looked at for one that has a translation into the language wanted."""


class _Place(NamedTuple):
    """Where a phrase was found."""

    window: Window
    candidate: Candidate
    spans: list[Span]
    """Where each of its words stands in the candidate's text without tags."""

    @property
    def length(self) -> int:
        """How many words the phrase has."""
        return self.window[1] - self.window[0]

    def part(self, window: Window) -> _Place:
        """Give the place of a part of the phrase."""
        start, end = (at - self.window[0] for at in window)
        return _Place(window, self.candidate, self.spans[start:end])


class Fragments:
    """The room of fragments; any thread may use it."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder / FOLDER

    def of(self, query: Query, matches: Sequence[Match]) -> tuple[Match, ...]:
        """Find the longest phrases of a text that the memories have, where there are fewer matches than wanted.

        The sentence itself is no fragment, nor is one whose translation the matches have already.

        Args:
            query: what was looked up.
            matches: what was found for it.
        """
        return self.within(query, matches, math.inf)[0]

    def within(self, query: Query, matches: Sequence[Match], seconds: float) -> tuple[tuple[Match, ...], bool]:
        """Find the same in a limited time.

        Args:
            query: what was looked up.
            matches: what was found for it.
            seconds: after so long nothing more is looked for, though it may be there.

        Returns:
            What was found, and whether everything was looked for.
        """
        wanted = min(MOST, query.limit - len(matches))
        words = placed_words(query.text.text)[0] if wanted > 0 else []
        if len(words) < SHORTEST:
            return (), True
        until = perf_counter() + seconds
        weights = [0 if says_little(word, query.language) else len(word) for word in words]
        try:
            with self._file.searching() as index, self._database.reading() as connection:
                if index is None or not _is_known(connection, index.place(Shelf.MEMORIES)):
                    return (), True
                search = _Search(connection, index, query, words, matches, until)
                windows = longest_phrases(words, weights, search.widest)[:wanted]
                places = [search.newest(window) for window in windows]
        except Unusable:
            return (), True
        found = tuple(_match(place, len(words), query) for place in places if place is not None)
        return found, not search.is_late

    @cached_property
    def _file(self) -> ConcordanceFile:
        with self._database.reading() as connection:
            identity, _ = setting_rows.identity_and_change(connection)
        return ConcordanceFile(self._folder, identity)


class _Search:
    """The units of one look-up that have phrases of it."""

    def __init__(
        self,
        connection: sa.Connection,
        index: ConcordanceReader,
        query: Query,
        words: Sequence[str],
        matches: Sequence[Match],
        until: float,
    ) -> None:
        self._connection = connection
        self._index = index
        self._query = query
        self._words = words
        self._own_text = text_hash(query.text.text)
        self._units = {match.unit for match in matches}
        self._translations = {fold_white_space(match.target.text) for match in matches}
        self._until = until
        self.is_late = False
        """Whether the time did not do for all that was to be asked."""
        self._newest: dict[Window, _Place] = {}
        """Of the widest phrases found, where it is known to be the newest."""
        self._homes = concorded.live_homes(connection, Shelf.MEMORIES)
        if query.memory is not None:
            named = memory_rows.memory_named(connection, query.memory)
            self._homes &= frozenset() if named is None else {named[0]}

    def widest(self, window: Window) -> Widened | None:
        """Ask for a phrase: give the widest part of the text around it that a unit found has."""
        if perf_counter() > self._until:
            self.is_late = True
            return None
        # The oldest are found in a third of the time; where they are all that there are, they will do.
        met = self._met(window, _MOST_TEXTS + 1, newest_first=False)
        are_all = len(met) <= _MOST_TEXTS
        # Of equally wide ones the first, which is the newest.
        best = max(self._places(window, met[::-1]), key=lambda place: place.length, default=None)
        if best is None:
            return None
        if are_all:
            self._newest[best.window] = best
        return Widened(best.window, are_all)

    def newest(self, window: Window) -> _Place | None:
        """Give where a phrase stands in the newest unit that has it."""
        if window in self._newest:
            return self._newest[window]
        place = next(iter(self._places(window, self._met(window, _MOST_TEXTS, newest_first=True))), None)
        return None if place is None else place.part(window)

    def _met(self, window: Window, most: int, *, newest_first: bool) -> list[Met]:
        phrase = (self._words[slice(*window)], False)
        language, homes = self._query.language, self._homes
        texts = self._index.texts(Shelf.MEMORIES, [phrase], language, homes, newest_first=newest_first)
        return list(islice(texts, most))

    def _places(self, window: Window, met: Sequence[Met]) -> list[_Place]:
        """Look a phrase up in the texts themselves, which the index may know as they were; newer translations first."""
        order = {one.owner: at for at, one in enumerate(met) if one.owner not in self._units}
        if not order:
            return []
        query, items = self._query, [one.item for one in met if one.owner in order]
        found = unit_rows.by_variant(self._connection, items, query.target_language, query.memory)
        candidates = [one for one in found if one.language == query.language and self._is_new(one)]
        candidates.sort(key=lambda one: (one.at or "", one.variant), reverse=True)
        candidates.sort(key=lambda one: order[one.unit])
        return [place for one in candidates if (place := self._place(one, window)) is not None]

    def _is_new(self, candidate: Candidate) -> bool:
        """Tell whether a unit says more than the text and its matches do: other memories may hold the same pairs."""
        return (
            candidate.variant != self._query.own
            and candidate.text_hash != self._own_text
            and fold_white_space(candidate.target.text) not in self._translations
        )

    def _place(self, candidate: Candidate, window: Window) -> _Place | None:
        """Look a phrase up in the text itself: the index may know it as it was."""
        words, spans = placed_words(candidate.text.text)
        found = widened(self._words, window, words)
        if found is None:
            return None
        (start, end), at = found
        return _Place((start, end), candidate, spans[at : at + end - start])


def _is_known(connection: sa.Connection, place: Place) -> bool:
    return place != Place() and concorded.has_been_at(connection, place)


def _match(place: _Place, count: int, query: Query) -> Match:
    candidate = place.candidate
    return Match(
        score=max(0, min(100 * place.length // count, query.minimum - 1, HIGHEST)),
        kind=MatchKind.FRAGMENT,
        source=candidate.text,
        target=candidate.target,
        memory=candidate.memory,
        status=candidate.status,
        unit=candidate.unit,
        variant=candidate.variant,
        via=query.via,
        by=candidate.by,
        at=candidate.at,
        fragment=(place.spans[0][0], place.spans[-1][1]),
    )
