"""Texts of a whole file are found by what each of them alone would be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.memory.many_texts import ManyTexts
from tmtool.memory.normalise import stored
from tmtool.model.text import Tag, TaggedText, TagKind, key_hash, text_hash

PIECES = (
    "The", "police", "полиция", "приехала", "қалаға", "U.S.", "12,500", "3:30", "100-ге", "rock’n’roll", "«Город»",
    "ALMATY — ", "½", "42", "7", "8", "9", "10", "5\u00a0000", "мир,", "a.bc", "—", "日本", "\n", "e\u0301té",
    "12.", "(7)", "١٢,", "U.S", "x²",
)  # fmt: skip
_texts = st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join)


@st.composite
def _tagged(draw: st.DrawFn) -> TaggedText:
    text = draw(_texts)
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=3)))
    return TaggedText(text, tuple(Tag(at, TagKind.ALONE, number) for number, at in enumerate(places, 1)))


@given(st.lists(st.tuples(_tagged(), st.sampled_from(["en", "ru", "kk"])), max_size=6))
def test_many_texts_give_what_each_gives_alone(asked: list[tuple[TaggedText, str]]) -> None:
    many = ManyTexts()
    for text, language in (*asked, *asked):
        assert many.keys(text, language) == (stored(text, language), text_hash(text.text), key_hash(text))


@pytest.mark.parametrize("text", ["", "ALMATY, Kazakhstan (Agency) — The police came on 5 May.", "1 2 3 4 5"])
def test_odd_texts_too(text: str) -> None:
    assert ManyTexts().keys(TaggedText(text), "en").tokens == stored(TaggedText(text), "en")


def test_a_text_of_tags_ends() -> None:
    text = TaggedText("a " * 40_000, tuple(Tag(2 * at, TagKind.ALONE, at + 1) for at in range(40_000)))
    assert ManyTexts().keys(text, "en").tokens == stored(text, "en")
