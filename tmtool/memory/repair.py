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
from tmtool.glossary.inflect import agree_alike, like, likely, loses_possessive
from tmtool.language.placeables import placeables
from tmtool.language.placeables.values import Placeable, PlaceableKind
from tmtool.memory.localise import Corrections, Unsettled, corrections
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


def repair(
    query: str,
    unit: str,
    target: TaggedText,
    differences: Sequence[Difference],
    source_language: str,
    target_language: str,
    recognise: Recognise | None = None,
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
    """
    found = corrections(query, unit, target.text, source_language, target_language)
    edits = [edit for edit in found.edits if not crosses_a_tag(edit, target)]
    warnings = [_at_a_tag(edit, target.text) for edit in found.edits if edit not in edits]
    solved: list[Swap] = []
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
        for group in _groups(swaps(query, unit, differences, recognise(query), terms.of_unit), found, terms):
            result = _exchanged(group, terms)
            if isinstance(result, str):
                warnings.append(result)
            elif any(crosses_a_tag(one, target) or any(one.meets(edit) for edit in edits) for one in result.edits):
                warnings.append(_at_a_tag(result.edits[0], target.text))
            else:
                edits += result.edits
                solved += group
                warnings += [*result.warnings, *_agreement(group[0], result.edits, terms)]
    warnings = [*(one.warning for one in found.unsettled if not _is_solved(one, solved)), *warnings, *found.warnings]
    if not edits:
        return Repaired(None, (), tuple(warnings), found.only_placeables_differ)
    text, patches = patched(target, edits)
    return Repaired(text, patches, tuple(warnings), found.only_placeables_differ)


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
    alike = [hit for hit in terms.of_unit if terms.place(hit) == terms.place(old)]
    is_everywhere = len(alike) == len(group)
    if not is_everywhere or any(swap.new.source != new.source for swap in group):
        return f"{sentence}, but not everywhere: see which one the target means."
    if not all(swap.is_same_form for swap in group):
        return f"{sentence} in another form: put it right in the target."
    wanted = next((one for one in new.targets if one.status is not TermStatus.FORBIDDEN), None)
    places = _places(old, terms)
    if wanted is None or not places:
        return f"{sentence}: its translation was not found in the target."
    if len(places) > len(group) or _is_part_of_another(places, old, terms):
        return f"{sentence}: it is not certain which words of the target mean it."
    found = _Exchanged([], [])
    for (start, end), citation in places.items():
        met = terms.target[start:end]
        form = wanted.text if terms.is_in_dateline(old) else like(wanted.text, met, terms.language, old=citation)
        if form is None:
            before, after = terms.target[:start], terms.target[end:]
            form = likely(wanted.text, met, terms.language, old=citation, before=before, after=after)
            found.warnings.append(f"See whether «{form}» is the right form in this sentence.")
        replacement = form and _fitted(form, citation, (start, end), terms)
        if not replacement:
            return f"{sentence}: put «{wanted.text}» into the target in the form of «{met}»."
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


_AGREEING_BEFORE = re.compile(r"(?:[ыи]й|[ое]й|[аяуюо][яюе]|[оеё]го|[оеё]му?)[\s\u00a0]+$")
_AGREEING_AFTER = re.compile(r",\s+(?:\w{1,3}\s+)?(?:котор\w+|\w+(?:[аяую]щ|вш)\w{2,5})(?!\w)")
_GENITIVE_BEFORE = re.compile(r"[ндт][ыі]ң[\s\u00a0]+$")
"""Kazakh: what comes after it is owned."""
_AGREEING_VERB = re.compile(r"\w{2,}(?:л|ла|ло|ли|л[аио]?с[ья]|[ая]н[аоы]?|ен[аоы]?|ён)(?!\w)")


def _agreement(swap: Swap, edits: Sequence[Edit], terms: _Terms) -> list[str]:
    """Warn where adjectives or verbs may have to follow another gender or number."""
    old, new = swap.old.targets[0].text, swap.new.targets[0].text
    if loses_possessive(new, old, terms.language) and _GENITIVE_BEFORE.search(terms.target[: edits[0].start]):
        return [f"See whether «{edits[0].new}» needs a possessive ending."]
    if agree_alike(old, new, terms.language):
        return []
    place = edits[0]
    met = terms.target[place.start : place.end].casefold()
    is_subject = (
        met == old.casefold() and place.new.casefold() == new.casefold() and _AGREEING_VERB.search(terms.target)
    )
    before, after = terms.target[: place.start], terms.target[place.end :]
    if is_subject or _AGREEING_BEFORE.search(before) or _AGREEING_AFTER.match(after):
        return [f"Words that agree with «{place.new}» may need another form."]
    return []


def _at_a_tag(edit: Edit, target: str) -> str:
    return f"«{target[edit.start : edit.end]}» should become «{edit.new}», but a tag or another change stands in it."
