"""House style: what is found that is not written as the desk writes it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.language.house_style import NEWSROOM, HouseStyle, LanguageStyle, Spelling, violations

SPACED = HouseStyle(ru=LanguageStyle(percent_is_spaced=True, thousands_are_spaced=True))


def found(text: str, language: str, style: HouseStyle = NEWSROOM) -> list[tuple[str, str | None]]:
    """What is not in house style, and what should stand there."""
    return [(text[start:end], instead) for start, end, instead, _ in violations(text, language, style)]


def mended(text: str, language: str, style: HouseStyle = NEWSROOM) -> str:
    for start, end, instead, _ in reversed(violations(text, language, style)):
        text = text[:start] + (instead or "?") + text[end:]
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Посол вернулся из Киргизии.", "Посол вернулся из Кыргызстана."),
        ("Он живёт в Киргизии и в Туркмении.", "Он живёт в Кыргызстане и в Туркменистане."),
        ("Курс киргизского сома", "Курс кыргызского сома"),
        ("В Киргизской Республике", "В Кыргызской Республике"),
        ("КИРГИЗИЯ", "КЫРГЫЗСТАН"),
        ("Граница с Белоруссией, поезд из Алма-Аты", "Граница с Беларусью, поезд из Алматы"),
        ("В Кыргызстане, Беларуси и Туркменистане", "В Кыргызстане, Беларуси и Туркменистане"),
    ],
)
def test_russian_spellings_are_found_and_mended_in_any_form(text: str, expected: str) -> None:
    assert mended(text, "ru") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Қырғызияда жиын өтті.", "Қырғызстанда жиын өтті."),
        ("Түркменстанның елшісі", "Түрікменстанның елшісі"),
        ("Алма-Атадан Белоруссияға", "Алматыдан Беларуське"),
        ("Қырғызстанда 5 %-ға өсті", "Қырғызстанда 5%-ға өсті"),
    ],
)
def test_kazakh_spellings_are_found_and_mended_in_any_form(text: str, expected: str) -> None:
    assert mended(text, "kk") == expected


def test_english_spellings_are_found_as_they_stand() -> None:
    assert mended("Kirghizia's border, Alma-Ata", "en") == "Kyrgyzstan's border, Almaty"


def test_where_the_form_is_not_certain_nothing_is_put_in_its_place() -> None:
    assert found("Туркмении", "ru") == [("Туркмении", None)]


def test_the_reason_names_both_spellings() -> None:
    (violation,) = violations("Киргизия", "ru")
    assert violation.why == "The desk writes “Кыргызстан”, not “Киргизия”."


@pytest.mark.parametrize("text", ["4,5%", "на 100%", "https://a.kz/x%20y", "5 процентов", "% годовых"])
def test_percent_signs_in_style_are_left_alone(text: str) -> None:
    assert found(text, "ru") == []


def test_percent_signs_follow_the_style() -> None:
    assert mended("4,5 % и 3\u00a0%, 2%", "ru") == "4,5% и 3%, 2%"
    assert mended("4,5 % и 3\u00a0%, 2%", "ru", SPACED) == "4,5 % и 3\u00a0%, 2\u00a0%"
    assert found("4,5 %", "kk", HouseStyle(kk=LanguageStyle(percent_is_spaced=True))) == []


@pytest.mark.parametrize("text", ["12 345", "1 234 567", "15 000 человек", "№ 1 500", "2,1 500", "1500"])
def test_other_figures_are_not_taken_for_four_digits(text: str) -> None:
    assert found(text, "ru") == []


def test_four_digits_follow_the_style() -> None:
    assert mended("1 500 рублей и 3\u00a0200 сомов", "ru") == "1500 рублей и 3200 сомов"
    assert mended("1500 рублей, 3200 сомов", "ru", SPACED) == "1\u00a0500 рублей, 3\u00a0200 сомов"
    assert found("в 2024 году, № 1234, 1200-летие, 1 500", "ru", SPACED) == []
    assert found("1 500", "en") == []


def test_a_desk_may_have_spellings_of_its_own() -> None:
    style = HouseStyle(ru=LanguageStyle(spellings=(Spelling("онлайн-банк", "интернет-банк"),)))
    assert mended("в онлайн-банке Киргизии", "ru", style) == "в интернет-банке Киргизии"


def test_languages_without_a_style_and_other_scripts_are_left_alone() -> None:
    assert violations("4,5 %", "de") == violations("4,5 %", "kk-Latn") == ()


@given(st.text(st.sampled_from("0123456789 \u00a0,.%№-КИРГИЗЯкиргизятмен«»")))
def test_places_are_in_order_never_meet_and_are_gone_when_mended(text: str) -> None:
    places = violations(text, "ru")
    assert all(0 <= one.start < one.end <= len(text) for one in places)
    assert all(one.end <= other.start for one, other in pairwise(places))
    if all(one.instead for one in places):
        assert not violations(mended(text, "ru"), "ru")
