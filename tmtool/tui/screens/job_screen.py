"""The translate screen without its keys: the job is read, and what the writer and colleagues wrote comes into it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, cast

from textual import on
from textual.timer import Timer

from tmtool.model.articles import Article, Segment
from tmtool.model.errors import ChangedMeanwhile, DeskError, MissingInput, TmtoolError
from tmtool.tui import messages
from tmtool.tui.actions import keys_of
from tmtool.tui.job.colleagues import Colleagues, newer
from tmtool.tui.job.open_job import OpenJob, place_for_text
from tmtool.tui.job.opening import read_job
from tmtool.tui.job.pace import Pace
from tmtool.tui.messages import Stand
from tmtool.tui.order import Asked, Order
from tmtool.tui.screens.job_typed import JobTyped
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.tui.app import TmtoolApp

LOOK_ROUND_EVERY = 4.0
"""Seconds between two looks at what colleagues wrote."""
RETRY_AFTER = 5.0
"""Seconds until a write that failed is tried again."""


class JobScreen(JobTyped):
    """Shows one job as it is on the desk, with what is on the way there."""

    def __init__(self, desk: Desk, writer: Writer, article: Article, language: str, stand: Stand | None = None) -> None:
        """Make the screen of a job; the arguments are those of `JobShown`."""
        super().__init__(desk, writer, article, language, stand)
        self._retry: Timer | None = None
        self._colleagues = Colleagues(desk)
        self._order = Order()

    def on_mount(self) -> None:
        """Read the job once the frame is drawn."""
        self._field = self.editor
        self._field.keep_steps_in(cast("TmtoolApp", self.app).steps)
        self.view.paint_opening(self.article.name)
        self.call_after_refresh(self.read, self.stand)

    def read(self, stand: Stand, again: Asked | None = None) -> None:
        """Read the job in a worker.

        Args:
            stand: where to stand then.
            again: the reading that came too early.
        """
        asked = self._order.ask(stand, again)

        def work() -> None:
            try:
                article = self.desk.articles.find(self.article.name)
                opened = read_job(self.desk, article, self.language, stand)
                opened.asked = asked
                self.post_message(opened)
            except TmtoolError as error:
                self.post_message(messages.Failed(error))

        self.run_worker(work, group="job", exclusive=True, exit_on_error=False, thread=True)

    @on(messages.JobOpened)
    def _job_opened(self, message: messages.JobOpened) -> None:
        if not message.segments:
            self.notify("This article has no segments.", severity="warning")
            return
        if (asked := message.asked) and self.opened:
            if self._order.is_overtaken(asked):
                return
            if self._order.is_too_early(asked):
                self.read(asked.stand, asked)
                return
        if asked:
            self._order.show(asked)
        self._colleagues.has_read(message.change)
        self.article = message.article
        self.bookmarks = message.bookmarks
        self.pace = (self.pace or Pace()) if message.words_an_hour else None
        self.auto_insert = message.auto_insert
        job = OpenJob(message.article, message.job, message.segments, 0, message.sibling_language, message.sibling)
        job = replace(job, reviewing=self.reviewing).standing_at(message.number - 1)
        if self.opened:
            self._job_read_again(self.opened, job, message.asked_at)
            return
        self.set_interval(LOOK_ROUND_EVERY, self.look_round)
        typed_ahead = self._typed_ahead + self.editor.text
        self.opened = job
        self.show_segment()
        self.take_typed_ahead(typed_ahead)

    def _job_read_again(self, old: OpenJob, job: OpenJob, asked_at: int | None) -> None:
        self.flush()
        stays = old.current.id in self.unsaved or old.current.id != asked_at
        job = old.read_again(job, self.unsaved, self._before, moves=not stays)
        self.opened = job = job.with_bookmarks(self.bookmarks)
        self.bring_back()
        for place, text in self.unsaved.take_homeless({segment.id for segment in job.segments}):
            segment = place_for_text(job.segments, *place)
            self.unsaved.offer(segment, text)
            self.notify(
                f"The segment you typed in is no longer there. Your text is offered in segment {segment.number}: "
                f"Enter writes it, {keys_of('translate.undo')} drops it.",
                severity="warning",
                timeout=10,
            )
        is_same = (job.current.id, job.current.source) == (old.current.id, old.current.source)
        if not is_same or self._text_of(job.current) != self.editor.text:
            self.show_segment()
        else:
            self.count_words()
            self.paint()

    def bring_back(self) -> None:
        """Put texts back whose confirmation was taken back."""

    # What the writer and colleagues wrote

    @on(messages.Written)
    def _written(self, message: messages.Written) -> None:
        self.saved_at = datetime.fromisoformat(self.desk.clock()).astimezone().strftime("%H:%M")
        if message.text:
            self.unsaved.written(*message.text)
        for segment in message.segments:
            self._before.pop(segment.id, None)
        if message.segments or message.reread:
            self._order.wrote()
            self.lookups.wrote()
        if message.words:
            self.notify(message.words)
        if message.reread is not None:
            self.read(message.reread)
        if self.opened and message.segments:
            self.take_typed()
            before = self.opened.current.target
            self.opened = self.opened.with_changed(self._as_seen(segment) for segment in message.segments)
            self.editor.read_only = self.opened.current.locked
            now = self.opened.current
            if now.target != before and self._text_of(now) != self.editor.text:
                # A repetition was filled where the person has gone already, or a colleague wrote there.
                self.show_segment()
                return
        self.paint()

    def _as_seen(self, now: Segment) -> Segment:
        """Give a segment as it is now, but what is typed in it in the version that the person saw."""
        index = self.opened.index_of(now.id) if self.opened and now.id in self.unsaved else None
        return (
            now if self.opened is None or index is None else replace(now, version=self.opened.segments[index].version)
        )

    def look_round(self) -> None:
        """See in a worker whether colleagues wrote in the job."""
        if (opened := self.opened) is None or any(worker.group == "colleagues" for worker in self.workers):
            return

        # What is at work holds no segments: they would outlive the job that is on the screen.
        job, shown, ours = opened.job, opened.identities, self.saving.versions

        def work() -> None:
            # A desk that cannot be read is told of by whatever the person does next.
            with suppress(TmtoolError):
                found = self._colleagues.look(job, shown, ours)
                if found is not None:
                    self.post_message(found)

        self.run_worker(work, group="colleagues", exit_on_error=False, thread=True)

    @on(messages.WrittenElsewhere)
    def _written_elsewhere(self, message: messages.WrittenElsewhere) -> None:
        if (opened := self.opened) is None:
            return
        if message.is_another:
            self.read(Stand.after(opened.current))
            return
        self.take_typed()
        changed = newer(opened, message.segments, self.unsaved)
        if changed:
            self.opened = opened.with_changed(changed)
            is_here = opened.current.id in {segment.id for segment in changed}
            if is_here and self._text_of(self.opened.current) != self.editor.text:
                self.show_segment()
            else:
                self.editor.read_only = self.opened.current.locked
                self.paint()

    @on(messages.NotWritten)
    def _not_written(self, message: messages.NotWritten) -> None:
        words = message.error.message
        self.acted = False
        by_disk = isinstance(message.error, DeskError)
        if message.text and self.opened:
            segment, text = message.text
            self.take_typed()
            is_news = self.unsaved.not_written(segment, text, by_disk=by_disk)
            before = self._before.pop(segment.id, None)
            if true := message.now or before:
                self.opened = self.opened.with_changed([true])
            if not by_disk:
                words += f"\nYours is not saved: Enter writes it, {keys_of('translate.undo')} drops it."
            index = self.opened.index_of(segment.id)
            if is_news and index is not None and not self.editor.touched:
                self.go(index)
        elif message.now:
            words += "\nNothing was done: do it again if you still want it."
            if message.now.id in self.unsaved.refused:
                words += f" What you typed there is not saved: Enter writes it, {keys_of('translate.undo')} drops it."
        self.notify(words, severity="error", timeout=10)
        if by_disk and message.text and self._retry is None:
            self._retry = self.set_timer(RETRY_AFTER, self.retry)
        is_another = isinstance(message.error, MissingInput | ChangedMeanwhile)
        if self.current and (is_another or (message.text and not by_disk)):
            self.read(Stand.after(self.current))
        self.paint()

    def retry(self) -> None:
        """Write what the disk did not take once more, as drafts."""
        self._retry = None
        self.flush()
