"""Tags as a keyboard has them: <1>…</1> for ‹1›…‹/1›."""

from __future__ import annotations

import re

from tmtool.model.text import TaggedText

_TYPED_TAG = re.compile(r"<(/?)(\d{1,9})(/?)>")


def with_shown_tags(text: str, source: TaggedText) -> str:
    """Give a translation in which <1>, </1> and <1/> are the tags ‹1›, ‹/1› and ‹1/› of its source.

    What is no tag of the source, or stands in its text in just that form, stays; so does a text that has ‹ already.

    Args:
        text: the translation as it was typed.
        source: the source with its tags.
    """
    if "‹" in text or not source.tags:
        return text
    tags = {tag.shown for tag in source.tags}

    def shown(found: re.Match[str]) -> str:
        tag = f"‹{found[0][1:-1]}›"
        return tag if tag in tags and found[0] not in source.text else found[0]

    return _TYPED_TAG.sub(shown, text)
