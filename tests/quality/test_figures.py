"""Figures are compared by what they mean, and only certain differences are said."""

from __future__ import annotations

import pytest

from tests.quality.pairs import said
from tmtool.model.findings import Severity


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("12,500 people", "12 500 человек"),
        ("12,500 people", "12\u00a0500 человек"),
        ("12,345.6 tons", "12 345,6 тонны"),
        ("2.5 percent", "2,5 процента"),
        ("$2.5 billion", "2,5 млрд долларов"),
        ("$2.5 billion", "2500 млн долларов"),
        ("$2.5 billion", "2,5 млрд"),
        ("2bn and 1.4bn", "2 и 1,4 млрд"),
        ("£125m", "125 млн фунтов"),
        ("125m away", "в 125 метрах"),
        ("1,000 people", "тысяча человек"),
        ("1.5 million people", "полтора миллиона человек"),
        ("at 3 p.m.", "в 15:00"),
        ("at 3:30 p.m.", "в 15.30"),
        ("at 3 pm", "в 15 часов"),
        ("September 3, 2018", "03.09.2018"),
        ("September 3", "3 сентября 2018 года"),
        ("the 19th century", "XIX век"),
        ("Three people", "3 человека"),
        ("3 people", "трое"),
        ("25 people", "двадцать пять человек"),
        ("from May 5 to May 9, 2018", "с 5 по 9 мая 2018 года"),
        ("on the night of May 5-6", "в ночь с 5 на 6 мая"),
        ("half of them", "50% из них"),
        ("No. 1", "первый"),
        ("a decade later", "10 лет спустя"),
        ("World War II", "Вторая мировая война"),
        ("He came on Monday.", "Он пришёл накануне."),
        ("see www.example.com/a", "см. www.example.com/a"),
        ("no figures", "без цифр"),
        ("Chapter IV", "Глава 4"),
        ("Prices doubled.", "Цены выросли в 2 раза."),
        ("Call +7 727 250 00 00 now.", "Звоните +7 727 250-00-00 сейчас."),
        ("Boeing 737-800", "«Боинг-737-800»"),
        ("It was 5:30 p.m.", "Было 17.30."),
        ("Output rose by 2 to 3 percent.", "Добыча выросла на 2–3 процента."),
        ("rose by 3 percent", "выросли на 3 процента"),
        ("rose to 3 percent", "выросли до 3 процентов"),
        ("from 2 to 3 percent", "с 2 до 3 процентов"),
        ("up to 3 percent", "до 3 процентов"),
    ],
)
def test_the_same_figure_written_otherwise_is_no_finding_in_russian(source: str, target: str) -> None:
    assert said(source, target, of="figures") == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("150,000 cars", "150 мың көлік"),
        ("eased to 11.8 percent in October", "қазан айында 11,8 пайызға дейін баяулады"),
        ("eased to 11.8 percent in October", "Қазанда 11,8 пайызға дейін баяулады"),
        ("$2.5 billion", "2,5 млрд АҚШ доллары"),
        ("at 3 p.m.", "күндізгі сағат 3-те"),
        ("September 3, 2018", "2018 жылғы 3 қыркүйекте"),
        ("Three people", "3 адам"),
        ("3 people", "үш адам"),
        ("25 people", "жиырма бес адам"),
        ("the third", "үшінші"),
        ("No. 3", "үшінші"),
        ("fell by 3 percent", "3 пайызға төмендеді"),
        ("fell to 3 percent", "3 пайызға дейін төмендеді"),
        ("fell to 3 percent", "3 пайызға жетті"),
        ("rose to 14.75% from 14.25%", "14,25%-дан 14,75%-ға көтерілді"),
        ("Output rose by 2 to 3 percent.", "Өндіріс 2-3 пайызға өсті."),
        ("At 3 p.m.", "Күндізгі сағат үште."),
        ("a 5-year plan", "бесжылдық жоспар"),
        ("Prices doubled.", "Баға 2 есе өсті."),
    ],
)
def test_the_same_figure_written_otherwise_is_no_finding_in_kazakh(source: str, target: str) -> None:
    assert said(source, target, "kk", of="figures") == []


