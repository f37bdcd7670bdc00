from __future__ import annotations

from tmtool.documents import clean_text


def test_paragraphs_stand_apart_by_a_blank_line() -> None:
    assert clean_text.write(["Митинг ", "Қала күтті.", "  "]).decode() == "Митинг\n\nҚала күтті.\n"


def test_nothing_gives_nothing() -> None:
    assert clean_text.write([]) == b""
