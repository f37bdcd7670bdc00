"""The fuzzy index of one language on disk: opening it, making it anew, and merging into it what came since."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from threading import Event
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from tmtool.desk.index_texts import IndexTexts
from tmtool.language.registry import is_tag
from tmtool.memory.fuzzy_index import FuzzyIndex
from tmtool.memory.normalise import NORMALISER
from tmtool.store.database import Database
from tmtool.store.generations import Generation, Generations, Unusable
from tmtool.store.indexed_texts import Moment, count_changed, has_lived, last_text, moment

if TYPE_CHECKING:
    from tmtool.memory.run import Allocate, Batch, Run
    from tmtool.store.array_files import ArrayFiles
    from tmtool.store.generations import Arrays

SCHEMA = 1
"""Changes whenever the arrays of a run mean something else."""


@dataclass(frozen=True, slots=True)
class Limits:
    """From which sizes on the index is kept in another way."""

    small: int = 60_000
    """Texts of a desk, in all its languages, for which no index is kept on disk."""
    merge: int = 20_000
    """Changes that are learnt before they are merged into a new generation."""
    change_over: int = 5_000
    """Changes that are learnt before it is worth while to look for a newer generation of another process."""
    far_behind: int = 100_000
    """Changes, in all languages, that are no longer learnt one by one: the index is made anew."""


_BYTES_A_TEXT = 500
"""About what is written of one text, most of it only for a while."""
DEFAULT_LIMITS = Limits()


class Stopped(Exception):
    """The desk is being closed, and the work was given up."""


@dataclass(slots=True)
class Loaded:
    """An index as this process has it."""

    index: FuzzyIndex
    change: int
    """The last change of the desk that it has learnt."""
    base: int
    """The last change of the desk when its run was made."""
    generation: Generation | None
    """Where its run lies; None where it is held in memory alone."""


class IndexFiles:
    """The index of one language in its folder.

    Args:
        database: the desk.
        texts: reads what is indexed.
        language: the language.
        limits: from which sizes on what is done.
        stop: set when work in progress shall be given up.
    """

    def __init__(self, database: Database, texts: IndexTexts, language: str, limits: Limits, stop: Event) -> None:
        self._database = database
        self._texts = texts
        self.language = language
        self._limits = limits
        self._stop = stop
        desk = database.path.parent
        # What is no language tag may be no name of a folder either.
        name = language if is_tag(language) else "x-" + language.encode("utf-8", "surrogatepass").hex()[:100]
        self.generations = Generations(desk / "index" / "fuzzy" / name, within=desk)
        self.distrusted: str | None = None
        """The generation that was found damaged."""
        self.trouble: str | None = None
        """Why the index could not be written, as a sentence."""

    def open(self, connection: sa.Connection) -> Loaded:
        """Open the current generation; what changed since is not yet learnt.

        Raises:
            Unusable: there is none, or it does not go with the desk.
        """
        from tmtool.memory.run import Run

        generation = self.generations.open()
        about = generation.about
        if generation.name == self.distrusted:
            raise Unusable("It is damaged.")
        types = {name: array.dtype for name, array in generation.arrays.items()}
        if about.get("schema") != SCHEMA or about["normaliser"] != NORMALISER or types != Run.ARRAYS:
            raise Unusable("It was made by another version of tmtool.")
        if about["language"] != self.language or not has_lived(connection, Moment(**about["moment"])):
            raise Unusable("It belongs to another desk, or to this one before a backup was put back.")
        base = int(about["moment"]["change"])
        try:
            return Loaded(FuzzyIndex(Run(generation.arrays)), base, base, generation)
        except (ValueError, IndexError) as error:
            raise Unusable("It is damaged.") from error

    def is_small(self, connection: sa.Connection) -> bool:
        """Say whether the desk has so few texts that no index is kept on disk."""
        return last_text(connection) <= self._limits.small

    def make(self, *, newer_than: int = -1) -> Loaded | None:
        """Write the next generation and open it.

        Where the disk does not let that happen, the index is made in memory. Whoever finds that another process has
        just done it opens that one.

        Args:
            newer_than: the base of the generation that is known.

        Returns:
            The index, None where another process is writing it at this moment.

        Raises:
            Stopped: the desk is being closed.
        """
        try:
            with self.generations.turn() as is_mine:
                if not is_mine:
                    return None
                with self._database.reading() as connection:
                    found = self._opened_after(connection, newer_than)
                    if found is None:
                        self.generations.write(lambda files: self._fill(connection, files))
                        found = self.open(connection)
            self.trouble = None
            return found
        except OSError as error:
            self.trouble = self._cannot_be_kept(error)
        except Unusable as error:
            self.trouble = f"The index of {self.language} was written and cannot be opened again: {error}"
        return self._in_memory(stoppable=True)

    def in_memory(self) -> Loaded:
        """Make the index of a small desk, in memory alone."""
        return self._in_memory(stoppable=False)

    def is_damaged(self, generation: Generation) -> bool:
        """Read a generation through, say whether it is damaged, and see that it is not used again if it is."""
        damaged = generation.damaged(self._goes_on)
        if damaged:
            self.distrusted = generation.name
            try:
                with self.generations.turn() as is_mine:
                    if is_mine:
                        self.generations.discard(generation.name)
            except OSError as error:
                self.trouble = f"The damaged index in {generation.folder} cannot be removed: {error.strerror or error}."
        return bool(damaged)

    def why_unwritable(self, connection: sa.Connection) -> str | None:
        """Say why nothing can be written, None where it can or somebody does."""
        try:
            with self.generations.turn():
                free = shutil.disk_usage(self.generations.folder).free
        except OSError as error:
            return self._cannot_be_kept(error)
        if free < last_text(connection) * _BYTES_A_TEXT:
            return f"The disk has {free // 1_000_000} MB left, which may be too little to write the index: free some."
        return None

    def _cannot_be_kept(self, error: OSError) -> str:
        return (
            f"The index of {self.language} cannot be kept in {self.generations.folder}: {error.strerror or error}. "
            "It is made anew in memory each time; nothing else is lost."
        )

    def _goes_on(self) -> bool:
        return not self._stop.is_set()

    def _opened_after(self, connection: sa.Connection, change: int) -> Loaded | None:
        try:
            loaded = self.open(connection)
        except Unusable:
            return None
        return loaded if loaded.base > change else None

    def _fill(self, connection: sa.Connection, files: ArrayFiles) -> tuple[Arrays, dict[str, Any]]:
        now = moment(connection)
        batches = self._merged(connection) or self._all(connection)
        run = self._built(batches, files.allocate, files.spill)
        about = {
            "schema": SCHEMA,
            "normaliser": NORMALISER,
            "language": self.language,
            "moment": asdict(now),
            "rows": run.rows,
            "forms": run.forms,
        }
        return run.arrays, about

    def _merged(self, connection: sa.Connection) -> Iterator[Batch] | None:
        """Give the rows of the current generation with what changed since; None where it is better made anew."""
        try:
            loaded = self.open(connection)
        except Unusable:
            return None
        assert loaded.generation is not None
        far_behind = self._limits.far_behind
        if count_changed(connection, loaded.base, far_behind + 1) > far_behind:
            return None
        # A flipped bit must not be carried on under a new checksum.
        if loaded.generation.damaged(self._goes_on):
            return None
        for changes in self._texts.changed(connection, self.language, loaded.base):
            loaded.index.learn(changes)
        return loaded.index.batches()

    def _all(self, connection: sa.Connection) -> Iterator[Batch]:
        from tmtool.memory.run import Batch

        return map(Batch.of, self._texts.all(connection, self.language))

    def _in_memory(self, *, stoppable: bool) -> Loaded:
        from tmtool.memory.run import in_memory
        from tmtool.memory.run_building import build

        build_it = self._built if stoppable else build
        with self._database.reading() as connection:
            change = moment(connection).change
            run = build_it(self._all(connection), in_memory, in_memory)
        return Loaded(FuzzyIndex(run), change, change, None)

    def _built(self, batches: Iterable[Batch], allocate: Allocate, spill: Allocate) -> Run:
        from tmtool.memory.run_building import build

        return build(self._until_stopped(batches), self._unless_stopped(allocate), self._unless_stopped(spill))

    def _until_stopped(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        for batch in batches:
            if self._stop.is_set():
                raise Stopped
            yield batch

    def _unless_stopped(self, allocate: Allocate) -> Allocate:
        def allocate_or_stop(name: str, dtype: Any, count: int) -> Any:
            if self._stop.is_set():
                raise Stopped
            return allocate(name, dtype, count)

        return allocate_or_stop