@pytest.mark.parametrize(
    ("check", "language", "source", "target", "met"),
    [
        ("number", "ru", "12,500 people", "12 300 человек", ("12,500", "12 300")),
        ("number", "ru", "3 people", "4 человека", ("3", "4")),
        ("number", "ru", "7 to 14 and 7", "7–14 и 17", ("7", "17")),
        ("number", "kk", "12,500 people", "12 300 адам", ("12,500", "12 300")),
        ("number", "ru", "2.5 billion people", "2,5 млн человек", ("2.5 billion", "2,5 млн")),
        ("number", "kk", "2.5 billion people", "2,5 млн адам", ("2.5 billion", "2,5 млн")),
        ("amount", "ru", "$2.5 billion", "2,5 млн долларов", ("$2.5 billion", "2,5 млн долларов")),
        ("amount", "kk", "$2.5 billion", "2,5 млн доллар", ("$2.5 billion", "2,5 млн доллар")),
        ("amount", "ru", "$5", "5 тенге", ("$5", "5 тенге")),
        ("time", "ru", "at 3:30", "в 3:40", ("3:30", "3:40")),
        ("time", "ru", "at 10 a.m.", "в 22:00", ("10 a.m.", "22:00")),
        ("time", "kk", "at 3:30", "сағат 3:40-та", ("3:30", "3:40-та")),
        ("date", "ru", "on October 12", "21 октября", ("October 12", "21 октября")),
        ("date", "kk", "on October 12", "21 қазанда", ("October 12", "21 қазанда")),
        ("date", "ru", "on Saturday", "в воскресенье", ("Saturday", "воскресенье")),
        ("date", "kk", "on Saturday", "жексенбіде", ("Saturday", "жексенбіде")),
        ("url", "ru", "see www.one.kz", "см. www.two.kz", ("www.one.kz", "www.two.kz")),
        ("url", "kk", "see www.one.kz", "www.two.kz сайты", ("www.one.kz", "www.two.kz")),
        ("email", "ru", "to a@one.kz", "на b@one.kz", ("a@one.kz", "b@one.kz")),
        ("email", "kk", "to a@one.kz", "b@one.kz мекенжайы", ("a@one.kz", "b@one.kz")),
    ],
)
def test_another_figure_is_a_warning_at_both_places(
    check: str, language: str, source: str, target: str, met: tuple[str, str]
) -> None:
    (finding,) = said(source, target, language, of="figures")
    assert (finding.check, finding.severity) == (f"figures.{check}", Severity.WARNING)
    assert (source[slice(*finding.source)], target[slice(*finding.target)]) == met
    assert finding.message == f"The source has {met[0]}, the translation {met[1]}."


@pytest.mark.parametrize(("language", "target"), [("ru", "выросла на 2 процента"), ("kk", "2 пайызға өсті")])
def test_percent_and_percentage_points_are_not_the_same(language: str, target: str) -> None:
    (finding,) = said("rose 2 percentage points", target, language, of="figures")
    assert finding.check == "figures.number"
    assert finding.message.startswith("The source has percentage points, the translation percent: ")


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("ru", "Output fell by 3 percent.", "Добыча упала до 3 процентов."),
        ("ru", "Output fell 3 percent.", "Добыча упала до 3 процентов."),
        ("ru", "Output fell to 3 percent.", "Добыча упала на 3 процента."),
        ("kk", "Output fell by 3 percent.", "Өндіріс 3%-ға дейін төмендеді."),
        ("kk", "Output fell to 3 percent.", "Өндіріс 3 пайызға төмендеді."),
        ("kk", "Growth slowed to 3 percent.", "Өсім 3 пайызға баяулады."),
        ("kk", "Output fell to 300 tons.", "Өндіріс 300 тоннаға төмендеді."),
    ],
)
def test_up_by_is_not_up_to(language: str, source: str, target: str) -> None:
    (finding,) = said(source, target, language, of="figures")
    assert (finding.check, finding.severity) == ("figures.number", Severity.WARNING)
    assert "the change is" in finding.message


def test_of_a_dateline_only_the_day_counts() -> None:
    (finding,) = said("ALMATY, Sept. 3 (Reuters) - Oil rose.", "АЛМАТЫ, 4 сентября (Рейтер) — Нефть.", of="figures")
    assert finding.message == "The source has Sept. 3, the translation 4 сентября."


