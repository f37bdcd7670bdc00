"""What the concordance says of its hits."""

from __future__ import annotations

import pytest

from tmtool.tui.shown.concording import Asked, head_line


@pytest.mark.parametrize(
    ("shown", "total", "is_at_least", "count"),
    [
        (0, 0, False, "0 hits"),
        (1, 1, False, "1 hit"),
        (1_200, 1_200, False, "1,200 hits"),
        (1_000, 1_200, False, "1,000 of 1,200 hits"),
        (1_000, 5_000, True, "1,000 of 5,000+ hits"),
    ],
)
def test_hits_are_counted_as_everything_else(shown: int, total: int, is_at_least: bool, count: str) -> None:
    line = head_line(Asked("oil"), shown, total, is_at_least=is_at_least, width=100).plain
    assert line == f" Concordance · memories · any language   {count}"
