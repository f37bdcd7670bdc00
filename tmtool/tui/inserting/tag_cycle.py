"""Which tag Alt+T puts in: the next one that the text does not have; around a selection, both of a pair."""

from __future__ import annotations

from tmtool.model.text import Tag, TaggedText, TagKind

_SPACES = " \u00a0"


def missing_tags(source: TaggedText, text: str) -> tuple[Tag, ...]:
    """Give the tags of a source that a text does not have, in the order of the source.

    Args:
        source: the text with its tags.
        text: the translation as it is typed, tags as ‹1›.
    """
    there = [(tag.kind, tag.number) for tag in TaggedText.from_shown(text, source.tags).tags]
    missing = []
    for tag in source.tags:
        if (tag.kind, tag.number) in there:
            there.remove((tag.kind, tag.number))
        else:
            missing.append(tag)
    return tuple(missing)


def offset(text: str, place: tuple[int, int]) -> int:
    """Give where a place of the editor, its line and column, stands in the text."""
    line, column = place
    return sum(len(one) + 1 for one in text.split("\n")[:line]) + column


def next_tag(source: TaggedText, text: str, start: int, end: int) -> tuple[str, int] | None:
    """Give the text with the next missing tag in it; with a selection, with a pair around it.

    Args:
        source: the text with its tags.
        text: the translation as it is typed.
        start: where the selection begins, or the cursor stands.
        end: where it ends.

    Returns:
        the new text and the new cursor; None where no tag is missing.
    """
    missing = missing_tags(source, text)
    if not missing:
        return None
    pair = _pair(missing) if start < end else None
    if pair is None:
        new = text[:end] + missing[0].shown + text[end:]
        return new, end + len(missing[0].shown)
    # The spaces at the ends of a selection stay outside.
    selected = text[start:end]
    start += len(selected) - len(selected.lstrip(_SPACES))
    end -= len(selected) - len(selected.rstrip(_SPACES))
    opening, closing = pair
    new = text[:start] + opening.shown + text[start:end] + closing.shown + text[end:]
    return new, end + len(opening.shown) + len(closing.shown)


def _pair(missing: tuple[Tag, ...]) -> tuple[Tag, Tag] | None:
    """The first pair of which both tags are missing."""
    closing = {tag.number: tag for tag in missing if tag.kind is TagKind.CLOSE}
    return next(
        ((tag, closing[tag.number]) for tag in missing if tag.kind is TagKind.OPEN and tag.number in closing), None
    )
