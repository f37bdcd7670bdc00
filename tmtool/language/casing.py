"""Capitals and small letters of a word, in turn. Pure."""

from __future__ import annotations

_LATIN_KAZAKH_UPPER = str.maketrans({"i": "İ", "ı": "I"})
_LATIN_KAZAKH_LOWER = str.maketrans({"İ": "i", "I": "ı"})
_DOTTED = str.maketrans({"İ": "i"})
"""Lowered by the general rule it becomes two characters, and nothing that is known as a letter."""


def upper(text: str, language: str = "") -> str:
    """Give a text in capitals; i has its dot only in Kazakh that is written in Latin letters."""
    return (text.translate(_LATIN_KAZAKH_UPPER) if _is_latin_kazakh(language) else text).upper()


def lower(text: str, language: str = "") -> str:
    """Give a text in small letters."""
    return text.translate(_LATIN_KAZAKH_LOWER if _is_latin_kazakh(language) else _DOTTED).lower()


def capitalised(text: str, language: str = "") -> str:
    """Give a text in small letters but for its first."""
    small = lower(text, language)
    at = next((at for at, sign in enumerate(small) if sign.isalpha()), 0)
    return small[:at] + upper(small[at : at + 1], language) + small[at + 1 :]


def cycled(text: str, language: str = "") -> str:
    """Give a text with its next case: small, then with a capital, then all capitals, then small again.

    Args:
        text: a word, or several.
        language: its tag; only `kk-Latn` and its like have letters of their own in this.
    """
    if text == lower(text, language):
        return capitalised(text, language)
    if text == capitalised(text, language) and text != upper(text, language):
        return upper(text, language)
    return lower(text, language)


def _is_latin_kazakh(language: str) -> bool:
    return language.casefold().replace("_", "-").startswith("kk-latn")
