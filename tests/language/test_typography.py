"""What typed signs become: the text is typed key by key, as a person does it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tmtool.language.house_style import NEWSROOM, HouseStyle
from tmtool.language.typography import Replacement, typed, unbroken

NB = "\u00a0"


def written(keys: str, language: str = "ru", house: HouseStyle = NEWSROOM) -> str:
    """What stands in the end when these keys are typed one by one."""
    text = ""
    for key in keys:
        text += key
        if change := typed(text, len(text), key, language, house):
            text = text[: change.start] + change.text + text[change.end :]
    return text


@pytest.mark.parametrize(
    ("keys", "language", "stands"),
    [
        ('Газета "Время" пишет', "ru", "Газета «Время» пишет"),
        ('Он сказал: "Читал "Войну и мир" дважды"', "ru", "Он сказал: «Читал „Войну и мир“ дважды»"),
        ('Ол "Ана "Абай" оқыды" деді', "kk", "Ол «Ана “Абай” оқыды» деді"),
        ('("Самрук")', "ru", "(«Самрук»)"),
        ('Он сказал:"Да"', "ru", "Он сказал:«Да»"),
        ('"Фонд "Самрук""', "ru", "«Фонд „Самрук“»"),
        ('сказал он".', "ru", "сказал он»."),
        ('экран 15" шириной', "ru", 'экран 15" шириной'),
        ('"Рост на 15" и дальше', "ru", "«Рост на 15» и дальше"),
        ("Кот-д'Ивуар", "ru", "Кот-д'Ивуар"),
        ("\"'внутри' снаружи\"", "ru", "«„внутри“ снаружи»"),
        ("\"Ана 'Абай' оқыды\"", "kk", "«Ана “Абай” оқыды»"),
        ('"О\'Генри писал"', "ru", "«О'Генри писал»"),
        ("она 'сама'", "ru", "она 'сама'"),
        ('‹1›"Казмунайгаз"‹/1›', "ru", "‹1›«Казмунайгаз»‹/1›"),
    ],
)
def test_straight_marks_become_those_of_the_house_by_their_depth(keys: str, language: str, stands: str) -> None:
    assert written(keys, language) == stands


@pytest.mark.parametrize(
    ("keys", "language", "stands"),
    [
        ("Астана - столица", "ru", f"Астана{NB}— столица"),
        ("Астана -- столица", "ru", f"Астана{NB}— столица"),
        ("Астана - елорда", "kk", f"Астана{NB}– елорда"),
        ("- Да", "ru", "— Да"),
        ("что-то", "ru", "что-то"),
        ("Ждите...", "ru", "Ждите…"),
        ("Ждите....", "ru", "Ждите…"),
        ("Астана--столица", "ru", f"Астана{NB}— столица"),
        ("ключ --force", "ru", "ключ --force"),
        ("Что?..", "ru", "Что?.."),
        ("Что?...", "ru", "Что?..."),
        ("счет 2 - 1", "ru", "счет 2 - 1"),
    ],
)
def test_hyphens_between_words_become_dashes_and_three_full_stops_an_ellipsis(
    keys: str, language: str, stands: str
) -> None:
    assert written(keys, language) == stands


@pytest.mark.parametrize(
    ("keys", "language", "stands"),
    [
        ("5 млн тенге", "ru", f"5{NB}млн тенге"),
        ("около 30 км.", "ru", f"около 30{NB}км."),
        ("2025 ж. қазанда", "kk", f"2025{NB}ж. қазанда"),
        ("5 млнеров ", "ru", "5 млнеров "),
        ("приказ № 45", "ru", f"приказ №{NB}45"),
        ("12 500 тонн", "ru", f"12{NB}500 тонн"),
        ("1 250 000 тонн", "ru", f"1{NB}250{NB}000 тонн"),
        ("в 2025 100 человек", "ru", "в 2025 100 человек"),
        ("А. С. Токаев", "ru", f"А.{NB}С.{NB}Токаев"),
        ("Қ. Тоқаев", "kk", f"Қ.{NB}Тоқаев"),
        ("в т. ч. Алматы", "ru", "в т. ч. Алматы"),
        ("рост 4,5 %", "ru", "рост 4,5%"),
    ],
)
def test_what_belongs_together_is_kept_on_one_line(keys: str, language: str, stands: str) -> None:
    assert written(keys, language) == stands


@pytest.mark.parametrize(
    ("keys", "language", "stands"),
    [
        ("в 2014-2020 годах", "ru", "в 2014–2020 годах"),
        ("2014-2020 жылдары", "kk", "2014–2020 жылдары"),
        ("с 9:00-18:00.", "ru", "с 9:00–18:00."),
        ("9-10 мая в", "ru", "9–10 мая в"),
        ("9-10 мамырда өтті", "kk", "9–10 мамырда өтті"),
        ("2020-2014 ", "ru", "2020-2014 "),
        ("счёт 2-1, потом", "ru", "счёт 2-1, потом"),
        ("Су-2014-2020 ", "ru", "Су-2014-2020 "),
        ("№ 2014-2020 от", "ru", f"№{NB}2014-2020 от"),
        ("9-10 майских дней", "ru", "9-10 майских дней"),
        ("2014-2020-е", "ru", "2014-2020-е"),
    ],
)
def test_a_range_of_years_times_or_days_gets_its_dash_and_nothing_else_does(
    keys: str, language: str, stands: str
) -> None:
    assert written(keys, language) == stands


def test_the_percent_sign_is_as_the_house_has_it() -> None:
    spaced = replace(NEWSROOM, ru=replace(NEWSROOM.ru, percent_is_spaced=True))
    assert written("рост 4,5%", house=spaced) == f"рост 4,5{NB}%"
    assert written("рост 4,5 %", house=spaced) == f"рост 4,5{NB}%"


@pytest.mark.parametrize("keys", ['https://a.kz/x"y"', "desk@mail.kz...", "www.a.kz...", '‹1"', "wiki.org/a..."])
def test_addresses_and_tags_are_left_alone(keys: str) -> None:
    assert written(keys) == keys


def test_languages_without_a_style_and_pastes_are_left_alone() -> None:
    assert written('Il dit "oui"', "fr") == 'Il dit "oui"'
    assert typed('Он "да"', 7, '"да"', "ru") is None


def test_a_sign_in_the_middle_is_judged_by_what_stands_before_it() -> None:
    assert typed('Газета "Время', 8, '"', "ru") == Replacement(7, 8, "«")


@pytest.mark.parametrize(
    ("text", "language", "stands"),
    [
        ("стоит 1,2 млрд долларов", "ru", f"стоит 1,2{NB}млрд долларов"),
        ("1 250 000 тонн и 5 км", "ru", f"1{NB}250{NB}000 тонн и 5{NB}км"),
        ("5 млн доллар", "kk", f"5{NB}млн доллар"),
        ("с 3 по 12 мая", "ru", "с 3 по 12 мая"),
        ("5 млн euros", "fr", "5 млн euros"),
    ],
)
def test_the_figures_of_a_whole_text_are_kept_together(text: str, language: str, stands: str) -> None:
    assert unbroken(text, language) == stands
