"""The index that finds every form of text near enough to a given one, in falling normalised score.

It is made of layers: a large run, which may lie in mapped files, smaller runs in memory of what was learnt since, and
a delta of the last rows. A row is alive in one of them at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np

from tmtool.memory.delta import Delta
from tmtool.memory.form import Form, FormBlock
from tmtool.memory.live_run import LiveRun
from tmtool.memory.ranking import Layer, blocks
from tmtool.memory.run import Batch, Run, in_batches, in_memory
from tmtool.memory.run_building import build

__all__ = ["Form", "FormBlock", "FuzzyIndex"]

DELTA = 2048
"""Rows or forms in the delta from which it is made a run: a look-up reads all of it, in 20 µs for 1,000 rows."""
MANY = 500
"""Rows learnt at once from which making a run is faster than adding them one by one."""


class FuzzyIndex:
    """Rows of tokens, searchable by token Levenshtein distance without a miss.

    The caller serialises all calls and the steps of `look_up`: the index has no lock of its own. Of texts of more
    than 65,535 tokens only so many are indexed and compared.
    """

    def __init__(self, run: Run | None = None) -> None:
        """Open an index on a run; without one it is empty."""
        self._base = None if run is None else LiveRun(run)
        self._recent: list[LiveRun] = []
        self._delta = Delta()

    @classmethod
    def build(cls, rows: Iterable[tuple[int, bytes]]) -> FuzzyIndex:
        """Make an index in memory.

        Args:
            rows: pairs of a row's identity, 0 to 2³² − 1 and each once, and what `normalise.stored` gave for it.
        """
        return cls(build(in_batches(rows), in_memory, in_memory))

    def __len__(self) -> int:
        """The number of rows."""
        return sum(map(len, self._runs)) + len(self._delta)

    @property
    def pending(self) -> int:
        """How many rows were added or removed since the run that the index was opened on."""
        gone = 0 if self._base is None else self._base.dead_count
        return gone + sum(map(len, self._recent)) + len(self._delta)

    @property
    def _runs(self) -> list[LiveRun]:
        return self._recent if self._base is None else [self._base, *self._recent]

    def add(self, row: int, stored: bytes) -> None:
        """Add a row, to be found by the next look-up; one that is known already gets the new tokens.

        Args:
            row: the row's identity.
            stored: what `normalise.stored` gave; a row without tokens is kept and never found.
        """
        self.remove(row)
        self._delta.add(row, stored)
        if max(self._delta.slots, len(self._delta)) >= DELTA:
            self._settle([])

    def remove(self, row: int) -> None:
        """Forget a row; one that is not there is no error, as two processes may both report it gone."""
        if not self._delta.remove(row):
            any(run.remove(row) for run in self._runs)

    def learn(self, changes: Iterable[tuple[int, bytes | None]]) -> None:
        """Add and remove many rows; of a row that is named twice the last change holds.

        Args:
            changes: pairs of a row's identity and what `normalise.stored` gave for it, None where the row is gone.
        """
        last = dict(changes)
        added = [(row, stored) for row, stored in last.items() if stored is not None]
        if len(last) < MANY:
            for row, stored in last.items():
                self.remove(row) if stored is None else self.add(row, stored)
            return
        for row in last:
            self._delta.remove(row)
        rows = np.fromiter(last, np.uint32, len(last))
        for run in self._runs:
            run.remove_many(rows)
        self._settle(list(in_batches(added)))

    def _settle(self, batches: list[Batch]) -> None:
        """Make rows, the delta and what recent runs are not much larger one run, so that there are only a few."""
        batches.append(self._delta.batch())
        count = sum(len(batch.rows) for batch in batches)
        while self._recent and len(self._recent[-1]) <= 2 * count:
            run = self._recent.pop()
            count += len(run)
            batches += run.batches()
        self._delta = Delta()
        if count:
            self._recent.append(LiveRun(build(batches, in_memory, in_memory)))

    def batches(self) -> Iterator[Batch]:
        """Give all rows alive at this moment, for a new run; what changes later does not show in them."""
        return chain(*[run.batches() for run in self._runs], [self._delta.batch()])

    def look_up(self, tokens: Sequence[int], cut_off: float) -> Iterator[FormBlock]:
        """Yield every form at or above a cut-off, best first; the search goes only as far as blocks are asked for.

        Args:
            tokens: the tokens of the text looked up.
            cut_off: the lowest normalised score wanted, above 0 and at most 1.

        Raises:
            ValueError: the cut-off is out of its range.
        """
        if not 0 < cut_off <= 1:
            raise ValueError(f"cut_off is {cut_off}, and must be above 0 and at most 1")
        layers: list[Layer] = [*self._runs]
        if self._delta.slots:
            layers.append(self._delta)
        return blocks(layers, tokens, cut_off) if len(tokens) else iter(())
