"""Figures of matches put right in Russian and Kazakh; every result was worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tmtool.language.house_style import NEWSROOM
from tmtool.memory.localise import Localised, corrections, localise
from tmtool.model.units import Patch

DATA = Path(__file__).resolve().parents[1] / "data"


def rows(name: str) -> list[list[str]]:
    """The rows of a table of ours, without its heading; columns are parted by tabs."""
    return [line.split("\t") for line in (DATA / name).read_text(encoding="utf-8").splitlines()[1:]]


UNITS = {name: tuple(texts) for name, *texts in rows("localise_units.tsv")}
"""English, Russian, Kazakh; empty where the language has nothing to show."""


def changed(name: str, old: str, new: str, language: str) -> Localised:
    """Look up a unit's text with something else in it."""
    unit, russian, kazakh = UNITS[name]
    target = russian if language == "ru" else kazakh
    assert old in unit
    return localise(unit.replace(old, new), unit, target, "en", language)


@pytest.mark.parametrize(("name", "old", "new", "russian", "kazakh"), rows("localise_put_right.tsv"))
def test_a_placeable_is_put_right_in_the_manner_of_the_target(
    name: str, old: str, new: str, russian: str, kazakh: str
) -> None:
    for language, wanted in (("ru", russian), ("kk", kazakh)):
        if wanted:
            assert changed(name, old, new, language).text == wanted
            assert changed(name, old, new, language).warnings == ()


@pytest.mark.parametrize(("name", "old", "new", "language", "warning"), rows("localise_warned.tsv"))
def test_what_is_not_certain_is_left_and_named(name: str, old: str, new: str, language: str, warning: str) -> None:
    found = changed(name, old, new, language)
    assert found.text is None
    assert [one for one in found.warnings if one.startswith(warning)]


def test_the_certain_ones_are_put_right_beside_an_uncertain_one() -> None:
    unit, target, _ = UNITS["mixed"]
    query = unit.replace("Friday", "Tuesday").replace("55", "52")
    assert localise(query, unit, target, "en", "ru") == Localised(
        "Во вторник 55 объектов потеряли 20 млн долларов.",
        (Patch(0, 10, "В пятницу", "Во вторник", "The weekday is Tuesday here and Friday in the memory."),),
        ("The figure 52 stands for 55 in the memory: «55 объектов» may need another form.",),
    )


def test_values_that_change_places_do() -> None:
    found = localise("Between 20 and 10 buses.", "Between 10 and 20 buses.", "От 10 до 20 автобусов.", "en", "ru")
    assert found.text == "От 20 до 10 автобусов."


def test_one_of_two_equal_figures_is_not_certain() -> None:
    found = localise("Of 10 buses 12 were new.", *UNITS["both"][:2], "en", "ru")
    assert found.text is None
    assert found.warnings[0].startswith("The figure 12 stands for 10 in the memory, but not everywhere")


def test_two_values_for_one_are_not_certain() -> None:
    found = localise("Of 11 buses 12 were new.", *UNITS["both"][:2], "en", "ru")
    assert found.warnings == ("The figure 10 of the memory is 11 and 12 here: put each right in the target.",)


def test_the_year_may_be_missing_in_the_target() -> None:
    unit, query = "It was signed on May 5, 2026.", "It was signed on May 9, 2026."
    assert localise(query, unit, "Его подписали 5 мая.", "en", "ru").text == "Его подписали 9 мая."


def test_a_year_that_only_the_target_has_may_be_another_one_in_another_month() -> None:
    target = "Его подписали 30 декабря 2026 года."
    assert localise("Signed on December 9.", "Signed on December 30.", target, "en", "ru").text is not None
    found = localise("Signed on January 9.", "Signed on December 30.", target, "en", "ru")
    assert found.text is None
    assert found.warnings[0].endswith("see whether the year of «30 декабря 2026 года» stays.")


def test_nothing_is_done_where_nothing_differs_but_spelling() -> None:
    assert localise("It paid 1500.", "It paid 1,500.", "Выплатили 1500.", "en", "ru") == Localised(None)


