"""Words twice, plurals after numbers, text left in the language of the source."""

from __future__ import annotations

import pytest

from tests.quality.pairs import said


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("Duran Duran played.", "Играли Дюран Дюран.", "ru"),
        ("It goes on.", "Это очень очень важно.", "ru"),
        ("It goes on.", "Ол қайта қайта айтты.", "kk"),
        ("It goes on.", "Тот, тот самый.", "ru"),
        ("It goes on.", "5 5", "ru"),
    ],
)
def test_what_may_stand_twice_is_let_be(source: str, target: str, language: str) -> None:
    assert said(source, target, language, of="text.repeated") == []


def test_english_grammar_excuses_nothing() -> None:
    (finding,) = said("He had had enough.", "Ему ему надоело.", of="text.repeated")
    assert finding.fix == "Ему надоело."


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("100 мұнайшылар", "100 мұнайшы"),
        ("бес министрлермен", "бес министрмен"),
        ("2 млн адамдарға", "2 млн адамға"),
        ("820 000 адамдарды", "820 000 адамды"),
        ("100-ден астам адамдар", "100-ден астам адам"),
        ("60-қа жуық белсенділерді", "60-қа жуық белсендіні"),
    ],
)
def test_a_plural_after_a_number_becomes_singular_in_the_same_case(bad: str, good: str) -> None:
    (finding,) = said("Many came.", bad, "kk", of="text.plural")
    assert finding.fix == good
    assert said("Many came.", good, "kk", of="text.plural") == []


@pytest.mark.parametrize(
    "text",
    ["100 доллар", "5 дәптер", "1990 жылдары", "2018 ойындары", "3-1 сериялармен", "бір адамдар", "18-29 жастағылар"],
)
def test_what_only_looks_like_a_plural_after_a_number_is_let_be(text: str) -> None:
    assert said("Many came.", text, "kk", of="text.plural") == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("He read the Financial Times of London.", "Он читал Financial Times."),
        ("He is a Member of the Welsh Parliament.", "Он член парламента (Member of the Welsh Parliament)."),
        ("See https://one.kz/a/b/c/d now.", "См. https://one.kz/a/b/c/d сейчас."),
    ],
)
def test_titles_and_addresses_may_stay_as_in_the_source(source: str, target: str) -> None:
    assert said(source, target, of="text.untranslated") == []


def test_two_words_are_left_in_english_unless_they_are_a_name() -> None:
    assert [one.check for one in said("Read more", "Read more", of="text")] == ["text.same"]
    for name in ("Radio Azattyq", "Vlast.kz", "Reuters 2019"):
        assert said(name, name, of="text") == []


@pytest.mark.parametrize(
    ("bad", "good"),
    [("Пришёл ,увидел.", "Пришёл, увидел."), ("Он сказал:нет.", "Он сказал: нет."), ("Да , нет.", "Да, нет.")],
)
def test_spaces_at_signs_are_put_right(bad: str, good: str) -> None:
    (*_, finding) = said("He said: no.", bad, of="punctuation.spaces")
    assert finding.fix == good
