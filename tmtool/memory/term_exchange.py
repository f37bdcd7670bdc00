"""A term of a target exchanged for another, in the same form, with what has to agree with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tmtool.glossary.compliance import uses
from tmtool.glossary.inflect import agreement, like, likely, loses_possessive
from tmtool.memory.patching import Edit
from tmtool.memory.surroundings import Replacement, fitted
from tmtool.memory.term_swaps import Swap
from tmtool.model.terms import TermHit, TermStatus, TermTarget

Span = tuple[int, int]
_GENITIVE_BEFORE = re.compile(r"[ндт][ыі]ң[\s\u00a0]+$")
"""Kazakh: what comes after it is owned."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the exchange of terms goes by."""

    query: str
    unit: str
    target: str
    language: str
    of_unit: tuple[TermHit, ...]
    unit_dateline: int
    """Where the first sentence of the unit starts; 0 where no dateline stands before it."""
    target_dateline: int

    def is_in_dateline(self, hit: TermHit) -> bool:
        """Say whether a term of the unit stands in its dateline, and the target has one too."""
        return bool(self.target_dateline) and hit.end <= self.unit_dateline

    def place(self, hit: TermHit) -> tuple[str, bool]:
        """Give what is looked for, and whether in the dateline."""
        return hit.source, self.is_in_dateline(hit)


class Exchanged(NamedTuple):
    """What puts a new term in the place of an old one."""

    edits: list[Edit]
    warnings: list[str]


def exchanged(group: Sequence[Swap], terms: Terms) -> Exchanged | str:
    """Put a new term in the place of an old one.

    Args:
        group: all swaps of one old term.
        terms: the texts.

    Returns:
        The edits, or the warning that says why there are none.
    """
    old, new = group[0].old, group[0].new
    sentence = f"{_met(terms.query, new)} stands for {_met(terms.unit, old)} in the memory"
    alike = {(hit.start, hit.end) for hit in terms.of_unit if terms.place(hit) == terms.place(old)}
    swapped = {(swap.old.start, swap.old.end) for swap in group}
    if alike != swapped or any(swap.new.source != new.source for swap in group):
        return f"{sentence}, but not everywhere: see which one the target means."
    if not all(swap.is_same_form for swap in group):
        return f"{sentence} in another form: put it right in the target."
    # A word may be met as several terms: what all of them say is meant.
    readings = [{one.text for one in swap.new.targets} for swap in group]
    told = [one for one in new.targets if all(one.text in texts for texts in readings)]
    wanted = next((one for one in told if one.status is not TermStatus.FORBIDDEN), None)
    places = _places(old, terms)
    if wanted is None or not places:
        return f"{sentence}: its translation was not found in the target."
    if len(places) > len(swapped) or _is_part_of_another(places, old, terms):
        return f"{sentence}: it is not certain which words of the target mean it."
    found = Exchanged([], [])
    for span, citation in places.items():
        problem = _put(
            wanted.text, citation, span, terms, found, _Why(sentence, new.glossary, terms.is_in_dateline(old))
        )
        if problem:
            return f"{sentence}: {problem}"
    return found


class _Why(NamedTuple):
    """Why a term is put in."""

    sentence: str
    glossary: str
    is_in_dateline: bool


def _put(text: str, citation: str, span: Span, terms: Terms, found: Exchanged, why: _Why) -> str:
    """Add to what was found how a term takes the place of another; gives what is wrong where that is not certain."""
    start, end = span
    met, language = terms.target[start:end], terms.language
    form: str | None = text
    if not why.is_in_dateline:
        agreeing = agreement(terms.target, start, end, language, old=citation, new=text)
        if agreeing.doubt:
            return f"«{agreeing.doubt}» would have to agree with «{text}»."
        found.edits.extend(Edit(*change, f"It agrees with «{text}».") for change in agreeing.changes)
        form = like(text, met, language, old=citation)
    if form is None:
        before, after = terms.target[:start], terms.target[end:]
        guess = likely(text, met, language, old=citation, before=before, after=after)
        if guess and not guess.is_certain:
            found.warnings.append(f"See whether «{guess.text}» is the right form in this sentence.")
        form = guess.text if guess else None
    replacement = form and _fitted(form, citation, span, terms)
    if not replacement:
        return f"put «{text}» into the target in the form of «{met}»."
    if loses_possessive(text, citation, language) and _GENITIVE_BEFORE.search(terms.target[:start]):
        return f"«{replacement.text}» would need a possessive ending."
    reason = f"{why.sentence}: glossary “{why.glossary}”." if why.glossary else f"{why.sentence}."
    found.edits.append(Edit(*replacement, reason))
    return ""


def _met(text: str, hit: TermHit) -> str:
    return text[hit.start : hit.end]


def _places(old: TermHit, terms: Terms) -> dict[Span, str]:
    """Where the translations of a term stand in the target, each with its citation form."""
    # What the dateline says is looked for in the dateline, and the rest after it.
    border = terms.target_dateline
    within = (0, border) if terms.is_in_dateline(old) else (border if terms.unit_dateline else 0, len(terms.target))
    found: dict[Span, str] = {}
    for translation in sorted(old.targets, key=lambda one: -len(one.text)):
        for span in _uses(translation, within, terms):
            if not any(span[0] < end and start < span[1] for start, end in found):
                found[span] = translation.text
    return found


def _uses(translation: TermTarget, within: Span, terms: Terms) -> list[Span]:
    at, end = within
    return [(at + first, at + last) for first, last in uses(translation.text, terms.target[at:end], terms.language)]


def _is_part_of_another(places: Sequence[Span] | dict[Span, str], old: TermHit, terms: Terms) -> bool:
    """Whether a longer term of the unit is met at one of the places: Алматы in Алматы облысы."""
    others = {one.text for hit in terms.of_unit if hit.source != old.source for one in hit.targets}
    for other in others - {one.text for one in old.targets}:
        for start, end in _uses(TermTarget(other, TermStatus.PREFERRED), (0, len(terms.target)), terms):
            if any(start <= place[0] and place[1] <= end for place in places):
                return True
    return False


def _fitted(text: str, citation: str, span: Span, terms: Terms) -> Replacement | None:
    """A term with the capitals of its place, and what stands around it."""
    start, end = span
    met = terms.target[start:end]
    letters = [letter for letter in met if letter.isalpha()]
    if len(letters) > 1 and met.isupper() and not citation.isupper():
        text = text.upper()
    elif met[:1].isupper() and not any(sign.isalnum() for sign in terms.target[:start]):
        text = text[:1].upper() + text[1:]
    return fitted(terms.target, Replacement(start, end, text), terms.language)
