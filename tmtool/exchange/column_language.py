"""The language of a column of terms that has no name, by its letters."""

from __future__ import annotations

from collections.abc import Iterable

from tmtool.language.registry import LANGUAGES, fold

_KAZAKH = frozenset("әғқңөұүһі")
_NEITHER = frozenset("їєґўјљњћђџӯӣҷҳ")
_MOST = 0.8
_KAZAKH_SHARE = 0.2
_STRAY_SHARE = 0.05
_MOSTLY_RUSSIAN = frozenset("вёфцчщъьэ")
"""Letters that Kazakh has in borrowed words only."""
_STRONG = 5
"""How many other letters one of these is worth."""
_ENOUGH = 24
"""Letters without one that only Kazakh has, after which a text is hardly Kazakh."""


def language_of(texts: Iterable[str], source: str) -> str | None:
    """Tell the language of terms: the source's where the letters are its, else Russian or Kazakh; None if not certain.

    Args:
        texts: the cells of a column.
        source: the language translated from.
    """
    cells = [text.casefold() for text in texts if text.strip()]
    letters = [letter for cell in cells for letter in cell if letter.isalpha()]
    if not letters:
        return None
    if sum("a" <= letter <= "z" or "à" <= letter <= "ÿ" for letter in letters) >= _MOST * len(letters):
        known = LANGUAGES.get(fold(source))
        return source if known is not None and known.script == "Latn" else None
    cyrillic = sum("Ѐ" <= letter <= "ԯ" for letter in letters)
    if cyrillic < _MOST * len(letters) or not _NEITHER.isdisjoint(letters):
        return None
    share = sum(not _KAZAKH.isdisjoint(cell) for cell in cells) / len(cells)
    if share >= _KAZAKH_SHARE:
        return "kk"
    evidence = cyrillic + _STRONG * sum(letter in _MOSTLY_RUSSIAN for letter in letters)
    return "ru" if share <= _STRAY_SHARE and evidence >= _ENOUGH else None
