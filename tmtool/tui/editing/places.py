"""Where a cursor may stand in a line, and where words begin and end: never inside a letter with its marks, or a tag."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache

TAG = re.compile(r"‹/?\d+/?›")
_COMPLEX = re.compile(
    "[^\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u202f\u20a0-\u20bf\u2116]|‹"
)
"""Where none of these stands, each character is a place of its own."""
_WORD = re.compile(
    r"""‹/?\d+/?›                                  # a tag
    | \w(?:[\w\u00ad\u0300-\u036f]|[-\u2011'’ʼ](?=\w)|(?<=\d)[.,:\u00a0\u202f](?=\d))*  # бизнес-орталық, 100-ге, 12,5
    | [^\w\s‹]+|‹""",
    re.VERBOSE,
)


@lru_cache(maxsize=32)
def _starts(line: str) -> tuple[int, ...] | None:
    """Where the things begin that a cursor steps over, with the end of the line; None where all are characters."""
    if not _COMPLEX.search(line):
        return None
    import regex  # few lines need it, and it takes a while to load

    return (*(found.start() for found in regex.finditer(r"‹/?\d+/?›|\X", line)), len(line))


def following(line: str, at: int) -> int:
    """Give the next place behind an offset; the end where none follows."""
    starts = _starts(line)
    if starts is None:
        return min(at + 1, len(line))
    return starts[min(bisect_right(starts, at), len(starts) - 1)]


def preceding(line: str, at: int) -> int:
    """Give the next place before an offset; the beginning where there is none."""
    starts = _starts(line)
    if starts is None:
        return max(at - 1, 0)
    return starts[max(bisect_left(starts, at) - 1, 0)]


def nearest(line: str, at: int) -> int:
    """Give the place that is nearest to an offset, that behind it where two are."""
    starts = _starts(line)
    at = max(0, min(at, len(line)))
    if starts is None:
        return at
    after = starts[bisect_left(starts, at)]
    if after == at:
        return at
    before = starts[bisect_left(starts, at) - 1]
    return before if at - before < after - at else after


def word_before(line: str, at: int) -> int:
    """Give where the word begins that stands before an offset, or in which it lies."""
    starts = [found.start() for found in _WORD.finditer(line) if found.start() < at]
    return starts[-1] if starts else 0


def word_behind(line: str, at: int) -> int:
    """Give where the word ends that stands behind an offset, or in which it lies."""
    return next((found.end() for found in _WORD.finditer(line) if found.end() > at), len(line))


def word_around(line: str, at: int) -> tuple[int, int] | None:
    """Give the span of the word that an offset lies in or touches, the one behind it first; None where none does."""
    touched = [
        found.span() for found in _WORD.finditer(line) if found.start() <= at <= found.end() and found[0][0].isalnum()
    ]
    return touched[-1] if touched else None
