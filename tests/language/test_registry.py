"""Tags fold to what the desk keeps apart, and stems come from the right language."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tmtool.language.registry import LANGUAGES, fold, is_tag, stem


@pytest.mark.parametrize(
    ("tag", "folded"),
    [
        ("ru-RU", "ru"),
        ("EN_us", "en"),
        (" kk ", "kk"),
        ("rus", "ru"),
        ("kaz-KZ", "kk"),
        ("kk-Latn", "kk-Latn"),
        ("kk_latn_KZ", "kk-Latn"),
        ("kk-Cyrl-KZ", "kk"),
        ("zh-Hant-TW", "zh-Hant"),
        ("en-GB-oxendict", "en"),
        ("es-419", "es"),
        ("ru_RU.UTF-8", "ru"),
        ("uz@cyrillic", "uz-Cyrl"),
        ("English", "english"),
    ],
)
def test_a_tag_folds_to_language_and_unusual_script(tag: str, folded: str) -> None:
    assert fold(tag) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize("tag", ["ru", "ru-RU", "EN_us", "kk-Latn-KZ", "rus", "de-1996", "sl-rozaj-biske", "x-desk"])
def test_a_tag_is_known_by_its_form(tag: str) -> None:
    assert is_tag(tag)


@pytest.mark.parametrize("text", ["", "r", "ru-", "source", "note", "12", "ru RU", "ru-RU-RU", "*all*"])
def test_other_texts_are_no_tags(text: str) -> None:
    assert not is_tag(text)


def test_every_language_has_a_stemmer() -> None:
    words = {"en": ("protesters", "protester"), "ru": ("митинга", "митингом"), "kk": ("облысында", "облыстан")}
    assert words.keys() == LANGUAGES.keys()
    for code, (one, other) in words.items():
        assert stem(one, code) == stem(other, code)


def test_a_word_of_an_unknown_language_or_script_stays_whole() -> None:
    assert stem("nachrichten", "de") == "nachrichten"
    assert stem("oblysynda", "kk-Latn") == "oblysynda"


def test_the_registry_loads_no_language_code() -> None:
    code = (
        "import sys, tmtool.language.registry; "
        "print([name for name in sys.modules if name in ('Stemmer', 'regex', 'tmtool.language.kazakh')])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
