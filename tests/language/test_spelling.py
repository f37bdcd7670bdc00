"""Spelling with a dictionary of a few words; without one nothing is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.quality.pairs import said
from tmtool.language import spelling

AFFIXES = "SET UTF-8\n"
WORDS = {"ru_RU": ("нефть", "елка", "дорожает"), "kk_KZ": ("аймақ", "мұнай", "көз", "әйнек", "қымбатта")}


@pytest.fixture
def dictionaries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    pytest.importorskip("hunspell", reason="The extra “spell” is not installed.")
    for name, words in WORDS.items():
        (tmp_path / f"{name}.aff").write_text(AFFIXES, encoding="utf-8")
        (tmp_path / f"{name}.dic").write_text("\n".join([str(len(words)), *words, ""]), encoding="utf-8")
    monkeypatch.setenv("DICPATH", str(tmp_path))
    _forget()
    yield
    _forget()


def _forget() -> None:
    spelling.speller.cache_clear()
    spelling.dictionary_of.cache_clear()


@pytest.mark.usefixtures("dictionaries")
@pytest.mark.parametrize(
    ("language", "good", "bad"),
    [
        ("ru", "Нефть дорожает, ёлка зеленеет.", "нефтть"),
        ("kk", "Мұнай аймағында қымбаттаған, көзәйнек.", "мұғнай"),
    ],
)
def test_a_word_that_is_not_in_the_dictionary_is_a_note(language: str, good: str, bad: str) -> None:
    assert said("Oil rose.", good, language, of="spelling") == []
    (finding,) = said("Oil rose.", f"{good} {bad}", language, of="spelling")
    assert (finding.about, finding.severity) == (bad, "note")


@pytest.mark.usefixtures("dictionaries")
def test_names_and_words_of_other_alphabets_are_let_be() -> None:
    assert said("Oil rose.", "Нефть Токаев Brent дорожает", "ru", of="spelling") == []


def test_without_a_dictionary_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling, "dictionary_of", lambda language: None)
    spelling.speller.cache_clear()
    assert said("Oil rose.", "Нефтть дорожает", "ru", of="spelling") == []
    spelling.speller.cache_clear()
