"""Placeables are recognised as values, the same in every language."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tmtool.language.placeables import DateValue, Money, PlaceableKind, TimeValue, Value, placeables


def values(text: str, language: str) -> list[Value]:
    return [placeable.value for placeable in placeables(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "a deal worth $2.5 billion"),
        ("en", "a deal of 2.5 billion US dollars"),
        ("ru", "сделка на 2,5 млрд долларов"),
        ("ru", "сделка на 2,5 миллиарда долларов США"),
        ("ru", "сделка на $2,5 млрд"),
        ("kk", "құны 2,5 млрд доллар болатын келісім"),
        ("kk", "2,5 миллиард АҚШ долларына"),
    ],
)
def test_sums_are_equal_across_languages(language: str, text: str) -> None:
    assert values(text, language) == [Money(Decimal("2500000000"), "USD")]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "September 30, 2018", DateValue(2018, 9, 30)),
        ("en", "30 Sept. 2018", DateValue(2018, 9, 30)),
        ("ru", "30 сентября 2018 года", DateValue(2018, 9, 30)),
        ("ru", "30.09.2018", DateValue(2018, 9, 30)),
        ("kk", "2018 жылғы 30 қыркүйекте", DateValue(2018, 9, 30)),
        ("kk", "2018 жылдың 30 қыркүйегінде", DateValue(2018, 9, 30)),
        ("kk", "қыркүйектің 3-і күні", DateValue(None, 9, 3)),
        ("kk", "қыркүйек айының 3-інде", DateValue(None, 9, 3)),
        ("kk", "3 қыркүйек күні", DateValue(None, 9, 3)),
        ("kk", "3-қыркүйек", DateValue(None, 9, 3)),
        ("en", "September 3–5", DateValue(None, 9, 3, 5)),
        ("ru", "с 3 по 5 сентября", DateValue(None, 9, 3, 5)),
        ("en", "in September 2018", DateValue(2018, 9)),
        ("ru", "в сентябре 2018 года", DateValue(2018, 9)),
        ("kk", "2018 жылғы қыркүйекте", DateValue(2018, 9)),
    ],
)
def test_dates(language: str, text: str, value: DateValue) -> None:
    assert values(text, language) == [value]


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "on Monday", 0),
        ("en", "Tuesday’s vote", 1),
        ("ru", "во вторник", 1),
        ("ru", "до понедельника", 0),
        ("ru", "в среду", 2),
        ("kk", "сейсенбіде", 1),
        ("kk", "сейсенбі күні", 1),
        ("kk", "жұмадан бастап", 4),
    ],
)
def test_weekdays(language: str, text: str, day: int) -> None:
    found = placeables(text, language)
    assert [(one.kind, one.value) for one in found] == [(PlaceableKind.WEEKDAY, day)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "at 3 p.m."),
        ("en", "at 3pm"),
        ("en", "at 15:00"),
        ("ru", "в 15:00"),
        ("ru", "в 15.00"),
        ("ru", "в 3 часа дня"),
        ("kk", "күндізгі сағат 3-те"),
        ("kk", "сағат 15:00-де"),
    ],
)
def test_times(language: str, text: str) -> None:
    assert values(text, language) == [TimeValue(15)]


@pytest.mark.parametrize("text", ["COVID-19", "G20", "B-52", "MH17", "5G", "Ту-154"])
def test_a_figure_in_a_name_is_no_number(text: str) -> None:
    assert placeables(f"see {text} now", "en") == placeables(f"это {text}", "ru") == ()
