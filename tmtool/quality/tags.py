"""Checks of tags: each tag of the source stands in the translation, and no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tmtool.model.findings import Finding
from tmtool.model.text import Tag, TaggedText
from tmtool.quality.pair import Pair


def find(pair: Pair) -> Iterator[Finding]:
    """Give one finding for each tag that is missing or too many."""
    for tag in _without(pair.source, pair.target):
        yield pair.finding("tags.missing", f"The tag {tag.shown} of the source is missing.", source=(tag.at, tag.at))
    for tag in _without(pair.target, pair.source):
        yield pair.finding("tags.extra", f"The source does not have this tag {tag.shown}.", target=(tag.at, tag.at))


def _without(one: TaggedText, other: TaggedText) -> Iterator[Tag]:
    """Tags of one text that the other does not have, or does not have so often."""
    left = Counter(tag.shown for tag in other.tags)
    for tag in one.tags:
        if left[tag.shown]:
            left[tag.shown] -= 1
        else:
            yield tag
