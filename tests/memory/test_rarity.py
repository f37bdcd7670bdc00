"""The order of symbols puts what is rare first, in small tables and in large ones."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tmtool.memory.rarity import CLASS_BITS, SLOTS, classes, count, order_keys, slots_for
from tmtool.memory.symbols import Words


def counted(*parts: Words) -> NDArray[np.int64]:
    slots = slots_for(sum(map(len, parts)))
    return np.sum([count(symbols, slots) for symbols in parts], axis=0, dtype=np.int64)


def test_rarer_symbols_come_first_and_equally_rare_ones_by_number() -> None:
    symbols = np.array([9, 9, 9, 5, 5, 8, 7], np.uint32)
    table = classes(counted(symbols))
    keys = order_keys(np.array([9, 5, 8, 7, 6], np.uint32), table)
    assert (np.sort(keys) & np.uint64(0xFFFFFFFF)).tolist() == [6, 7, 8, 5, 9]


def test_a_table_is_as_large_as_its_symbols_need() -> None:
    few = counted(np.arange(10, dtype=np.uint32))
    some = counted(np.arange(1000, dtype=np.uint32))
    many = counted(np.arange(1_000_000, dtype=np.uint32))
    assert (len(classes(few)), len(classes(some)), len(classes(many))) == (1024, 2048, SLOTS)


def test_symbols_that_come_in_parts_are_counted_together() -> None:
    symbols = np.array([9, 9, 9, 5, 5, 8, 7], np.uint32)
    assert counted(symbols[:2], symbols[2:]).tolist() == counted(symbols).tolist()
    assert counted(symbols).sum() == 7


def test_the_class_of_the_commonest_symbol_has_room() -> None:
    counts = np.zeros(SLOTS, np.int64)
    counts[0] = 2**32 - 1
    assert classes(counts).max() < 1 << CLASS_BITS
