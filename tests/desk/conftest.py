"""Desks, articles and files that the tests of the desk are made with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desk.made import TickingClock, open_desk
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job, Segment

FIVE = """Kazakhstan signs wind farm deal

Kazakhstan signed a deal on October 21. The total cost is $1.2 billion. Construction will begin in 2027.

The agreement has to be ratified by parliament.
"""
"""A headline and four sentences in two paragraphs."""


@pytest.fixture
def clock() -> TickingClock:
    """A clock that stands still until it is told to go on."""
    return TickingClock(step=0)


@pytest.fixture
def empty(tmp_path: Path, clock: TickingClock) -> Iterator[Desk]:
    """A desk without shipped content; Aigul works at it."""
    with open_desk(tmp_path / "desk", clock=clock) as desk:
        yield desk


@pytest.fixture
def job(empty: Desk) -> Job:
    """The Russian job of an article of five segments."""
    return empty.articles.job(empty.articles.take_in(FIVE.encode(), "deal.txt").article, "ru")


@pytest.fixture
def segments(empty: Desk, job: Job) -> Callable[[], tuple[Segment, ...]]:
    """Gives the segments of that job as they are now."""
    return lambda: empty.articles.segments(job)
