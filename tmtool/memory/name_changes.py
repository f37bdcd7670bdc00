"""Names of which one stands for another in two texts of a language, where no glossary knows them both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tmtool.language.registry import fold
from tmtool.language.words import words
from tmtool.model.terms import TermHit
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
_JOINING = (" ", "\u00a0", "-", "\u2011")
_Span = tuple[int, int]


def name_changes(
    text: str,
    unit: str,
    language: str,
    differences: Sequence[Difference],
    is_known: Sequence[tuple[_Span, _Span]],
    terms: tuple[Sequence[TermHit], Sequence[TermHit]] = ((), ()),
) -> tuple[str, ...]:
    """Give a sentence for each name that stands for another.

    A capital makes a name of a word within a sentence; at its beginning only English nationalities are known.

    Args:
        text: the text looked up.
        unit: the unit's source text.
        language: tag of the language of both; nothing is said in one that has capitals for other words too.
        differences: what differs between the two.
        is_known: spans in the text and in the unit of what is looked after otherwise.
        terms: what glossaries know of the text and of the unit; their names are names at the beginning too.
    """
    if fold(language) not in _WITH_CAPITAL_NAMES:
        return ()
    of_text, of_unit = (_Names(one, hits) for one, hits in zip((text, unit), terms, strict=True))
    blocks = _blocks(differences, text, unit)
    found = (pair for block in blocks for pair in _pairs(block, of_text, of_unit))
    sentences = [
        f"{text[slice(*ours)]} stands for {unit[slice(*theirs)]} in the memory: put it right in the target."
        for ours, theirs in found
        if not any(_meet(ours, known) or _meet(theirs, other) for known, other in is_known)
    ]
    return tuple(dict.fromkeys(sentences))


class _Names(NamedTuple):
    """A text and the terms that are known of it."""

    text: str
    hits: Sequence[TermHit]

    def within(self, span: _Span) -> list[_Span]:
        """The names in a span; words of a name that stand side by side are one."""
        found: list[_Span] = []
        for word in words(self.text[slice(*span)]):
            start, end = span[0] + word.start, span[0] + word.end
            if not self._is_name((start, end)):
                continue
            if found and self.text[found[-1][1] : start] in _JOINING:
                start = found.pop()[0]
            found.append((start, end))
        return found

    def _is_name(self, span: _Span) -> bool:
        word = _bare(self.text, span)
        if not word[:1].isupper() or word == "I":
            return False
        is_term = any(hit.source[:1].isupper() and _meet(span, (hit.start, hit.end)) for hit in self.hits)
        return is_term or word in _NATIONALITIES or not _SENTENCE_START.search(self.text[: span[0]])


def _pairs(block: Sequence[Difference], text: _Names, unit: _Names) -> Iterator[tuple[_Span, _Span]]:
    ours = [name for one in block if one.op is not Change.DELETE for name in text.within(one.source)]
    theirs = [name for one in block if one.op is not Change.INSERT for name in unit.within(one.unit)]
    new_names, old_names = ([_bare(one.text, span) for span in spans] for one, spans in ((text, ours), (unit, theirs)))
    # A name that both have moved, or one of the two has it with a first name.
    ours = [span for span, name in zip(ours, new_names, strict=True) if not _is_among(name, old_names)]
    theirs = [span for span, name in zip(theirs, old_names, strict=True) if not _is_among(name, new_names)]
    yield from zip(ours, theirs, strict=False)


def _is_among(name: str, others: Sequence[str]) -> bool:
    return any(name in other or other in name for other in others)


def _blocks(differences: Sequence[Difference], text: str, unit: str) -> Iterator[list[Difference]]:
    """Differences of words that stand side by side: “The US” and “China” are one replaced, one taken out."""
    block: list[Difference] = []
    for one in differences:
        if one.reason not in (Reason.WORD, Reason.DATELINE):
            continue
        if block:
            last = block[-1]
            between = text[last.source[1] : one.source[0]] + unit[last.unit[1] : one.unit[0]]
            if between.strip():
                yield block
                block = []
        block.append(one)
    if block:
        yield block


def _bare(text: str, span: _Span) -> str:
    return _POSSESSIVE.sub("", text[slice(*span)])


def _meet(one: _Span, other: _Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
