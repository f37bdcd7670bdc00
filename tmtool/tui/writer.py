"""The one thread of the screen that writes to the desk, in the order in which the person did things."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from time import sleep

from textual.message import Message

from tmtool.model.errors import DeskError, TmtoolError
from tmtool.tui.messages import Broken, Failed

Write = Callable[[], Message | None]
"""Does one write and gives the message that tells of it, if any."""
Tell = Callable[[Message], object]
Told = Callable[[TmtoolError], Message | None]
"""Gives the message that tells of an error that a person can mend."""
LINED_UP = 50
"""Writes that may wait before the interface gives way to them."""
GIVEN_WAY = 0.008
"""Seconds, in which two confirmations are written: nobody sees them pass, whatever the disk does."""


def guarded(write: Write, failed: Told = Failed) -> Write:
    """Make a write that ends in a message where it fails, by the desk or by the disk.

    Args:
        write: the write.
        failed: tells of the error.
    """

    def run() -> Message | None:
        try:
            return write()
        except TmtoolError as error:
            return failed(error)
        except OSError as error:
            failure = DeskError(f"The desk could not be written: {error.strerror or error}.")
            failure.__cause__ = error
            return failed(failure)

    return run


class Writer:
    """Takes writes from the interface's thread and does them one after the other."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        # A future for each write that waits would weigh kilobytes, and whoever goes through known text with Enter held
        # down has hundreds of them waiting; so the thread is only told when the first one of a line is there.
        self._waiting: deque[tuple[Write, Tell]] = deque()
        self._is_at_work = False
        self._turn = Lock()

    def submit(self, write: Write, tell: Tell, failed: Told = Failed) -> None:
        """Line up a write.

        Args:
            write: the write.
            tell: gets its message, on the writer's thread.
            failed: tells of an error that a person can mend.
        """
        self._line_up(guarded(write, failed), tell)
        # Enter held down goes through known text faster than it is written, since both threads take turns at
        # computing; hundreds of confirmations would be on the screen and not on disk.
        if len(self._waiting) > LINED_UP:
            sleep(GIVEN_WAY)

    def do(self, write: Callable[[], object]) -> None:
        """Do a write in its turn and wait for it, from the thread of a long work.

        Raises:
            DeskError: the screen is closing.
        """
        turn: Future[object] = Future()

        def failed(message: Message) -> None:
            turn.set_exception(message.error if isinstance(message, Broken) else AssertionError(message))

        try:
            self._line_up(lambda: turn.set_result(write()), failed)
        except RuntimeError as error:
            raise DeskError("The screen was closed before it was done.") from error
        turn.result()

    def close(self) -> None:
        """Finish everything that is lined up."""
        self._thread.shutdown(wait=True)

    def _line_up(self, write: Write, tell: Tell) -> None:
        with self._turn:
            if not self._is_at_work:
                self._thread.submit(self._work)
                self._is_at_work = True
            self._waiting.append((write, tell))

    def _work(self) -> None:
        while (following := self._next()) is not None:
            write, tell = following
            message = _message_of(write)
            try:
                if message is not None:
                    tell(message)
            except Exception:
                # A screen that cannot be told any more keeps nothing from being written.
                logging.getLogger(__name__).exception("A screen was not told of a write.")

    def _next(self) -> tuple[Write, Tell] | None:
        with self._turn:
            self._is_at_work = bool(self._waiting)
            return self._waiting.popleft() if self._waiting else None


def _message_of(write: Write) -> Message | None:
    # Anything but a TmtoolError is a programming error; the screen raises it, so that it stays loud.
    try:
        return write()
    except BaseException as failure:  # noqa: BLE001
        return Broken(failure)
