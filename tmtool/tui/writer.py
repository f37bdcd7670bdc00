"""The one thread of the screen that writes to the desk, in the order in which the person did things."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from textual.message import Message

from tmtool.model.errors import DeskError, TmtoolError
from tmtool.tui.messages import Broken, Failed

Write = Callable[[], Message | None]
"""Does one write and gives the message that tells of it, if any."""
Told = Callable[[TmtoolError], Message | None]
"""Gives the message that tells of an error that a person can mend."""


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

    def submit(self, write: Write, tell: Callable[[Message], object], failed: Told = Failed) -> None:
        """Line up a write.

        Args:
            write: the write.
            tell: gets its message, on the writer's thread.
            failed: tells of an error that a person can mend.
        """

        def done(future: Future[Message | None]) -> None:
            # Anything but a TmtoolError is a programming error; the screen raises it, so that it stays loud.
            failure = future.exception()
            message = Broken(failure) if failure else future.result()
            if message is not None:
                tell(message)

        self._thread.submit(guarded(write, failed)).add_done_callback(done)

    def do(self, write: Callable[[], object]) -> None:
        """Do a write in its turn and wait for it, from the thread of a long work.

        Raises:
            DeskError: the screen is closing.
        """
        try:
            turn = self._thread.submit(write)
        except RuntimeError as error:
            raise DeskError("The screen was closed before it was done.") from error
        turn.result()

    def close(self) -> None:
        """Finish everything that is lined up."""
        self._thread.shutdown(wait=True)
