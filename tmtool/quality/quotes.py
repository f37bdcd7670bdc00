"""Checks of quotation marks, judged over the article: a quotation may run over several segments."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tmtool.language.registry import fold
from tmtool.model.findings import Finding
from tmtool.quality.pair import Pair

LONGEST = 12
"""A quotation runs over so many segments at most."""
_MARKS = frozenset('«»„“”"')
_OPENING = frozenset("«„")
_CLOSING = frozenset("»")
_BEFORE_OPENING = re.compile(r"(?:^|[\s(\[«„“\"—–-])$")
_INCHES = re.compile(r"\d$")


class _Mark(NamedTuple):
    segment: int
    """Its place among the segments, from 0."""
    at: int
    sign: str
    opens: bool


class _Quotation(NamedTuple):
    opened: _Mark
    closed: _Mark
    depth: int


def find(pairs: Sequence[Pair]) -> Iterator[Finding]:
    """Give a finding for each mark without its other half, and one for each segment with marks of another kind."""
    _, alone_in_source = _paired([mark for n, pair in enumerate(pairs) for mark in _marks(n, pair.source.text)])
    forgiven = Counter((mark.segment, mark.opens) for mark in alone_in_source)
    quotations, alone = _paired([mark for n, pair in enumerate(pairs) for mark in _marks(n, pair.target.text)])
    for mark in alone:
        # The source is the same: each paragraph of a long quotation may begin with a mark.
        if forgiven[mark.segment, mark.opens]:
            forgiven[mark.segment, mark.opens] -= 1
            continue
        what = "is opened and nowhere closed" if mark.opens else "is closed and was nowhere opened"
        pair = pairs[mark.segment]
        message = f"A quotation {what}: “{_around(pair.target.text, mark.at)}”."
        yield pair.finding("punctuation.quotes", message, target=(mark.at, mark.at + 1), about=mark.sign)
    yield from _of_other_kind(pairs, quotations)


def _of_other_kind(pairs: Sequence[Pair], quotations: list[_Quotation]) -> Iterator[Finding]:
    edits: dict[int, list[tuple[int, int, str]]] = {}
    for quotation in quotations:
        pair = pairs[quotation.opened.segment]
        style = pair.style.of(pair.target_language)
        if style is None or fold(pair.target_language) == "en":
            continue
        for mark, right in zip(quotation[:2], style.quotes[min(quotation.depth, 1)], strict=True):
            if mark.sign != right:
                edits.setdefault(mark.segment, []).append((mark.at, mark.at + 1, right))
    for segment, changes in edits.items():
        changes.sort()
        pair = pairs[segment]
        wrong = "".join(dict.fromkeys(pair.target.text[start] for start, _, _ in changes))
        right = "".join(dict.fromkeys(sign for _, _, sign in changes))
        message = f"Quotation marks are {right} here, not {wrong}."
        yield pair.finding("punctuation.marks", message, target=changes[0][:2], fix=pair.with_target(*changes))


def _marks(segment: int, text: str) -> Iterator[_Mark]:
    for at, sign in enumerate(text):
        if sign not in _MARKS or (sign == '"' and _INCHES.search(text[:at])):
            continue
        # The others open or close by where they stand: “ is a closing mark in Russian and an opening one in Kazakh.
        opens = sign in _OPENING or (sign not in _CLOSING and _stands_before(text, at))
        yield _Mark(segment, at, sign, opens)


def _stands_before(text: str, at: int) -> bool:
    return bool(_BEFORE_OPENING.search(text[:at])) and not text[at + 1 : at + 2].isspace() and at + 1 < len(text)


def _paired(marks: Sequence[_Mark]) -> tuple[list[_Quotation], list[_Mark]]:
    """Pair opening and closing marks; give the quotations and the marks that are left alone."""
    opened: list[_Mark] = []
    alone: list[_Mark] = []
    pairs: list[tuple[_Mark, _Mark]] = []
    for mark in marks:
        forgotten = [one for one in opened if mark.segment - one.segment > LONGEST]
        alone += forgotten
        del opened[: len(forgotten)]
        if mark.opens:
            opened.append(mark)
        elif opened:
            pairs.append((opened.pop(), mark))
        else:
            alone.append(mark)
    return _nested(sorted(pairs)), sorted(alone + opened)


def _nested(pairs: Sequence[tuple[_Mark, _Mark]]) -> list[_Quotation]:
    """Say how deep each quotation lies; a mark that is alone does not make the others deeper."""
    around: list[_Mark] = []
    quotations: list[_Quotation] = []
    for opened, closed in pairs:
        while around and around[-1] < opened:
            around.pop()
        quotations.append(_Quotation(opened, closed, len(around)))
        around.append(closed)
    return quotations


def _around(text: str, at: int) -> str:
    start = max(0, text.rfind(" ", 0, max(0, at - 10)) + 1)
    end = text.find(" ", at + 12)
    return text[start : end if end > 0 else len(text)].strip()
