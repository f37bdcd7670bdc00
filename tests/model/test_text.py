"""Tagged text, and the hashes that memories go by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.model.text import (
    BEGINNING,
    END,
    HASH_BYTES,
    Tag,
    TaggedText,
    TagKind,
    fold_white_space,
    key_hash,
    text_hash,
)

BOLD = (Tag(4, TagKind.OPEN, 1, "<b>"), Tag(8, TagKind.CLOSE, 1, "</b>"))
DEAL = TaggedText("The deal is signed.", BOLD)


def test_tags_are_shown_where_they_stand() -> None:
    assert DEAL.shown == "The ‹1›deal‹/1› is signed."
    assert TaggedText("A line", (Tag(6, TagKind.ALONE, 2, "<br/>"),)).shown == "A line‹2/›"


def test_what_is_shown_is_read_back_with_its_original_marks() -> None:
    assert TaggedText.from_shown("Подписана ‹1›сделка‹/1›.", BOLD) == TaggedText(
        "Подписана сделка.", (Tag(10, TagKind.OPEN, 1, "<b>"), Tag(16, TagKind.CLOSE, 1, "</b>"))
    )


def test_what_looks_like_a_tag_and_is_not_in_the_source_is_text() -> None:
    assert TaggedText.from_shown("‹3›да‹1/›", BOLD) == TaggedText("‹3›да‹1/›")
    endless = f"‹{'9' * 5000}›"
    assert TaggedText.from_shown(endless, BOLD) == TaggedText(endless)


def test_a_cut_keeps_every_tag_on_one_side() -> None:
    assert DEAL.slice(0, 8).shown == "The ‹1›deal"
    assert DEAL.slice(8, 19).shown == "‹/1› is signed."
    assert DEAL.slice(0, 8, last=True).shown == "The ‹1›deal‹/1›"


def test_two_texts_put_together_keep_their_tags_in_place() -> None:
    assert (DEAL.slice(0, 8) + DEAL.slice(8, 19)) == DEAL


def test_stripping_loses_white_space_and_no_tag() -> None:
    spaced = TaggedText("  да ", (Tag(0, TagKind.OPEN, 1), Tag(5, TagKind.CLOSE, 1)))
    assert spaced.stripped() == TaggedText("да", (Tag(0, TagKind.OPEN, 1), Tag(2, TagKind.CLOSE, 1)))


def test_a_text_is_empty_without_signs_and_tags() -> None:
    assert not TaggedText()
    assert TaggedText("", (Tag(0, TagKind.ALONE, 1),))


@pytest.mark.parametrize(
    ("text", "folded"),
    [("  a \t\n b\u00a0c ", "a b c"), ("и\u0306", "й"), ("", ""), (" \u2003 ", "")],
)
def test_white_space_is_folded_and_letters_are_composed(text: str, folded: str) -> None:
    assert fold_white_space(text) == folded


def test_the_hash_of_a_text_drops_tags_and_the_key_keeps_their_kind_and_place() -> None:
    other_mark = TaggedText(DEAL.text, tuple(Tag(tag.at, tag.kind, 7, "<i>") for tag in BOLD))
    other_place = TaggedText(DEAL.text, (Tag(0, TagKind.OPEN, 1, "<b>"), BOLD[1]))
    assert text_hash(DEAL.text) == key_hash(TaggedText(DEAL.text))
    assert key_hash(DEAL) == key_hash(other_mark)
    assert len({key_hash(DEAL), key_hash(other_place), text_hash(DEAL.text)}) == 3


def test_the_ends_of_an_article_are_no_text() -> None:
    assert len({BEGINNING, END, text_hash(""), text_hash("beginning of an article")}) == 4
    assert {len(BEGINNING), len(END), len(text_hash("a"))} == {HASH_BYTES}


@given(st.text(alphabet="ab ‹›12/", max_size=12), st.data())
def test_showing_and_reading_back_gives_the_same_text(text: str, data: st.DataObject) -> None:
    places = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4)))
    tags = tuple(Tag(at, TagKind.ALONE, 100 + number, "<br/>") for number, at in enumerate(places))
    tagged = TaggedText(text, tags)
    assert TaggedText.from_shown(tagged.shown, tags) == tagged


@given(st.text(max_size=20), st.text(alphabet=" \t\n\u00a0", min_size=1, max_size=3))
def test_white_space_never_changes_a_hash(text: str, space: str) -> None:
    assert text_hash(f"{space}{text}{space}") == text_hash(text)
    assert text_hash(text.replace(" ", f" {space}")) == text_hash(text)
