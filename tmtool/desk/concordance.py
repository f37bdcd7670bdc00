"""The concordance: how words were translated before, searched in the memories and in the articles of the desk."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Generic, TypeVar

import sqlalchemy as sa

from tmtool.desk.hits import ArticleHit, Hit, Wanted, article_hit, hits_of, segments_met
from tmtool.memory.search_query import SearchQuery, folded, searchable
from tmtool.model.errors import DeskError
from tmtool.store import concorded
from tmtool.store import settings as setting_rows
from tmtool.store.concordance import FOLDER, ConcordanceFile, Unusable
from tmtool.store.concordance_index import (
    ConcordanceReader,
    ConcordanceWriter,
    Entry,
    Met,
    Place,
    Shelf,
    asks_for_all,
)
from tmtool.store.database import Database

LITTLE = 5_000
"""Up to so many changed rows are indexed by the search itself."""
COUNTED = 1_000
"""Hits are counted up to here; the translator of “the” does not ask how many there are."""
_BATCH = 5_000
_STALE = 100_000
"""An index with more than so many stale numbers, and more stale ones than others, is made anew."""
_FIRST_LOOK, _LATER_LOOK = 64, 256
"""So many texts are taken from the desk at once: few at first, for most searches end there."""

AnyHit = TypeVar("AnyHit", Hit, ArticleHit)
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Found(Generic[AnyHit]):
    """What a search found."""

    hits: tuple[AnyHit, ...] = ()
    """The newest first."""
    total: int = 0
    """How many there are, those left out by the limit included."""
    is_at_least: bool = False
    """Whether there are more than `total`: counting ends somewhere."""


class Concordance:
    """The room of the concordance; any thread may use it."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder / FOLDER

    def search(self, query: str, *, language: str | None = None, to: str | None = None, limit: int = 50) -> Found[Hit]:
        """Search the memories; what the index does not know yet is found too.

        Args:
            query: words that must all occur, "phrases" in quotation marks, `begin*`; any text is a query.
            language: only where a text of this language has it; any by default.
            to: only with translations into this language; any by default. A word met in one translation brings
                the other one: a Kazakh text beside the Russian one.
            limit: how many hits at most.
        """
        wanted = Wanted(SearchQuery.of(query), language, to)
        return self._search(Shelf.MEMORIES, wanted, lambda desk, met: _memory_hits(desk, met, wanted, limit))

    def search_articles(
        self, query: str, *, language: str | None = None, to: str | None = None, limit: int = 50
    ) -> Found[ArticleHit]:
        """Search the sources and targets of the articles on the desk; removed ones are not searched.

        Args:
            query: as for `search`.
            language: only where a text of this language has it; any by default.
            to: only in jobs into this language; any by default.
            limit: how many hits at most.
        """
        wanted = Wanted(SearchQuery.of(query), language, to)
        return self._search(Shelf.ARTICLES, wanted, lambda desk, met: _article_hits(desk, met, wanted, limit))

    def is_behind(self) -> bool:
        """Say whether so much is missing in the index that searches are slow until `bring_up_to_date` has run."""
        return any(self._missing(shelf) > LITTLE for shelf in Shelf)

    def bring_up_to_date(self, cancelled: Callable[[], bool] = lambda: False) -> int:
        """Index what changed since the index was written, in small steps; nobody waits for it.

        Args:
            cancelled: asked after each step; what was done until then stays.

        Returns:
            How many rows were read; 0 also where another process is at it.

        Raises:
            DeskError: the index cannot be written, or the desk cannot be read.
        """
        try:
            return self._learn_all(cancelled)
        except Unusable:
            return self._learn_all(cancelled)

    @cached_property
    def _file(self) -> ConcordanceFile:
        with self._database.reading() as connection:
            identity, _ = setting_rows.identity_and_change(connection)
        return ConcordanceFile(self._folder, identity)

    def _search(
        self, shelf: Shelf, wanted: Wanted, find: Callable[[sa.Connection, Iterator[Met]], Found[AnyHit]]
    ) -> Found[AnyHit]:
        if not wanted.query.phrases:
            return Found()
        if 0 < self._missing(shelf) <= LITTLE:
            # A search does without an index that cannot be written.
            with contextlib.suppress(DeskError):
                self._learn(shelf)
        try:
            # The index first: what the desk has beyond it is then seen.
            with self._file.searching() as index, self._database.reading() as connection:
                return find(connection, _met(connection, index, shelf, wanted))
        except Unusable:
            with self._database.reading() as connection:
                return find(connection, _met(connection, None, shelf, wanted))

    def _missing(self, shelf: Shelf) -> int:
        """Count what the index does not know yet, up to a little more than a little."""
        try:
            with self._file.searching() as index, self._database.reading() as connection:
                return concorded.changed_since(connection, shelf, _place(connection, index, shelf), LITTLE + 1)
        except Unusable:
            return LITTLE + 1

    def _learn_all(self, cancelled: Callable[[], bool]) -> int:
        with self._file.indexing() as index:
            if index is not None and index.is_mostly_stale(_STALE):
                index.clear()
        learnt = self._learn(Shelf.MEMORIES, cancelled)
        return learnt if cancelled() else learnt + self._learn(Shelf.ARTICLES, cancelled)

    def _learn(self, shelf: Shelf, cancelled: Callable[[], bool] = lambda: False) -> int:
        learnt = 0
        with self._file.indexing() as index:
            if index is None:
                return 0
            with self._database.reading() as connection:
                if not all(concorded.has_been_at(connection, index.place(known)) for known in Shelf):
                    index.clear()
            while (read := self._learn_batch(index, shelf)) and not cancelled():
                learnt += read
        return learnt + read

    def _learn_batch(self, index: ConcordanceWriter, shelf: Shelf) -> int:
        with self._database.reading() as connection:
            changed = concorded.changed_rows(connection, shelf, index.place(shelf), _BATCH)
            last = concorded.history(connection)
        if changed:
            entries: dict[int, Entry] = {}
            for text in (text for row in changed for text in row.texts):
                # One that comes again is put at the end.
                entries.pop(text.item, None)
                entries[text.item] = Entry(*text[:4], searchable(text.text))
            gone = {item for row in changed for item in row.items}
            index.learn(shelf, Place(*changed[-1][:2], last), sorted(gone), list(entries.values()))
        return len(changed)


