"""Small letters, a capital, all capitals, in turn."""

from __future__ import annotations

import pytest

from tmtool.language.casing import cycled


@pytest.mark.parametrize(
    ("word", "then"),
    [
        ("министрлік", ["Министрлік", "МИНИСТРЛІК", "министрлік"]),
        ("іні", ["Іні", "ІНІ", "іні"]),
        ("бизнес-орталық", ["Бизнес-орталық", "БИЗНЕС-ОРТАЛЫҚ", "бизнес-орталық"]),
        ("ҚазМұнайГаз", ["қазмұнайгаз", "Қазмұнайгаз", "ҚАЗМҰНАЙГАЗ"]),
        ("в", ["В", "в"]),
        ("«указ»", ["«Указ»", "«УКАЗ»", "«указ»"]),
        ("it", ["It", "IT", "it"]),
        ("İzmir", ["izmir", "Izmir"]),
        ("2025", ["2025"]),
    ],
)
def test_the_case_goes_round(word: str, then: list[str]) -> None:
    for expected in then:
        word = cycled(word)
        assert word == expected


def test_latin_kazakh_has_its_own_dots() -> None:
    assert cycled("iri", "kk-Latn") == "İri"
    assert cycled("İri", "kk-Latn") == "İRİ"
    assert cycled("QAZAQSTANDIŃ", "kk_latn") == "qazaqstandıń"
