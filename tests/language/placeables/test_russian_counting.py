"""The noun right after a Russian figure, with another figure before it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tmtool.language.placeables.russian_counting import with_noun


@pytest.mark.parametrize(
    ("before", "old", "after", "new", "wanted"),
    [
        ("Это продолжалось ", "48", " часов.", "21", " час"),
        ("Через ", "48", " часов", "21", " час"),
        ("За ", "5", " минут", "21", " минуту"),
        ("в течение ", "48", " часов", "21", " часа"),
        ("Ему ", "39", " лет.", "41", " год"),
        ("Ему ", "41", " год.", "43", " года"),
        ("Его осудили на ", "15", " лет", "22", " года"),
        ("Погибли ", "48", " человек", "52", " человека"),
        ("около ", "48", " человек", "52", " человек"),
        ("За последние ", "48", " часов", "42", " часа"),
        ("Длина дороги — ", "48", " километров", "42", " километра"),
        ("Партия получила ", "48", " мест", "51", " место"),
        ("Экспортировано ", "5", " тонн", "3", " тонны"),
        # «По 21 минуте»; «погиб 51 человек»; «задержала трёх человек»; of how many hours?
        ("По ", "5", " минут", "21", None),
        ("Погибли ", "48", " человек", "51", None),
        ("Полиция задержала ", "48", " человек", "3", None),
        ("Операция длиной ", "48", " часов", "42", None),
        ("Они ждут ", "48", " часов", "42", None),
        ("Не получила ", "48", " мест", "42", None),
        ("Купили ", "5", " новых автобусов", "3", None),
        ("Купили ", "5", " столов", "3", None),
    ],
)
def test_the_counted_noun_follows_the_figure(before: str, old: str, after: str, new: str, wanted: str | None) -> None:
    found = with_noun(Decimal(old), Decimal(new), before, after)
    assert (found and found[1]) == wanted
