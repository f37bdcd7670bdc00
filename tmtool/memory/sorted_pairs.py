"""Pairs of 32-bit numbers, each in one 64-bit word so that they sort fast, and the merging of many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tmtool.memory.symbols import Words

_HALF = np.uint64(32)


def sorted_pairs(upper: Words, lower: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Make pairs of two numbers and sort them.

    Args:
        upper: the first number of each pair.
        lower: the second one, below 2³².
    """
    keys = upper.astype(np.uint64)
    keys <<= _HALF
    keys |= lower
    keys.sort()
    return keys


def merged(chunks: Sequence[NDArray[np.uint64]], size: int) -> Iterator[NDArray[np.uint64]]:
    """Merge sorted arrays of pairs into one, given in pieces of about so many pairs."""
    total = sum(len(chunk) for chunk in chunks)
    pieces = -(-total // size)
    step = max(1, size // 64)
    samples = np.sort(np.concatenate([chunk[::step] for chunk in chunks])) if pieces > 1 else np.zeros(0, np.uint64)
    splits = samples[[len(samples) * piece // pieces for piece in range(1, pieces)]]
    cuts = [[0, *chunk.searchsorted(splits).tolist(), len(chunk)] for chunk in chunks]
    for piece in range(pieces):
        keys = np.concatenate([chunk[at[piece] : at[piece + 1]] for chunk, at in zip(chunks, cuts, strict=True)])
        keys.sort()
        yield keys


def split(pieces: Iterable[NDArray[np.uint64]], lower: Words) -> tuple[Words, NDArray[np.int64]]:
    """Write the second numbers of sorted pairs into an array; give the distinct first ones and where each starts."""
    distinct, starts = [np.zeros(0, np.uint32)], [np.zeros(0, np.int64)]
    done, last = 0, -1
    for keys in pieces:
        upper = (keys >> _HALF).astype(np.uint32)
        lower[done : done + len(keys)] = keys
        is_new = np.ones(len(keys), bool)
        is_new[:1] = [number != last for number in upper[:1].tolist()]
        np.not_equal(upper[1:], upper[:-1], out=is_new[1:])
        distinct.append(upper[is_new])
        starts.append(np.flatnonzero(is_new) + done)
        done, last = done + len(keys), int(upper[-1]) if len(upper) else last
    return np.concatenate(distinct), np.append(np.concatenate(starts), done)
