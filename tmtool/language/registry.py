"""The languages that the desk knows something of, and the folding of language tags."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from typing import cast


@dataclass(frozen=True, slots=True)
class Language:
    """One language that the desk knows something of."""

    code: str
    """The folded tag: `ru`."""
    name: str
    """In English."""
    native_name: str
    module: str
    """Where its code is; it has `stem(word: str) -> str`. Imported when first used."""
    script: str
    """ISO 15924 code of the script that a tag leaves out."""
    long_codes: tuple[str, ...] = ()
    """Codes of three letters that mean the same language (ISO 639-2)."""
    country: str = ""
    """ISO 3166 code of the country by which programs choose spelling and hyphenation."""

    @property
    def full_tag(self) -> str:
        """The tag that documents are marked with: `ru-RU`."""
        return f"{self.code}-{self.country}"


LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("en", "English", "English", "tmtool.language.english", "Latn", ("eng",), "US"),
        Language("ru", "Russian", "русский", "tmtool.language.russian", "Cyrl", ("rus",), "RU"),
        Language("kk", "Kazakh", "қазақша", "tmtool.language.kazakh", "Cyrl", ("kaz",), "KZ"),
    )
}

_SHORT_CODES = {long: language.code for language in LANGUAGES.values() for long in language.long_codes}
_SCRIPT_MODIFIERS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab"}
# RFC 5646 without the languages of four to eight letters: none was ever registered, and headings such as
# "source" would pass for tags.
_TAG = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+)",
    re.IGNORECASE | re.ASCII,
)
_LONGEST_TAG = 100
_PARTS = re.compile(r"([a-z]{2,3})(?:-[a-z]{3})*(?:-([a-z]{4}))?(?:-.*)?")


def name_of(language: str) -> str:
    """Give the English name of a language; of one that the desk does not know, its tag."""
    known = LANGUAGES.get(language)
    return language if known is None else known.name


def is_tag(text: str) -> bool:
    """Say whether a text has the form of a language tag (RFC 5646), `_` for `-` allowed: `ru-RU`, `kk_Latn`."""
    return len(text) <= _LONGEST_TAG and _TAG.fullmatch(text.strip().replace("_", "-")) is not None


@lru_cache(maxsize=1024)
def fold(tag: str) -> str:
    """Reduce a language tag to what the desk keeps languages apart by: language and unusual script.

    Args:
        tag: as a file or a person has it: `ru-RU`, `EN_us`, `kk-Latn-KZ`, `rus`, or a locale such as `ru_RU.UTF-8`.

    Returns:
        `ru`, `en`, `kk-Latn`, `ru`, `ru`; what is no tag comes back in lower case.
    """
    locale, _, modifier = tag.strip().lower().replace("_", "-").partition("@")
    locale = locale.partition(".")[0]
    parts = _PARTS.fullmatch(locale)
    if parts is None:
        return locale
    code = _SHORT_CODES.get(parts[1], parts[1])
    script = parts[2].title() if parts[2] else _SCRIPT_MODIFIERS.get(modifier)
    known = LANGUAGES.get(code)
    return code if script is None or (known is not None and known.script == script) else f"{code}-{script}"


@cache
def _stemmer(language: str) -> Callable[[str], str] | None:
    # A script of its own means other letters, so the rules of the usual one do not hold.
    known = LANGUAGES.get(fold(language))
    if known is None:
        return None
    return cast("Callable[[str], str]", import_module(known.module).stem)


# Whoever asks often keeps what is made of stems.
@lru_cache(maxsize=1 << 9)
def stem(word: str, language: str) -> str:
    """Give what the inflected forms of a word have in common; only good for comparing.

    Args:
        word: one word, case-folded.
        language: its language tag; of an unknown language the word itself comes back.
    """
    stemmer = _stemmer(language)
    return word if stemmer is None else stemmer(word)
