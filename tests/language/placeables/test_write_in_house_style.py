"""A house style decides what the example does not show, and how the only percent sign of a text is set."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tmtool.language.house_style import NEWSROOM, HouseStyle, LanguageStyle
from tmtool.language.placeables import placeables, rewrite

SPACED = LanguageStyle(percent_is_spaced=True, thousands_are_spaced=True)
ROOMY = HouseStyle(ru=SPACED, kk=SPACED)


def put(text: str, value: str, language: str, style: HouseStyle | None) -> str:
    """The text with the value in the place of its last placeable."""
    met = placeables(text, language)[-1]
    written = rewrite(text, met, Decimal(value), language, style)
    assert written is not None
    return text[: met.start] + written + text[met.end :]


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("рост на 4,5\u00a0%", None, "рост на 7\u00a0%"),
        ("рост на 4,5\u00a0%", NEWSROOM, "рост на 7%"),
        ("рост на 4,5\u00a0%", ROOMY, "рост на 7\u00a0%"),
        ("рост на 4,5%", ROOMY, "рост на 7\u00a0%"),
        ("рост на 4,5%", NEWSROOM, "рост на 7%"),
    ],
)
def test_the_only_percent_sign_follows_the_house(text: str, style: HouseStyle | None, expected: str) -> None:
    assert put(text, "7", "ru", style) == expected


def test_two_percent_signs_of_a_text_stay_alike() -> None:
    assert put("с 3\u00a0% до 4,5\u00a0%", "7", "ru", NEWSROOM) == "с 3\u00a0% до 7\u00a0%"


def test_a_kazakh_ending_stays_at_the_sign() -> None:
    assert put("4,5\u00a0%-ға өсті", "7", "kk", NEWSROOM) == "7%-ға өсті"


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("900 тонн", None, "1500 тонн"),
        ("900 тонн", NEWSROOM, "1500 тонн"),
        ("900 тонн", ROOMY, "1\u00a0500 тонн"),
        ("12\u00a0000 тонн", ROOMY, "1\u00a0500 тонн"),
        ("12\u00a0000 тонн", NEWSROOM, "1500 тонн"),
        ("2\u00a0000 тонн", NEWSROOM, "1\u00a0500 тонн"),
        ("2400 тонн", ROOMY, "1500 тонн"),
    ],
)
def test_four_digits_follow_the_example_and_else_the_house(text: str, style: HouseStyle | None, expected: str) -> None:
    assert put(text, "1500", "ru", style) == expected
