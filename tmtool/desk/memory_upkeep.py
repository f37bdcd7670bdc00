"""Putting a memory in order: pairs that it has twice, and texts that it translates in more than one way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from tmtool.model.units import Status
from tmtool.store import memory_upkeep as unit_rows
from tmtool.store import rewording
from tmtool.store.memory_upkeep import KeptText, KeptUnit
from tmtool.store.transaction import Transaction

_APPROVAL = {Status.DRAFT: 0, Status.TRANSLATED: 1, Status.REVIEWED: 2, Status.FINAL: 3}
_Pair = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Deduped:
    """What became of the units that a memory had more than once."""

    memory: str
    removed: int
    kept: int
    """How many units the memory has now."""
    in_other_contexts: int
    """How many say the same as another one and stay, because they stand between other neighbours."""


@dataclass(frozen=True, slots=True)
class AtOdds:
    """A text that a memory pairs with more than one other."""

    text: KeptText
    others: tuple[tuple[KeptUnit, KeptText], ...]
    """The different texts on the other side, each with a unit that has it: the most approved, then the newest."""


@dataclass(frozen=True, slots=True)
class Duplicates:
    """The units of a memory that say nothing which another one does not say too."""

    kept_for: tuple[tuple[KeptUnit, KeptUnit], ...]
    """Each with the one that stays."""
    in_other_contexts: int
    """How many say the same as another one and stay, because they stand between other neighbours."""


def duplicates(connection: sa.Connection, memory: int) -> Duplicates:
    """Find the units of a memory that say nothing which another one does not say too."""
    kept_for: list[tuple[KeptUnit, KeptUnit]] = []
    in_other_contexts = 0
    for group in unit_rows.groups_of_units(connection, unit_rows.repeated_sources(connection, memory)):
        kept: list[KeptUnit] = []
        for unit in sorted(group, key=_worth, reverse=True):
            same = [other for other in kept if _pairs(unit) <= _pairs(other)]
            stays = next((other for other in same if _fits_context(unit, other)), None)
            if stays is None:
                kept.append(unit)
                in_other_contexts += bool(same)
            else:
                kept_for.append((unit, stays))
    return Duplicates(tuple(kept_for), in_other_contexts)


def remove_duplicates(transaction: Transaction, found: Duplicates) -> int:
    """Remove units for others, which take over what was more approved, newer or noted.

    Returns:
        How many were removed; those that somebody has changed since they were found stay.
    """
    involved = {unit.id for pair in found.kept_for for unit in pair}
    now = {unit.id: unit for unit in unit_rows.units(transaction.connection, list(involved))}
    removed_for: dict[int, list[KeptUnit]] = {}
    for unit, kept in found.kept_for:
        if now.get(unit.id) == unit and now.get(kept.id) == kept:
            removed_for.setdefault(kept.id, []).append(unit)
    for identity, removed in removed_for.items():
        _take_over(transaction, now[identity], removed)
    gone = [unit.id for removed in removed_for.values() for unit in removed]
    rewording.remove_units(transaction, gone)
    return len(gone)


def with_several_targets(connection: sa.Connection, memory: int, language: str) -> tuple[AtOdds, ...]:
    """Find the source texts of a memory that have several target texts in a language."""
    found = []
    for units in unit_rows.groups_of_units(connection, unit_rows.several_targets(connection, memory, language)):
        others = [(unit, text) for unit in units for text in unit.in_language(language)]
        found.append(AtOdds(units[0].source, _distinct(others)))
    return tuple(found)


def with_several_sources(connection: sa.Connection, memory: int, language: str) -> tuple[AtOdds, ...]:
    """Find the target texts of a memory in a language that stand for several source texts."""
    found: dict[tuple[str, bytes], AtOdds] = {}
    for units in unit_rows.groups_of_units(connection, unit_rows.several_sources(connection, memory, language)):
        shared = set.intersection(*({text.key for text in unit.in_language(language)} for unit in units))
        others = _distinct([(unit, unit.source) for unit in units])
        for text in units[0].in_language(language):
            if text.key in shared:
                found.setdefault((units[0].source_language, text.key), AtOdds(text, others))
    return tuple(found.values())


def _pairs(unit: KeptUnit) -> set[_Pair]:
    return {(text.language, text.key) for text in unit.texts}


def _fits_context(unit: KeptUnit, other: KeptUnit) -> bool:
    """Whether nothing is known of a unit's neighbours that is not known of the other's."""
    return all(ours is None or ours == theirs for ours, theirs in zip(unit.context, other.context, strict=True))


def _worth(unit: KeptUnit) -> tuple[object, ...]:
    targets = unit.texts[1:]
    return (
        len(unit.texts),
        sum(known is not None for known in unit.context),
        max((_APPROVAL[text.status] for text in targets), default=0),
        max((text.at or "" for text in targets), default=""),
        -unit.id,
    )


def _take_over(transaction: Transaction, kept: KeptUnit, removed: Sequence[KeptUnit]) -> None:
    unit_notes = _added(kept.notes, (unit.notes for unit in removed))
    if unit_notes != kept.notes:
        rewording.add_notes(transaction, kept, unit_notes)
    for text in kept.texts:
        same = [
            other
            for unit in removed
            for other in unit.texts
            if (other.language, other.key) == (text.language, text.key)
        ]
        approved = max((text, *same), key=lambda one: _APPROVAL[one.status])
        newest = max((text, *same), key=lambda one: one.at or "")
        notes = _added(text.notes, (other.notes for other in same))
        if (approved.status, newest, notes) != (text.status, text, text.notes):
            rewording.add_to_text(transaction, text, status=approved.status, newest=newest, notes=notes)


def _added(notes: tuple[str, ...], others: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*notes, *(note for given in others for note in given))))


def _distinct(texts: Iterable[tuple[KeptUnit, KeptText]]) -> tuple[tuple[KeptUnit, KeptText], ...]:
    best_first = sorted(texts, key=lambda one: (_APPROVAL[one[1].status], one[1].at or "", -one[1].id), reverse=True)
    distinct: dict[bytes, tuple[KeptUnit, KeptText]] = {}
    for unit, text in best_first:
        distinct.setdefault(text.key, (unit, text))
    return tuple(distinct.values())