def test_a_telephone_number_is_one_figure() -> None:
    (finding,) = said("Call +7 727 250 00 00 now.", "Звоните +7 727 250 00 01 сейчас.", of="figures")
    assert finding.message == "The source has +7 727 250 00 00, the translation +7 727 250 00 01."


def test_a_figure_that_is_missing_has_no_place_in_the_target() -> None:
    (finding,) = said("In 2018, 345 left", "В 2018 году ушли", of="figures")
    assert (finding.source, finding.target) == ((9, 12), (0, 0))
    assert finding.message == "The number 345 is missing."
    (finding,) = said("In 2018, 345 left", "2018 жылы кетті", "kk", of="figures")
    assert finding.source == (9, 12)


def test_a_figure_that_was_added_has_no_place_in_the_source() -> None:
    (finding,) = said("Many left", "Ушли 345 человек", of="figures")
    assert (finding.source, finding.target) == ((0, 0), (5, 8))
    assert finding.message == "The source does not have the number 345."
    (finding,) = said("Many left", "345 адам кетті", "kk", of="figures")
    assert finding.target == (0, 3)


@pytest.mark.parametrize(
    ("language", "source", "target", "fix"),
    [
        ("ru", "12,500 people", "12,500 человек", "12\u00a0500 человек"),
        ("ru", "2.5 percent", "2.5 процента", "2,5 процента"),
        ("kk", "12,500 people", "12,500 адам", "12\u00a0500 адам"),
        ("kk", "2.5 percent", "2.5 пайыз", "2,5 пайыз"),
    ],
)
def test_a_number_left_as_in_english_is_put_right(language: str, source: str, target: str, fix: str) -> None:
    (finding,) = said(source, target, language, of="figures")
    assert (finding.check, finding.severity, finding.fix) == ("figures.number", Severity.WARNING, fix)


@pytest.mark.parametrize(
    ("language", "source", "target"),
    [
        ("ru", "within 200 miles", "в радиусе 320 километров"),
        ("ru", "winds of 85 mph", "ветер до 135 км/ч"),
        ("ru", "it reached 80 degrees", "температура достигла 27 градусов"),
        ("ru", "2 to 4 inches of rain", "от 5 до 10 см осадков"),
        ("ru", "45 miles (72 kilometers)", "72 км"),
        ("kk", "within 200 miles", "200 миля (321 км) аумағында"),
        ("kk", "a 550 pound hog", "салмағы 249 кг қабан"),
    ],
)
def test_a_converted_measure_is_a_note(language: str, source: str, target: str) -> None:
    found = said(source, target, language, of="figures")
    assert {(one.check, one.severity) for one in found} == {("figures.number", Severity.NOTE)}


def test_a_measure_converted_wrongly_is_a_warning() -> None:
    (finding,) = said("385 miles south", "в 360 км к югу", of="figures")
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("language", "source", "target", "fix"),
    [
        ("ru", "12,500 people came", "Пришли 12 300 человек", "Пришли 12\u00a0500 человек"),
        ("ru", "up 2.5 percent", "выросли на 3,5%", "выросли на 2,5%"),
        ("kk", "100 people", "200 адам", "100 адам"),
        ("ru", "5 workers", "3 рабочих", None),
        ("ru", "It weighs 10 pounds", "Он весит 6 кг", None),
    ],
)
def test_a_fix_is_given_where_no_word_beside_the_figure_changes(
    language: str, source: str, target: str, fix: str | None
) -> None:
    (finding,) = said(source, target, language, of="figures")
    assert finding.fix == fix


@pytest.mark.parametrize(
    ("language", "source", "target", "met"),
    [
        ("ru", "It weighs 10 tons.", "Вес — 10 килограммов.", "10 килограммов"),
        ("ru", "at 50 miles per hour", "со скоростью 50 км/ч", "50 км/ч"),
        ("kk", "It is 10 miles away.", "Ол 10 км жерде.", "10 км"),
    ],
)
def test_a_number_that_stays_while_its_unit_does_not_is_found(
    language: str, source: str, target: str, met: str
) -> None:
    (finding,) = said(source, target, language, of="figures")
    assert finding.about == met


@pytest.mark.parametrize(("source", "target"), [("30 yards", "30 метров"), ("10 degrees", "10 градусов")])
def test_units_that_are_nearly_the_same_are_let_be(source: str, target: str) -> None:
    assert said(source, target, of="figures") == []
