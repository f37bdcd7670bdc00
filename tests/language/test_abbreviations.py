"""A desk's own abbreviations: the list, and what they do to segments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.language.abbreviations import read, write
from tmtool.language.segmentation import default_rules
from tmtool.model.errors import RefusedInput


def _pieces(text: str, language: str, **abbreviations: tuple[str, ...]) -> list[str]:
    rules = default_rules().with_abbreviations({code.replace("all", ""): ones for code, ones in abbreviations.items()})
    return [text[start:end] for start, end in rules.segment(text, language)]


def test_a_list_names_abbreviations_below_their_languages() -> None:
    text = "etc.\nru:\nобл.  # remark\nт.  е.\n\n# all of it\nkk-KZ: ауд., обл.\nen:\n*: Inc.\n"
    assert read(text) == {"": ("etc.", "Inc."), "ru": ("обл.", "т. е."), "kk": ("ауд.", "обл."), "en": ()}


@pytest.mark.parametrize("text", ["", "\n# nothing\n", "ru:\n...\n", "ru:\n" + "слово " * 20])
def test_what_is_no_list_is_refused(text: str) -> None:
    with pytest.raises(RefusedInput):
        read(text)


_ONE = st.text(st.sampled_from("абвABqйғ.-’"), min_size=1, max_size=8).filter(lambda one: any(map(str.isalpha, one)))


@given(st.dictionaries(st.sampled_from(["", "en", "ru", "kk"]), st.lists(_ONE, unique=True).map(tuple), min_size=1))
def test_a_list_that_is_written_reads_the_same(abbreviations: dict[str, tuple[str, ...]]) -> None:
    assert read(write(abbreviations)) == abbreviations


@pytest.mark.parametrize(
    ("text", "abbreviation", "pieces"),
    [
        ("Это Абайская обл. Полиция молчит.", "обл.", ["Это Абайская обл. Полиция молчит."]),
        ("Обл. Полиция молчит. Да.", "обл", ["Обл. Полиция молчит.", "Да."]),
        ("Сообщил гл. Ред. Иванов.", "гл. Ред.", ["Сообщил гл. Ред. Иванов."]),
        ("Сообщил гл.Ред. Иванов.", "гл. Ред.", ["Сообщил гл.Ред. Иванов."]),
        ("В Yahoo! Полиция молчит.", "Yahoo!", ["В Yahoo! Полиция молчит."]),
        ("Это прообл. Да.", "обл.", ["Это прообл.", "Да."]),
    ],
)
def test_an_abbreviation_never_ends_a_segment(text: str, abbreviation: str, pieces: list[str]) -> None:
    assert _pieces(text, "ru", ru=(abbreviation,)) == pieces
    assert _pieces(text, "ru", all=(abbreviation,)) == pieces


def test_an_abbreviation_of_one_language_says_nothing_of_another() -> None:
    assert _pieces("Бұл Абай обл. Полиция үнсіз.", "kk", ru=("обл.",)) == ["Бұл Абай обл.", "Полиция үнсіз."]
