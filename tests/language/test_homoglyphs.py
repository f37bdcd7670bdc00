"""Letters that look alike: words in one alphabet again."""

from __future__ import annotations

import pytest

from tmtool.language.homoglyphs import repaired


@pytest.mark.parametrize(
    ("damaged", "language", "right"),
    [
        ("Kazаkhstan signed a deal", "en", "Kazakhstan signed a deal"),
        ("a deаl of the cеntury", "en", "a deal of the century"),
        ("It is а deal", "en", "It is a deal"),
        ("Нeфть подорожала", "ru", "Нефть подорожала"),
        ("поехал c ним", "ru", "поехал с ним"),
        ("Қазaқстан", "kk", "Қазақстан"),
        ("тiл", "kk", "тіл"),
    ],
)
def test_a_damaged_text_is_repaired(damaged: str, language: str, right: str) -> None:
    assert repaired(damaged, language) == right


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kazakhstan signed a deal", "en"),
        ("Нефть Brent подорожала", "ru"),
        ("XXІ век", "ru"),
        ("iPhone’ом", "ru"),
        ("план B", "ru"),
        ("", "kk"),
    ],
)
def test_a_text_without_damage_is_left_alone(text: str, language: str) -> None:
    assert repaired(text, language) is None
