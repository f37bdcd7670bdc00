"""The thread that writes: what is said of a write that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from threading import Event

import pytest
from textual.message import Message

from tmtool.model.errors import DeskError, TmtoolError, UsageError
from tmtool.tui import writer as writers
from tmtool.tui.messages import Broken, Done, Failed
from tmtool.tui.writer import GIVEN_WAY, LINED_UP, Writer


def told(write: Callable[[], Message | None]) -> list[Message]:
    """What a screen is told of a write."""
    messages: list[Message] = []
    writer = Writer()
    writer.submit(write, messages.append)
    writer.close()
    return messages


def failing(error: BaseException) -> Callable[[], Message | None]:
    def write() -> Message | None:
        raise error

    return write


def test_a_write_ends_in_its_message() -> None:
    assert told(lambda: Done("Written."))[0].words == "Written."  # type: ignore[attr-defined]
    assert told(lambda: None) == []


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (UsageError("That is no language."), "That is no language."),
        (OSError(28, "No space left on device"), "The desk could not be written: No space left on device."),
    ],
)
def test_what_a_person_can_mend_is_said(error: Exception, words: str) -> None:
    [message] = told(failing(error))
    assert isinstance(message, Failed)
    assert message.error.message == words


def test_a_programming_error_stays_loud() -> None:
    [message] = told(failing(ValueError("?")))
    assert isinstance(message, Broken)


def test_a_screen_may_tell_of_it_otherwise() -> None:
    seen: list[TmtoolError] = []

    def failed(error: TmtoolError) -> None:
        seen.append(error)

    writer = Writer()
    writer.submit(failing(OSError("disk gone")), print, failed)
    writer.close()
    assert isinstance(seen[0], DeskError)
    assert seen[0].message == "The desk could not be written: disk gone."


def test_writes_are_done_in_order_and_all_of_them_before_the_end() -> None:
    done: list[int] = []
    writer = Writer()
    for number in range(1000):
        writer.submit(partial(done.append, number), print)
    writer.close()
    assert done == list(range(1000))


def test_a_screen_that_cannot_be_told_keeps_nothing_from_being_written() -> None:
    done: list[str] = []
    writer = Writer()
    writer.submit(lambda: Done("one"), failing(RuntimeError("Event loop is closed")))  # type: ignore[arg-type]
    writer.submit(partial(done.append, "two"), print)
    writer.close()
    assert done == ["two"]


def test_who_waits_for_a_write_has_its_error_and_its_turn() -> None:
    done: list[str] = []
    writer = Writer()
    writer.submit(partial(done.append, "before"), print)
    writer.do(partial(done.append, "in turn"))
    assert done == ["before", "in turn"]
    with pytest.raises(UsageError):
        writer.do(failing(UsageError("That is no language.")))
    writer.close()
    with pytest.raises(DeskError):
        writer.do(print)


@contextmanager
def lined_up(count: int) -> Iterator[Writer]:
    """A writer whose first write is at a stand until an event, with others behind it."""
    writer, goes_on, begun = Writer(), Event(), Event()

    def standing_still() -> None:
        begun.set()
        goes_on.wait()

    writer.submit(standing_still, print)
    begun.wait()
    for _ in range(count):
        writer.submit(lambda: None, print)
    try:
        yield writer
    finally:
        goes_on.set()
        writer.close()


def test_the_interface_gives_way_where_many_writes_are_lined_up(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []
    monkeypatch.setattr(writers, "sleep", given.append)
    with lined_up(LINED_UP) as writer:
        assert given == []
        writer.submit(lambda: None, print)
        assert given == [GIVEN_WAY]
