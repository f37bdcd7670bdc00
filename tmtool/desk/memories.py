"""The memories of the desk: what there is, and keeping it in order."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby, islice

import sqlalchemy as sa

from tmtool.desk import memory_upkeep, unit_editing
from tmtool.desk.memory_upkeep import AtOdds, Deduped
from tmtool.desk.parts import Progress, Through, write_in_parts
from tmtool.desk.term_replacing import OfUnit, Replacement, Replacing, Rewritten, of_units, write_units
from tmtool.desk.unit_editing import Edited
from tmtool.language.text_query import TextQuery
from tmtool.model.articles import Job
from tmtool.model.errors import MissingInput, UsageError
from tmtool.store import drop_files as file_rows
from tmtool.store import memories as memory_rows
from tmtool.store import memory_upkeep as unit_rows
from tmtool.store.database import Database
from tmtool.store.memories import Memory
from tmtool.store.memory_upkeep import KeptUnit
from tmtool.store.transaction import Doing, Transaction

_SEARCH_SECONDS = 30.0
"""What one search may take in all memories together."""


class Memories:
    """The room of the memories; whatever it writes is one operation, which an undo takes back."""

    def __init__(self, database: Database, person: str) -> None:
        self._database = database
        self._person = person

    def all(self) -> tuple[Memory, ...]:
        """Give every memory with its counts, the working ones first."""
        with self._database.reading() as connection:
            return memory_rows.all_memories(connection)

    def rename(self, name: str, new: str) -> None:
        """Give a memory another name; it keeps its file, if one owns it.

        Raises:
            MissingInput: there is no such memory.
            UsageError: the new name is empty, or another memory has it.
        """
        wanted = new.strip()
        if not wanted:
            raise UsageError("A memory cannot be without a name; type the new one.")
        with self._writing("rename memory", name) as (transaction, memory, _):
            found = memory_rows.memory_named(transaction.connection, wanted)
            if found is not None and found[0] != memory:
                raise UsageError(f"There is a memory “{wanted}” already; choose another name.")
            memory_rows.rename_memory(transaction, memory, wanted)

    def delete(self, name: str) -> None:
        """Delete a memory with its units; one that a file owns stays deleted until the file changes.

        Raises:
            MissingInput: there is no such memory.
            UsageError: the desk writes into it.
        """
        with self._writing("delete memory", name) as (transaction, memory, _):
            if memory == memory_rows.working_memory(transaction.connection):
                raise UsageError(f"“{name}” is the memory that confirming writes into; it cannot be deleted.")
            memory_rows.delete_memory(transaction, memory)
            file_rows.stay_deleted(transaction, "memory", memory)

    def set_penalty(self, name: str, penalty: int) -> None:
        """Say how many points the matches of a memory cost.

        Raises:
            MissingInput: there is no such memory.
            UsageError: the penalty is not from 0 to 100.
        """
        if not 0 <= penalty <= 100:
            raise UsageError(f"A penalty is from 0 to 100 points, not {penalty}.")
        with self._writing("set penalty", name) as (transaction, memory, _):
            memory_rows.set_penalty(transaction, memory, penalty)

    def dedupe(self, name: str, *, dry_run: bool = False) -> Deduped:
        """Remove the units of a memory that say nothing which another one does not say too.

        Those are units with the same source text, all of whose texts another unit has, and of whose neighbours nothing
        is known that is not known of the other's. Of equal ones the more approved stays, then the newer; it takes over
        the best approval, the latest change and the notes.

        Args:
            name: the memory.
            dry_run: whether only to count.

        Raises:
            MissingInput: there is no such memory.
            UsageError: a file owns the memory.
        """
        with self._database.reading() as connection:
            memory, read_only = _found(connection, name)
            found = memory_upkeep.duplicates(connection, memory)
            units = unit_rows.count_units(connection, memory)
        removed = len(found.kept_for)
        if not dry_run:
            if read_only:
                raise UsageError(f"“{name}” belongs to a file of a drop folder; remove the duplicates there.")
            with self._writing("remove duplicates", name) as (transaction, _, _):
                removed = memory_upkeep.remove_duplicates(transaction, found)
                units = unit_rows.count_units(transaction.connection, memory) + removed
        return Deduped(name, removed, units - removed, found.in_other_contexts)

    def with_several_targets(self, name: str, language: str) -> tuple[AtOdds, ...]:
        """Find the source texts of a memory that have several target texts in a language.

        Raises:
            MissingInput: there is no such memory.
        """
        with self._database.reading() as connection:
            return memory_upkeep.with_several_targets(connection, _found(connection, name)[0], language)

    def with_several_sources(self, name: str, language: str) -> tuple[AtOdds, ...]:
        """Find the target texts of a memory in a language that stand for several source texts.

        Raises:
            MissingInput: there is no such memory.
        """
        with self._database.reading() as connection:
            return memory_upkeep.with_several_sources(connection, _found(connection, name)[0], language)

    def units_with(self, name: str, words: str, *, limit: int = 50) -> tuple[KeptUnit, ...]:
        """Find the units of a memory in which words stand, in any language and case, the oldest first.

        Args:
            name: the memory.
            words: what stands in a text, to the letter but for the case.
            limit: how many units at most.

        Raises:
            MissingInput: there is no such memory.
        """
        wanted = words.strip().casefold()
        with self._database.reading() as connection:
            texts = unit_rows.all_texts(connection, _found(connection, name)[0])
            met = (unit for unit, _ in groupby((unit for unit, text in texts if wanted in text.casefold())))
            return tuple(unit_rows.units(connection, list(islice(met, limit))))

    def unit(self, number: int) -> KeptUnit:
        """Give a unit by its number.

        Raises:
            MissingInput: there is no such unit.
        """
        with self._database.reading() as connection:
            return unit_editing.unit_numbered(connection, number)

    def edit(self, variant_id: int, text: str) -> Edited:
        """Give a target or source text of a unit another wording.

        A unit that a file owns stays as the file has it, hidden; the working memory has the new one in its place.

        Args:
            variant_id: the text.
            text: the new wording, with tags as ‹1›.

        Raises:
            MissingInput: the text is no longer there.
            UsageError: the new wording is empty.
        """
        with self._database.writing(Doing("edit unit", self._person)) as transaction:
            return unit_editing.edit_text(transaction, variant_id, text)

    def delete_unit(self, unit_id: int) -> KeptUnit:
        """Remove a unit, and give it as it was; one that a file owns is hidden.

        Raises:
            MissingInput: there is no such unit.
        """
        with self._database.writing(Doing("remove unit", self._person)) as transaction:
            return unit_editing.remove_unit(transaction, unit_id)

    def replace(
        self, name: str, old: str, new: str, language: str, *, forms: bool = False, preview: bool = False
    ) -> Replacement:
        """Replace a term in the target texts of a memory.

        Args:
            name: the memory.
            old: the term that is there.
            new: the term that shall be there.
            language: the language of the target texts.
            forms: whether to replace it in every grammatical form by the same form, else only as it is typed.
            preview: whether only to show what would be done.

        Raises:
            MissingInput: there is no such memory.
            UsageError: one of the terms is empty.
        """
        replacing = Replacing.of(old, new, language, forms=forms)
        with self._database.reading() as connection:
            found = replacing.find(connection, _found(connection, name)[0])
        proposed = Replacement(name, found, replacing.warnings if found else ())
        if preview or not proposed.changed:
            return proposed
        return self._write_found(Doing("replace in memory", self._person), (proposed,))[0]

    def replace_found(
        self,
        query: TextQuery,
        new: str,
        language: str,
        *,
        names: Sequence[str] | None = None,
        most: int | None = None,
        preview: bool = False,
        job: Job | None = None,
    ) -> tuple[Replacement, ...]:
        r"""Replace a text, or what a regular expression finds, in the target texts of memories; one operation.

        Args:
            query: what is to be found.
            new: what shall stand there; in a regular expression \1 is the first group.
            language: the language of the target texts.
            names: the memories; all of the desk by default.
            most: in how many texts it may stand, for who wants to see them all.
            preview: whether only to show what would be done.
            job: the job from which a person does it, for undo on that job.

        Returns:
            One for each memory in which it stands.

        Raises:
            MissingInput: there is no such memory.
            UsageError: there is nothing to find, the expression cannot be read, it takes too long, or it stands in
                more texts than wanted.
        """
        replacing = Replacing.by_query(query, new, language, seconds=_SEARCH_SECONDS)
        wanted = tuple(memory.name for memory in self.all()) if names is None else names
        with self._database.reading() as connection:
            found = [Replacement(name, replacing.find(connection, _found(connection, name)[0])) for name in wanted]
        found = [one for one in found if one.texts]
        if most is not None and (texts := sum(len(one.texts) for one in found)) > most:
            raise UsageError(f"It stands in {texts:,} texts of the memories, more than {most:,}: say more of it.")
        return tuple(found) if preview else self.write_found(found, job=job)

    def write_found(
        self,
        found: Sequence[Replacement],
        *,
        variants: Collection[int] | None = None,
        job: Job | None = None,
        progress: Progress | None = None,
        through: Through | None = None,
    ) -> tuple[Replacement, ...]:
        """Write what `replace_found` gave, where the texts still read as they were found; one operation.

        Args:
            found: what was found and shown.
            variants: only these texts, by their identities.
            job: the job from which a person does it, for undo on that job.
            progress: told how many units are written; raising in it takes everything back.
            through: does each part of it.
        """
        if variants is not None:
            chosen = [tuple(text for text in one.texts if text.variant in variants) for one in found]
            found = [dataclasses.replace(one, texts=texts) for one, texts in zip(found, chosen, strict=True)]
        doing = Doing("replace in memories", self._person, None if job is None else job.id)
        return self._write_found(doing, found, progress, through)

    def _write_found(
        self,
        doing: Doing,
        found: Sequence[Replacement],
        progress: Progress | None = None,
        through: Through | None = None,
    ) -> tuple[Replacement, ...]:
        units = of_units(text for one in found for text in one.texts)
        written: dict[int, Rewritten] = {}

        def write(transaction: Transaction, part: Sequence[OfUnit]) -> None:
            written.update((text.variant, text) for text in write_units(transaction, part))

        write_in_parts(self._database, doing, units, write, progress, through)
        done: list[Replacement] = []
        for one in found:
            texts = [written.get(text.variant, text) for text in one.texts]
            texts = [text for text in texts if text.before == text.after or text.variant in written]
            done.append(dataclasses.replace(one, texts=tuple(texts), late=len(one.texts) - len(texts)))
        return tuple(done)

    @contextmanager
    def _writing(self, kind: str, name: str) -> Iterator[tuple[Transaction, int, bool]]:
        with self._database.writing(Doing(kind, self._person)) as transaction:
            yield transaction, *_found(transaction.connection, name)


def _found(connection: sa.Connection, name: str) -> tuple[int, bool]:
    """Find a memory: its identity, and whether a file owns it."""
    found = memory_rows.memory_named(connection, name)
    if found is None:
        raise MissingInput(f"There is no memory “{name}”; see them with: tmtool memories")
    return found
