"""A run and which of its rows are still alive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from tmtool.memory.candidates import Candidates, candidates
from tmtool.memory.form import Form
from tmtool.memory.query import Query, Window
from tmtool.memory.run import Batch, Run
from tmtool.memory.run_search import near
from tmtool.memory.symbols import Words


class LiveRun:
    """A run with marks on the rows that were removed since it was built."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.dead_count = 0
        self._dead: NDArray[np.bool_] | None = None
        self._dead_forms: NDArray[np.bool_] | None = None

    def __len__(self) -> int:
        """The number of rows alive."""
        return self.run.rows - self.dead_count

    def remove(self, row: int) -> bool:
        """Mark a row as dead; say whether it was there and alive."""
        run = self.run
        at = int(run.sorted_ids.searchsorted(np.uint32(row)))
        if at == run.rows or run.sorted_ids[at] != row:
            return False
        place = int(run.places[at])
        dead, dead_forms = self._marks()
        if dead[place]:
            return False
        dead[place] = True
        self.dead_count += 1
        form = int(run.row_starts.searchsorted(np.uint32(place), side="right")) - 1
        dead_forms[form] = dead[run.row_starts[form] : run.row_starts[form + 1]].all()
        return True

    def remove_many(self, rows: Words) -> None:
        """Mark all those of the rows that are there as dead."""
        run = self.run
        if not run.rows:
            return
        at = np.minimum(run.sorted_ids.searchsorted(rows), run.rows - 1)
        places = run.places[at[run.sorted_ids[at] == rows]]
        if not len(places):
            return
        dead, dead_forms = self._marks()
        dead[places] = True
        self.dead_count = int(np.count_nonzero(dead))
        forms = np.unique(run.row_starts.searchsorted(places, side="right") - 1)
        starts, ends = run.row_starts[forms].tolist(), run.row_starts[forms + 1].tolist()
        dead_forms[forms] = [bool(dead[start:end].all()) for start, end in zip(starts, ends, strict=True)]

    def _marks(self) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        if self._dead is None or self._dead_forms is None:
            self._dead, self._dead_forms = np.zeros(self.run.rows, bool), np.zeros(self.run.forms, bool)
        return self._dead, self._dead_forms

    def candidates(self, query: Query, window: Window) -> Iterator[Candidates]:
        """Give every form that can be as near as the window asks, and some that are not."""
        forms = near(self.run, query, window)
        if self._dead_forms is not None:
            forms = forms[~self._dead_forms[forms]]
        return candidates(self.run, forms, query, window)

    def forms(self, score: float, numbers: Sequence[int]) -> Iterator[Form]:
        """Give forms by their numbers, without those that have no rows any more."""
        run, dead = self.run, self._dead
        forms = np.array(numbers, np.int64)
        lengths = run.lengths[forms].astype(np.int64)
        tokens = run.token_starts(forms, lengths)
        rows = zip(run.row_starts[forms].tolist(), run.row_starts[forms + 1].tolist(), strict=True)
        for at, end, (start, stop) in zip(tokens.tolist(), (tokens + lengths).tolist(), rows, strict=True):
            mine = slice(start, stop)
            alive = run.row_ids[mine], run.skeletons[mine], run.figures[mine]
            if dead is not None:
                is_alive = ~dead[mine]
                if not is_alive.all():
                    alive = alive[0][is_alive], alive[1][is_alive], alive[2][is_alive]
            if len(alive[0]):
                yield Form(score, run.tokens[at:end], *alive)

    def batches(self) -> Iterator[Batch]:
        """Give all rows alive at this moment, whatever is removed while they are read."""
        return self.run.batches(None if self._dead is None else self._dead.copy())
