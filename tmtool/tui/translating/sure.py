"""Confirming the run of sure matches: what stood in the same place before and has no finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from tmtool.tui import messages
from tmtool.tui.actions import keys_of
from tmtool.tui.long_work import Progress, long_work
from tmtool.tui.messages import Stand
from tmtool.tui.screens.job_screen import JobScreen
from tmtool.tui.taking_back import takes_back

if TYPE_CHECKING:
    from collections.abc import Callable

    from tmtool.model.articles import Job, Segment


class SureKeys(JobScreen):
    """The key that confirms without looking at each."""

    def action_confirm_run(self) -> None:
        """Confirm the sure matches from here on, once what is typed is on the desk."""
        self.flush()
        self.writer.submit(messages.ReadyForRun, self.post_message)

    @on(messages.ReadyForRun)
    def _ready_for_run(self) -> None:
        opened, segment = self.opened, self.current
        if opened and segment:
            self._confirm_run(opened.job, segment)

    def _confirm_run(self, job: Job, segment: Segment) -> None:
        def work(progress: Progress, cancelled: Callable[[], bool]) -> str:
            wanted: tuple[int, ...] = ()
            words = ""
            try:
                through = self.saving.in_turn
                run = self.desk.sure_matches.confirm(job, segment.number, progress=progress, through=through)
                wanted = (run.next.id,) if run.next and run.confirmed else ()
                words = f"{run.words} {takes_back('it all')}" if run.confirmed else run.words
                if run.later:
                    wanted, words = (run.later[0].id,), f"{words} {keys_of('translate.confirm_run')} confirms it."
            finally:
                # Where it was stopped the segments are as they were, but in another version.
                self.post_message(messages.Written((), words, reread=Stand.after(segment, *wanted)))
            return ""

        long_work(self).start("Confirming the sure matches", work)
        self.acted = True
