from __future__ import annotations

import pytest

from tmtool.exchange.days import BadDay, day_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-09-17", "2022-09-17"),
        ("2022-09-17T00:00:00Z", "2022-09-17"),
        ("2022-09", "2022-09"),
        ("2022", "2022"),
        (" 17.09.2022 ", "2022-09-17"),
        ("17.9.22", "2022-09-17"),
        ("17.09.99", "1999-09-17"),
        ("17.09.2022 г.", "2022-09-17"),
        ("17.09.2022 10:30", "2022-09-17"),
        ("09.2022", "2022-09"),
        ("2022/09/17", "2022-09-17"),
        ("17/09/2022", "2022-09-17"),
        ("9/17/2022", "2022-09-17"),
        ("5/5/2022", "2022-05-05"),
        ("44821", "2022-09-17"),
        ("", None),
    ],
)
def test_days_are_understood_as_people_and_programs_write_them(text: str, day: str | None) -> None:
    assert day_of(text) == day


@pytest.mark.parametrize("text", ["soon", "31.02.2020", "3/4/2022", "2022-13-01", "0000-01-01", "17.09.2022.5"])
def test_what_is_no_day_or_may_be_two_is_not(text: str) -> None:
    with pytest.raises(BadDay):
        day_of(text)


def test_the_last_day_of_all_is_no_end() -> None:
    assert day_of("9999-12-31", is_end=True) is None
