"""Building a run out of any number of rows, in bounded memory.

An external sort in buckets: each batch is sorted by form and set aside; then each range of forms is gathered from all
batches and written for good, while its pairs of symbol and form are set aside sorted; these are merged last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tmtool.memory import rarity
from tmtool.memory.run import (
    HEADER,
    LONGEST,
    LONGEST_TAIL,
    MOST_FORMS,
    TAIL_BITS,
    Allocate,
    Array,
    Batch,
    Run,
    spans,
)
from tmtool.memory.symbols import MULTIPLIERS, Words, signatures_of_many, symbols_of_many

BUCKET = 1 << 17
"""Rows that are sorted at once."""
PAIRS = 1 << 21
"""Pairs of symbol and form that are sorted at once."""
_HALF = np.uint64(32)
_HASHES = 1 << 64


def build(
    batches: Iterable[Batch], allocate: Allocate, spill: Allocate, *, bucket: int = BUCKET, pairs: int = PAIRS
) -> Run:
    """Build a run.

    Args:
        batches: all rows, each identity once.
        allocate: makes the arrays of the run, by the names in `Run.ARRAYS`.
        spill: makes arrays of about the same size in all, which may be thrown away when the run is built.
        bucket: how many rows are sorted at once, unless more have the same tokens.
        pairs: how many pairs of symbol and form are sorted at once.

    Raises:
        ValueError: an identity is given twice, or there are more than 67 million forms.
    """
    aside = [_set_aside(batch, f"batch{number}", spill) for number, batch in enumerate(batches)]
    ranges = _ranges(aside, bucket)
    orders = [_ordered(part, aside, f"order{number}", spill) for number, part in enumerate(ranges)]
    writer = _Writer(orders, allocate, spill)
    for part, order in zip(ranges, orders, strict=True):
        writer.write(_gathered(part, aside), order)
    return Run(writer.finish(pairs))


class _Rows(NamedTuple):
    """Rows whose tokens stand one after the other."""

    lengths: NDArray[np.uint16]
    hashes: NDArray[np.uint64]
    ids: Words
    skeletons: Words
    figures: Words
    tokens: Words
    token_starts: NDArray[np.int64]


def _set_aside(batch: Batch, name: str, spill: Allocate) -> _Rows:
    """Write the rows of a batch down in the order of their forms."""
    starts = batch.starts[:-1] + HEADER
    lengths = np.minimum(np.diff(batch.starts) - HEADER, LONGEST)
    hashes = _hashes(batch.words[spans(starts, lengths)], lengths)
    order = np.lexsort((~batch.rows, hashes, lengths.astype(np.uint16)))
    lengths, starts = lengths[order], starts[order]
    token_starts = np.zeros(len(order) + 1, np.int64)
    np.cumsum(lengths, out=token_starts[1:])
    return _Rows(
        lengths=_spilled(lengths.astype(np.uint16), f"{name}.lengths", spill),
        hashes=_spilled(hashes[order], f"{name}.hashes", spill),
        ids=_spilled(batch.rows[order], f"{name}.ids", spill),
        skeletons=_spilled(batch.words[starts - HEADER], f"{name}.skeletons", spill),
        figures=_spilled(batch.words[starts - HEADER + 1], f"{name}.figures", spill),
        tokens=_spilled(batch.words[spans(starts, lengths)], f"{name}.tokens", spill),
        token_starts=_spilled(token_starts, f"{name}.starts", spill),
    )


def _spilled(array: Array, name: str, spill: Allocate) -> Array:
    copy = spill(name, array.dtype, len(array))
    copy[:] = array
    return copy


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


class _Range(NamedTuple):
    """A range of forms: of these lengths, and of these hashes where it is but a part of one length."""

    shortest: int
    longest: int
    low: int = 0
    high: int = _HASHES

    def find(self, rows: _Rows) -> tuple[int, int]:
        """Say which slice of ordered rows lies in the range."""
        # Numbers of the array's own type: any other would have numpy convert the whole array.
        start = int(rows.lengths.searchsorted(np.uint16(self.shortest), side="left"))
        end = int(rows.lengths.searchsorted(np.uint16(self.longest), side="right"))
        hashes = rows.hashes[start:end]
        if self.high < _HASHES:
            end = start + int(hashes.searchsorted(np.uint64(self.high)))
        if self.low:
            start += int(hashes.searchsorted(np.uint64(self.low)))
        return start, end


def _ranges(aside: Sequence[_Rows], bucket: int) -> list[_Range]:
    """Divide all forms, in their order, into ranges of about so many rows."""
    counts = np.zeros(LONGEST + 1, np.int64)
    for rows in aside:
        counts += np.bincount(rows.lengths, minlength=LONGEST + 1)
    result: list[_Range] = []
    open_since, held = -1, 0
    for length in np.flatnonzero(counts).tolist():
        count = int(counts[length])
        if held and held + count > bucket:
            result.append(_Range(open_since, length - 1))
            held = 0
        if count > bucket:
            pieces = -(-count // bucket)
            cuts = [_HASHES * piece // pieces for piece in range(pieces + 1)]
            result += [_Range(length, length, low, high) for low, high in pairwise(cuts)]
        else:
            open_since = open_since if held else length
            held += count
    if held:
        result.append(_Range(open_since, LONGEST))
    return result


def _gathered(part: _Range, aside: Sequence[_Rows]) -> _Rows:
    """Read a range of forms from all batches."""
    slices = [part.find(rows) for rows in aside]

    def joined(pieces: Iterable[Array]) -> Array:
        return np.concatenate(list(pieces))

    found = list(zip(aside, slices, strict=True))
    lengths = joined(rows.lengths[start:end] for rows, (start, end) in found)
    token_starts = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=token_starts[1:])
    return _Rows(
        lengths=lengths,
        hashes=joined(rows.hashes[start:end] for rows, (start, end) in found),
        ids=joined(rows.ids[start:end] for rows, (start, end) in found),
        skeletons=joined(rows.skeletons[start:end] for rows, (start, end) in found),
        figures=joined(rows.figures[start:end] for rows, (start, end) in found),
        tokens=joined(rows.tokens[rows.token_starts[start] : rows.token_starts[end]] for rows, (start, end) in found),
        token_starts=token_starts,
    )


class _Order(NamedTuple):
    """How the gathered rows of a range are to stand."""

    places: Words
    is_first: NDArray[np.bool_]
    """Whether a row, in its place, is the first of its form."""
    forms: int
    lengths: NDArray[np.int64]
    """How many forms there are of each length, from 0."""


def _ordered(part: _Range, aside: Sequence[_Rows], name: str, spill: Allocate) -> _Order:
    slices = [(rows, *part.find(rows)) for rows in aside]
    lengths = np.concatenate([rows.lengths[start:end] for rows, start, end in slices])
    hashes = np.concatenate([rows.hashes[start:end] for rows, start, end in slices])
    ids = np.concatenate([rows.ids[start:end] for rows, start, end in slices])
    places = np.lexsort((~ids, hashes, lengths))
    lengths, hashes = lengths[places], hashes[places]
    is_first = np.ones(len(places), bool)
    is_first[1:] = (lengths[1:] != lengths[:-1]) | (hashes[1:] != hashes[:-1])
    counts = np.bincount(lengths[is_first])
    return _Order(
        _spilled(places.astype(np.uint32), f"{name}.places", spill),
        _spilled(is_first, f"{name}.first", spill),
        int(counts.sum()),
        counts,
    )


class _Writer:
    """Writes one range of forms after the other into the arrays of a run."""

    def __init__(self, orders: Sequence[_Order], allocate: Allocate, spill: Allocate) -> None:
        self._allocate = allocate
        self._spill = spill
        self._symbols: list[tuple[slice, Words]] = []
        self._counts = np.zeros(rarity.SLOTS, np.int64)
        self._ids: list[Array] = []
        self._row = self._form = self._token = 0
        longest = max((len(order.lengths) - 1 for order in orders), default=0)
        counts = np.zeros(longest + 1, np.int64)
        for order in orders:
            counts[: len(order.lengths)] += order.lengths
        self._rows, self._forms = sum(len(order.places) for order in orders), int(counts.sum())
        if self._forms > MOST_FORMS:
            raise ValueError(f"{self._forms} different texts are more than the {MOST_FORMS} that a run can hold")
        self._tokens = int((counts * np.arange(longest + 1)).sum())
        sizes = {"row_ids": self._rows, "skeletons": self._rows, "figures": self._rows, "tokens": self._tokens}
        sizes |= {"row_starts": self._forms + 1, "lengths": self._forms, "length_starts": longest + 2}
        sizes |= {"first_signatures": 2 * self._forms, "second_signatures": 2 * self._forms}
        self._arrays = {name: self._array(name, size) for name, size in sizes.items()}
        self._arrays["length_starts"][0] = 0
        self._arrays["length_starts"][1:] = np.cumsum(counts)
        self._arrays["row_starts"][self._forms] = self._rows

    def _array(self, name: str, size: int) -> Array:
        return self._allocate(name, Run.ARRAYS[name], size)

    def write(self, rows: _Rows, order: _Order) -> None:
        arrays = self._arrays
        mine = slice(self._row, self._row + len(order.places))
        forms = slice(self._form, self._form + order.forms)
        for name, values in (("row_ids", rows.ids), ("skeletons", rows.skeletons), ("figures", rows.figures)):
            arrays[name][mine] = values[order.places]
        arrays["row_starts"][forms] = np.flatnonzero(order.is_first) + mine.start
        firsts = order.places[order.is_first]
        lengths = rows.lengths[firsts].astype(np.int64)
        arrays["lengths"][forms] = lengths
        tokens = rows.tokens[spans(rows.token_starts[firsts], lengths)]
        arrays["tokens"][self._token : self._token + len(tokens)] = tokens
        symbols = symbols_of_many(tokens, lengths)
        for name, multiplier in zip(("first_signatures", "second_signatures"), MULTIPLIERS, strict=True):
            arrays[name][2 * forms.start : 2 * forms.stop] = signatures_of_many(symbols, lengths, multiplier)
        self._counts += rarity.count(symbols)
        self._symbols.append((forms, _spilled(symbols, f"symbols{len(self._symbols)}", self._spill)))
        ids = _keys(arrays["row_ids"][mine], np.arange(mine.start, mine.stop, dtype=np.uint64))
        self._ids.append(_spilled(ids, f"ids{len(self._ids)}", self._spill))
        self._row, self._form, self._token = mine.stop, forms.stop, self._token + len(tokens)

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
        return _keys(keys.astype(np.uint32), postings)

    def finish(self, pairs: int) -> dict[str, Array]:
        """Merge what is set aside, and give all arrays."""
        commonness = rarity.classes(self._counts)
        self._arrays["commonness"] = self._array("commonness", len(commonness))
        self._arrays["commonness"][:] = commonness
        aside = [
            _spilled(self._pairs(forms, symbols), f"pairs{number}", self._spill)
            for number, (forms, symbols) in enumerate(self._symbols)
        ]
        self._arrays["postings"] = self._array("postings", self._tokens)
        symbols, starts = _split(_merged(aside, pairs), self._arrays["postings"])
        for name, values in (("symbols", symbols), ("posting_starts", starts)):
            self._arrays[name] = self._array(name, len(values))
            self._arrays[name][:] = values
        self._arrays["places"] = self._array("places", self._rows)
        ids, starts = _split(_merged(self._ids, pairs), self._arrays["places"])
        if len(ids) < self._rows:
            raise ValueError(f"row {ids[np.flatnonzero(np.diff(starts) > 1)[0]]} is given twice")
        self._arrays["sorted_ids"] = self._array("sorted_ids", self._rows)
        self._arrays["sorted_ids"][:] = ids
        return self._arrays


def _keys(upper: Words, lower: NDArray[np.uint64]) -> NDArray[np.uint64]:
    keys = upper.astype(np.uint64)
    keys <<= _HALF
    keys |= lower
    keys.sort()
    return keys


def _merged(chunks: Sequence[NDArray[np.uint64]], size: int) -> Iterator[NDArray[np.uint64]]:
    """Merge sorted arrays into one, given in pieces of about so many elements."""
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


def _split(pieces: Iterable[NDArray[np.uint64]], lower: Words) -> tuple[Words, NDArray[np.int64]]:
    """Write the lower halves of sorted keys into an array; give the distinct upper halves and where each starts."""
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
