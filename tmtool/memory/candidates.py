"""The forms that can still be near to a text once their tokens have been counted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from tmtool.memory.query import Query, Window
from tmtool.memory.run import spans
from tmtool.memory.symbols import BLOCK, Signatures, Words, bits_in_common, bits_set


class Forms(Protocol):
    """Where forms and their tokens are kept; the arrays have one element a form, but for the tokens."""

    @property
    def lengths(self) -> NDArray[np.uint16]: ...
    @property
    def first_signatures(self) -> Signatures: ...
    @property
    def second_signatures(self) -> Signatures: ...
    @property
    def tokens(self) -> Words: ...
    def token_starts(self, forms: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]: ...


class Candidates(NamedTuple):
    """Forms with the highest score that each may have; the arrays have one element a form."""

    forms: NDArray[np.int64]
    lengths: NDArray[np.int64]
    bounds: NDArray[np.float64]
    """Score, 0 to 100, that none exceeds."""
    starts: NDArray[np.int64]
    """Where each begins in `text`."""
    text: bytes | str
    """The tokens of many forms, written in the alphabet of the text looked up."""


def candidates(kept: Forms, forms: NDArray[np.int64], query: Query, window: Window) -> Iterator[Candidates]:
    """Give those of the forms whose tokens can make them near, in no particular order.

    Args:
        kept: where the forms are kept.
        forms: numbers of forms; those outside the window of lengths are left out too.
        query: the text looked up.
        window: what it asks of the forms.
    """
    for start in range(0, len(forms), BLOCK):
        near, lengths = _by_signature(kept, forms[start : start + BLOCK], query, window)
        if len(near):
            yield from _by_overlap(kept, near, lengths, query, window)


def scanned(kept: Forms, first: int, end: int, query: Query, window: Window) -> NDArray[np.int64]:
    """Give the forms of a range with enough bits in common: to read it all in order is cheap, and bounded."""
    least, result = query.first_bits - window.most_spare, []
    for start in range(first, end, BLOCK):
        common = bits_in_common(kept.first_signatures[start : min(start + BLOCK, end)], query.first)
        result.append(np.flatnonzero(common >= least) + start)
    return np.concatenate(result)


def _by_signature(
    kept: Forms, forms: NDArray[np.int64], query: Query, window: Window
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Leave out forms by both signatures, and from both sides: bits without a partner are tokens without one."""
    lengths = kept.lengths[forms]
    is_near = (lengths >= window.shortest) & (lengths <= window.longest)
    if not is_near.all():
        forms, lengths = forms[is_near], lengths[is_near]
    spare, spare_of_form = window.spare[lengths], window.spare_of_form[lengths]
    signatures = kept.first_signatures[forms]
    common = bits_in_common(signatures, query.first)
    is_near = (common + spare >= query.first_bits) & (common + spare_of_form >= bits_set(signatures))
    signatures = kept.second_signatures[forms]
    common = bits_in_common(signatures, query.second)
    is_near &= (common + spare >= query.second_bits) & (common + spare_of_form >= bits_set(signatures))
    return forms[is_near], lengths[is_near].astype(np.int64)


def _by_overlap(
    kept: Forms, forms: NDArray[np.int64], lengths: NDArray[np.int64], query: Query, window: Window
) -> Iterator[Candidates]:
    codes = query.alphabet.codes(kept.tokens[spans(kept.token_starts(forms, lengths), lengths)])
    ends = np.cumsum(lengths)
    overlap = np.add.reduceat(codes != 0, ends - lengths, dtype=np.int64)
    is_near = overlap >= window.needed[lengths]
    if not is_near.any():
        return
    forms, lengths, starts = forms[is_near], lengths[is_near], (ends - lengths)[is_near]
    bounds = 100 * np.minimum(overlap[is_near], query.count) / np.maximum(lengths, query.count)
    yield Candidates(forms, lengths, bounds, starts, query.alphabet.text(codes))
