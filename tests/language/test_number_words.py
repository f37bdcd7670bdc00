"""Numbers written as words."""

from __future__ import annotations

import pytest

from tmtool.language.number_words import NumberWord, number_words


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Three men and twenty dogs", "en", [3, 20]),
        ("Троих задержали, двухдневный визит", "ru", [3, 2]),
        ("Пришли пятьдесят человек", "ru", [50]),
        ("Үшеуі мен екі адам", "kk", [3, 2]),
        ("Трибуна, стол, пятница", "ru", []),
        ("Drei Männer", "de", []),
    ],
)
def test_words_are_read_as_numbers(text: str, language: str, wanted: list[int]) -> None:
    assert [word.value for word in number_words(text, language)] == wanted


def test_a_number_word_says_where_it_stands() -> None:
    assert number_words("Их было трое.", "ru-RU") == (NumberWord(3, 8, 12),)
