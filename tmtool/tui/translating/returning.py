"""Bringing reviewed work back into the job that is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tmtool.tui import messages
from tmtool.tui.long_work import Progress, long_work
from tmtool.tui.messages import Stand
from tmtool.tui.screens.job_screen import JobScreen

if TYPE_CHECKING:
    from tmtool.desk.returned import Change


class ReturningKeys(JobScreen):
    """The key that brings a review back."""

    def action_bring_back_review(self) -> None:
        """Ask for the file of a review, show what it changes, and take what is marked."""
        from tmtool.tui.screens.returning import ReturningScreen

        if self.opened:
            self.flush()
            self.app.push_screen(ReturningScreen(self.desk, self.article, self.opened.job), self._take_review)

    def _take_review(self, changes: tuple[Change, ...] | None) -> None:
        from tmtool.tui.screens.returning import take

        self.editor.focus()
        opened, segment = self.opened, self.current
        if changes is None or opened is None or segment is None:
            return

        def work(progress: Progress, cancelled: Callable[[], bool]) -> str:
            words = ""
            try:
                words = take(self.desk, opened.job, changes, "translate.undo", progress, self.saving.in_turn)
            finally:
                self.post_message(messages.Written((), words, reread=Stand.after(segment)))
            return ""

        long_work(self).start("Taking the review", work)
