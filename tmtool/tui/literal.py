"""User text as the screen may show it: literal, with nothing hidden and nothing that a terminal obeys.

Articles, memories and file names are written by others. They reach the screen only as `Content` made here, never as
markup: `[red]` in an article is seven characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual.content import Content, Span

from tmtool.language.visible import HIDDEN, visible

Styled = tuple[int, int, str]
"""Start and end in the text, in characters, and a Textual style."""


def cleaned(text: str) -> str:
    """Give a text that a person pastes into a translation: NFC, line ends as LF, other controls dropped."""
    import unicodedata

    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
    return re.sub("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]", "", text)


def literal(text: str, spans: Iterable[Styled] = (), style: str = "", *, lines: bool = False) -> Content:
    """Make `Content` that shows a text literally.

    Args:
        text: any text.
        spans: styled places, by characters of `text`; they move with the signs that are put in.
        style: the style of the whole text.
        lines: whether line breaks stay line breaks.
    """
    found = HIDDEN.search(text)
    shown = visible(text, lines=lines) if found else text
    moved = [Span(0, len(shown), style)] if style else []
    for start, end, span_style in spans:
        if found:
            start, end = (len(visible(text[:place], lines=lines)) for place in (start, end))
        moved.append(Span(start, end, span_style))
    return Content(shown, spans=moved)


def one_line(text: str, width: int) -> str:
    """Cut a visible text to a width in cells, with an ellipsis where something was cut."""
    return Content(visible(text)).truncate(max(width, 1), ellipsis=True).plain


def around(before: str, name: str, after: str, width: int) -> str:
    """Put a name between words on one line; where there is no room, the name is cut and the words stay.

    Args:
        before: what stands before it.
        name: an article's or a file's.
        after: what stands behind it.
        width: cells.
    """
    room = width - Content(visible(before + after)).cell_length
    return one_line(f"{before}{one_line(name, max(room, 8))}{after}", width)


def hanging(content: Content, indent: int, width: int) -> list[Content]:
    """Wrap content so that every line but the first begins at `indent`.

    Args:
        content: what is shown; its first `indent` characters may be a label.
        indent: cells.
        width: cells of a line.
    """
    first, rest = content[:indent], content[indent:]
    lines = rest.wrap(max(width - indent, 1)) or [Content("")]
    return [first + lines[0], *(Content(" " * indent) + line for line in lines[1:])]
