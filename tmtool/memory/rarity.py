"""One order of all symbols, the rare ones first, by which a run and the texts looked up in it are compared.

Let a text and a form have m symbols in common, and the rarest of these be x. Then x is among all but the last m − 1
symbols of the text in this order, and m symbols of the form at least stand from x on: its *tail*. So only the rarer
symbols of a text are looked up (the prefix filter: Chaudhuri, Ganti, Kaushik 2006), and of a common symbol's many
forms only those of still commoner words are looked at (as in PPJoin: Xiao, Wang, Lin, Yu 2008). Any order would do;
that by commonness leaves least to look at.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tmtool.memory.symbols import Words

SLOTS = 1 << 18
"""Slots in which symbols are counted, at most. Those that fall into one count as equally common, which costs only
time."""
_FEWEST_SLOTS = 1 << 10
CLASS_BITS = 14
_CLASSES_PER_DOUBLING = 511
_MULTIPLIER = np.uint32(0x27D4EB2F)


def slots_for(total: int) -> int:
    """Say into how many slots symbols are counted that come so many times in all: few for few, so that a small run
    costs little."""
    return max(_FEWEST_SLOTS, min(SLOTS, 1 << (2 * total).bit_length()))


def count(symbols: Words, slots: int) -> NDArray[np.int64]:
    """Count symbols by their slots."""
    return np.bincount(_slots(symbols, slots), minlength=slots)


def classes(counts: NDArray[np.int64]) -> NDArray[np.uint16]:
    """Make the table of commonness from counts: a class below 2¹⁴ a slot."""
    table: NDArray[np.uint16] = (_CLASSES_PER_DOUBLING * np.log2(1 + counts)).astype(np.uint16)
    return table


def order_keys(symbols: Words, table: NDArray[np.uint16]) -> NDArray[np.uint64]:
    """Give keys of 46 bits that sort symbols from rare to common; the lower 32 are the symbol."""
    keys = table[_slots(symbols, len(table))].astype(np.uint64)
    keys <<= np.uint64(32)
    keys |= symbols
    return keys


def _slots(symbols: Words, slots: int) -> Words:
    # The upper bits of a product are those that all bits of a symbol have a part in.
    shift = np.uint32(33 - slots.bit_length())
    places: Words = (symbols * _MULTIPLIER) >> shift
    return places
