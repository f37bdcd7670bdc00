"""Whatever a translator does with tags, a document gets pairs that enclose one another."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tmtool.documents.balance import balanced
from tmtool.model.text import Tag, TaggedText, TagKind

KNOWN = tuple(Tag(0, kind, number, f"<{kind}{number}>") for number in range(1, 5) for kind in TagKind)


def tagged(shown: str) -> TaggedText:
    return TaggedText.from_shown(shown, KNOWN)


@pytest.mark.parametrize(
    ("original", "translated", "expected"),
    [
        ("A ‹1›deal‹/1›.", "‹1›Сделка‹/1›.", "‹1›Сделка‹/1›."),
        ("A ‹1›deal‹/1›.", "‹1›Сделка.", "Сделка."),
        ("A ‹1›deal‹/1›.", "Сделка‹/1›.", "Сделка."),
        ("A ‹1›deal‹/1›.", "‹/1›Сделка‹1›.", "Сделка."),
        ("‹1›a ‹2›b‹/2›‹/1›", "‹1›а ‹2›б‹/1› в‹/2›", "‹1›а ‹2›б‹/2›‹/1›‹2› в‹/2›"),
        ("‹1›a‹/1›", "‹1›а‹/1› и ‹1›б‹/1›", "‹1›а‹/1› и ‹1›б‹/1›"),
        ("‹1›a‹/1›", "‹1›а‹1›б‹/1›", "‹1›аб‹/1›"),
        ("‹1›opens only ‹2/›", "‹2/›только‹1›", "‹2/›только‹1›"),
        ("closes‹/3› only", "‹/3›", "‹/3›"),
    ],
)
def test_pairs_become_whole_and_nested(original: str, translated: str, expected: str) -> None:
    assert balanced(tagged(original), tagged(translated)).shown == expected


@given(st.lists(st.sampled_from([tag.shown for tag in KNOWN if tag.number < 4] + ["да ", "нет"]), max_size=14))
def test_no_text_is_lost_and_every_pair_is_nested(pieces: list[str]) -> None:
    original = tagged("‹1›a‹/1› ‹2›b‹/2› ‹3›c‹/3›")
    translated = tagged("".join(pieces))
    result = balanced(original, translated)
    assert result.text == translated.text
    open_now: list[str] = []
    for slash, number, alone in re.findall(r"‹(/?)(\d)(/?)›", result.shown):
        if alone:
            continue
        if slash:
            assert open_now.pop() == number
        else:
            open_now.append(number)
    assert not open_now
