"""A database of its own for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tmtool.store.database import Database

NOW = "2026-11-23T09:00:00Z"


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """A new database whose clock stands still."""
    made = Database(tmp_path, lambda: NOW)
    yield made
    made.close()
