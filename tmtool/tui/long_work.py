"""Work that takes long: one after the other, behind the typing, with its progress, a key to stop it, and its result.

`long_work(self).start("Import of energy.tmx", work)` from any screen or widget.
"""

from __future__ import annotations

from asyncio import get_running_loop
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any

from textual.app import App
from textual.dom import DOMNode
from textual.notifications import SeverityLevel
from textual.timer import Timer

from tmtool.model.errors import TmtoolError
from tmtool.tui.actions import Place, at
from tmtool.tui.widgets.progress_row import ProgressRow, progress_line

Progress = Callable[[int, int | None], None]
"""Told how much is done and of how much, None where that is not known; raises `Cancelled` once it is not wanted."""
Work = Callable[[Progress, Callable[[], bool]], str]
"""Does the work in a thread of its own, given `progress` and `cancelled`, and gives the sentence that tells of it."""

DRAWN_EVERY = 0.25
"""Seconds between two looks at how far the work has come."""


class Cancelled(Exception):
    """The person does not want the work any more; what it had begun to write is rolled back on the way out."""


@dataclass
class _Task:
    title: str
    work: Work
    then: Callable[[], object] | None
    done: int = 0
    total: int | None = None
    is_cancelled: bool = False

    def progress(self, done: int, total: int | None = None) -> None:
        """Take word from the work's thread; the row is drawn from it when its time comes."""
        self.done, self.total = done, total
        if self.is_cancelled:
            raise Cancelled


class LongWork:
    """The long works of one app."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._waiting: deque[_Task] = deque()
        self._running: _Task | None = None
        self._timer: Timer | None = None
        self._warned: _Task | None = None
        # Of its own: those of the app are few, and looking things up must not wait for an import.
        self._thread = ThreadPoolExecutor(1, "long work")
        self.key = next(action.shown for action in at(Place.EVERYWHERE) if action.id == "app.cancel_work")
        """What stops it, as a person reads it."""

    @property
    def is_running(self) -> bool:
        """Whether something is being done."""
        return self._running is not None

    def start(self, title: str, work: Work, *, then: Callable[[], object] | None = None) -> None:
        """Line up a work; from the interface's thread.

        Args:
            title: what is done, as a person says it: “Import of energy.tmx”.
            work: does it; see `Work`. A `TmtoolError` that it raises is told to the person.
            then: called on the interface's thread once it has ended well.
        """
        self._waiting.append(_Task(title, work, then))
        if self._running is None:
            self._next()

    def cancel(self) -> None:
        """Stop what runs, as soon as it looks up from its work; what waits comes next."""
        if self._running:
            self._running.is_cancelled = True

    def close(self) -> None:
        """Stop everything, for good."""
        self._waiting.clear()
        self.cancel()
        self._thread.shutdown(wait=False)

    def may_leave(self) -> bool:
        """Whether the app may be left; at the first time of asking it warns where something still runs."""
        if self._running is None or self._warned is self._running:
            return True
        self._warned = self._running
        self._app.notify(f"{self._running.title} is not done. Leave again to stop it.", severity="warning")
        return False

    def draw(self) -> None:
        """Show how far it has come on every screen that is open."""
        task = self._running
        for screen in self._app.screen_stack:
            row = next(iter(screen.query(ProgressRow)), None)
            if row is None:
                if task is None or not screen.is_running:
                    continue
                row = ProgressRow()
                screen.mount(row)
            row.display = task is not None
            if task is not None:
                width = screen.size.width
                line = progress_line(task.title, task.done, task.total, len(self._waiting), width, self.key)
                row.show(line)

    def _next(self) -> None:
        self._running = self._waiting.popleft() if self._waiting else None
        if task := self._running:
            self._app.run_worker(self._apart(task), group="long work", exit_on_error=False, name=task.title)
            self._timer = self._timer or self._app.set_interval(DRAWN_EVERY, self.draw)
        elif self._timer:
            self._timer.stop()
            self._timer = None
        self.draw()

    async def _apart(self, task: _Task) -> None:
        context = copy_context()
        await get_running_loop().run_in_executor(self._thread, context.run, self._do, task)

    def _do(self, task: _Task) -> None:
        words, has_failed = "", True
        try:
            words = task.work(task.progress, lambda: task.is_cancelled)
            has_failed = False
        except Cancelled:
            words = f"{task.title}: stopped; nothing was changed."
        except TmtoolError as error:
            words = error.message
        except OSError as error:
            words = f"{task.title}: {error.strerror or error}."
        finally:
            self._app.call_later(self._ended, task, words, has_failed)

    def _ended(self, task: _Task, words: str, has_failed: bool) -> None:
        if words:
            severity: SeverityLevel = "error" if has_failed and not task.is_cancelled else "information"
            self._app.notify(words, severity=severity, timeout=10)
        if task.then and not has_failed:
            task.then()
        self._next()


def long_work(of: DOMNode) -> LongWork:
    """Give the long works of the app to which a screen or widget belongs."""
    found = getattr(of.app, "long_work", None)
    assert isinstance(found, LongWork)
    return found
