"""The only column types that tables use.

STRICT tables take INTEGER, REAL, TEXT and BLOB and nothing else; what SQLModel makes of plain annotations
(VARCHAR, BOOLEAN, DATETIME, JSON) they refuse. Anything that depends on the database engine's types is decided here.
"""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field


def as_json(value: Any) -> str:
    """Write a structured value as a column holds it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Json(TypeDecorator[Any]):
    """A value as JSON text, the same text for the same value."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> str | None:
        return None if value is None else as_json(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> Any:
        return None if value is None else json.loads(value)


def identity() -> Any:
    """A number that is never given twice, not even after a row is gone."""
    return Field(default=None, sa_column=sa.Column(sa.Integer, primary_key=True, autoincrement=True))


def text(*, unique: bool = False, index: bool = False) -> Any:
    """A text that is always there."""
    return Field(sa_column=sa.Column(sa.Text, nullable=False, unique=unique, index=index))


def optional_text() -> Any:
    """A text that may be unknown."""
    return Field(default=None, sa_column=sa.Column(sa.Text, nullable=True))


def integer(default: int | None = None) -> Any:
    """A whole number."""
    return Field(default=default, sa_column=sa.Column(sa.Integer, nullable=False, default=default))


def optional_integer() -> Any:
    """A whole number that may be unknown."""
    return Field(default=None, sa_column=sa.Column(sa.Integer, nullable=True))


def real() -> Any:
    """A number with a fraction."""
    return Field(sa_column=sa.Column(sa.REAL, nullable=False))


def blob(*, index: bool = False) -> Any:
    """Bytes that are always there."""
    return Field(sa_column=sa.Column(sa.LargeBinary, nullable=False, index=index))


def optional_blob() -> Any:
    """Bytes that may be unknown."""
    return Field(default=None, sa_column=sa.Column(sa.LargeBinary, nullable=True))


def flag(default: bool = False) -> Any:
    """Yes or no, kept as 1 or 0."""
    return Field(default=int(default), sa_column=sa.Column(sa.Integer, nullable=False, default=int(default)))


def structure() -> Any:
    """A small structured value."""
    return Field(default=None, sa_column=sa.Column(Json, nullable=True))


def reference(column: str, *, optional: bool = False, index: bool = True) -> Any:
    """The identity of a row of another table."""
    return Field(default=None, sa_column=sa.Column(sa.Integer, sa.ForeignKey(column), nullable=optional, index=index))
