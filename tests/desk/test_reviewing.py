"""Accepting what a translator wrote: the state, the unit in the memory, who wrote what, and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.desk.made import TickingClock, open_desk, rows
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job, Segment, State
from tmtool.model.errors import ChangedMeanwhile, MissingInput, UsageError
from tmtool.store import tables
from tmtool.store.transaction import Doing

Segments = Callable[[], tuple[Segment, ...]]


@pytest.fixture
def editor(tmp_path: Path, empty: Desk, clock: TickingClock) -> Iterator[Desk]:
    """The same desk, at which Berik reviews."""
    with open_desk(tmp_path / "desk", person="berik", clock=clock) as desk:
        yield desk


def russian(desk: Desk) -> list[tuple[str, str, bool]]:
    """The Russian texts of the memory: text, status, whether it is alive."""
    return [
        (row["text"], row["status"], not row["deleted"])
        for row in rows(desk, tables.VariantRow)
        if row["language"] == "ru"
    ]


def test_an_accepted_text_is_reviewed_and_so_is_its_unit(empty: Desk, editor: Desk, segments: Segments) -> None:
    segment = empty.editing.confirm(segments()[1].id, "Казахстан подписал сделку.").segment
    done = editor.reviewing.accept(segment.id, version=segment.version).segment
    assert (done.state, done.person, done.target.text) == (State.REVIEWED, "berik", "Казахстан подписал сделку.")
    assert russian(empty) == [("Казахстан подписал сделку.", "reviewed", True)]


def test_a_change_and_its_acceptance_are_one_operation_and_replace_the_unit(
    empty: Desk, editor: Desk, segments: Segments
) -> None:
    segment = empty.editing.confirm(segments()[1].id, "Казахстан подписал сделка.").segment
    before = len(rows(empty, tables.OperationRow))
    done = editor.reviewing.accept(segment.id, "Казахстан подписал сделку.", version=segment.version).segment
    assert len(rows(empty, tables.OperationRow)) == before + 1
    assert done.state is State.REVIEWED
    assert russian(empty) == [
        ("Казахстан подписал сделка.", "translated", False),
        ("Казахстан подписал сделку.", "reviewed", True),
    ]
    assert len([row for row in rows(empty, tables.UnitRow) if not row["deleted"]]) == 1
    written = [(entry.kind, entry.person, entry.target) for entry in editor.operations.history(segment.id)]
    assert written == [
        ("accept", "berik", "Казахстан подписал сделку."),
        ("confirm", "aigul", "Казахстан подписал сделка."),
    ]


def test_an_acceptance_is_taken_back_whole(empty: Desk, editor: Desk, job: Job, segments: Segments) -> None:
    for target in (None, "Другой текст."):
        segment = empty.editing.confirm(segments()[1].id, "Казахстан подписал сделка.").segment
        editor.reviewing.accept(segment.id, target)
        undone = editor.operations.undo(job=job)
        assert (undone.kind, undone.left) == ("accept", ())
        back = segments()[1]
        assert (back.state, back.target.text) == (State.TRANSLATED, "Казахстан подписал сделка.")
        assert [one for one in russian(empty) if one[2]] == [("Казахстан подписал сделка.", "translated", True)]


def test_accepting_twice_does_nothing(empty: Desk, editor: Desk, segments: Segments) -> None:
    empty.editing.confirm(segments()[1].id, "Сделка.")
    editor.reviewing.accept(segments()[1].id)
    before = len(rows(empty, tables.OperationRow))
    editor.reviewing.accept(segments()[1].id)
    empty.editing.confirm(segments()[1].id, "Сделка.")
    assert len(rows(empty, tables.OperationRow)) == before
    assert segments()[1].state is State.REVIEWED


def test_the_first_character_changed_after_a_review_makes_a_draft(
    empty: Desk, editor: Desk, segments: Segments
) -> None:
    empty.editing.confirm(segments()[1].id, "Сделка.")
    editor.reviewing.accept(segments()[1].id, "Сделка подписана.")
    assert empty.editing.draft(segments()[1].id, "Сделка подписана!").state is State.DRAFT
    accepted = editor.reviewing.last_accepted(segments()[1].id)
    assert accepted is not None
    assert (accepted.person, accepted.target) == ("berik", "Сделка подписана.")


def test_nothing_was_accepted_in_an_untouched_segment(editor: Desk, segments: Segments) -> None:
    assert editor.reviewing.last_accepted(segments()[1].id) is None


def test_what_cannot_be_accepted_is_refused(empty: Desk, editor: Desk, segments: Segments) -> None:
    empty.editing.confirm(segments()[1].id, "Сделка.")
    with pytest.raises(UsageError, match="Segment 3 has no translation yet"):
        editor.reviewing.accept(segments()[2].id)
    empty.editing.leave_out(segments()[3].id)
    with pytest.raises(UsageError, match="Segment 4 is left out"):
        editor.reviewing.accept(segments()[3].id)
    with pytest.raises(ChangedMeanwhile):
        editor.reviewing.accept(segments()[1].id, version=1)
    with pytest.raises(MissingInput):
        editor.reviewing.accept(999)
    for columns, words in (({"state": "final"}, "Segment 2 is signed off"), ({"locked": 1}, "Segment 2 is locked")):
        with empty.database.writing(Doing("sign off", "aigul")) as transaction:
            transaction.update(tables.SegmentRow, segments()[1].id, **{"state": "translated", **columns})
        with pytest.raises(UsageError, match=words):
            editor.reviewing.accept(segments()[1].id)


def test_a_reviewed_match_comes_first(empty: Desk, editor: Desk, segments: Segments) -> None:
    second = "Construction will begin in 2027."
    empty.editing.confirm(segments()[3].id, "Стройка начнётся в 2027 году.")
    editor.reviewing.accept(segments()[3].id)
    [match] = editor.suggestions.matches(second, "en", "ru")
    assert str(match.status) == "reviewed"
