"""Building a run out of any number of rows, in bounded memory.

An external sort in buckets: each batch is sorted by form and set aside; then each range of forms is gathered from all
batches and written for good, while its pairs of symbol and form are set aside sorted; these are merged last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from tmtool.memory import rarity
from tmtool.memory.form_order import Order, Rows, gathered, orders, ranges, set_aside
from tmtool.memory.run import LONGEST_TAIL, MOST_FORMS, TAIL_BITS, Allocate, Array, Batch, Run, spans
from tmtool.memory.sorted_pairs import merged, sorted_pairs, split
from tmtool.memory.symbols import MULTIPLIERS, Words, signatures_of_many, symbols_of_many

BUCKET = 1 << 14
"""Rows that are sorted at once: all that is made of them fits into the processor's cache."""
PAIRS = 1 << 18
"""Pairs of symbol and form that are sorted at once."""


def build(
    batches: Iterable[Batch], allocate: Allocate, spill: Allocate, *, bucket: int = BUCKET, pairs: int = PAIRS
) -> Run:
    """Build a run.

    Args:
        batches: all rows, each identity once.
        allocate: makes the arrays of the run, by the names in `Run.ARRAYS`.
        spill: makes arrays of about the same size in all, which may be thrown away when the run is built.
        bucket: how many rows are sorted at once, at most 131,072, unless more have the same tokens.
        pairs: how many pairs of symbol and form are sorted at once.

    Raises:
        ValueError: an identity is given twice, or there are more than 67 million forms.
    """
    aside = [set_aside(batch, f"batch{number}", spill) for number, batch in enumerate(batches)]
    parts = ranges(aside, bucket)
    order_of_parts = orders(parts, aside, spill)
    writer = _Writer(order_of_parts, allocate, spill)
    for part, order in zip(parts, order_of_parts, strict=True):
        writer.write(gathered(part, aside), order)
    del aside, order_of_parts
    return Run(writer.finish(pairs))


class _Writer:
    """Writes one range of forms after the other into the arrays of a run."""

    def __init__(self, parts: Sequence[Order], allocate: Allocate, spill: Allocate) -> None:
        self._allocate = allocate
        self._spill = spill
        nothing = slice(0, 0)
        self._parts = [(nothing, nothing, nothing)]
        longest = max((len(order.lengths) - 1 for order in parts), default=0)
        counts = np.zeros(longest + 1, np.int64)
        for order in parts:
            counts[: len(order.lengths)] += order.lengths
        self._rows, self._forms = sum(len(order.places) for order in parts), int(counts.sum())
        if self._forms > MOST_FORMS:
            raise ValueError(f"{self._forms} different texts are more than the {MOST_FORMS} that a run can hold")
        self._tokens = int((counts * np.arange(longest + 1)).sum())
        self._counts = np.zeros(rarity.slots_for(self._tokens), np.int64)
        sizes = {"row_ids": self._rows, "skeletons": self._rows, "figures": self._rows, "tokens": self._tokens}
        sizes |= {"row_starts": self._forms + 1, "lengths": self._forms, "length_starts": longest + 2}
        sizes |= {"first_signatures": 2 * self._forms, "second_signatures": 2 * self._forms}
        self._arrays = {name: self._array(name, size) for name, size in sizes.items()}
        self._arrays["length_starts"][0] = 0
        self._arrays["length_starts"][1:] = np.cumsum(counts)
        self._arrays["row_starts"][self._forms] = self._rows
        self._symbols = spill("symbols", np.dtype(np.uint32), self._tokens)

    def _array(self, name: str, size: int) -> Array:
        return self._allocate(name, Run.ARRAYS[name], size)

    def write(self, rows: Rows, order: Order) -> None:
        arrays = self._arrays
        firsts = order.places[order.is_first]
        lengths = rows.lengths[firsts].astype(np.int64)
        tokens = rows.tokens[spans(rows.token_starts[firsts].astype(np.int64), lengths)]
        mine, forms, words = self._next(len(order.places), len(firsts), len(tokens))
        for name, values in (("row_ids", rows.ids), ("skeletons", rows.skeletons), ("figures", rows.figures)):
            arrays[name][mine] = values[order.places]
        arrays["row_starts"][forms] = np.flatnonzero(order.is_first) + mine.start
        arrays["lengths"][forms] = lengths
        arrays["tokens"][words] = tokens
        symbols = symbols_of_many(tokens, lengths)
        for name, multiplier in zip(("first_signatures", "second_signatures"), MULTIPLIERS, strict=True):
            arrays[name][2 * forms.start : 2 * forms.stop] = signatures_of_many(symbols, lengths, multiplier)
        self._counts += rarity.count(symbols, len(self._counts))
        self._symbols[words] = symbols

    def _next(self, *counts: int) -> tuple[slice, slice, slice]:
        """Give the places of the next so many rows, forms and tokens."""
        rows, forms, tokens = (
            slice(at.stop, at.stop + count) for at, count in zip(self._parts[-1], counts, strict=True)
        )
        self._parts.append((rows, forms, tokens))
        return self._parts[-1]

    def _pairs(self, forms: slice, symbols: Words) -> NDArray[np.uint64]:
        """Give the sorted pairs of symbol and posting of a range of forms."""
        lengths = self._arrays["lengths"][forms]
        local = np.repeat(np.arange(len(lengths), dtype=np.uint64), lengths)
        keys = rarity.order_keys(symbols, self._arrays["commonness"])
        keys |= local << np.uint64(32 + rarity.CLASS_BITS)
        keys.sort()
        tails = np.repeat(np.cumsum(lengths, dtype=np.int64), lengths) - np.arange(len(keys))
        postings = (local + np.uint64(forms.start)) << np.uint64(TAIL_BITS)
        postings |= np.minimum(tails, LONGEST_TAIL).astype(np.uint64)
        return sorted_pairs(keys.astype(np.uint32), postings)

    def finish(self, pairs: int) -> dict[str, Array]:
        """Sort and merge the pairs of symbol and posting and of identity and place, and give all arrays."""
        self._add("commonness", rarity.classes(self._counts))
        aside = self._spill("pairs", np.dtype(np.uint64), self._tokens)
        for _, forms, words in self._parts:
            aside[words] = self._pairs(forms, self._symbols[words])
        self._arrays["postings"] = self._array("postings", self._tokens)
        symbols, starts = split(merged([aside[words] for _, _, words in self._parts], pairs), self._arrays["postings"])
        self._add("symbols", symbols)
        self._add("posting_starts", starts)
        aside = self._spill("ids", np.dtype(np.uint64), self._rows)
        for rows, _, _ in self._parts:
            aside[rows] = sorted_pairs(self._arrays["row_ids"][rows], np.arange(rows.start, rows.stop, dtype=np.uint64))
        self._arrays["places"] = self._array("places", self._rows)
        ids, starts = split(merged([aside[rows] for rows, _, _ in self._parts], pairs), self._arrays["places"])
        if len(ids) < self._rows:
            raise ValueError(f"row {ids[np.flatnonzero(np.diff(starts) > 1)[0]]} is given twice")
        self._add("sorted_ids", ids)
        return self._arrays

    def _add(self, name: str, values: Array) -> None:
        self._arrays[name] = self._array(name, len(values))
        self._arrays[name][:] = values
