"""Words that say little by themselves."""

from __future__ import annotations

import pytest

from tmtool.language.function_words import says_little


@pytest.mark.parametrize(
    ("word", "language", "little"),
    [
        ("the", "en", True),
        ("oil", "en", False),
        ("еще", "ru", True),
        ("нефть", "ru", False),
        ("және", "kk", True),
        ("мұнай", "kk", False),
        ("the", "ru", False),
        ("2027", "en", True),
        ("½", "kk", True),
        ("mh17", "en", False),
        ("de", "fr", True),
        ("gaz", "fr", False),
    ],
)
def test_function_words_and_figures(word: str, language: str, little: bool) -> None:
    assert says_little(word, language) is little
