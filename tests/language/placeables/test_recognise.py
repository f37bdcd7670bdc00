"""Placeables are recognised as values, the same in every language."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.language.placeables import Dateline, DateValue, Money, PlaceableKind, TimeValue, Value, placeables


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


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        # A full stop after млн that ends the sentence is no part of the abbreviation.
        ("ru", "более 20 млн. Он сказал", ["20 млн"]),
        ("ru", "3 млрд. кубометров", ["3 млрд."]),
        ("ru", "окружающую среду защищают в среду", ["среду"]),
        ("en", "US$450 million", ["US$450 million"]),
        ("en", "the Sunday Times of Sunday", ["Sunday"]),
        ("en", "In May, Mrs May met Mr March", ["May"]),
        ("en", "call 0800 555 111", ["0800", "555", "111"]),
        ("kk", "Қазан қаласында, осы маусымда", []),
        ("kk", "сағат 9:00-ден 17:00-ге дейін", ["9:00-ден", "17:00-ге"]),
        ("ru", "1 января 2019 г. — 31 декабря 2020 г.", ["1 января 2019", "31 декабря 2020"]),
        ("en", "version 1.2.3 of 3,5", ["3,5"]),
    ],
)
def test_what_belongs_to_a_placeable(language: str, text: str, expected: list[str]) -> None:
    found = placeables(text, language)
    assert [one.text for one in found] == expected
    assert all(text[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize(
    ("language", "text", "values_of_text"),
    [
        ("en", "70-90%", [70, 90]),
        ("ru", "от 70 до 90%", [70, 90]),
        ("ru", "от 10 до 15 млн", [10_000_000, 15_000_000]),
        ("kk", "10-15 млн", [10_000_000, 15_000_000]),
        ("kk", "3-тен 5 пайызға дейін", [3, 5]),
        ("en", "800,000 to 1 million", [800_000, 1_000_000]),
    ],
)
def test_figures_of_a_range_share_their_unit(language: str, text: str, values_of_text: list[int]) -> None:
    assert values(text, language) == values_of_text


def test_what_may_mean_two_things_meets_both() -> None:
    (length,) = placeables("125m", "en")
    (sum_,) = placeables("125 млн", "ru")
    (metres,) = placeables("125 метров", "ru")
    assert length.meets(metres) and length.meets(sum_) and not metres.meets(sum_)
    (decade,) = placeables("the 1930s", "en")
    (short,) = placeables("30-е годы", "ru")
    assert decade.meets(short)


def test_percent_and_percentage_points_differ() -> None:
    (percent,) = placeables("3 процента", "ru")
    (points,) = placeables("3 процентных пункта", "ru")
    assert not percent.meets(points)
    assert points.meets(placeables("3 пайыздық тармақ", "kk")[0])


def test_a_dateline_tells_its_place_and_day() -> None:
    (prefix,) = placeables("ALMATY, Kazakhstan, Sept. 3 (Agency) — The court said", "en")
    assert prefix.value == Dateline("ALMATY", DateValue(None, 9, 3))
    assert prefix.end == len("ALMATY, Kazakhstan, Sept. 3 (Agency) — ")
    assert [one.kind for one in placeables("АЛМАТЫ – Суд решил.", "ru")] == [PlaceableKind.DATELINE]


@pytest.mark.parametrize(
    "text",
    [
        "Almaty is the largest city — and the oldest",
        "NATO — the alliance",
        "WARNING - ice",
        "Moscow (the capital) — it",
    ],
)
def test_what_only_looks_like_a_dateline(text: str) -> None:
    assert placeables(text, "en") == ()


LETTERS = st.text(st.sampled_from("аб яcd1290 .,:-–%$№млнсептябрьXVжыл\u00a0") | st.characters(), max_size=60)


@given(LETTERS, st.sampled_from(["en", "ru", "kk", "de"]))
def test_placeables_are_slices_in_order(text: str, language: str) -> None:
    found = placeables(text, language)
    assert all(text[one.start : one.end] == one.text != "" for one in found)
    assert all(one.end <= after.start for one, after in pairwise(found))
    assert all(one.start <= part.start <= part.end <= one.end for one in found for part in one.parts)


@pytest.mark.parametrize(
    ("language", "figure", "readings"),
    [
        ("en", "12,500", ["12500"]),
        ("en", "2.500", ["2.500"]),
        ("ru", "12 500", ["12500"]),
        ("ru", "12,5", ["12.5"]),
        # A figure left as it was in English is met too; a check of its own says that it is.
        ("ru", "12,500", ["12.500", "12500"]),
        ("ru", "12.500", ["12500", "12.500"]),
        ("ru", "1,365,000", ["1365000"]),
        ("kk", "12\u202f500,75", ["12500.75"]),
        ("de", "12.500", ["12500", "12.500"]),
        ("en", "14½", ["14.5"]),
    ],
)
def test_separators(language: str, figure: str, readings: list[str]) -> None:
    (placeable,) = placeables(figure, language)
    assert [placeable.value, *(meaning.value for meaning in placeable.also)] == [Decimal(one) for one in readings]
