"""Figures that are the same measure in another unit, within one text or between two."""

from __future__ import annotations

from typing import NamedTuple

from tmtool.language.measures import is_converted
from tmtool.language.placeables import Placeable
from tmtool.quality.figure_matching import Matched

_Text = tuple[str, str]
"""A text and its language tag."""


class Conversion(NamedTuple):
    """A figure of one text or both that needs no counterpart."""

    one: Placeable | None
    """In the source."""
    other: Placeable | None
    """In the translation."""
    is_both: bool
    """Whether the one was turned into the other; else it stands beside its measure in another unit."""


class Settled(NamedTuple):
    """What is left when conversions are taken away."""

    missing: list[Placeable]
    added: list[Placeable]
    conversions: list[Conversion]


def settled(matched: Matched, source: _Text, target: _Text) -> Settled:
    """Take the converted measures from the figures that stand alone.

    Args:
        matched: how the figures of two texts stand for each other.
        source: the text and language of the first.
        target: of the second.
    """
    missing, added = list(matched.missing), list(matched.added)
    found: list[Conversion] = []
    for one in matched.missing:
        other = next((other for other in added if is_converted(one, *source, other, *target)), None)
        if other is not None:
            added.remove(other)
            found.append(Conversion(one, other, is_both=True))
        elif any(is_converted(one, *source, twin, *source) for twin, _ in matched.pairs):
            found.append(Conversion(one, None, is_both=False))
        else:
            continue
        missing.remove(one)
    for other in list(added):
        first = next((one for one, twin in matched.pairs if is_converted(twin, *target, other, *target)), None)
        if first is not None:
            added.remove(other)
            found.append(Conversion(first, other, is_both=False))
    return Settled(missing, added, found)
