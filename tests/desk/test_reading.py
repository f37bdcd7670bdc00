"""Documents that no article is are refused before anything is made of them."""

from __future__ import annotations

import pytest

from tmtool.desk.reading import LARGEST_TEXT, read_document
from tmtool.model.errors import RefusedInput


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.txt", "word\n\n" * 10_001, "10,000 paragraphs"),
        ("a.txt", "word " * 20_001, "100,000 characters in one paragraph"),
        ("a.txt", f"{'word ' * 15_000}\n\n" * 14, "1,000,000 characters"),
        ("a.md", "word *word* " * 5_001, "10,000 tags in one paragraph"),
        ("a.po", 'msgid ""\nmsgstr "Language: ru"\n\n' + 'msgid "word"\nmsgstr ""\n\n' * 20_001, "20,000 texts"),
        ("a.html", "<p>word</p>".ljust(LARGEST_TEXT + 1), "20 MB"),
    ],
)
def test_what_no_article_is_as_long_as_is_refused(name: str, text: str, words: str) -> None:
    with pytest.raises(RefusedInput, match=words) as refused:
        read_document(text.encode(), name)
    assert name in refused.value.message
    assert refused.value.file == name
