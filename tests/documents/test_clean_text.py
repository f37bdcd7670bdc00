from __future__ import annotations

from tmtool.documents import clean_text
from tmtool.model.articles import BlockKind


def test_paragraphs_stand_apart_by_a_blank_line() -> None:
    blocks = [(BlockKind.HEADLINE, "Митинг "), (BlockKind.PARAGRAPH, "Қала күтті."), (BlockKind.PARAGRAPH, "  ")]
    assert clean_text.write(blocks).decode() == "Митинг\n\nҚала күтті.\n"


def test_nothing_gives_nothing() -> None:
    assert clean_text.write([]) == b""
