"""Datelines: what stands before the first sentence of a report, such as “ALMATY, Kazakhstan (Agency) — ”."""

from __future__ import annotations

from collections.abc import Callable

from tmtool.language.datelines import dateline_prefix
from tmtool.language.placeables.values import Dateline, DateValue, Part, PartKind, Placeable, PlaceableKind


def dateline(text: str, when: Callable[[int, int], tuple[Placeable, ...]]) -> Placeable | None:
    """Find the dateline at the beginning of a text.

    Args:
        text: one segment.
        when: gives the dates and weekdays between two places of the text.

    Returns:
        its span ends where the first sentence starts.
    """
    found = dateline_prefix(text)
    if found is None:
        return None
    place = found["place"]
    dates = when(*found.span("rest")) if found["rest"] else ()
    value = dates[0].value if dates else None
    parts = [Part(PartKind.PLACE, *found.span("place")), *(part for one in dates[:1] for part in one.parts)]
    told = value if isinstance(value, DateValue | int) else None
    return Placeable(PlaceableKind.DATELINE, 0, found.end(), found[0], Dateline(place, told), tuple(parts))
