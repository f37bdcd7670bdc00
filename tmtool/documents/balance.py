"""Tags of a translation put right for a document: each pair closed, and one inside the other."""

from __future__ import annotations

from collections.abc import Iterable

from tmtool.model.text import Tag, TaggedText, TagKind


def balanced(original: TaggedText, translated: TaggedText) -> TaggedText:
    """Give a translation with tags that a document can hold, whatever a translator did with them.

    A pair that is not whole goes. Pairs that cross are cut: the inner one is closed before the outer one ends, and
    opened again behind it. A tag whose other half the original does not have either stays where it is.

    Args:
        original: the block as the document has it.
        translated: its translation, with the tags of the original.
    """
    halves = _halves(original.tags)
    natives = {(tag.kind, tag.number): tag.native for tag in (*translated.tags, *original.tags)}
    whole = _without_single_halves(translated.tags, halves)
    tags: list[Tag] = []
    open_now: list[int] = []
    for tag in whole:
        if tag.kind is TagKind.ALONE or tag.number in halves:
            tags.append(tag)
        elif tag.kind is TagKind.OPEN:
            open_now.append(tag.number)
            tags.append(tag)
        else:
            crossing = open_now[open_now.index(tag.number) + 1 :]
            close, opened = TagKind.CLOSE, TagKind.OPEN
            tags += (Tag(tag.at, close, number, natives[close, number]) for number in reversed(crossing))
            tags.append(tag)
            tags += (Tag(tag.at, opened, number, natives[opened, number]) for number in crossing)
            open_now.remove(tag.number)
    return TaggedText(translated.text, tuple(tags))


def _halves(tags: Iterable[Tag]) -> frozenset[int]:
    """Give the numbers that only open or only close."""
    opened = {tag.number for tag in tags if tag.kind is TagKind.OPEN}
    closed = {tag.number for tag in tags if tag.kind is TagKind.CLOSE}
    return frozenset(opened ^ closed)


def _without_single_halves(tags: Iterable[Tag], halves: frozenset[int]) -> list[Tag]:
    """Leave out what opens and is never closed, and what closes and was not opened."""
    kept: list[Tag | None] = []
    waiting: dict[int, int] = {}
    for tag in tags:
        if tag.kind is TagKind.ALONE or tag.number in halves:
            kept.append(tag)
        elif tag.kind is TagKind.OPEN:
            if tag.number not in waiting:
                waiting[tag.number] = len(kept)
                kept.append(tag)
        elif tag.number in waiting:
            del waiting[tag.number]
            kept.append(tag)
    for place in waiting.values():
        kept[place] = None
    return [tag for tag in kept if tag is not None]
