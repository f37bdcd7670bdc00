"""What becomes of each staged text: it is new, an update of a known one, a duplicate, or outdone by another staged one.

Fates stand in a narrow table of their own: writing them beside the texts would write every text once more.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.transaction import Transaction, table_of
from tmtool.store.unit_staging import STAGED_UNIT, STAGED_VARIANT, VARIANT_KEY, VARIANT_REVIVED

_VARIANT = table_of(tables.VariantRow)
_FATES = sa.MetaData()
FATE = sa.Table(
    "staged_fate",
    _FATES,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("n", sa.Integer),
    sa.Column("unit", sa.Integer),
    sa.Column("variant", sa.Integer),
    sa.Column("fate", sa.Text),
    prefixes=["TEMPORARY"],
)
"""Of each staged text: its staged unit, its unit on the desk, the same text there or none, and `new`, `updated`,
`duplicate` or `outdone`."""


def judge(transaction: Transaction, last_known: int, *, replace: bool, meet: bool) -> None:
    """Say of each staged text what becomes of it.

    Args:
        transaction: the transaction, when the staged units know their units on the desk.
        last_known: the highest identity of a unit that was there before this import.
        replace: whether the file owns the memory, so that it may say less than before.
        meet: whether several staged units are one unit on the desk.
    """
    _FATES.drop_all(transaction.connection)
    _FATES.create_all(transaction.connection)
    known = (
        sa.select(_VARIANT.c.id)
        .where(
            _VARIANT.c.unit == STAGED_UNIT.c.unit,
            *(_VARIANT.c[name] == STAGED_VARIANT.c[name] for name in VARIANT_KEY),
        )
        .scalar_subquery()
    )
    # Of a unit that was made just now nothing needs to be looked up.
    variant = sa.case((STAGED_UNIT.c.unit <= last_known, known))
    columns = (STAGED_VARIANT.c.id, STAGED_VARIANT.c.n, STAGED_UNIT.c.unit, variant, sa.literal("new"))
    staged = sa.select(*columns).join(STAGED_UNIT, STAGED_UNIT.c.n == STAGED_VARIANT.c.n)
    transaction.connection.execute(
        sa.insert(FATE).from_select([column.name for column in FATE.c], staged.order_by(STAGED_VARIANT.c.id))
    )
    if meet:
        _set_outdone(transaction)
    _set_known(transaction, replace=replace)


def _set_outdone(transaction: Transaction) -> None:
    """Of texts that come more than once the newest counts, or the same file would change the memory twice."""
    when = sa.func.coalesce(STAGED_VARIANT.c.changed_at, STAGED_VARIANT.c.created_at, "")
    same = [FATE.c.unit, *(STAGED_VARIANT.c[name] for name in VARIANT_KEY)]
    newest = sa.func.row_number().over(partition_by=same, order_by=(when.desc(), STAGED_VARIANT.c.id))
    ranked = (
        sa.select(FATE.c.id, newest.label("rank"))
        .join(STAGED_VARIANT, STAGED_VARIANT.c.id == FATE.c.id)
        .where(FATE.c.unit.in_(met_again()))
        .subquery()
    )
    others = sa.select(ranked.c.id).where(ranked.c.rank > 1)
    transaction.connection.execute(sa.update(FATE).where(FATE.c.id.in_(others)).values(fate="outdone"))


def _set_known(transaction: Transaction, *, replace: bool) -> None:
    """Part the texts that the desk has, and has not removed, into duplicates and updates."""
    live = sa.exists().where(_VARIANT.c.id == FATE.c.variant, _VARIANT.c.deleted == 0)
    is_known = sa.and_(FATE.c.fate == "new", FATE.c.variant.is_not(None), live)
    transaction.connection.execute(sa.update(FATE).where(is_known).values(fate="duplicate"))
    said = sa.func.coalesce(_VARIANT.c.changed_at, _VARIANT.c.created_at, "")
    says = sa.func.coalesce(STAGED_VARIANT.c.changed_at, STAGED_VARIANT.c.created_at, "")
    is_outdated = sa.exists().where(
        _VARIANT.c.id == FATE.c.variant,
        STAGED_VARIANT.c.id == FATE.c.id,
        says_otherwise() if replace else said < says,
    )
    transaction.connection.execute(
        sa.update(FATE).where(FATE.c.fate == "duplicate", is_outdated).values(fate="updated")
    )


def met_again() -> sa.Select[Any]:
    """Name the units on the desk that several staged units are."""
    return sa.select(STAGED_UNIT.c.unit).group_by(STAGED_UNIT.c.unit).having(sa.func.count() > 1)


def says_otherwise() -> sa.ColumnElement[bool]:
    """Whether a staged text says something else than the same text on the desk."""
    return sa.or_(*(_VARIANT.c[name].is_distinct_from(STAGED_VARIANT.c[name]) for name in VARIANT_REVIVED))
