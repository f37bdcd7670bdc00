"""Sorting rows by their forms, in batches that are set aside and then read by ranges of forms."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tmtool.memory.run import HEADER, LONGEST, Allocate, Array, Batch, spans, starts_of
from tmtool.memory.symbols import Words

_HASHES = 1 << 64


class Rows(NamedTuple):
    """Rows whose tokens stand one after the other."""

    hashes: NDArray[np.uint64]
    token_starts: NDArray[np.uint64]
    """Where the tokens of each begin, and where the last one's end."""
    lengths: Words
    ids: Words
    skeletons: Words
    figures: Words
    tokens: Words


def set_aside(batch: Batch, name: str, spill: Allocate) -> Rows:
    """Write the rows of a batch down in the order of their forms."""
    starts = batch.starts[:-1] + HEADER
    lengths = np.minimum(np.diff(batch.starts) - HEADER, LONGEST)
    hashes = _hashes(batch.words[spans(starts, lengths)], lengths)
    order = np.lexsort((~batch.rows, hashes, lengths.astype(np.uint16)))
    lengths, starts, count = lengths[order], starts[order], len(order)
    # Two arrays, not seven: each may be a file that stays open.
    wide = spill(f"{name}.wide", np.dtype(np.uint64), 2 * count + 1)
    words = spill(f"{name}.words", np.dtype(np.uint32), 4 * count + int(lengths.sum()))
    rows = Rows(wide[:count], wide[count:], *np.split(words, [count, 2 * count, 3 * count, 4 * count]))
    rows.hashes[:] = hashes[order]
    rows.token_starts[:] = starts_of(lengths)
    rows.lengths[:] = lengths
    rows.ids[:] = batch.rows[order]
    rows.skeletons[:] = batch.words[starts - HEADER]
    rows.figures[:] = batch.words[starts - HEADER + 1]
    rows.tokens[:] = batch.words[spans(starts, lengths)]
    return rows


def _hashes(tokens: Words, lengths: NDArray[np.int64]) -> NDArray[np.uint64]:
    """Hash strings of tokens to 64 bits.

    Two strings of one length that collide would be taken for one form: 3 in 10⁸ for a memory of a million rows.
    """
    starts = np.cumsum(lengths) - lengths
    mixed = np.arange(1, len(tokens) + 1, dtype=np.uint64)
    mixed -= np.repeat(starts.astype(np.uint64), lengths)
    mixed *= np.uint64(0x9E3779B97F4A7C15)
    mixed += tokens
    # The finaliser of splitmix64 (Steele, Lea, Flood 2014): every bit of a token and its place moves every bit of it.
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed ^= mixed >> np.uint64(shift)
        mixed *= np.uint64(factor)
    mixed ^= mixed >> np.uint64(31)
    result = np.zeros(len(lengths), np.uint64)
    filled = np.flatnonzero(lengths)
    if len(filled):
        result[filled] = np.add.reduceat(mixed, starts[filled])
    return result


class Range(NamedTuple):
    """A range of forms: of these lengths, and of these hashes where it is but a part of one length."""

    shortest: int
    longest: int
    low: int = 0
    high: int = _HASHES

    def find(self, rows: Rows) -> tuple[int, int]:
        """Say which slice of ordered rows lies in the range."""
        # Numbers of the array's own type: any other would have numpy convert the whole array.
        start = int(rows.lengths.searchsorted(np.uint32(self.shortest), side="left"))
        end = int(rows.lengths.searchsorted(np.uint32(self.longest), side="right"))
        hashes = rows.hashes[start:end]
        if self.high < _HASHES:
            end = start + int(hashes.searchsorted(np.uint64(self.high)))
        if self.low:
            start += int(hashes.searchsorted(np.uint64(self.low)))
        return start, end


def ranges(aside: Sequence[Rows], bucket: int) -> list[Range]:
    """Divide all forms, in their order, into ranges of about so many rows."""
    counts = np.zeros(LONGEST + 1, np.int64)
    for rows in aside:
        counts += np.bincount(rows.lengths, minlength=LONGEST + 1)
    result: list[Range] = []
    open_since, held = -1, 0
    for length in np.flatnonzero(counts).tolist():
        count = int(counts[length])
        if held and held + count > bucket:
            result.append(Range(open_since, length - 1))
            held = 0
        if count > bucket:
            pieces = -(-count // bucket)
            cuts = [_HASHES * piece // pieces for piece in range(pieces + 1)]
            result += [Range(length, length, low, high) for low, high in pairwise(cuts)]
        else:
            open_since = open_since if held else length
            held += count
    if held:
        result.append(Range(open_since, LONGEST))
    return result


def gathered(part: Range, aside: Sequence[Rows]) -> Rows:
    """Read a range of forms from all batches."""
    found = [(rows, *part.find(rows)) for rows in aside]

    def joined(name: str) -> Array:
        return np.concatenate([getattr(rows, name)[start:end] for rows, start, end in found])

    lengths = joined("lengths")
    tokens = [rows.tokens[rows.token_starts[start] : rows.token_starts[end]] for rows, start, end in found]
    return Rows(
        hashes=joined("hashes"),
        token_starts=starts_of(lengths).astype(np.uint64),
        lengths=lengths,
        ids=joined("ids"),
        skeletons=joined("skeletons"),
        figures=joined("figures"),
        tokens=np.concatenate(tokens),
    )


class Order(NamedTuple):
    """How the gathered rows of a range are to stand."""

    places: Words
    is_first: NDArray[np.bool_]
    """Whether a row, in its place, is the first of its form."""
    lengths: NDArray[np.int64]
    """How many forms there are of each length, from 0."""


def orders(parts: Sequence[Range], aside: Sequence[Rows], spill: Allocate) -> list[Order]:
    """Find the order of each range of forms."""
    count, done, result = sum(len(rows.ids) for rows in aside), 0, []
    all_places, all_first = spill("places", np.dtype(np.uint32), count), spill("first", np.dtype(bool), count)
    for part in parts:
        found = [(rows, *part.find(rows)) for rows in aside]
        lengths = np.concatenate([rows.lengths[start:end] for rows, start, end in found])
        hashes = np.concatenate([rows.hashes[start:end] for rows, start, end in found])
        ids = np.concatenate([rows.ids[start:end] for rows, start, end in found])
        end = done + len(lengths)
        places, is_first = all_places[done:end], all_first[done:end]
        places[:] = np.lexsort((~ids, hashes, lengths.astype(np.uint16)))
        lengths, hashes = lengths[places], hashes[places]
        is_first[:1] = True
        is_first[1:] = (lengths[1:] != lengths[:-1]) | (hashes[1:] != hashes[:-1])
        result.append(Order(places, is_first, np.bincount(lengths[is_first])))
        done = end
    return result
