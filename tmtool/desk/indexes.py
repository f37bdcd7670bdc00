"""The fuzzy indexes of a desk, one a language over all its memories, kept up to date by change number.

Whoever looks up reads the generation on disk and learns what changed since. Indexes are written by one thread in the
background where one is missing, and by `tidy` and `look_after` where so much has changed that it pays.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from tmtool.desk.index_files import DEFAULT_LIMITS, IndexFiles, Limits, Loaded, Stopped
from tmtool.desk.index_texts import IndexTexts
from tmtool.desk.scanning import ScanningIndex
from tmtool.memory.form import FormBlock
from tmtool.model.errors import DeskError, TmtoolError
from tmtool.store import settings as setting_rows
from tmtool.store.database import Database
from tmtool.store.generations import Unusable
from tmtool.store.indexed_texts import count_changed

if TYPE_CHECKING:
    from tmtool.desk.query import Searchable

_CLOSING_SECONDS = 10.0
_ASK_AGAIN_SECONDS = 0.25
"""How long a process waits that found another one writing."""
_AFTER_TROUBLE_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class IndexState:
    """How the index of a language stands, for the doctor."""

    language: str
    generation: str | None
    rows: int
    pending: int
    """Texts of any language that changed since the generation was written; counted up to a limit."""
    size: int
    """Bytes on disk."""
    is_being_written: bool
    said: str
    """What is to be known of it, as sentences; empty where all is well."""


@dataclass(slots=True)
class _Held:
    """What this process holds of one language."""

    files: IndexFiles
    turn: threading.RLock = field(default_factory=threading.RLock)
    """Whoever searches or changes the index has it; never held while an index is written."""
    loaded: Loaded | None = None
    version: int | None = None
    """The database's when what is loaded was last brought up to date."""
    offered: Loaded | None = None
    """A newer index that was made in the background."""
    sound: str | None = None
    """The generation that was read through and found whole."""
    outdated: int = -1
    """The base of the generation that is to be replaced."""
    not_before: float = 0.0
    """When the background may try again after something went wrong."""


