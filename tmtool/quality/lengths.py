"""Checks of length: a translation much shorter or longer than its source, a headline above the limit."""

from __future__ import annotations

from collections.abc import Iterator

from tmtool.model.findings import Finding
from tmtool.quality.pair import Pair

SHORTEST_SOURCE = 40
"""In characters; what is shorter may become anything."""
SHORTEST = 0.4
LONGEST = 2.2
SLACK = 40
"""So many characters more than the share allows are still no matter in a short text."""


def find(pair: Pair) -> Iterator[Finding]:
    """Give a finding where the lengths do not go together."""
    source, target = (len(text.text.strip()) for text in (pair.source, pair.target))
    if not target:
        return
    whole = (0, len(pair.target.text))
    if source >= SHORTEST_SOURCE and target < SHORTEST * source:
        message = f"The translation is much shorter than the source ({target} characters, {source})."
        yield pair.finding("length.short", message, target=whole)
    elif source and target > LONGEST * source + SLACK:
        message = f"The translation is much longer than the source ({target} characters, {source})."
        yield pair.finding("length.long", message, target=whole)
    limit = pair.headline_limit
    if limit is not None and target > limit:
        message = f"The headline has {target} characters; the desk allows {limit}."
        yield pair.finding("length.headline", message, target=(limit, len(pair.target.text)))
