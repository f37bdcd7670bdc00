"""Kazakh endings after figures follow the last word of the number as it is spoken."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.language.kazakh_numerals import ending_after, endings, known_shapes, last_spoken, reharmonised


@pytest.mark.parametrize(
    ("number", "word"),
    [
        ("0", "нөл"), ("3", "үш"), ("16", "алты"), ("20", "жиырма"), ("50", "елу"), ("100", "жүз"), ("250", "елу"),
        ("1000", "мың"), ("12000", "мың"), ("1200", "жүз"), ("1000000", "миллион"), ("3000000000", "миллиард"),
        ("2.5", "бес"), ("4.0", "төрт"), ("2030", "отыз"),
    ],
)  # fmt: skip
def test_the_last_spoken_word(number: str, word: str) -> None:
    assert last_spoken(Decimal(number)) == word


@pytest.mark.parametrize(
    ("number", "shapes"),
    [
        # dative, ablative, genitive, accusative, locative, instrumental, possessive
        (1, "ге ден дің ді де мен і"),
        (2, "ге ден нің ні де мен сі"),
        (3, "ке тен тің ті те пен і"),
        (6, "ға дан ның ны да мен сы"),
        (8, "ге ден дің ді де бен і"),
        (10, "ға нан ның ды да мен ы"),
        (20, "ға дан ның ны да мен сы"),
        (40, "қа тан тың ты та пен ы"),
        (50, "ге ден дің ді де мен і"),
        (60, "қа тан тың ты та пен ы"),
        (80, "ге нен нің ді де мен і"),
        (100, "ге ден дің ді де бен і"),
        (1000, "ға нан ның ды да мен ы"),
    ],
)
def test_cases_after_figures(number: int, shapes: str) -> None:
    after_hundred = ("ге", "ден", "дің", "ді", "де", "бен", "і")
    given_shapes = [reharmonised(shape, "жүз", last_spoken(Decimal(number))) for shape in after_hundred]
    assert given_shapes == shapes.split()


def test_longer_endings() -> None:
    assert reharmonised("інде", "үш", "алты") == "сында"
    assert reharmonised("дегі", "бес", "он") is None  # бестегі would be right
    assert reharmonised("тегі", "бес", "он") == "дағы"
    assert reharmonised("ші", "бес", "он") == "шы"
    assert reharmonised("дық", "отыз", "елу") == "лік"


@given(st.sampled_from(endings()), st.integers(0, 10**9), st.integers(0, 10**9))
def test_there_and_back(ending: tuple[str, str], old: int, new: int) -> None:
    words = last_spoken(Decimal(old)), last_spoken(Decimal(new))
    shape = ending_after(words[0], ending)
    assert shape in known_shapes()
    there = reharmonised(shape, *words)
    # Where two endings look alike after one of the words, none is chosen.
    assert there in (ending_after(words[1], ending), None)
    assert there is None or reharmonised(there, words[1], words[0]) in (shape, None)
