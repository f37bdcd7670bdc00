"""Which block of a document is its headline."""

from __future__ import annotations

from collections.abc import Sequence

from tmtool.documents.plain_text import LONGEST_HEADLINE

_TITLE_WITHIN = 20
_HEADING_WITHIN = 6
"""How far down a heading may stand that is the headline: under a rubric, a date, a letterhead."""


def headline(bodies: Sequence[tuple[str, bool, int | None]]) -> int | None:
    """Find the headline among the blocks of a body, cells and notes not among them.

    Args:
        bodies: of each block its text, whether its style is the one of titles, and the level of a heading, from 0.

    Returns:
        The index of the title, else of the first heading of the highest level near the beginning, else of the first
        block where that is short and no sentence; None where there is none of these.
    """
    titles = (index for index, (_, is_title, _) in enumerate(bodies[:_TITLE_WITHIN]) if is_title)
    headings = (index for index, (_, _, level) in enumerate(bodies[:_HEADING_WITHIN]) if level == 0)
    found = next(iter([*titles, *headings]), None)
    if found is not None or not bodies:
        return found
    text = bodies[0][0]
    return 0 if len(text) <= LONGEST_HEADLINE and not text.endswith(".") else None
