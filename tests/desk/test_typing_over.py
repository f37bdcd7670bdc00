"""Typing over what was confirmed and back again, and typing into what is left out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.desk.made import assert_sound, rows
from tmtool.desk.desk import Desk
from tmtool.model.articles import Job, Segment, State
from tmtool.model.errors import UsageError
from tmtool.store import tables
from tmtool.store.transaction import Doing

Segments = Callable[[], tuple[Segment, ...]]
TEXT = "Сделка подписана."


def signed_off(desk: Desk, segments: Segments) -> Segment:
    """Confirm a segment, and make it final."""
    second = desk.editing.confirm(segments()[1].id, TEXT).segment
    with desk.database.writing(Doing("sign off", "berik", second.job)) as transaction:
        transaction.update(tables.SegmentRow, second.id, state="final")
    return segments()[1]


def russian(desk: Desk) -> list[str]:
    """The live Russian texts of the memory."""
    return [row["text"] for row in rows(desk, tables.VariantRow) if row["language"] == "ru" and not row["deleted"]]


@pytest.mark.parametrize("elsewhere", [False, True])
def test_typing_back_to_the_confirmed_text_gives_its_state_back(
    empty: Desk, segments: Segments, elsewhere: bool
) -> None:
    final = signed_off(empty, segments)
    assert empty.editing.draft(final.id, "The deal.").state is State.DRAFT
    if elsewhere:
        empty.editing.draft(segments()[3].id, "Что-то другое.")
    back = empty.editing.draft(final.id, TEXT)
    assert (back.state, back.origin, back.person, back.time) == (State.FINAL, final.origin, final.person, final.time)
    assert empty.editing.draft(final.id, "Иначе.").state is State.DRAFT
    assert empty.editing.draft(final.id, TEXT).state is State.FINAL
    assert_sound(empty)


def test_what_was_typed_and_taken_out_again_is_nothing_to_take_back(empty: Desk, job: Job, segments: Segments) -> None:
    second = empty.editing.confirm(segments()[1].id, TEXT).segment
    empty.editing.draft(second.id, "The deal.")
    empty.editing.draft(second.id, TEXT)
    assert empty.operations.undo_but_typing(job).kind == "confirm"
    assert (segments()[1].state, segments()[1].target.text) == (State.NEW, "")


def test_a_text_that_an_update_made_a_draft_stays_one_however_it_is_typed(
    empty: Desk, job: Job, segments: Segments
) -> None:
    second = empty.editing.confirm(segments()[1].id, TEXT).segment
    article = empty.articles.find("deal.txt")
    held = b"".join(row["content"] for row in rows(empty, tables.ArticleVersionRow))
    empty.articles.update(article, held.replace(b"October 21", b"October 22"))
    empty.editing.draft(second.id, "Иначе.")
    assert empty.editing.draft(second.id, TEXT).state is State.DRAFT


def test_unconfirming_is_not_taken_back_by_typing(empty: Desk, segments: Segments) -> None:
    second = empty.editing.confirm(segments()[1].id, TEXT).segment
    empty.states.unconfirm(second.id)
    empty.editing.draft(second.id, "Иначе.")
    assert empty.editing.draft(second.id, TEXT).state is State.DRAFT


def test_what_is_typed_into_a_left_out_segment_takes_it_in_again(empty: Desk, job: Job, segments: Segments) -> None:
    headline = empty.editing.leave_out(segments()[0].id)
    assert empty.editing.draft(headline.id, "").left_out
    assert not empty.editing.draft(headline.id, "Казахстан заключил сделку").left_out
    third = empty.editing.leave_out(segments()[2].id)
    confirmed = empty.editing.confirm(third.id, "Цена — 1,2 миллиарда долларов.").segment
    assert (confirmed.left_out, confirmed.state) == (False, State.TRANSLATED)
    assert russian(empty) == ["Цена — 1,2 миллиарда долларов."]
    empty.operations.undo(job=job)
    assert segments()[2].left_out
    assert russian(empty) == []
    assert_sound(empty)


def test_what_was_confirmed_and_left_out_comes_back_confirmed(empty: Desk, segments: Segments) -> None:
    second = empty.editing.confirm(segments()[1].id, TEXT).segment
    empty.editing.leave_out(second.id)
    assert empty.editing.leave_out(second.id, False).state is State.TRANSLATED


def test_what_no_memory_learnt_comes_back_as_a_draft(empty: Desk, segments: Segments) -> None:
    second = empty.editing.leave_out(segments()[1].id)
    # As a desk may have it on which a left-out segment was confirmed and stayed left out.
    with empty.database.writing(Doing("confirm", "berik", second.job)) as transaction:
        transaction.update(tables.SegmentRow, second.id, state="translated", target=TEXT, origin="typed")
    assert empty.editing.leave_out(second.id, False).state is State.DRAFT


def test_a_reviewers_change_opens_what_is_signed_off_and_takes_in_what_is_left_out(
    empty: Desk, segments: Segments
) -> None:
    final = signed_off(empty, segments)
    with pytest.raises(UsageError, match="signed off"):
        empty.reviewing.accept(final.id, TEXT)
    changed = empty.reviewing.accept(final.id, "Сделку подписали.").segment
    assert (changed.state, changed.target.text) == (State.REVIEWED, "Сделку подписали.")
    assert russian(empty) == ["Сделку подписали."]
    fourth = empty.editing.leave_out(segments()[3].id)
    taken = empty.reviewing.accept(fourth.id, "Стройка начнётся.").segment
    assert (taken.state, taken.left_out) == (State.REVIEWED, False)
