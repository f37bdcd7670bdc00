"""What no article is by its measure is refused before it is taken apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tmtool.documents import html, markdown, plain_text
from tmtool.documents.document import Document
from tmtool.model.errors import RefusedInput


@pytest.mark.parametrize(
    ("read", "text", "why"),
    [
        (plain_text.read, "a\n" * 150_001, "more than 150,000 lines"),
        (plain_text.read, "a\r" * 150_001, "more than 150,000 lines"),
        (markdown.read, "- a\n" * 50_001, "more than 50,000 lines"),
        (markdown.read, "a\r\n" * 50_001, "more than 50,000 lines"),
        (markdown.read, "**a** " * 37_501, "more than 150,000 signs of formatting"),
        (html.read, "<p>" + "<b>x" * 150_001, "more than 150,000 signs of formatting"),
        (html.read, "<p>" + "&amp;" * 500_001, "more than 500,000 signs “&”"),
    ],
)
def test_what_no_article_has_is_refused(read: Callable[[bytes], Document], text: str, why: str) -> None:
    with pytest.raises(RefusedInput, match=why):
        read(text.encode())


def test_lines_of_a_page_are_not_counted() -> None:
    assert html.read(b"<p>The rally ended.</p>" + b"\n" * 150_001).blocks
