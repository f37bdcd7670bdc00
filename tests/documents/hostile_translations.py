"""Translations as nobody should make them, for the round trips of documents."""

from __future__ import annotations

from hypothesis import strategies as st

from tmtool.documents.document import Document
from tmtool.model.articles import BlockKind
from tmtool.model.text import Tag, TaggedText, TagKind

HOSTILE = (
    "<script>alert(1)</script>",
    "]](http://x)",
    "``` a",
    "`code`",
    "# heading",
    "- item",
    "1. item",
    "> quote",
    "a | b",
    "**bold** and __more__",
    "*_*_*",
    "~~gone~~",
    "![x](y)",
    "[^1]: note",
    "</p></div>",
    "<!-- ",
    "&lt; &amp; &nbsp;",
    "AT&T &copy",
    "=== ",
    "---",
    "\\ at the end \\",
    "\"quoted\" and 'so'",
    "line\none\n\n    two",
    "\u00a0no-break\u00a0",
    "текст: да # нет",
    "+++",
    "<https://a.b>",
    "]]>",
    "-->",
    "| --- |",
    "",
)


def kinds(document: Document) -> list[BlockKind]:
    """Give the kinds of the blocks of a document."""
    return [block.kind for block in document.blocks]


def shape(document: Document) -> list[tuple[BlockKind, tuple[tuple[TagKind, int], ...]]]:
    """Give the kinds of the blocks of a document, with the tags of each."""
    return [(block.kind, tuple((tag.kind, tag.number) for tag in block.text.tags)) for block in document.blocks]


def in_other_letters(text: TaggedText) -> TaggedText:
    """Give a text as if it were translated: other letters, as many, and the tags where they were."""
    letters = {ord(letter): chr(0x430 + number) for number, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
    letters |= {ord(letter): chr(0x410 + number) for number, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
    return TaggedText(text.text.translate(letters), text.tags)


@st.composite
def hostile(draw: st.DrawFn, original: TaggedText) -> TaggedText:
    """Draw a translation with tags missing, doubled and crossed, in a text full of marks."""
    text = " ".join(["ж", *draw(st.lists(st.sampled_from(HOSTILE), max_size=3)), "ж"])
    chosen = draw(st.lists(st.sampled_from(original.tags), max_size=6)) if original.tags else []
    tags = sorted(
        (Tag(draw(st.integers(0, len(text))), tag.kind, tag.number, tag.native) for tag in chosen),
        key=lambda tag: tag.at,
    )
    return TaggedText(text, tuple(tags))