def test_a_dateline_that_differs_alone_is_told() -> None:
    unit, target, _ = UNITS["capital"]
    assert corrections(unit.replace("ASTANA", "BISHKEK"), unit, target, "en", "ru").only_placeables_differ
    assert not corrections("BISHKEK (TCA) — Prices fell.", unit, target, "en", "ru").only_placeables_differ


def test_any_language_may_be_the_source() -> None:
    unit, query = "Министрлік 55 нысан салады.", "Министрлік 60 нысан салады."
    assert localise(query, unit, "Министерство построит 55 объектов.", "kk", "ru").text == (
        "Министерство построит 60 объектов."
    )


def test_a_measure_that_the_target_converts_is_warned_of() -> None:
    target = "Толқынның биіктігі 20 фут (6 метр) болды."
    found = localise("The wave was 30 feet high.", "The wave was 20 feet high.", target, "en", "kk")
    assert found.text == "Толқынның биіктігі 30 фут (6 метр) болды."
    assert found.warnings == ("«6 метр» in brackets may have to change too.",)


@pytest.mark.parametrize(
    ("old", "new", "target", "wanted"),
    [
        ("5", "3", "5 пен 10 автобус келді.", "3 пен 10 автобус келді."),
        ("5", "6", "5 пен 10 автобус келді.", "6 мен 10 автобус келді."),
        ("6", "9", "6 мен 10 автобус келді.", "9 бен 10 автобус келді."),
        ("6", "40", "6 мен 10 автобус келді.", "40 пен 10 автобус келді."),
    ],
)
def test_a_kazakh_and_follows_the_figure_as_it_is_spoken(old: str, new: str, target: str, wanted: str) -> None:
    found = localise(f"{new} and 10 buses came.", f"{old} and 10 buses came.", target, "en", "kk")
    assert found == Localised(wanted, found.patches)


def test_a_kazakh_too_follows_the_weekday() -> None:
    found = localise("On Friday too.", "On Monday too.", "Дүйсенбі де, басқа күн де.", "en", "kk")
    assert found.text == "Жұма да, басқа күн де."


@pytest.mark.parametrize(
    ("unit", "query", "target", "wanted"),
    [
        (
            "It fell from 30 to 43 percent.",
            "It fell from 35 to 43 percent.",
            "От 30 до 43 процентов.",
            "От 35 до 43 процентов.",
        ),
        (
            "Some 3 to 5 million left.",
            "Some 4 to 5 million left.",
            "Уехали 3–5 млн человек.",
            "Уехали 4–5 млн человек.",
        ),
        (
            "Some 3 to 5 million left.",
            "Some 3 to 6 million left.",
            "Уехали 3–5 млн человек.",
            "Уехали 3–6 млн человек.",
        ),
        ("Open on May 3–5.", "Open on May 4–6.", "Открыто 3–5 мая.", "Открыто 4–6 мая."),
        ("Open from May 3 to 5.", "Open from May 2 to 5.", "Открыто с 3 по 5 мая.", "Открыто со 2 по 5 мая."),
    ],
)
def test_ranges_that_share_a_word(unit: str, query: str, target: str, wanted: str) -> None:
    found = localise(query, unit, target, "en", "ru")
    assert found == Localised(wanted, found.patches)


def test_a_figure_beside_a_converted_one_may_be_converted_too() -> None:
    target = "Выпадет от 5 до 13 см осадков."
    found = localise("Expect 2 to 6 inches of rain.", "Expect 2 to 5 inches of rain.", target, "en", "ru")
    assert found.text is None
    assert found.warnings == (
        "The figure 6 stands for 5 in the memory: it is not certain that «5 до» is the same one.",
    )


def test_a_figure_that_is_put_right_is_kept_together_as_the_house_writes_it() -> None:
    old, new, target = "The cost is $2.1 billion.", "The cost is $1.2 billion.", "Цена — 2,1 млрд долларов."
    assert localise(new, old, target, "en", "ru", NEWSROOM).text == "Цена — 1,2\u00a0млрд долларов."
    assert localise(new, old, target, "en", "ru").text == "Цена — 1,2 млрд долларов."
