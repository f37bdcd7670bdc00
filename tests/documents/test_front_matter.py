"""Values of front matter: where they begin and end, and what is left alone."""

from __future__ import annotations

import pytest

from tmtool.documents import markdown
from tmtool.model.text import TaggedText


@pytest.mark.parametrize(
    ("value", "read"),
    [
        ("A day at sea", "A day at sea"),
        ("A day at sea   ", "A day at sea"),
        ("A day  at sea # not this", "A day  at sea"),
        ("Number#1 wins", "Number#1 wins"),
        ("Sea\t# not this", "Sea"),
        ("Sea" + " " * 100_000 + "side", "Sea" + " " * 100_000 + "side"),
    ],
)
def test_a_plain_value_ends_before_a_remark(value: str, read: str) -> None:
    document = markdown.read(f"---\ntitle: {value}\n---\n\nText.\n".encode())
    assert [" ".join(block.text.text.split()) for block in document.blocks] == [" ".join(read.split()), "Text."]


def test_a_translated_value_leaves_the_remark_where_it_is() -> None:
    data = b"---\ntitle: A day at sea  # for the front page\n---\n\nText.\n"
    document = markdown.read(data)
    written = markdown.write(data, document, {0: TaggedText("День на море")}, language="ru")
    assert written.decode() == "---\ntitle: День на море  # for the front page\n---\n\nText.\n"
