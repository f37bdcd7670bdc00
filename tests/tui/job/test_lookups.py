"""What is looked up for a segment, and when not again."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from tests.tui.pretend_desk import segments
from tmtool.desk.suggestions import Suggestions
from tmtool.tui.job import lookups
from tmtool.tui.job.lookups import FRESH_FOR, Lookups

FIRST, SECOND, THIRD, *_ = segments(1)


class Looking:
    """Look-ups whose work is done at once, at a time that the test says."""

    def __init__(self) -> None:
        self.now = 100.0
        self.asked: list[int] = []
        screen = SimpleNamespace(run_worker=self._run, post_message=self._remember)
        desk = SimpleNamespace(suggestions=SimpleNamespace(for_segment=self._for_segment))
        self.lookups = Lookups(screen, desk, "ru")  # type: ignore[arg-type]

    def _run(self, work: Callable[[], None], **_: object) -> None:
        work()

    def _for_segment(self, segment: Any, language: str, **_: object) -> Suggestions:
        self.asked.append(segment.number)
        return Suggestions((), ())

    def _remember(self, message: Any) -> None:
        self.lookups.remember({one.id: one for one in (FIRST, SECOND, THIRD)}[message.segment], message)

    def go(self, *there: Any, anew: bool = False) -> list[int]:
        """The numbers of the segments that are looked up on coming somewhere."""
        self.asked.clear()
        self.lookups.look_up(*there, anew=anew)
        return list(self.asked)


@pytest.fixture
def looking(monkeypatch: pytest.MonkeyPatch) -> Looking:
    looking = Looking()
    monkeypatch.setattr(lookups, "monotonic", lambda: looking.now)
    monkeypatch.setattr(lookups, "get_current_worker", lambda: SimpleNamespace(is_cancelled=False))
    return looking


def test_what_was_looked_up_ahead_is_not_looked_up_again_on_coming_there(looking: Looking) -> None:
    assert looking.go(FIRST, SECOND) == [1, 2]
    assert looking.go(SECOND, THIRD) == [3]
    assert looking.go(THIRD, None) == []


def test_it_is_looked_up_again_after_a_while(looking: Looking) -> None:
    looking.go(FIRST, SECOND)
    looking.now += FRESH_FOR
    assert looking.go(SECOND, None) == [2]


def test_it_is_looked_up_again_once_something_was_written(looking: Looking) -> None:
    looking.go(FIRST, SECOND)
    looking.now += 1
    looking.lookups.wrote()
    looking.now += 1
    assert looking.go(SECOND, THIRD) == [2, 3]
    assert looking.go(THIRD, SECOND) == []


def test_it_is_looked_up_anew_where_that_is_wanted(looking: Looking) -> None:
    looking.go(FIRST, SECOND)
    assert looking.go(SECOND, None, anew=True) == [2]
