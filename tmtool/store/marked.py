"""Tags as they lie in a column: `[at, kind, number, native]` each, nothing where there are none."""

from __future__ import annotations

from typing import Any

from tmtool.model.text import Tag, TaggedText, TagKind

_NOTHING = TaggedText()
"""What most segments of a new job have as their translation."""


def tags_to(tags: tuple[Tag, ...]) -> list[list[object]] | None:
    """Make the column value of tags."""
    return [[tag.at, str(tag.kind), tag.number, tag.native] for tag in tags] or None


def tags_from(value: Any) -> tuple[Tag, ...]:
    """Read the column value of tags."""
    if not value:
        return ()
    return tuple(Tag(at, TagKind(kind), number, native) for at, kind, number, native in value)


def tagged(text: str, value: Any) -> TaggedText:
    """Put a text and its tags together again."""
    if not value:
        return TaggedText(text) if text else _NOTHING
    return TaggedText(text, tags_from(value))
