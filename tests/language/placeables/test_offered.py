"""How placeables of a source are offered for the translation: the likeliest form first, then the others."""

from __future__ import annotations

import pytest

from tmtool.language.house_style import HouseStyle, LanguageStyle
from tmtool.language.placeables import placeables
from tmtool.language.placeables.offered import Around, offered
from tmtool.quality.figure_matching import match_figures


def forms(source: str, language: str, *, before: str = "Ол ", after: str = "", at: int = 0) -> tuple[str, ...]:
    """The forms of a placeable of an English text, with plain spaces."""
    one = placeables(source, "en")[at]
    around = Around(source[: one.start], source[one.end :], before, after)
    return tuple(form.replace("\u00a0", " ") for form in offered(one, "en", language, around))


@pytest.mark.parametrize(
    ("source", "first", "then"),
    [
        ("They are 100.", "100", ("100-ге", "100-ден", "100-де", "100-дің", "100-ді", "100-бен")),
        ("It rose to 100.", "100-ге", ("100", "100-ден")),
        ("It rose from 80 this year.", "80-нен", ("80", "80-ге")),
        ("more than 60 workers", "60-тан", ("60", "60-қа")),
        ("nearly 60 workers", "60-қа", ("60",)),
        ("to 60 workers", "60", ("60-қа",)),
        ("It fell by 30 percent.", "30 пайызға", ("30 пайыз", "30 пайыздан")),
        ("30 percent of voters", "30 пайызы", ("30 пайызын", "30 пайызына")),
        ("It fell by 4%.", "4%-ға", ("4%", "4%-дан")),
        ("a $5 million deal", "5 млн долларлық", ("5 млн доллар", "5 млн долларға")),
        ("40,000 tenge", "40 000 теңге", ("40 000 теңгеге",)),
        ("on September 3, 2024", "2024 жылғы 3 қыркүйекте", ("2024 жылғы 3 қыркүйек",)),
        ("since September 3", "3 қыркүйектен", ("3 қыркүйек",)),
        ("It came on Wednesday.", "сәрсенбі күні", ("сәрсенбіде", "сәрсенбі")),
        ("in 2024", "2024 жылы", ("2024 жыл", "2024 жылға")),
        ("the 2023 election", "2023 жылғы", ("2023 жыл",)),
        ("by 2030", "2030 жылға", ("2030 жыл",)),
        ("the 3rd term", "3-ші", ("3-",)),
        ("in the 21st century", "XXI ғасырда", ("XXI ғасыр",)),
        ("at 3 p.m.", "сағат 15:00-те", ("сағат 15:00",)),
    ],
)
def test_kazakh_begins_with_what_the_english_asks_for(source: str, first: str, then: tuple[str, ...]) -> None:
    found = forms(source, "kk")
    assert found[: len(then) + 1] == (first, *then)


def test_a_word_after_the_cursor_asks_before_the_english_does() -> None:
    assert forms("They are 100.", "kk", after=" астам адам")[0] == "100-ден"
    assert forms("They are 100.", "kk", after=" жуық адам")[0] == "100-ге"


@pytest.mark.parametrize(
    ("source", "before", "first", "others"),
    [
        ("It came on Wednesday.", "Он приехал ", "в среду", ("среду", "среда", "среде")),
        ("It came on Wednesday.", "Он приехал в ", "среду", ("среда", "среде")),
        ("It came on Tuesday.", "", "Во вторник", ("Вторник",)),
        ("since Tuesday", "Он здесь ", "со вторника", ("вторник",)),
        ("in 2024", "Это было ", "в 2024 году", ("2024 года", "2024", "2024-го", "2024-м")),
        ("in 2024", "Это было до ", "2024 года", ("2024 году",)),
        ("the 2023 election", "На выборах ", "2023 года", ("2023 году",)),
        ("by 2030", "Построят ", "к 2030 году", ()),
        ("in the 1990s", "Это было ", "в 1990-х годах", ("1990-е годы", "1990-х")),
        ("the 3rd term", "", "3-й", ("3-го", "3-м", "3-я", "3-е", "3-му")),
        ("in the 21st century", "Это было ", "в XXI веке", ("XXI века",)),
        ("30 percent", "Добыча упала на ", "30 процентов", ("30%", "30 процентами")),
        ("3 percent", "Добыча упала на ", "3 процента", ("3 процентов", "3%")),
        ("3 percent", "Добыча выросла до ", "3 процентов", ("3 процента",)),
        ("3 percent", "Это привело к ", "3 процентам", ("3 процентов",)),
        ("4%", "Добыча упала на ", "4%", ("4 процента",)),
        ("$5 million", "Он получил ", "5 млн долларов", ("$5 млн", "5 миллионов долларов")),
        ("$22", "Он получил ", "22 доллара", ("22 долларов", "$22")),
        ("$22", "Это по сравнению с ", "22 долларами", ()),
        ("$22", "Это меньше ", "22 долларов", ()),
        ("September 3, 2024", "Это было ", "3 сентября 2024 года", ("3 сентября 2024 г.", "3 сентября")),
        ("in September", "Это было ", "в сентябре", ("сентябрь", "сентября")),
        ("at 3 p.m.", "Он придёт ", "в 15:00", ("15:00",)),
        ("12,345 people", "Пришли ", "12 345", ()),
        ("2.5 percent", "Это ", "2,5 процента", ("2,5%",)),
    ],
)
def test_russian_begins_with_the_case_that_its_sentence_asks_for(
    source: str, before: str, first: str, others: tuple[str, ...]
) -> None:
    found = forms(source, "ru", before=before)
    assert found[0] == first
    assert set(others) <= set(found)


