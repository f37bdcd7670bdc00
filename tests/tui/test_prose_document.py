"""A text comes out of the editor as it went in, whatever signs stand in it."""

from __future__ import annotations

import pytest

from tmtool.tui.widgets.prose_document import ProseDocument

ODD = ("\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c", "\r\n", "\r")


@pytest.mark.parametrize("sign", ODD)
def test_only_a_line_feed_ends_a_line_and_every_other_sign_stays(sign: str) -> None:
    text = f"one{sign}two\nthree{sign}"
    document = ProseDocument(text)
    assert document.text == text
    assert document.line_count == text.count("\n") + 1


@pytest.mark.parametrize("sign", ["", *ODD])
def test_what_is_put_in_stands_where_it_was_put(sign: str) -> None:
    document = ProseDocument("first line\nsecond line")
    done = document.replace_range((1, 0), (0, 5), f"{sign}\nnew\n")
    assert document.text == f"first{sign}\nnew\nsecond line"
    assert (done.replaced_text, done.end_location) == (" line\n", (2 + sign.count("\n"), 0))
    assert document.get_index_from_location(done.end_location) == len(f"first{sign}\nnew\n")


def test_an_empty_text_has_one_line_and_takes_text_at_its_end() -> None:
    document = ProseDocument("")
    assert (document.line_count, document.end) == (1, (0, 0))
    assert document.replace_range((0, 0), (0, 0), "a").end_location == (0, 1)
    assert document.replace_range((0, 1), (0, 0), "").replaced_text == "a"
    assert document.text == ""
