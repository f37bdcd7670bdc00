"""Texts become tokens: words by their stem, figures and tags by their class."""

from __future__ import annotations

import struct
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.memory.normalise import FIGURE, TAG, NormalisedWord, WordKind, normalise, pack, tokens, unpack
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
    ["Oil", "oil-rich", " ", "  ", "\n", "\u00a0", "12", "12\u00a0500", ".", "U.S.", "’s", "ab", "«", "й"]
)


@given(st.lists(pieces, max_size=12).map("".join) | st.text(max_size=30), st.booleans())
def test_the_fast_path_gives_the_same_tokens(text: str, has_tag: bool) -> None:
    tagged = TaggedText(text, (Tag(len(text) // 2, TagKind.ALONE, 1),) if has_tag else ())
    assert tokens(tagged, "ru") == normalise(tagged, "ru").tokens


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_packed_tokens_are_little_endian_and_come_back(numbers: list[int]) -> None:
    assert pack(numbers) == struct.pack(f"<{len(numbers)}I", *numbers)
    assert unpack(pack(numbers)) == tuple(numbers)


def test_half_a_token_is_refused() -> None:
    with pytest.raises(ValueError, match="multiple"):
        unpack(b"\1\2\3")
