"""Words and figures of a text, with their places."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.language.words import Word, forms, words


def test_words_carry_their_places() -> None:
    assert words("At 3:30, go.") == (Word("At", 0, 2, False), Word("3:30", 3, 7, True), Word("go", 9, 11, False))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rock’n’roll isn't Kazakhstan’s", ["rock’n’roll", "isn't", "Kazakhstan’s"]),
        ("the protesters’ ‘demand’", ["the", "protesters", "demand"]),
        ("oil-workers, COVID-19", ["oil", "workers", "COVID", "19"]),
        ("12,500 and 2.5 and 3.", ["12,500", "and", "2.5", "and", "3"]),
        ("12\u00a0500 12\u202f500", ["12\u00a0500", "12\u202f500"]),
        ("$2.5bn, 3rd, MH17, ½", ["2.5", "bn", "3", "rd", "MH17", "½"]),
        ("the U.S. at 6 p.m. и т.д.", ["the", "U.S", "at", "6", "p.m", "и", "т.д"]),
        ("О.Иванов", ["О", "Иванов"]),
        ("Жаңаөзенде «Қазмұнайгаз»", ["Жаңаөзенде", "Қазмұнайгаз"]),
        ("и\u0306од", ["и\u0306од"]),
        ("中国 is", ["中", "国", "is"]),
        ("— … ! ❤️ 3️⃣", ["3"]),
        ("", []),
    ],
)
def test_what_is_a_word(text: str, expected: list[str]) -> None:
    assert [word.text for word in words(text)] == expected


@given(st.text(st.sampled_from("aБ中é.,:’'-_ 12½\u0301\u00a0") | st.characters(), max_size=60))
def test_words_are_exact_slices_in_order(text: str) -> None:
    found = words(text)
    assert all(text[word.start : word.end] == word.text != "" for word in found)
    assert all(word.end <= after.start for word, after in pairwise(found))
    assert forms(text) == [word.text for word in found]


@given(st.text(max_size=60))
def test_no_letter_and_no_digit_is_lost(text: str) -> None:
    covered = {at for word in words(text) for at in range(word.start, word.end)}
    assert all(at in covered for at, character in enumerate(text) if character.isalpha() or character.isdecimal())


@given(st.text(st.characters(categories=["L", "N", "P"]), max_size=30))
def test_a_figure_is_what_starts_with_a_digit(text: str) -> None:
    assert all(word.is_figure == word.text[0].isdecimal() for word in words(text))
