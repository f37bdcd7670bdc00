"""Whether a text begins with a dateline, such as “ALMATY, Kazakhstan (Agency) — ”."""

from __future__ import annotations

import re

_LONGEST = 90
_PREFIX = re.compile(
    r"(?P<place>[^\W\d_][^\W\d_'’.-]+(?:[ -][^\W\d_][^\W\d_'’.-]*){0,4})(?P<rest>(?:[,/][^—–()]*?)?)"
    r"(?P<agency>\s+\([^(),]{2,40}\))?(?P<dash>\s*[—–]\s*|\s+--?\s+)"
)
_SHORTEST_ALONE = 5


def dateline_end(text: str) -> int:
    """Give where the first sentence starts after a dateline; 0 where there is no dateline."""
    found = dateline_prefix(text)
    return found.end() if found else 0


def dateline_prefix(text: str) -> re.Match[str] | None:
    """Find the dateline at the beginning of a text; its groups are place, rest and agency."""
    head = text[:_LONGEST]
    if "—" not in head and "–" not in head and "-" not in head:
        return None
    found = _PREFIX.match(text, 0, _LONGEST)
    if found is None:
        return None
    place, agency = found["place"], found["agency"]
    if place.isupper():
        return found if agency is not None or (len(place) >= _SHORTEST_ALONE and _tells(found)) else None
    # A place in small letters opens many sentences; the agency after it makes it a dateline.
    return found if agency is not None and _is_capitalised(place) and _is_agency(agency) else None


def _tells(found: re.Match[str]) -> bool:
    """Whether capitals without an agency open a report: with a date or a country, or as a place that is known.

    «НАТО — это», “UNESCO — the agency” and “WARNING - ” do not.
    """
    if found["rest"] or found["dash"].strip() == "-":
        return bool(found["rest"])
    from tmtool.language.placeables.places import place_name

    return place_name(found["place"], "en") is not None


def _is_capitalised(place: str) -> bool:
    return all(word[0].isupper() for word in re.split(r"[ -]", place) if word)


def _is_agency(agency: str) -> bool:
    return agency.strip().strip("()")[:1].isupper()
