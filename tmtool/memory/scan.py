"""Looking through rows one after the other, for as long as there is no index of them."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from tmtool.memory.run import HEADER, Batch

_ROUNDING = 1e-9
_WORD = 4


def sizes(length: int, cut_off: float) -> tuple[int, int]:
    """Say how many bytes are stored at least and at most of a text that may be near enough to one of some length.

    Args:
        length: tokens of the text looked up.
        cut_off: the lowest normalised score wanted, above 0 and at most 1.
    """
    shortest = max(1, math.ceil(cut_off * length - _ROUNDING))
    longest = math.floor(length / cut_off + _ROUNDING)
    return (HEADER + shortest) * _WORD, (HEADER + longest) * _WORD


def near_enough(rows: Sequence[tuple[int, bytes]], tokens: Sequence[int], cut_off: float) -> list[tuple[int, bytes]]:
    """Leave out the rows that share too few tokens with a text to be near enough; some that stay are not near.

    Args:
        rows: identities and what `normalise.stored` gave.
        tokens: the tokens of the text looked up.
        cut_off: the lowest normalised score wanted, above 0 and at most 1.
    """
    batch = Batch.of(rows)
    is_known = np.isin(batch.words, np.array(sorted(set(tokens)), np.uint32))
    known = np.zeros(len(is_known) + 1, np.int64)
    np.cumsum(is_known, out=known[1:])
    shared = known[batch.starts[1:]] - known[batch.starts[:-1] + HEADER]
    longer = np.maximum(np.diff(batch.starts) - HEADER, len(tokens))
    near = longer - shared <= (1 - cut_off) * longer + _ROUNDING
    return [rows[at] for at in np.flatnonzero(near).tolist()]
