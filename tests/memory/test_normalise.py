"""Texts become tokens: words by their stem, figures and tags by their class."""

from __future__ import annotations

import struct
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.memory.normalise import (
    DATELINE,
    FIGURE,
    TAG,
    NormalisedWord,
    Stored,
    WordKind,
    figure_lane,
    normalise,
    pack,
    stored,
    tokens,
    unpack,
)
from tmtool.model.text import Tag, TaggedText, TagKind


def of(text: str, language: str = "en") -> tuple[int, ...]:
    """Tokens of a text without tags."""
    return tokens(TaggedText(text), language)


def test_words_figures_and_tags_are_found_with_their_places() -> None:
    text = TaggedText("Paid 12,500!", (Tag(5, TagKind.OPEN, 1), Tag(11, TagKind.CLOSE, 1)))
    assert normalise(text, "en").words == (
        NormalisedWord(crc32(b"paid"), 0, 4, "Paid", WordKind.WORD),
        NormalisedWord(TAG, 5, 5, "open", WordKind.TAG),
        NormalisedWord(FIGURE, 5, 11, "12,500", WordKind.FIGURE),
        NormalisedWord(TAG, 11, 11, "close", WordKind.TAG),
    )


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("Protests", "protest", "en"),
        ("the ministry’s", "The ministry's", "en"),
        ("in 2018", "in 2019", "en"),
        ("„Нефть“ подорожала", "нефти подорожали?", "ru"),
        ("самолёт", "самолет", "ru"),
        ("қалада", "қалалар", "kk"),
        ("cafe\u0301", "café", "fr"),
    ],
)
def test_what_folds_together_has_the_same_tokens(one: str, other: str, language: str) -> None:
    assert of(one, language) == of(other, language)


def test_other_words_have_other_tokens() -> None:
    assert of("oil prices") != of("gas prices")
    assert of("Protests", "xx") != of("protest", "xx")


def test_punctuation_is_no_token() -> None:
    assert of("— … ?!") == ()
    assert len(of("Wait — what?")) == 2


def test_a_tag_inside_a_word_comes_after_it() -> None:
    assert [word.kind for word in normalise(TaggedText("ab", (Tag(1, TagKind.ALONE, 1),)), "en").words] == [
        WordKind.WORD,
        WordKind.TAG,
    ]


pieces = st.sampled_from(
    [
        "ALMATY (AP) — ",
        "Oil",
        "oil-rich",
        " ",
        "  ",
        "\n",
        "\u00a0",
        "12",
        "12\u00a0500",
        ".",
        "U.S.",
        "’s",
        "ab",
        "«",
        "й",
    ]
)


@given(st.lists(pieces, max_size=12).map("".join) | st.text(max_size=30), st.booleans())
def test_the_fast_path_gives_the_same_tokens(text: str, has_tag: bool) -> None:
    tagged = TaggedText(text, (Tag(len(text) // 2, TagKind.ALONE, 1),) if has_tag else ())
    assert tokens(tagged, "ru") == normalise(tagged, "ru").tokens


@given(st.lists(st.integers(0, 2**32 - 1), min_size=2))
def test_packed_numbers_are_little_endian_and_come_back(numbers: list[int]) -> None:
    assert pack(numbers) == struct.pack(f"<{len(numbers)}I", *numbers)
    assert unpack(pack(numbers)) == (numbers[0], numbers[1], tuple(numbers[2:]))


def test_what_is_stored_cut_short_is_refused() -> None:
    with pytest.raises(ValueError, match="multiple"):
        unpack(b"\1\2\3")
    with pytest.raises(ValueError, match="at least 2"):
        unpack(b"\1\2\3\4")


def kept(text: str) -> Stored:
    return unpack(stored(TaggedText(text), "en"))


def test_texts_that_differ_in_figures_alone_have_the_same_skeleton() -> None:
    assert kept("It has 55  rooms.")[::2] == kept("It has 1500 rooms.")[::2]
    assert kept("It has 55 rooms.").skeleton == crc32(b"It has 0 rooms.")


@pytest.mark.parametrize("other", ["it has 55 rooms.", "It has 55 rooms", "It has 55 room.", "It has 5.5 rooms."])
def test_case_form_and_punctuation_make_another_skeleton(other: str) -> None:
    assert kept("It has 55 rooms.").skeleton != kept(other).skeleton


def test_a_tag_makes_another_skeleton_by_its_kind_and_place() -> None:
    texts = [TaggedText("ab cd", tags) for at in (0, 3) for tags in ((Tag(at, TagKind.OPEN, 1),), ())]
    texts.append(TaggedText("ab cd", (Tag(3, TagKind.ALONE, 1),)))
    assert len({unpack(stored(text, "en")).skeleton for text in texts}) == 4


def test_each_of_the_first_four_figures_has_a_lane() -> None:
    lanes = [figure_lane(figure) for figure in ("1", "22", "3.5", "4")]
    assert kept("1 and 22, 3.5, 4, then 5").figures.to_bytes(4, "little") == bytes(lanes)
    assert kept("1 and 22").figures.to_bytes(4, "little") == bytes([*lanes[:2], 0, 0])
    assert kept("none").figures == 0


def test_a_dateline_is_one_token_and_its_figures_have_no_lane() -> None:
    lead = "Prices rose by 5 percent."
    there, without = kept("ASTANA, September 3 (Agency) — " + lead), kept(lead)
    assert there.tokens == (DATELINE, *without.tokens)
    assert there.figures == without.figures
    assert there.skeleton != kept("ASTANA, September 5 (Agency) — " + lead).skeleton
    assert there.skeleton == kept("ASTANA, September 3 (Agency) — " + lead.replace("5", "70")).skeleton


@given(st.lists(pieces, max_size=12).map("".join))
def test_what_is_stored_has_the_tokens_of_the_text(text: str) -> None:
    assert kept(text).tokens == tokens(TaggedText(text), "en")
