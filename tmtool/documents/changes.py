"""Translations put where blocks were: stretches of an original replaced, tags made whole."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from tmtool.documents.balance import balanced
from tmtool.documents.inline_pieces import PlacedText
from tmtool.model.text import Tag, TaggedText, TagKind

Change = tuple[int, int, str]
"""Start and end of a stretch of the original, and what stands there instead."""


def with_changes(page: str, made: Iterable[Change]) -> str:
    """Give a page with stretches replaced."""
    parts: list[str] = []
    done = 0
    for start, end, text in made:
        parts += (page[done:start], text)
        done = end
    return "".join([*parts, page[done:]])


def inside(made: Sequence[Change], start: int, end: int) -> list[Change]:
    """Give the changes within a stretch of the original, counted from its start; `made` is in order."""
    low, high = bisect_left(made, (start,)), bisect_left(made, (end,))
    return [(a - start, b - start, text) for a, b, text in made[low:high]]


def outside(made: Sequence[Change], covered: Sequence[tuple[int, int]]) -> list[Change]:
    """Leave out what stands in blocks that are written anew; it is in their tags."""
    starts = [start for start, _ in covered]
    kept = []
    for change in made:
        index = bisect_left(starts, change[0] + 1) - 1
        if index < 0 or change[0] >= covered[index][1]:
            kept.append(change)
    return kept


def whole_tags(placed: PlacedText, translated: TaggedText) -> TaggedText:
    """Give a translation with tags that the document can hold; single halves of pairs stand in it exactly once."""
    known = {(tag.kind, tag.number): tag.native for tag in placed.text.tags}
    text = translated.text
    own = [tag for tag in translated.tags if (tag.kind, tag.number) in known]
    own.sort(key=lambda tag: tag.at)
    kept = balanced(placed.text, TaggedText(text, tuple(own))).tags
    halves = placed.halves
    seen: set[tuple[TagKind, int]] = set()
    tags: list[Tag] = []
    for tag in kept:
        key = tag.kind, tag.number
        if tag.number in halves or tag.kind is TagKind.ALONE:
            if key in seen:
                continue
            seen.add(key)
        tags.append(tag)
    missing = [tag for tag in placed.text.tags if tag.number in halves and (tag.kind, tag.number) not in seen]
    tags += (Tag(len(text), tag.kind, tag.number, tag.native) for tag in missing)
    return TaggedText(text, tuple(tags))
