"""Replacing a term in the target texts of a memory: first found, then, if the person agrees, written."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from tmtool.desk.unit_editing import reword
from tmtool.glossary.compliance import uses
from tmtool.glossary.inflect import agree_alike, like
from tmtool.language.text_query import TextQuery
from tmtool.memory.term_replacement import Place, Replaced, replace_forms, replace_found, replace_words
from tmtool.model.errors import UsageError
from tmtool.model.text import TaggedText
from tmtool.store import memory_upkeep as unit_rows
from tmtool.store.memory_upkeep import KeptUnit
from tmtool.store.transaction import Transaction

_NOTHING_LEFT = "Nothing would be left of the text."

_TOLD_EVERY = 500


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A target text in which the term stands."""

    unit: int
    """The number of its unit; of the one that overrides it, once a text that a file owns is written."""
    source: str
    before: str
    """With tags as ‹1›, and `after` too, which is the same where nothing was replaced."""
    after: str
    places: tuple[Place, ...]
    """Where the term stands; one without `new` is left as it is."""
    variant: int
    """The identity of the text, as it was found."""
    new: TaggedText
    """What `after` shows."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """What replacing a term did to a memory, or would do."""

    memory: str
    texts: tuple[Rewritten, ...]
    """In the order of the units."""
    warnings: tuple[str, ...] = ()
    """What to look at in the texts that were changed, as sentences."""
    late: int = 0
    """How many texts read otherwise by the time that they were to be written, and stay as they are."""

    @property
    def changed(self) -> tuple[Rewritten, ...]:
        """The texts in which something was replaced."""
        return tuple(text for text in self.texts if text.before != text.after)

    @property
    def replaced(self) -> int:
        """In how many places the term was replaced."""
        return sum(place.new is not None for text in self.texts for place in text.places)

    @property
    def left(self) -> int:
        """In how many places it was left, because the form to put there is not certain."""
        return sum(place.new is None for text in self.texts for place in text.places)


@dataclass(frozen=True, slots=True)
class Replacing:
    """One term to replace by another."""

    language: str
    replaced: Callable[[TaggedText], Replaced]
    warnings: tuple[str, ...] = ()

    @classmethod
    def of(cls, old: str, new: str, language: str, *, forms: bool) -> Replacing:
        """Make one.

        Args:
            old: the term that is there; with `forms` in its citation form.
            new: the term that shall be there; with `forms` in its citation form.
            language: the language of both.
            forms: whether to replace every grammatical form.

        Raises:
            UsageError: one of them is empty, or they are the same.
        """
        old, new = old.strip(), new.strip()
        if not old or not new:
            raise UsageError("Type the term that is there and the one that shall be there; neither can be empty.")
        if old == new:
            raise UsageError(f"“{old}” would be replaced by itself; type another term to put there.")
        warnings: tuple[str, ...] = ()
        if not agree_alike(old, new, language):
            warnings = (f"Words that agree with “{old}” may need another form beside “{new}”: look at them.",)
        if not forms:
            return cls(language, lambda text: replace_words(text, old, new), warnings)

        def replaced(text: TaggedText) -> Replaced:
            met = list(uses(old, text.text, language))
            return replace_forms(text, met, lambda words: like(new, words, language, old=old))

        return cls(language, replaced, warnings)

    @classmethod
    def by_query(cls, query: TextQuery, new: str, language: str, *, seconds: float) -> Replacing:
        r"""Make one that goes by letters, not by words.

        Args:
            query: what is to be found.
            new: what shall stand there; in a regular expression \1 is the first group.
            language: the language of the texts.
            seconds: how long it may take over all memories together.

        Raises:
            UsageError: there is nothing to find, or the expression cannot be read.
        """
        search = query.search(seconds)

        def replaced(text: TaggedText) -> Replaced:
            result = replace_found(text, search, new)
            if result.text.text.strip():
                return result
            left = (dataclasses.replace(place, new=None, reason=_NOTHING_LEFT) for place in result.places)
            return Replaced(text, tuple(left))

        return cls(language, replaced)

    def find(
        self, connection: sa.Connection, memory: int, progress: Callable[[int], None] = lambda read: None
    ) -> tuple[Rewritten, ...]:
        """Find where the term stands in a memory, and what would stand there; `progress` gets the texts read so far."""
        units: dict[int, None] = {}
        for read, (unit, text) in enumerate(unit_rows.target_texts(connection, memory, self.language)):
            if not read % _TOLD_EVERY:
                progress(read)
            if self.replaced(TaggedText(text)).places:
                units[unit] = None
        return tuple(one for unit in unit_rows.units(connection, list(units)) for one in self._in_unit(unit))

    def _in_unit(self, unit: KeptUnit) -> Iterator[Rewritten]:
        for text in unit.in_language(self.language):
            result = self.replaced(text.text)
            if result.places:
                shown = (unit.source.text.shown, text.text.shown, result.text.shown)
                yield Rewritten(unit.id, *shown, result.places, text.id, result.text)


@dataclass(frozen=True, slots=True)
class OfUnit:
    """What is to be written into one unit."""

    unit: int
    texts: tuple[Rewritten, ...]


def of_units(found: Iterable[Rewritten]) -> tuple[OfUnit, ...]:
    """Sort the texts that change by their units."""
    texts: dict[int, list[Rewritten]] = {}
    for one in found:
        if one.before != one.after:
            texts.setdefault(one.unit, []).append(one)
    return tuple(OfUnit(unit, tuple(those)) for unit, those in texts.items())


def write_units(transaction: Transaction, wanted: Sequence[OfUnit]) -> list[Rewritten]:
    """Write texts where they still read as they were found, and give them with the units that have them now."""
    units = {unit.id: unit for unit in unit_rows.units(transaction.connection, [one.unit for one in wanted])}
    written: list[Rewritten] = []
    for one in wanted:
        if (unit := units.get(one.unit)) is None:
            continue
        held = {text.id: text.text.shown for text in unit.texts}
        same = [text for text in one.texts if held.get(text.variant) == text.before]
        if same:
            number = reword(transaction, unit, {text.variant: text.new for text in same})
            written += (dataclasses.replace(text, unit=number) for text in same)
    return written
