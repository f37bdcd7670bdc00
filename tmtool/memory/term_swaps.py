"""Terms of which one stands in the place of the other in two texts of the same language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tmtool.language.words import words
from tmtool.model.terms import TermHit
from tmtool.model.units import Change, Difference, Reason

_POSSESSIVE = re.compile(r"['’ʼ]s?(?!\w)", re.IGNORECASE)
_ARTICLES = frozenset(("a", "an", "the"))
_OTHER_WORDS = (Reason.WORD, Reason.DATELINE)
_OF_WORDS = (*_OTHER_WORDS, Reason.WORD_FORM, Reason.CASE, Reason.ORDER, Reason.NEGATION)


class Swap(NamedTuple):
    """A term of the unit and the one that stands in its place in the text looked up."""

    old: TermHit
    new: TermHit
    is_same_form: bool
    """Whether both are in the singular or neither is, and both possessive or neither."""


def may_swap(differences: Sequence[Difference]) -> bool:
    """Say whether there can be swaps at all, before the terms of the texts are looked for."""
    return any(one.op is Change.REPLACE and one.reason in _OTHER_WORDS for one in differences)


def swaps(
    text: str, unit: str, differences: Sequence[Difference], of_text: Sequence[TermHit], of_unit: Sequence[TermHit]
) -> tuple[Swap, ...]:
    """Find the terms of which one takes the place of the other, all of it.

    Args:
        text: the text looked up.
        unit: the unit's source text.
        differences: what differs between the two.
        of_text: the terms of the text.
        of_unit: the terms of the unit.
    """
    changes = [change for one in differences if one.reason in _OF_WORDS for change in _word_by_word(one, text, unit)]
    found = []
    for old in of_unit:
        for new in of_text:
            if old.source != new.source and _takes_the_place(old, new, changes, text, unit):
                found.append(Swap(old, new, _form(unit, old) == _form(text, new)))
    return tuple(found)


def _word_by_word(one: Difference, text: str, unit: str) -> Iterator[Difference]:
    """Part a run of words; words that are replaced stand side by side."""
    source, place = _words(text, one.source), _words(unit, one.unit)
    if one.op is Change.REPLACE and len(source) == len(place):
        for ours, theirs in zip(source, place, strict=True):
            if text[slice(*ours)] != unit[slice(*theirs)]:
                yield Difference(one.op, ours, theirs, one.reason, 0.0)
    elif one.op is Change.INSERT:
        yield from (Difference(one.op, ours, one.unit, one.reason, 0.0) for ours in source)
    elif one.op is Change.DELETE:
        yield from (Difference(one.op, one.source, theirs, one.reason, 0.0) for theirs in place)
    else:
        yield one


def _words(text: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    start, end = span
    return [(start + word.start, start + word.end) for word in words(text[start:end])]


def _takes_the_place(old: TermHit, new: TermHit, changes: Sequence[Difference], text: str, unit: str) -> bool:
    in_old = [one for one in changes if one.op is not Change.INSERT and _meet(one.unit, old)]
    in_new = [one for one in changes if one.op is not Change.DELETE and _meet(one.source, new)]
    replaced = [one for one in in_old if one.op is Change.REPLACE]
    if not replaced or replaced != [one for one in in_new if one.op is Change.REPLACE]:
        return False
    if not any(one.reason in _OTHER_WORDS for one in replaced):
        return False
    deleted = [one for one in in_old if one.op is Change.DELETE]
    inserted = [one for one in in_new if one.op is Change.INSERT]
    if not all(_is_beside(one.source[0], new, text) for one in deleted):
        return False
    if not all(_is_beside(one.unit[0], old, unit) for one in inserted):
        return False
    beside = [
        *(
            text[slice(*one.source)]
            for one in changes
            if one.op is Change.INSERT and _is_next_to(one.source, new, text)
        ),
        *(unit[slice(*one.unit)] for one in changes if one.op is Change.DELETE and _is_next_to(one.unit, old, unit)),
    ]
    if any(word.lower() not in _ARTICLES for word in beside):
        return False
    # The words that stay must belong to both terms, or else one would stand twice or not at all.
    staying_in_old = len(_words(unit, (old.start, old.end))) - len(in_old)
    staying_in_new = len(_words(text, (new.start, new.end))) - len(in_new)
    return staying_in_old == staying_in_new


def _meet(span: tuple[int, int], hit: TermHit) -> bool:
    return span[0] < hit.end and hit.start < span[1]


def _is_beside(at: int, hit: TermHit, text: str) -> bool:
    """Whether a place is in a term or next to it, with no word between."""
    return hit.start <= at and not words(text[hit.end : at])


def _is_next_to(span: tuple[int, int], hit: TermHit, text: str) -> bool:
    """Whether a word outside a term stands next to it."""
    if _meet(span, hit):
        return False
    return not words(text[hit.end : span[0]] if span[0] >= hit.end else text[span[1] : hit.start])


def _form(text: str, hit: TermHit) -> tuple[bool, bool]:
    """Whether a term stands as the glossary has it, and whether it is a possessive."""
    met, citation = (one.casefold().replace("-", " ").split()[-1:] for one in (text[hit.start : hit.end], hit.source))
    return met == citation, _POSSESSIVE.match(text, hit.end) is not None
