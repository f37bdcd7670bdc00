"""Numbers of segments as a person reads them."""

from __future__ import annotations

from collections.abc import Iterable


def in_runs(numbers: Iterable[int]) -> str:
    """Name ascending numbers, three and more in a row by the first and the last: `1, 12–14`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
