"""What is typed and not on disk."""

from __future__ import annotations

from tests.tui.pretend_desk import segments
from tmtool.tui.job.unsaved import Unsaved

FIRST, SECOND = segments(1)[:2]


def test_what_is_typed_is_written_once_and_forgotten_when_it_is_on_disk() -> None:
    unsaved = Unsaved()
    unsaved.typed(FIRST, "а")
    assert unsaved.to_write() == {101: "а"}
    unsaved.sent(101, "а")
    assert unsaved.to_write() == {}
    unsaved.written(101, "а")
    assert len(unsaved) == 0


def test_what_was_typed_on_meanwhile_stays() -> None:
    unsaved = Unsaved()
    unsaved.typed(FIRST, "а")
    unsaved.sent(101, "а")
    unsaved.typed(FIRST, "аб")
    unsaved.written(101, "а")
    assert unsaved.to_write() == {101: "аб"}


def test_what_the_disk_did_not_take_is_tried_again() -> None:
    unsaved = Unsaved()
    unsaved.sent(101, "а")
    unsaved.not_written(FIRST, "а", by_disk=True)
    assert unsaved.failed
    assert unsaved.to_write() == {101: "а"}
    unsaved.written(101, "а")
    assert not unsaved.failed


def test_a_refused_text_waits_until_the_person_acts() -> None:
    unsaved = Unsaved()
    unsaved.typed(FIRST, "а")
    unsaved.sent(101, "а")
    unsaved.not_written(FIRST, "а", by_disk=False)
    assert (unsaved.to_write(), unsaved.refused, unsaved.failed) == ({}, (101,), False)
    unsaved.allow(101)
    assert unsaved.to_write() == {101: "а"}
    unsaved.not_written(FIRST, "а", by_disk=False)
    unsaved.typed(FIRST, "аб")
    assert unsaved.to_write() == {101: "аб"}


def test_a_text_without_its_segment_is_offered_in_another() -> None:
    unsaved = Unsaved()
    unsaved.typed(SECOND, "вторая")
    assert unsaved.take_homeless({101}) == (((2, 0), "вторая"),)
    unsaved.offer(FIRST, "вторая")
    assert unsaved.text(101) == "Добыча нефти падает вторая"
    assert unsaved.to_write() == {}
    unsaved.drop(101)
    assert len(unsaved) == 0
