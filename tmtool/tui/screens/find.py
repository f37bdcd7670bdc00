"""Ctrl+F: finding a text, filtering the segments, and what is to be replaced."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from tmtool.model.errors import TmtoolError
from tmtool.tui.actions import Place
from tmtool.tui.job.filters import Facts, Filter, Filtered, Kind, Sieve, Sifted
from tmtool.tui.job.job_findings import NotWanted, is_long
from tmtool.tui.job.open_job import OpenJob
from tmtool.tui.keyboard.bindings import bindings
from tmtool.tui.literal import literal
from tmtool.tui.screens.replace import ReplaceView
from tmtool.tui.screens.telling import TellingDialog
from tmtool.tui.shown.finding_query import KINDS, Answer, Asked, Sources
from tmtool.tui.shown.replacement import Preview, in_job, in_memories
from tmtool.tui.widgets.bars import Row
from tmtool.tui.widgets.filter_list import filter_lines, options_line, scope_line
from tmtool.tui.widgets.find_input import FindInput
from tmtool.tui.writer import Writer, guarded

if TYPE_CHECKING:
    from tmtool.desk.desk import Desk

_HINT = "Enter goes there · ↑ ↓ or Alt+letter choose · Esc shows all segments"
_REPLACE_HINT = "Enter shows what would be replaced · Tab goes back · Esc closes"


class FindView(TellingDialog[Answer | None]):
    """Ask what is to be found; gives the filter to put on, or what to replace."""

    BINDINGS = bindings(Place.FIND)
    CSS_PATH = ["dialogs.tcss", "find.tcss"]
    AUTO_FOCUS = "#words"

    @dataclass
    class Ready(Message):
        """The segments are sorted by kind."""

        sieve: Sieve

    @dataclass
    class Sifted(Message):
        """What a text leaves is known, or why it is not."""

        asked: Filter
        sifted: Sifted | None
        why: str = ""

    @dataclass
    class Previewed(Message):
        """What would be replaced is known, or why it is not."""

        asked: Asked
        preview: Preview | None
        why: str = ""

    def __init__(self, desk: Desk, writer: Writer, opened: OpenJob, sources: Sources, words: str = "") -> None:
        """Make the search.

        Args:
            desk: the desk.
            writer: the thread that writes; what would be replaced is looked up behind what it still has to write.
            opened: the job as it is shown.
            sources: what else is known of the job.
            words: what to look for; as the last time by default.
        """
        super().__init__()
        self._desk, self._writer, self._opened, self._sources = desk, writer, opened, sources
        self.asked = Asked() if opened.filtered is None else Asked.of(opened.filtered.filter)
        if words:
            self.asked = Asked(words)
        self._sieve: Sieve | None = None
        self._sifted: Sifted | None = None
        self._is_wanted = False
        """Whether Enter was pressed, and what it asked for is not known yet."""
        self._is_checking = False
        self._looking_for: Asked | None = None
        """What Enter asked to be shown before it is replaced, until the answer is there."""
        self._word = ""

    def compose(self) -> ComposeResult:
        """Lay out the two lines, how the text is taken, and the filters."""
        with Vertical(classes="dialog"):
            with Horizontal(classes="line"):
                yield Row(id="label-words")
                yield FindInput(placeholder="text in source or target; nothing for all", id="words")
            with Horizontal(classes="line"):
                yield Row(id="label-new")
                yield FindInput(placeholder="what shall stand there instead", id="new")
            yield Row(id="options")
            yield Row(id="scope")
            yield Row(id="filters")
            yield Row(id="word")

    def on_mount(self) -> None:
        """Show what was asked before; count in a worker."""
        self.query_one("#label-words", Row).show(" Find")
        self.query_one("#label-new", Row).show(" Replace by")
        line = self.query_one("#words", Input)
        with line.prevent(Input.Changed):
            line.value = self.asked.words
        line.select_all()
        self._draw()
        self.run_worker(self._gather, group="facts", exclusive=True, exit_on_error=False, thread=True)

    def _gather(self) -> None:
        """Sort the segments."""
        try:
            self.post_message(self.Ready(Sieve(self._opened.segments, self._sources.facts())))
        except TmtoolError as error:
            self.post_message(self.Sifted(self.asked.filter, None, error.message))

    @on(Ready)
    def _sorted(self, message: Ready) -> None:
        self._sieve = message.sieve
        self._sift()
        self._check()

    def _check(self) -> None:
        """Sort once more with what the checks find; of a long job only where that is wanted, for it takes its time."""
        sieve = self._sieve
        if sieve is None or sieve.facts.findings is not None or self._is_checking:
            return
        if is_long(self._opened.segments) and self.asked.kind is not Kind.FINDINGS:
            return
        self._is_checking = True

        def work() -> None:
            try:
                found = self._sources.findings().segments
                self.post_message(self.Ready(sieve.with_facts(replace(sieve.facts, findings=found))))
            except TmtoolError as error:
                self.post_message(self.Sifted(self.asked.filter, None, error.message))
            except NotWanted:
                return

        self.run_worker(work, group="findings", exclusive=True, exit_on_error=False, thread=True)

    def _sift(self) -> None:
        """Look what the text leaves, in a worker."""
        self._sifted, sieve, wanted = None, self._sieve, self.asked.filter
        if sieve is None:
            return

        def work() -> None:
            try:
                self.post_message(self.Sifted(wanted, sieve.sift(wanted.query, wanted.where)))
            except TmtoolError as error:
                self.post_message(self.Sifted(wanted, None, error.message))

        self.run_worker(work, group="sift", exclusive=True, exit_on_error=False, thread=True)

    @on(Sifted)
    def _counted(self, message: Sifted) -> None:
        wanted = self.asked.filter
        if (message.asked.query, message.asked.where) != (wanted.query, wanted.where):
            return
        self._sifted = message.sifted
        self._say(message.why)
        if message.sifted is None:
            self._is_wanted = False
        elif self._is_wanted:
            self.action_go()

    # What is shown

    def on_resize(self) -> None:
        """Fit the lines to the width."""
        self.call_after_refresh(self._draw)

    def _say(self, words: str) -> None:
        self._word = words
        self._draw()

    def _draw(self) -> None:
        filters = self.query_one("#filters", Row)
        width = filters.size.width or 60
        facts = self._sieve.facts if self._sieve else Facts()
        filters.show(filter_lines(self.asked, self._sifted, facts, self._opened.sibling_language, width))
        self.query_one("#options", Row).show(options_line(self.asked))
        self.query_one("#scope", Row).show(scope_line(self.asked))
        word = self.query_one("#word", Row)
        hint = _REPLACE_HINT if self._is_replacing else _HINT
        word.show(literal(self._word, style="bold $text-warning") if self._word else Content.styled(hint, "dim"))

    @property
    def _is_replacing(self) -> bool:
        return self.focused is self.query_one("#new", Input)

    # What can be done

    @on(Input.Changed, "#words")
    def _typed(self, event: Input.Changed) -> None:
        self._ask(replace(self.asked, words=event.value))

    @on(Input.Changed, "#new")
    def _typed_instead(self, event: Input.Changed) -> None:
        self.asked = replace(self.asked, new=event.value)

    def _ask(self, asked: Asked) -> None:
        is_other_text = (asked.query, asked.where) != (self.asked.query, self.asked.where)
        self.asked, self._is_wanted = asked, False
        self._check()
        if is_other_text:
            self._sift()
        self._say("")

    def action_choose(self, step: int) -> None:
        """Choose the filter above or below."""
        self._ask(self.asked.stepped(step))

    def action_kind(self, number: int) -> None:
        """Choose a filter by its letter."""
        self._ask(replace(self.asked, kind=KINDS[number - 1]))

    def action_whole(self) -> None:
        """Find only whole words, or parts too."""
        self._ask(replace(self.asked, whole=not self.asked.whole))

    def action_case(self) -> None:
        """Make case count, or not."""
        self._ask(replace(self.asked, case=not self.asked.case))

    def action_regex(self) -> None:
        """Take the text as a regular expression, or not."""
        self._ask(replace(self.asked, is_regex=not self.asked.is_regex))

    def action_where(self) -> None:
        """Look elsewhere."""
        self._ask(self.asked.elsewhere())

    def action_scope(self) -> None:
        """Replace in this article, or in the memories."""
        self._ask(replace(self.asked, in_memories=not self.asked.in_memories))

    def action_other_line(self) -> None:
        """Go to the other line."""
        self.query_one("#words" if self._is_replacing else "#new", Input).focus()
        self.call_after_refresh(self._say, "")

    def action_clear(self) -> None:
        """Show everything again."""
        self.dismiss(Answer())

    def action_go(self) -> None:
        """Put the filter on, or show what would be replaced."""
        if self._is_replacing:
            self._preview()
            return
        sieve, sifted, wanted = self._sieve, self._sifted, self.asked.filter
        is_unknown = wanted.kind is Kind.FINDINGS and (sieve is None or sieve.facts.findings is None)
        if sieve is None or sifted is None or is_unknown:
            self._is_wanted = True
            self._say("The checks are running …" if is_unknown else "")
        elif wanted.is_all:
            self.action_clear()
        elif not sifted.count(wanted.kind):
            self._is_wanted = False
            self._say("No segment is like that.")
        else:
            self.dismiss(Answer(Filtered.of(wanted, sieve.facts, sifted)))

    # What is replaced

    def _preview(self) -> None:
        asked, query = self.asked, self.asked.query
        if query is None:
            self._say("Type in the first line what is to be replaced.")
            return
        if self._looking_for == asked:
            return
        self._looking_for = asked
        self._say("Looking …")

        def look() -> Message:
            find = in_memories if asked.in_memories else in_job
            return self.Previewed(asked, find(self._desk, self._opened.job, query, asked.new))

        def failed(error: TmtoolError) -> Message:
            return self.Previewed(asked, None, error.message)

        def show() -> None:
            if message := guarded(look, failed)():
                self.post_message(message)

        if asked.in_memories:
            self.run_worker(show, group="preview", exclusive=True, exit_on_error=False, thread=True)
        else:
            # Behind what was typed last, which is on its way to the desk.
            self._writer.submit(look, self.post_message, failed)

    @on(Previewed)
    def _previewed(self, message: Previewed) -> None:
        if message.asked != self._looking_for:
            return
        self._looking_for = None
        if not self.is_active or message.asked != self.asked:
            # The person went on meanwhile.
            return
        preview = message.preview
        if preview is None or not preview.lines:
            self._say(message.why or (preview.why_nothing if preview else ""))
            return
        self._say("")

        def chosen(wanted: frozenset[int] | None) -> None:
            if wanted:
                self.dismiss(Answer(self._opened.filtered, preview, wanted))

        self.app.push_screen(ReplaceView(preview), chosen)
