"""A fuzzy match's target with terms, names and placeables of the text looked up in the place of the unit's.

Where a term differs, and the glossary knows it on both sides, its translation is found in the target and the new
term's put there in the same form. Words that only one of the texts has are never put in or taken out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tmtool.language.house_style import HouseStyle
from tmtool.language.placeables import placeables
from tmtool.language.placeables.values import Placeable, PlaceableKind
from tmtool.memory.localise import Corrections, Unsettled, corrections
from tmtool.memory.name_changes import name_changes
from tmtool.memory.patching import Edit, crosses_a_tag, patched
from tmtool.memory.term_exchange import Terms, exchanged
from tmtool.memory.term_swaps import Swap, may_swap, swaps
from tmtool.model.terms import TermHit
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
        terms = Terms(
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
            result = exchanged(group, terms)
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


def _dateline_end(text: str, language: str) -> int:
    return next((one.end for one in placeables(text, language)[:1] if one.kind is PlaceableKind.DATELINE), 0)


def _groups(found: Sequence[Swap], corrected: Corrections, terms: Terms) -> list[list[Swap]]:
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


def _at_a_tag(edit: Edit, target: str) -> str:
    return f"«{target[edit.start : edit.end]}» should become «{edit.new}», but a tag or another change stands in it."
