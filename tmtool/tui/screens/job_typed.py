"""Where the person stands in a job, and what is typed there. What comes back from the desk is `job_screen`'s."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from textual import events, on
from textual.timer import Timer
from textual.widgets import TextArea

from tmtool.language.counting import word_count
from tmtool.model.articles import Article, Origin, Segment, State
from tmtool.model.text import TaggedText
from tmtool.model.units import Match
from tmtool.tui.job.put_in import sure_match
from tmtool.tui.literal import one_line
from tmtool.tui.messages import Stand
from tmtool.tui.screens.job_shown import JobShown
from tmtool.tui.widgets.target_editor import TargetEditor
from tmtool.tui.writer import Writer

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk

DRAFT_AFTER = 1.0
"""Seconds from the first unsaved keystroke to the write; the promise is two."""
LOOK_UP_TAKES = 1.0
"""Seconds for which Enter waits in an empty segment for what is looked up; nobody stands there for ever."""
ARRIVED_AFTER = 0.15
"""Seconds in a segment after which the person has come there and does not pass by."""


class JobTyped(JobShown):
    """Goes through a job, and hands what is typed to the writer."""

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
        self._shown_at = 0.0
        """When the segment came into the editor."""
        self._arriving: Timer | None = None
        self._typed_ahead = ""
        """What was typed before there was a job to type in."""
        self._field: TargetEditor | None = None
        """The editor, also when the screen is being taken apart."""
        self.follower: JobTyped | None = None
        """The screen that takes the place of this one."""

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
        self._shown_at = monotonic()
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
        self.look_up_again(anew=False)
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

    @property
    def may_be_put_in(self) -> bool:
        """Whether a match is being looked up that may put itself in here: then nobody knows yet that nothing does."""
        segment = self.current
        if segment is None or self.auto_insert is None or self.editor.touched or self.lookups.known(segment):
            return False
        return monotonic() - self._shown_at < LOOK_UP_TAKES

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

    @property
    def has_acted(self) -> bool:
        """Whether nothing was typed since the last thing that the person did."""
        return self.acted and self.editor.text == self._seen

    @on(TextArea.Changed, "#editor")
    def _typed(self) -> None:
        was_waiting = bool(self.unsaved)
        # What a write or a flush has taken already is checked all the same.
        if self.take_typed() and not was_waiting:
            self.paint_status()
        if self.view.allowed and self.current:
            self.view.paint_rule(self.current, self.matches)
        elif self.current:
            self.view.paint_keys(self.current)
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

    # What is typed before the job is there, and while the screen goes

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

    def keep_key(self, event: events.Key) -> bool:
        """Keep what is typed before there is a field to type in, and say whether this was.

        Args:
            event: a key that would go to the screen itself. There it would wait for its turn, and the field, which
                may come meanwhile, would never get it.
        """
        is_kept = self.opened is None and event.is_printable
        if is_kept:
            self._typed_ahead += event.character or ""
        return is_kept

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