def _place(connection: sa.Connection, index: ConcordanceReader | None, shelf: Shelf) -> Place:
    place = Place() if index is None else index.place(shelf)
    return place if concorded.has_been_at(connection, place) else Place()


def _met(connection: sa.Connection, index: ConcordanceReader | None, shelf: Shelf, wanted: Wanted) -> Iterator[Met]:
    """Give the texts that may have what is wanted, the newest first: what the index has not read, then its own."""
    place = _place(connection, index, shelf)
    seen: set[int] = set()
    for item, owner, language, text in concorded.newest_texts(connection, shelf, place):
        if place != Place():
            seen.add(item)
        if wanted.query.may_be_met_by(folded(text)) and wanted.is_met_by(text, language):
            yield Met(item, owner)
    if index is not None and place != Place():
        homes = concorded.live_homes(connection, shelf)
        found = index.texts(shelf, _phrases(wanted), wanted.language, homes)
        # What has been read itself says more than the index, which knows it as it was.
        yield from (met for met in found if met.item not in seen)


def _phrases(wanted: Wanted) -> list[tuple[tuple[str, ...], bool]]:
    return [(phrase.words, phrase.is_prefix) for phrase in wanted.query.phrases]


def _memory_hits(connection: sa.Connection, met: Iterator[Met], wanted: Wanted, limit: int) -> Found[Hit]:
    pairs = _each_once(
        (pair, pair)
        for some in _looks(met, _FIRST_LOOK)
        for pair in concorded.pairs(connection, [one.item for one in some], wanted.to)
    )
    shown: list[Hit] = []
    while some := list(islice(pairs, limit - len(shown))):
        shown += hits_of(connection, some, wanted)
    if asks_for_all(_phrases(wanted)):
        # A text of the index has what was asked for: to be counted it need not be read.
        return _counted(shown, pairs)
    return _counted(shown, (hit for some in _looks(pairs, _LATER_LOOK) for hit in hits_of(connection, some, wanted)))


def _article_hits(connection: sa.Connection, met: Iterator[Met], wanted: Wanted, limit: int) -> Found[ArticleHit]:
    segments = _each_once(
        (found.segment.segment, found)
        for some in _looks(met, _FIRST_LOOK)
        for found in segments_met(connection, some, wanted)
    )
    shown = [article_hit(connection, found, wanted.query) for found in islice(segments, limit)]
    return _counted(shown, segments)


def _counted(shown: list[AnyHit], others: Iterator[object]) -> Found[AnyHit]:
    more = sum(1 for _ in islice(others, max(0, COUNTED - len(shown))))
    return Found(tuple(shown), len(shown) + more, next(others, None) is not None)


def _each_once(keyed: Iterable[tuple[object, Item]]) -> Iterator[Item]:
    seen: set[object] = set()
    for key, item in keyed:
        if key not in seen:
            seen.add(key)
            yield item


def _looks(items: Iterator[Item], size: int) -> Iterator[list[Item]]:
    while some := list(islice(items, size)):
        yield some
        size = _LATER_LOOK
