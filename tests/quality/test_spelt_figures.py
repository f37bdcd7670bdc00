"""Figures in words: what they say is compared where both texts say it in words."""

from __future__ import annotations

import pytest

from tests.quality.pairs import said


@pytest.mark.parametrize(
    ("source", "language", "target", "met"),
    [
        ("Three men left.", "ru", "Ушли четверо мужчин.", "четверо"),
        ("Three men left.", "kk", "Төрт ер адам кетті.", "Төрт"),
        ("Five million people left.", "ru", "Уехали пять миллиардов человек.", "миллиардов"),
        ("Five million people left.", "kk", "Бес миллиард адам кетті.", "миллиард"),
        ("The rate rose by two percentage points.", "ru", "Ставка выросла на два процента.", "процента"),
        ("The rate rose by two percentage points.", "ru", "Ставка выросла на 2%.", "%"),
        ("The rate rose by two percentage points.", "kk", "Мөлшерлеме екі пайызға өсті.", "пайызға"),
        ("Output rose by two percent.", "ru", "Добыча выросла на два процентных пункта.", "процентных пункта"),
    ],
)
def test_words_that_say_another_figure_are_found(source: str, language: str, target: str, met: str) -> None:
    (finding,) = said(source, target, language, of="figures")
    assert target[slice(*finding.target)] == met == finding.about


@pytest.mark.parametrize(
    ("source", "language", "target"),
    [
        ("Three men left.", "ru", "Ушли трое мужчин."),
        ("Three men left.", "kk", "Үш ер адам кетті."),
        ("Two decades later", "ru", "Двадцать лет спустя"),
        ("Half a billion people", "ru", "500 миллионов человек"),
        ("A million dollars", "ru", "Миллион долларов у миллиардера"),
        ("It rose by a percentage point.", "ru", "Рост на один процентный пункт."),
        ("It rose by a percentage point, to 5 percent.", "kk", "Ол бір пайыздық тармаққа өсіп, 5 пайызға жетті."),
        ("One or two of the ten men", "ru", "Один-два из десяти человек"),
    ],
)
def test_words_that_say_the_same_are_no_finding(source: str, language: str, target: str) -> None:
    assert said(source, target, language, of="figures") == []
