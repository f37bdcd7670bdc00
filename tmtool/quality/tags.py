"""Checks of tags: each tag of the source stands in the translation, no other, and each pair encloses something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tmtool.model.findings import Finding
from tmtool.model.text import Tag, TaggedText, TagKind
from tmtool.quality.pair import Pair


def find(pair: Pair) -> Iterator[Finding]:
    """Give one finding for each tag that is missing, too many or at the wrong place."""
    if not pair.target:
        return
    missing, extra = list(_without(pair.source, pair.target)), list(_without(pair.target, pair.source))
    for tag in missing:
        message = f"The tag {tag.shown} of the source is missing."
        yield pair.finding("tags.missing", message, source=(tag.at, tag.at), about=tag.shown)
    for tag in extra:
        message = f"The source does not have this tag {tag.shown}."
        yield pair.finding("tags.extra", message, target=(tag.at, tag.at), about=tag.shown)
    wrong = None if missing or extra or _badly_nested(pair.source) else _badly_nested(pair.target)
    if wrong is not None:
        message = f"The tag {wrong.shown} stands where no such tag is open; tags must enclose one another."
        yield pair.finding("tags.nesting", message, target=(wrong.at, wrong.at), about=wrong.shown)


def _without(one: TaggedText, other: TaggedText) -> Iterator[Tag]:
    """Tags of one text that the other does not have, or does not have so often."""
    left = Counter(tag.shown for tag in other.tags)
    for tag in one.tags:
        if left[tag.shown]:
            left[tag.shown] -= 1
        else:
            yield tag


def _badly_nested(text: TaggedText) -> Tag | None:
    """The first closing tag that does not close the tag opened last; one whose other half is nowhere is no matter."""
    opened = {tag.number for tag in text.tags if tag.kind is TagKind.OPEN}
    closed = {tag.number for tag in text.tags if tag.kind is TagKind.CLOSE}
    open_now: list[int] = []
    for tag in text.tags:
        if tag.kind is TagKind.ALONE or tag.number not in opened & closed:
            continue
        if tag.kind is TagKind.OPEN:
            open_now.append(tag.number)
        elif open_now and open_now[-1] == tag.number:
            open_now.pop()
        else:
            return tag
    return None
