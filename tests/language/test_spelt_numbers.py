"""Words that say a number, alone and together."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tmtool.language.spelt_numbers import spelt_numbers


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("twenty-one people", "en", "21"),
        ("two hundred and fifty-six thousand", "en", "256000"),
        ("two and a half million people", "en", "2500000"),
        ("half a billion people", "en", "500000000"),
        ("a quarter of a million people", "en", "250000"),
        ("a million and a half people", "en", "1500000"),
        ("two dozen people", "en", "24"),
        ("двести пятьдесят человек", "ru", "250"),
        ("около двухсот пятидесяти человек", "ru", "250"),
        ("полмиллиона человек", "ru", "500000"),
        ("полтора миллиона человек", "ru", "1500000"),
        ("два десятка человек", "ru", "20"),
        ("екі жарым миллион адам", "kk", "2500000"),
        ("жиырма бес адам", "kk", "25"),
    ],
)
def test_words_side_by_side_make_a_number(text: str, language: str, said: str) -> None:
    assert Decimal(said) in spelt_numbers(text, language)


def test_words_far_apart_make_none() -> None:
    assert Decimal(25) not in spelt_numbers("twenty, then five", "en")
