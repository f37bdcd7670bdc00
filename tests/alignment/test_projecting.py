"""Places carried over to a changed text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tmtool.alignment.projecting import parted, with_no_break_spaces, with_tags
from tmtool.model.text import Tag, TaggedText, TagKind

BOLD = (Tag(10, TagKind.OPEN, 1, "<b>"), Tag(18, TagKind.CLOSE, 1, "</b>"))
OLD = TaggedText("Президент подписал указ.", BOLD)


def test_tags_stay_beside_their_words() -> None:
    assert OLD.shown == "Президент ‹1›подписал‹/1› указ."
    assert with_tags(OLD, "Вчера президент подписал новый указ.").shown == (
        "Вчера президент ‹1›подписал‹/1› новый указ."
    )
    assert with_tags(OLD, "Президент подписала указ.").shown == "Президент ‹1›подписал‹/1›а указ."
    assert with_tags(OLD, OLD.text) == OLD


def test_no_break_spaces_stay_between_the_same_words() -> None:
    assert with_no_break_spaces("около 5\u00a0млн тенге", "почти 5 млн тенге") == "почти 5\u00a0млн тенге"
    assert with_no_break_spaces("около 5\u00a0млн", "около 6 млн") == "около 6 млн"


def test_a_merged_text_is_parted_between_the_words_of_its_pieces() -> None:
    assert parted(["Он приехал.", "Она уехала."], "Он приехал, она уехала.") == ["Он приехал,", "она уехала."]
    assert parted(["Раз два.", "Три.", "Четыре пять."], "Раз два три четыре пять.") == [
        "Раз два",
        "три",
        "четыре пять.",
    ]


@given(st.lists(st.text("абв .,", min_size=1, max_size=12), min_size=1, max_size=4), st.text("абвг .,", max_size=40))
def test_the_pieces_are_together_the_text(known: list[str], text: str) -> None:
    pieces = parted(known, text)
    assert len(pieces) == len(known)
    assert "".join(pieces).replace(" ", "") == text.replace(" ", "")


@given(st.text("абв ", max_size=20), st.lists(st.integers(0, 20), max_size=4), st.text("абвг ", max_size=20))
def test_tags_stay_in_the_text_and_in_their_order(old: str, places: list[int], new: str) -> None:
    tags = tuple(
        Tag(min(at, len(old)), list(TagKind)[number % 3], number) for number, at in enumerate(sorted(places), 1)
    )
    found = with_tags(TaggedText(old, tags), new)
    assert [tag.number for tag in found.tags] == [tag.number for tag in tags]
    assert [tag.at for tag in found.tags] == sorted(tag.at for tag in found.tags)
    assert all(0 <= tag.at <= len(new) for tag in found.tags)
