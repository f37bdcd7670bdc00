"""Symbols and signatures are the same for one string and for many."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tmtool.memory.symbols import (
    MULTIPLIERS,
    bits_in_common,
    bits_set,
    repeated,
    signature,
    signatures_of_many,
    symbols,
    symbols_of_many,
)

strings = st.lists(st.lists(st.integers(0, 3) | st.integers(0, 2**32 - 1), max_size=12), max_size=6)


def joined(strings: Sequence[Sequence[int]]) -> tuple[np.ndarray, np.ndarray]:
    tokens = np.array([token for string in strings for token in string], np.uint32)
    return tokens, np.array([len(string) for string in strings], np.int64)


def test_a_token_met_again_is_a_symbol_of_its_own() -> None:
    assert symbols([5, 6, 5]) == [5, 6, 5 + 0x9E3779B1]
    assert len(set(symbols([5] * 100))) == 100


@given(strings)
def test_symbols_of_many_strings_are_those_of_each(strings: list[list[int]]) -> None:
    tokens, lengths = joined(strings)
    found = symbols_of_many(tokens, lengths)
    ends = np.cumsum(lengths)
    for string, start, end in zip(strings, ends - lengths, ends, strict=True):
        assert sorted(found[start:end].tolist()) == sorted(symbols(string))


@given(strings)
def test_signatures_of_many_strings_are_those_of_each(strings: list[list[int]]) -> None:
    tokens, lengths = joined(strings)
    for multiplier in MULTIPLIERS:
        found = signatures_of_many(tokens, lengths, multiplier).tolist()
        low, high = found[::2], found[1::2]
        assert [a | b << 64 for a, b in zip(low, high, strict=True)] == [signature(s, multiplier) for s in strings]


def test_bits_of_a_signature_are_counted_in_both_words() -> None:
    signatures = np.array([0b111, 0b1, 0, 0, 2**64 - 1, 2**64 - 1], np.uint64).view(np.complex128)
    assert bits_set(signatures).tolist() == [4, 0, 128]
    assert bits_in_common(signatures, repeated(0b101 | 0b11 << 64)).tolist() == [3, 0, 4]
