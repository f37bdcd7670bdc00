"""What changes with a figure in Russian: nouns, prepositions, words that agree with a weekday."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tmtool.language.russian_figures import PluralClass, noun_stays, plural_class, preposition_before, weekday_fits


@pytest.mark.parametrize(
    ("numbers", "wanted"),
    [
        ("1 21 101 1001", PluralClass.ONE),
        ("2 3 4 22 34 102", PluralClass.FEW),
        ("0 5 11 12 14 111 20 100 1000", PluralClass.MANY),
        ("0.5 2.5 1.1", PluralClass.OTHER),
    ],
)
def test_plural_classes_are_those_of_cldr(numbers: str, wanted: PluralClass) -> None:
    assert {plural_class(Decimal(number)) for number in numbers.split()} == {wanted}


def stays(sentence: str, new: str) -> bool:
    """Ask of the figure in square brackets."""
    before, _, rest = sentence.partition("[")
    old, _, after = rest.partition("]")
    return noun_stays(Decimal(old), Decimal(new), before, after)


@pytest.mark.parametrize(
    ("sentence", "new"),
    [
        ("Построят [55] объектов.", "60"),
        ("Построят [52] объекта.", "43"),
        ("Задержан [21] человек.", "31"),
        ("Число жертв выросло до [832].", "900"),
        ("Пришли [55], сообщил аким.", "52"),
        ("Тариф — [34] тенге за киловатт-час.", "35"),
        ("Тариф — [34] тенге за киловатт-час.", "31"),
        ("Осталось [12] км.", "3"),
        ("К [2030] году доля вырастет.", "2031"),
        ("В [65]-й минуте.", "3"),
        ("[19]-летний студент", "22"),
        ("от [5] до 10 объектов", "2"),
        ("[5] из 10 объектов", "2"),
        ("около [100] демонстрантов", "102"),
        ("более [52] новых объектов", "55"),
        ("встретился с [12] депутатами", "3"),
        ("в [12] областях страны", "2"),
        ("[3] проекта", "23"),
        ("[23] проекта", "3"),
        ("выросли на [5]%", "2"),
        ("за [5] Boeing", "2"),
        ("со счётом [1]-0", "7"),
        ("[38] - 17 в пользу хозяев", "64"),
    ],
)
def test_a_figure_may_change_where_no_word_changes_with_it(sentence: str, new: str) -> None:
    assert stays(sentence, new)


@pytest.mark.parametrize(
    ("sentence", "new"),
    [
        ("Построят [55] объектов.", "52"),
        ("Построят [55] новых объектов.", "51"),
        ("Задержали [3] активистов.", "23"),
        ("Задержали [23] активиста.", "3"),
        ("рост на [2.5] процента", "3"),
        ("лидеров [10] государств", "2"),
        ("[2]-х депутатов", "5"),
        ("[5]-ти депутатов", "6"),
        ("около [52] демонстранта", "55"),
        ("[5] программ", "3"),
        ("[5] с половиной процентов", "2"),
        ("[5] «Тойот»", "3"),
    ],
)
def test_where_a_word_may_change_the_figure_is_not_certain(sentence: str, new: str) -> None:
    assert not stays(sentence, new)


def test_after_a_multiplier_the_noun_is_always_in_the_genitive_plural() -> None:
    assert noun_stays(None, None, "", " человек")
    assert noun_stays(None, Decimal(300), "", " человек")
    assert not noun_stays(None, Decimal(302), "", " человек")
    assert not noun_stays(Decimal(23), None, "", " человека")


@pytest.mark.parametrize(
    ("before", "old", "new", "is_date", "wanted"),
    [
        ("с ", "11 сентября", "2 сентября", True, "со"),
        ("со ", "2 сентября", "11 сентября", True, "с"),
        ("К ", "5 мая", "2 мая", True, "Ко"),
        ("с ", "11 сентября", "22 сентября", True, None),
        ("Во ", "вторник", "среду", False, "В"),
        ("в ", "среду", "вторник", False, "во"),
        ("со ", "среды", "пятницы", False, "с"),
        ("с ", "понедельника", "вторника", False, "со"),
        ("ко ", "вторнику", "четвергу", False, "к"),
        ("в ", "понедельник", "четверг", False, None),
        ("с ", "55", "100", False, "со"),
        ("с ", "55", "120 000", False, "со"),
        ("с ", "2018", "1991", False, None),
        ("о ", "5 проектах", "11 проектах", False, "об"),
        ("в ", "Казахстане", "Вьетнаме", False, "во"),
        ("во ", "Франции", "Китае", False, "в"),
        ("об ", "Узбекистане", "Казахстане", False, "о"),
        ("с ", "Китаем", "Словакией", False, "со"),
        # The person wrote it against the rule.
        ("во ", "среду", "пятницу", False, None),
        ("за ", "вторник", "среду", False, None),
    ],
)
def test_prepositions_take_a_vowel_before_hard_clusters(
    before: str, old: str, new: str, is_date: bool, wanted: str | None
) -> None:
    changed = preposition_before(before, old, new, is_date=is_date)
    assert (changed and changed[2]) == wanted


def test_a_preposition_is_found_where_it_stands() -> None:
    assert preposition_before("Встреча пройдёт в ", "среду", "вторник") == (16, 17, "во")


@pytest.mark.parametrize(
    ("before", "old", "new", "after", "fits"),
    [
        ("в ", 0, 2, ".", True),
        ("в прошлый ", 0, 2, ".", False),
        ("в прошлый ", 0, 1, ".", True),
        ("в минувшую ", 4, 3, ".", False),
        ("каждую ", 2, 5, " он", True),
        ("во ", 1, 2, ", который стал последним", False),
        ("Совет в ", 6, 5, " одобрил", True),
    ],
)
def test_a_weekday_of_another_gender_needs_nothing_that_agrees(
    before: str, old: int, new: int, after: str, fits: bool
) -> None:
    assert weekday_fits(old, new, before, after) is fits
