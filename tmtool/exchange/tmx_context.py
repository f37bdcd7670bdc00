"""The neighbours of a unit, as the tools of the trade keep them."""

from __future__ import annotations

from collections.abc import Sequence

from tmtool.exchange.tmx_fields import (
    CONTEXT_AFTER,
    CONTEXT_BEFORE,
    CONTEXT_NAMES,
    OMEGAT_CONTEXT_NAMES,
    OMEGAT_PLACE_NAMES,
    TRADOS_CONTEXT,
    TRADOS_IDENTITY,
    neighbour_in_variant,
    trados_neighbours,
)
from tmtool.model.units import Variant

Neighbours = tuple[str | None, str | None]
_UNKNOWN: Neighbours = (None, None)


def contexts(
    properties: Sequence[tuple[str, str]],
    variants: Sequence[Variant],
    source_language: str | None,
    *,
    from_omegat: bool,
    from_us: bool,
    both_sides: bool,
) -> Neighbours:
    """Give the source texts before and after a unit; None where unknown, empty at an end of the article.

    Args:
        properties: those of the unit.
        variants: its texts with their properties, where memoQ keeps the context.
        source_language: the one that the file names, where it does.
        from_omegat: whether OmegaT wrote it, which keeps them as `prev` and `next`.
        from_us: whether we wrote it, so that nothing has to be guessed.
        both_sides: whether Trados says that its contexts hold both neighbours.
    """
    found = {CONTEXT_NAMES[name]: value for name, value in properties if name in CONTEXT_NAMES}
    if from_omegat and not found:
        found = {OMEGAT_CONTEXT_NAMES[name]: value for name, value in properties if name in OMEGAT_CONTEXT_NAMES}
    if found:
        return found.get(CONTEXT_BEFORE), found.get(CONTEXT_AFTER)
    if from_us:
        return _UNKNOWN
    around = [value for name, value in properties if name == TRADOS_CONTEXT]
    if len(around) == 1:
        # A unit that Trados met in several places names them all; then it has no neighbours of its own.
        return trados_neighbours(around[0], both_sides)
    return _of_variants(variants, source_language)


def named_place(properties: Sequence[tuple[str, str]], *, from_omegat: bool) -> str | None:
    """Give what keeps equal texts apart that stand in different places: OmegaT's file and key, Trados' identity."""
    if from_omegat:
        said = dict(properties)
        return "#".join(said[name] for name in OMEGAT_PLACE_NAMES if said.get(name)) or None
    named = [value for name, value in properties if name == TRADOS_IDENTITY]
    return (named[0].strip() or None) if len(named) == 1 else None


def _of_variants(variants: Sequence[Variant], source_language: str | None) -> Neighbours:
    """Find the context that memoQ keeps with the variants: with the source where it is there, else with the first."""
    having = [variant for variant in variants if any(name in CONTEXT_NAMES for name, _ in variant.properties)]
    if not having:
        return _UNKNOWN
    wanted = (source_language or "").lower()
    for variant in sorted(having, key=lambda variant: variant.language.lower() != wanted):
        context = {
            CONTEXT_NAMES[name]: neighbour
            for name, value in variant.properties
            if name in CONTEXT_NAMES and (neighbour := neighbour_in_variant(value)) is not None
        }
        if context:
            return context.get(CONTEXT_BEFORE), context.get(CONTEXT_AFTER)
    return _UNKNOWN
