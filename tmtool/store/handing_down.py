"""What several units of a file say that are one unit on the desk: one speaks for it, the others for their own texts.

Files of other tools have a unit for each pair of texts, with its own author, dates, properties and notes. On the desk
units with the same source text in the same place are one with several texts, so what only one of them says belongs to
the texts that only it brings; else it would be lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.transaction import Row, Transaction, digest, table_of
from tmtool.store.unit_staging import STAGED_UNIT, STAGED_VARIANT, UNIT_METADATA, VARIANT_KEY

_UNIT = table_of(tables.UnitRow)
_VARIANT = table_of(tables.VariantRow)
_CHUNK = 500
_AUTHORSHIP = ("created_by", "created_at", "changed_by", "changed_at")

_Said = sa.RowMapping


def hand_down(transaction: Transaction, several: Collection[int], last_known: int, *, replace: bool) -> None:
    """Give the staged texts what their staged units say and the desk's unit does not.

    Args:
        transaction: the transaction, when the staged units know their units on the desk.
        several: the units on the desk that several staged units are.
        last_known: the highest identity of a unit that was there before this import.
        replace: whether the file owns the memory, so that what was there before has no say.
    """
    units = _in_question(transaction, several, last_known, replace=replace)
    if units:
        # Only now: most files have none of them, and every text would be staged more slowly.
        for table, column in ((STAGED_UNIT, "unit"), (STAGED_VARIANT, "n")):
            statement = f"CREATE INDEX {table.name}_{column} ON {table.name} ({column})"
            transaction.connection.exec_driver_sql(statement)
    for start in range(0, len(units), _CHUNK):
        changes = list(_changes(transaction, units[start : start + _CHUNK], last_known, replace=replace))
        if changes:
            columns = ("properties", "notes", *_AUTHORSHIP, "digest")
            transaction.connection.execute(
                sa.update(STAGED_VARIANT)
                .where(STAGED_VARIANT.c.id == sa.bindparam("which"))
                .values({name: sa.bindparam(f"new_{name}") for name in columns}),
                [{"which": row["id"], **{f"new_{name}": row[name] for name in columns}} for row in changes],
            )


def _in_question(transaction: Transaction, several: Collection[int], last_known: int, *, replace: bool) -> list[int]:
    """Name the units of which several are staged, or of which the desk knows something else."""
    units = set(several)
    if not replace:
        otherwise = sa.or_(*(_UNIT.c[name].is_distinct_from(STAGED_UNIT.c[name]) for name in UNIT_METADATA))
        known = sa.select(STAGED_UNIT.c.unit).join(_UNIT, _UNIT.c.id == STAGED_UNIT.c.unit)
        older = known.where(_UNIT.c.deleted == 0, _UNIT.c.id <= last_known, otherwise)
        units.update(transaction.connection.execute(older).scalars())
    return sorted(units)


def _changes(transaction: Transaction, units: Sequence[int], last_known: int, *, replace: bool) -> Iterator[Row]:
    """Give the staged texts that say more than before, whole."""
    execute = transaction.connection.execute
    staged: dict[int, list[_Said]] = defaultdict(list)
    for unit in execute(sa.select(STAGED_UNIT).where(STAGED_UNIT.c.unit.in_(units))).mappings():
        staged[unit["unit"]].append(unit)
    texts: dict[int, list[_Said]] = defaultdict(list)
    those = sa.select(STAGED_UNIT.c.n).where(STAGED_UNIT.c.unit.in_(units))
    for text in execute(sa.select(STAGED_VARIANT).where(STAGED_VARIANT.c.n.in_(those))).mappings():
        texts[text["n"]].append(text)
    before: dict[int, _Said] = {}
    known: dict[int, set[tuple[Any, ...]]] = defaultdict(set)
    if not replace:
        old = sa.and_(_UNIT.c.id.in_(units), _UNIT.c.deleted == 0, _UNIT.c.id <= last_known)
        before = {unit["id"]: unit for unit in execute(sa.select(_UNIT).where(old)).mappings()}
        live = sa.and_(_VARIANT.c.unit.in_(list(before)), _VARIANT.c.deleted == 0)
        for row in execute(sa.select(_VARIANT.c.unit, *(_VARIANT.c[name] for name in VARIANT_KEY)).where(live)):
            known[row[0]].add(tuple(row[1:]))
    for identity, several in staged.items():
        in_order = sorted(sorted(several, key=itemgetter("n")), key=_when, reverse=True)
        speaks = before.get(identity, in_order[0])
        if _when(in_order[0]) > _when(speaks):
            speaks = in_order[0]
        met = known[identity] | {_key(text) for text in texts[speaks["n"]]} if "n" in speaks else known[identity]
        for unit in in_order:
            if unit is speaks:
                continue
            for text in texts[unit["n"]]:
                if _key(text) in met or text["language"] == unit["source_language"]:
                    continue
                met.add(_key(text))
                told = _told(text, unit, speaks)
                if told is not None:
                    yield {**told, "digest": digest(_VARIANT, told)}


def _told(text: _Said, unit: _Said, speaks: _Said) -> Row | None:
    """Give a text with what only its unit says; None where that is nothing."""
    more: Row = {}
    for name in ("properties", "notes"):
        own, others = text[name] or [], speaks[name] or []
        fresh = [one for one in unit[name] or [] if one not in others and one not in own]
        if fresh:
            more[name] = [*own, *fresh]
    if not any(text[name] for name in _AUTHORSHIP) and any(unit[name] != speaks[name] for name in _AUTHORSHIP):
        more |= {name: unit[name] for name in _AUTHORSHIP if unit[name] is not None}
    return {**text, **more} if more else None


def _when(unit: _Said) -> str:
    return unit["changed_at"] or unit["created_at"] or ""


def _key(text: _Said) -> tuple[Any, ...]:
    return tuple(text[name] for name in VARIANT_KEY)
