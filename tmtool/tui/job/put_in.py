"""Which match is put into an empty segment by itself. Pure; no Textual."""

from __future__ import annotations

from collections.abc import Sequence

from tmtool.model.articles import Segment, State
from tmtool.model.units import Match


def best_match(matches: Sequence[Match]) -> tuple[int, Match] | None:
    """Give the first match that translates the whole sentence, with its number on the screen.

    Args:
        matches: as they are shown, best first; a fragment translates another sentence.
    """
    return next(((at, match) for at, match in enumerate(matches, start=1) if match.fragment is None), None)


def sure_match(segment: Segment, matches: Sequence[Match], score: int | None) -> Match | None:
    """Give the match that is put in by itself, if there is one.

    Args:
        segment: where it would be put in; only one that nobody has touched takes it.
        matches: what is offered there, best first.
        score: the lowest score that the person wants put in; None for no match at all.
    """
    is_waiting = segment.state is State.NEW and not segment.target
    if score is None or not is_waiting or segment.locked or segment.left_out or segment.furniture:
        return None
    found = best_match(matches)
    # What the glossaries forbid never comes in by itself, not even from the very same place.
    return found[1] if found and found[1].score >= score and found[1].is_clean else None
