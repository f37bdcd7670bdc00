"""Finding the forms of a run that can be near to a text."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tmtool.memory.candidates import Candidates, candidates, scanned
from tmtool.memory.query import Query, Window
from tmtool.memory.rarity import order_keys
from tmtool.memory.run import LONGEST_TAIL, TAIL_BITS, Run
from tmtool.memory.symbols import BLOCK, bits_in_common

_FEW = 64
"""So many forms go to the full comparison of signatures without a first one."""
POSTINGS = 16384
"""Postings that are looked at in one go."""
_SCAN_FROM = 2
"""From so many times as many postings as signatures it is faster to read the signatures in a row."""
_TAIL_BITS = np.uint32(TAIL_BITS)
_TAIL = np.uint32(LONGEST_TAIL)


class RunSearch:
    """The search for one text in one run, at falling cut-offs."""

    def __init__(self, run: Run, query: Query, dead_forms: NDArray[np.bool_] | None = None) -> None:
        """Find the postings of the text's symbols.

        Args:
            run: what is searched.
            query: the text.
            dead_forms: True for each form that has no rows any more.
        """
        self._run = run
        self._query = query
        self._dead_forms = dead_forms
        self._postings = self._by_rarity() if run.forms else []

    def _by_rarity(self) -> list[tuple[int, int]]:
        """Where the postings of each symbol start and end, the shortest first."""
        run, wanted = self._run, self._query.symbols
        if not len(run.symbols):
            return []
        places = run.symbols.searchsorted(wanted)
        places[places == len(run.symbols)] = 0
        starts = run.posting_starts[places]
        ends = np.where(run.symbols[places] == wanted, run.posting_starts[places + 1], starts)
        order = np.argsort(order_keys(wanted, run.commonness))
        return list(zip(starts[order].tolist(), ends[order].tolist(), strict=True))

    def candidates(self, window: Window) -> Iterator[Candidates]:
        """Give every form that can be as near as the window asks, and some that are not."""
        run, longest = self._run, min(window.longest, self._run.longest)
        if window.shortest > longest:
            return
        first, end = int(run.length_starts[window.shortest]), int(run.length_starts[longest + 1])
        slices = self._postings_of_prefix(window, first, longest)
        total = sum(len(part) for part in slices)
        if not total:
            return
        if total > _SCAN_FROM * (end - first):
            forms = scanned(run, first, end, self._query, window)
        else:
            forms = self._met(slices, window)
        if self._dead_forms is not None and len(forms):
            forms = forms[~self._dead_forms[forms]]
        yield from candidates(run, forms, self._query, window)

    def _postings_of_prefix(self, window: Window, first: int, longest: int) -> list[NDArray[np.uint32]]:
        """Give the postings of the rarest symbols in which every near form must stand.

        If a form lets i symbols of the text be without a partner, it has one of any i + 1 of them: the rarest.
        """
        run, result = self._run, []
        for (start, end), length in zip(self._postings, window.longest_without, strict=False):
            if end > start and length >= window.shortest:
                postings = run.postings[start:end]
                forms = first, int(run.length_starts[min(length, longest) + 1])
                low, high = postings.searchsorted(np.array(forms, np.uint32) << _TAIL_BITS).tolist()
                if high > low:
                    result.append(postings[low:high])
        return result

    def _met(self, slices: list[NDArray[np.uint32]], window: Window) -> NDArray[np.int64]:
        """Give the forms in any of the slices, each once, without most of those with too little in common."""
        postings = np.concatenate(slices) if len(slices) > 1 else slices[0]
        needed_tail = np.uint32(min(window.least_needed, LONGEST_TAIL))
        least, found = self._query.first_bits - window.most_spare, []
        for start in range(0, len(postings), POSTINGS):
            block = postings[start : start + POSTINGS]
            forms = block[(block & _TAIL) >= needed_tail] >> _TAIL_BITS
            found += [self._with_bits(forms[at : at + BLOCK], least) for at in range(0, len(forms), BLOCK)]
        if not found:
            return np.zeros(0, np.int64)
        forms = np.concatenate(found) if len(found) > 1 else found[0]
        if len(slices) > 1 and len(forms) > 1:
            forms.sort()
            is_new = np.empty(len(forms), bool)
            is_new[0] = True
            np.not_equal(forms[1:], forms[:-1], out=is_new[1:])
            forms = forms[is_new]
        return forms.astype(np.int64)

    def _with_bits(self, forms: NDArray[np.uint32], least: int) -> NDArray[np.uint32]:
        if len(forms) <= _FEW:
            return forms
        return forms[bits_in_common(self._run.first_signatures[forms], self._query.first) >= least]
