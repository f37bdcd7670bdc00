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
    found = _met(text)
    if found is None:
        return None
    place = found["place"]
    dates = when(*found.span("rest")) if found["rest"] else ()
    value = dates[0].value if dates else None
    parts = [Part(PartKind.PLACE, *found.span("place")), *(part for one in dates[:1] for part in one.parts)]
    told = value if isinstance(value, DateValue | int) else None
    return Placeable(PlaceableKind.DATELINE, 0, found.end(), found[0], Dateline(place, told), tuple(parts))


def dateline_end(text: str) -> int:
    """Give where the first sentence starts after a dateline; 0 where there is no dateline."""
    found = _met(text)
    return found.end() if found else 0


def _met(text: str) -> re.Match[str] | None:
    found = _PREFIX.match(text, 0, _LONGEST)
    if found is None:
        return None
    place, agency = found["place"], found["agency"]
    if place.isupper():
        return found if agency is not None or len(place) >= _SHORTEST_ALONE else None
    # A place in small letters opens many sentences; the agency after it makes it a dateline.
    return found if agency is not None and _is_capitalised(place) and _is_agency(agency) else None


def _is_capitalised(place: str) -> bool:
    return all(word[0].isupper() for word in re.split(r"[ -]", place) if word)


def _is_agency(agency: str) -> bool:
    return agency.strip().strip("()")[:1].isupper()
