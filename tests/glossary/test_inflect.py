"""Terms in the form of others, by language."""

from __future__ import annotations

import pytest

from tmtool.glossary.inflect import Likely, agree_alike, like, likely


@pytest.mark.parametrize(
    ("new", "met", "old", "language", "wanted"),
    [
        ("Астана", "Бишкеком", "Бишкек", "ru", "Астаной"),
        ("Астана", "Бішкектен", "Бішкек", "kk-KZ", "Астанадан"),
        ("евро", "тенге", "тенге", "ru", "евро"),
        ("Bishkek", "Astana", "Astana", "en", None),
        ("Bischkek", "Astana", "Astana", "de", None),
    ],
)
def test_each_language_knows_its_forms(new: str, met: str, old: str, language: str, wanted: str | None) -> None:
    assert like(new, met, language, old=old) == wanted


def test_what_the_word_does_not_tell_the_sentence_may() -> None:
    assert like("Астана", "Алматы", "ru", old="Алматы") is None
    assert likely("Астана", "Алматы", "ru", old="Алматы", before="Он прибыл в ", after=".") == Likely("Астану", False)
    assert likely("Астана", "Алматы", "kk", old="Алматы", before="", after="") is None


def test_only_russian_words_agree_in_gender() -> None:
    assert agree_alike("Казахстан", "Китай", "ru")
    assert not agree_alike("Казахстан", "Турция", "ru")
    assert agree_alike("Қазақстан", "Түркия", "kk")


def test_words_beside_a_name_decide_its_case() -> None:
    assert likely("Украина", "Армении", "ru", old="Армения", before="Вступление ", after=" в ЕС.") == Likely(
        "Украины", True
    )


@pytest.mark.parametrize(
    ("new", "met", "old", "wanted"),
    [
        ("Uzbekistan", "China", "China", "Uzbekistan"),
        ("Uzbekistan", "China’s", "China", "Uzbekistan’s"),
        ("strike", "rally", "rally", "strike"),
        # An article may have to come or to go.
        ("activist", "protester", "protester", None),
        ("United States", "China", "China", None),
        ("strike", "rallies", "rally", None),
    ],
)
def test_an_english_term_without_an_ending_is_exchanged_as_it_stands(
    new: str, met: str, old: str, wanted: str | None
) -> None:
    found = likely(new, met, "en", old=old, before="", after="")
    assert (found and found.text) == wanted
