"""The glossaries of a desk, ready for use: read again only when one of them has changed."""

from __future__ import annotations

import threading

from tmtool.glossary.misuse import Watch
from tmtool.glossary.recognise import Recogniser
from tmtool.model.terms import Concept
from tmtool.store import glossaries as glossary_rows
from tmtool.store.database import Database


class Termbase:
    """What is made of the glossaries, by language; any thread may use it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._turn = threading.Lock()
        self._version: int | None = None
        self._change: int | None = None
        self._concepts: tuple[tuple[str, Concept], ...] = ()
        self._recognisers: dict[str, Recogniser] = {}
        self._watches: dict[tuple[str, str, str], Watch | None] = {}

    def recogniser(self, language: str) -> Recogniser:
        """Give what finds the terms of a source language."""
        with self._turn:
            self._refresh()
            if language not in self._recognisers:
                self._recognisers[language] = Recogniser.build(self._concepts, language)
            return self._recognisers[language]

    def watch(self, source_language: str, target_language: str, day: str) -> Watch | None:
        """Give what finds forbidden and outdated terms in translations; None where the glossaries have none.

        Args:
            source_language: the language of the sources.
            target_language: the language of the translations.
            day: ISO 8601; the day by which terms are judged.
        """
        with self._turn:
            self._refresh()
            key = (source_language, target_language, day)
            if key not in self._watches:
                self._watches[key] = Watch.build(self._concepts, *key)
            return self._watches[key]

    def _refresh(self) -> None:
        version = self._database.version()
        if version == self._version:
            return
        with self._database.reading() as connection:
            change = glossary_rows.last_change(connection)
            if change != self._change:
                self._concepts = glossary_rows.concepts_of_desk(connection)
                self._recognisers.clear()
                self._watches.clear()
        self._version, self._change = version, change
