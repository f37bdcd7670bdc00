"""What was done in one place is what goes back there, whatever the same person does elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.desk.made import open_desk
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job, State
from tmtool.model.errors import UsageError
from tmtool.tui.actions import ACTIONS, use
from tmtool.tui.taking_back import TakingBack, takes_back

NOTHING = "Nothing was done here that could be taken back."


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk") as made:
        made.articles.take_in(b"It rained.\n\nIt snowed.\n", "rain.txt")
        yield made


def job(desk: Desk) -> Job:
    return desk.articles.job(desk.articles.find("rain.txt"), "ru")


def test_only_what_was_done_here_goes_back(desk: Desk) -> None:
    here, segment = TakingBack(desk), desk.articles.segments(job(desk))[0]

    def take() -> str:
        desk.assignments.take(job(desk))
        with open_desk(desk.folder) as elsewhere:
            elsewhere.editing.confirm(segment.id, "Шёл дождь.")
        return "taken"

    assert here.do(take) == "taken"
    assert here.undo() == "Taken back: take."
    assert job(desk).person is None
    assert desk.articles.segment(segment.id).state is State.TRANSLATED
    assert here.undo() == NOTHING


def test_what_goes_back_is_named(desk: Desk) -> None:
    here = TakingBack(desk)
    here.do(lambda: str(desk.assignments.take(job(desk)).person), "rain.txt, RU")
    assert here.undo() == "rain.txt, RU. Taken back: take."


def test_what_wrote_nothing_is_nothing_to_take_back(desk: Desk) -> None:
    here = TakingBack(desk)
    here.do(lambda: str(desk.assignments.give_back(job(desk)).person))
    assert here.undo() == NOTHING


def test_what_could_not_go_back_can_once_nothing_stands_in_the_way(desk: Desk) -> None:
    here = TakingBack(desk)
    here.do(lambda: desk.glossaries.add_term("rain", "дождь", "en", "ru").glossary_name)
    kept = desk.glossaries.concepts(desk.glossaries.all()[-1].name)[0]
    with desk.operations.noted() as edited:
        desk.glossaries.edit(kept.id, kept.concept.terms, "weather")
    assert here.undo().startswith("Nothing was taken back: ")
    desk.operations.undo(operation=edited[0])
    assert here.undo() == "Taken back: add term."


def test_what_went_back_elsewhere_is_said_once(desk: Desk) -> None:
    here = TakingBack(desk)
    with desk.operations.noted() as operations:
        here.do(lambda: str(desk.assignments.take(job(desk)).person))
    assert operations == []
    with pytest.raises(UsageError, match="undone already"):
        desk.operations.undo(operation=here._done[0][0])
        here.undo()
    assert here.undo() == NOTHING


def test_the_key_that_is_named_is_the_one_in_force() -> None:
    assert takes_back() == "Ctrl+Z takes it back."
    assert takes_back("it all") == "Ctrl+Z takes it all back."


def test_a_key_given_otherwise_is_named_so() -> None:
    moved = [replace(one, keys=("f10",)) if one.id == "memories.undo" else one for one in ACTIONS]
    try:
        use(moved)
        assert takes_back(action="memories.undo") == "F10 takes it back."
    finally:
        use(ACTIONS)
