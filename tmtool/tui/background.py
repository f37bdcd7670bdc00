"""What the app does behind the first paint and between the keys: it warms, looks after indexes, gives memory back."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.worker import get_current_worker

from tmtool.model.errors import TmtoolError
from tmtool.model.text import TaggedText
from tmtool.tui.messages import MemoriesChanged
from tmtool.tui.spare_memory import give_back

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk

LOOKED_AFTER_FIRST = 5.0
"""Seconds until the first look at what is derived from the desk."""
LOOKED_AFTER_EVERY = 20.0
"""Seconds between two looks at what is derived from the desk."""
PAUSED_AFTER = 3.0
"""Seconds without a key after which unused memory is given back, which a key would have to wait for."""
WARMED_AFTER = 1.0
"""Seconds after which indexes and folders are gone through when an article is opened at once."""
THREADS = 4
"""That look things up; long work has its own. They take turns at computing, and each weighs a megabyte."""
OBJECTS_BETWEEN_COLLECTIONS = 5_000, 5, 5
"""Of the youngest, which takes a third of a millisecond; and how often these until older ones are gone through."""


class Background:
    """The work behind the screens of one desk, in workers of the app.

    Args:
        app: the app.
        desk: the desk, already open.
        look_up_again: told that indexes have learnt something.
    """

    def __init__(self, app: App[Any], desk: Desk, look_up_again: Callable[[], None]) -> None:
        self._app = app
        self._desk = desk
        self._look_up_again = look_up_again
        self._pressed: float | None = None
        """When the last key came; None where unused memory was given back since."""

    def begin(self, *, is_article_first: bool) -> None:
        """Begin when the app has its first screen.

        Args:
            is_article_first: whether an article opens: its first segment is looked up before everything else is read,
                and that loads what it needs.
        """
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(THREADS, "worker"))
        gc.freeze()  # Nearly all that is there now are modules, which stay.
        if is_article_first:
            self._app.set_timer(WARMED_AFTER, self._warm)
        else:
            self._app.call_after_refresh(self._warm)

    def key_pressed(self) -> None:
        """Hear that the person is at work."""
        self._pressed = monotonic()

    def _warm(self) -> None:
        # What is there once what opening left behind is gone stays: the collector need not go through it again and
        # again. The rest it goes through in small parts from now on, which no key waits for, and which do not let what
        # is no longer needed pile up.
        gc.collect()
        gc.freeze()
        gc.set_threshold(*OBJECTS_BETWEEN_COLLECTIONS)

        def work() -> None:
            try:
                self._desk.suggestions.warm()
                self._warm_figures()
                self._warm_confirming()
                reports = self._desk.imports.scan()
            except TmtoolError as error:
                self._app.notify(error.message, severity="error", timeout=10)
                return
            if reports:
                self._app.post_message(MemoriesChanged.of(reports))

        self._app.run_worker(work, group="warm", exclusive=True, exit_on_error=False, thread=True)
        # Where the desk was never looked after, phrases of the memories are not found before.
        self._app.set_timer(LOOKED_AFTER_FIRST, self._look_after)
        self._app.set_interval(LOOKED_AFTER_EVERY, self._look_after)
        self._app.set_interval(PAUSED_AFTER, self._give_back)

    def _warm_figures(self) -> None:
        from tmtool.tui.inserting.source_figures import load

        for language in self._desk.settings.targets:
            load(language)

    def _warm_confirming(self) -> None:
        """Load what the first Enter and the first check need, so that they are as quick as the second."""
        from tmtool.quality.check import check
        from tmtool.quality.pair import Pair

        _ = self._desk.editing, self._desk.checking
        for language in self._desk.settings.targets:
            check(Pair(TaggedText("It was 5 May."), TaggedText("5."), 1, self._desk.settings.source, language))

    def _look_after(self) -> None:
        """Bring indexes up to date."""

        def work() -> None:
            worker = get_current_worker()
            try:
                learnt = self._desk.derived.look_after(lambda: worker.is_cancelled)
                give_back()
                if learnt and not worker.is_cancelled:
                    self._app.call_from_thread(self._look_up_again)
            except TmtoolError as error:
                # It is tried again; meanwhile everything works, only slower.
                self._app.log.warning(error.message)

        if not any(worker.group == "look after" and worker.is_running for worker in self._app.workers):
            self._app.run_worker(work, group="look after", exit_on_error=False, thread=True)

    def _give_back(self) -> None:
        """Give unused memory back where the person has paused."""
        if self._pressed is not None and monotonic() - self._pressed > PAUSED_AFTER:
            self._pressed = None
            self._app.run_worker(give_back, group="spare memory", exit_on_error=False, thread=True)
