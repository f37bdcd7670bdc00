"""Abbreviations before the cursor."""

from __future__ import annotations

import pytest

from tmtool.tui.editing.snippets import abbreviation_before, read_snippet

SNIPPETS = {"пр": "правительство", "кпр": "Кабинет министров", ";т": "тенге"}


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ("пр", (0, "правительство")),
        ("Их пр", (3, "правительство")),
        ("кпр", (0, "Кабинет министров")),
        ("упр", None),
        ("«пр", (1, "правительство")),
        ("500;т", (3, "тенге")),
        ("", None),
    ],
)
def test_only_a_word_of_its_own_is_one(before: str, found: tuple[int, str] | None) -> None:
    assert abbreviation_before(before + " дальше", len(before), SNIPPETS) == found
    assert abbreviation_before(before, len(before), {}) is None


def test_a_snippet_is_typed_with_an_equals_sign() -> None:
    assert read_snippet("пр = правительство КР") == ("пр", "правительство КР")
    assert read_snippet("=x") is None
    assert read_snippet("а б = в") is None
