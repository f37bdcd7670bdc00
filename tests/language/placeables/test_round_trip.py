"""What is written is recognised as the value that was written, in every manner of every language."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.language.placeables import DateValue, Money, TimeValue, Value, placeables, write

NUMBERS = st.decimals(min_value=0, max_value=10**13, places=2) | st.integers(0, 10**13).map(Decimal)
EXAMPLES = {
    "number": [
        ("ru", "около 55 объектов"), ("ru", "1,2 млн человек"), ("ru", "12 500 человек"), ("kk", "100-ге жуық"),
        ("kk", "2,4 миллионнан астам"), ("kk", "18 000 адам"), ("en", "12,500 people"), ("en", "2.5 million people"),
    ],
    "percent": [("ru", "на 4,5%"), ("ru", "на 16 процентов"), ("kk", "4,5 пайызға"), ("kk", "4%-дан"),
                ("en", "4.5 percent")],
    "date": [
        ("ru", "3 сентября 2018 года"), ("ru", "03.09.2018"), ("kk", "2018 жылғы 30 қыркүйекте"),
        ("kk", "2018 жылдың 30 қыркүйегінде"), ("en", "Sept. 3, 2018"), ("en", "3 September 2018"),
    ],
    "weekday": [("ru", "во вторник"), ("ru", "с пятницы"), ("ru", "к субботе"), ("kk", "сейсенбіде"),
                ("kk", "жұманың"), ("en", "on Tuesday")],
    "time": [("ru", "в 15:00"), ("ru", "в 3 часа дня"), ("kk", "сағат 15:00-де"), ("en", "at 3 p.m.")],
}  # fmt: skip


def returned(language: str, text: str, value: Value) -> list[Value]:
    like = placeables(text, language)[0]
    written = write(value, like, text, language)
    if written is None:
        return [value]
    return [one.value for one in placeables(text[: written.start] + written.text + text[written.end :], language)]


@pytest.mark.parametrize(("language", "text"), EXAMPLES["number"] + EXAMPLES["percent"])
@given(value=NUMBERS)
def test_numbers(language: str, text: str, value: Decimal) -> None:
    assert returned(language, text, value) == [value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "2,5 млрд долларов"),
        ("ru", "65 евро"),
        ("kk", "500 млн теңгеге"),
        ("en", "$2.5 billion"),
        ("ru", "$5 млн"),
    ],
)
@given(amount=NUMBERS, currency=st.sampled_from(["USD", "EUR", "KZT", "RUB", "KGS", "CNY"]))
def test_sums(language: str, text: str, amount: Decimal, currency: str) -> None:
    assert returned(language, text, Money(amount, currency)) == [Money(amount, currency)]


@pytest.mark.parametrize(("language", "text"), EXAMPLES["date"])
@given(value=st.builds(DateValue, st.integers(1900, 2099), st.integers(1, 12), st.integers(1, 28)))
def test_dates(language: str, text: str, value: DateValue) -> None:
    assert returned(language, text, value) == [value]


@pytest.mark.parametrize(("language", "text"), EXAMPLES["weekday"])
@pytest.mark.parametrize("value", range(7))
def test_weekdays(language: str, text: str, value: int) -> None:
    assert returned(language, text, value) == [value]


@pytest.mark.parametrize(("language", "text"), EXAMPLES["time"])
@given(value=st.builds(TimeValue, st.integers(0, 23), st.integers(0, 59)))
def test_times(language: str, text: str, value: TimeValue) -> None:
    assert returned(language, text, value) == [value]