class Indexes:
    """The indexes that this process has loaded; a row is the identity of a variant. Any thread may use them.

    Args:
        database: the desk.
        normaliser: the version of the rules by which its stored tokens were made.
        limits: from which sizes on what is done.
    """

    def __init__(self, database: Database, normaliser: str, limits: Limits = DEFAULT_LIMITS) -> None:
        self._database = database
        self._texts = IndexTexts(normaliser)
        self._limits = limits
        self._held: dict[str, _Held] = {}
        self._missing: set[str] = set()
        self._worker: threading.Thread | None = None
        self._turn = threading.Lock()
        self._stop = threading.Event()

    @contextlib.contextmanager
    def of_language(self, language: str) -> Iterator[Searchable]:
        """Lend the index of a language, with everything in it that is on the desk at this moment."""
        held = self._held_of(language)
        with held.turn:
            loaded = self._up_to_date(held)
            if loaded is not None:
                with self._damage_explained(held, loaded):
                    yield loaded.index
                return
        self._make_in_background(language, held)
        yield ScanningIndex(self._database, self._texts, language, lambda *asked: self._found_meanwhile(held, *asked))

    def tidy(self, *languages: str) -> None:
        """Write the indexes of languages to disk where they are missing or much has changed, and wait for it.

        What another process is writing at this moment is left to it.

        Args:
            languages: those wanted; else all that this process has looked up.
        """
        with contextlib.suppress(Stopped):
            for language in languages or tuple(self._held):
                held = self._held_of(language)
                with held.turn:
                    loaded = self._up_to_date(held)
                if loaded is None or self._is_worth_writing(held, loaded):
                    held.outdated = loaded.base if loaded else held.outdated
                    held.offered = held.files.make(newer_than=held.outdated) or held.offered

    def look_after(self, *languages: str) -> None:
        """Do as `tidy`, and read each index through once, to find damage: for a process that lives long."""
        with contextlib.suppress(Stopped):
            for language in languages or tuple(self._held):
                self._verify(self._held_of(language))
            self.tidy(*languages)

    def state(self, language: str, *, verify: bool = False) -> IndexState:
        """Say how the index of a language stands on disk.

        Args:
            language: the language.
            verify: whether to read it through; if it is damaged it is given up.
        """
        files = self._held_of(language).files
        generation, pending, said = None, 0, ""
        with self._database.reading() as connection:
            try:
                loaded = files.open(connection)
                generation = loaded.generation
                pending = count_changed(connection, loaded.base, self._limits.far_behind)
            except Unusable as error:
                if files.is_small(connection):
                    said = "The desk is small: the index is held in memory."
                else:
                    said = files.why_unwritable(connection) or f"{error} It is made when it is next needed."
        if verify and generation is not None and files.is_damaged(generation):
            said = "It was damaged and has been given up; it is made anew when it is next needed."
        return IndexState(
            language=language,
            generation=generation.name if generation else None,
            rows=int(generation.about["rows"]) if generation else 0,
            pending=pending,
            size=generation.size if generation else 0,
            is_being_written=files.generations.is_being_written(),
            said=files.trouble or said,
        )

    def close(self) -> None:
        """Give up work in the background; what is on disk stays as it is."""
        self._stop.set()
        worker = self._worker
        if worker is not None:
            worker.join(_CLOSING_SECONDS)

    def _held_of(self, language: str) -> _Held:
        with self._turn:
            if language not in self._held:
                files = IndexFiles(self._database, self._texts, language, self._limits, self._stop)
                self._held[language] = _Held(files)
            return self._held[language]

    def _up_to_date(self, held: _Held) -> Loaded | None:
        """Give the index with everything that is on the desk now; None where it must be made first."""
        version = self._database.version()
        if version == held.version and held.offered is None and held.loaded is not None:
            return held.loaded
        offered, held.offered = held.offered, None
        if offered is not None and (held.loaded is None or offered.base >= held.loaded.base):
            held.loaded = offered
        with self._database.reading() as connection:
            _, change = setting_rows.identity_and_change(connection)
            if held.loaded is not None and held.loaded.change > change:
                # An older desk was put in the place of this one.
                held.loaded = None
            if held.loaded is None:
                held.loaded = self._opened(connection, held)
            if held.loaded is not None and held.loaded.change < change:
                held.loaded = self._caught_up(connection, held, held.loaded, change)
            held.version = version
            return held.loaded

    def _opened(self, connection: sa.Connection, held: _Held) -> Loaded | None:
        try:
            return held.files.open(connection)
        except Unusable:
            return held.files.in_memory() if held.files.is_small(connection) else None

    def _caught_up(self, connection: sa.Connection, held: _Held, loaded: Loaded, change: int) -> Loaded | None:
        far_behind = self._limits.far_behind
        behind = count_changed(connection, loaded.change, far_behind + 1)
        if behind > self._limits.change_over or loaded.index.pending > self._limits.change_over:
            newer = self._newer(connection, held, loaded)
            if newer is not None:
                loaded = newer
                behind = count_changed(connection, loaded.change, far_behind + 1)
        if behind > far_behind:
            held.outdated = loaded.base
            return None
        for changes in self._texts.changed(connection, held.files.language, loaded.change):
            loaded.index.learn(changes)
        loaded.change = change
        return loaded

    def _newer(self, connection: sa.Connection, held: _Held, loaded: Loaded) -> Loaded | None:
        """Open the generation that another process has written since, if there is one."""
        if held.files.generations.current() in (None, loaded.generation and loaded.generation.name):
            return None
        try:
            newer = held.files.open(connection)
        except Unusable:
            return None
        return newer if newer.base > loaded.base else None

    def _is_worth_writing(self, held: _Held, loaded: Loaded) -> bool:
        if loaded.index.pending > self._limits.merge:
            return True
        if loaded.generation is not None or held.files.trouble is not None:
            return False
        with self._database.reading() as connection:
            return not held.files.is_small(connection)

    @contextlib.contextmanager
    def _damage_explained(self, held: _Held, loaded: Loaded) -> Iterator[None]:
        """Look at the files of an index that led a search astray."""
        try:
            yield
        except (IndexError, ValueError, OverflowError) as error:
            if loaded.generation is None or not held.files.is_damaged(loaded.generation):
                raise
            held.loaded = None
            raise DeskError(
                f"The index of {held.files.language} was damaged and is made anew: try again.",
                file=loaded.generation.folder,
            ) from error

    def _found_meanwhile(self, held: _Held, tokens: Sequence[int], cut_off: float) -> list[FormBlock] | None:
        # Whoever asks may hold another language that the one who has this one waits for: nobody waits here.
        if not held.turn.acquire(blocking=False):
            return None
        try:
            loaded = self._up_to_date(held)
            return None if loaded is None else list(loaded.index.look_up(tokens, cut_off))
        finally:
            held.turn.release()

    def _verify(self, held: _Held) -> None:
        with held.turn:
            generation = held.loaded.generation if held.loaded else None
        if generation is None or generation.name == held.sound:
            return
        if not held.files.is_damaged(generation):
            held.sound = generation.name
            return
        with held.turn:
            if held.loaded is not None and held.loaded.generation is generation:
                held.loaded = None

    def _make_in_background(self, language: str, held: _Held) -> None:
        with self._turn:
            if self._stop.is_set() or time.monotonic() < held.not_before:
                return
            self._missing.add(language)
            if self._worker is None:
                self._worker = threading.Thread(target=self._make_missing, name="fuzzy index", daemon=True)
                self._worker.start()

    def _make_missing(self) -> None:
        while language := self._next_missing():
            held = self._held_of(language)
            try:
                made = held.files.make(newer_than=held.outdated)
            except Stopped:
                continue
            except (TmtoolError, SQLAlchemyError, ValueError):
                # Look-ups go on by reading everything, and say themselves what is wrong with the desk.
                held.not_before = time.monotonic() + _AFTER_TROUBLE_SECONDS
                made = None
            if made is not None:
                held.offered = made
            elif time.monotonic() >= held.not_before:
                self._stop.wait(_ASK_AGAIN_SECONDS)

    def _next_missing(self) -> str | None:
        with self._turn:
            if self._stop.is_set() or not self._missing:
                self._worker = None
                return None
            return self._missing.pop()
