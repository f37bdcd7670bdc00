"""Units that a person words otherwise, hides or removes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from tmtool.model.units import Status
from tmtool.store import tables
from tmtool.store.marked import tags_to
from tmtool.store.memory_upkeep import KeptText, KeptUnit
from tmtool.store.transaction import Row, Transaction, runs, table_of
from tmtool.store.units import Text

_UNIT = table_of(tables.UnitRow)
_VARIANT = table_of(tables.VariantRow)
_CHUNK = 500


def reword(transaction: Transaction, unit: KeptUnit, texts: Mapping[int, Text], *, into: int | None = None) -> int:
    """Give texts of a unit another wording.

    What they were become tombstones. A unit whose source text is another one, or whose memory a file owns, is
    written anew with all its texts: a unit is known by its source text, and what a file says is only hidden.

    Args:
        transaction: the transaction.
        unit: the unit.
        texts: the new texts by the identity of the variant.
        into: the memory that takes the unit, where it is not its own.

    Returns:
        The identity of the unit that has the new texts.
    """
    moved = into is not None and into != unit.memory
    made = unit.id
    if moved or unit.source.id in texts:
        made = _put_unit(transaction, unit, texts.get(unit.source.id), unit.memory if into is None else into)
    for kept in unit.texts:
        if made != unit.id or kept.id in texts:
            _put_text(transaction, made, kept.id, texts.get(kept.id))
    if moved:
        hide(transaction, unit.id)
    elif made != unit.id:
        remove_units(transaction, [unit.id])
    else:
        _remove_reworded(transaction, unit, texts)
    return made


def add_notes(transaction: Transaction, unit: KeptUnit, notes: tuple[str, ...]) -> None:
    """Give a unit its notes and those of others."""
    transaction.update(tables.UnitRow, unit.id, notes=list(notes) or None)


def add_to_text(
    transaction: Transaction, text: KeptText, *, status: Status, newest: KeptText, notes: tuple[str, ...]
) -> None:
    """Give a text what others that say the same had better: approval, a later change, notes."""
    columns: Row = {"status": str(status), "notes": list(notes) or None}
    if newest is not text:
        columns |= {"changed_by": newest.by, "changed_at": newest.at}
    transaction.update(tables.VariantRow, text.id, **columns)


def hide(transaction: Transaction, unit: int) -> None:
    """Let a unit that a file owns be offered no more; it stays as the file has it."""
    transaction.update(tables.UnitRow, unit, hidden=1)


def remove_units(transaction: Transaction, identities: Iterable[int]) -> None:
    """Make units with all their texts tombstones, by the thousand."""
    gone = sorted(identities)
    texts: list[int] = []
    for start in range(0, len(gone), _CHUNK):
        of_units = _VARIANT.c.unit.in_(gone[start : start + _CHUNK])
        texts += transaction.connection.execute(
            sa.select(_VARIANT.c.id).where(of_units, _VARIANT.c.deleted == 0)
        ).scalars()
    remove_in_runs(transaction, sorted(texts), gone)


def remove_in_runs(transaction: Transaction, texts: Sequence[int], identities: Sequence[int]) -> None:
    """Make texts and the units that they are all of tombstones.

    Args:
        transaction: the transaction.
        texts: every live text of the units, in ascending order.
        identities: the units, in ascending order.
    """
    # Undoing the undo of this goes in this order, and a source text can only go after its targets, which are younger.
    for run in reversed(list(runs(texts))):
        transaction.set_deleted(tables.VariantRow, run, deleted=True)
    transaction.set_deleted(tables.UnitRow, identities, deleted=True)


def _put_unit(transaction: Transaction, unit: KeptUnit, source: Text | None, memory: int) -> int:
    """Find or write the unit that has the key of another one but for its source text or its memory."""
    row = _row(transaction, _UNIT, unit.id)
    row |= {"memory": memory, "hidden": 0, "deleted": 0}
    if source is not None:
        row |= {"source_hash": source.hash, "source_key": source.key, **_signed(transaction)}
    parts = ("memory", "source_language", "source_key", "previous_hash", "next_hash", "tuid")
    same_key = (_UNIT.c[part].is_not_distinct_from(row[part]) for part in parts)
    found = transaction.connection.execute(sa.select(_UNIT.c.id, _UNIT.c.deleted).where(*same_key)).one_or_none()
    if found is None:
        return transaction.insert(tables.UnitRow, **row)
    if found.deleted:
        transaction.update(tables.UnitRow, found.id, **row)
    return int(found.id)


def _put_text(transaction: Transaction, unit: int, variant: int, text: Text | None) -> int:
    """Find or write in a unit what a variant says, or what it shall say from now on; its authorship stays with it."""
    row = _row(transaction, _VARIANT, variant)
    row |= {"unit": unit, "deleted": 0}
    if text is not None:
        said: Row = {"text": text.text.text, "tags": tags_to(text.text.tags), "tokens": text.tokens}
        status = str(Status.TRANSLATED)
        row |= {**said, "text_hash": text.hash, "text_key": text.key, "status": status, **_signed(transaction)}
    key = (_VARIANT.c[part] == row[part] for part in ("unit", "language", "text_key"))
    found = transaction.connection.execute(sa.select(_VARIANT.c.id, _VARIANT.c.deleted).where(*key)).one_or_none()
    if found is None:
        return transaction.insert(tables.VariantRow, **row)
    if found.deleted or found.id == variant:
        transaction.update(tables.VariantRow, found.id, **row)
    return int(found.id)


def _remove_reworded(transaction: Transaction, unit: KeptUnit, texts: Mapping[int, Text]) -> None:
    said = {(text.language, text.key) for text in texts.values()}
    for kept in unit.texts:
        if kept.id in texts and (kept.language, kept.key) not in said:
            transaction.remove(tables.VariantRow, kept.id)


def _row(transaction: Transaction, table: sa.Table, identity: int) -> Row:
    found = transaction.connection.execute(sa.select(table).where(table.c.id == identity)).mappings().one()
    return {name: value for name, value in found.items() if name not in ("id", "change", "digest")}


def _signed(transaction: Transaction) -> Row:
    return {"changed_by": transaction.doing.person, "changed_at": transaction.now}