@pytest.mark.parametrize(
    ("source", "russian", "kazakh"),
    [
        ("It cost $3,214,500.", "3 214 500 долларов", "3 214 500 долларға"),
        ("It cost $3,200,000.", "3,2 млн долларов", "3,2 млн долларға"),
        ("It cost $0.1 million.", "100 000 долларов", "100 000 долларға"),
    ],
)
def test_only_round_sums_are_written_in_millions(source: str, russian: str, kazakh: str) -> None:
    assert forms(source, "ru", before="Это стоило ")[0] == russian
    assert forms(source, "kk")[0] == kazakh


def test_after_one_and_fractions_no_plural_is_offered() -> None:
    assert "1,5 миллиардам долларов" not in forms("$1.5 billion", "ru")
    assert "15 миллиардам долларов" in forms("$15 billion", "ru")
    assert forms("$21", "ru", before="") == ("21 доллар", "$21", "21 доллара")
    assert "11 долларам" in forms("$11", "ru")
    assert "111 долларам" in forms("$111", "ru")


def test_thousands_are_declined_like_thousands() -> None:
    found = forms("0.1 million people", "ru", before="Это помогло ")
    assert {"100 тысяч", "100 тысячам", "100 тысячами", "100 тысячах"} <= set(found)


def test_three_of_three_to_five_million_is_put_in_as_three() -> None:
    assert forms("3-5 million people", "ru", before="Это ")[0] == "3"
    assert forms("3-5 million people", "ru", before="Это ", at=1)[0] == "5 млн"


def test_a_dateline_gets_the_name_and_the_day_of_the_language() -> None:
    source = "ALMATY, Sept 5 (Agency) - Output rose."
    assert forms(source, "ru", before="")[0] == "АЛМАТЫ, 5 сентября (Agency) — "
    assert forms(source, "kk", before="")[0] == "АЛМАТЫ, 5 қыркүйек (Agency) — "


def test_addresses_are_put_in_as_they_are() -> None:
    for language in ("ru", "kk", "de"):
        assert forms("See https://example.org/a for more.", language, before="") == ("https://example.org/a",)


def test_a_language_without_grammar_gets_what_the_source_has() -> None:
    assert forms("It fell by 30 percent.", "de") == ("30 percent",)


def test_english_is_written_from_russian() -> None:
    one = placeables("Добыча упала на 30 процентов", "ru")[0]
    assert offered(one, "ru", "en", Around())[0] == "30 percent"


def test_the_house_says_how_the_sign_of_percent_is_written() -> None:
    spaced = HouseStyle(ru=LanguageStyle(percent_is_spaced=True))
    one = placeables("It fell by 4%.", "en")[0]
    assert offered(one, "en", "ru", Around(before="Упала на "), spaced)[0] == "4\u00a0%"


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize(
    "source",
    [
        "It rose to 100.", "30 percent of voters", "It fell by 4%.", "$5 million", "It cost $300.", "40,000 tenge",
        "on September 3, 2024", "in September 2024", "on Monday", "in 2024", "5 million people", "at 3:30 p.m.",
        "4 percentage points", "from May 5", "2.5 percent", "£22", "1,214,500 units", "1 percent", "21 dollars",
    ],
)  # fmt: skip
def test_whatever_form_is_taken_is_met_as_the_figure_of_the_source(source: str, language: str) -> None:
    for form in forms(source, language):
        if not form.endswith(("2024 г.", "3 сентября")):
            assert not match_figures(source, "en", f"Ол {form} болды", language).missing, form
