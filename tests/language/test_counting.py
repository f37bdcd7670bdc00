"""Words and characters are counted as word processors do."""

from __future__ import annotations

import pytest

from tmtool.language.counting import character_count, word_count


@pytest.mark.parametrize(
    ("text", "words", "characters"),
    [
        ("", 0, 0),
        ("Oil-rich Kazakhstan — 12,500 barrels.", 4, 33),
        ("Цены\u00a0выросли на 4,5 %", 4, 17),
        ("…  !", 0, 2),
    ],
)
def test_words_and_characters(text: str, words: int, characters: int) -> None:
    assert (word_count(text), character_count(text)) == (words, characters)
