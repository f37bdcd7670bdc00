"""Finding the forms of a run that can be near to a text."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tmtool.memory.candidates import scanned
from tmtool.memory.query import Query, Window
from tmtool.memory.rarity import order_keys
from tmtool.memory.run import LONGEST_TAIL, TAIL_BITS, Run
from tmtool.memory.symbols import BLOCK, Words, bits_in_common

POSTINGS = 16384
"""Postings that are looked at in one go."""
_FEW = 64
"""So many forms go to the full comparison of signatures without a first one."""
_SCAN_FROM = 2
"""From so many times as many postings as signatures it is faster to read the signatures in a row."""
_TAIL_BITS = np.uint32(TAIL_BITS)
_TAIL = np.uint32(LONGEST_TAIL)


def near(run: Run, query: Query, window: Window) -> NDArray[np.int64]:
    """Give the numbers of all forms that can be as near as a window asks, and of some that are not.

    Args:
        run: what is searched.
        query: the text looked up.
        window: what it asks of the forms.
    """
    longest = min(window.longest, run.longest)
    if window.shortest > longest or not len(run.symbols):
        return np.zeros(0, np.int64)
    first, end = int(run.length_starts[window.shortest]), int(run.length_starts[longest + 1])
    slices = _postings_of_prefix(run, query, window)
    if sum(map(len, slices)) > _SCAN_FROM * (end - first):
        return scanned(run, first, end, query, window)
    return _met(run, slices, query, window) if slices else np.zeros(0, np.int64)


def _postings_of_prefix(run: Run, query: Query, window: Window) -> list[Words]:
    """Give the postings of the rarest symbols in which every near form must stand.

    If a form lets i symbols of the text be without a partner, it has one of any i + 1 of them: the rarest.
    """
    symbols = query.symbols[np.argsort(order_keys(query.symbols, run.commonness))[: window.most_spare + 1]]
    places = run.symbols.searchsorted(symbols)
    places[places == len(run.symbols)] = 0
    starts, ends = run.posting_starts[places].tolist(), run.posting_starts[places + 1].tolist()
    is_there = (run.symbols[places] == symbols).tolist()
    result = []
    for is_known, start, stop, length in zip(is_there, starts, ends, window.longest_without, strict=False):
        if is_known and length >= window.shortest:
            forms = run.length_starts[[window.shortest, min(length, run.longest) + 1]]
            postings = run.postings[start:stop]
            low, high = postings.searchsorted((forms << TAIL_BITS).astype(np.uint32)).tolist()
            if high > low:
                result.append(postings[low:high])
    return result


def _met(run: Run, slices: list[Words], query: Query, window: Window) -> NDArray[np.int64]:
    """Give the forms in any of the slices of postings, each once, without most of those with too little in common."""
    postings = np.concatenate(slices) if len(slices) > 1 else slices[0]
    tail = np.uint32(min(window.least_needed, LONGEST_TAIL))
    least, found = query.first_bits - window.most_spare, [np.zeros(0, np.uint32)]
    for start in range(0, len(postings), POSTINGS):
        block = postings[start : start + POSTINGS]
        forms = block[(block & _TAIL) >= tail] >> _TAIL_BITS
        for at in range(0, len(forms), BLOCK):
            some = forms[at : at + BLOCK]
            if len(some) > _FEW:
                some = some[bits_in_common(run.first_signatures[some], query.first) >= least]
            found.append(some)
    forms = np.concatenate(found)
    if len(slices) > 1 and len(forms) > 1:
        forms.sort()
        is_new = np.empty(len(forms), bool)
        is_new[0] = True
        np.not_equal(forms[1:], forms[:-1], out=is_new[1:])
        forms = forms[is_new]
    return forms.astype(np.int64)
