from __future__ import annotations

import pytest

from tmtool.formats import FORMATS, by_id
from tmtool.model.errors import UsageError


def test_every_entry_names_a_module_that_is_there() -> None:
    for entry in FORMATS.values():
        assert entry.load().__name__ == entry.module


def test_an_unknown_id_is_answered_with_the_known_ones() -> None:
    assert by_id("tmx").extensions == (".tmx",)
    with pytest.raises(UsageError, match="document, text, tmx, po, xliff, xliff2, csv"):
        by_id("wordstar")
