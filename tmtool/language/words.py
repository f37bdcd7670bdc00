"""Words and figures of a text, in any script."""

from __future__ import annotations

from typing import NamedTuple

import regex


class Word(NamedTuple):
    """A word or a figure and where it stands: `text[start:end]`, in characters."""

    text: str
    start: int
    end: int
    is_figure: bool


_SPACELESS = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
_LETTERS = rf"[\p{{L}}--{_SPACELESS}][\w--_--{_SPACELESS}]*+"
# In turn: a word, apostrophes inside (rock’n’roll, Kazakhstan’s) and digits after letters (MH17); a figure with its
# separators (12,500 2.5 3:30, a no-break or thin space between thousands); letters with dots between (U.S p.m т.д,
# the last dot outside); one character of a script that writes without spaces; numerals that are no digits (½ Ⅻ).
_WORD = regex.compile(
    rf"""(?!\p{{L}}\.\p{{L}}(?!\w)) {_LETTERS} (?:['’ʼ]{_LETTERS})*+
    | \d+ (?:[.,:\u00a0\u202f\u2009]\d+)*+
    | \p{{L}} (?:\.\p{{L}})+ (?!\w)
    | {_SPACELESS} \p{{M}}*+
    | [\p{{N}}--\d]""",
    regex.VERSION1 | regex.VERBOSE,
)


def words(text: str) -> tuple[Word, ...]:
    """Find the words and figures of a text in order; punctuation is no word and a hyphen parts words."""
    return tuple(
        [Word(word := found[0], found.start(), found.end(), word[0].isdecimal()) for found in _WORD.finditer(text)]
    )


def forms(text: str) -> list[str]:
    """Give the texts of `words` alone, at half the cost; a figure is what starts with a digit."""
    found: list[str] = _WORD.findall(text)
    return found
