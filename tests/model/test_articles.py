"""States, flags and origins as outputs name them."""

from __future__ import annotations

from dataclasses import replace

from tmtool.model.articles import Origin, OriginKind, Segment, State
from tmtool.model.text import TaggedText

SEGMENT = Segment(
    id=1, job=1, number=1, first_block=1, start=0, last_block=1, end=4, source=TaggedText("One."),
    target=TaggedText(), state=State.NEW, version=1,
)  # fmt: skip


def test_translated_and_above_are_confirmed() -> None:
    assert [state.value for state in State if state.confirmed] == ["translated", "reviewed", "final"]


def test_flags_are_named_when_they_are_set() -> None:
    assert SEGMENT.flags == ()
    assert replace(SEGMENT, locked=True, left_out=True, furniture=True).flags == ("locked", "left_out", "furniture")


def test_an_origin_reads_as_one_phrase() -> None:
    assert str(Origin(OriginKind.FUZZY, "87 desk")) == "fuzzy 87 desk"
    assert str(Origin(OriginKind.TYPED)) == "typed"
