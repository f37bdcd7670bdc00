"""Kazakh months and weekdays, and their endings; apart from the patterns, which only a Kazakh text needs."""

from __future__ import annotations

from tmtool.language.kazakh_numerals import ending_after

MONTHS = (
    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
    "желтоқсан",
)  # fmt: skip
WEEKDAYS = ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі")
_VOICED = {"қ": "ғ", "к": "г", "п": "б"}


def inflected(word: str, ending: tuple[str, str]) -> str:
    """Put one of the endings of `kazakh_numerals.endings` after a month or a weekday."""
    shape = ending_after(word, ending)
    if shape[:1] in ("ы", "і"):
        # қыркүйек, қыркүйегінде
        word = word[:-1] + _VOICED.get(word[-1], word[-1])
    return word + shape
