"""Terms in the form of others, by language."""

from __future__ import annotations

import pytest

from tmtool.glossary.inflect import agree_alike, like, likely


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
    assert likely("Астана", "Алматы", "ru", old="Алматы", before="Он прибыл в ", after=".") == "Астану"
    assert likely("Астана", "Алматы", "kk", old="Алматы", before="", after="") is None


def test_only_russian_words_agree_in_gender() -> None:
    assert agree_alike("Казахстан", "Китай", "ru")
    assert not agree_alike("Казахстан", "Турция", "ru")
    assert agree_alike("Қазақстан", "Түркия", "kk")
