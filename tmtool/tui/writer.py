"""The one thread of the screen that writes to the desk, in the order in which the person did things."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from textual.message import Message

from tmtool.tui.messages import Broken

Write = Callable[[], Message | None]
"""Does one write and gives the message that tells of it, if any; errors of the family it turns into messages itself."""


class Writer:
    """Takes writes from the interface's thread and does them one after the other."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")

    def submit(self, write: Write, tell: Callable[[Message], object]) -> None:
        """Line up a write; `tell` gets its message, on the writer's thread."""

        def done(future: Future[Message | None]) -> None:
            # Anything but a TmtoolError is a programming error; the screen raises it, so that it stays loud.
            failure = future.exception()
            message = Broken(failure) if failure else future.result()
            if message is not None:
                tell(message)

        self._thread.submit(write).add_done_callback(done)

    def close(self) -> None:
        """Finish everything that is lined up."""
        self._thread.shutdown(wait=True)
