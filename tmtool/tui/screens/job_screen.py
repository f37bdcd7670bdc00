"""The translate screen without its keys: going through a job, keeping what is typed, and what became of writing it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.timer import Timer
from textual.widgets import TextArea

from tmtool.language.counting import word_count
from tmtool.model.articles import Article, Origin, Segment, State
from tmtool.model.errors import ChangedMeanwhile, DeskError, MissingInput, TmtoolError
from tmtool.model.text import TaggedText
from tmtool.model.units import Match
from tmtool.tui import messages
from tmtool.tui.actions import keys_of
from tmtool.tui.job.colleagues import Colleagues, newer
from tmtool.tui.job.open_job import OpenJob, place_for_text
from tmtool.tui.job.opening import read_job
from tmtool.tui.job.pace import Pace
from tmtool.tui.job.put_in import sure_match
from tmtool.tui.literal import one_line
from tmtool.tui.messages import Stand
from tmtool.tui.order import Asked, Order
from tmtool.tui.screens.job_shown import JobShown
from tmtool.tui.widgets.target_editor import TargetEditor
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk
    from tmtool.tui.app import TmtoolApp

DRAFT_AFTER = 1.0
"""Seconds from the first unsaved keystroke to the write; the promise is two."""
ARRIVED_AFTER = 0.15
"""Seconds in a segment after which the person has come there and does not pass by."""
LOOK_ROUND_EVERY = 4.0
"""Seconds between two looks at what colleagues wrote."""
RETRY_AFTER = 5.0
"""Seconds until a write that failed is tried again."""


class JobScreen(JobShown):
    """Shows one job, goes through it, and keeps what is typed."""

    def __init__(self, desk: Desk, writer: Writer, article: Article, language: str, stand: Stand | None = None) -> None:
        """Make the screen of a job; the arguments are those of `JobShown`."""
        super().__init__(desk, writer, article, language, stand)
        self._before: dict[int, Segment] = {}
        """Segments as they were before a confirmation was shown that is not on disk yet."""
        self._seen = ""
        """The text of the editor that `unsaved` knows of."""
        self.auto_insert: int | None = None
        """From which score the best match is put in by itself."""
        self.acted = False
        """Whether the last thing that the person did was no typing: then that is what undo means."""
        self._draft_waits = False
        self._retry: Timer | None = None
        self._arriving: Timer | None = None
        self._colleagues = Colleagues(desk)
        self._order = Order()
        self._typed_ahead = ""
        """What was typed before there was a job to type in."""
        self._field: TargetEditor | None = None
        """The editor, also when the screen is being taken apart."""
        self.follower: JobScreen | None = None
        """The screen that takes the place of this one."""

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

    def take_typed_ahead(self, text: str) -> None:
        """Take what was typed before the job was there; only an empty segment takes it unasked.

        Args:
            text: what was typed.
        """
        if (segment := self.current) is None:
            self._typed_ahead += text
        elif text and not (segment.target or segment.locked):
            if self.editor.provisional:
                self.editor.put("")
            self.editor.change(0, 0, text)
        elif text:
            typed = f"You typed “{one_line(text, 40)}” before the text was there. "
            if segment.locked:
                words = f"Segment {segment.number} is locked: it is not put in."
            else:
                words = f"Segment {segment.number} has a translation: Ctrl+Y puts it behind that."
                self.editor.offer(text)
            self.notify(typed + words, severity="warning", timeout=10)

    def on_key(self, event: events.Key) -> None:
        """Keep what is typed before there is a field to type in."""
        if self.opened is None and self.focused is None and event.is_printable:
            self._typed_ahead += event.character or ""

    def on_unmount(self) -> None:
        """Write what was typed while the screen went, and hand on what was meant for the one that follows."""
        if (field := self._field) is None:
            return
        if self.follower and (held := field.release()):
            self.follower.take_typed_ahead(held)
        if (segment := self.current) and field.text != self._seen:
            self.unsaved.typed(segment, field.text)
        field.leave()
        self._write_unsaved()

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

    @property
    def has_acted(self) -> bool:
        """Whether nothing was typed since the last thing that the person did."""
        return self.acted and self.editor.text == self._seen

    def bring_back(self) -> None:
        """Put texts back whose confirmation was taken back."""

    # Where the person stands

    def go(self, index: int) -> None:
        """Go to a segment; what was typed is written."""
        if self.opened and not self.is_standing_at(index):
            self.acted = False
            self.flush()
            self.opened = self.opened.standing_at(index)
            self.show_segment()

    def is_standing_at(self, index: int) -> bool:
        """Whether going there would move nothing."""
        return self.opened is not None and self.opened.standing_at(index).at == self.opened.at

    def show_segment(self) -> None:
        """Bring the segment where the person stands into the editor, with what is known of it."""
        opened, segment = self.opened, self.current
        if opened is None or segment is None:
            return
        with self.app.batch_update():
            self.origin = self.inserted_term = self.inserted_figure = None
            self.findings, self.findings_text = (), None
            with self.editor.prevent(TextArea.Changed):
                self.editor.load(self._text_of(segment), segment=segment.id)
            self._seen = self.editor.text
            self.editor.read_only = segment.locked
            known = self.lookups.known(segment)
            self.matches, self.terms = (known.matches, known.terms) if known else ((), ())
            self.used = tuple(False for _ in self.terms)
            self.put_in_by_itself()
            self.paint()
            self.view.paint_matches(opened, self.matches, empty="No match." if known and known.is_whole else "")
        self.check_soon()
        if self._arriving:
            self._arriving.stop()
        # What is known is painted already; who passes by needs nothing looked up and leaves no trace.
        self._arriving = self.set_timer(ARRIVED_AFTER, self._arrived) if known else None
        if known is None:
            self.call_after_refresh(self._arrived)

    def _arrived(self) -> None:
        """Look up what is around the place once it is drawn, and remember it."""
        self.look_up_again()
        self.read_history()
        self.count_words()
        if self.current:
            self.saving.enter(self.current)

    def _text_of(self, segment: Segment) -> str:
        unsaved = self.unsaved.text(segment.id)
        return segment.target.shown if unsaved is None else unsaved

    def put_in_by_itself(self) -> None:
        """Put the best match into an empty segment, where it is as good as the person wants it; it is no draft yet."""
        segment = self.current
        if segment is None or self.editor.text or self.editor.touched or segment.id in self.unsaved:
            return
        if match := sure_match(segment, self.matches, self.auto_insert):
            self.load_by_itself(match)

    def load_by_itself(self, match: Match) -> None:
        """Show a match as the text of the segment until the person takes it, changes it or leaves."""
        with self.editor.prevent(TextArea.Changed):
            self.editor.load(match.offered, provisional=True)
        self._seen = self.editor.text
        self.origin = (match.offered, Origin.of_match(match))
        self.check_soon()

    def take_put_in(self) -> None:
        """Make a text that was put in by itself the person's own."""
        if self.editor.provisional:
            self.editor.take()
            self._seen = ""

    # What is typed

    @on(TextArea.Changed, "#editor")
    def _typed(self) -> None:
        was_waiting = bool(self.unsaved)
        # What a write or a flush has taken already is checked all the same.
        if self.take_typed() and not was_waiting:
            self.paint_status()
        if self.view.allowed and self.current:
            self.view.paint_rule(self.current, self.matches)
        if not self._draft_waits and self.unsaved.to_write():
            self._draft_waits = True
            self.set_timer(DRAFT_AFTER, self.flush)
        self.check_soon()

    def take_typed(self) -> bool:
        """Keep what is in the editor; word of the last letters may still be under way. Whether there was any."""
        segment, text = self.current, self.editor.text
        if segment is None or text == self._seen:
            return False
        self._seen = text
        self.acted = False
        self.unsaved.typed(segment, text)
        if self.editor.provisional:
            self.editor.take()
            self.view.paint_rule(segment, self.matches)
        return True

    def flush(self) -> None:
        """Write everything that is typed and not written, but what waits for the person's word."""
        self._draft_waits = False
        self.take_typed()
        self._write_unsaved()

    def _write_unsaved(self) -> None:
        if self.opened is None:
            return
        for segment_id, text in self.unsaved.to_write().items():
            if (index := self.opened.index_of(segment_id)) is not None:
                origin = self.origin_of(text) if index == self.opened.at else None
                self.unsaved.sent(segment_id, text)
                self.saving.draft(self.opened.segments[index], text, origin)

    def is_untouched(self, segment: Segment, text: str) -> bool:
        """Whether a text is what the segment has on the desk, with nothing on the way there."""
        return segment.id not in self.unsaved and text == segment.target.shown

    def origin_of(self, text: str) -> Origin | None:
        """Where a text came from, if it is still what a match put in."""
        return self.origin[1] if self.origin and self.origin[0] == text else None

    def expect(self, segment: Segment, text: str, state: State = State.TRANSLATED) -> None:
        """Show a confirmation before it is on disk; the writer's answer replaces it, or takes it back.

        Args:
            segment: the segment as it was.
            text: what was confirmed.
            state: what it becomes.
        """
        if self.opened:
            target = TaggedText.from_shown(text, segment.source.tags)
            self._seen = self.editor.text
            self.acted = True
            self.unsaved.typed(segment, text)
            self.unsaved.sent(segment.id, text)
            self._before.setdefault(segment.id, segment)
            if self.pace:
                self.pace.confirmed(word_count(segment.source.text), monotonic())
            confirmed = replace(segment, target=target, state=state, left_out=False, sister_changes=())
            self.opened = self.opened.with_changed([confirmed])

    @on(messages.Written)
    def _written(self, message: messages.Written) -> None:
        self.saved_at = datetime.fromisoformat(self.desk.clock()).astimezone().strftime("%H:%M")
        if message.text:
            self.unsaved.written(*message.text)
        for segment in message.segments:
            self._before.pop(segment.id, None)
        if message.segments or message.reread:
            self._order.wrote()
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
