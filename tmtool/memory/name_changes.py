"""Names of which one stands for another in two texts of a language, where no glossary knows them both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tmtool.language.registry import fold
from tmtool.language.words import words
from tmtool.memory.term_swaps import word_by_word
from tmtool.model.units import Change, Difference, Reason

_TABLE = """
    Afghan American Armenian Australian Austrian Azerbaijani Belarusian Belgian Brazilian British Bulgarian Canadian
    Chinese Czech Danish Dutch Egyptian English Estonian European Finnish French Georgian German Greek Hungarian Indian
    Indonesian Iranian Iraqi Irish Israeli Italian Japanese Kazakh Kazakhstani Kyrgyz Kyrgyzstani Korean Kuwaiti Latvian
    Lithuanian Malaysian Moldovan Mongolian Norwegian Pakistani Palestinian Polish Portuguese Qatari Romanian Russian
    Saudi Serbian Slovak Soviet Spanish Swedish Swiss Syrian Tajik Tajikistani Turkish Turkmen Ukrainian Uyghur Uighur
    Uzbek Uzbekistani Vietnamese
"""
_NATIONALITIES = frozenset(_TABLE.split())
_WITH_CAPITAL_NAMES = ("en", "ru", "kk")
_SENTENCE_START = re.compile(r"(?:^|[.!?:…—–]|[“”\"‘«(])\s*[“\"‘«(]?$")
_POSSESSIVE = re.compile(r"['’ʼ]s?$", re.IGNORECASE)
_Span = tuple[int, int]


def name_changes(
    text: str,
    unit: str,
    language: str,
    differences: Sequence[Difference],
    is_known: Sequence[tuple[_Span, _Span]],
) -> tuple[str, ...]:
    """Give a sentence for each name that stands for another.

    A capital makes a name of a word within a sentence; at its beginning only English nationalities are known.

    Args:
        text: the text looked up.
        unit: the unit's source text.
        language: tag of the language of both; nothing is said in one that has capitals for other words too.
        differences: what differs between the two.
        is_known: spans in the text and in the unit of what is looked after otherwise.
    """
    if fold(language) not in _WITH_CAPITAL_NAMES:
        return ()
    found = (pair for one in differences for pair in _pairs(one, text, unit))
    sentences = [
        f"{text[slice(*ours)]} stands for {unit[slice(*theirs)]} in the memory: put it right in the target."
        for ours, theirs in found
        if not any(_meet(ours, known) or _meet(theirs, other) for known, other in is_known)
    ]
    return tuple(dict.fromkeys(sentences))


def _pairs(one: Difference, text: str, unit: str) -> Iterator[tuple[_Span, _Span]]:
    if one.op is not Change.REPLACE or one.reason not in (Reason.WORD, Reason.DATELINE):
        return
    for change in word_by_word(one, text, unit):
        ours, theirs = _names(text, change.source), _names(unit, change.unit)
        for new, old in zip(ours, theirs, strict=False):
            if _bare(text, new) != _bare(unit, old):
                yield new, old


def _names(text: str, span: _Span) -> list[_Span]:
    found = [(span[0] + word.start, span[0] + word.end) for word in words(text[slice(*span)])]
    return [one for one in found if _is_name(text, one)]


def _is_name(text: str, span: _Span) -> bool:
    word = _bare(text, span)
    if word in _NATIONALITIES:
        return True
    return word[:1].isupper() and word != "I" and not _SENTENCE_START.search(text[: span[0]])


def _bare(text: str, span: _Span) -> str:
    return _POSSESSIVE.sub("", text[slice(*span)])


def _meet(one: _Span, other: _Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
