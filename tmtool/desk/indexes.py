"""The fuzzy indexes of a desk, one a language over all its memories, kept up to date by change number."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from tmtool.memory.fuzzy_index import FuzzyIndex
from tmtool.memory.normalise import NORMALISER, stored, unpack
from tmtool.store import settings as setting_rows
from tmtool.store import units as unit_rows
from tmtool.store.database import Database


@dataclass(slots=True)
class _Loaded:
    index: FuzzyIndex
    change: int
    """The last change of the desk that the index has learnt."""


class Indexes:
    """The indexes that this process has loaded; a row is the identity of a variant."""

    def __init__(self, database: Database, normaliser: str) -> None:
        self._database = database
        self._are_tokens_current = normaliser == NORMALISER
        self._loaded: dict[str, _Loaded] = {}
        self._turn = threading.RLock()

    @contextlib.contextmanager
    def of_language(self, language: str) -> Iterator[FuzzyIndex]:
        """Lend the index of a language, with everything in it that is on the desk at this moment."""
        with self._turn:
            loaded = self._loaded.get(language)
            if loaded is None:
                loaded = self._loaded[language] = self._build(language)
            else:
                self._learn(language, loaded)
            yield loaded.index

    def _build(self, language: str) -> _Loaded:
        with self._database.reading() as connection:
            _, change = setting_rows.identity_and_change(connection)
            if self._are_tokens_current:
                packed = unit_rows.indexed_texts(connection, language)
                index = FuzzyIndex.build((row, unpack(kept).tokens) for row, kept in packed)
            else:
                texts = unit_rows.texts_to_index(connection, language)
                index = FuzzyIndex.build((row, unpack(stored(text, language)).tokens) for row, text in texts)
            return _Loaded(index, change)

    def _learn(self, language: str, loaded: _Loaded) -> None:
        with self._database.reading() as connection:
            _, change = setting_rows.identity_and_change(connection)
            if change == loaded.change:
                return
            for row, kept in unit_rows.changed_texts(connection, language, loaded.change):
                if kept is None:
                    loaded.index.remove(row)
                else:
                    loaded.index.add(row, unpack(kept).tokens)
        loaded.change = change
