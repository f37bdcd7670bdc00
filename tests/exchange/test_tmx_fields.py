"""Neighbours as memoQ keeps them: a segment written as text, with codes that are not its words."""

from __future__ import annotations

import pytest

from tmtool.exchange.tmx_fields import neighbour_in_variant


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("<seg>Bread.</seg>", "Bread."),
        ('<seg>A <bpt i="1">&lt;b&gt;</bpt>big<ept i="1">&lt;/b&gt;</ept> town</seg>', "A big town"),
        ('<seg>One<ph x="1"/>two</seg>', "Onetwo"),
        ('<seg>One<ph x="1">&lt;br/&gt;<sub>alt</sub></ph>two</seg>', "Onetwo"),
        ("<seg>A &lt; B</seg>", "A < B"),
        ("Bread.", "Bread."),
        (" ", None),
    ],
)
def test_the_neighbour_is_what_a_reader_sees(value: str, text: str | None) -> None:
    assert neighbour_in_variant(value) == text


@pytest.mark.parametrize("code", ["<bpt>", "<bpt ", "<ph>x"])
def test_codes_without_end_are_read_at_once(code: str) -> None:
    # A hundred thousand characters, as long as a property may be; this took half a minute.
    text = neighbour_in_variant(f"<seg>{code * (100_000 // len(code))}</seg>")
    assert text is not None and "bpt" not in text.replace("<bpt ", "")
