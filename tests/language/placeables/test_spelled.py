"""Numbers in words are read as what they say, and as nothing where they are no numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tmtool.language.placeables import spelled
from tmtool.language.placeables.spelled_words import cardinal, russian_cardinal


def read(text: str, language: str) -> list[str]:
    """What is found, as `words=value`."""
    return [f"{one.text}={one.value}" for one in spelled(text, language)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Four men and six women", ["Four=4", "six=6"]),
        ("twenty-one men, forty women", ["twenty-one=21", "forty=40"]),
        ("one hundred and twenty-five", ["one hundred and twenty-five=125"]),
        ("three thousand two hundred", ["three thousand two hundred=3200"]),
        ("two dozen, a dozen, dozens", ["two dozen=24", "dozen=12", "dozens=dozens"]),
        ("two million, 20 million", ["two million=2000000"]),
        ("the third, the twenty-third", ["third=3.", "twenty-third=23."]),
        ("one of nine", ["one=1", "nine=9"]),
        ("two fifty, ten five", ["two=2", "fifty=50", "ten=10", "five=5"]),
        ("no one, each one, one another, one day, the one, Air Force One", []),
        ("someone, none, often, weight, sixth sense", ["sixth=6."]),
    ],
)
def test_english_numbers(text: str, wanted: list[str]) -> None:
    assert read(text, "en") == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Он екі адам мен екі мың", "kk", ["Он екі=12", "екі мың=2000"]),
        ("он бір мың екі жүз", "kk", ["он бір мың екі жүз=11200"]),
        ("бес-алты адам, екіге, төртеуі, 5 мың, екі жақты", "kk", []),
        ("двадцать пять, пяти, двое", "ru", ["двадцать пять=25", "пяти=5", "двое=2"]),
        ("пять миллионов, пять-шесть", "ru", []),
        ("five", "de", []),
    ],
)
def test_other_languages(text: str, language: str, wanted: list[str]) -> None:
    assert read(text, language) == wanted


@pytest.mark.parametrize(
    ("number", "language", "wanted"),
    [(4, "kk", "төрт"), (12, "kk", "он екі"), (40, "kk", "қырық"), (21, "en", "twenty-one"), (100, "kk", None)],
)
def test_cardinals_are_written(number: int, language: str, wanted: str | None) -> None:
    assert cardinal(Decimal(number), language) == wanted


@pytest.mark.parametrize(
    ("word", "number", "wanted"),
    [("пять", 8, "восемь"), ("восьми", 5, "пяти"), ("пять", 4, None), ("двое", 5, None), ("пятью", 6, None)],
)
def test_russian_cardinals_that_are_declined_alike_stand_for_each_other(
    word: str, number: int, wanted: str | None
) -> None:
    assert russian_cardinal(word, Decimal(number)) == wanted
