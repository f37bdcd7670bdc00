"""Whatever happens to texts and indexes, in whatever order: an index finds what comparing with every text finds."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.desk import made_indexes as made
from tests.desk.made_indexes import WORDS, add, desk_in, found, indexes_of, live, truth

TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


class LifeOfAnIndex(RuleBasedStateMachine):
    """A desk, two processes that have its index open, and everything that can happen to them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.desk = desk_in(self.folder / "desk")
        self.processes = [indexes_of(self.desk), indexes_of(self.desk)]

    def teardown(self) -> None:
        """Close and remove everything."""
        for process in self.processes:
            process.close()
        self.desk.close()
        shutil.rmtree(self.folder)

    @initialize(texts=st.lists(TEXTS, min_size=1, max_size=30))
    def begin(self, texts: list[str]) -> None:
        """The desk has texts when it is opened."""
        add(self.desk, texts)

    @rule(texts=st.lists(TEXTS, min_size=1, max_size=12))
    def add(self, texts: list[str]) -> None:
        """Somebody confirms or imports."""
        add(self.desk, texts)

    @precondition(lambda self: live(self.desk))
    @rule(at=st.integers(0), text=TEXTS)
    def edit(self, at: int, text: str) -> None:
        """A text gets other words."""
        made.edit(self.desk, self.one(at), text)

    @precondition(lambda self: live(self.desk))
    @rule(at=st.integers(0))
    def delete(self, at: int) -> None:
        """A unit is deleted."""
        made.delete(self.desk, self.one(at))

    @precondition(lambda self: live(self.desk))
    @rule(at=st.integers(0))
    def move(self, at: int) -> None:
        """A text is said to be in another language."""
        made.move(self.desk, self.one(at), "kk")

    @precondition(lambda self: live(self.desk, "kk"))
    @rule(at=st.integers(0))
    def move_back(self, at: int) -> None:
        """And it was not."""
        there = sorted(live(self.desk, "kk"))
        made.move(self.desk, there[at % len(there)], "en")

    @rule(which=st.integers(0, 1))
    def tidy(self, which: int) -> None:
        """A process finds time to write the index."""
        self.processes[which].tidy("en", "kk")

    @rule(which=st.integers(0, 1))
    def look_after(self, which: int) -> None:
        """A process finds time to read it through."""
        self.processes[which].look_after()

    @rule(which=st.integers(0, 1))
    def reopen(self, which: int) -> None:
        """A process ends and another begins."""
        self.processes[which].close()
        self.processes[which] = indexes_of(self.desk)

    @rule()
    def lose(self) -> None:
        """Somebody makes room on the disk."""
        shutil.rmtree(self.folder / "desk" / "index", ignore_errors=True)

    @rule(query=TEXTS, cut_off=st.sampled_from((0.3, 0.5, 0.7, 1.0)), which=st.integers(0, 1))
    def look_up(self, query: str, cut_off: float, which: int) -> None:
        """A process looks up, in both languages."""
        for language in ("en", "kk"):
            met = found(self.desk, self.processes[which], query, cut_off, language)
            assert met == truth(self.desk, query, cut_off, language)

    @invariant()
    def agree(self) -> None:
        """Both find the same, by a text that they have."""
        query = live(self.desk).get(min(live(self.desk), default=0), "water")
        wanted = truth(self.desk, query, 0.5)
        for process in self.processes:
            assert found(self.desk, process, query, 0.5) == wanted

    def one(self, at: int) -> int:
        """Choose a live text."""
        there = sorted(live(self.desk))
        return there[at % len(there)]


TestLifeOfAnIndex = LifeOfAnIndex.TestCase
TestLifeOfAnIndex.settings = settings(
    max_examples=12, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
)
