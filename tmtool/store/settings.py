"""The desk's own settings and identity."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from tmtool.store import tables
from tmtool.store.transaction import Transaction, table_of

_SETTING = table_of(tables.SettingRow)
_DESK = table_of(tables.DeskRow)
_ONE = sa.select(_SETTING.c.value).where(_SETTING.c.name == sa.bindparam("name"), _SETTING.c.deleted == 0)
_IDENTITY_AND_CHANGE = sa.select(_DESK.c.identity, _DESK.c.change)


def all_settings(connection: sa.Connection) -> dict[str, Any]:
    """Give every setting that is set."""
    query = sa.select(_SETTING.c.name, _SETTING.c.value).where(_SETTING.c.deleted == 0)
    return {name: value for name, value in connection.execute(query)}


def setting(connection: sa.Connection, name: str) -> Any:
    """Give one setting, None where it is not set."""
    return connection.execute(_ONE, {"name": name}).scalar()


def put_setting(transaction: Transaction, name: str, value: object) -> None:
    """Set one setting."""
    identity = transaction.connection.execute(sa.select(_SETTING.c.id).where(_SETTING.c.name == name)).scalar()
    if identity is None:
        transaction.insert(tables.SettingRow, name=name, value=value)
    else:
        transaction.update(tables.SettingRow, identity, value=value, deleted=0)


def identity_and_change(connection: sa.Connection) -> tuple[str, int]:
    """Give the desk's identity and the number of the last transaction that wrote."""
    identity, change = connection.execute(_IDENTITY_AND_CHANGE).one()
    return str(identity), int(change)
