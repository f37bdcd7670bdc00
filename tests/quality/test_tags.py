"""Tags of the source stand in the translation, no others, and properly nested."""

from __future__ import annotations

import pytest

from tests.quality.pairs import said
from tmtool.model.findings import Severity
from tmtool.model.text import Tag, TaggedText, TagKind

OPEN, CLOSE = TagKind.OPEN, TagKind.CLOSE
BOLD = (Tag(0, OPEN, 1), Tag(3, CLOSE, 1))
TWO = (Tag(0, OPEN, 1), Tag(1, OPEN, 2), Tag(2, CLOSE, 2), Tag(3, CLOSE, 1))


@pytest.mark.parametrize(("text", "language"), [("Нефть", "ru"), ("Мұнай", "kk")])
def test_a_tag_that_is_missing_is_an_error(text: str, language: str) -> None:
    (finding,) = said(TaggedText("Oil", BOLD), TaggedText(text, BOLD[:1]), language, of="tags")
    assert (finding.check, finding.severity, finding.source) == ("tags.missing", Severity.ERROR, (3, 3))
    assert finding.message == "The tag ‹/1› of the source is missing."


@pytest.mark.parametrize(("text", "language"), [("Нефть", "ru"), ("Мұнай", "kk")])
def test_a_tag_too_many_is_an_error(text: str, language: str) -> None:
    found = said(TaggedText("Oil", BOLD), TaggedText(text, (*BOLD, Tag(5, CLOSE, 1))), language, of="tags")
    assert [(one.check, one.severity, one.target) for one in found] == [("tags.extra", Severity.ERROR, (5, 5))]


@pytest.mark.parametrize(("text", "language"), [("Нефть", "ru"), ("Мұнай", "kk")])
def test_tags_that_cross_are_an_error(text: str, language: str) -> None:
    crossing = (Tag(0, OPEN, 1), Tag(1, OPEN, 2), Tag(2, CLOSE, 1), Tag(3, CLOSE, 2))
    (finding,) = said(TaggedText("Oil", TWO), TaggedText(text, crossing), language, of="tags")
    assert (finding.check, finding.target) == ("tags.nesting", (2, 2))
    backwards = (Tag(0, CLOSE, 1), Tag(3, OPEN, 1))
    assert [one.check for one in said(TaggedText("Oil", BOLD), TaggedText(text, backwards), of="tags")] == [
        "tags.nesting"
    ]


@pytest.mark.parametrize(("text", "language"), [("Нефть", "ru"), ("Мұнай", "kk")])
def test_the_same_tags_in_another_order_are_right(text: str, language: str) -> None:
    other = (Tag(0, OPEN, 2), Tag(1, CLOSE, 2), Tag(2, OPEN, 1), Tag(3, CLOSE, 1))
    assert said(TaggedText("Oil", TWO), TaggedText(text, other), language, of="tags") == []


def test_half_a_pair_in_the_source_may_be_half_a_pair_in_the_translation() -> None:
    assert said(TaggedText("Oil", BOLD[1:]), TaggedText("Нефть", BOLD[1:]), of="tags") == []
