"""Characters that nobody sees, letters of the wrong alphabet, letters in pieces."""

from __future__ import annotations

import unicodedata

import pytest

from tests.quality.pairs import said
from tmtool.model.findings import Severity


@pytest.mark.parametrize(("bad", "language", "good"), [("Не\x02фть\n", "ru", "Нефть\n"), ("Мұ\x02най", "kk", "Мұнай")])
def test_a_control_character_is_an_error_and_can_be_taken_out(bad: str, language: str, good: str) -> None:
    (finding,) = said("Oil", bad, language, of="characters")
    assert (finding.check, finding.severity, finding.target) == ("characters.control", Severity.ERROR, (2, 3))
    assert finding.fix == good
    assert said("Oil", good, language, of="characters") == []


@pytest.mark.parametrize(
    ("bad", "language", "good"),
    [("Не\u200bфть", "ru", "Нефть"), ("Мұ\u00adнай", "kk", "Мұнай"), ("\ufeffДа", "ru", "Да")],
)
def test_what_nobody_sees_can_be_taken_out(bad: str, language: str, good: str) -> None:
    (finding,) = said("Oil", bad, language, of="characters")
    assert (finding.check, finding.fix) == ("characters.invisible", good)
    assert said("Oil", good, language, of="characters") == []


@pytest.mark.parametrize(("good", "language"), [("Токаев, ёлка", "ru"), ("Тоқаев, йод", "kk")])
def test_letters_in_pieces_are_put_together(good: str, language: str) -> None:
    bad = unicodedata.normalize("NFD", good)
    (finding,) = said("Oil", bad, language, of="characters")
    assert (finding.check, finding.fix) == ("characters.composition", good)
    assert said("Oil", good, language, of="characters") == []


@pytest.mark.parametrize(
    ("bad", "language", "good"),
    [
        ("Mоскве", "ru", "Москве"),
        ("Kazаkhstan", "ru", "Kazakhstan"),
        ("Қазaқстaн", "kk", "Қазақстан"),
        ("тiл", "kk", "тіл"),
        ("пришли c ним", "ru", "пришли с ним"),
        ("Тоқаев", "ru", "Токаев"),
        ("Казакстан", "kk", "Қазақстан"),
        ("Казакстанда", "kk", "Қазақстанда"),
        ("онир", "kk", "өңір"),
        ("Улттык банк", "kk", "Ұлттық банк"),
        ("укиметтин", "kk", "үкіметтің"),
        ("қазақ халкы", "kk", "қазақ халқы"),
    ],
)
def test_a_letter_of_another_alphabet_is_put_right(bad: str, language: str, good: str) -> None:
    (finding,) = said("Oil", bad, language, of="characters")
    assert (finding.check, finding.fix) == ("characters.alphabet", good)
    assert said("Oil", good, language, of="characters") == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("iPhone’ом", "ru"),
        ("XXІ век", "ru"),
        ("ХХІ век", "ru"),
        ("IT-компания", "ru"),
        ("Windows7", "ru"),
        ("газета «Егемен Қазақстан»", "ru"),
        ("ХХІ ғасыр", "kk"),
        ("музыка, парк, өмірін, шығыңдар", "kk"),
    ],
)
def test_words_that_mix_alphabets_on_purpose_or_in_doubt_are_left_alone(text: str, language: str) -> None:
    assert said("Oil", text, language, of="characters") == []
