"""What is said of the matches that are offered, beyond their score: what to look at, and the target put right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tmtool.desk.query import Query
from tmtool.language.house_style import HouseStyle
from tmtool.memory.repair import repair
from tmtool.model.terms import TermHit
from tmtool.model.units import Match, MatchKind, Reason

LOWEST_REPAIRED = 60
"""Below this score a target has too much that is other to be put right."""


def touched_up(
    found: Sequence[Match], query: Query, recognise: Callable[[str], Sequence[TermHit]], style: HouseStyle
) -> tuple[Match, ...]:
    """Give matches with their warnings, and with figures, terms and names put right where that is certain.

    Args:
        found: the matches of a query.
        query: what was looked up.
        recognise: finds the terms of a text in the language looked up, with what they are in the target language.
        style: how the house writes figures.
    """
    return tuple(_touched_up(match, query, recognise, style) for match in found)


def _touched_up(match: Match, query: Query, recognise: Callable[[str], Sequence[TermHit]], style: HouseStyle) -> Match:
    if match.kind is not MatchKind.FUZZY:
        return match
    warnings = list(match.warnings)
    if any(difference.reason is Reason.NEGATION for difference in match.differences):
        warnings.append("One of the two sentences is negated and the other is not: look at the target.")
    if match.score < LOWEST_REPAIRED:
        return replace(match, warnings=tuple(warnings))
    result = repair(
        query.text.text,
        match.source.text,
        match.target,
        match.differences,
        query.language,
        query.target_language,
        recognise,
        style,
    )
    if result.offered is None:
        # What would have been put right is named too: whoever mends the rest must not take it for right.
        to_do = (f"«{patch.old}» should become «{patch.new}»: {patch.reason}" for patch in result.patches)
        return replace(match, warnings=(*warnings, *result.warnings, *to_do))
    return replace(
        match,
        repaired=result.offered.shown,
        patches=result.patches,
        warnings=(*warnings, *result.warnings),
    )
