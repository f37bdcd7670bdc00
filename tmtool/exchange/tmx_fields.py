"""What TMX attributes and properties mean to us: dates, states, context; both directions use it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from html import unescape

from tmtool.model.units import Status

CONTEXT_BEFORE = "x-context-pre"
CONTEXT_AFTER = "x-context-post"
STATUS = "x-status"
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
_CODE = re.compile(r"<(bpt|ept|ph|it|ut)\b[^>]*?(?:/>|>.*?</\1>)", re.DOTALL)
_ANY_TAG = re.compile(r"<[^>]*>")


@lru_cache(maxsize=4096)
def time_from_tmx(text: str) -> str | None:
    """Turn `20261123T090000Z` into `2026-11-23T09:00:00Z`; None for anything else."""
    try:
        moment = datetime.strptime(text, "%Y%m%dT%H%M%SZ") if len(text) == 16 else None
    except ValueError:
        return None
    return None if moment is None else f"{moment.isoformat()}Z"


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
