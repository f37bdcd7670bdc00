"""Strings of tokens as sets of symbols, and the signatures by which most sets are ruled out unread.

The k-th repetition of a token in a string is a symbol of its own, so that a bag of tokens becomes a set. A signature
is a set of 128 bits in which each symbol sets one. Symbols that collide make two strings look nearer than they are,
never farther.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint32]
Signatures = NDArray[np.complex128]
"""One signature an element: numpy has no 128-bit integers, and only an element is gathered in one go."""

_STEP = 0x9E3779B1
"""From a symbol to that of the token's next repetition: odd, and so it takes 2³² steps to come back."""
_WORD = 0xFFFFFFFF
_LOWER = 0xFFFFFFFFFFFFFFFF
MULTIPLIERS = (0x85EBCA6B, 0xC2B2AE35)
"""One for each signature; the highest seven bits of symbol × multiplier say which bit is set."""
_SHIFT = 25
BLOCK = 4096
"""Signatures compared in one go: what numpy makes meanwhile stays in the processor's cache, and is not asked of the
system anew each time."""


def symbols(tokens: Sequence[int]) -> list[int]:
    """Give the symbols of a string of tokens, in its order."""
    if len(set(tokens)) == len(tokens):
        return list(tokens)
    met: dict[int, int] = {}
    result = []
    for token in tokens:
        times = met.get(token, 0)
        met[token] = times + 1
        result.append((token + times * _STEP) & _WORD)
    return result


def symbols_of_many(tokens: Words, lengths: NDArray[np.int64]) -> Words:
    """Give the symbols of many strings, string by string; inside a string in no particular order.

    Args:
        tokens: the tokens of all strings, one string after the other.
        lengths: the number of tokens of each; at most 2³² of them.
    """
    keys = np.repeat(np.arange(len(lengths), dtype=np.uint64) << np.uint64(32), lengths) | tokens
    keys.sort()
    places = np.arange(len(keys))
    first = np.empty(len(keys), bool)
    first[:1] = True
    np.not_equal(keys[1:], keys[:-1], out=first[1:])
    times = places - np.maximum.accumulate(np.where(first, places, 0))
    return keys.astype(np.uint32) + times.astype(np.uint32) * np.uint32(_STEP)


def signature(symbols: Iterable[int], multiplier: int) -> int:
    """Give the signature of one string's symbols as a number of 128 bits."""
    bits = 0
    for symbol in symbols:
        bits |= 1 << (((symbol * multiplier) & _WORD) >> _SHIFT)
    return bits


def signatures_of_many(symbols: Words, lengths: NDArray[np.int64], multiplier: int) -> NDArray[np.uint64]:
    """Give the signatures of many strings, two words each, the lower one first.

    Args:
        symbols: the symbols of all strings, one string after the other.
        lengths: the number of symbols of each.
        multiplier: one of `MULTIPLIERS`.
    """
    result = np.zeros((len(lengths), 2), np.uint64)
    filled = np.flatnonzero(lengths)
    if len(filled):
        starts = (np.cumsum(lengths) - lengths)[filled]
        places = (symbols * np.uint32(multiplier)) >> np.uint32(_SHIFT)
        bits = np.uint64(1) << (places & np.uint32(63)).astype(np.uint64)
        is_upper = (places >> np.uint32(6)).astype(np.uint64)
        for word, mine in enumerate((np.uint64(1) - is_upper, is_upper)):
            result[filled, word] = np.bitwise_or.reduceat(bits * mine, starts)
    return result.ravel()


def repeated(signature: int) -> NDArray[np.uint64]:
    """Give a signature's words `BLOCK` times: numpy takes ten times as long to repeat two words by broadcasting."""
    words = np.array((signature & _LOWER, signature >> 64), np.uint64)
    return words.view(np.complex128).repeat(BLOCK).view(np.uint64)


def bits_in_common(signatures: Signatures, repeated: NDArray[np.uint64]) -> NDArray[np.uint8]:
    """Count the bits that each of at most `BLOCK` signatures shares with a repeated one."""
    words = signatures.view(np.uint64)
    return _bits(words & repeated[: len(words)])


def bits_set(signatures: Signatures) -> NDArray[np.uint8]:
    """Count the bits of each signature."""
    return _bits(signatures.view(np.uint64))


def _bits(words: NDArray[np.uint64]) -> NDArray[np.uint8]:
    counts = np.bitwise_count(words)
    both: NDArray[np.uint8] = counts[0::2] + counts[1::2]
    return both
