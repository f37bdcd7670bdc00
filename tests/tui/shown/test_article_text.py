"""A whole article as paragraphs and lines."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.pretend_desk import segments
from tmtool.model.text import TaggedText
from tmtool.tui.shown.article_text import paragraphs, wrapped


def test_a_paragraph_is_what_its_segments_say_the_source_where_nothing_is_translated() -> None:
    first, second, third, fourth, fifth = segments(1)
    second = replace(second, target=TaggedText("Добыча упала."))
    found = paragraphs([first, second, third, fourth, replace(fifth, left_out=True)])
    assert [one.text for one in found] == [
        "Добыча нефти падает",
        "Добыча упала. The field will restart on Monday. Prices rose.",
    ]
    assert [one.is_headline for one in found] == [True, False]
    assert [(one.start, one.end, one.is_source) for one in found[1].pieces] == [
        (0, 13, False), (14, 47, True), (48, 60, True),
    ]  # fmt: skip
    assert found[1].source.startswith("The ministry of energy said")


@given(st.text(alphabet="abж әх́漢 \u00a0", max_size=80), st.integers(2, 30))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(text[line.start : line.end]) <= width for line in lines)
    assert "".join("".join(text[line.start : line.end].split()) for line in lines) == "".join(text.split())
    assert all(one.end <= two.start for one, two in pairwise(lines))


def test_lines_break_at_spaces() -> None:
    text = "Цены на рынке выросли"
    assert [text[one.start : one.end] for one in wrapped(text, 9)] == ["Цены на", "рынке", "выросли"]
    assert [(one.start, one.end) for one in wrapped("", 9)] == [(0, 0)]
