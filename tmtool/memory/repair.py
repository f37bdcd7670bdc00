"""A fuzzy match's target with terms, names and placeables of the text looked up in the place of the unit's.

Where a term differs, and the glossary knows it on both sides, its translation is found in the target and the new
term's put there in the same form. Words that only one of the texts has are never put in or taken out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tmtool.glossary.compliance import is_used
from tmtool.glossary.inflect import agreement, like, likely, loses_possessive
from tmtool.language.house_style import HouseStyle
from tmtool.language.placeables import placeables
from tmtool.language.placeables.values import Placeable, PlaceableKind
from tmtool.memory.localise import Corrections, Unsettled, corrections
from tmtool.memory.name_changes import name_changes
from tmtool.memory.patching import Edit, crosses_a_tag, patched
from tmtool.memory.surroundings import Replacement, fitted
from tmtool.memory.term_swaps import Swap, may_swap, swaps
from tmtool.model.terms import TermHit, TermStatus, TermTarget
from tmtool.model.text import TaggedText
from tmtool.model.units import Difference, Patch

Recognise = Callable[[str], Sequence[TermHit]]
"""Finds the terms of a source text with what they are in the target language."""
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Repaired:
    """A target put right, as far as that is certain."""

    text: TaggedText | None
    """None where nothing was put right."""
    patches: tuple[Patch, ...] = ()
    """In the order of the text; their places are those without tags."""
    warnings: tuple[str, ...] = ()
    """One sentence for each place that remains to be settled by hand."""
    only_placeables_differ: bool = False
    """Whether the texts have the same words but for placeables that stand for each other."""
    is_complete: bool = True
    """Whether every figure, term and name that stands for another was put right, or looked at and needs nothing."""

    @property
    def offered(self) -> TaggedText | None:
        """The text, where nothing of it remains to be settled; half put right is not put right."""
        return self.text if self.is_complete else None


def repair(
    query: str,
    unit: str,
    target: TaggedText,
    differences: Sequence[Difference],
    source_language: str,
    target_language: str,
    recognise: Recognise | None = None,
    style: HouseStyle | None = None,
) -> Repaired:
    """Put a match's target right where terms, names and placeables differ.

    Args:
        query: the text looked up, without tags.
        unit: the unit's source text, without tags.
        target: the unit's target.
        differences: what differs between the first two, as `difference.differences` has it.
        source_language: tag of the language of the first two.
        target_language: tag of the language of the target.
        recognise: finds terms in texts of the source language; None leaves terms alone.
        style: how the house writes figures; None keeps to the manner of the target.
    """
    target = target.stripped()
    found = corrections(query, unit, target.text, source_language, target_language, style)
    edits = [edit for edit in found.edits if not crosses_a_tag(edit, target)]
    unsettled = [_at_a_tag(edit, target.text) for edit in found.edits if edit not in edits]
    soft: list[str] = []
    solved: list[Swap] = []
    known = _spans(found)
    hits: tuple[tuple[TermHit, ...], tuple[TermHit, ...]] = ((), ())
    if recognise and may_swap(differences):
        terms = _Terms(
            query,
            unit,
            target.text,
            target_language,
            tuple(recognise(unit)),
            _dateline_end(unit, source_language),
            _dateline_end(target.text, target_language),
        )
        of_query = tuple(recognise(query))
        hits = of_query, terms.of_unit
        for group in _groups(swaps(query, unit, differences, of_query, terms.of_unit), found, terms):
            known += [((swap.new.start, swap.new.end), (swap.old.start, swap.old.end)) for swap in group]
            result = _exchanged(group, terms)
            if isinstance(result, str):
                unsettled.append(result)
            elif any(crosses_a_tag(one, target) or any(one.meets(edit) for edit in edits) for one in result.edits):
                unsettled.append(_at_a_tag(result.edits[0], target.text))
            else:
                edits += result.edits
                solved += group
                soft += result.warnings
    unsettled[:0] = [one.warning for one in found.unsettled if not _is_solved(one, solved)]
    unsettled += (*found.warnings, *name_changes(query, unit, source_language, differences, known, hits))
    text, patches = patched(target, edits) if edits else (None, ())
    return Repaired(text, patches, (*unsettled, *soft), found.only_placeables_differ, not unsettled)


def _spans(found: Corrections) -> list[tuple[_Span, _Span]]:
    """Where the placeables stand that differ, in the text looked up and in the unit."""
    pairs = (*found.settled, *(one.pair for one in found.unsettled))
    return [
        tuple((one.start, one.end) if one else (0, 0) for one in (pair.text, pair.unit))  # type: ignore[misc]
        for pair in pairs
    ]


@dataclass(frozen=True, slots=True)
class _Terms:
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
        return bool(self.target_dateline) and hit.end <= self.unit_dateline

    def place(self, hit: TermHit) -> tuple[str, bool]:
        """What is looked for, and whether in the dateline."""
        return hit.source, self.is_in_dateline(hit)


def _dateline_end(text: str, language: str) -> int:
    return next((one.end for one in placeables(text, language)[:1] if one.kind is PlaceableKind.DATELINE), 0)


def _groups(found: Sequence[Swap], corrected: Corrections, terms: _Terms) -> list[list[Swap]]:
    """Swaps of the same old term together, without those that a placeable has settled."""
    groups: dict[tuple[str, bool], list[Swap]] = {}
    for swap in found:
        # A country that only one of two datelines has stands for nothing in the other.
        if terms.is_in_dateline(swap.old) and not corrected.has_dateline:
            continue
        if not any(_covers(pair.unit, swap.old) for pair in corrected.settled):
            groups.setdefault(terms.place(swap.old), []).append(swap)
    return list(groups.values())


def _covers(placeable: Placeable | None, hit: TermHit) -> bool:
    return placeable is not None and placeable.start < hit.end and hit.start < placeable.end


def _is_solved(one: Unsettled, solved: Sequence[Swap]) -> bool:
    """Whether a glossary knew the place of a dateline that nothing else knew."""
    old, new = one.pair
    if old is None or new is None or old.kind is not PlaceableKind.DATELINE:
        return False
    has_place = any(old.start <= swap.old.start and swap.old.end <= old.end for swap in solved)
    return has_place and getattr(old.value, "when", None) == getattr(new.value, "when", None)


class _Exchanged(NamedTuple):
    """What puts a new term in the place of an old one."""

    edits: list[Edit]
    warnings: list[str]


def _exchanged(group: Sequence[Swap], terms: _Terms) -> _Exchanged | str:
    """The edits that put a new term in the place of an old one, or the warning that says why there are none."""
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
    found = _Exchanged([], [])
    for (start, end), citation in places.items():
        met = terms.target[start:end]
        if terms.is_in_dateline(old):
            form: str | None = wanted.text
        else:
            form = like(wanted.text, met, terms.language, old=citation)
            agreeing = agreement(terms.target, start, end, terms.language, old=citation, new=wanted.text)
            if agreeing.doubt:
                return f"{sentence}: «{agreeing.doubt}» would have to agree with «{wanted.text}»."
            reason = f"It agrees with «{wanted.text}»."
            found.edits.extend(Edit(*change, reason) for change in agreeing.changes)
        if form is None:
            before, after = terms.target[:start], terms.target[end:]
            guess = likely(wanted.text, met, terms.language, old=citation, before=before, after=after)
            if guess and not guess.is_certain:
                found.warnings.append(f"See whether «{guess.text}» is the right form in this sentence.")
            form = guess.text if guess else None
        replacement = form and _fitted(form, citation, (start, end), terms)
        if not replacement:
            return f"{sentence}: put «{wanted.text}» into the target in the form of «{met}»."
        if loses_possessive(wanted.text, citation, terms.language) and _GENITIVE_BEFORE.search(terms.target[:start]):
            return f"{sentence}: «{replacement.text}» would need a possessive ending."
        reason = f"{sentence}: glossary “{new.glossary}”." if new.glossary else f"{sentence}."
        found.edits.append(Edit(*replacement, reason))
    return found


def _met(text: str, hit: TermHit) -> str:
    return text[hit.start : hit.end]


def _places(old: TermHit, terms: _Terms) -> dict[_Span, str]:
    """Where the translations of a term stand in the target, each with its citation form."""
    # What the dateline says is looked for in the dateline, and the rest after it.
    border = terms.target_dateline
    within = (0, border) if terms.is_in_dateline(old) else (border if terms.unit_dateline else 0, len(terms.target))
    found: dict[_Span, str] = {}
    for translation in sorted(old.targets, key=lambda one: -len(one.text)):
        for span in _uses(translation, within, terms):
            if not any(span[0] < end and start < span[1] for start, end in found):
                found[span] = translation.text
    return found


def _uses(translation: TermTarget, within: _Span, terms: _Terms) -> list[_Span]:
    found: list[_Span] = []
    at, end = within
    while at < end and (span := is_used(translation.text, terms.target[at:end], terms.language)):
        found.append((at + span[0], at + span[1]))
        at += max(span[1], 1)
    return found


def _is_part_of_another(places: Sequence[_Span] | dict[_Span, str], old: TermHit, terms: _Terms) -> bool:
    """Whether a longer term of the unit is met at one of the places: Алматы in Алматы облысы."""
    others = {one.text for hit in terms.of_unit if hit.source != old.source for one in hit.targets}
    for other in others - {one.text for one in old.targets}:
        for start, end in _uses(TermTarget(other, TermStatus.PREFERRED), (0, len(terms.target)), terms):
            if any(start <= place[0] and place[1] <= end for place in places):
                return True
    return False


def _fitted(text: str, citation: str, span: _Span, terms: _Terms) -> Replacement | None:
    """A term with the capitals of its place, and what stands around it."""
    start, end = span
    met = terms.target[start:end]
    letters = [letter for letter in met if letter.isalpha()]
    if len(letters) > 1 and met.isupper() and not citation.isupper():
        text = text.upper()
    elif met[:1].isupper() and not any(sign.isalnum() for sign in terms.target[:start]):
        text = text[:1].upper() + text[1:]
    return fitted(terms.target, Replacement(start, end, text), terms.language)


_GENITIVE_BEFORE = re.compile(r"[ндт][ыі]ң[\s\u00a0]+$")
"""Kazakh: what comes after it is owned."""


def _at_a_tag(edit: Edit, target: str) -> str:
    return f"«{target[edit.start : edit.end]}» should become «{edit.new}», but a tag or another change stands in it."
