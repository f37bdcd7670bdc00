"""The check of the two translations of an article against each other: their figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tmtool.language.placeables import Placeable, PlaceableKind
from tmtool.language.registry import LANGUAGES, fold
from tmtool.model.findings import Finding
from tmtool.quality.conversions import settled
from tmtool.quality.figure_matching import match_figures
from tmtool.quality.pair import Pair


def find(pairs: Sequence[Pair]) -> Iterator[Finding]:
    """Give a finding for each figure that the other language of the article does not have at the same stretch."""
    for pair in pairs:
        if pair.sister is None or not pair.sister.text.strip() or not pair.target.text.strip():
            continue
        ours = (pair.target.text, pair.target_language)
        theirs = (pair.sister.text, pair.sister_language)
        matched = match_figures(*ours, *theirs)
        own, other, _ = settled(matched, ours, theirs)
        # One may say the weekday and the other not; that they say two different ones is what matters.
        if {one.kind for one in (*own, *other)} != {PlaceableKind.WEEKDAY} or (own and other):
            yield from _differences(pair, own, other)


def _differences(pair: Pair, own: list[Placeable], other: list[Placeable]) -> Iterator[Finding]:
    name = _name(pair.sister_language)
    left = list(other)
    for one in own:
        twin = next((twin for twin in left if twin.kind is one.kind), None)
        if twin is not None:
            left.remove(twin)
            message = f"Here it is {one.text}, in the {name} {twin.text}."
        else:
            message = f"The {name} of this segment does not have {one.text}."
        yield pair.finding("consistency.languages", message, target=(one.start, one.end), about=one.text)
    for twin in left:
        message = f"The {name} of this segment has {twin.text}."
        yield pair.finding("consistency.languages", message, about=twin.text)


def _name(language: str) -> str:
    known = LANGUAGES.get(fold(language))
    return known.name if known else language
