"""Tags as a keyboard has them: <1>…</1> for ‹1›…‹/1›."""

from __future__ import annotations

import re

from tmtool.model.text import TaggedText

_TYPED_TAG = re.compile(r"<(/?)(\d{1,9})(/?)>")


def with_shown_tags(text: str, source: TaggedText) -> str:
    """Give a translation in which <1>, </1> and <1/> are the tags ‹1›, ‹/1› and ‹1/› of its source.

    What is no tag of the source stays, and so does a text that has ‹ already. Where any form of a number stands in the
    text of the source, all forms of that number are text: half of a pair would be neither.

    Args:
        text: the translation as it was typed.
        source: the source with its tags.
    """
    if "‹" in text or not source.tags:
        return text
    tags = {tag.shown for tag in source.tags}
    literal = {found[2] for found in _TYPED_TAG.finditer(source.text)}

    def shown(found: re.Match[str]) -> str:
        tag = f"‹{found[0][1:-1]}›"
        return tag if tag in tags and found[2] not in literal else found[0]

    return _TYPED_TAG.sub(shown, text)
