"""What TMX attributes and properties mean to us: dates, states, context; both directions use it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from html import unescape
from xml.sax.saxutils import escape

from tmtool.model.units import Status

CONTEXT_BEFORE = "x-context-pre"
CONTEXT_AFTER = "x-context-post"
CONTEXT_NAMES = {
    CONTEXT_BEFORE: CONTEXT_BEFORE,
    CONTEXT_AFTER: CONTEXT_AFTER,
    "x-previous-source-text": CONTEXT_BEFORE,
    "x-next-source-text": CONTEXT_AFTER,
}
"""Properties of a unit that hold the source text of its neighbours: ours, which others have too, and those of XTM."""
OMEGAT = "omegat"
OMEGAT_CONTEXT_NAMES = {"prev": CONTEXT_BEFORE, "next": CONTEXT_AFTER}
OMEGAT_PLACE_NAMES = ("file", "id", "path")
"""Where OmegaT keeps which of several equal texts an alternative translation is for."""
TRADOS_CONTEXT = "x-ContextContent"
TRADOS_IDENTITY = "x-IdContext"
TRADOS_CONTEXT_TYPE = "x-TextContextMatchType"
"""The header's property that says what the second text of a context is: by default the target of the first."""
BOTH_SIDES = "PrecedingAndFollowingSource"
STATUS = "x-status"
TYPED = frozenset(("bpt", "it", "ph"))
"""Elements that may say of what kind a tag is."""
CONFIRMATION_LEVEL = "x-ConfirmationLevel"
"""Where Trados says how far a unit has been approved."""
CONFIRMATION_LEVELS = {
    "Draft": Status.DRAFT,
    "RejectedTranslation": Status.DRAFT,
    "RejectedSignOff": Status.DRAFT,
    "Translated": Status.TRANSLATED,
    "ApprovedTranslation": Status.REVIEWED,
    "ApprovedSignOff": Status.FINAL,
}
ATTRIBUTE_SIGN = "@"
"""Begins the name of a property that is an attribute in the file, such as `@usagecount`."""
SEGMENT_TYPES = frozenset(("block", "paragraph", "sentence", "phrase"))
ANY_LANGUAGE = frozenset(("", "*", "*all*"))
"""What a file writes where it leaves the source language open."""

_MEMOQ_SEGMENT = re.compile(r"\s*<seg\s*(?:/>|>(.*)</seg>)\s*", re.DOTALL)
# Possessive, and from one code to the next at most: a property may hold thousands of them that are never closed.
_CODE = re.compile(r"<(bpt|ept|ph|it|ut)\b[^<>]*+(?:(?<=/)>|>[^<]*+(?:<(?!/?(?:bpt|ept|ph|it|ut)\b)[^<]*+)*+</\1>)")
_TYPED_NATIVE = re.compile(r'<(bpt|it|ph) type="([^"<>]+)">([^<>]*)</\1>')
_QUOTE = {'"': "&quot;"}
_TMX_TIME = re.compile(r"\d{8}T\d{6}Z", re.ASCII)
_ANY_TAG = re.compile(r"<[^>]*>")
_TRADOS_SEPARATOR = re.compile(r"(?<!\|)\|(?!\|)")


@lru_cache(maxsize=4096)
def time_from_tmx(text: str) -> str | None:
    """Turn `20261123T090000Z` into `2026-11-23T09:00:00Z`; so are other ways of ISO 8601; None for anything else."""
    try:
        moment = datetime.fromisoformat(text.strip())
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return f"{moment.replace(tzinfo=None, microsecond=0).isoformat()}Z"


@lru_cache(maxsize=4096)
def is_tmx_time(text: str) -> bool:
    """Say whether a time is written as TMX has it, so that it comes back the same."""
    return _TMX_TIME.fullmatch(text) is not None and time_from_tmx(text) is not None


@lru_cache(maxsize=4096)
def time_to_tmx(time: str) -> str | None:
    """Turn an ISO 8601 time into `20261123T090000Z`; None where it is none."""
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return None
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return f"{moment.year:04d}{moment:%m%dT%H%M%SZ}"


def neighbour_in_variant(value: str) -> str | None:
    """Give the neighbour's text that memoQ keeps with a variant as an escaped `<seg>…</seg>`; None for a blank."""
    found = _MEMOQ_SEGMENT.fullmatch(value)
    if found is None:
        return value if value.strip() else None
    return unescape(_ANY_TAG.sub("", _CODE.sub("", found.group(1) or "")))


def trados_neighbours(value: str, both_sides: bool) -> tuple[str | None, str | None]:
    """Give the source texts before and after that Trados keeps as `text | tags | text | tags`; None where unknown."""
    fields = [field.replace("||", "|").strip() for field in _TRADOS_SEPARATOR.split(value)]
    if len(fields) != 4:
        return None, None
    return fields[0] or None, (fields[2] or None) if both_sides else None


def typed_native(name: str, kind: str, native: str) -> str:
    """Give the mark of a tag whose element says of what kind it is, as Trados has `<bpt type="bold"/>`."""
    return f'<{name} type="{escape(kind, _QUOTE)}">{escape(native)}</{name}>'


def parted_native(native: str) -> tuple[str, str]:
    """Give the kind and the mark that `typed_native` put together; of any other mark no kind and the mark itself."""
    found = _TYPED_NATIVE.fullmatch(native) if native.startswith("<") else None
    return ("", native) if found is None else (unescape(found[2]), unescape(found[3]))
