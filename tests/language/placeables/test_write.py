"""Values are written in the manner of the example that stands in a text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tmtool.language.placeables import (
    Dateline,
    DateValue,
    Money,
    TimeValue,
    Value,
    placeables,
    rewrite,
    write,
)


def put(text: str, value: Value, language: str) -> tuple[str, bool]:
    """The text with its first placeable put right, and whether that is certain."""
    written = write(value, placeables(text, language)[0], text, language)
    assert written is not None
    assert bool(written.why) != written.is_certain
    return text[: written.start] + written.text + text[written.end :], written.is_certain


def dollars(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


@pytest.mark.parametrize(
    ("language", "text", "number", "expected"),
    [
        ("ru", "около 55 объектов", "60", "около 60 объектов"),
        ("ru", "12 500 человек", "9300", "9300 человек"),
        ("ru", "9300 человек", "12500", "9300 человек".replace("9300", "12\u00a0500")),
        ("ru", "1 500 человек", "2600", "2\u00a0600 человек"),
        ("ru", "12\u202f500 человек", "45000", "45\u202f000 человек"),
        ("ru", "к 2030 году", "2035", "к 2035 году"),
        ("ru", "в 1980-х годах", "1990", "в 1990-х годах"),
        ("ru", "в XIX веке", "20", "в XX веке"),
        ("ru", "40 тыс. человек", "1200000", "1,2 млн человек"),
        ("ru", "1,2 млн человек", "800000", "800 тыс. человек"),
        ("ru", "3,6 млрд. кубометров", "5e6", "5 млн. кубометров"),
        ("ru", "32-летний", "45", "45-летний"),
        ("ru", "10-го этажа", "12", "12-го этажа"),
        ("ru", "на 5 миллионов", "3e6", "на 3 миллиона"),
        ("ru", "около 5 миллионов", "3e6", "около 3 миллионов"),
        ("kk", "100-ге жуық", "60", "60-қа жуық"),
        ("kk", "100-ге жуық", "1000", "1000-ға жуық"),
        ("kk", "300 000-нан астам", "250", "250-ден астам"),
        ("kk", "2,4 миллионнан астам", "3.1e9", "3,1 миллиардтан астам"),
        ("kk", "5 миллионнан астам", "500", "500-ден астам"),
        ("kk", "12-ші рет", "20", "20-шы рет"),
        ("kk", "18 000 адам", "9500", "9500 адам"),
        ("en", "12,500 people", "900", "900 people"),
        ("en", "900 people", "12500", "12,500 people"),
        ("en", "by 2030", "2035", "by 2035"),
        ("en", "the 3rd time", "12", "the 12th time"),
    ],
)
def test_numbers(language: str, text: str, number: str, expected: str) -> None:
    assert put(text, Decimal(number), language) == (expected, True)


@pytest.mark.parametrize(
    ("language", "text", "number", "expected", "is_certain"),
    [
        ("ru", "рост на 4,5%", "4.0", "рост на 4,0%", True),
        ("ru", "рост на 4,5\u00a0%", "12", "рост на 12\u00a0%", True),
        ("ru", "рост на 16 процентов", "3", "рост на 3 процента", True),
        ("ru", "рост на 16 процентов", "2.5", "рост на 2,5 процента", True),
        ("ru", "свыше 16 процентов", "3", "свыше 3 процентов", True),
        ("ru", "проголосовали 66 процентов", "72", "проголосовали 72 процента", True),
        ("ru", "16 процентов жителей", "3", "3 процента жителей", True),
        ("ru", "16 процентов жителей", "21", "21 процент жителей", False),
        ("ru", "повышение 2 процентов", "6", "повышение 6 процентов", True),
        ("ru", "3 процента жителей", "16", "16 процентов жителей", True),
        ("ru", "с 5 процентами", "3", "с 3 процентами", True),
        ("ru", "на 3 процентных пункта", "5", "на 5 процентных пунктов", True),
        ("ru", "на 0,5 п. п.", "0.75", "на 0,75 п. п.", True),
        ("kk", "4,5%-ға өсті", "7", "7%-ға өсті", True),
        ("kk", "4,5 пайызға өсті", "7", "7 пайызға өсті", True),
    ],
)
def test_percent(language: str, text: str, number: str, expected: str, is_certain: bool) -> None:
    assert put(text, Decimal(number), language) == (expected, is_certain)


@pytest.mark.parametrize(
    ("language", "text", "value", "expected", "is_certain"),
    [
        ("ru", "2,5 млрд долларов США", dollars("3e6"), "3 млн долларов США", True),
        ("ru", "до 2,5 миллиарда долларов", dollars("3e9"), "до 3 миллиардов долларов", True),
        ("ru", "получить 2,5 миллиарда долларов", dollars("3e9"), "получить 3 миллиарда долларов", False),
        ("ru", "65 долларов", dollars("70"), "70 долларов", True),
        ("ru", "стоит 65 долларов", dollars("63"), "стоит 63 доллара", True),
        ("ru", "за 65 долларов", dollars("63"), "за 63 доллара", True),
        ("ru", "500 млн тенге", dollars("2e9"), "2 млрд долларов", True),
        ("ru", "$5 млн", Money(Decimal("7e6"), "EUR"), "€7 млн", True),
        ("ru", "$5 млн", Money(Decimal("5e6"), "KZT"), "5 млн тенге", True),
        ("ru", "800 долларов", dollars("3e6"), "3\u00a0млн долларов", True),
        ("kk", "2,5 млрд долларға", Money(Decimal("3e6"), "EUR"), "3 млн еуроға", True),
        ("kk", "500 долларға", dollars("650"), "650 долларға", True),
        ("en", "$2.5 billion", Money(Decimal("3e6"), "EUR"), "€3 million", True),
    ],
)
def test_sums(language: str, text: str, value: Money, expected: str, is_certain: bool) -> None:
    assert put(text, value, language) == (expected, is_certain)


@pytest.mark.parametrize(
    ("language", "text", "value", "expected"),
    [
        ("ru", "3 сентября 2018 года", DateValue(2019, 10, 12), "12 октября 2019 года"),
        ("ru", "в сентябре", DateValue(None, 5), "в мае"),
        ("ru", "к январю", DateValue(None, 3), "к марту"),
        ("ru", "с 3 по 5 мая", DateValue(None, 3, 4, 6), "с 4 по 6 марта"),
        ("ru", "03.09.2018", DateValue(2018, 12, 5), "05.12.2018"),
        ("ru", "июньский саммит", DateValue(None, 3), "мартовский саммит"),
        ("kk", "2018 жылғы 30 қыркүйекте", DateValue(2019, 10, 5), "2019 жылғы 5 қазанда"),
        ("kk", "2018 жылдың 30 қыркүйегінде", DateValue(2018, 7, 5), "2018 жылдың 5 шілдесінде"),
        ("kk", "қыркүйектің 3-і күні", DateValue(None, 10, 6), "қазанның 6-сы күні"),
        ("kk", "3 қыркүйек күні", DateValue(None, 11, 7), "7 қараша күні"),
        ("kk", "10 сәуірден", DateValue(None, 5, 10), "10 мамырдан"),
        ("kk", "қыркүйектегі кездесу", DateValue(None, 11), "қарашадағы кездесу"),
        ("kk", "қыркүйектің 3-нен 5-не дейін", DateValue(None, 10, 6, 10), "қазанның 6-нан 10-на дейін"),
        ("kk", "3-қыркүйек", DateValue(None, 9, 7), "7 қыркүйек"),
        ("en", "Sept. 3, 2018", DateValue(2019, 6, 4), "June 4, 2019"),
    ],
)
def test_dates(language: str, text: str, value: DateValue, expected: str) -> None:
    assert put(text, value, language) == (expected, True)


def test_a_year_of_one_text_only_is_in_doubt() -> None:
    assert put("3 сентября", DateValue(2019, 10, 12), "ru") == ("12 октября", False)
    assert write(DateValue(None, 10), placeables("3 сентября", "ru")[0], "3 сентября", "ru") is None


@pytest.mark.parametrize(
    ("language", "text", "day", "expected", "is_certain"),
    [
        ("ru", "с понедельника", 4, "с пятницы", True),
        ("ru", "в среду", 3, "в четверг", True),
        ("ru", "в прошлый вторник", 2, "в прошлую среду", True),
        ("ru", "до прошлой среды", 0, "до прошлого понедельника", True),
        ("ru", "по вторникам", 2, "по средам", True),
        ("ru", "к пятнице", 6, "к воскресенью", True),
        ("ru", "в дождливый вторник", 2, "в дождливый среду", False),
        ("ru", "Вторник стал", 2, "Среда стал", False),
        ("kk", "сейсенбіде", 4, "жұмада", True),
        ("kk", "Жұма күні", 0, "Дүйсенбі күні", True),
        ("kk", "жұмадан", 2, "сәрсенбіден", True),
        ("en", "on Tuesday", 2, "on Wednesday", True),
    ],
)
def test_weekdays(language: str, text: str, day: int, expected: str, is_certain: bool) -> None:
    assert put(text, day, language) == (expected, is_certain)


@pytest.mark.parametrize(
    ("language", "text", "value", "expected"),
    [
        ("ru", "в 15:00", TimeValue(9, 30), "в 9:30"),
        ("ru", "в 4:40 утра", TimeValue(16, 50), "в 4:50 дня"),
        ("ru", "в 3 часа дня", TimeValue(14), "в 2 часа дня"),
        ("ru", "в 3 часа дня", TimeValue(16, 30), "в 16:30"),
        ("ru", "в 6 часов утра", TimeValue(19), "в 7 часов вечера"),
        ("kk", "күндізгі сағат 3-те", TimeValue(18), "кешкі сағат 6-да"),
        ("kk", "сағат 15:00-де", TimeValue(9, 30), "сағат 9:30-да"),
        ("en", "at 3 p.m.", TimeValue(9, 30), "at 9:30 a.m."),
    ],
)
def test_times(language: str, text: str, value: TimeValue, expected: str) -> None:
    assert put(text, value, language) == (expected, True)


def test_datelines() -> None:
    text = "АСТАНА, 3 сентября (Агентство) — Президент сказал."
    expected = "БИШКЕК, 4 октября (Агентство) — Президент сказал."
    assert put(text, Dateline("BISHKEK", DateValue(None, 10, 4)), "ru") == (expected, True)
    with_country = "АЛМАТЫ, Казахстан (Агентство) — Президент сказал."
    assert put(with_country, Dateline("BISHKEK"), "ru")[1] is False
    assert put(text, Dateline("NOWHERE", DateValue(None, 9, 3)), "ru")[1] is False


def test_rewriting_gives_only_what_is_certain_and_in_its_place() -> None:
    text = "в прошлый вторник"
    assert rewrite(text, placeables(text, "ru")[0], 0, "ru") == "понедельник"
    assert rewrite(text, placeables(text, "ru")[0], 2, "ru") is None
    text = "расходы 65 долларов"
    assert rewrite(text, placeables(text, "ru")[0], dollars("63"), "ru") is None


def test_web_addresses_stay_as_they_are() -> None:
    assert put("на www.example.kz/a", "www.example.org/b", "ru") == ("на www.example.org/b", True)
