"""Datelines: what stands before the first sentence of a report, such as “ALMATY, Kazakhstan (Agency) — ”."""

from __future__ import annotations

import re
from collections.abc import Callable

from tmtool.language.placeables.values import Dateline, DateValue, Part, PartKind, Placeable, PlaceableKind

_LONGEST = 90
_PREFIX = re.compile(
    r"(?P<place>[^\W\d_][^\W\d_'’.-]+(?:[ -][^\W\d_][^\W\d_'’.-]*){0,4})(?P<rest>(?:[,/][^—–()]*?)?)"
    r"(?P<agency>\s*\([^()]{2,40}\))?(?:\s*[—–]\s*|\s+--?\s+)"
)
_CAPITALISED = re.compile(r"[^\W\d_](?:.*[ -][^\W\d_])*")
_SHORTEST_ALONE = 5


def dateline(text: str, when: Callable[[int, int], tuple[Placeable, ...]]) -> Placeable | None:
    """Find the dateline at the beginning of a text.

    Args:
        text: one segment.
        when: gives the dates and weekdays between two places of the text.

    Returns:
        its span ends where the first sentence starts.
    """
    found = _PREFIX.match(text, 0, _LONGEST)
    if found is None:
        return None
    place = found["place"]
    if not place.isupper():
        # A place in small letters opens many sentences; the agency after it makes it a dateline.
        if found["agency"] is None or not _is_capitalised(place) or not _is_agency(found["agency"]):
            return None
    elif found["agency"] is None and len(place) < _SHORTEST_ALONE:
        return None
    dates = when(*found.span("rest")) if found["rest"] else ()
    value = dates[0].value if dates else None
    parts = [Part(PartKind.PLACE, *found.span("place")), *(part for one in dates[:1] for part in one.parts)]
    told = value if isinstance(value, DateValue | int) else None
    return Placeable(PlaceableKind.DATELINE, 0, found.end(), found[0], Dateline(place, told), tuple(parts))


def _is_capitalised(place: str) -> bool:
    return all(word[0].isupper() for word in re.split(r"[ -]", place) if word)


def _is_agency(agency: str) -> bool:
    return agency.strip().strip("()")[:1].isupper()
